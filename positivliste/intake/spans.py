"""A first and a last day in a text: "01.03.2020 - 15.04.2020", "1.-5. marts 2020", "1/3 - 15/4 2020"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from positivliste.danish import MONTHS, fold, parse_date

_NUMERIC = r"[0-9]{1,2}\s?[./-]\s?[0-9]{1,2}(?:\s?[./-]\s?(?:[0-9]{4}|[0-9]{2})|\s[0-9]{4})(?![0-9])"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå]{0,6}\.?"
_WORDS = rf"(?:d(?:en|\.)?\s+)?[0-9]{{1,2}}\.?\s*{_MONTH}\s+[0-9]{{4}}"
_DATE = rf"(?:{_ISO}|{_NUMERIC}|{_WORDS})"
_SHORT = rf"(?:[0-9]{{1,2}}\.?\s*{_MONTH}|[0-9]{{1,2}}\s?[./]\s?[0-9]{{1,2}}\.?|[0-9]{{1,2}}\.)"
_TO = r"\s*(?:-|til(?: og med)?|t\.?o\.?m\.?|to)\s*"
_SPAN = re.compile(rf"(?<![0-9])(?:fra\s+)?({_DATE}|{_SHORT}){_TO}({_DATE})")
DATE = re.compile(rf"(?<![0-9]){_DATE}")
"""A day in a folded text."""

_SHORT_YEAR = re.compile(r"([0-9]{1,2})\s?[./-]\s?([0-9]{1,2})(?:\s?[./-]\s?|\s)([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ].*")


def find_span(text: str) -> tuple[str, date, date] | None:
    """The text without the span, and the two days; None where the folded text holds no span."""
    match = _SPAN.search(text)
    if not match:
        return None
    end = read_date(match[2])
    start = read_date(match[1]) or (_completed(match[1], end) if end else None)
    if not start or not end:
        return None
    return (text[: match.start()] + " " + text[match.end() :]).strip(), start, end


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """The date that the text is, also with a two-digit year (of this century) or a time of day; else None."""
    plain = fold(text)
    if match := _SHORT_YEAR.fullmatch(plain):
        day, month, year = match.groups()
        plain = f"{day}.{month}.{'20' + year if len(year) == len('20') else year}"
    elif match := _TIME.fullmatch(plain):
        plain = match[1]
    try:
        return parse_date(plain)
    except (ValueError, OverflowError):
        return None


def _completed(text: str, end: date) -> date | None:
    """A first day that takes its month or year from the last: "1. marts", "1/3", "1."."""
    day, _, month = re.sub(r"[./\s]+", " ", text).strip().partition(" ")
    try:
        number = _month(month, end.month)
        return date(end.year - (number > end.month), number, int(day))
    except ValueError:
        return None


def _month(text: str, default: int) -> int:
    if not text:
        return default
    if text.isdigit():
        return int(text)
    return next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(text)), 0)
