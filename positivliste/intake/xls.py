"""Old Excel workbooks (.xls), read by xlrd, which is given only the records that are read here.

xlrd trusts what it reads: names that double one another, a link over a whole sheet, or a sheet that says its size again
and again each make a few kilobytes fill the memory.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from positivliste.intake import kinds, ole
from positivliste.intake.cells import Value
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.sheets import MAX_CELLS, RawSheet, SheetMarks

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _NOTE, _OBJ, _TXO = 0x0809, 0x000A, 0x002F, 0x0085, 0x001C, 0x005D, 0x01B6
_READ = frozenset({
    0x0042, 0x0022, 0x00FC, 0x003C, 0x0031, 0x041E, 0x00E0,  # code page, date system, texts, fonts, formats, styles
    0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0006,  # cells
    0x0207, 0x04BC, 0x0221, 0x0236,  # what may follow a formula
    0x0208, 0x007D, 0x00E5,  # rows, columns, merged areas
})  # fmt: skip
_VERSIONS = (b"\x00\x05", b"\x00\x06")
_NOTHING = struct.pack("<H", 0xFFFF)
_OTHER = {"WordDocument": "an old Word document (.doc)", "PowerPoint Document": "an old presentation (.ppt)"}


def sheets(stream: bytes, name: str) -> Iterator[RawSheet]:
    """The sheets one by one, hidden ones too; only the one at hand is in the memory.

    Conditional formats are not worked out, and text boxes are not looked at.

    Args:
        stream: what `workbook_stream` returns.
        name: the file's name, for messages.

    Raises:
        BadData: "password-protected", "corrupt-file", or "too-large" where the sheets reach so far that keeping them
            would fill the memory.
    """
    import xlrd

    opening = partial(
        xlrd.open_workbook,
        file_contents=_cleaned(stream, name),
        logfile=io.StringIO(),  # it would print its warnings
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
    )
    book = kinds.read(name, opening)
    styles = kinds.read(name, partial(_Styles, book))
    spanned = 0
    for index in range(book.nsheets):
        sheet = kinds.read(name, partial(book.sheet_by_index, index))
        spanned += sum(map(sheet.row_len, range(sheet.nrows)))
        if spanned > MAX_CELLS:
            raise kinds.too_large(name, f"the sheet {sheet.name} reaches to row {sheet.nrows}")
        marks = kinds.read(name, partial(_marks, sheet, styles))
        merged = [((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells]
        yield RawSheet(sheet.name, sheet.visibility != 0, _rows(sheet, styles), merged, marks)
        book.unload_sheet(index)


def workbook_stream(content: bytes, name: str) -> bytes:
    """The stream that holds the workbook.

    Raises:
        BadData: "password-protected", "mislabelled-file" or "corrupt-file".
    """
    try:
        container = ole.parse(content)
        streams = container.streams
        if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
            raise kinds.protected(name)
        found = next((stream for stream in ("Workbook", "Book") if stream in streams), None)
        if found is None:
            other = (what for stream, what in _OTHER.items() if stream in streams)
            raise kinds.mislabelled(name, next(other, "another kind of Office file"))
        return container.read(found)
    except ole.BrokenContainerError as error:
        raise kinds.corrupt(name, str(error)) from error


def _cleaned(stream: bytes, name: str) -> bytes:
    """The stream with every record blanked that is not read.

    Drawings are read for the comments in them; without comments they are blanked too, for xlrd is strict with them.
    """
    cleaned = bytearray(stream)
    places: dict[int, list[int]] = {kind: [] for kind in (_BOF, _EOF, _BOUNDSHEET, _NOTE, _OBJ, _TXO)}
    for at, kind in _records(stream, name):
        if kind in places:
            places[kind].append(at)
        elif kind not in _READ:
            cleaned[at : at + 2] = _NOTHING
    if not places[_NOTE]:
        for at in places[_OBJ] + places[_TXO]:
            cleaned[at : at + 2] = _NOTHING
    told = [struct.unpack_from("<I", stream, at + 4)[0] for at in places[_BOUNDSHEET]]
    starts = _starts(stream, name, places[_BOF], places[_EOF])
    if len(told) > len(set(told)) or not starts.issuperset(told):
        raise kinds.corrupt(name, "a sheet does not begin where it should")
    return bytes(cleaned)


def _records(stream: bytes, name: str) -> Iterator[tuple[int, int]]:
    """Where each record begins, and its kind."""
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _FILEPASS:
            raise kinds.protected(name)
        if kind == 0 and size == 0:
            return  # padding after the last record
        if at + 4 + size > end:
            raise kinds.corrupt(name, "its last record is cut off")
        yield at, kind
        at += 4 + size


def _starts(stream: bytes, name: str, begins: list[int], ends: list[int]) -> set[int]:
    """Where the parts of the stream begin: what is common to all sheets, and each sheet. A chart stands within one."""
    found = set()
    depth = 0
    for at, step in sorted([(at, 1) for at in begins] + [(at, -1) for at in ends]):
        if step > 0 and depth == 0:
            found.add(at)
        depth += step
    if depth != 0 or any(stream[at + 4 : at + 6] not in _VERSIONS for at in found):
        raise kinds.corrupt(name, "a sheet does not end, or is from before Excel 5")
    return found


class _Styles:
    """What the cell styles mean, by their number."""

    def __init__(self, book: Book) -> None:
        codes = [book.format_map[style.format_key].format_str for style in book.xf_list]
        self.masks = {number: mask for number, code in enumerate(codes) if (mask := mask_of(code))}
        self.clocks = {number for number, code in enumerate(codes) if "[h" in code.lower()}
        self.fonts = [style.font_index for style in book.xf_list]
        self.struck_fonts = {number for number, font in enumerate(book.font_list) if font.struck_out}


def _rows(sheet: Sheet, styles: _Styles) -> Iterator[Sequence[Value]]:
    import xlrd

    for row in range(sheet.nrows):
        values = sheet.row_values(row)
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_DATE:
                is_clock = sheet.cell_xf_index(row, column) in styles.clocks
                values[column] = _date(values[column], sheet.book.datemode, is_clock=is_clock)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                values[column] = bool(values[column])
            elif kind == xlrd.XL_CELL_ERROR:
                values[column] = xlrd.error_text_from_code.get(values[column], "")
        yield values


def _date(value: float, datemode: int, *, is_clock: bool) -> Value:
    """A day, a time of day, or (shown as [h]:mm) a number of hours; the number itself where it is too large for one."""
    import xlrd

    try:
        if is_clock:
            return timedelta(days=value)
        moment: datetime = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return value
    return moment.time() if value < 1 else moment


def _marks(sheet: Sheet, styles: _Styles) -> SheetMarks:
    texts: dict[int, dict[int, str]] = {}
    comments: dict[int, dict[int, str]] = {}
    struck: dict[int, set[int]] = {}
    for row in range(sheet.nrows) if styles.masks or styles.struck_fonts else ():
        for column, value in enumerate(sheet.row_values(row)):
            if value == "":
                continue
            style = sheet.cell_xf_index(row, column)
            if style in styles.masks and isinstance(value, float) and (text := masked(value, styles.masks[style])):
                texts.setdefault(row, {})[column] = text
            if styles.struck_fonts and _fonts(sheet, row, column, styles.fonts[style]) <= styles.struck_fonts:
                struck.setdefault(row, set()).add(column)
    for (row, column), note in sheet.cell_note_map.items():
        comments.setdefault(row, {})[column] = note.text
    hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    return SheetMarks(texts, comments, struck, hidden_rows, {c for c, info in sheet.colinfo_map.items() if info.hidden})


def _fonts(sheet: Sheet, row: int, column: int, font: int) -> set[int]:
    """The fonts that the cell's text is written in: that of its style, up to where others begin."""
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    shown = [run for run in runs if run[0] < len(sheet.cell_value(row, column))]
    return {number for _, number in shown} | ({font} if not shown or shown[0][0] else set())
