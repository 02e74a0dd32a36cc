"""Which council's area a municipality belongs to on a date, and which areas are neighbours.

Areas, their municipalities and neighbours are dated data: eight areas before the council reform, five after.
Source: domain "Who takes part"; law 1656 of 30 December 2024, § 28 of the law on organising the employment effort.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from positivliste.danish import fold, list_text, sort_key
from positivliste.errors import WrongUsage
from positivliste.model.council import Council
from positivliste.model.value import frozen

FIRST_DAY = date(2015, 1, 1)
REFORM = date(2025, 1, 1)


@frozen
class Municipality:
    """A municipality with its area before and after the reform, and a note where the source is uncertain."""

    code: str
    name: str
    area_until_reform: str
    area_since_reform: str
    note: str

    def area(self, on: date) -> str:
        return self.area_until_reform if on < REFORM else self.area_since_reform


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities, in the order of their codes."""
    return tuple(Municipality(*row.values()) for row in _rows("municipalities.csv"))


def municipality(name: str) -> Municipality:
    """The municipality of that name, with or without "Kommune" and a final s, or with that code.

    Raises:
        WrongUsage: there is none; the message names the nearest.
    """
    wanted = _bare(name)
    for candidate in municipalities():
        if wanted in (_bare(candidate.name), candidate.code):
            return candidate
    names = [candidate.name for candidate in municipalities()]
    raise WrongUsage(
        "unknown-municipality",
        f"There is no municipality called {name!r}.",
        _nearest(name, names, "municipalities"),
    )


def areas(on: date) -> tuple[str, ...]:
    """The names of the areas on a date, in Danish order.

    Raises:
        WrongUsage: the date is before our data begin.
    """
    if on < FIRST_DAY:
        raise WrongUsage("uncovered-date", f"The areas are not known on {on}.", f"Use a date from {FIRST_DAY}.")
    return tuple(sorted({town.area(on) for town in municipalities()}, key=sort_key))


def members(area: str, on: date) -> tuple[str, ...]:
    """The municipalities of an area on a date, in Danish order."""
    return tuple(sorted((town.name for town in municipalities() if town.area(on) == area), key=sort_key))


def neighbours(area: str, on: date) -> tuple[str, ...]:
    """The areas whose lists can be used too, in Danish order. [A12]"""
    found = set()
    for row in _rows("neighbours.csv"):
        if date.fromisoformat(row["from"]) <= on and (not row["to"] or on <= date.fromisoformat(row["to"])):
            pair = {row["area"], row["neighbour"]}
            if area in pair:
                found |= pair - {area}
    return tuple(sorted(found, key=sort_key))


def successors(area: str, on: date, decided: date | None = None) -> tuple[str, ...]:
    """The areas that answer on a date for what was `area`: itself, or those that its municipalities went to.

    Args:
        decided: when it was `area`; before the reform if there was such an area then.
    """
    day = decided or (FIRST_DAY if area in areas(FIRST_DAY) else REFORM)
    towns = [town for town in municipalities() if town.area(day) == area]
    return tuple(sorted({town.area(on) for town in towns}, key=sort_key))


def council(name: str, on: date) -> Council:
    """The council of that name: "RAR Vestjylland", "rbr midtjylland" or only the area.

    Raises:
        WrongUsage: no area has that name before or after the reform; the message names the nearest.
    """
    words = fold(name).split()
    body = next((word for word in words if word in ("rar", "rbr")), None)
    wanted = " ".join(word for word in words if word not in ("rar", "rbr"))
    for body_name, day in (("RAR", REFORM - timedelta(days=1)), ("RBR", REFORM)):
        for area in areas(day):
            if fold(area) == wanted and (body or _body_on(area, on)) == body_name.lower():
                return Council(body_name, area)
    names = [f"RAR {area}" for area in areas(FIRST_DAY)] + [f"RBR {area}" for area in areas(REFORM)]
    raise WrongUsage("unknown-council", f"There is no council called {name!r}.", _nearest(name, names, "councils"))


def standing(name: str, on: date) -> Council:
    """The council that stands on a date for the one of that name: after the reform the RBR that took its place.

    Every area of before the reform went to one of after it.
    """
    found = council(name, on)
    if found.area in areas(on):
        return Council(_body_on(found.area, on).upper(), found.area)
    return Council("RBR" if on >= REFORM else "RAR", successors(found.area, on)[0])


def _body_on(area: str, on: date) -> str:
    return "rbr" if area in areas(REFORM) and (on >= REFORM or area not in areas(FIRST_DAY)) else "rar"


def _bare(name: str) -> str:
    return fold(name).removesuffix(" kommune").removesuffix("s")


def _nearest(name: str, names: list[str], what: str) -> str:
    from difflib import get_close_matches  # loaded only for an error

    hits = get_close_matches(fold(name), list(map(fold, names)), n=3, cutoff=0.5)
    found = [candidate for candidate in names if fold(candidate) in hits] or names
    return f"The nearest {what}: {list_text(found, 'and')}." if hits else f"Use one of {list_text(found, 'and')}."


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    import csv  # most commands ask for no area

    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
