"""Why two rows are, or may be, one course, in words that a caseworker trusts: in English and in Danish."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from positivliste.danish import number_text
from positivliste.matching.record import Record
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
_COUNTS = ("no", "one", "two", "three", "four", "five"), ("ingen", "ét", "to", "tre", "fire", "fem")


def explained(match: Match, one: Record, other: Record) -> Match:
    """The match with what says that two rows are one course, and what doesn't, in words."""
    english, danish = zip(*_parts(match, one, other), strict=True)
    return match._replace(why="; ".join(english), danish="; ".join(danish))


def _parts(match: Match, one: Record, other: Record) -> Iterator[tuple[str, str]]:
    if "number" in match.same:
        yield _SAME["number"]
    if "titles" in match.other:
        yield _OTHER["titles"]
    else:
        yield _titles(match)
    yield from (_SAME[name] for name in match.same if name not in ("number", "title"))
    yield from (differs(name, one, other) for name in match.other if name != "titles")
    if bool(one.number) != bool(other.number):
        yield "only one has a number", "kun det ene har et nummer"


def agrees(name: str) -> tuple[str, str]:
    """That a field is the same, in English and in Danish."""
    return _SAME[name]


def differs(name: str, one: Record, other: Record) -> tuple[str, str]:
    """That a field is not the same, in English and in Danish; of a duration, by how much."""
    return _days(one, other) if name == "duration" else _OTHER[name]


def _titles(match: Match) -> tuple[str, str]:
    slips, words = match.difference
    if not words:
        return _SAME["title"]
    if not slips:
        return "the title is written together and apart", "titlen er skrevet i ét og i flere ord"
    english, danish = (names[slips] if slips < len(names) else str(slips) for names in _COUNTS)
    letters = "letter" if slips == 1 else "letters"
    bogstaver = "bogstav" if slips == 1 else "bogstaver"
    return f"the titles differ in {english} {letters}", f"titlerne afviger i {danish} {bogstaver}"


def _days(one: Record, other: Record) -> tuple[str, str]:
    """By how many course days the one is longer than the other, where both say one number."""
    if one.days and other.days and one.days[0] == one.days[1] and other.days[0] == other.days[1]:
        apart = Decimal(f"{abs(one.days[0] - other.days[0]):.1f}").normalize()
        days, dage = ("day", "dag") if apart == 1 else ("days", "dage")
        return f"{apart:f} {days} apart", f"{number_text(apart)} {dage} til forskel"
    return _OTHER["duration"]
