"""The documents of a round, and the council's own wording of them."""

from __future__ import annotations

from pathlib import Path

from positivliste.documents.content.papers import AgendaItem
from positivliste.documents.kinds import AGENDA_ITEM
from positivliste.model.table import Rows
from positivliste.usecases import batch, outgoing, papers, templates
from positivliste.usecases.turn import look_at
from positivliste.usecases.writing import Written
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {"kind": "kind", "file": "path", "sha256": "sha256", "respondent": "respondent"}


class Documents(Part):
    """What is sent out and put before the council."""

    def write(self, kind: str, round_id: given.RoundName, formats: given.Formats = "md") -> Rows[Written]:
        """Write one document of a round; `usecases.outgoing` names the kinds."""
        return written(
            outgoing.document(self._session, given.text(kind), given.round_id(round_id), given.formats(formats))
        )

    def write_all(
        self, round_id: given.RoundName, formats: given.Formats, progress: given.Progress | None = None
    ) -> batch.Batch:
        """Make every text of a round that was written so far in more forms; only what has changed."""
        told = given.optional(given.progress)(progress)
        return batch.all_documents(self._session, given.round_id(round_id), given.formats(formats), told)

    def agenda_item(self, round_id: given.RoundName, *, number: str = "2.2") -> AgendaItem:
        """The content of the council's item on a list of courses."""
        item_number = given.text(number)
        return papers.item(look_at(self._session, given.round_id(round_id), AGENDA_ITEM.action), item_number)

    @staticmethod
    def templates() -> tuple[str, ...]:
        """The templates that the council can have in its own wording."""
        return templates.template_names()

    def export_template(self, name: str) -> Path:
        """Copy one of our templates into the workspace, where it overrides ours."""
        return templates.export_template(self._session, given.text(name))


def written(documents: tuple[Written, ...]) -> Rows[Written]:
    """Documents that were written, as a table has them."""
    return Rows(documents, COLUMNS)
