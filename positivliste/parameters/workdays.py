"""Working days in Denmark. A deadline on a closed day is met by acting on the last working day before it.

Source: the holidays of the Danish church, counted from Easter; domain "Where the sources are silent": 5 June, 24 and 31
December as closed days. Store bededag is a holiday to 2023 only: law 214 of 6 March 2023.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

_AFTER_EASTER = {
    -3: "Skærtorsdag",
    -2: "Langfredag",
    0: "Påskedag",
    1: "Anden påskedag",
    39: "Kristi himmelfartsdag",
    49: "Pinsedag",
    50: "Anden pinsedag",
}
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023
_FIXED = {
    (1, 1): "Nytårsdag",
    (6, 5): "Grundlovsdag",
    (12, 24): "juleaftensdag",
    (12, 25): "Juledag",
    (12, 26): "Anden juledag",
    (12, 31): "nytårsaftensdag",
}
_WEEKEND = {5: "lørdag", 6: "søndag"}


def closed_because(day: date) -> str | None:
    """Why offices are closed on that day, in Danish, or None on a working day."""
    return _moveable(day.year).get(day) or _FIXED.get((day.month, day.day)) or _WEEKEND.get(day.weekday())


def act_by(deadline: date) -> date:
    """The last working day on or before a deadline."""
    while closed_because(deadline):
        deadline -= timedelta(days=1)
    return deadline


@cache
def _moveable(year: int) -> dict[date, str]:
    days = _AFTER_EASTER if year > _LAST_PRAYER_DAY else {**_AFTER_EASTER, _PRAYER_DAY: "Store bededag"}
    return {easter(year) + timedelta(days=after): name for after, name in days.items()}
