"""What a command loads: nothing that it does not need, so that it starts quickly."""

import json

import pytest

from positivliste import Workspace
from positivliste.store import codec

ELSEWHERE = {"colorama", "coverage", "tzdata", "wcwidth"}
"""What a platform, a measurement or a wide terminal adds."""

VALUES = {"attr", "attrs"}
MONTHS = {"dateutil", "six"}
MANY = {"proposal.received", "proposal.screened", "entry.listed", "case.decided", "proposal.corrected"}
"""The kinds of events that grow with the answers."""

RECORD = {"canonical", "cli", "danish", "english", "errors", "model", "store", "usecases", "workspace", "_version"}
JUDGED = RECORD | {"parameters", "process", "rules"}

LOADED = """
import json, sys
before = set(sys.modules)
from positivliste.cli.main import run
code = run(sys.argv[1:])
new = {name for name in set(sys.modules) - before if sys.modules[name]}
packages = {name.partition(".")[0] for name in new} - set(sys.stdlib_module_names) - {"positivliste"}
rooms = {name.split(".")[1] for name in new if name.startswith("positivliste.")}
print(json.dumps([code, sorted(n for n in packages if not n.startswith("_")), sorted(rooms)]))
"""


@pytest.mark.parametrize(
    ("words", "packages", "rooms"),
    [
        (["--version"], {"click"}, {"_version", "cli", "danish", "errors", "workspace"}),
        (["--help"], {"click"}, {"_version", "cli", "danish", "errors", "workspace"}),
        (["verify"], {"click", *VALUES}, RECORD),
        (["log"], {"click", "tabulate", *VALUES}, RECORD),
        (["status"], {"click", "tabulate", *VALUES, *MONTHS}, JUDGED),
        (
            ["check", "Svejsning æøå", "--on", "2020-04-15", "--municipality", "Herning"],
            {"click", *VALUES, *MONTHS},
            JUDGED | {"matching"},
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_loads_what_it_needs_and_no_more(published, process, words, packages, rooms):
    where = [] if words[0].startswith("--") else ["-C", str(published.home), "--today", "2020-04-20"]
    done = process.python("-c", LOADED, *where, *words)
    code, loaded, entered = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    assert set(loaded) <= packages | ELSEWHERE
    assert set(entered) <= rooms


COUNTED = """
import json, sys
before = set(sys.modules)
from positivliste.cli.main import run
code = run(sys.argv[1:])
new = set(sys.modules) - before
ours = [sys.modules[name] for name in new if name.startswith("positivliste.")]
values = {held for module in ours for held in vars(module).values() if isinstance(held, type)}
made = [cls for cls in values if isinstance(vars(cls).get("__attrs_attrs__"), tuple)]
rules = [module for module in ours if hasattr(module, "RULE")]
print(json.dumps([code, sorted(new), len(ours), len(made), len(rules)]))
"""

NOT_TO_READ = {"_hashlib", "email", "importlib.metadata", "importlib.resources", "tempfile", "zipfile"}
"""What is slow to load, and what a command that reads the journal has no use for."""


@pytest.mark.parametrize(
    ("words", "modules", "classes", "rules"),
    [
        (["persons", "list"], 45, 5, 0),
        (["log"], 45, 34, 0),
        (["log", "--last", "5"], 45, 18, 0),
        (["respondents", "list"], 68, 23, 0),
        (["round", "list"], 75, 50, 1),
        (["status"], 75, 50, 1),
        (["status", "courses-2020-04-01"], 73, 50, 1),
        (["listing", "show"], 69, 21, 0),
        (["dialogue", "list"], 79, 27, 0),
        (["suggestions", "list"], 71, 21, 0),
        (["answers", "list", "courses-2020-04-01"], 69, 29, 0),
        (["consultation", "overview", "courses-2020-04-01"], 89, 45, 0),
        (["calendar", "2020"], 75, 48, 1),
        (["check", "Svejsning æøå", "--on", "2020-04-15", "--municipality", "Herning"], 67, 54, 0),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_command_that_reads_loads_few_modules_and_makes_few_classes(
    published, process, words, modules, classes, rules
):
    """Each module costs a fifth of a millisecond, each class of values a quarter; see benchmarks/startup.py."""
    done = process.python("-c", COUNTED, "-C", str(published.home), "--today", "2020-04-20", *words)
    code, loaded, *counted = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    assert not NOT_TO_READ.intersection(loaded)
    assert all(count <= most for count, most in zip(counted, (modules, classes, rules), strict=True)), counted


@pytest.mark.parametrize(
    ("ask", "looked_into"),
    [
        (lambda workspace: workspace.rounds.list(), set()),
        (lambda workspace: workspace.respondents.list(), set()),
        (
            lambda workspace: workspace.check("Svejsning æøå", "2020-04-15", "Herning"),
            {"entry.listed", "proposal.received", "proposal.screened"},  # of those with that title, and no others
        ),
    ],
    ids=["rounds", "respondents", "check"],
)
def test_of_most_events_a_question_reads_only_that_they_happened(published, monkeypatch, ask, looked_into):
    kinds, load = set(), codec.load
    monkeypatch.setattr(codec, "load", lambda kind, *event: kinds.add(kind) or load(kind, *event))
    with Workspace.open(published.home, today="2020-04-20") as workspace:
        ask(workspace)
    assert kinds & MANY == looked_into
