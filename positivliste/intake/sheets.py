"""A sheet as text: what every reader of a file format hands on, and what tables are found in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from attrs import field, frozen

from positivliste.intake.cells import Value

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of an area, each as row and column counted from 0."""

MAX_ROWS, MAX_COLUMNS = 2**20, 2**14
"""The last row and the last column that Excel and LibreOffice have."""
MAX_CELLS = 40_000_000
"""How many cells the sheets of a workbook may span together: an empty one before a filled one costs memory too."""


@frozen
class SheetMarks:
    """What a workbook shows of one sheet beside the values of its cells. Rows and columns are counted from 0.

    Attributes:
        texts: by row and column the text that a cell shows, where its bare value would lose something: "00123",
            "#REF!".
        comments: by row and column what somebody wrote in the margin of a cell.
        struck: by row the columns of the cells whose whole text is struck through.
        hidden_rows: the rows that cannot be seen, be it by hand, by an outline or by a filter.
        hidden_columns: likewise the columns.
        merged: the areas that are merged to one cell, where the reader of the values does not tell.
    """

    texts: Mapping[int, Mapping[int, str]] = field(factory=dict)
    comments: Mapping[int, Mapping[int, str]] = field(factory=dict)
    struck: Mapping[int, AbstractSet[int]] = field(factory=dict)
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()
    merged: Sequence[Range] = ()


@frozen
class RawSheet:
    """One sheet as the reader of a format finds it.

    Attributes:
        rows: the values from A1 on, row by row; they can be gone through once.
        merged: the areas that are merged to one cell.
    """

    name: str
    is_hidden: bool
    rows: Iterable[Sequence[Value]]
    merged: Iterable[Range]
    marks: SheetMarks


@frozen
class Sheet:
    """One sheet, or one whole CSV file, with every cell as cleaned text.

    Attributes:
        name: the sheet's name; empty for a CSV file.
        rows: the cells from A1 on, so that `rows[4][0]` is cell A5. Rows may be of different length.
        hidden: the sheet cannot be seen in Excel without unhiding it.
        wide: the rows (counted from 0) in which a cell was merged across columns, as a heading is.
        tall: by row and column the row whose value a cell has, since the two are merged.
        marks: what the workbook shows beside the values; nothing for a CSV file.
    """

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    wide: frozenset[int] = frozenset()
    tall: Mapping[int, Mapping[int, int]] = field(factory=dict)
    marks: SheetMarks = SheetMarks()


@frozen
class Beside:
    """What a file holds beside its sheets, and nobody reads as a table: a person is told of it."""

    name: str
    reason: str
    text: str


@frozen
class Book:
    """What was in a file, and how it was read.

    Attributes:
        name: the file's name, as given.
        format: "xlsx", "xls", "ods", "csv", "docx" or "eml".
        sheets: all sheets, hidden ones too.
        beside: what else stands in a Word document or an e-mail.
        encoding: of a CSV file, "utf-8", "utf-16" or "cp1252"; empty for a workbook.
        separator: of a CSV file; empty for a workbook.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    beside: tuple[Beside, ...] = ()


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column counted from 0 of its letters: "A" is 0, "AA" is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
