"""List C: the quarterly dialogue meetings with SIRI."""

from __future__ import annotations

from collections.abc import Sequence

from positivliste.model.reference import DialogueMeeting
from positivliste.model.table import Rows
from positivliste.usecases import dialogue
from positivliste.usecases.writing import Written
from positivliste.workspace import given
from positivliste.workspace.part import Part
from positivliste.workspace.written import written

COLUMNS = {
    "quarter": "quarter",
    "on": "on",
    "participants": "participants",
    "points": "points",
    "follow_up": "follow_up",
}


class Dialogue(Part):
    """The dialogue meetings, each in a quarter such as "2026-Q1"."""

    def list(self) -> Rows[DialogueMeeting]:
        """The meetings on record, by quarter."""
        return Rows(dialogue.meetings(self._session), COLUMNS)

    def agenda(self, quarter: str) -> Rows[Written]:
        """Write the agenda of a meeting."""
        return written(dialogue.write_agenda(self._session, given.text(quarter)))

    def record(
        self,
        quarter: str,
        on: given.Day,
        participants: Sequence[str],
        points: Sequence[str],
        follow_up: Sequence[str] = (),
    ) -> Rows[Written]:
        """Put a meeting on record, and write its note; who took part is told by role, never by name."""
        said = map(given.texts, (participants, points, follow_up))
        return written(dialogue.record_meeting(self._session, given.text(quarter), given.day(on), *said))
