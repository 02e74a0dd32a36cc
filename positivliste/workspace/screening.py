"""The rules, applied to what was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positivliste.model.screening import Screening
from positivliste.usecases import screening
from positivliste.workspace import given
from positivliste.workspace.part import Part

if TYPE_CHECKING:
    from positivliste.usecases.round_duplicates import RoundDuplicates, Why


class Screenings(Part):
    """The screening of a round; the `table()` of one has every course or job title with its outcome."""

    def run(self, round_id: given.RoundName) -> Screening:
        """Apply the rules. Where nothing changed since the last time, nothing is recorded."""
        return screening.screen(self._session, given.round_id(round_id))

    def duplicates(self, round_id: given.RoundName) -> RoundDuplicates:
        """What is joined, which pairs are open and which are judged, as it was last screened; records nothing."""
        from positivliste.usecases.round_duplicates import duplicates_of

        return duplicates_of(self._session, given.round_id(round_id))

    def why(self, round_id: given.RoundName, proposal: str) -> Why:
        """Everything about one proposal: what it was joined with, what it resembles, and what nearly matched."""
        from positivliste.usecases.round_duplicates import why

        return why(self._session, given.round_id(round_id), given.text(proposal))

    def recorded(self, round_id: given.RoundName) -> Screening:
        """The last screening that is on record; records nothing."""
        return screening.recorded(self._session, given.round_id(round_id))
