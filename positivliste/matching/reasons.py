"""Why two rows are, or may be, one course, in words that a caseworker trusts: in English and in Danish."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import OSA

from positivliste.danish import number_text
from positivliste.matching.language import spelt
from positivliste.matching.record import Days, Record
from positivliste.matching.spellings import letters
from positivliste.model.match import Match

_SAME = {
    "number": ("same number", "samme nummer"),
    "title": ("same title", "samme titel"),
    "provider": ("same provider", "samme udbyder"),
    "duration": ("same duration", "samme varighed"),
    "job_title": ("same job title", "samme stillingsbetegnelse"),
    "group": ("same group", "samme erhvervsgruppe"),
    "disco": ("same DISCO-08 code", "samme DISCO-08-kode"),
}
_OTHER = {
    "titles": ("the titles are not alike", "titlerne ligner ikke hinanden"),
    "numbers": ("only some of the numbers are the same", "kun nogle af numrene er de samme"),
    "digit": ("the numbers are one digit apart", "numrene er ét ciffer fra hinanden"),
    "another number": ("another number", "et andet nummer"),
    "private": ("one is private, one public", "det ene er privat, det andet offentligt"),
    "unsaid": ("one is private, and of the other it isn't said", "det ene er privat, om det andet er det ikke sagt"),
    "lengths": ("a title tells another length", "en titel siger en anden længde"),
    "provider": ("another provider", "en anden udbyder"),
    "duration": ("another duration", "en anden varighed"),
    "job_title": ("another job title", "en anden stillingsbetegnelse"),
    "group": ("another group", "en anden erhvervsgruppe"),
    "disco": ("another DISCO-08 code", "en anden DISCO-08-kode"),
    "own number": (
        "a provider's own number, and not quite one name",
        "nummeret er en udbyders eget, og navnene er ikke helt ens",
    ),
    "one of two": ("another row fits as well", "en anden række passer lige så godt"),
}
_SLIPS = 2
"""So many letters fewer are slips of the finger; more are an abbreviation."""
_COUNTS = ("no", "one", "two", "three", "four", "five"), ("ingen", "ét", "to", "tre", "fire", "fem")


def explained(match: Match, one: Record, other: Record) -> Match:
    """The match with what says that two rows are one course, and what doesn't, in words."""
    relation, same, against, difference, _, _ = match
    titles = _OTHER["titles"] if "titles" in against else _titles(match, one, other)
    days = () if "duration" in same else (one.days, other.days)
    return Match(
        relation, same, against, difference, *_said(same, against, titles, days, bool(one.number) != bool(other.number))
    )


@lru_cache(maxsize=10_000)
def _said(
    same: tuple[str, ...],
    against: tuple[str, ...],
    titles: tuple[str, str],
    days: tuple[Days | None, ...],
    one_numbered: bool,
) -> tuple[str, str]:
    """What is said of two rows, in English and in Danish; of a list's rows the same is said again and again."""
    parts = [_SAME["number"]] if "number" in same and "numbers" not in against else []
    parts.append(titles)
    parts += [_SAME[name] for name in same if name not in ("number", "title")]
    parts += [_days(*days) if name == "duration" else _OTHER[name] for name in against if name != "titles"]
    if "duration" not in against and all(days) and days:
        parts.append(_days(*days))  # a day apart speaks neither for nor against, and is told
    if one_numbered:
        parts.append(("only one has a number", "kun det ene har et nummer"))
    english, danish = zip(*parts, strict=True)
    return "; ".join(english), "; ".join(danish)


def agrees(name: str) -> tuple[str, str]:
    """That a field is the same, in English and in Danish."""
    return _SAME[name]


def differs(name: str, one: Record, other: Record) -> tuple[str, str]:
    """That a field is not the same, in English and in Danish; of a duration, by how much."""
    return _days(one.days, other.days) if name == "duration" else _OTHER[name]


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
    if {word for _, word in spelt(one.text) & spelt(other.text)}.issuperset(one.title.words):
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


def _days(one: Days | None, other: Days | None) -> tuple[str, str]:
    """By how many course days the one is longer than the other, where both say one number."""
    if one and other and one[0] == one[1] and other[0] == other[1]:
        apart = Decimal(f"{abs(one[0] - other[0]):.1f}").normalize()
        days, dage = ("day", "dag") if apart == 1 else ("days", "dage")
        return f"{apart:f} {days} apart", f"{number_text(apart)} {dage} til forskel"
    return _OTHER["duration"]
