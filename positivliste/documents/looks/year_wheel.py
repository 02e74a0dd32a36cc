"""The year wheel as a picture on A3, to hang on a wall and to stand in the PDF and the Word file.

Typst draws it. Its SVG has outlines in the place of letters, so we add what it says as text: a title and a description
for those who do not see it, and over each outlined text the same text unseen, to be found and copied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from positivliste.danish import MONTHS
from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import (
    HEADINGS,
    KINDS,
    LISTS,
    WheelEvent,
    YearWheel,
    in_words,
    made_text,
    short_day,
    short_text,
)  # fmt: skip
from positivliste.documents.looks.fonts import visible
from positivliste.documents.looks.typesetting import compiled, compiler

_LONGEST = 160
"""The characters of a text that are drawn; the description has all of them."""
_PPI = 150
_ORDINAL = re.compile(r"(\d\.|\b(?:man|tir|ons|tor|fre|lør|søn)\.) (?=\w)")
_Numbered = tuple[int, WheelEvent]


def svg(wheel: YearWheel) -> bytes:
    """The picture as SVG, with its text.

    Raises:
        BadData: it cannot be drawn.
    """
    with TemporaryDirectory(prefix="positivliste-") as name:
        source = compiler("year-wheel.typ", drawing(wheel), Path(name))
        # Asked first, since drawing would throw away what the question can use again.
        (told,) = json.loads(source.query("<told>", field="value"))
        drawn = compiled(source, wheel.title, "svg").decode()
    return _with_text(drawn, wheel, told).encode()


def png(wheel: YearWheel) -> bytes:
    """The picture as pixels, for programs that cannot draw it themselves.

    Raises:
        BadData: it cannot be drawn.
    """
    with TemporaryDirectory(prefix="positivliste-") as name:
        return compiled(compiler("year-wheel.typ", drawing(wheel), Path(name)), wheel.title, "png", ppi=_PPI)


def drawing(wheel: YearWheel) -> dict[str, Any]:
    """What is drawn, as the template reads it. A day is a number, 0 for 1 January."""
    return {
        "council": _short(wheel.council),
        "year": wheel.year,
        "months": list(MONTHS),
        "kinds": dict(KINDS),
        "made": made_text(wheel),
        "lists": [_list(wheel, key) for key in LISTS],
    }


def _list(wheel: YearWheel, key: str) -> dict[str, Any]:
    numbered = [(number, event) for number, event in wheel.numbered if event.list == key]
    return {
        "name": LISTS[key],
        "heading": HEADINGS[key],
        "events": [_event(wheel, number, event) for number, event in numbered],
        "marks": list(_marks(wheel, numbered)),
    }


def _event(wheel: YearWheel, number: int, event: WheelEvent) -> dict[str, Any]:
    legal = f"Frist efter reglerne: {short_day(event.legal, wheel.year)}" if event.legal else ""
    return {
        "number": number,
        "kind": event.kind,
        "day": _day(wheel, event.day),
        "last": _day(wheel, event.span_end) if event.span_end else None,
        "legal": _day(wheel, event.legal) if event.legal and event.legal.year == wheel.year else None,
        "when": short_text(event, wheel.year),
        "title": _short(event.title),
        "remark": " ".join(filter(None, (_unbroken(legal), _short(event.note)))),
    }


def _marks(wheel: YearWheel, numbered: Iterable[_Numbered]) -> Iterable[dict[str, Any]]:
    """The events of one day and kind have one mark, with their numbers."""
    for (day, kind), group in groupby(numbered, key=lambda pair: (pair[1].day, pair[1].kind)):
        numbers = [number for number, _ in group]
        text = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        yield {"text": text, "kind": kind, "day": _day(wheel, day)}


def _day(wheel: YearWheel, day: date) -> int:
    return (day - date(wheel.year, 1, 1)).days


def _short(text: str) -> str:
    whole = plain(text)
    return visible(_unbroken(whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"))


def _unbroken(text: str) -> str:
    """The text without breaks after an ordinal or a weekday: "tor. 1. april", "2. kvartal"."""
    return _ORDINAL.sub("\\1\u00a0", text)


def _with_text(drawn: str, wheel: YearWheel, told: Iterable[dict[str, Any]]) -> str:
    name = f"aarshjul-{wheel.year}"
    head, _, shapes = drawn.removesuffix("</svg>").partition(">")
    texts = "".join(
        f'<text x="{said["x"]:.1f}" y="{said["y"]:.1f}">{escape(said["text"], quote=False)}</text>' for said in told
    )
    return (
        f'{head} role="img" xml:lang="da" aria-labelledby="{name}-titel {name}-tekst">'
        f'<title id="{name}-titel">{escape(plain(f"{wheel.title}, {wheel.council}"), quote=False)}</title>'
        f'<desc id="{name}-tekst">{escape(in_words(wheel), quote=False)}</desc>'
        f'{shapes}<g fill="none" pointer-events="all" font-size="10" dominant-baseline="hanging">{texts}</g></svg>\n'
    )
