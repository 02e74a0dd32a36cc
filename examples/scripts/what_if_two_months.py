"""What would have been turned down in spring 2020 if courses could last at most two months, and not three?

    python what_if_two_months.py

The council's own values go into the workspace's positivliste.toml, each with a source. Nothing else is needed: the
rules read their limits from there, and every finding says which limit it used.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from spring_2020 import ROUND, receive_answers

from positivliste import Workspace
from positivliste.workspace.results import Screened, Screening

TWO_MONTHS = {"max_months": 2, "max_weeks": 9, "max_days": 43, "max_hours": 321}
SOURCE = "An experiment: two thirds of three months, rounded"


def screened(folder: Path, limits: dict[str, int]) -> Screening:
    """The screening of the round with these limits in the place of ours."""
    receive_answers(folder)
    with (folder / "positivliste.toml").open("a", encoding="utf-8") as settings:
        for name, value in limits.items():
            settings.write(f"\n[parameters.courses.{name}]\n")
            settings.write(f'values = [{{ from = 2020-01-01, value = {value}, source = "{SOURCE}" }}]\n')
    with Workspace.open(folder, today="2020-03-02") as workspace:
        return workspace.screening.run(ROUND)


def too_long(screening: Screening) -> dict[str, Screened]:
    """The courses that rule V101 turns down, by their number in the round."""
    return {found.id: found for found in screening.courses if any(finding.code == "V101" for finding in found.findings)}


def main() -> None:
    """Print what two months would have changed."""
    with tempfile.TemporaryDirectory() as temporary:
        three = too_long(screened(Path(temporary) / "three", {}))
        two = too_long(screened(Path(temporary) / "two", TWO_MONTHS))
    print(f"Turned down as too long: {len(three)} at three months, {len(two)} at two.")
    for name in sorted(two.keys() - three.keys()):
        found = two[name]
        why = next(finding.message for finding in found.findings if finding.code == "V101")
        print(f"  {name}  {found.title}: {why}")


if __name__ == "__main__":
    main()
