"""A sheet as text: what every reader of a file format hands on, and what tables are found in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen


@frozen
class Sheet:
    """One sheet, or one whole CSV file, with every cell as cleaned text.

    Attributes:
        name: the sheet's name; empty for a CSV file.
        rows: the cells from A1 on, so that `rows[4][0]` is cell A5. Rows may be of different length.
        hidden: the sheet cannot be seen in Excel without unhiding it.
        wide: the rows (counted from 0) in which a cell was merged across columns, as a heading is.
    """

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    wide: frozenset[int] = frozenset()


@frozen
class Book:
    """What was in a file, and how it was read.

    Attributes:
        name: the file's name, as given.
        format: "xlsx", "xls", "ods" or "csv".
        sheets: all sheets, hidden ones too.
        encoding: of a CSV file, "utf-8", "utf-16" or "cp1252"; empty for a workbook.
        separator: of a CSV file; empty for a workbook.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""


@frozen
class Notes:
    """What a workbook's file says of one sheet that the reader of values leaves out.

    Attributes:
        texts: the text that a cell (row and column counted from 0) shows, where its bare value would lose
            something.
    """

    texts: Mapping[tuple[int, int], str] = field(factory=dict)


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
