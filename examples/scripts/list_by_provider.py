"""How many courses does each provider have on the recommendation, and in which groups? As CSV, for Excel.

python list_by_provider.py                       # the round of spring 2020
python list_by_provider.py WORKSPACE ROUND       # a round of your own, for example courses-2026-10-01
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from spring_2020 import ROUND, judge_cases, receive_answers

from positivliste import Workspace


def by_provider(folder: Path, round_id: str) -> Iterator[tuple[str, str, int]]:
    """Provider, occupational group and number of recommended courses; the provider with most courses first."""
    with Workspace.open(folder, today=datetime.now(ZoneInfo("Europe/Copenhagen"))) as workspace:
        courses = workspace.screening.run(round_id).having("recommended")
    counts = Counter((found.course.provider or "", found.group or "") for found in courses)
    totals = Counter(found.course.provider or "" for found in courses)
    for (provider, group), number in sorted(counts.items(), key=lambda item: (-totals[item[0][0]], item)):
        yield provider, group, number


def main(arguments: list[str]) -> None:
    """Write the table to standard output."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, round_id = Path(temporary) / "vestjylland", ROUND
        if arguments:
            folder, round_id = Path(arguments[0]), arguments[1]
        else:
            receive_answers(folder)
            judge_cases(folder)
        writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
        writer.writerow(("Udbyder", "Erhvervsgruppe", "Anbefalede kurser"))
        writer.writerows(by_provider(folder, round_id))


if __name__ == "__main__":
    main(sys.argv[1:])
