"""Ctrl-C on real processes: nothing is changed and nothing left behind; and what long work shows on a terminal."""

import os
import pty
import shutil
import subprocess
import sys

import pytest

ROUND = "courses-2020-04-01"
# The process stops itself at a place, as a person would: SIGINT to its own number, once.
STOPPING = """
import os, signal, sys
from importlib import import_module
module, name = sys.argv[1].rsplit(":", 1)
owner, _, name = name.rpartition(".")
place = getattr(import_module(module), owner) if owner else import_module(module)
called = getattr(place, name)
def stop(*arguments, **named):
    setattr(place, name, called)
    if sys.argv[2] == "before":
        os.kill(os.getpid(), signal.SIGINT)
    found = called(*arguments, **named)
    if sys.argv[2] == "after":
        os.kill(os.getpid(), signal.SIGINT)
    return found
setattr(place, name, stop)
from positivliste.cli.main import main
main(sys.argv[3:])
"""


def everything(folder):
    """All that is in a workspace, by path; of what is no file, that it is there."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def stopped(office, place, when, *words, today="2020-02-14"):
    where = ["-C", str(office.home), "--today", today]
    command = [sys.executable, "-c", STOPPING, place, when, *where, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    path = tmp_path_factory.mktemp("svar") / "svar.csv"
    rows = [f"{90000 + row};Eksempelkursus {row};5 dage;Svejser" for row in range(30)]
    path.write_text("\n".join(["AMU-nr.;Titel;Varighed;Stilling", *rows]), encoding="utf-8")
    return path


@pytest.fixture
def commands(office, lines):
    """The commands that take long, each in a workspace where it is its turn."""
    office.begin()

    def ready(command):
        if command == "receive":
            return ["receive", ROUND, str(lines), "--from", "Nordskolen"], "2020-02-14"
        office.receive("Nordskolen", office.row("Svejsning 1"))
        if command == "screen":
            with office.at("2020-03-02") as workspace:
                workspace.consultation.close(ROUND)
            return ["screen", ROUND], "2020-03-02"
        office.screen()
        office.decide()
        return ["publish", ROUND], "2020-03-25"

    return ready


PLACES = (
    ("receive", "positivliste.usecases.answers:read_file", "after"),
    ("receive", "positivliste.store.sqlite:SqliteJournal.append", "before"),
    ("receive", "positivliste.store.sqlite:SqliteJournal.append", "after"),
    ("receive", "positivliste.store.files:ReceivedFiles.keep", "after"),
    ("receive", "positivliste.store.files:Placing.put", "after"),
    ("receive", "os:fsync", "after"),
    ("receive", "positivliste.usecases.answers:write_receipt", "after"),
    ("screen", "positivliste.usecases.screening:join", "before"),
    ("screen", "positivliste.usecases.screening:report", "before"),
    ("screen", "positivliste.store.sqlite:SqliteJournal.append", "after"),
    ("publish", "positivliste.usecases.forms:markdown_text", "after"),
    ("publish", "positivliste.store.files:Placing.put", "before"),
    ("publish", "positivliste.store.files:Placing.put", "after"),
    ("publish", "positivliste.store.sqlite:SqliteJournal.append", "after"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("command", "place", "when"), PLACES)
def test_a_command_that_is_stopped_has_changed_nothing(commands, office, command, place, when):
    words, today = commands(command)
    before = everything(office.home)
    done = stopped(office, place, when, *words, today=today)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped; nothing was changed.\n")
    assert everything(office.home) == before
    again = stopped(office, "os:getpid", "never", *words, today=today)
    assert (again.returncode, again.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("command", ["receive", "screen", "publish"])
def test_what_is_being_kept_cannot_be_stopped(commands, office, command):
    words, today = commands(command)
    before = everything(office.home)
    done = stopped(office, "positivliste.cli.watch:Terminal.keeping", "after", *words, today=today)
    assert (done.returncode, done.stderr) == (0, "")
    assert everything(office.home) != before


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_script_is_told_in_json_that_it_was_stopped(commands, office):
    words, today = commands("screen")
    done = stopped(office, "positivliste.usecases.screening:join", "before", "--json", *words, today=today)
    assert (done.returncode, done.stderr) == (130, "")
    assert '"code": "aborted"' in done.stdout


BAR = "import positivliste.cli.watch as watch; watch.PATIENCE = -1; from positivliste.cli.main import main; main()"


def on_a_terminal(arguments):
    """What a process writes to a terminal on stderr."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", BAR, *arguments], stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        told = b""
        while piece := _read(ours):
            told += piece
    os.close(ours)
    return process.returncode, told.decode()


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # the process is over, and its side of the terminal with it
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="terminals")
@pytest.mark.parametrize(
    ("command", "label"),
    [("receive", "Taking in svar.csv"), ("screen", "Applying the rules"), ("publish", "Writing the list")],
)
def test_long_work_shows_a_bar_on_a_terminal_alone(commands, office, command, label):
    words, today = commands(command)
    where = ["-C", str(office.home), "--today", today]
    kept = office.home.with_name("kept")
    shutil.copytree(office.home, kept)
    code, told = on_a_terminal([*where, *words])
    assert (code, label in told, "100%" in told) == (0, True, True)
    for flags in (["--quiet"], ["--json"]):
        shutil.rmtree(office.home)
        shutil.copytree(kept, office.home)
        assert on_a_terminal([*flags, *where, *words]) == (0, "")
    shutil.rmtree(office.home)
    shutil.copytree(kept, office.home)
    piped = subprocess.run([sys.executable, "-c", BAR, *where, *words], capture_output=True, text=True, check=False)
    assert (piped.returncode, piped.stderr) == (0, "")
