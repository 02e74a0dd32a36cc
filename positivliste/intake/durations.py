"""How long a course lasts, as people write it. What is not understood in full is not understood at all."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from attrs import evolve

from positivliste.danish import date_text, fold
from positivliste.intake import amounts, spans
from positivliste.intake.cells import tidy
from positivliste.model.duration import IN_DAYS, Duration, Reading, Unit

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅟": " 1/"}
_PHRASES = (
    (re.compile(r"\bop\s+til\b|\bi\s*alt\b|\bup\s+to\b"), " "),
    (re.compile(r"\bog\s+(?:en|et)\s+(halvt?)\b"), r" \1"),
    (re.compile(r"(?<=[a-zæøå])\((?:e|r|er)\)"), ""),  # "dag(e)", "uge(r)"
    (re.compile(r"^fra\s+(?=.*(?:\btil\b|-))"), ""),
    (
        re.compile(r"\b(?:svarende\s+til|svarer\s+til|dvs\.?|det\s+vil\s+sige|i\s+perioden|perioden)(?=\s|$)"),
        "/",
    ),
)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::00)?")
_ALTERNATIVES = re.compile(r"(?<![0-9])/|/(?![0-9])|(?<=[0-9]{2})/|/(?=[0-9]{2})|[()\[\];=]|,(?![0-9])")
_NO_AMOUNTS = (
    (
        re.compile(r"(?:^|[(/,;:]\s*|\bi\s+)(?:uge|uger|week)\s*(?:nr\.?\s*)?[0-9]"),
        "the number of a calendar week is no duration",
        "et ugenummer er ingen varighed",
    ),
    (
        re.compile(r"\b(?:mindst|minimum)\b|\bmin\b\.?\s*[0-9]|^(?:over|mere\s+end|fra)\b|[<>]"),
        "only the least amount is given",
        "kun den korteste varighed er oplyst",
    ),
    (spans.DATE, "a single date is no duration", "en dato er ingen varighed"),
)
_WEEKLY = re.compile(
    r"(?P<amount>[^/()]*[a-zæøå.])\s*(?:pr\.?|per|om|i|hver)\s*ugen?\s*(?:i|x|over|gennem|,)\s*(?P<weeks>[0-9,.½]+\s*uger?)\.?"
)
_NONE_GIVEN = amounts.NotUnderstood("no duration is given", "der er ingen varighed")
_LONGEST = 300
_ONE_PROMISES = frozenset("/()[];=,- .:")


def parse_duration(
    text: str, *, unit: Unit | None = None, start: date | None = None, end: date | None = None
) -> Duration:
    """The duration that the text, or a first and a last day, say. It takes any text and raises nothing.

    Alternatives ("6 uger (30 dage)", "10 dage / 74 timer") are readings of their own. Parts ("2 uger og 3
    dage") are added, in days of which a week has 5 and three months 65. "Op til 3 uger" and "ca. 3 uger" are
    read as 3 weeks.
    A text of which only a part is understood ("10 dage + praktik") has a problem and no readings, so that a
    person looks at it. Lessons, modules and ECTS points are not converted.

    Args:
        text: what the sender wrote.
        unit: the unit that the column's header names; it counts for numbers without one.
        start: the first day, from a column of its own.
        end: the last day, from a column of its own.

    Returns:
        A duration with readings, days, or both; or with a problem, and neither.
    """
    return _read(tidy(text), unit, start, end)


@lru_cache(maxsize=4096)
def _read(shown: str, unit: Unit | None, start: date | None, end: date | None) -> Duration:
    try:
        readings, first, last = _parse(shown, unit)
    except amounts.NotUnderstood as why:
        if not (start and end) or any(map(str.isdigit, shown)):  # "efter aftale" adds nothing to the days
            return _unread(shown, _half(start, end) if why is _NONE_GIVEN else why)
        readings, first, last = (), None, None
    if start and end:
        first, last = start, end
    if first and last and last < first:
        return _unread(shown, _backwards(first, last))
    return Duration(shown, readings, first, last)


def _unread(shown: str, why: amounts.NotUnderstood) -> Duration:
    return Duration(shown, problem=why.why, fault=why.danish)


def _half(start: date | None, end: date | None) -> amounts.NotUnderstood:
    """Why there is no duration where none is written: perhaps one of two days is missing."""
    if start:
        return amounts.NotUnderstood("a first day without a last day is no duration", "slutdatoen mangler")
    if end:
        return amounts.NotUnderstood("a last day without a first day is no duration", "startdatoen mangler")
    return _NONE_GIVEN


def _backwards(first: date, last: date) -> amounts.NotUnderstood:
    return amounts.NotUnderstood(
        f"the last day {last} is before the first day {first}",
        f"slut før start: {date_text(last)} er før {date_text(first)}",
    )


def _parse(shown: str, unit: Unit | None) -> tuple[tuple[Reading, ...], date | None, date | None]:
    """
    Raises:
        NotUnderstood: the text is no duration, or more than one.
    """
    if not shown:
        raise _NONE_GIVEN
    if len(shown) > _LONGEST:
        raise amounts.NotUnderstood("the text is too long for a duration", "teksten er for lang til en varighed")
    text = _DASHES.sub("-", fold(shown))
    start = end = None
    if span := spans.find_span(text):
        text, start, end = span
        if not set(text) - _ONE_PROMISES:
            return (), start, end
    return _amounts(text, unit), start, end


def _amounts(text: str, unit: Unit | None) -> tuple[Reading, ...]:
    if match := _CLOCK.fullmatch(text):
        return (_clock(int(match[1]), int(match[2]), unit),)
    for sign, digits in _FRACTIONS.items():
        text = text.replace(sign, digits)
    for pattern, replacement in _PHRASES:
        text = pattern.sub(replacement, text)
    if match := _WEEKLY.fullmatch(text):
        return amounts.read_weekly(match["amount"], match["weeks"])
    for pattern, why, danish in _NO_AMOUNTS:
        if pattern.search(text):
            raise amounts.NotUnderstood(why, danish)
    parts = [part.strip(" .,-:") if _is_blank(part) else part.strip() for part in _ALTERNATIVES.split(text)]
    parts = [part for part in parts if part]
    if not parts:
        raise amounts.NotUnderstood("no amount is given", "der er ingen mængde")
    readings = [reading for part in parts for reading in amounts.read(part, unit, may_assume=len(parts) == 1)]
    if "," in text and len({_rough(reading) for reading in readings}) > 1 and re.search(r",(?![0-9])", text):
        raise amounts.NotUnderstood(*amounts.ADDED)
    return tuple(dict.fromkeys(readings))


def _is_blank(part: str) -> bool:
    return not re.search(r"[^\W_]", part)


def _rough(reading: Reading) -> int:
    """Days, so that "2 uger, 10 dage" is known to say one thing twice."""
    return round(float(reading.high) * float(IN_DAYS[reading.unit]))


def _clock(hours: int, minutes: int, unit: Unit | None) -> Reading:
    """Excel shows hours as 37:00; without a header that says so it may as well be a time of day."""
    if unit is not Unit.HOURS:
        raise amounts.NotUnderstood("a time of day is no duration", "et klokkeslæt er ingen varighed")
    return amounts.read(f"{hours},{minutes * 100 // 60:02}", unit, may_assume=False)[0]


def combined(durations: list[Duration], text: str) -> Duration:
    """One duration of those that several columns give; a problem in one is a problem of all."""
    if unread := next((duration for duration in durations if duration.problem), None):
        return evolve(unread, text=text)
    readings = tuple(dict.fromkeys(reading for duration in durations for reading in duration.readings))
    dated = next((duration for duration in durations if duration.has_dates), Duration())
    return Duration(text, readings, dated.start, dated.end)
