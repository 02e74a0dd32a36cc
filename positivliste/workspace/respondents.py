"""Who is heard."""

from __future__ import annotations

from positivliste.model.table import Rows
from positivliste.usecases import respondents
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {"name": "respondent.name", "kind": "respondent.kind", "email": "email"}


class Respondents(Part):
    """The organisations that are heard."""

    def list(self) -> Rows[respondents.Contact]:
        """Everyone who is heard, in Danish order."""
        return Rows(respondents.respondents(self._session), COLUMNS)

    def add(self, name: str, kind: given.KindName, email: str | None = None) -> str:
        """Put one respondent on record, or bring it up to date; says "added", "changed" or "unchanged"."""
        return respondents.add_respondent(
            self._session, given.name(name), given.respondent_kind(kind), given.optional_email(email)
        )

    def resembling(self, name: str) -> tuple[str, ...]:
        """Who is on record under nearly the same name, and may be the same organisation."""
        return respondents.resembling(self._session, given.name(name))

    def import_(self, path: given.File, mapping: given.Headers = None) -> respondents.ImportedRespondents:
        """Take in respondents from a file; see `usecases.respondents.import_respondents`."""
        return respondents.import_respondents(self._session, given.path(path), given.headers(mapping))

    def remove(self, name: str) -> None:
        """Hear an organisation no more. What it sent stays."""
        respondents.remove_respondent(self._session, given.text(name))
