"""How long commands that only read take beside a bare click program: on a small workspace, and on the finished demo.

    python benchmarks/startup.py [TIMES]

What is told is processor time, user and system, of whole processes. Each is measured right after a bare click program,
and the ratio is the median over these pairs, so that what else the machine does falls on both. Not on Windows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from fresh import machine
from positivliste.cli.main import run

from positivliste import Workspace

CLICK = "import click; click.command()(lambda: click.echo('0.1.0'))(standalone_mode=False)"
RUN = "from positivliste.cli.main import main; main()"
TIMES = 15
ROUND = "courses-2020-04-01"
READING = (
    "persons list",
    "verify",
    "log",
    "log --last 20",
    "respondents list",
    "round list",
    "status",
    f"status {ROUND}",
    "listing show",
    "dialogue list",
    "suggestions list",
    f"answers list {ROUND}",
    f"consultation overview {ROUND}",
    "check 90202 --on 2020-04-15 --municipality Herning",
    "check 90001 --on 2020-04-15 --municipality Herning",
)


def programs(small: Path, demo: Path) -> Iterator[tuple[str, list[str]]]:
    """What is timed: its name, and the arguments of Python."""
    yield "python -c pass", ["pass"]
    yield "--version", [RUN, "--version"]
    yield "--help", [RUN, "--help"]
    for name, folder in (("small", small), ("demo", demo)):
        for words in READING:
            yield f"{name}: {words}", [RUN, "-C", str(folder), "--today", "2020-04-20", *words.split()]


def seconds(arguments: list[str], environment: Mapping[str, str]) -> float:
    """The processor time of Python with these arguments.

    Raises:
        RuntimeError: it ended with another code than 0 or 1.
    """
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", *arguments], env=environment, capture_output=True, check=False)  # noqa: S603 - our own code
    after = getrusage(RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the median of each program, and its ratio to the bare click program."""
    times = int(sys.argv[1]) if sys.argv[1:] else TIMES
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as temporary:
        small, demo = Path(temporary) / "small", Path(temporary) / "demo"
        with Workspace.create(small, "RAR Vestjylland", today="2020-01-24") as workspace:
            workspace.rounds.open("courses", "2020-04-01")
        with redirect_stdout(StringIO()):
            run(["demo", str(demo)])
        print(f"{machine()}; processor time, median of {times} pairs with a bare click program")
        for name, arguments in programs(small, demo):
            seconds(arguments, environment)  # the first compiles, and warms the file cache
            pairs = [(seconds([CLICK], environment), seconds(arguments, environment)) for _ in range(times)]
            ratio, taken = median(own / click for click, own in pairs), median(own for _, own in pairs)
            print(f"{name:60} {taken * 1000:6.0f} ms  {ratio:5.2f} × click", flush=True)


if __name__ == "__main__":
    main()
