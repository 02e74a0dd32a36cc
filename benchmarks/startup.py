"""How long `positivliste --version` takes, and commands that read a small journal, beside a bare click program.

python benchmarks/startup.py
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from fresh import machine, process, seconds

from positivliste import Workspace

CLICK = "import click; click.command()(lambda: click.echo('0.1.0'))(standalone_mode=False)"
RUN = "from positivliste.cli.main import main; main()"
TIMES = 15


def programs(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """What is timed: its name, the code of the process, and its arguments."""
    yield "python -c pass", "pass", []
    yield "a bare click program", CLICK, []
    for flag in ("--version", "--help"):
        yield f"positivliste {flag}", RUN, [flag]
    where = ["-C", str(folder), "--today", "2020-01-25"]
    for words in (["persons", "list"], ["verify"], ["log"], ["respondents", "list"], ["status"]):
        yield f"positivliste {' '.join(words)}", RUN, [*where, *words]


def main() -> None:
    """Print the median of each program, and its ratio to the bare click program."""
    print(f"{machine()}; median of {TIMES} fresh processes")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "vestjylland"
        with Workspace.create(folder, "RAR Vestjylland", today="2020-01-24") as workspace:
            workspace.rounds.open("courses", "2020-04-01")
        found = list(programs(folder))
        taken: dict[str, list[float]] = {name: [] for name, _, _ in found}
        for _ in range(TIMES + 1):  # in turn, so that all meet the same machine
            for name, code, arguments in found:
                taken[name].append(seconds(partial(process, code, arguments), 1))
    medians = {name: median(times[1:]) for name, times in taken.items()}  # the first warms the file cache
    click = medians["a bare click program"]
    for name, time in medians.items():
        print(f"{name:30} {time * 1000:6.0f} ms  {time / click:5.2f} × click")


if __name__ == "__main__":
    main()
