"""The papers of the council: the overview of who answered, and the agenda item with the recommendation."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from positivliste.danish import date_text, sort_key
from positivliste.documents.content.letters import Consultation
from positivliste.model.listing import NO_GROUP, Entry
from positivliste.model.results import Answers, Waiting
from positivliste.model.screening import Funnel
from positivliste.model.short import short


@frozen
class AnswerOverview:
    """The overview of the answers: who answered, when, with how many proposals, and who did not.

    Attributes:
        waiting: what was suggested and waits for the next screening, by sender.
    """

    template: ClassVar[str] = "answers.md"

    consultation: Consultation
    dated: date
    answers: Answers
    waiting: tuple[Waiting, ...] = ()

    __repr__ = short


@frozen
class TurnedDown:
    """How many courses one rule turned down.

    Attributes:
        content: a person turned them down on their content; else a rule did.
    """

    code: str
    title: str
    count: int
    content: bool = False


@frozen
class Decision:
    """The decision on the item: who decided ("Rådet", "Formandskabet"), when, and what, in full sentences."""

    body: str
    on: date
    text: str = ""


@frozen
class AgendaItem:
    """The item on list A on the council's agenda, in the form of S1 item 2.2.

    Attributes:
        number: the item's number on the agenda, for example "2.2". The list is its first appendix, "2.2.1".
        consulted: when the consultation was, as a sentence has it, for example "i februar 2020".
        answers: who was heard, and who sent something; nobody was heard where there was no consultation.
        funnel: the counts of the round.
        turned_down: how many courses each rule turned down.
        entries: the courses that are recommended; those with `special` go under *særlig orientering*.
        remarks: free remarks on single courses: of another council's list, an employer agreement. [A10]
        special_reason: why courses came after the deadline, in full sentences.
        demand: what is known of the shortage for the prioritised job titles, by title, where anything is. [B8]
        decision: the decision, once it is made.
        body: who is to decide, "Rådet" or "Formandskabet".
    """

    template: ClassVar[str] = "agenda.md"

    number: str
    council: str
    effective: date
    consulted: str
    answers: Answers
    funnel: Funnel
    groups: tuple[str, ...]
    entries: tuple[Entry, ...]
    turned_down: tuple[TurnedDown, ...] = ()
    remarks: tuple[str, ...] = ()
    special_reason: str = ""
    decision: Decision | None = None
    body: str = "Rådet"
    demand: tuple[tuple[str, str], ...] = ()
    supplement: bool = False

    __repr__ = short

    @property
    def title(self) -> str:
        when = date_text(self.effective)
        return f"Supplement til positivlisten fra {when}" if self.supplement else f"Positivliste fra {when}"

    @property
    def regular(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.special)

    @property
    def special(self) -> tuple[Entry, ...]:
        """The courses received after the deadline, by title. [A8]"""
        return tuple(sorted((entry for entry in self.entries if entry.special), key=lambda e: sort_key(e.title)))

    @property
    def only_with_others(self) -> tuple[Entry, ...]:
        """The courses that can be used only together with others, by title. [A9]"""
        return tuple(sorted((e for e in self.entries if e.only_with_others), key=lambda e: sort_key(e.title)))

    @property
    def by_group(self) -> tuple[tuple[str, int], ...]:
        """The courses received on time by occupational group, in the order of the council's groups."""
        counts = dict.fromkeys(self.groups, 0)
        for entry in self.regular:
            group = entry.group or NO_GROUP
            counts[group] = counts.get(group, 0) + 1
        return tuple((group, count) for group, count in counts.items() if count)
