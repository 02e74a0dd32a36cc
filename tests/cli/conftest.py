"""The command line, called in this process and through a real one; every call names its date and its user."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from positivliste.cli.main import run

from positivliste.model.round import ListKind


@frozen
class Result:
    """What a call printed, and the code with which it left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error under --json: nothing else, and nothing on stderr."""
        told = self.json
        assert set(told) == {"error"}
        assert {"code", "message", "remedy"} <= set(told["error"]) <= {"code", "message", "remedy", "details"}
        assert all(told["error"][key] for key in ("code", "message", "remedy"))
        assert self.err == ""
        return dict(told["error"])


class Cli:
    """Calls the command line on a workspace, as on a day."""

    def __init__(self, capsys: pytest.CaptureFixture[str], office: Any) -> None:
        self.capsys = capsys
        self.office = office
        self.home: Path = office.home

    def __call__(self, *words: str, today: str = "2020-03-25", home: Path | None = None) -> Result:
        where = ["-C", str(home or self.home), "--today", today, "--user", "Test Testesen"]
        return self.raw(*where, *words)

    def raw(self, *words: str) -> Result:
        self.capsys.readouterr()
        code = run(list(words))
        told = self.capsys.readouterr()
        return Result(code, told.out, told.err)

    def json(self, *words: str, **more: Any) -> Result:
        return self("--json", *words, **more)

    def digest(self) -> str:
        """The journal to the byte."""
        return hashlib.sha256((self.home / "journal.db").read_bytes()).hexdigest()


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], office: Any, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line, in a folder that is no workspace."""
    monkeypatch.chdir(office.folder)
    return Cli(capsys, office)


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """The consultation is open, and one answer has come: a course that passes, one too long, one without its
    duration."""
    office = cli.office.begin()
    row = office.row
    office.receive(
        "Nordskolen", row("Svejsning æøå", "90001"), row("For langt", "90002", duration="70 dage"),
        row("Uden varighed", "90003", duration=None),
    )  # fmt: skip
    return cli


@pytest.fixture
def published(cli: Cli) -> Cli:
    """A published list of one course."""
    office = cli.office.begin()
    office.receive(
        "Nordskolen", office.row("Svejsning æøå", "90001"), office.row("For langt", "90002", duration="70 dage")
    )
    office.screen()
    office.decide()
    office.publish()
    return cli


@pytest.fixture
def titles(cli: Cli) -> Cli:
    """Geolog is on list B from 1 May 2023 to 1 May 2025."""
    office = cli.office.create()
    good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag uden ansøgere"}
    with office.at("2023-04-03") as workspace:
        workspace.suggestions.add(ListKind.HIGHER_EDUCATION, "Geolog æøå", "En virksomhed", **good)
        name = workspace.rounds.open(
            ListKind.HIGHER_EDUCATION, workspace.today.replace(month=5, day=1), supplement=True
        ).id
        workspace.screening.run(name)
        workspace.decisions.decide(name, "council", workspace.today, "punkt 3.4")
        workspace.siri.submit(name, workspace.today)
    return cli


class Process:
    """The installed command in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        code = "from positivliste.cli.main import main; main()"
        return self.python("-c", code, *words, **environment)

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        inherited = {k: v for k, v in os.environ.items() if k not in ("PYTHONUTF8", "PYTHONIOENCODING")}
        command = [sys.executable, *words]
        return subprocess.run(
            command, capture_output=True, cwd=self.folder, env=inherited | environment, check=False, timeout=60
        )


@pytest.fixture
def process(tmp_path: Path) -> Process:
    return Process(tmp_path)
