"""How long the commands of a round take, and how much memory, from 740 proposals to a million, in fresh processes.

    python benchmarks/commands.py [SIZE …]

The workbook is that of `labelled.py`. Told is the processor time of the whole process, user and system, and the most
memory that it held; `receive` beside calamine and openpyxl, which only read the workbook, and `screen` beside the
start-up of `log`. `decide` needs a round without open cases: they are decided by the benchmark itself, all alike.
Compare the ratios, not the seconds. Not on Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import Process
from pathlib import Path

import labelled
import xlsxwriter
from fresh import machine

from positivliste import Workspace
from positivliste.model.events import CaseDecided
from positivliste.model.finding import Answer, Case, Kind, Verdict
from positivliste.usecases.screening import record_screening
from positivliste.usecases.turn import RoundTurn, turn_in

SIZES = (740, 10_000, 100_000)
SEED = 7
ROUND, SENDER = "courses-2020-04-01", "Eksempelskolen"
HEADERS = ("AMU-nr.", "Titel", "Udbyder", "Varighed", "Stilling", "Erhvervsgruppe")
RUN = "from positivliste.cli.main import main; main()"
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    pass
"""


def measured(arguments: Sequence[str]) -> tuple[float, int]:
    """The processor time of Python with these arguments in seconds, and the most memory that it held in MB.

    Raises:
        RuntimeError: it ended with another code than 0 or 1.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", *arguments], env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments[1:])} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def apart(work: Callable[..., None], *arguments: object) -> None:
    """Do something in a process of its own: what is measured inherits the memory of the process that begins it."""
    process = Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} failed")


def workbooks(answer: Path, priorities: Path, size: int) -> None:
    """An answer with so many rows, and the job titles of them that are prioritised."""
    rows = labelled.table(size, SEED)
    with xlsxwriter.Workbook(answer) as book:
        sheet = book.add_worksheet("Kurser")
        sheet.write_row(0, 0, HEADERS)
        for place, row in enumerate(rows, start=1):
            for column, text in enumerate(
                (row.number, row.title, row.provider, row.duration, row.job_title, row.group)
            ):
                if text:
                    sheet.write_string(place, column, text)
    with xlsxwriter.Workbook(priorities) as book:
        titles = {row.job_title: row.group for row in rows if row.job_title and row.group}
        sheet = book.add_worksheet("Prioriteter")
        for place, cells in enumerate([("Stilling", "Erhvervsgruppe"), *titles.items()]):
            sheet.write_row(place, 0, cells)


def begin(folder: Path, priorities: Path) -> None:
    """A round whose consultation is open."""
    with Workspace.create(folder, "RAR Vestjylland", today="2020-01-24") as workspace:
        workspace.rounds.open("courses", "2020-04-01")
        workspace.rounds.import_priorities(ROUND, priorities)
        workspace.respondents.add(SENDER, "school")
        workspace.consultation.open(ROUND, "2020-02-28")


def decide(folder: Path) -> None:
    """Every open case is answered, also those that come up by the answers, and the council decides."""
    with Workspace.open(folder, today="2020-03-19") as workspace:
        with turn_in(workspace._session, ROUND) as turn:  # noqa: SLF001 - what a person would do in Excel
            while turn.screening.funnel.review:
                cases = {finding.case for finding in turn.screening.findings if finding.kind is Kind.REVIEW}
                turn.say([CaseDecided(Verdict(case, _answer(case, turn), "person-1", "")) for case in cases])
                record_screening(turn)
        workspace.decisions.decide(ROUND, "council", "2020-03-19", "item 2.2")


def _answer(case: Case, turn: RoundTurn) -> Answer:
    return Answer.DIFFERENT if case.other in turn.state.proposals else Answer.ACCEPT


def commands(folder: Path, answer: Path) -> Iterator[tuple[str, float, int]]:
    """The commands of a round, in their order: the name, the time and the memory of each."""

    def timed(today: str, *words: str) -> tuple[float, int]:
        return measured([RUN, "-C", str(folder), "--today", today, "--quiet", *words])

    yield ("calamine alone", *measured([CALAMINE, str(answer)]))
    yield ("openpyxl alone", *measured([OPENPYXL, str(answer)]))
    yield ("log, before", *timed("2020-02-14", "log"))
    yield ("receive", *timed("2020-02-14", "receive", ROUND, str(answer), "--from", SENDER))
    timed("2020-03-02", "consultation", "close", ROUND)
    yield ("screen", *timed("2020-03-02", "screen", ROUND))
    yield ("screen again", *timed("2020-03-02", "screen", ROUND))
    yield ("review export", *timed("2020-03-04", "review", "export", ROUND, str(folder / "sager.xlsx")))
    yield ("status", *timed("2020-03-04", "status", ROUND))
    apart(decide, folder)
    yield ("publish", *timed("2020-03-25", "publish", ROUND))
    yield ("status, published", *timed("2020-04-20", "status", ROUND))
    for name, text in (("check, listed", "40001"), ("check, not listed", "99999999")):
        yield (name, *timed("2020-04-20", "check", text, "--on", "2020-04-20", "--municipality", "Herning"))


def main() -> None:
    """Print time, memory and the two ratios for each size."""
    print(machine())
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        folder = Path(tempfile.mkdtemp())
        answer, priorities = folder / "svar.xlsx", folder / "prioriteter.xlsx"
        apart(workbooks, answer, priorities, size)
        apart(begin, folder / "workspace", priorities)
        print(f"\n{size:,} proposals")
        found: dict[str, float] = {}
        for name, seconds, memory in commands(folder / "workspace", answer):
            found[name] = seconds
            print(f"{name:20} {seconds:8.2f} s {memory:6} MB", flush=True)
        print(f"receive is {found['receive'] / found['calamine alone']:.1f} × calamine", end=", ")
        print(f"{found['receive'] / found['openpyxl alone']:.1f} × openpyxl", end="; ")
        print(f"screen is {found['screen'] / found['log, before']:.1f} × log", end=", ")
        print(f"again {found['screen again'] / found['screen']:.2f} of the first")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
