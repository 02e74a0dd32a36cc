"""Word documents (.docx): every table as a sheet, read as a stream; what stands beside the tables is told.

A reader of our own, as for the marks of workbooks: python-docx builds whole trees with lxml, and trusts its input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

from attrs import define, field

from positivliste.intake import kinds
from positivliste.intake.markup import local, walk
from positivliste.intake.sheets import RawSheet, SheetMarks
from positivliste.intake.zips import Archive

_DOCUMENT = "word/document.xml"
_MAX_TABLES, _MAX_ROWS, _MAX_COLUMNS = 500, 100_000, 250
_OFF = ("0", "false", "off")
_ELSEWHERE = ("tbl", "moveFrom", "Fallback")
"""What in a cell is no text of it: a table of its own, what was moved away, and what older programs show instead."""
_SPACES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def sheets(archive: Archive) -> Iterator[RawSheet]:
    """The tables of a document, each nested one after the table that it stands in.

    Raises:
        ParseError, KeyError, ValueError, OverflowError, RecursionError: a part of it is damaged.
        BadData: "too-large".
    """
    for number, table in enumerate(_tables(archive), start=1):
        if number > _MAX_TABLES:
            raise kinds.too_large(archive.name, f"it has more than {_MAX_TABLES} tables")
        merged = [((top, left), end) for (top, left), end in table.merged.items()]
        yield RawSheet(
            f"Tabel {number}", is_hidden=False, rows=table.rows, merged=merged, marks=SheetMarks(struck=table.struck)
        )


def texts(archive: Archive) -> Iterator[str]:
    """All that a document says, by paragraph, in its tables and beside them."""
    yield from (_text(element) for element in walk(archive, _DOCUMENT, "p") if local(element.tag) == "p")


def beside(archive: Archive) -> str:
    """What stands beside the tables of a document."""
    found = (_text(element) for element in walk(archive, _DOCUMENT, "p", "tr") if local(element.tag) == "p")
    return " ".join(filter(None, map(str.strip, found)))


@define
class _Table:
    """A table as it is gathered: its cells as they stand, what of them is merged or struck through, and the tables that
    stand in it."""

    rows: list[list[str]] = field(factory=list)
    merged: dict[tuple[int, int], tuple[int, int]] = field(factory=dict)
    struck: defaultdict[int, set[int]] = field(factory=lambda: defaultdict(set))
    nested: list[Element] = field(factory=list)
    begun: dict[int, int] = field(factory=dict)

    def read(self, row: Element) -> None:
        """Take one row in; a cell that goes on from above is empty, and the area of that one grows."""
        here, texts = len(self.rows), [""] * _whole(_property(row, "trPr", "gridBefore"), 0)
        gone = _property(row, "trPr", "del") is not None
        for cell in _cells(row):
            column, span = len(texts), _whole(_property(cell, "tcPr", "gridSpan"), 1)
            merge = _property(cell, "tcPr", "vMerge")
            top = self.begun.get(column, here) if merge is not None and _value(merge) != "restart" else here
            self.begun[column] = top
            texts += ["" if top < here else _text(cell, deleted=gone), *[""] * (span - 1)]
            if top < here or span > 1:
                self.merged[top, column] = here, column + span - 1
            if gone or _is_struck(cell):
                self.struck[here].add(column)
            self.nested += (element for element in cell.iter() if local(element.tag) == "tbl")
        self.rows.append(texts)


def _tables(archive: Archive) -> Iterator[_Table]:
    table = _Table()
    for element in walk(archive, _DOCUMENT, "tr", "p"):
        name = local(element.tag)
        if name == "tbl":
            yield from _with_nested(table)
            table = _Table()
        elif name == "tr":
            table.read(element)
            if len(table.rows) > _MAX_ROWS or len(table.rows[-1]) > _MAX_COLUMNS:
                raise kinds.too_large(archive.name, f"a table has over {_MAX_ROWS} rows or {_MAX_COLUMNS} columns")
    yield from _with_nested(table)


def _with_nested(table: _Table) -> Iterator[_Table]:
    if table.rows:
        yield table
    for element in table.nested:  # those in it are among them already
        inner = _Table()
        for row in (child for child in element if local(child.tag) == "tr"):
            inner.read(row)
        inner.nested.clear()
        yield from _with_nested(inner)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, also those in a control that is filled in."""
    for child in row:
        if local(child.tag) == "tc":
            yield child
        elif local(child.tag) in ("sdt", "sdtContent"):
            yield from _cells(child)


def _property(element: Element, group: str, name: str) -> Element | None:
    within = chain.from_iterable(child for child in element if local(child.tag) == group)
    return next((found for found in within if local(found.tag) == name), None)


def _value(element: Element) -> str:
    return next((value for key, value in element.items() if local(key) == "val"), "")


def _whole(element: Element | None, otherwise: int) -> int:
    """The number of columns that a property names; no table has as many as would fill the memory."""
    return min(int(_value(element)), _MAX_COLUMNS + 1) if element is not None else otherwise


def _text(element: Element, *, deleted: bool = False) -> str:
    wanted = ("t", "delText") if deleted else ("t",)
    parts = []
    for found in _within(element):
        name = local(found.tag)
        if name in wanted:
            parts.append(found.text or "")
        elif name == "p" and parts:
            parts.append("\n")
        else:
            parts.append(_SPACES.get(name, ""))
    return "".join(parts)


def _within(element: Element) -> Iterator[Element]:
    """What a cell or a paragraph is made of, in its order, without what stands elsewhere."""
    left = list(element)[::-1]
    while left:
        found = left.pop()
        if local(found.tag) not in _ELSEWHERE:
            yield found
            left += list(found)[::-1]


def _is_struck(cell: Element) -> bool:
    """Whether every run of the cell in which there is something to be seen is struck through."""
    runs = [found for found in _within(cell) if local(found.tag) == "r" and _text(found).strip()]
    return bool(runs) and all(map(_strikes, runs))


def _strikes(run: Element) -> bool:
    marks = [_property(run, "rPr", name) for name in ("strike", "dstrike")]
    return any(mark is not None and _value(mark) not in _OFF for mark in marks)
