"""Review: the open cases out to a workbook, and back; and single values put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from positivliste.usecases import corrections, review
from positivliste.usecases.cases import Cases
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Review(Part):
    """The cases that people decide, one by one, and what they put right."""

    def export(self, round_id: given.RoundName, *, decided: bool = False) -> tuple[bytes, Cases]:
        """The review workbook, and the cases in it; with `decided`, those that are decided too."""
        return review.export_review(self._session, given.round_id(round_id), decided=given.flag(decided))

    def import_(self, round_id: given.RoundName, path: given.File, by: str) -> review.ImportedReview:
        """Take in a review workbook that a person filled in; `by` is the person's name."""
        return review.import_review(self._session, given.round_id(round_id), given.path(path), given.name(by))

    def correct(
        self,
        round_id: given.RoundName,
        proposal: str,
        values: Mapping[str, str] | None = None,
        *,
        reason: str,
        back: Sequence[str] = (),
    ) -> corrections.Corrected:
        """Put values of a proposal right, by the names of their fields; see `usecases.corrections.correct`."""
        return corrections.correct(
            self._session,
            given.round_id(round_id),
            given.text(proposal),
            given.headers(values),
            reason=given.wording("reason", "Say with --reason why.")(reason),
            back=given.texts(back),
        )
