"""Text files (.csv, .tsv, .txt): their encoding, their separator, and their rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds
from positivliste.intake.cells import tidy
from positivliste.intake.sheets import Book, Sheet, column_letters
from positivliste.model.row_error import place

_SEPARATORS = (";", "\t", ",")
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_GARBLED = re.compile("Ã[¦¸¥†˜…]")
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_TRIED_ROWS = 100
_TRIED_LENGTH = 200_000
_AS_UTF8 = 'Save the file in Excel as "CSV UTF-8" or as .xlsx, and send that.'


def read_delimited(content: bytes, name: str, score: Callable[[Sequence[str]], int]) -> Book:
    """The text file as one sheet without a name.

    A row is a record, as Excel numbers it: a line break within quotes begins no row, and a line `sep=;` is
    none.

    Args:
        score: how many known headers a row holds; it decides between separators before their number does.

    Raises:
        BadData: "not-text", "unknown-encoding", "unclosed-quote" or "cpr-number".
    """
    text, encoding = _decode(content, name)
    separator, text = _declared_separator(text)
    separator = separator or _best_separator(text, score)
    rows = list(_records(text, separator, name))
    places = [place("", row + 1, column_letters(column)) for row, column in cpr.in_rows(rows)]
    cpr.refuse(name, places)
    return Book(name, "csv", (Sheet("", rows),), encoding, separator)


def _decode(content: bytes, name: str) -> tuple[str, str]:
    """By the byte order mark; else strict UTF-8; else cp1252. Detectors guess short Danish texts wrong."""
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            text = _try(content[len(bom) :], encoding)
            if text is None:
                raise _unknown_encoding(name, f"it says that it is {encoding}, and is not")
            return _checked(text, name), encoding[: len("utf-16")].removesuffix("-")
    text = _try(content, "utf-8")
    if text is not None:
        return _checked(text, name), "utf-8"
    text = _try(content, "cp1252")
    if text is None:
        raise _unknown_encoding(name, "it is neither UTF-8 nor Windows-1252")
    if garbled := _GARBLED.search(text):
        line = text.count("\n", 0, garbled.start()) + 1
        raise _unknown_encoding(name, f"UTF-8 and Windows-1252 are mixed in it; line {line} is UTF-8")
    return _checked(text, name), "cp1252"


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unknown_encoding(name: str, why: str) -> BadData:
    return BadData("unknown-encoding", f"The letters of {name} cannot be read: {why}.", _AS_UTF8)


def _checked(text: str, name: str) -> str:
    if bad := _CONTROLS.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        what = f"there is a character with the number {ord(bad[0])} in line {line}"
        raise BadData("not-text", f"{name} is not a text file: {what}.", _AS_UTF8)
    return text.rstrip("\x1a")


def _declared_separator(text: str) -> tuple[str | None, str]:
    match = _SEP_LINE.match(text)
    return (match[1], text[match.end() :]) if match and match[1] not in '"\r\n' else (None, text)


def _best_separator(text: str, score: Callable[[Sequence[str]], int]) -> str:
    """The one that gives the most known headers in a row; else the most rows of one width."""

    def worth(separator: str) -> tuple[int, int]:
        rows = []
        reader = csv.reader(io.StringIO(text[:_TRIED_LENGTH], newline=""), delimiter=separator)
        with suppress(csv.Error):  # only a trial: the rows before the error count, and `_records` tells of it
            for row, _ in zip(reader, range(_TRIED_ROWS), strict=False):
                rows.append([tidy(cell) for cell in row])
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(map(score, rows), default=0), max(widths.values(), default=0)

    return max(_SEPARATORS, key=worth)


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    width, row = 0, 0
    try:
        for row, cells in enumerate(reader, start=1):
            width = max(width, len(cells))
            for cell in cells:
                if "\n" in cell or "\r" in cell:
                    _refuse_swallowed(cell, separator, width, name, row)
            yield [tidy(cell) for cell in cells]
    except csv.Error as error:
        raise kinds.corrupt(name, f"row {row + 1} cannot be read ({error})") from error


def _refuse_swallowed(cell: str, separator: str, width: int, name: str, row: int) -> None:
    """A quote that is never closed swallows whole rows into one cell, and they would be lost."""
    lines = cell.splitlines()[1:]
    if width > 1 and any(line.count(separator) >= width - 1 for line in lines):
        raise BadData(
            "unclosed-quote",
            f"In row {row} of {name} a quotation mark opens a value that goes on over the rows after it.",
            'Delete the quotation mark (") in that row, or write it twice.',
        )
