"""What a command loads: nothing that it does not need, so that it starts quickly."""

import json

import pytest

ELSEWHERE = {"colorama", "coverage", "tzdata", "wcwidth"}
"""What a platform, a measurement or a wide terminal adds."""

VALUES = {"attr", "attrs"}
MONTHS = {"dateutil", "six"}
RECORD = {"canonical", "cli", "danish", "errors", "model", "store", "usecases", "workspace", "_version"}
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
