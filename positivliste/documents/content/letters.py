"""What we write to the respondents: the consultation letter for each kind, the reminder, and the receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from positivliste.danish import date_text
from positivliste.documents.content import reasons
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.size import is_too_long
from positivliste.documents.content.wording import danish_time, deadline_text
from positivliste.model.answers import Change, RowChange, SentAnswer
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.proposal import Proposal
from positivliste.model.round import Priority
from positivliste.model.row_error import RowError
from positivliste.model.value import frozen
from positivliste.parameters import Values

_TEMPLATES = {
    RespondentKind.SCHOOL: "consultation-school.md",
    RespondentKind.JOBCENTRE: "consultation-private.md",
    RespondentKind.UNEMPLOYMENT_FUND: "consultation-private.md",
    RespondentKind.PARTNER: "consultation-partner.md",
    RespondentKind.OTHER: "consultation-partner.md",
}


@frozen
class Limits:
    """The longest a course may last, in the units that people write durations in."""

    months: int
    weeks: int
    days: int
    hours: int

    @classmethod
    def of(cls, values: Values) -> Limits:
        """The limits that hold on the day of the values.

        Raises:
            BadData: a parameter has no value on that day.
        """
        return cls(*(values.number(f"courses.max_{unit}") for unit in ("months", "weeks", "days", "hours")))


@frozen
class ConsultationLetter:
    """The letter that opens the consultation for one respondent, with what its kind is asked for.

    Attributes:
        dated: the date of the letter.
        groups: the order of the occupational groups.
    """

    occasion: Occasion
    respondent: Respondent
    dated: date
    limits: Limits
    priorities: tuple[Priority, ...]
    groups: tuple[str, ...]

    @property
    def template(self) -> str:
        return _TEMPLATES[self.respondent.kind]

    @property
    def by_group(self) -> tuple[tuple[str, tuple[Priority, ...]], ...]:
        """The prioritised job titles by group: the council's order of groups, and within one as given."""
        return tuple(self._by_group())

    def _by_group(self) -> Iterator[tuple[str, tuple[Priority, ...]]]:
        for group in dict.fromkeys((*self.groups, *(priority.group for priority in self.priorities))):
            if found := tuple(priority for priority in self.priorities if priority.group == group):
                yield group, found


@frozen
class AnswerForm:
    """The answer workbook.

    Attributes:
        kind: the kind of respondent that it is for; None where all are asked for the same.
        priorities: the prioritised job titles, for a list of courses.
        groups: the occupational groups that courses are of.
    """

    occasion: Occasion
    kind: RespondentKind | None = None
    priorities: tuple[Priority, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.occasion.words.heading} fra {date_text(self.occasion.effective)}"

    @property
    def due(self) -> str:
        """When to answer, as a sentence.

        Raises:
            ValueError: the deadline is not an ISO date or moment.
        """
        deadline = self.occasion.deadline
        return f"Svar senest {deadline_text(deadline)}." if deadline else "Svar hurtigst muligt."

    @property
    def asked(self) -> str:
        """What the respondent is asked for, as a sentence."""
        words = self.occasion.words
        return words.asked_of.get(self.kind, words.asked) if self.kind else words.asked

    @property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """What is chosen from in a column, by its heading."""
        fixed = {column.header: column.choices for column in self.occasion.words.columns if column.choices}
        titles = tuple(dict.fromkeys(priority.title for priority in self.priorities))
        offered = {"Stillingsbetegnelse": titles, "Erhvervsgruppe": self.groups}
        return {name: texts for name, texts in {**offered, **fixed}.items() if texts}


@frozen
class Reminder:
    """The letter to a respondent that has not answered.

    Attributes:
        suggested: how many job titles it suggested for the round; a suggestion is no answer. [B5]
        unread: how many rows of its files of suggestions could not be read.
    """

    template: ClassVar[str] = "reminder.md"

    occasion: Occasion
    respondent: Respondent
    dated: date
    suggested: int = 0
    unread: int = 0

    @property
    def days_left(self) -> int:
        """The days from the letter to the deadline: 0 on the last day, below 0 once it is over."""
        return (danish_time(self.occasion.last_moment).date() - self.dated).days


@frozen
class ReadFile:
    """One file of an answer, with what was read in it.

    Attributes:
        rows: the rows of its tables; always the proposals plus the rows with an error.
        skipped: what was not read as rows, in Danish: sheets without a table, remarks below one.
    """

    file: str
    sha256: str
    rows: int
    proposals: tuple[Proposal, ...]
    errors: tuple[RowError, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def is_too_long(self) -> bool:
        """Whether its proposals are too many to be given back one by one."""
        return is_too_long(len(self.proposals))


@frozen
class Receipt:
    """The receipt for what came in one go: what we received, and what we understood.

    Attributes:
        received: when the answer came, an ISO date or moment.
        on_time: whether it came within the deadline.
        heard: whether the respondent was asked; else it sent the proposals of its own accord.
        closed: whether the consultation is over.
        replaced: the earlier answers whose place it takes.
        changes: what became of every row of these, and which are new.
    """

    template: ClassVar[str] = "receipt.md"
    changed = staticmethod(reasons.changed)

    occasion: Occasion
    respondent: Respondent
    dated: date
    received: str
    on_time: bool
    files: tuple[ReadFile, ...]
    heard: bool = True
    closed: bool = False
    replaced: tuple[SentAnswer, ...] = ()
    changes: tuple[RowChange, ...] = ()

    @property
    def again(self) -> bool:
        """Whether it is the same file, which was read again."""
        return bool(self.replaced) and {a.sha256 for a in self.replaced} == {file.sha256 for file in self.files}

    @property
    def kinds(self) -> dict[str, int]:
        """How many rows are the same, changed, new and gone."""
        return dict(Counter(change.kind.value for change in self.changes))

    @property
    def other(self) -> tuple[RowChange, ...]:
        """The rows that changed, or are gone."""
        return tuple(change for change in self.changes if change.kind in (Change.CHANGED, Change.GONE))

    @property
    def proposals(self) -> int:
        return sum(len(file.proposals) for file in self.files)

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)

    @property
    def errors(self) -> int:
        return sum(len(file.errors) for file in self.files)
