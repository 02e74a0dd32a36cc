"""What all tests share: a secretariat with a made-up round of a few courses, walked as a caseworker would.

Nothing here stands in for our own code: the workbooks are real files, and the journal is a real one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import settings
from python_calamine import CalamineWorkbook

from positivliste import Workspace
from positivliste.model.council import RespondentKind
from positivliste.model.round import ListKind
from positivliste.model.screening import Screening
from positivliste.usecases.decisions import DecisionMade
from positivliste.usecases.review import ImportedReview

# The same examples on every machine, and no clock: a slow machine is no failure.
settings.register_profile("positivliste", deadline=None, derandomize=True, database=None, print_blob=False)
settings.load_profile("positivliste")

HEADER = ("AMU-nr.", "Titel", "Udbyder", "Varighed", "Stilling", "Erhvervsgruppe", "Privat")
RESPONDENTS = {
    "Nordskolen": RespondentKind.SCHOOL,
    "Sydskolen": RespondentKind.SCHOOL,
    "Jobcenter Midtby": RespondentKind.JOBCENTRE,
    "A-kassen Fremad": RespondentKind.UNEMPLOYMENT_FUND,
}
PRIORITIES = (
    ("Svejser", "Jern, metal og auto", "721200", "svejsning efter certifikat"),
    ("Kok", "Hotel, restauration, køkken, kantine", "512000", None),
    ("Tømrer", "Bygge og anlæg", None, None),
)
Row = tuple[str | None, ...]
Answers = Mapping[str, Mapping[str, str]]


class Office:
    """A secretariat in Vestjylland, with the round of spring 2020 in a folder of its own.

    Courses that `row` makes pass every rule, unless told otherwise. Days are ISO dates.
    """

    round = "courses-2020-04-01"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "workspace"
        self._numbers = count(1)

    @property
    def journal(self) -> Path:
        return self.home / "journal.db"

    def at(self, day: str, *, user: str = "Test Testesen", as_of: str | None = None) -> Workspace:
        """The workspace, opened on a day: "2020-02-10" or "2020-02-10T12:00"."""
        moment = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
        seen = date.fromisoformat(as_of) if as_of else None
        return Workspace.open(self.home, today=moment, user=user, as_of=seen)

    def head(self) -> str:
        """The hash of the last event: equal only where nothing was recorded in between."""
        with self.at("2030-01-01") as workspace:
            return workspace.journal.verify().head

    def events(self) -> list[str]:
        """The kinds of everything that was recorded, in order."""
        with self.at("2030-01-01") as workspace:
            return [line.event.kind for line in workspace.journal.log()]

    # Files

    def sheet(self, name: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Path:
        """A workbook of one sheet."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_workbook({"Ark1": [header, *rows]}, name))
        return path

    @staticmethod
    def row(
        title: str | None,
        number: str | None = None,
        *,
        provider: str | None = None,
        duration: str | None = "10 dage",
        job: str | None = "Svejser",
        group: str | None = None,
        private: str | None = None,
    ) -> Row:
        """A course as a row of an answer."""
        return (number, title, provider, duration, job, group, private)

    def answer(self, *rows: Row, name: str | None = None) -> Path:
        """A respondent's answer as a workbook."""
        return self.sheet(name or f"svar-{next(self._numbers)}.xlsx", HEADER, rows)

    # The steps of the round

    def create(self) -> Office:
        with Workspace.create(self.home, "RAR Vestjylland", today=date(2020, 1, 24), user="Test Testesen"):
            return self

    def begin(self, *, deadline: str = "2020-02-28", priorities: Sequence[Sequence[Any]] = PRIORITIES) -> Office:
        """Make the workspace and take the round to where answers come in."""
        self.create()
        header = ("Stillingsbetegnelse", "Erhvervsgruppe", "DISCO-08", "Ønskede kompetencer")
        with self.at("2020-01-31") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            workspace.rounds.import_priorities(self.round, self.sheet("prioriteter.xlsx", header, priorities))
            for name, kind in RESPONDENTS.items():
                workspace.respondents.add(name, kind)
            workspace.consultation.open(self.round, deadline)
        return self

    def receive(self, sender: str, *rows: Row, on: str = "2020-02-10", name: str | None = None) -> Path:
        """Take in an answer, in addition to earlier ones; returns the file."""
        path = self.answer(*rows, name=name)
        with self.at(on) as workspace:
            workspace.answers.receive(self.round, [path], sender, adds=True)
        return path

    def screen(self, on: str = "2020-03-02") -> Screening:
        """Close the consultation and screen."""
        with self.at(on) as workspace:
            workspace.consultation.close(self.round)
            return workspace.screening.run(self.round)

    def export(self, *, on: str = "2020-03-04", decided: bool = False) -> bytes:
        """The review workbook."""
        with self.at(on) as workspace:
            return workspace.review.export(self.round, decided=decided)[0]

    def filled(self, content: bytes, answers: Answers) -> Path:
        """The review workbook as it comes back: what is entered in the columns, by case."""
        path = self.folder / f"afgjort-{next(self._numbers)}.xlsx"
        path.write_bytes(_filled(content, answers))
        return path

    def judge(
        self, answers: Answers, *, on: str = "2020-03-04", by: str = "Test Testesen", decided: bool = False
    ) -> ImportedReview:
        """Export the cases, fill them in, import them."""
        path = self.filled(self.export(on=on, decided=decided), answers)
        with self.at(on) as workspace:
            return workspace.review.import_(self.round, path, by)

    def exceptions(self, *rows: Sequence[str], header: Sequence[str] = ("Forslag", "Afgørelse", "Begrundelse")) -> Path:
        """The file of what the decision changes in the recommendation."""
        return self.sheet("afvigelser.xlsx", header, rows)

    def decide(self, *, on: str = "2020-03-19", body: str = "council", exceptions: Path | None = None) -> DecisionMade:
        with self.at("2020-03-20") as workspace:
            return workspace.decisions.decide(self.round, body, date.fromisoformat(on), "item 2.2", exceptions)

    def publish(self, on: str = "2020-03-25") -> None:
        with self.at(on) as workspace:
            workspace.publication.publish(self.round)


def _workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], name: str = "") -> bytes:
    """The same name and the same rows give the same bytes; another name gives others."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2020, 1, 1), "title": name})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value not in (None, ""):
                        sheet.write(place, column, value)
    return stream.getvalue()


def _filled(content: bytes, answers: Answers) -> bytes:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {}
    left = dict(answers)
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        if rows and "Sag" in rows[0] and "Afgørelse" in rows[0]:
            header = [str(cell) for cell in rows[0]]
            for row in rows[1:]:
                for column, value in left.pop(str(row[header.index("Sag")]), {}).items():
                    row[header.index(column)] = value
            sheets[name] = rows
    assert not left, f"the review workbook has no row for {', '.join(left)}"
    return _workbook(sheets)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat that has not begun."""
    return Office(tmp_path)


@pytest.fixture(scope="session")
def new_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Office]:
    """Makes a secretariat in a folder of its own: for properties, which need one for every example."""
    return lambda: Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def example() -> Path:
    """The files of the round of spring 2020."""
    return Path(__file__).parent.parent / "examples" / "spring-2020"
