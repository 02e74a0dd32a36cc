"""A sheet that is written from the top down, so that each book says only what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from attrs import define

from positivliste.danish import date_text
from positivliste.documents.books.table import Column, Marked, Rich, Row, Table, Value
from positivliste.documents.content.wording import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FITTING: Mapping[type, str] = {str: "text", int: "count", date: "date"}
_SUM: Mapping[type, str] = {str: "total", int: "total-count"}
_MOST = 32_767  # what a cell can hold, in UTF-16 units
_CUT = " … [forkortet: en celle kan ikke rumme mere]"
_FOOTER_MOST = 120
_HELP_TITLE_MOST = 32
_LINE_HEIGHT, _PADDING, _HIGHEST = 13, 5, 409  # in points; Excel has no higher row


@define
class Sheet:
    """A sheet of a book. No text that is written becomes a formula or a link.

    Attributes:
        style: gives the format of a style by its name.
        choices: what cells are chosen from, by name.
        widths: the widths of the columns in characters; a table has its own.
        row: the next row to be written, counted from 0.
    """

    sheet: Worksheet
    style: Callable[[str], Format]
    choices: Mapping[str, str]
    widths: Sequence[float]
    row: int = 0

    def title(self, text: str, below: str = "", style: str = "subtitle") -> None:
        """Write the title, and a line below it."""
        self.sheet.set_row(self.row, 30)
        self._put(0, text, "title")
        self.row += 1
        if below:
            self.sheet.set_row(self.row, 20)
            self._put(0, below, style)
            self.row += 1

    def prose(self, texts: Iterable[str]) -> None:
        """Write texts across all columns, each on its own row."""
        for text in texts:
            self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.style("prose"))
            self.sheet.set_row(self.row, height([(text, sum(self.widths))]))
            self._put(0, text, "prose")
            self.row += 1

    def lines(self, lines: Iterable[Sequence[Value]], *, head: Sequence[str] = (), total: Sequence[Value] = ()) -> None:
        """Write lines that begin with a label, with headings above and a sum below where there are any."""
        if head:
            self.sheet.set_row(self.row, 22)
            self._line(head, ["head"] * len(head))
        for line in lines:
            self._fit(line)
            self._line(line, ["label"])
        if total:
            self._line(total, [_SUM[type(value)] for value in total])

    def table(self, table: Table[Row]) -> None:
        """Write a table."""
        top, columns = self.row, table.columns
        self.widths = [column.width for column in columns]
        self.sheet.set_row(top, table.points)
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)
        self._line([column.header for column in columns], [column.head for column in columns])
        styles = [column.style for column in columns]
        for row in table.rows:
            values = [column.value(row) for column in columns]
            self._fit(values)
            self._line(values, styles)
        for _ in range(table.empty):
            self._line([""] * len(columns), styles)
        last = self.row - 1
        self.sheet.freeze_panes(top + 1, table.still)
        self.sheet.repeat_rows(top)
        self.sheet.autofilter(top, 0, last, len(columns) - 1)
        # A course number or a code is text: without this Excel marks every one as a mistake.
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        for place, column in enumerate(columns):
            if (options := self._validation(column)) and last > top:
                self.sheet.data_validation(top + 1, place, last, place, options)

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def open_first(self) -> None:
        """Let the book open on this sheet."""
        self.sheet.activate()

    def footer(self, text: str) -> None:
        """Print a text and the page number at the foot of each page."""
        # An ampersand begins a code in a footer; doubled it is an ampersand.
        shown = plain(text)[:_FOOTER_MOST].replace("&", "&&")
        self.sheet.set_footer(f"&L&8{' ' if shown[:1].isdigit() else ''}{shown}&R&8Side &P af &N")

    def _validation(self, column: Column[Any]) -> dict[str, Any]:
        told = {"input_title": column.header[:_HELP_TITLE_MOST], "input_message": column.help}
        if column.choices:
            refused = {"error_title": "Vælg på listen", "error_message": column.help}
            source = self.choices.get(column.choices)
            return {"validate": "list", "source": source, **told, **refused} if source else {}
        if column.style == "field-date":
            return {
                "validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31),
                **told, "error_type": "warning", "error_title": "Ikke en dato",
                "error_message": "Skriv datoen som dag-måned-år, fx 20-04-2020.",
            }  # fmt: skip
        return {"validate": "any", **told} if column.help else {}

    def _fit(self, values: Iterable[Value]) -> None:
        self.sheet.set_row(self.row, height(zip(map(_shown, values), self.widths, strict=False)))

    def _line(self, values: Sequence[Value], styles: Sequence[str]) -> None:
        for place, value in enumerate(values):
            self._put(place, value, styles[place] if place < len(styles) else "")
        self.row += 1

    def _put(self, place: int, value: Value, style: str) -> None:
        """Write a text as text, a number as a number, a date as a date."""
        if isinstance(value, Marked):
            style, value = value.style, value.text
        if isinstance(value, Rich):
            if len(value.parts) > 1 and fitting(value.text) == value.text:
                self._put_rich(place, value, self.style(style))
                return
            value = value.text
        form = self.style(style or _FITTING[type(value)])
        if isinstance(value, date):
            self.sheet.write_datetime(self.row, place, datetime.combine(value, time()), form)
        elif isinstance(value, int):
            self.sheet.write_number(self.row, place, value, form)
        elif text := fitting(value):
            self.sheet.write_string(self.row, place, text, form)
        else:
            self.sheet.write_blank(self.row, place, None, form)

    def _put_rich(self, place: int, value: Rich, form: Format) -> None:
        """Write a text of several pieces, none of them empty: XlsxWriter takes no others."""
        marked = self.style("standing-out")  # a piece without a format of its own gets Excel's font, and not the cell's
        pieces = chain.from_iterable((marked if stands_out else form, piece) for piece, stands_out in value.parts)
        self.sheet.write_rich_string(self.row, place, *pieces, form)


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row, in points, that shows all of its texts. Not every program finds it by itself."""
    lines = max((_lines(text, width) for text, width in cells if len(text) > int(1.1 * width)), default=1)
    return min(_HIGHEST, _LINE_HEIGHT * lines + _PADDING)


@lru_cache(maxsize=10_000)  # in a long column most texts stand again and again
def _lines(text: str, width: float) -> int:
    return max(1, len(wrap(plain(text)[: 64 * int(width)], int(1.1 * width))))


def fitting(text: str) -> str:
    """The text as a cell can hold it."""
    text = plain(text)
    if len(text) <= _MOST // 2:
        return text  # no letter is more than two units
    units = text.encode("utf-16-le", "replace")
    if len(units) // 2 <= _MOST:
        return text
    return units[: 2 * (_MOST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _shown(value: Value) -> str:
    if isinstance(value, (Marked, Rich)):
        return value.text
    return date_text(value) if isinstance(value, date) else str(value)
