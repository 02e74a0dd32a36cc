"""A secretariat in Vestjylland that keeps a list of job titles for SIRI: made-up titles, real files, a real journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from positivliste import Workspace
from positivliste.model.council import RespondentKind
from positivliste.model.round import ListKind

B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
TITLE_HEADER = ("Stillingsbetegnelse", "DISCO-08", "Uddannelsesniveau", "Dokumentation for mangel")
NATIONAL_HEADER = ("Stillingsbetegnelse", "DISCO-08", "Gælder fra")
EVIDENCE_HEADER = (
    "Stillingsbetegnelse", "DISCO-08", "Område", "Efterspørgsel", "Forgæves rekrutteringer", "Balance",
)  # fmt: skip
GOOD = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag uden ansøgere"}
SKILLED = {"disco": "721200", "level": "faglært", "evidence": "Værksteder søger forgæves"}


class Siri:
    """The secretariat, wrapped around the office of tests/conftest.py. Titles that it suggests pass every rule,
    unless told otherwise."""

    def __init__(self, office: Any) -> None:
        self.office = office
        self.at = office.at
        self.folder: Path = office.folder

    def create(self, council: str = "RAR Vestjylland", *, on: str = "2023-06-01") -> Siri:
        with Workspace.create(self.office.home, council, today=date.fromisoformat(on), user="Test Testesen"):
            return self

    # What there is

    def head(self) -> str:
        return str(self.office.head())

    def kinds(self) -> list[str]:
        return list(self.office.events())

    def listing(self, on: str, kind: ListKind | None = None) -> dict[str, Any]:
        with self.at(on) as workspace:
            return {found.title.title: found for found in workspace.listing.show(kind=kind)}

    def steps(self, name: str, on: str) -> dict[str, Any]:
        with self.at(on) as workspace:
            return {step.name: step for step in workspace.rounds.status(name).steps}

    def codes(self, name: str, on: str) -> dict[str, set[str]]:
        """The codes found in a round by title, screened on that day."""
        with self.at(on) as workspace:
            screening = workspace.screening.run(name)
        assert screening.funnel.adds_up
        return {s.course.title: {f.code for f in s.findings} for s in screening.courses}

    def outcomes(self, name: str, on: str) -> dict[str, str]:
        with self.at(on) as workspace:
            return {s.course.title: s.outcome.value for s in workspace.screening.run(name).courses}

    # Files

    def sheet(self, name: str, header: Sequence[str], *rows: Sequence[Any]) -> Path:
        return Path(self.office.sheet(name, header, rows))

    def titles(self, *rows: Sequence[Any], name: str = "forslag.xlsx") -> Path:
        return self.sheet(name, TITLE_HEADER, *rows)

    def national(self, *rows: Sequence[Any], on: str, kind: ListKind = B, name: str = "national.xlsx") -> Any:
        with self.at(on) as workspace:
            return workspace.references.import_national(kind, self.sheet(name, NATIONAL_HEADER, *rows))

    def evidence(self, *rows: Sequence[Any], on: str, name: str = "evidens.xlsx") -> Any:
        with self.at(on) as workspace:
            return workspace.references.import_evidence(
                self.sheet(name, EVIDENCE_HEADER, *rows), date.fromisoformat(on)
            )

    # Steps

    def suggest(
        self, title: str, on: str, kind: ListKind = B, sender: str = "Fjordens Erhvervsråd", **more: Any
    ) -> Any:
        with self.at(on) as workspace:
            return workspace.suggestions.add(kind, title, sender, **((SKILLED if kind is C else GOOD) | more))

    def open(self, effective: str, on: str, kind: ListKind = B, *, supplement: bool = False) -> str:
        with self.at(on) as workspace:
            return workspace.rounds.open(kind, date.fromisoformat(effective), supplement=supplement).id

    def screen(self, name: str, on: str) -> Any:
        with self.at(on) as workspace:
            return workspace.screening.run(name)

    def consult(self, name: str, opened: str, deadline: str, closed: str) -> None:
        with self.at(opened) as workspace:
            workspace.consultation.open(name, deadline)
        with self.at(closed) as workspace:
            workspace.consultation.close(name)

    def judge(self, name: str, answers: Mapping[str, Mapping[str, str]], on: str, **more: Any) -> Any:
        self.office.round = name
        return self.office.judge(answers, on=on, **more)

    def decide(self, name: str, on: str, body: str = "council", exceptions: Path | None = None) -> Any:
        with self.at(on) as workspace:
            return workspace.decisions.decide(name, body, date.fromisoformat(on), "punkt 3.4", exceptions)

    def submit(self, name: str, on: str) -> Any:
        with self.at(on) as workspace:
            return workspace.siri.submit(name, date.fromisoformat(on))

    def delegate(self, start: str, end: str | None = None, kind: ListKind = B) -> None:
        with self.at(start) as workspace:
            workspace.decisions.delegate(
                kind, date.fromisoformat(start), date.fromisoformat(end) if end else None, "punkt 1.2"
            )

    def document(self, kind: str, name: str, on: str) -> str:
        with self.at(on) as workspace:
            return str(workspace.documents.write(kind, name)[0].path.read_text(encoding="utf-8"))

    def supplement(self, effective: str, *titles: str, screened: str, decided: str, reported: str, **more: Any) -> str:
        """A whole supplement of titles that pass: the shortest way to the list."""
        for title in titles:
            self.suggest(title, screened, **more)
        name = self.open(effective, screened, more.get("kind", B), supplement=True)
        self.screen(name, screened)
        self.decide(name, decided)
        self.submit(name, reported)
        return name


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture
def siri(office: Any) -> Siri:
    """A secretariat whose workspace was made on 1 June 2023."""
    return Siri(office).create()


@pytest.fixture(scope="session")
def new_siri(new_office: Callable[[], Any]) -> Callable[..., Siri]:
    """Makes a secretariat in a folder of its own, not created yet: for properties."""
    return lambda: Siri(new_office())


@pytest.fixture(scope="session")
def reports() -> Callable[[Any], dict[str, Any]]:
    """The three forms of a report that was written: the letter, the sheets of the table, the data."""

    def read(submitted: Any) -> dict[str, Any]:
        paths = {written.path.suffix: written.path for written in submitted.documents}
        return {
            "md": paths[".md"].read_text(encoding="utf-8"),
            "xlsx": read_sheets(paths[".xlsx"]),
            "json": read_json(paths[".json"]),
            "names": sorted(written.path.name for written in submitted.documents),
        }

    return read


@pytest.fixture(scope="session")
def kinds() -> Any:
    """The kinds of respondents, by what the tests call them."""
    return RespondentKind
