"""Workbooks (.xlsx, .xlsm, .xls, .ods) and Word documents (.docx) as sheets of text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds, markup, ods, word, xls, xlsx, zips
from positivliste.intake.cells import Value, cell_text, tidy
from positivliste.intake.sheets import Beside, Book, Range, RawSheet, Sheet, SheetMarks, column_letters
from positivliste.model.row_error import place

T = TypeVar("T", bound=Value)
Made = TypeVar("Made")

_MAX_FILLED = 2_000_000


def read_workbook(content: bytes, name: str) -> Book:
    """Every sheet of the workbook, hidden ones too; of a Word document every table.

    Formulas come as the values that were saved with them. A number that shows leading zeros keeps them: by
    its number format in .xlsx and .xls, by the text that is saved with it in .ods. A cell that is merged
    downwards counts for every row that it covers, in .xlsx, .xls and .docx; .ods does not tell.

    Raises:
        BadData: the file is damaged, protected, too large, of another kind than its name says, or holds a CPR
            number.
    """
    places: list[str] = []
    said = ""
    if content.startswith(kinds.OLE):
        kind, stream = "xls", xls.workbook_stream(content, name)
        kinds.agree(name, kind)
        found = xls.sheets(stream, name)
    else:
        archive = zips.open_archive(content, name)
        kind = archive.kind
        kinds.agree(name, kind)
        found = _sheets(archive)
        said = _beside(archive) if kind == "docx" else ""
        places += ["The text beside the tables"] if cpr.holds_cpr(said) else []
    sheets = []
    for sheet in found:
        if cpr.holds_cpr(sheet.name):
            places.append("The name of a sheet")
        else:
            sheets.append(_as_text(sheet, places))
    cpr.refuse(name, places)
    if kind == "docx" and not sheets and not places:
        remedy = "Keep it with `answers keep`, and type what it proposes with `answers add`."
        raise BadData("no-table", f"{name} is a Word document without a table.", remedy)
    notes = (Beside("Tekst uden for tabellerne", "the text beside the tables", said),) if said else ()
    return Book(name, kind, tuple(sheets), beside=notes)


def _sheets(archive: zips.Archive) -> Iterator[RawSheet]:
    """The sheets one by one: the values by calamine, which is native code and fast, the marks by ours."""
    if archive.kind == "docx":
        return iter(_intact(archive, lambda: tuple(word.sheets(archive))))
    return _workbook_sheets(archive)


def _beside(archive: zips.Archive) -> str:
    return _intact(archive, lambda: word.beside(archive))


def _intact(archive: zips.Archive, read: Callable[[], Made]) -> Made:
    try:
        return read()
    except markup.BROKEN as error:
        raise kinds.corrupt(archive.name, "its parts cannot be read") from error


def _workbook_sheets(archive: zips.Archive) -> Iterator[RawSheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        marks = xlsx.marks(archive) if archive.kind == "xlsx" else ods.marks(archive)
    except markup.BROKEN as error:
        raise kinds.corrupt(archive.name, "its sheets cannot be read") from error
    book = kinds.read(archive.name, partial(CalamineWorkbook.from_filelike, io.BytesIO(archive.content)))
    for data in book.sheets_metadata:
        if data.typ is not SheetTypeEnum.WorkSheet:
            continue  # charts and macros hold no rows
        sheet = kinds.read(archive.name, partial(book.get_sheet_by_name, data.name))
        seen = marks.get(data.name, SheetMarks())
        left = [""] * (sheet.start[1] if sheet.start else 0)  # it leaves out empty columns at the left, but not rows
        yield RawSheet(
            data.name,
            data.visible is not SheetVisibleEnum.Visible,
            (left + values for values in sheet.iter_rows()),
            sheet.merged_cell_ranges or seen.merged,
            seen,
        )


class _Cleaned(dict[T, str]):
    """The values of a sheet as text: each cleaned and searched for a CPR number once, in however many cells it stands.

    Attributes:
        refused: the texts that hold a CPR number.
    """

    def __init__(self, is_refused: Callable[[T, str], bool]) -> None:
        super().__init__()
        self.is_refused = is_refused
        self.refused: set[str] = set()

    def __missing__(self, value: T) -> str:
        self[value] = text = cell_text(value)
        if self.is_refused(value, text):
            self.refused.add(text)
        return text


def _as_text(sheet: RawSheet, places: list[str]) -> Sheet:
    """The sheet with every cell as text; where CPR numbers stand is added to `places`."""
    texts: _Cleaned[str] = _Cleaned(lambda _, text: cpr.holds_cpr(text))
    numbers: _Cleaned[float] = _Cleaned(lambda value, _: cpr.holds_cpr_number(value))
    rows = [
        # a tuple of texts, once made, is let be by the garbage collector
        tuple([texts[v] if type(v) is str else numbers[v] if type(v) is float else cell_text(v) for v in values])
        for values in sheet.rows
    ]
    found: list[tuple[int, int]] = []
    if refused := texts.refused | numbers.refused:
        found += [(row, c) for row, cells in enumerate(rows) for c, text in enumerate(cells) if text in refused]
    for shown in (sheet.marks.texts, sheet.marks.comments):
        found += [(row, c) for row, cells in shown.items() for c, text in cells.items() if cpr.holds_cpr(text)]
    places += [place(sheet.name, row + 1, column_letters(column)) for row, column in dict.fromkeys(found)]
    _show(rows, sheet.marks.texts)
    wide, tall = _apply_merges(rows, sheet.merged)
    return Sheet(tidy(sheet.name), rows, sheet.is_hidden, wide, tall, sheet.marks)


def _show(rows: list[tuple[str, ...]], texts: Mapping[int, Mapping[int, str]]) -> None:
    for row, shown in texts.items():
        if row < len(rows):
            cells = {**dict(enumerate(rows[row])), **shown}
            rows[row] = tuple(cells.get(column, "") for column in range(max(cells) + 1))


def _apply_merges(
    rows: list[tuple[str, ...]], merged: Iterable[Range]
) -> tuple[frozenset[int], dict[int, dict[int, int]]]:
    """Give a cell that is merged downwards to each row with something of its own; say which rows are wide, and where
    such a cell comes from."""
    wide: set[int] = set()
    tall: dict[int, dict[int, int]] = {}
    filled = 0
    for (top, left), (bottom, right) in merged:
        if right > left and top == bottom:
            wide.add(top)
        bottom = min(bottom, len(rows) - 1)
        filled += max(bottom - top, 0)
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left] or filled > _MAX_FILLED:
            continue
        for row in range(top + 1, bottom + 1):
            if left < len(rows[row]) and not rows[row][left] and any(rows[row]):
                rows[row] = (*rows[row][:left], rows[top][left], *rows[row][left + 1 :])
                tall.setdefault(row, {})[left] = top
    return frozenset(wide), tall
