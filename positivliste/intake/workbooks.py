"""Workbooks (.xlsx, .xlsm, .xls, .ods) as sheets of text. The values are read by calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from positivliste.intake import biff, cpr, kinds, odf, ooxml, zips
from positivliste.intake.cells import Value, cell_text, tidy
from positivliste.intake.sheets import Book, Notes, Sheet, column_letters

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MAX_FILLED = 2_000_000


def read_workbook(content: bytes, name: str) -> Book:
    """Every sheet of the workbook, hidden ones too.

    Formulas come as the values that were saved with them. A number that shows leading zeros keeps them: by
    its number format in .xlsx and .xls, by the text that is saved with it in .ods. A cell that is merged
    downwards
    counts for every row that it covers, in .xlsx and .xls; .ods does not tell.

    Raises:
        BadData: the file is damaged, protected, too large, of another kind than its name says, or holds a CPR
            number.
    """
    kind, notes = _notes(content, name)
    places: list[str] = []
    sheets = tuple(_sheets(content, name, notes, places))
    cpr.refuse(name, places)
    return Book(name, kind, sheets)


def _notes(content: bytes, name: str) -> tuple[str, dict[str, Notes]]:
    if content.startswith(kinds.OLE):
        stream = biff.workbook_stream(content, name)
        kinds.agree(name, "xls")
        return "xls", biff.notes(stream, name)
    archive = zips.open_archive(content, name)
    kinds.agree(name, archive.kind)
    return archive.kind, ooxml.notes(archive) if archive.kind == "xlsx" else odf.notes(archive)


def _sheets(content: bytes, name: str, notes: Mapping[str, Notes], places: list[str]) -> Iterator[Sheet]:
    """The sheets one by one; where CPR numbers stand is added to `places`."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    book = _open(content, name)
    for data in book.sheets_metadata:
        if cpr.holds_cpr(data.name):
            places.append("The name of a sheet")
            continue
        if data.typ is not SheetTypeEnum.WorkSheet:
            continue  # charts and macros hold no rows
        sheet = _sheet(book, data.name, name)
        rows = _rows(sheet, data.name, notes.get(data.name, Notes()), places)
        wide = _apply_merges(rows, sheet.merged_cell_ranges or [])
        places += [_place(data.name, row, column) for row, column in cpr.in_rows(rows)]
        yield Sheet(tidy(data.name), rows, data.visible is not SheetVisibleEnum.Visible, wide)


def _place(sheet: str, row: int, column: int) -> str:
    return f"Sheet {sheet}, row {row + 1}, column {column_letters(column)}"


def _open(content: bytes, name: str) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except BaseException as error:
        raise _reader_error(error, name) from error


def _sheet(book: CalamineWorkbook, sheet: str, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(sheet)
    except BaseException as error:
        raise _reader_error(error, name) from error


def _reader_error(error: BaseException, name: str) -> BaseException:
    """The reader is native code, and a panic in it is no Exception; Python's own exits pass through."""
    from python_calamine import PasswordError

    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
        return error
    return kinds.protected(name) if isinstance(error, PasswordError) else kinds.corrupt(name, "it cannot be read")


def _rows(sheet: CalamineSheet, name: str, notes: Notes, places: list[str]) -> list[list[str]]:
    left = sheet.start[1] if sheet.start else 0  # the reader leaves out empty columns at the left, but not rows
    blank = [""] * left
    rows: list[list[str]] = []
    for number, values in enumerate(sheet.iter_rows()):
        rows.append(blank + [cell_text(value) if value != "" else "" for value in values])
        places += [_place(name, number, left + c) for c, value in enumerate(values) if _is_cpr(value)]
    for (row, column), text in notes.texts.items():
        if row < len(rows):
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = text
    return rows


def _is_cpr(value: Value) -> bool:
    return isinstance(value, float) and value >= cpr.LEAST and cpr.holds_cpr_number(value)


def _apply_merges(rows: list[list[str]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> frozenset[int]:
    """Give a cell that is merged downwards to each row with something of its own; say which rows are wide."""
    wide: set[int] = set()
    filled = 0
    for (top, left), (bottom, right) in ranges:
        if right > left and top == bottom:
            wide.add(top)
        bottom = min(bottom, len(rows) - 1)
        filled += max(bottom - top, 0)
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left] or filled > _MAX_FILLED:
            continue
        for row in range(top + 1, bottom + 1):
            if left < len(rows[row]) and not rows[row][left] and any(rows[row]):
                rows[row][left] = rows[top][left]
    return frozenset(wide)
