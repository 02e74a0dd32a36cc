"""A cell's value as text: numbers as Danes write them, dates in ISO form, nothing lost."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from positivliste.danish import clean

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def tidy(text: str) -> str:
    """The text as `danish.clean` makes it, with control characters as spaces: XML and PDF can't hold them."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # nothing else to clean: three times as fast, and nearly every cell is so
    return clean(_CONTROLS.sub(" ", text))


def cell_text(value: Value) -> str:
    """The value as text: 10.0 is "10", 7.5 is "7,5", a date is "2020-03-01", TRUE is "SAND"."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()


def _number(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    # repr gives the shortest exact digits; infinity and "not a number" have none to rewrite.
    digits = repr(value)
    return f"{Decimal(digits):f}".replace(".", ",") if digits.strip("-")[0].isdigit() else digits
