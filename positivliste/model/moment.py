"""Moments: an ISO date, or an ISO date and time. All are wall-clock time in Europe/Copenhagen."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def start_of(moment: str) -> datetime:
    """The moment as a time without a zone, in Copenhagen; a date is its first second.

    Raises:
        ValueError: it is neither a date nor a date and time.
    """
    when = datetime.fromisoformat(moment)
    return when.astimezone(COPENHAGEN).replace(tzinfo=None) if when.tzinfo else when


def end_of(moment: str, end_of_day: str) -> datetime:
    """The moment as the end of a period: a date without a time lasts to `end_of_day`, for example "23:59:59".

    Raises:
        ValueError: it is neither a date nor a date and time.
    """
    return start_of(moment if has_time(moment) else f"{moment}T{end_of_day}")


def has_time(moment: str) -> bool:
    """Whether the moment is more than a date."""
    return len(moment) > len("2020-03-01")


def day_of(moment: str) -> date:
    """The day of a moment, in Copenhagen.

    Raises:
        ValueError: it is neither a date nor a date and time.
    """
    return start_of(moment).date()
