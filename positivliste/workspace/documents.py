"""The documents of a round, and the council's own wording of them."""

from __future__ import annotations

from pathlib import Path

from positivliste.model.table import Rows
from positivliste.usecases import batch, outgoing, templates
from positivliste.usecases.writing import Written
from positivliste.workspace import given
from positivliste.workspace.part import Part
from positivliste.workspace.written import written


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

    @staticmethod
    def templates() -> tuple[str, ...]:
        """The templates that the council can have in its own wording."""
        return templates.template_names()

    def export_template(self, name: str) -> Path:
        """Copy one of our templates into the workspace, where it overrides ours."""
        return templates.export_template(self._session, given.text(name))
