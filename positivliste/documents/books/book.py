"""A workbook of ours: its sheets, and the lists from which cells are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from positivliste.documents.books.sheet import Sheet, fitting
from positivliste.documents.books.styles import STYLES
from positivliste.documents.content.wording import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_LISTS = "Lister"
_A3, _A4 = 8, 9
_BESIDE = (40, 84)


class Book:
    """A workbook that is written in memory. The same content and date of creation give the same bytes.

    Attributes:
        choices: what the cells of a column are chosen from, by name: a list of the book, or a formula that gives one.
    """

    def __init__(self, title: str, author: str, created: date) -> None:
        from xlsxwriter import Workbook  # loaded only where a workbook is written

        self._buffer = BytesIO()
        self._workbook = Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": "Arial", "font_size": 10},
            },
        )
        moment = datetime.combine(created, time())
        self._workbook.set_properties(
            {"title": plain(title), "author": plain(author), "company": plain(author), "created": moment}
        )
        self._formats: dict[str, Format] = {}
        self.choices: dict[str, str] = {}

    def sheet(self, name: str, *, wide: bool = False, large: bool = False, widths: Sequence[float] = _BESIDE) -> Sheet:
        """A new sheet.

        Args:
            wide: it is printed across the page.
            large: it is printed on A3 and not on A4.
            widths: the widths of its columns, in characters; those for labels with a text beside them, else.
        """
        sheet = self._workbook.add_worksheet(name)
        sheet.set_paper(_A3 if large else _A4)
        if wide:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return Sheet(sheet, self._style, self.choices, widths)

    def lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Put lists to choose from on a hidden sheet, each under its name in `choices`. An empty list is none."""
        sheet = self._workbook.add_worksheet(_LISTS)
        sheet.hide()
        for place, (name, texts) in enumerate(lists.items()):
            sheet.write_column(0, place, [fitting(text) for text in (name, *texts)], self._style("text"))
            letter = chr(ord("A") + place)
            if texts:
                self.choices[name] = f"={_LISTS}!${letter}$2:${letter}${len(texts) + 1}"

    def close(self) -> bytes:
        """The workbook's bytes."""
        self._workbook.close()
        return self._buffer.getvalue()

    def _style(self, name: str) -> Format:
        if name not in self._formats:
            self._formats[name] = self._workbook.add_format(dict(STYLES[name]))
        return self._formats[name]
