"""Our matching beside what others would pick, on the same made-up rows in the same run.

    python benchmarks/peers.py [--sizes 740 10000] [--envs FOLDER] [--only METHOD …]

Each peer is installed in an environment of its own, outside the tree, from `requirements-peers.txt`; what cannot be
installed or fails is told. Where a peer gives scores, the cut is the best of one table (seed 11) and is reported on
another (seed 104). Its pairs are closed to clusters, as ours are. Time is the processor's, of all cores together,
from the rows in memory to the pairs, so with the peer's imports; memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from fresh import machine
from labelled import Row, table
from matching import pairs
from peer_methods import METHODS

from positivliste.matching.links import Links

HERE = Path(__file__).resolve().parent
TUNED, REPORTED = 11, 104
CUTS = 60
LIMIT = 1800
"""Seconds after which a peer is given up."""


def environments() -> dict[str, list[str]]:
    """The packages of each environment, by the heading above them."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "requirements-peers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and line[2:] in METHODS:
            packages = found.setdefault(line[2:], [])
        elif line and not line.startswith("#"):
            packages.append(line)
    return found


def python_of(method: str, packages: Sequence[str], envs: Path) -> str:
    """The Python of the method's environment, which is made where it is not there yet."""
    folder = envs / re.sub(r"\W+", "-", method)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "made").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True, capture_output=True)  # noqa: S603
        (folder / "made").touch()
    return str(python)


def fields(row: Row) -> dict[str, Any]:
    """A row as a peer gets it, its number reduced to its digits; beside it as it was written, for us to read."""
    return {
        "title": row.title, "number": re.sub(r"\D", "", row.number.removesuffix(",0")), "written": row.number,
        "provider": row.provider, "days": row.days, "duration": row.duration, "job_title": row.job_title,
        "group": row.group,
    }  # fmt: skip


def run(python: str, method: str, rows: Sequence[Row]) -> dict[str, Any]:
    """What a method finds, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.json", Path(folder) / "pairs.json"
        source.write_text(json.dumps([fields(row) for row in rows]), encoding="utf-8")
        command = [python, str(HERE / "peer_methods.py"), method, str(source), str(target)]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=LIMIT)  # noqa: S603 - our own code
        told: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return told


def f1(rows: Sequence[Row], found: Iterable[tuple[float, int, int]], cut: float) -> float:
    """The F1 of all pairs in the clusters that the found pairs close to, from the cut up."""
    links = Links(len(rows))
    links.join_all((one, other) for score, one, other in found if score >= cut)
    groups = links.groups()
    right = pairs(size for group in groups for size in Counter(rows[row].course for row in group).values())
    true = pairs(Counter(row.course for row in rows).values())
    return 2 * right / (pairs(map(len, groups)) + true)


def best_cut(rows: Sequence[Row], found: Sequence[tuple[float, int, int]]) -> float:
    """The score from which the pairs give the best clusters."""
    scores = sorted(score for score, _, _ in found) or [0.0]
    cuts = sorted({scores[len(scores) * step // CUTS] for step in range(CUTS)})
    return max(cuts, key=lambda cut: f1(rows, found, cut))


def measure(size: int, methods: Sequence[str], envs: Path) -> Iterator[tuple[str, dict[str, float] | str]]:
    """Each method with its figures, or why there are none."""
    tuning, rows = table(size, TUNED), table(size, REPORTED)
    packages = environments()
    for method in methods:
        try:
            python = python_of(method, packages[method], envs) if method in packages else sys.executable
            cut = 1.0 if method == "ours" else best_cut(tuning, run(python, method, tuning)["pairs"])
            found = run(python, method, rows)
        except (subprocess.SubprocessError, OSError) as error:
            told = getattr(error, "stderr", None) or str(error)
            yield method, str(told).strip().splitlines()[-1]
        else:
            yield method, {"F1": f1(rows, found["pairs"], cut), "s": found["s"], "MB": found["MB"]}


def main() -> None:
    """Print a table for each size."""
    asked = argparse.ArgumentParser(description="Our matching beside its peers.")
    asked.add_argument("--sizes", nargs="+", type=int, default=[740, 10_000])
    asked.add_argument("--envs", type=Path, help="the folder of the environments; else a temporary one")
    asked.add_argument("--only", nargs="+", choices=list(METHODS)[1:], default=list(METHODS)[1:])
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        print(machine())
        for size in options.sizes:
            print(f"\n| {size:,} rows | F1 | processor time | × ours | memory | × ours |\n|---|---|---|---|---|---|")
            base: dict[str, float] = {}
            for method, told in measure(size, ["ours", *options.only], options.envs or Path(temporary)):
                if isinstance(told, str):
                    print(f"| {method} | not measured: {told} | | | | |", flush=True)
                else:
                    base = base or told
                    print(line(method, told, base), flush=True)


def line(method: str, told: dict[str, float], base: dict[str, float]) -> str:
    """A line of the table, beside ours."""
    times, more = told["s"] / base["s"], told["MB"] / base["MB"]
    return f"| {method} | {told['F1']:.3f} | {told['s']:.2f} s | {times:.1f} | {told['MB']:.0f} MB | {more:.1f} |"


if __name__ == "__main__":
    main()
