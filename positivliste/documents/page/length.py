"""How long a course is, read back from the Danish that the list prints: to filter, to sort, and for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import frozen

from positivliste.danish import parse_date

# Only to compare courses with each other; the rules measure each unit by itself. Three months are 13 weeks, 65 course
# days or 481 hours.
_DAYS = {"time": Decimal(65) / 481, "dag": Decimal(1), "uge": Decimal(5), "måned": Decimal(65) / 3}
_LETTER = {"time": "PT{}H", "dag": "P{}D", "uge": "P{}W", "måned": "P{}M"}
_NUMBER = r"(\d{1,3}(?:\.\d{3})+|\d{1,9})(,\d{1,9})?"
_AMOUNT = re.compile(rf"{_NUMBER}(?:-{_NUMBER})? (time|dag|uge|måned)(?:r|e|er)?")
_WEEK = 7


@frozen
class Length:
    """What a duration says.

    Attributes:
        days: the most that it can mean, in course days, or None where it gives no amount.
        exact: every single amount, in ISO 8601; a range has none.
        dates: the first and the last day, where it gives them.
    """

    days: Decimal | None
    exact: tuple[str, ...]
    dates: tuple[date, date] | None


def length(text: str) -> Length:
    """The length of a course whose duration reads so: "2 uger / 10 dage", "1-2 dage", "1. april 2020 - 8. maj 2020"."""
    parts = text.split(" / ")
    amounts = [match for part in parts if (match := _AMOUNT.fullmatch(part))]
    dates = next(_dates(parts), None)
    days = [_number(match[3] or match[1], match[4] if match[3] else match[2]) * _DAYS[match[5]] for match in amounts]
    if dates and not days:
        first, last = dates
        days = [Decimal((last - first).days + 1) * _DAYS["uge"] / _WEEK]
    exact = tuple(_LETTER[match[5]].format(_number(match[1], match[2])) for match in amounts if not match[3])
    return Length(max(days, default=None), exact, dates)


def _dates(parts: list[str]) -> Iterator[tuple[date, date]]:
    for part in parts:
        first, _, last = part.partition(" - ")
        days = parse_date(first), parse_date(last)
        if days[0] and days[1] and days[0] <= days[1]:
            yield days[0], days[1]


def _number(whole: str, decimals: str | None) -> Decimal:
    return Decimal(whole.replace(".", "") + (decimals or "").replace(",", "."))
