"""The records of an old Excel workbook (.xls): whether it is whole, and which numbers are masked.

The values themselves are read by calamine. Comments and text boxes of .xls files are not looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from positivliste.intake import kinds, ole
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.ooxml import MAX_CELLS
from positivliste.intake.sheets import Notes

_BOF, _EOF, _FILEPASS, _SHEET, _FORMAT, _XF, _NUMBER, _RK, _MULRK = (
    0x0809, 0x000A, 0x002F, 0x0085, 0x041E, 0x00E0, 0x0203, 0x027E, 0x00BD,
)  # fmt: skip
_UNICODE_BIFF = 0x0600
_STRINGS, _DIMENSIONS = 0x00FC, 0x0200
_CELLS = frozenset({0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x0006, 0x0205, 0x00D6, 0x0201, 0x00BE})
_MAX_COLUMNS, _MAX_ROWS = 256, 65_536


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
            raise kinds.mislabelled(name, _other(set(streams)))
        return container.read(found)
    except ole.BrokenContainerError as error:
        raise kinds.corrupt(name, str(error)) from error


def _other(streams: set[str]) -> str:
    what = {
        "WordDocument": "an old Word document (.doc)",
        "PowerPoint Document": "an old presentation (.ppt)",
    }
    return next((text for stream, text in what.items() if stream in streams), "another kind of Office file")


def notes(stream: bytes, name: str) -> dict[str, Notes]:
    """What calamine leaves out, by sheet.

    Raises:
        BadData: "corrupt-file" where the records are cut off, "password-protected".
    """
    try:
        return _Walk(name).walk(stream)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise kinds.corrupt(name, "its records cannot be read") from error


class _Walk:
    """One pass over the records."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.formats: dict[int, str] = {}
        self.styles: list[int] = []
        self.sheets: dict[int, str] = {}
        self.found: dict[str, dict[tuple[int, int], str]] = {}
        self.last: dict[str, int] = {}

    def walk(self, stream: bytes) -> dict[str, Notes]:
        depth, sheet, is_unicode = 0, "", False
        for at, kind, data in _records(stream, self.name):
            if kind == _BOF:
                depth += 1
                is_unicode = struct.unpack_from("<H", data)[0] >= _UNICODE_BIFF
                sheet = self.sheets.get(at, sheet) if depth == 1 else sheet
            elif kind == _EOF:
                depth -= 1
            elif kind == _FILEPASS:
                raise kinds.protected(self.name)
            if kind in _CELLS or kind in (_STRINGS, _DIMENSIONS):
                self.check_room(kind, data, sheet, len(stream))
            if is_unicode and kind in _READERS:
                _READERS[kind](self, data, sheet)
        if depth != 0:
            raise kinds.corrupt(self.name, "its last sheet does not end")
        return {name: Notes(texts) for name, texts in self.found.items()}

    def check_room(self, kind: int, data: bytes, sheet: str, size: int) -> None:
        """Refuse what would make the reader reserve more memory than a sheet of its size can need."""
        if kind == _STRINGS:
            (number,) = struct.unpack_from("<I", data, 4)
            too_much = number > size
        elif kind == _DIMENSIONS:
            wide = len(data) >= struct.calcsize("<IIHH")
            first, last, left, width = struct.unpack_from("<IIHH" if wide else "<HHHH", data)
            too_much = last > _MAX_ROWS or width > _MAX_COLUMNS or first > last or left > width
        else:
            row, column = struct.unpack_from("<HH", data)
            self.last[sheet] = max(self.last.get(sheet, 0), row + 1)
            too_much = column >= _MAX_COLUMNS
        if too_much or sum(self.last.values()) * _MAX_COLUMNS > MAX_CELLS * 2:
            raise kinds.corrupt(self.name, "it says that it has more cells or texts than it can have")

    def sheet(self, data: bytes, _: str) -> None:
        (offset,) = struct.unpack_from("<I", data)
        length, flags = data[6], data[7]
        raw = data[8 : 8 + length * (1 + (flags & 1))]
        self.sheets[offset] = raw.decode("utf-16-le" if flags & 1 else "latin-1")

    def format(self, data: bytes, _: str) -> None:
        number, length, flags = struct.unpack_from("<HHB", data)
        raw = data[5 : 5 + length * (1 + (flags & 1))]
        self.formats[number] = raw.decode("utf-16-le" if flags & 1 else "latin-1")

    def style(self, data: bytes, _: str) -> None:
        self.styles.append(struct.unpack_from("<H", data, 2)[0])

    def number(self, data: bytes, sheet: str) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self.note(sheet, row, column, style, struct.unpack_from("<d", data, 6)[0])

    def packed(self, data: bytes, sheet: str) -> None:
        row, column, style, value = struct.unpack_from("<HHHI", data)
        self.note(sheet, row, column, style, _unpacked(value))

    def several(self, data: bytes, sheet: str) -> None:
        row, first = struct.unpack_from("<HH", data)
        for index in range((len(data) - 6) // 6):
            style, value = struct.unpack_from("<HI", data, 4 + 6 * index)
            self.note(sheet, row, first + index, style, _unpacked(value))

    def note(self, sheet: str, row: int, column: int, style: int, value: float) -> None:
        mask = mask_of(self.formats.get(self.styles[style], ""))
        text = masked(value, mask) if mask else None
        if text is not None:
            self.found.setdefault(sheet, {})[row, column] = text


_READERS = {
    _SHEET: _Walk.sheet, _FORMAT: _Walk.format, _XF: _Walk.style, _NUMBER: _Walk.number, _RK: _Walk.packed,
    _MULRK: _Walk.several,
}  # fmt: skip


def _records(stream: bytes, name: str) -> Iterator[tuple[int, int, bytes]]:
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            return  # padding after the last record
        if at + 4 + length > end:
            raise kinds.corrupt(name, "its last record is cut off")
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _unpacked(value: int) -> float:
    """The number in an RK value: two flags, and a whole number or the upper half of a float."""
    if value & 2:
        number = float((value >> 2) - (1 << 30 if value & 0x80000000 else 0))
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))
    return float(number / 100 if value & 1 else number)
