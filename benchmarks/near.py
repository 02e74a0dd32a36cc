"""Near-duplicates in the example round: ours beside rapidfuzz over all pairs, and difflib.

    python benchmarks/near.py

What is true comes from `afgoerelser.csv`: the pairs of which a caseworker says that they are the same course. Every
pair found beyond those is one more that a person has to look at.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations
from pathlib import Path

from fresh import machine, seconds
from rapidfuzz import fuzz, process

from positivliste import Workspace
from positivliste.danish import fold
from positivliste.matching import near_pairs
from positivliste.model.proposal import Course
from positivliste.parameters import Parameters

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "examples" / "scripts"))
from spring_2020 import FILES, ROUND, receive_answers

VALUES = Parameters.standard().on(date(2020, 4, 1))
CUTOFF = VALUES.number("matching.near_title")

Pairs = set[tuple[int, int]]


def courses() -> list[Course]:
    """The courses of the example round once the exact duplicates are joined."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "vestjylland"
        receive_answers(folder)
        with Workspace.open(folder, today=date(2020, 3, 2)) as workspace:
            return [screened.course for screened in workspace.screening.run(ROUND).courses]


def same(found: Sequence[Course]) -> Pairs:
    """The pairs that are the same course by the caseworkers' decisions."""
    at = {
        (fold(p.respondent), fold(p.number or ""), fold(p.title)): index
        for index, course in enumerate(found)
        for p in course.proposals
    }
    with (FILES / "afgoerelser.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["answer"] == "same"]
    sides = [[at[tuple(fold(row[f"{side}{key}"]) for key in KEY)] for side in ("", "other_")] for row in rows]  # type: ignore[index]
    return {(min(pair), max(pair)) for pair in sides}


KEY = ("respondent", "number", "title")


def ours(found: Sequence[Course]) -> Pairs:
    """The pairs that we show to a person."""
    at = {course.id: index for index, course in enumerate(found)}
    pairs = ((at[case.course.id], at[case.other.id]) for case in near_pairs(found, VALUES))
    return {(min(pair), max(pair)) for pair in pairs}


def rapidfuzz_pairs(found: Sequence[Course]) -> Pairs:
    """All pairs by token_sort_ratio, at the same cutoff as ours."""
    titles = [fold(course.title) for course in found]
    return {
        (one, other)
        for one, title in enumerate(titles)
        for _, _, other in process.extract(title, titles, scorer=fuzz.token_sort_ratio, score_cutoff=CUTOFF, limit=None)
        if one < other
    }


def difflib_pairs(found: Sequence[Course]) -> Pairs:
    """All pairs by difflib's ratio, at the same cutoff; with its two quick bounds first."""
    titles = [fold(course.title) for course in found]
    pairs = set()
    for one, other in combinations(range(len(titles)), 2):
        matcher = SequenceMatcher(None, titles[one], titles[other])
        bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        if all(bound() * 100 >= CUTOFF for bound in bounds):
            pairs.add((one, other))
    return pairs


METHODS: dict[str, tuple[Callable[[Sequence[Course]], Pairs], int]] = {
    "ours": (ours, 5),
    "rapidfuzz token_sort_ratio, all pairs": (rapidfuzz_pairs, 5),
    "difflib, all pairs": (difflib_pairs, 1),
}


def main() -> None:
    """Print the time of each method, how many of the true pairs it finds, and how many others it shows."""
    found = courses()
    truth = same(found)
    print(f"{machine()}; {len(found)} courses, {len(truth)} pairs that are the same; cutoff {CUTOFF}")
    for name, (method, times) in METHODS.items():
        pairs = method(found)
        taken = seconds(partial(method, found), times)
        print(
            f"{name:38} {taken:7.3f} s  {len(pairs & truth)} of {len(truth)} found, {len(pairs - truth)} others shown"
        )


if __name__ == "__main__":
    main()
