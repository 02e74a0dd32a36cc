"""How a value reads in a document: text from outside as one line; deadlines, counts, durations in words."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from positivliste.danish import date_text, moment_text, weekday_text
from positivliste.model.duration import Duration
from positivliste.model.proposal import Origin

PROVIDED = {False: "Offentlig", True: "Privat"}
"""Whether a course is private, as the papers say it."""

_ONLY_A_DATE = len("2020-03-01")
# What cannot be seen but changes what is seen (text direction), and what XML 1.0 does not allow in a file.
# The zero-width joiner stays: emoji are made with it.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """The text as one line for any form, without line breaks, control characters or hidden text direction."""
    if not text.isprintable():  # as nearly every text is
        text = _LONE_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))
    return " ".join(text.split())


def deadline_text(moment: str) -> str:
    """A deadline, an ISO date or moment, as "torsdag den 27. februar 2020 kl. 23.59".

    A deadline that is only a date has no time: "senest" with a date means all of that day.

    Raises:
        ValueError: it is not an ISO date or moment.
    """
    if len(moment) == _ONLY_A_DATE:
        return weekday_text(date.fromisoformat(moment))
    when = danish_time(moment)
    return f"{weekday_text(when.date())} kl. {when:%H.%M}"


def received_text(moment: str) -> str:
    """When something came, an ISO date or moment, as "3. marts 2020 kl. 14.30" in Danish time.

    Raises:
        ValueError: it is not an ISO date or moment.
    """
    return moment_text(moment if len(moment) == _ONLY_A_DATE else danish_time(moment).isoformat())


def danish_time(moment: str) -> datetime:
    """The moment on a clock in Copenhagen; one without an offset is taken to be from there."""
    when = datetime.fromisoformat(moment)
    return when.astimezone(ZoneInfo("Europe/Copenhagen")) if when.tzinfo else when


def day_text(day: date | str) -> str:
    """A date, or an ISO date, as "1. april 2020".

    Raises:
        ValueError: the text is not an ISO date.
    """
    return date_text(date.fromisoformat(day) if isinstance(day, str) else day)


def quarter_text(quarter: str) -> str:
    """A quarter ("2026-Q1") as "1. kvartal 2026".

    Raises:
        ValueError: it is not written so.
    """
    found = _QUARTER.fullmatch(quarter)
    if not found:
        raise ValueError(f"{quarter!r} is no quarter")
    return f"{found[2]}. kvartal {found[1]}"


def place_text(origin: Origin) -> str:
    """Where a proposal came from: "svar.xlsx, arket Kurser, række 3"; empty where it came in no file."""
    sheet = f"arket {origin.sheet}" if origin.sheet else ""
    return ", ".join(filter(None, [origin.file, sheet, f"række {origin.row}" if origin.row else ""]))


def duration_text(duration: Duration) -> str:
    """What we understood of a duration, or that we did not."""
    if not duration.is_known:
        return f"ikke forstået: »{duration.text}«" if duration.text else "mangler"
    assumed = any(reading.assumed for reading in duration.readings)
    return duration.understood + (" (uden enhed i svaret)" if assumed else "")


def duration_trail(duration: Duration) -> str:
    """A duration as it was sent and as it was understood: "2 uger (10 dage) → 2 uger / 10 dage"."""
    if not duration.text or duration.text == duration_text(duration):
        return duration_text(duration)
    understood = duration_text(duration) if duration.is_known else "ikke forstået"
    return f"{duration.text} → {understood}"


def value_shown(value: object) -> str:
    """A value that a person put right, as text; empty where there is none."""
    match value:
        case Duration():
            return duration_trail(value)
        case bool():
            return PROVIDED[value]
        case _:
            return str(value or "")
