"""How a duration stands to the three months of list A. Source: A6; domain "Where the sources are silent"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from positivliste.danish import count_text, date_text
from positivliste.english import count
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.parameters import Values

PARAMETERS = ("courses.max_months", "courses.max_weeks", "courses.max_days", "courses.max_hours")

_LIMIT = dict(zip((Unit.MONTHS, Unit.WEEKS, Unit.DAYS, Unit.HOURS), PARAMETERS, strict=True))


def share(amount: Decimal, unit: Unit, values: Values) -> Fraction:
    """The amount as a share of the longest that is allowed: 1 is exactly three months."""
    return Fraction(amount) / values.number(_LIMIT[unit])


def course_days(amount: Decimal, unit: Unit, values: Values) -> Fraction:
    """The amount in course days, to set courses side by side; whether one is too long, each unit says by itself."""
    return share(amount, unit, values) * values.number(_LIMIT[Unit.DAYS])


def over_limit(duration: Duration, values: Values) -> dict[str, bool]:
    """Every reading of a duration in Danish, and whether by it the course is longer than allowed.

    A number without a unit is read as days. Where it would be too long as days, hours are a reading as well, so that no
    course is turned down on an assumption.
    """
    found: dict[str, bool] = {}
    for reading in duration.readings:
        found |= _of_reading(reading, values)
    if duration.start and duration.end:
        limit = duration.start + relativedelta(months=values.number("courses.max_months"))
        found[f"{date_text(duration.start)} - {date_text(duration.end)}"] = duration.end > limit
    return found


def limit_text(values: Values) -> tuple[str, str]:
    """The longest that is allowed, in every unit, in English and in Danish."""
    months, weeks, days, hours = (values.number(name) for name in PARAMETERS)
    return (
        f"{count(months, 'month')}, {count(weeks, 'week')}, {count(days, 'day')} or {count(hours, 'hour')}",
        f"{count_text(months, 'måned', 'måneder')}, {count_text(weeks, 'uge', 'uger')}, "
        f"{count_text(days, 'dag', 'dage')} eller {count_text(hours, 'time', 'timer')}",
    )


def agree(one: Duration, other: Duration, values: Values) -> bool:
    """Whether two durations can be the same: a reading in common, or nothing that can be compared."""
    if one.readings and other.readings:
        return bool(_shares(one, values) & _shares(other, values))
    if one.has_dates and other.has_dates:
        return (one.start, one.end) == (other.start, other.end)
    verdicts = set(over_limit(one, values).values()) | set(over_limit(other, values).values())
    return len(verdicts) < 2


def _of_reading(reading: Reading, values: Values) -> dict[str, bool]:
    units = [reading.unit]
    if reading.assumed and reading.high > values.number(_LIMIT[reading.unit]):
        units.append(Unit.HOURS)
    found = {}
    for unit in units:
        for amount in dict.fromkeys((reading.low, reading.high)):
            found[Reading(amount, amount, unit).text] = amount > values.number(_LIMIT[unit])
    return found


def _shares(duration: Duration, values: Values) -> set[tuple[Fraction, Fraction]]:
    return {(share(r.low, r.unit, values), share(r.high, r.unit, values)) for r in duration.readings}
