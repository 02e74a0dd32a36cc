"""The year wheel: what a year holds."""

from __future__ import annotations

from pathlib import Path

from positivliste.documents.content.year_wheel import YearWheel
from positivliste.usecases import calendar
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Calendar(Part):
    """The year wheel of a calendar year."""

    def year(self, year: int) -> YearWheel:
        """What the year holds."""
        return calendar.year_wheel(self._session, given.year(year))

    def write(self, year: int, form: str, path: given.File | None = None) -> Path:
        """Write it as "ics", "svg", "pdf", "docx", "html" or "md"; among the workspace's documents where no file is
        named."""
        return calendar.write_wheel(self._session, given.year(year), given.text(form), given.optional_path(path))
