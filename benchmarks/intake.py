"""Reading a workbook of 10,000 course proposals: ours beside the readers that others use.

    python benchmarks/intake.py

Ours does more than read: it finds the header, knows the columns, understands every duration, looks for CPR numbers and
guards against bombs. pandas is measured where it is installed; it is no dependency of ours.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import openpyxl  # type: ignore[import-untyped]
import xlsxwriter
from fresh import machine, seconds
from python_calamine import CalamineWorkbook

from positivliste.intake import read_courses

ROWS = 10_000
TIMES = 3
DURATIONS = ("10", "10 dage", "2 uger", "1½ uge", "37 timer", "6 uger (30 dage)", "1-2 dage")


def workbook() -> bytes:
    """A workbook as a school sends it, with made-up courses."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Kurser")
        sheet.write_row(0, 0, ("AMU-nr.", "Titel", "Udbyder", "Erhvervsgruppe", "Stilling", "Varighed", "Bemærkninger"))
        for row in range(1, ROWS + 1):
            duration = DURATIONS[row % len(DURATIONS)]
            title = f"Eksempelkursus {row // 3} for svejsere {row % 3}"
            cells = (str(40_000 + row), title, "Eksempelskolen", "Jern, metal og auto", "Svejser", duration, "")
            sheet.write_row(row, 0, cells)
    return stream.getvalue()


def ours(content: bytes) -> int:
    """The number of proposals that our reader finds."""
    return len(read_courses(content, "svar.xlsx", {}).rows)


def calamine(content: bytes) -> int:
    """The number of rows that python-calamine reads, as bare cells."""
    return len(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()) - 1


def openpyxl_rows(content: bytes) -> int:
    """The number of rows that openpyxl reads, as bare cells."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1


def pandas(content: bytes) -> int:
    """The number of rows that pandas reads."""
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return len(pandas.read_excel(io.BytesIO(content)))


def main() -> None:
    """Print the median of each reader."""
    content = workbook()
    readers: dict[str, Callable[[bytes], int]] = {
        "ours": ours,
        "python-calamine, bare": calamine,
        "openpyxl, bare": openpyxl_rows,
    }
    if find_spec("pandas"):
        readers["pandas.read_excel"] = pandas
    print(f"{machine()}; {ROWS:,} rows, {len(content) // 1000:,} kB; median of {TIMES}")
    for name, read in readers.items():
        if read(content) != ROWS:
            raise RuntimeError(f"{name} does not find the {ROWS} rows")
        print(f"{name:24} {seconds(partial(read, content), TIMES):6.2f} s")


if __name__ == "__main__":
    main()
