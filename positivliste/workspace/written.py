"""Documents that were written, as a table has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positivliste.model.table import Rows

if TYPE_CHECKING:
    from positivliste.usecases.writing import Written

COLUMNS = {"kind": "kind", "file": "path", "sha256": "sha256", "respondent": "respondent"}


def written(documents: tuple[Written, ...]) -> Rows[Written]:
    """What was written: of each document its kind, its file and whom it is for."""
    return Rows(documents, COLUMNS)
