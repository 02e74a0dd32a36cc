"""Review: the open cases out to a workbook, and back."""

from __future__ import annotations

from positivliste.usecases import review
from positivliste.usecases.cases import Cases
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Review(Part):
    """The cases that people decide, one by one."""

    def export(self, round_id: given.RoundName, *, decided: bool = False) -> tuple[bytes, Cases]:
        """The review workbook, and the cases in it; with `decided`, those that are decided too."""
        return review.export_review(self._session, given.round_id(round_id), decided=given.flag(decided))

    def import_(self, round_id: given.RoundName, path: given.File, by: str) -> review.ImportedReview:
        """Take in a review workbook that a person filled in; `by` is the person's name."""
        return review.import_review(self._session, given.round_id(round_id), given.path(path), given.name(by))
