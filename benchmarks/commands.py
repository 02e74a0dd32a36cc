"""How long each command takes on the demo's size, in a fresh process, and which heavy modules it loads.

    python benchmarks/commands.py

The demo is walked step by step; each command is timed on copies of the workspace as it stood before it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from fresh import machine, process, seconds
from positivliste.cli.demo import fill_in
from positivliste.cli.demo_scripts import FILL, courses

TIMES = 5
HEAVY = ("jinja2", "numpy", "openpyxl", "python_calamine", "rapidfuzz", "tabulate", "xlsxwriter")
RUN = "import sys; from positivliste.cli.main import run; code = run(sys.argv[1:])"
LOADED = f"{RUN}; print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)"
FAILED = f"{RUN}; sys.exit(2 if code > 1 else 0)"
MORE = (
    ("rules",),
    ("rule", "V101"),
    ("log",),
    ("respondents", "list"),
    ("consultation", "overview", "courses-2020-04-01"),
)


def steps(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The demo's commands, each with its name; what a person does in between is done."""
    for line in courses(folder, Path(str(resources.files("positivliste.examples")))):
        if line.words[0] == FILL:
            fill_in(folder, line)
        else:
            where = [] if line.words[0] == "init" else ["-C", str(folder)]
            yield _name(line.words), [*where, "--today", line.today, *line.words]
    for words in MORE:
        yield _name(words), ["-C", str(folder), "--today", "2020-04-20", *words]


def _name(words: Sequence[str]) -> str:
    groups = ("round", "priorities", "respondents", "consultation", "review")
    return " ".join(words[: 2 if words[0] in groups else 1])


def measure(arguments: Sequence[str], folder: Path, before: Path) -> float:
    """The median of a command's time. The workspace is put back before each run."""
    taken = []
    for _ in range(TIMES):
        shutil.rmtree(folder, ignore_errors=True)
        if before.exists():
            shutil.copytree(before, folder)
        taken.append(seconds(lambda: process(FAILED, arguments), 1))
    return sorted(taken)[TIMES // 2]


def main() -> None:
    """Print the median and the heavy modules of each command; of several alike, the slowest."""
    print(f"{machine()}; median of {TIMES} fresh processes")
    slowest: dict[str, tuple[float, str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder, before = Path(temporary) / "demo", Path(temporary) / "before"
        for name, arguments in steps(folder):
            shutil.rmtree(before, ignore_errors=True)
            if folder.exists():
                shutil.copytree(folder, before)
            loaded = process(LOADED, arguments).stderr.strip()
            slowest[name] = max(slowest.get(name, (0.0, "")), (measure(arguments, folder, before), loaded))
    for name, (taken, loaded) in slowest.items():
        print(f"{name:24} {taken * 1000:6.0f} ms  {loaded}")


if __name__ == "__main__":
    main()
