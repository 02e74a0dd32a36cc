"""A workbook of ours: its looks, and the care that no text from outside becomes a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from attrs import frozen

from positivliste.documents.content.wording import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INK, NAVY, GREY, LINE, PALE, INPUT, INPUT_HEAD = (
    "#1B2733", "#1F3A5F", "#5B6775", "#D5DBE3", "#F3F5F8", "#FFF8DC", "#F2C14E",
)  # fmt: skip
DANISH_DATE = "[$-406]d\\. mmmm yyyy"
_MOST = 32_767  # what a cell can hold, in UTF-16 units
_CUT = " … [forkortet: en celle kan ikke rumme mere]"
_FOOTER_MOST = 120
_LINE_HEIGHT, _PADDING, _HIGHEST = 13, 5, 409  # in points; Excel has no higher row

_BODY = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": LINE, "font_color": INK}
STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"},
    "subtitle": {"font_color": GREY, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "font_color": NAVY, "valign": "bottom"},
    "head": {"bold": True, "bg_color": NAVY, "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True},
    "head-right": {
        "bold": True,
        "bg_color": NAVY,
        "font_color": "#FFFFFF",
        "valign": "vcenter",
        "align": "right",
    },
    "input-head": {
        "bold": True,
        "bg_color": INPUT_HEAD,
        "font_color": INK,
        "valign": "vcenter",
        "text_wrap": True,
    },
    "quiet-head": {"bg_color": LINE, "font_color": GREY, "font_size": 8, "valign": "vcenter"},
    "text": _BODY,
    "number": {**_BODY, "text_wrap": False, "num_format": "#,##0", "align": "right", "indent": 1},
    "date": {**_BODY, "num_format": DANISH_DATE, "align": "left"},
    "label": {**_BODY, "bold": True, "font_color": NAVY},
    "total": {**_BODY, "bold": True, "top": 1, "top_color": NAVY},
    "count": {**_BODY, "num_format": "#,##0", "align": "left"},
    "total-count": {
        **_BODY,
        "bold": True,
        "top": 1,
        "top_color": NAVY,
        "num_format": "#,##0",
        "align": "left",
    },
    "given": {**_BODY, "bg_color": PALE},
    "input": {**_BODY, "bg_color": INPUT, "border": 1, "border_color": LINE, "num_format": "@"},
    "field": {**_BODY, "num_format": "@", "border": 1, "border_color": LINE},
    "field-date": {**_BODY, "num_format": "dd-mm-yyyy", "align": "left", "border": 1, "border_color": LINE},
    "quiet": {"bottom": 1, "bottom_color": LINE, "font_size": 8, "font_color": "#9AA5B1", "valign": "top"},
    "prose": {"text_wrap": True, "valign": "top", "font_color": INK},
    "prose-bold": {"text_wrap": True, "valign": "top", "font_color": NAVY, "bold": True},
}


@frozen
class Column:
    """A column of a sheet: its heading, its width in characters, and the styles of heading and cells."""

    header: str
    width: float
    style: str = "text"
    head: str = "head"


class Book:
    """A workbook that is written in memory. The same content and date of creation give the same bytes."""

    def __init__(self, title: str, author: str, created: date) -> None:
        from xlsxwriter import Workbook  # loaded only where a workbook is written

        self._buffer = BytesIO()
        self.workbook = Workbook(
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
        self.workbook.set_properties(
            {"title": plain(title), "author": plain(author), "company": plain(author), "created": moment}
        )
        self._formats: dict[str, Format] = {}

    def style(self, name: str) -> Format:
        """The format of a style in `STYLES`."""
        if name not in self._formats:
            self._formats[name] = self.workbook.add_format(dict(STYLES[name]))
        return self._formats[name]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet that prints on A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: str | int | date, style: str) -> None:
        """Write a text as text, a number as a number, a date as a date."""
        if isinstance(value, str):
            self._put_text(sheet, row, column, _fitting(plain(value)), self.style(style))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.style(style))
        else:
            sheet.write_number(row, column, value, self.style(style))

    def _put_text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        if text:
            sheet.write_string(row, column, text, style)
        else:
            sheet.write_blank(row, column, None, style)

    def head(self, sheet: Worksheet, row: int, columns: Sequence[Column], points: float = 32) -> None:
        """Write the headings of a table and set the widths of its columns."""
        sheet.set_row(row, points)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self.put(sheet, row, place, column.header, column.head)

    def table(
        self, sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Sequence[str | int]]
    ) -> None:
        """Write a table with a filter, its headings frozen and repeated on every printed page."""
        self.head(sheet, row, columns)
        widths = [column.width for column in columns]
        for below, line in enumerate(values, start=row + 1):
            sheet.set_row(below, height(zip(map(str, line), widths, strict=True)))
            for place, value in enumerate(line):
                self.put(sheet, below, place, value, columns[place].style)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        sheet.autofilter(row, 0, row + len(values), len(columns) - 1)

    def footer(self, sheet: Worksheet, text: str) -> None:
        """Print a text and the page number at the foot of each page."""
        # An ampersand begins a code in a footer; doubled it is an ampersand.
        shown = plain(text)[:_FOOTER_MOST].replace("&", "&&")
        sheet.set_footer(f"&L&8{' ' if shown[:1].isdigit() else ''}{shown}&R&8Side &P af &N")

    def lists(self, columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Write the texts of drop-downs on a hidden sheet; gives a reference to each list that has any."""
        sheet = self.workbook.add_worksheet("Lister")
        sheet.hide()
        references = {}
        for place, (name, texts) in enumerate(columns.items()):
            self.put(sheet, 0, place, name, "label")
            for row, text in enumerate(texts, start=1):
                self.put(sheet, row, place, text, "text")
            letter = chr(ord("A") + place)
            if texts:
                references[name] = f"=Lister!${letter}$2:${letter}${len(texts) + 1}"
        return references

    def close(self) -> bytes:
        """The workbook's bytes."""
        self.workbook.close()
        return self._buffer.getvalue()


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row, in points, that shows all of its texts. Not every program finds it by itself."""
    lines = max((len(wrap(plain(text)[: 64 * int(width)], int(1.1 * width))) for text, width in cells), default=1)
    return min(_HIGHEST, _LINE_HEIGHT * max(1, lines) + _PADDING)


def dropdown(source: str, title: str, message: str, **more: Any) -> dict[str, Any]:
    """A list to choose from; anything else is refused with the same message."""
    options = {
        "validate": "list", "source": source, "input_title": title[:32], "input_message": message,
        "error_title": "Vælg på listen", "error_message": message,
    }  # fmt: skip
    return options | more


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le", "replace")
    if len(units) // 2 <= _MOST:
        return text
    return units[: 2 * (_MOST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
