"""How long a course is, in one measure: to filter and to sort by, and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from positivliste.model.duration import Duration, Unit
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.rules.limits import course_days

_LETTER = {Unit.HOURS: "PT{}H", Unit.DAYS: "P{}D", Unit.WEEKS: "P{}W", Unit.MONTHS: "P{}M"}
_WEEK = 7


@frozen
class Length:
    """What a duration says.

    Attributes:
        days: the most that it can mean, in course days, or None where it cannot be told.
        exact: every single amount, in ISO 8601; a range has none.
        dates: the first and the last day, where it gives them.
    """

    days: Fraction | None
    exact: tuple[str, ...]
    dates: tuple[date, date] | None


def length(duration: Duration, values: Values) -> Length:
    """The length of a course. Only to compare courses with each other: the rules measure each unit by itself."""
    dates = (duration.start, duration.end) if duration.start and duration.end and duration.has_order else None
    exact = tuple(_LETTER[r.unit].format(f"{r.low.normalize():f}") for r in duration.readings if r.low == r.high)
    return Length(max(_days(duration, values), default=None), exact, dates)


def _days(duration: Duration, values: Values) -> Iterator[Fraction]:
    yield from (course_days(reading.high, reading.unit, values) for reading in duration.readings)
    if not duration.readings and duration.start and duration.end and duration.has_order:
        days = (duration.end - duration.start).days + 1
        yield course_days(Decimal(days), Unit.WEEKS, values) / _WEEK
