"""Working days in Denmark. A deadline on a closed day is met by acting on the last working day before it.

Source: domain "Where the sources are silent": holidays, and 5 June, 24 and 31 December as closed days. Store
bededag is a holiday to 2023 only.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_CLOSED = {(6, 5): "Grundlovsdag", (12, 24): "juleaftensdag", (12, 31): "nytårsaftensdag"}
_WEEKEND = {5: "lørdag", 6: "søndag"}


def closed_because(day: date) -> str | None:
    """Why offices are closed on that day, in Danish, or None on a working day."""
    return _holidays(day.year).get(day) or _CLOSED.get((day.month, day.day)) or _WEEKEND.get(day.weekday())


def act_by(deadline: date) -> date:
    """The last working day on or before a deadline."""
    while closed_because(deadline):
        deadline -= timedelta(days=1)
    return deadline


@cache
def _holidays(year: int) -> dict[date, str]:
    from holidays import country_holidays  # loaded only where a date is asked for: it is heavy

    return dict(country_holidays("DK", years=year, language="da"))
