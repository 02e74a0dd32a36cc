"""Reading a workbook of course proposals: ours beside the readers that others use, time and memory.

    python benchmarks/intake.py [ROWS …]

Ours does more than read: it finds the header, knows the columns, understands every duration, sees what is hidden,
struck through or commented on, looks for CPR numbers and guards against bombs. Each figure is of a fresh process, and
the readers take turns, so that what else the machine does falls on all of them; compare the ratios, not the seconds.
The memory is told on Linux only.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

import xlsxwriter
from fresh import machine, process

SIZES = (10_000, 100_000)
TIMES = 3
DURATIONS = ("10", "10 dage", "2 uger", "1½ uge", "37 timer", "6 uger (30 dage)", "1-2 dage")
READERS = {
    "python-calamine, bare": """
from python_calamine import CalamineWorkbook
def read(path):
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1
""",
    "openpyxl, bare": """
import openpyxl
def read(path):
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1
""",
    "openpyxl, with formats": """
import openpyxl
def read(path):
    return openpyxl.load_workbook(path, data_only=True).worksheets[0].max_row - 1
""",
    "ours, the sheet": """
from pathlib import Path
from positivliste.intake.workbooks import read_workbook
def read(path):
    return len(read_workbook(Path(path).read_bytes(), path).sheets[0].rows) - 1
""",
    "ours": """
from pathlib import Path
from positivliste.intake import read_courses
def read(path):
    return len(read_courses(Path(path).read_bytes(), path).rows)
""",
}
MEASURE = """
import sys, time
def memory(kind):
    try:
        status = open("/proc/self/status").read()
    except OSError:
        return 0
    return int(status.partition(kind + ":")[2].split()[0]) / 1024
before = memory("VmRSS")
start = time.process_time()
rows = read(sys.argv[1])
print(rows, time.process_time() - start, memory("VmHWM") - before)
"""


def workbook(path: Path, rows: int) -> None:
    """A workbook as a school sends it, with made-up courses; numbers are masked, some rows hidden, struck through."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kurser")
        zeros, struck = book.add_format({"num_format": "00000"}), book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ("AMU-nr.", "Titel", "Udbyder", "Erhvervsgruppe", "Stilling", "Varighed", "Bemærkninger"))
        for row in range(1, rows + 1):
            title = f"Eksempelkursus {row // 3} for svejsere {row % 3}"
            cells = (title, "Eksempelskolen", "Jern, metal og auto", "Svejser", DURATIONS[row % len(DURATIONS)])
            sheet.write_number(row, 0, row % 100_000, zeros)
            sheet.write_row(row, 1, cells, struck if row % 50 == 0 else None)
            if row % 100 == 0:
                sheet.set_row(row, None, None, {"hidden": True})
            if row % 1000 == 0:
                sheet.write_comment(row, 1, "udgår")


def measured(reader: str, path: Path, rows: int) -> tuple[float, float]:
    """The processor time of one reading in seconds, and the memory that it took in MB."""
    found, seconds, memory = process(READERS[reader] + MEASURE, [str(path)]).stdout.split()
    if int(found) != rows:
        raise RuntimeError(f"{reader} finds {found} rows of {rows}")
    return float(seconds), float(memory)


def compare(rows: int) -> None:
    """Print the medians for one size, and how they stand to calamine's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "svar.xlsx"
        workbook(path, rows)
        found: dict[str, list[tuple[float, float]]] = {reader: [] for reader in READERS}
        for _ in range(TIMES):
            for reader, figures in found.items():
                figures.append(measured(reader, path, rows))
        print(f"\n{rows:,} rows, {path.stat().st_size // 1000:,} kB; median of {TIMES}")
    base = median(seconds for seconds, _ in found["python-calamine, bare"])
    for reader, figures in found.items():
        seconds, memory = (median(values) for values in zip(*figures, strict=True))
        print(f"{reader:24} {seconds:6.2f} s {seconds / base:5.1f} × calamine {memory:5.0f} MB")


def main() -> None:
    """Compare at each size."""
    print(machine())
    for rows in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        compare(rows)


if __name__ == "__main__":
    main()
