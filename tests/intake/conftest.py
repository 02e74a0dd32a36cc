"""Files for the tests, made in memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="session")
def files() -> Path:
    return FILES


@pytest.fixture(scope="session")
def bad_input() -> Path:
    return FILES.parent.parent / "bad_input"


@pytest.fixture(scope="session")
def xlsx() -> Callable[..., bytes]:
    """Makes a workbook of sheets: a list of rows is one sheet, a mapping has their names."""

    def make(sheets: Mapping[str, Sequence[Sequence[Any]]] | Sequence[Sequence[Any]], hidden: str = "") -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in (sheets if isinstance(sheets, Mapping) else {"Ark1": sheets}).items():
            sheet = book.create_sheet(name)
            for number, cells in enumerate(rows, start=1):
                for column, value in enumerate(cells, start=1):
                    if value not in (None, ""):
                        sheet.cell(number, column).value = value
            sheet.sheet_state = "hidden" if name == hidden else "visible"
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def formatted() -> Callable[[Callable[[Any, Any], None]], bytes]:
    """Makes a workbook of one sheet that the function fills, given XlsxWriter's workbook and sheet."""

    def make(fill: Callable[[Any, Any], None]) -> bytes:
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        fill(book, book.add_worksheet("Ark1"))
        book.close()
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def with_part() -> Callable[[bytes, str, bytes], bytes]:
    """The workbook with one part of its archive replaced or added."""

    def make(content: bytes, part: str, data: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if name != part:
                    new.writestr(name, old.read(name))
            new.writestr(part, data)
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def ole() -> Callable[[str], bytes]:
    """An Office container with one empty stream of the name, as small as they get."""

    def make(stream: str) -> bytes:
        end, free = 0xFFFFFFFE, 0xFFFFFFFF

        def entry(name: str, kind: int, child: int) -> bytes:
            text = name.encode("utf-16-le") + b"\0\0"
            head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, free, free, child)
            return head + bytes(36) + struct.pack("<III", end, 0, 0)

        header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
        header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        header += struct.pack("<109I", 0, *[free] * 108)
        table = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
        directory = entry("Root Entry", 5, 1) + entry(stream, 2, free)
        return header + table + directory.ljust(512, b"\0")

    return make
