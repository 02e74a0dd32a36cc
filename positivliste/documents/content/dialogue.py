"""The papers of the quarterly dialogue meetings with SIRI on list C. [C: S1 1.3]"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from positivliste.danish import sort_key
from positivliste.documents.content.wording import quarter_text
from positivliste.model.reference import DialogueMeeting
from positivliste.model.value import frozen

STATES = {"in force": "Gælder", "reported": "Indberettet, gælder endnu ikke", "ended": "Udgået"}
"""The states of a position in Danish, in the order in which an agenda has them."""


@frozen
class Position:
    """A position of list C, as it stands on the day of the agenda.

    Attributes:
        state: "in force", "reported" (it takes effect later) or "ended".
        until: the day on which it leaves the list, or left it.
    """

    title: str
    disco: str | None
    state: str
    until: date

    @property
    def status(self) -> str:
        """The state in Danish.

        Raises:
            KeyError: there is no such state.
        """
        return STATES[self.state]


@frozen
class DialogueAgenda:
    """The agenda of a quarterly dialogue meeting with SIRI on list C. [C: S1 1.3]

    Attributes:
        quarter: for example "2026-Q1".
        suggested: the titles that were suggested and are not decided.
        follow_up: what the last meeting left to be done.
    """

    template: ClassVar[str] = "dialogue-agenda.md"

    council: str
    quarter: str
    dated: date
    positions: tuple[Position, ...]
    suggested: tuple[str, ...]
    follow_up: tuple[str, ...]

    @property
    def when(self) -> str:
        return quarter_text(self.quarter)

    @property
    def ordered(self) -> tuple[Position, ...]:
        """The positions by state, and by title within one."""
        order = list(STATES)
        return tuple(sorted(self.positions, key=lambda p: (order.index(p.state), sort_key(p.title), p.until)))


@frozen
class DialogueNote:
    """The note of a dialogue meeting with SIRI: date, participants by role, points, follow-up. [C: S1 1.3]"""

    template: ClassVar[str] = "dialogue-note.md"

    council: str
    meeting: DialogueMeeting

    @property
    def when(self) -> str:
        return quarter_text(self.meeting.quarter)
