"""How long a course lasts: the text as it came, and every reading of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from positivliste.danish import date_text, fold, number_text
from positivliste.model.value import frozen


class Unit(StrEnum):
    """The units that a duration is converted from."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


IN_DAYS: Mapping[Unit, Fraction] = MappingProxyType(
    {Unit.HOURS: Fraction(65, 481), Unit.DAYS: Fraction(1), Unit.WEEKS: Fraction(5), Unit.MONTHS: Fraction(65, 3)}
)
"""How many course days a unit is, where amounts are compared: 3 months = 13 weeks = 65 days (5 a week) = 481 hours
(37 a week). The limits of the rules are dated parameters, and a test holds them to the same ratios. [silent: A6]"""

_DAY = (
    r"(?i)(?<![0-9])[0-9]{1,4}\s?[-./]\s?[0-9]{1,2}\s?[-./ ]\s?[0-9]{1,4}(?![0-9])"
    r"|[0-9]\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"|^4[0-9]{4}$"  # a spreadsheet's number of a day in our time
)

_DANISH = {
    Unit.HOURS: ("time", "timer"),
    Unit.DAYS: ("dag", "dage"),
    Unit.WEEKS: ("uge", "uger"),
    Unit.MONTHS: ("måned", "måneder"),
}


@frozen
class Reading:
    """One reading of an amount: "1-2 dage" is low 1, high 2, in days.

    Attributes:
        low: the least that it can mean, in `unit`.
        high: the most that it can mean, in `unit`; equal to `low` where it is one number.
        unit: hours, course days, weeks or months.
        assumed: the sender gave no unit, and `unit` is our assumption.
    """

    low: Decimal
    high: Decimal
    unit: Unit
    assumed: bool = False

    @property
    def text(self) -> str:
        """The reading in Danish: "10 dage", "1-2 dage"."""
        singular, plural = _DANISH[self.unit]
        if self.low != self.high:
            return f"{number_text(self.low)}-{number_text(self.high)} {plural}"
        return f"{number_text(self.low)} {singular if self.low == 1 else plural}"


@frozen
class Duration:
    """The duration of a course, as a sender wrote it and as it was understood.

    Attributes:
        text: what the sender wrote, cleaned of stray spaces; empty where nothing was written.
        readings: every amount that the text gives: "6 uger (30 dage)" has two.
        start: the first day, where dates were given.
        end: the last day, where dates were given.
        problem: why nothing could be read, in English, or None.
        fault: the same in Danish; empty where nothing is wrong.
    """

    text: str = ""
    readings: tuple[Reading, ...] = ()
    start: date | None = None
    end: date | None = None
    problem: str | None = None
    fault: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.readings) or self.has_dates

    @property
    def is_day(self) -> bool:
        """Whether it could not be read, and what was written holds a day."""
        return not self.is_known and bool(re.search(_DAY, self.text))

    @property
    def has_dates(self) -> bool:
        return self.start is not None and self.end is not None

    @property
    def has_order(self) -> bool:
        """Whether it ends no earlier than it starts."""
        return self.start is not None and self.end is not None and self.start <= self.end

    @cached_property
    def understood(self) -> str:
        """What was understood, in Danish; the sender's own words where nothing was."""
        parts = [reading.text for reading in self.readings]
        if self.start and self.end:
            parts.append(f"{date_text(self.start)} - {date_text(self.end)}")
        return " / ".join(parts) or self.text

    @cached_property
    def course_days(self) -> tuple[float, float] | None:
        """How many course days it may be, from and to; None where there is no amount. To compare, never to decide."""
        amounts = [
            Fraction(a) * IN_DAYS[reading.unit] for reading in self.readings for a in {reading.low, reading.high}
        ]
        return (float(min(amounts)), float(max(amounts))) if amounts else None

    @cached_property
    def key(self) -> str:
        """Equal for two durations that say the same. Two that are both missing have the same key."""
        return self.understood if self.is_known else fold(self.text)


UNKNOWN = Duration()
"""What a course has where nothing was written."""
