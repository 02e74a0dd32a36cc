"""What calamine leaves out of an .ods file: the marks of its sheets; and whether reading it would fill the memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import chain
from xml.etree.ElementTree import Element

from attrs import define, field

from positivliste.intake import kinds
from positivliste.intake.markup import local, walk
from positivliste.intake.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Range, SheetMarks
from positivliste.intake.zips import Archive

_OFFICE, _STYLE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "style", "table", "text")
)
_ERROR_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_P = _TEXT + "p"
_COMMENT = f"{_OFFICE}annotation//{_P}"
_ZEROS = re.compile(r"0[0-9][0-9\- ]*")


def marks(archive: Archive) -> dict[str, SheetMarks]:
    """The marks of every sheet, by its name: OpenDocument keeps the text that a cell shows beside its number.

    Of these texts numbers with leading zeros, times and errors are taken; the rest depends on the sender's language.

    Raises:
        BadData: "too-large" where the sheets repeat their cells so often that reading them would fill the memory.
        ParseError, KeyError, ValueError, OverflowError, RecursionError: a part of it is damaged.
    """
    styles: set[tuple[str, str]] = set()
    sheets = [_Sheet(archive.name, "", styles)]
    for part in ("styles.xml", "content.xml"):
        for element in walk(archive, part, "style", "table-row"):
            name = local(element.tag)
            if name == "style":
                _read_style(element, styles)
            elif name == "table":
                sheets.append(_Sheet(archive.name, element.get(_TABLE + "name", ""), styles, sheets[-1].spanned))
            elif name == "table-column":
                sheets[-1].read_column(element)
            elif name == "table-row":
                sheets[-1].read_row(element)
    return {sheet.name: sheet.marks for sheet in sheets}


def _read_style(style: Element, struck: set[tuple[str, str]]) -> None:
    """Note a style, by family and name, that is struck through; what it does not say it takes from its parent."""
    family = style.get(_STYLE + "family", "")
    is_struck = (family, style.get(_STYLE + "parent-style-name", "")) in struck
    for element in style.iter(_STYLE + "text-properties"):
        lines = {element.get(_STYLE + "text-line-through-" + said) for said in ("style", "type")} - {None}
        is_struck = "none" not in lines if lines else is_struck
    if is_struck:
        struck.add((family, style.get(_STYLE + "name", "")))


@define
class _Sheet:
    """What is known of a sheet, as far as it was read.

    Attributes:
        file: the file's name, for messages.
        styles: the styles, by family and name, that are struck through.
        before: how many cells the sheets before it span; each may tell of all its columns anew, which counts as well.
    """

    file: str
    name: str
    styles: AbstractSet[tuple[str, str]]
    before: int = 0
    row: int = 0
    column: int = 0
    height: int = 0
    width: int = 0
    struck_columns: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)
    hidden_rows: set[int] = field(factory=set)
    texts: dict[int, dict[int, str]] = field(factory=dict)
    comments: dict[int, dict[int, str]] = field(factory=dict)
    struck: dict[int, set[int]] = field(factory=dict)
    merged: list[Range] = field(factory=list)

    @property
    def spanned(self) -> int:
        return self.before + self.height * self.width

    @property
    def marks(self) -> SheetMarks:
        hidden = {column for column in self.hidden_columns if column < self.width}
        return SheetMarks(self.texts, self.comments, self.struck, self.hidden_rows, hidden, tuple(self.merged))

    def read_column(self, element: Element) -> None:
        """One column, or many alike."""
        times = int(element.get(_TABLE + "number-columns-repeated", "1"))
        columns = range(self.column, min(self.column + times, MAX_COLUMNS))
        self.column += times
        is_hidden = element.get(_TABLE + "visibility") in _HIDDEN
        is_struck = ("table-cell", element.get(_TABLE + "default-cell-style-name", "")) in self.styles
        for marked, found in ((is_hidden, self.hidden_columns), (is_struck, self.struck_columns)):
            if marked:
                found.update(columns)
                self.before += len(columns)
        self.refuse_too_many()

    def read_row(self, element: Element) -> None:
        """One row, or many alike."""
        times = int(element.get(_TABLE + "number-rows-repeated", "1"))
        style = element.get(_TABLE + "default-cell-style-name", "")
        texts: dict[int, str] = {}
        struck: set[int] = set()
        column, is_filled = 0, False
        for cell in _cells(element):
            start, column = column, column + int(cell.get(_TABLE + "number-columns-repeated", "1"))
            if cell.get(_OFFICE + "value-type"):
                is_filled = True
                self.width, self.height = max(self.width, column), self.row + times
                self.refuse_too_many()
            down, right = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) - 1 for way in ("rows", "columns"))
            if down > 0 or right > 0:
                self.merged.append(((self.row, start), (self.row + down, start + right)))
            if text := _shown(cell):
                texts.update(dict.fromkeys(range(start, column), text))
            if self.is_struck(cell, cell.get(_TABLE + "style-name", style), start):
                struck.update(range(start, column))
            if comment := _comment(cell):
                self.comments.setdefault(self.row, {})[start] = comment
        rows = range(self.row, self.row + times) if is_filled else ()
        self.row += times
        if element.get(_TABLE + "visibility") in _HIDDEN:
            self.hidden_rows.update(rows)
        for row in rows if texts else ():
            self.texts[row] = texts
        for row in rows if struck else ():
            self.struck[row] = struck

    def refuse_too_many(self) -> None:
        if self.width > MAX_COLUMNS or self.height > MAX_ROWS or self.spanned > MAX_CELLS:
            where = f"the sheet {self.name} reaches to row {self.height} and over {self.width} columns"
            raise kinds.too_large(self.file, where)

    def is_struck(self, cell: Element, style: str, column: int) -> bool:
        """Whether all that the cell shows is struck through, by its own style or by those of its texts."""
        if not self.styles:
            return False
        of_all = ("table-cell", style) in self.styles if style else column in self.struck_columns
        texts = [struck for text in cell.iterfind(_P) for struck in self.struck_texts(text, of_all=of_all)]
        return bool(texts) and all(texts)

    def struck_texts(self, element: Element, *, of_all: bool) -> Iterator[bool]:
        """For each text in an element with something to be seen in it, whether it is struck through."""
        is_struck = of_all or ("text", element.get(_TEXT + "style-name", "")) in self.styles
        if (element.text or "").strip():
            yield is_struck
        for child in element:
            yield from self.struck_texts(child, of_all=is_struck)
            if (child.tail or "").strip():
                yield is_struck


def _cells(row: Element) -> Iterator[Element]:
    """
    Raises:
        ValueError: cells stand in one another, which another reader would count otherwise.
    """
    if sum(local(element.tag) in _CELLS for element in row.iter()) > sum(local(cell.tag) in _CELLS for cell in row):
        raise ValueError("cells stand in one another")
    return (cell for cell in row if local(cell.tag) in _CELLS)


def _shown(cell: Element) -> str:
    """The text that a cell shows, where its value would lose something; else empty."""
    kind, value = cell.get(_OFFICE + "value-type"), cell.get(_OFFICE + "value")
    shown = "".join(chain.from_iterable(text.itertext() for text in cell.iterfind(_P))).strip()
    if kind == "time" or cell.get(_ERROR_TYPE) == "error":
        return shown
    return shown if kind == "float" and value and _has_zeros(shown, float(value)) else ""


def _comment(cell: Element) -> str:
    return " ".join("".join(text.itertext()) for text in cell.iterfind(_COMMENT)).strip()


def _has_zeros(shown: str, number: float) -> bool:
    return bool(_ZEROS.fullmatch(shown)) and float(shown.replace("-", "").replace(" ", "")) == number
