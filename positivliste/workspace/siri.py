"""Lists B and C: the report to SIRI, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping

from positivliste.usecases import siri
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Siri(Part):
    """What is put before the council and reported to SIRI. [B2, B5]"""

    def submit(self, round_id: given.RoundName, on: given.Day) -> siri.Submitted:
        """Record the report, and write its letter and table."""
        return siri.submit(self._session, given.round_id(round_id), given.day(on))

    def correct(
        self, round_id: given.RoundName, on: given.Day, text: str, codes: Mapping[str, str] | None = None
    ) -> siri.Submitted:
        """A new letter, which puts the first right; `codes` are corrected DISCO-08 codes by job title."""
        return siri.correct(
            self._session, given.round_id(round_id), given.day(on), given.correction(text), given.headers(codes)
        )

    def confirm(self, round_id: given.RoundName, on: given.Day, reference: str) -> None:
        """Record SIRI's receipt."""
        siri.confirm(self._session, given.round_id(round_id), given.day(on), given.reference(reference))

    def hear_council(self, round_id: given.RoundName, on: given.Day, reply: str | None = None) -> None:
        """Record that the council was heard before the chair decides."""
        siri.hear_council(self._session, given.round_id(round_id), given.day(on), given.optional_text(reply))

    def inform_council(self, round_id: given.RoundName, on: given.Day, minutes: str) -> None:
        """Record that the council was informed of the chair's decision."""
        siri.inform_council(self._session, given.round_id(round_id), given.day(on), given.minutes(minutes))
