"""The papers of the council: the overview of who answered, and the agenda item with the recommendation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from positivliste.danish import MONTHS, date_text, sort_key
from positivliste.documents.content.occasion import Occasion
from positivliste.model.council import Body
from positivliste.model.listing import NO_GROUP, Decision, Entry
from positivliste.model.moment import day_of
from positivliste.model.results import Turnout, Waiting
from positivliste.model.screening import Funnel
from positivliste.model.short import short
from positivliste.model.value import frozen
from positivliste.rules import Rule


@frozen
class AnswerOverview:
    """The overview of the answers: who answered, when, with how many proposals, and who did not.

    Attributes:
        waiting: what was suggested and waits for the next screening, by sender.
    """

    template: ClassVar[str] = "answers.md"

    occasion: Occasion
    dated: date
    answers: Turnout
    waiting: tuple[Waiting, ...] = ()

    def __repr__(self) -> str:
        counts = f"{len(self.answers.answered)} of {len(self.answers.heard)} answered"
        return f"<AnswerOverview of {self.dated}: {counts}, {len(self.answers.others)} beside>"

    def table(self) -> list[dict[str, Any]]:
        """Every organisation as a flat row, as its answers have it."""
        return self.answers.table()


@frozen
class AgendaItem:
    """The item on list A on the council's agenda, in the form of S1 item 2.2.

    Attributes:
        number: the item's number on the agenda, for example "2.2". The list is its first appendix, "2.2.1".
        answers: who was heard, and who sent something; nobody was heard where there was no consultation.
        funnel: the counts of the round.
        turned_down: the rules that turned courses down, each with how many.
        entries: the courses that are recommended; those with `special` go under *særlig orientering*.
        remarks: free remarks on single courses: of another council's list, an employer agreement. [A10]
        late_waiting: how many courses came after the deadline and wait for a person, so that they are not recommended.
        special_reason: why courses came after the deadline, in full sentences.
        demand: what is known of the shortage for the prioritised job titles, by title, where anything is. [B8]
        decision: the decision, once it is made.
        resolution: what was decided, in full sentences; empty where it is the recommendation.
        body: who is to decide.
    """

    template: ClassVar[str] = "agenda.md"

    number: str
    occasion: Occasion
    answers: Turnout
    funnel: Funnel
    groups: tuple[str, ...]
    entries: tuple[Entry, ...]
    turned_down: tuple[tuple[Rule[Any], int], ...] = ()
    remarks: tuple[str, ...] = ()
    late_waiting: int = 0
    special_reason: str = ""
    decision: Decision | None = None
    resolution: str = ""
    body: Body = Body.COUNCIL
    demand: tuple[tuple[str, str], ...] = ()

    __repr__ = short

    @property
    def title(self) -> str:
        when = date_text(self.occasion.effective)
        supplement = self.occasion.supplement
        return f"Supplement til positivlisten fra {when}" if supplement else f"Positivliste fra {when}"

    @property
    def consulted(self) -> str:
        """When the consultation was: "i februar 2020"."""
        deadline = self.occasion.deadline
        day = day_of(deadline) if deadline else self.occasion.effective
        return f"i {MONTHS[day.month - 1]} {day.year}"

    @property
    def regular(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.special)

    @property
    def special(self) -> tuple[Entry, ...]:
        """The courses received after the deadline, by title. [A8]"""
        return _by_title(entry for entry in self.entries if entry.special)

    @property
    def only_with_others(self) -> tuple[Entry, ...]:
        """The courses that can be used only together with others, by title. [A9]"""
        return _by_title(entry for entry in self.entries if entry.only_with_others)

    @property
    def by_group(self) -> tuple[tuple[str, int], ...]:
        """The courses received on time by occupational group, in the order of the council's groups."""
        found = Counter(entry.group or NO_GROUP for entry in self.regular)
        return tuple((group, found[group]) for group in dict.fromkeys((*self.groups, *found)) if found[group])


def _by_title(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: sort_key(entry.title)))
