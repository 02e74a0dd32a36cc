"""Why two rows are, or may be, one course, in words that a caseworker trusts: in English and in Danish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz.distance import OSA

from positivliste.danish import number_text
from positivliste.matching.language import normalise, plain
from positivliste.matching.record import Record
from positivliste.matching.spellings import letters
from positivliste.model.match import Match

_SAME = {
    "number": ("same number", "samme nummer"),
    "title": ("same title", "samme titel"),
    "provider": ("same provider", "samme udbyder"),
    "duration": ("same duration", "samme varighed"),
    "job_title": ("same job title", "samme stillingsbetegnelse"),
    "group": ("same group", "samme erhvervsgruppe"),
}
_OTHER = {
    "titles": ("the titles are not alike", "titlerne ligner ikke hinanden"),
    "numbers": ("only some of the numbers are the same", "kun nogle af numrene er de samme"),
    "digit": ("the numbers are one digit apart", "numrene er ét ciffer fra hinanden"),
    "another number": ("another number", "et andet nummer"),
    "private": ("one is private, one public", "det ene er privat, det andet offentligt"),
    "provider": ("another provider", "en anden udbyder"),
    "duration": ("another duration", "en anden varighed"),
    "job_title": ("another job title", "en anden stillingsbetegnelse"),
    "group": ("another group", "en anden erhvervsgruppe"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SLIPS = 2
"""So many letters fewer are slips of the finger; more are an abbreviation."""
_COUNTS = ("no", "one", "two", "three", "four", "five"), ("ingen", "ét", "to", "tre", "fire", "fem")


def explained(match: Match, one: Record, other: Record) -> Match:
    """The match with what says that two rows are one course, and what doesn't, in words."""
    english, danish = zip(*_parts(match, one, other), strict=True)
    return match._replace(why="; ".join(english), danish="; ".join(danish))


def _parts(match: Match, one: Record, other: Record) -> Iterator[tuple[str, str]]:
    if "number" in match.same and "numbers" not in match.other:
        yield _SAME["number"]
    if "titles" in match.other:
        yield _OTHER["titles"]
    else:
        yield _titles(match, one, other)
    yield from (_SAME[name] for name in match.same if name not in ("number", "title"))
    yield from (differs(name, one, other) for name in match.other if name != "titles")
    if "duration" not in (*match.same, *match.other) and one.days and other.days:
        yield _days(one, other)  # a day apart speaks neither for nor against, and is told
    if bool(one.number) != bool(other.number):
        yield "only one has a number", "kun det ene har et nummer"


def agrees(name: str) -> tuple[str, str]:
    """That a field is the same, in English and in Danish."""
    return _SAME[name]


def differs(name: str, one: Record, other: Record) -> tuple[str, str]:
    """That a field is not the same, in English and in Danish; of a duration, by how much."""
    return _days(one, other) if name == "duration" else _OTHER[name]


def _titles(match: Match, one: Record, other: Record) -> tuple[str, str]:
    slips, words = match.difference
    if not words:
        return _same_title(one, other)
    if not slips:
        return _APART
    if [sorted(mine) == sorted(theirs) for mine, theirs in words] == [True] and _letters(*words[0]) == 1:
        return "two letters are swapped", "to bogstaver er byttet om"
    short = [pair for pair in words if _is_short(*pair)]
    number = sum(_letters(*pair) for pair in words if pair not in short)
    found = [("a word is abbreviated", "et ord er forkortet")] if short else []
    found += [_APART] if any(" " in mine + theirs for mine, theirs in words) else []
    found += [_differ(number)] if number else []
    english, danish = zip(*found, strict=True)
    return ", and ".join(english), ", og ".join(danish)


_APART = "the title is written together and apart", "titlen er skrevet i ét og i flere ord"


def _same_title(one: Record, other: Record) -> tuple[str, str]:
    """Titles that say the same: in the same words, in another order, or with others in their place."""
    if one.text == other.text:
        return _SAME["title"]
    if one.title.words != other.title.words:
        return "the same words in another order", "de samme ord i en anden rækkefølge"
    written = set(_WORD.findall(plain(one.text))) & set(_WORD.findall(plain(other.text)))
    if {word for both in written for word in normalise(both).words}.issuperset(one.title.words):
        return _SAME["title"]
    return "same title, spelt in another way", "samme titel, skrevet på en anden måde"


def _differ(number: int) -> tuple[str, str]:
    english, danish = (names[number] if number < len(names) else str(number) for names in _COUNTS)
    letters, bogstaver = ("letter", "bogstav") if number == 1 else ("letters", "bogstaver")
    return f"the titles differ in {english} {letters}", f"titlerne afviger i {danish} {bogstaver}"


def _is_short(one: str, other: str) -> bool:
    """Whether one word is the beginning of the other, and much shorter: an abbreviation that nobody listed."""
    return abs(len(one) - len(other)) > _SLIPS and (one.startswith(other) or other.startswith(one))


def _letters(one: str, other: str) -> int:
    """How many letters differ; one of æ, ø and å is one."""
    one, other = letters(one.replace(" ", "")), letters(other.replace(" ", ""))
    return OSA.distance(one, other)


def _days(one: Record, other: Record) -> tuple[str, str]:
    """By how many course days the one is longer than the other, where both say one number."""
    if one.days and other.days and one.days[0] == one.days[1] and other.days[0] == other.days[1]:
        apart = Decimal(f"{abs(one.days[0] - other.days[0]):.1f}").normalize()
        days, dage = ("day", "dag") if apart == 1 else ("days", "dage")
        return f"{apart:f} {days} apart", f"{number_text(apart)} {dage} til forskel"
    return _OTHER["duration"]
