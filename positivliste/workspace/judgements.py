"""What people judged of pairs, out as CSV and back."""

from __future__ import annotations

from positivliste.usecases import judgements
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Judgements(Part):
    """The judgements of pairs: one course, or two. They can be taken into another round, or another workspace."""

    def export(self, round_id: given.RoundName) -> tuple[bytes, int]:
        """The judgements of a round as CSV, and how many they are."""
        return judgements.export_judgements(self._session, given.round_id(round_id))

    def import_(self, round_id: given.RoundName, path: given.File, by: str) -> judgements.ImportedJudgements:
        """Take in judgements of proposals that the round has; `by` is the name of the person who vouches for them."""
        return judgements.import_judgements(self._session, given.round_id(round_id), given.path(path), given.name(by))
