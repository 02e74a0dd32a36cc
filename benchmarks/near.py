"""Near-duplicates in the example round: ours beside rapidfuzz over all pairs, and difflib.

    python benchmarks/near.py

What is true comes from `afgoerelser.csv`: the pairs of which a caseworker says that they are the same course. Every pair found
beyond those is one more that a person has to look at.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from importlib import resources
from itertools import combinations
from pathlib import Path

from fresh import machine, seconds
from rapidfuzz import fuzz

from positivliste import Workspace
from positivliste.danish import fold
from positivliste.matching import near_pairs
from positivliste.model.proposal import Course
from positivliste.parameters import Parameters

FILES = Path(str(resources.files("positivliste.examples"))) / "spring-2020"
VALUES = Parameters.standard().on(date(2020, 4, 1))
CUTOFF = VALUES.number("matching.near_title")
ROUND = "courses-2020-04-01"

Pairs = set[frozenset[str]]


def courses() -> list[Course]:
    """The courses of the example round once the exact duplicates are joined."""
    from positivliste.model.round import ListKind

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "demo"
        with Workspace.create(folder, "RAR Vestjylland", today=date(2020, 2, 28)) as workspace:
            workspace.open_round(ListKind.COURSES, date(2020, 4, 1))
            workspace.import_priorities(ROUND, FILES / "prioriteter.xlsx")
            workspace.import_respondents(FILES / "hoeringsparter.xlsx")
            workspace.open_consultation(ROUND, "2020-02-28")
            for answer in sorted((FILES / "svar").iterdir()):
                workspace.receive(ROUND, [answer], answer.stem.partition(" ")[2])
            workspace.close_consultation(ROUND)
            return [found.course for found in workspace.screen(ROUND).courses]
