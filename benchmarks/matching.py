"""How well rows are matched, and how fast, on made-up tables of which it is known which rows are the same course.

    python benchmarks/matching.py [SIZE ...]

The tables are `labelled.py`'s. What was tuned was tuned on seeds below 100; these are others. Of each size: the F1 of
all pairs of rows that are joined or suggested, how many of the joins and of the suggestions are right, the processor
time from the raw fields to the result, with the garbage collector set as the command line sets it, the peak memory of
the process, and how much of that the made-up table took before anything was matched. Then the example round, where
what is true comes from the caseworkers' decisions.
"""

from __future__ import annotations

import csv
import gc
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from fresh import machine, process
from labelled import Row, table

from positivliste.matching import Duplicates, Record, duplicates, record

SIZES = (740, 10_000, 100_000)
SEEDS = (101, 102, 103)
EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "spring-2020"


def compared(row: Row) -> Record:
    """A row of a made-up table as it is compared."""
    days = (float(row.days), float(row.days)) if row.days else None
    return record(row.title, row.number, row.provider, row.duration, days, row.private, row.job_title, row.group)


def pairs(sizes: Iterable[int]) -> int:
    """How many pairs there are in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def quality(rows: Sequence[Row], found: Duplicates) -> dict[str, float]:
    """Shares of 1, over pairs of rows."""
    right = pairs(size for group in found.clusters for size in Counter(rows[row].course for row in group).values())
    told, true = pairs(map(len, found.clusters)), pairs(Counter(row.course for row in rows).values())
    joined = [rows[one].course == rows[other].course for one, other, _ in found.joined]
    suggested = [rows[one].course == rows[other].course for one, other, _ in found.suggested]
    return {
        "precision": right / told,
        "recall": right / true,
        "F1": 2 * right / (told + true),
        "joins right": sum(joined) / len(joined),
        "suggestions right": sum(suggested) / len(suggested),
    }


def measure(size: int, seed: int) -> dict[str, float]:
    """Quality and cost of one table, in this process."""
    gc.set_threshold(100_000, 100)
    rows = table(size, seed)
    before, start = peak(), time.process_time()
    found = duplicates([compared(row) for row in rows])
    return {"s": time.process_time() - start, "MB": peak(), "of them the table": before, **quality(rows, found)}


def peak() -> float:
    """The most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_a_process(size: int, seed: int) -> dict[str, float]:
    here = str(Path(__file__).parent)
    code = f"import sys, json; sys.path.insert(0, {here!r}); import matching; "
    code += f"print(json.dumps(matching.measure({size}, {seed})))"
    told: dict[str, float] = json.loads(process(code).stdout)
    return told


def example() -> str:
    """The answers of spring 2020 as files, without the round: the true pairs are the caseworkers' decisions."""
    from positivliste.workspace.tables import duplicates as in_files

    found = in_files(sorted((EXAMPLES / "svar").iterdir()))
    with (EXAMPLES / "afgoerelser.csv").open(encoding="utf-8-sig", newline="") as stream:
        same = [row for row in csv.DictReader(stream, delimiter=";") if row["answer"] == "same"]
    true = {frozenset((row["title"].casefold(), row["other_title"].casefold())) for row in same}
    told = {frozenset(place.title.casefold() for place in pair.rows) for pair in found.suggested if pair.score < 100}
    alike = sum(len(pair) == 1 for pair in told)
    return (
        f"example round, {len(found.rows)} rows of 16 files: {len(true & told)} of {len(true)} true pairs suggested, "
        f"{len(told) - len(true & told) - alike} others; {alike} of one title, whose sender the files don't name"
    )


def main() -> None:
    print(machine())
    for size in map(int, sys.argv[1:] or map(str, SIZES)):
        for seed in SEEDS[: 1 if size > SIZES[1] else None]:
            figures = "  ".join(f"{name} {value:.4g}" for name, value in in_a_process(size, seed).items())
            print(f"{size:>9,} rows, seed {seed}: {figures}", flush=True)
    print(example())


if __name__ == "__main__":
    main()
