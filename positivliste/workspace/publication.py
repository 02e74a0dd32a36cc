"""Publication: write the decided list, say what is on it, and whether a file is one that was published."""

from __future__ import annotations

from positivliste.model.listing import Entry
from positivliste.model.table import Rows
from positivliste.usecases import amending, authenticity, publication
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {
    "round": "round",
    "proposal": "proposal",
    "number": "number",
    "title": "title",
    "provider": "provider",
    "private": "private",
    "duration": "lasts",
    "group": "group",
    "job_title": "job_title",
    "respondents": "respondents",
    "only_with_others": "only_with_others",
    "special": "special",
    "area": "area",
    "no": "no",
}


class Publication(Part):
    """The published lists of courses."""

    def publish(self, round_id: given.RoundName, out: given.File | None = None) -> publication.Publication:
        """Write the decided list in all its forms, into a folder or among the workspace's documents."""
        return publication.publish(self._session, given.round_id(round_id), given.optional_path(out))

    def entries(self, round_id: given.RoundName) -> Rows[Entry]:
        """What a round published: of a supplement, with all that it is added to."""
        return Rows(publication.entries(self._session, given.round_id(round_id)), COLUMNS)

    def in_force(self, on: given.Day | None = None) -> Rows[Entry]:
        """What was on the published list of courses on a day, or is today; nothing where there was no list."""
        return Rows(publication.entries_in_force(self._session, given.optional_day(on)), COLUMNS)

    def amend(
        self,
        kind: given.ListName,
        path: given.File,
        on: given.Day,
        body: given.BodyName,
        minutes: str,
        *,
        formats: given.Formats = ("md",),
        dry_run: bool = False,
    ) -> amending.Amended:
        """Amend the published list that is in force on a day, by a table; see `usecases.amending.amend`."""
        return amending.amend(
            self._session,
            given.list_kind(kind),
            given.path(path),
            given.day(on),
            given.body(body),
            given.minutes(minutes),
            formats=given.formats(formats),
            dry_run=given.flag(dry_run),
        )

    def verify(self, path: given.File) -> authenticity.Authenticity:
        """Whether a file is one that was published; if not, which rows differ."""
        return authenticity.verify_file(self._session, given.path(path))
