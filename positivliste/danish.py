"""Danish text: one form for the same word, the Danish alphabet, dates and numbers as Danes write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_POINTS = str.maketrans(",.", ".,")
_ALPHABET = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ð": "d", "þ": "th", "đ": "d", "ł": "l"}
_NUMERIC_DATE = r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})"
_ISO_DATE = r"(\d{4})-(\d{2})-(\d{2})(?:[t ]00:00(?::00)?)?"
_WORD_DATE = r"(?:d(?:en|\.)?\s+)?(\d{1,2})\.?\s+([a-zæøå]{3,9})\.?\s+(\d{4})"


def clean(text: str) -> str:
    """The text in Unicode form NFC, with single spaces, and without characters that cannot be seen."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split())


def fold(text: str) -> str:
    """A key that is equal for texts that differ only in case, white space and Unicode form."""
    folded = clean(text).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def sort_key(text: str) -> tuple[str, str]:
    """A key that sorts by the Danish alphabet: æ, ø, å last, and aa as å."""
    letters = fold(text).replace("aa", "å")
    plain = "".join(_ALPHABET.get(letter) or _without_accent(letter) for letter in letters)
    return plain, text


def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def date_text(day: date) -> str:
    """The date as "1. april 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def weekday_text(day: date) -> str:
    """The date with its weekday, as "onsdag den 1. april 2026"."""
    return f"{WEEKDAYS[day.weekday()]} den {date_text(day)}"


def number_text(number: int | Decimal) -> str:
    """The number with a decimal comma and a point for thousands, as "1.234,5"."""
    text = f"{Decimal(number).normalize():,f}"
    return text.translate(_POINTS)


def count_text(number: int, one: str, many: str) -> str:
    """The number with its noun: "1 kursus", "1.234 kurser"."""
    return f"{number_text(number)} {one if number == 1 else many}"


def list_text(items: Iterable[str], last: str = "og") -> str:
    """The items as a sentence has them: "a, b og c"."""
    *front, end = list(items) or [""]
    return f"{', '.join(front)} {last} {end}" if front else end


def parse_date(text: str) -> date | None:
    """The date that the text is, or None. Takes 2026-04-01, 1.4.2026, 1/4-2026 and "1. april 2026"."""
    plain = fold(text)
    if match := re.fullmatch(_ISO_DATE, plain):
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(_NUMERIC_DATE, plain):
        day, month, year = map(int, match.groups())
    elif match := re.fullmatch(_WORD_DATE, plain):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    hits = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    return hits[0] if len(hits) == 1 else 0


def moment_text(moment: str) -> str:
    """A moment of the journal ("2020-03-01" or "2020-03-01T14:30:00+01:00") in Danish."""
    if len(moment) == len("2020-03-01"):
        return date_text(date.fromisoformat(moment))
    when = datetime.fromisoformat(moment)
    return f"{date_text(when.date())} kl. {when:%H.%M}"


def capital(text: str) -> str:
    """The text with a capital at its front."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: a capital at its front, and a full stop at its end if it has no mark there."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text}."
