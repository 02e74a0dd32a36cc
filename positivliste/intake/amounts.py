"""Amounts of time in words and digits: "1½ uge", "to dage", "5-10 dage", "2 uger og 3 dage"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from positivliste.danish import fold
from positivliste.model.duration import IN_DAYS, Reading, Unit

MOST = 10_000
"""A larger amount is no duration, but a number of something else."""
ADDED = ("it is not clear whether the amounts are to be added", "det er uklart, om tallene skal lægges sammen")
"""Why two amounts side by side are not read."""

_NOTHING = ("the amount is not more than zero", "tallet er ikke større end nul")

_UNIT_WORDS = {
    (Unit.HOURS, 1): "t time timer tim h hr hrs hour hours klokketime klokketimer kursustime kursustimer",
    (Unit.DAYS, 1): "d dg dag dage dages dags kursusdag kursusdage skoledag skoledage undervisningsdag "
    "undervisningsdage arbejdsdag arbejdsdage hverdag hverdage heldag heldage day days",
    (Unit.WEEKS, 1): "u uge uger ugers uges kursusuge kursusuger skoleuge skoleuger week weeks",
    (Unit.MONTHS, 1): "måned måneder måneders måneds maaned maaneder mdr md mdl mnd month months",
    (Unit.MONTHS, 3): "kvartal kvartaler",
    (Unit.MONTHS, 6): "halvår halvaar",
    (Unit.MONTHS, 12): "år aar års year years",
}
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_NUMBERS = {
    word: Fraction(value)
    for value, words in {
        "1": "en et én ét ett one", "2": "to two", "3": "tre three", "4": "fire four", "5": "fem five",
        "6": "seks six", "7": "syv seven", "8": "otte eight", "9": "ni nine", "10": "ti ten",
        "11": "elleve", "12": "tolv", "13": "tretten", "14": "fjorten", "15": "femten", "16": "seksten",
        "17": "sytten", "18": "atten", "19": "nitten", "20": "tyve", "30": "tredive", "40": "fyrre",
        "1/2": "halv halvt", "3/2": "halvanden halvandet",
    }.items()
    for word in words.split()
}  # fmt: skip
_FILLERS = frozenset(
    "ca cirka circa omkring omtrent approx about højst højest max maks maksimalt maximalt varighed "  # noqa: SIM905
    "kursus kurset kursusforløb forløb undervisning fuldtid total".split()
)
_NEVER = re.compile(
    r"(?:lektion|modul|ects|point|undervisningstime|kalenderdag|døgn|semest|minut|gang|aften|weekend|kalenderuge)\w*"
)
_JOINERS = {"og": "+", "samt": "+", "plus": "+", "+": "+", "&": "+", "-": "-", "til": "-", "eller": "-",
            "á": "x", "à": "x", "a": "x", "x": "x", "*": "x", "×": "x", "gange": "x"}  # fmt: skip
_TOKEN = re.compile(
    r"(?:(?P<whole>[0-9]{1,6})\s+)?(?P<top>[13])/(?P<under>[24])(?![0-9/])"
    r"|(?P<thousands>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?)(?![0-9.,])"
    r"|(?P<digits>[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<word>[^\W\d_]+)\.?|(?P<mark>\S)"
)
_MOST_ADDED = {
    (Unit.MONTHS, Unit.MONTHS): 11, (Unit.MONTHS, Unit.WEEKS): 4, (Unit.MONTHS, Unit.DAYS): 31,
    (Unit.WEEKS, Unit.DAYS): 6, (Unit.WEEKS, Unit.HOURS): 36, (Unit.DAYS, Unit.HOURS): 12,
}  # fmt: skip
_ENDING = re.compile(r"\((?:e|r|er)\)")  # "dag(e)"

Token: TypeAlias = Fraction | tuple[Unit, int] | str


@frozen
class NotUnderstood(Exception):
    """Why an amount could not be read, in English and in Danish."""

    why: str
    danish: str


def read(text: str, unit: Unit | None, *, may_assume: bool) -> tuple[Reading, ...]:
    """The amount that the text is: one reading, or two for "5 dage á 7,4 timer".

    Args:
        text: folded text without alternatives.
        unit: what a number without a unit counts.
        may_assume: whether a number without a unit counts days where `unit` is not given.

    Raises:
        NotUnderstood: it is no amount, or more than that.
    """
    tokens = _joined(_tokens(text))
    shape = "".join(_shape(token) for token in tokens)
    numbers = [token for token in tokens if isinstance(token, Fraction)]
    units = [token for token in tokens if isinstance(token, tuple)]
    if shape in ("n", "n-n"):
        if unit is None and not may_assume:
            raise NotUnderstood(f'"{text}" has no unit', f"„{text}“ har ingen enhed")
        return (_reading(numbers[0], numbers[-1], unit or Unit.DAYS, assumed=unit is None),)
    if shape in ("nu", "n-nu", "nu-nu"):
        return (_range(numbers, units),)
    if re.fullmatch(r"nu(?:\+?nu)+", shape):
        return (_sum(numbers, units),)
    if shape == "nxnu":
        unit, times = units[0]
        product = numbers[0] * numbers[1] * times
        return (_reading(product, product, unit),)
    if shape == "nuxnu" and units == [(Unit.DAYS, 1), (Unit.HOURS, 1)]:
        return _each(numbers[0], Unit.DAYS, numbers[1], Unit.HOURS)
    if not numbers:
        raise NotUnderstood(f'no amount is given in "{text}"', f"„{text}“ er ingen mængde")
    raise _not_understood(text)


def read_weekly(amount: str, weeks: str) -> tuple[Reading, ...]:
    """The two readings of "37 timer pr. uge i 6 uger": six weeks, and 222 hours.

    Args:
        amount: what is given for each week, as folded text.
        weeks: how many weeks, as folded text.

    Raises:
        NotUnderstood: one of them is not a single amount.
    """
    each, span = read(amount, None, may_assume=False), read(weeks, Unit.WEEKS, may_assume=False)
    if any(len(told) > 1 or told[0].low != told[0].high for told in (each, span)):
        raise _not_understood(f"{amount} / {weeks}")
    return _each(Fraction(span[0].low), span[0].unit, Fraction(each[0].low), each[0].unit)


def _each(times: Fraction, of: Unit, amount: Fraction, unit: Unit) -> tuple[Reading, ...]:
    """A number of days or weeks, and what is given in each of them together."""
    return _reading(times, times, of), _reading(times * amount, times * amount, unit)


def _not_understood(text: str) -> NotUnderstood:
    return NotUnderstood(f'"{text}" is not understood', f"„{text}“ forstås ikke")


def _shape(token: Token) -> str:
    if isinstance(token, str):
        return token
    return "n" if isinstance(token, Fraction) else "u"


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    matches = list(_TOKEN.finditer(text))
    for index, match in enumerate(matches):
        word = match["word"]
        if word is None:
            found += _number_or_mark(match, is_last=index == len(matches) - 1)
        elif word in _FILLERS:
            continue
        elif word in _UNITS:
            found.append(_UNITS[word])
        elif word in _JOINERS and found and isinstance(found[-1], Fraction | tuple):
            found.append(_JOINERS[word])
        elif word in _NUMBERS:
            found.append(_NUMBERS[word])
        elif _NEVER.fullmatch(word):
            raise NotUnderstood(
                f'"{word}" is not converted to hours, days, weeks or months',
                f"„{word}“ regnes ikke om til timer, dage, uger eller måneder",
            )
        else:
            raise _not_understood(word)
    return found


def _number_or_mark(match: re.Match[str], *, is_last: bool) -> list[Token]:
    if match["top"]:
        return [int(match["whole"] or 0) + Fraction(int(match["top"]), int(match["under"]))]
    if match["thousands"]:
        return [_fraction(match["thousands"].replace(".", "").replace(",", "."))]
    if match["digits"]:
        return [_fraction(match["digits"].replace(",", "."))]
    mark = match["mark"]
    if mark in _JOINERS:
        return [_JOINERS[mark]]
    if mark in ".:!~" and (is_last or mark in ":~"):
        return []
    raise _not_understood(mark)


def _fraction(digits: str) -> Fraction:
    if len(digits) > len("99999.9999"):
        raise NotUnderstood(f'"{digits}" is too long for an amount of time', f"„{digits}“ er for langt et tal")
    return Fraction(digits)


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """ "en halv uge" is half a week, "to en halv" is two and a half; "10-dages" is ten days."""
    found: list[Token] = []
    for index, part in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if part == "-" and isinstance(after, tuple) and found and isinstance(found[-1], Fraction):
            continue
        before = found[-1] if found else None
        is_half = isinstance(part, Fraction) and part == Fraction(1, 2)
        if is_half and isinstance(before, Fraction) and before.denominator == 1:
            found[-1] = Fraction(1, 2) if before == 1 else before + Fraction(1, 2)
        else:
            found.append(part)
    while len(found) > 1 and found[-1] == "-":
        found.pop()
    return found


def _range(numbers: Sequence[Fraction], units: Sequence[tuple[Unit, int]]) -> Reading:
    (low_unit, low_times), (high_unit, high_times) = units[0], units[-1]
    low, high = numbers[0] * low_times, numbers[-1] * high_times
    if low_unit is not high_unit:
        unit = Unit.HOURS if Unit.HOURS in (low_unit, high_unit) else Unit.DAYS
        low, high = (_converted(low, low_unit, unit), _converted(high, high_unit, unit))
        return _reading(low, high, unit)
    return _reading(low, high, low_unit)


def _sum(numbers: Sequence[Fraction], units: Sequence[tuple[Unit, int]]) -> Reading:
    """Parts are added where each is too small to be written in the unit before it, as "2 uger og 3 dage"."""
    for (before, times), (after, other), number in zip(units, units[1:], numbers[1:], strict=False):
        most = _MOST_ADDED.get((before, after), 0) if other < times or before is not after else 0
        if number > most:
            raise NotUnderstood(*ADDED)
    kinds = {unit for unit, _ in units}
    unit = kinds.pop() if len(kinds) == 1 else Unit.HOURS if Unit.HOURS in kinds else Unit.DAYS
    total = sum(
        (_converted(n * times, given, unit) for n, (given, times) in zip(numbers, units, strict=True)),
        Fraction(0),
    )
    return _reading(total, total, unit)


def _converted(number: Fraction, given: Unit, wanted: Unit) -> Fraction:
    """3 months = 13 weeks = 65 course days = 481 hours, as the domain has it."""
    return number if given is wanted else number * IN_DAYS[given] / IN_DAYS[wanted]


def _reading(low: Fraction, high: Fraction, unit: Unit, *, assumed: bool = False) -> Reading:
    if low <= 0 or high <= 0:
        raise NotUnderstood(*_NOTHING)
    if high < low:
        raise NotUnderstood("the range ends before it begins", "det største tal står først")
    if high > MOST:
        raise NotUnderstood(f"more than {MOST} {unit.value} is no duration of a course", "tallet er for stort")
    lowest, highest = _decimal(low), _decimal(high)
    if not lowest:
        raise NotUnderstood(*_NOTHING)
    return Reading(lowest, highest, unit, assumed)


def _decimal(number: Fraction) -> Decimal:
    """Rounded to two decimals: a third of a month has no end."""
    rounded = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal("0.01"))
    return Decimal(int(rounded)) if rounded == int(rounded) else rounded.normalize()


def word_unit(text: str) -> Unit | None:
    """The unit that the text is, and nothing else ("timer", "Mdr.", "dag(e)"); None for anything else."""
    found = _UNITS.get(_ENDING.sub("", fold(text)).strip(" .()"))
    return found[0] if found else None


@lru_cache(maxsize=256)
def header_unit(header: str) -> Unit | None:
    """The unit that a header names ("Varighed (dage)", "Antal uger"); None for none or several."""
    words = re.findall(r"[^\W\d_]+", header.casefold())
    units = {_UNITS[word][0] for word in words if word in _UNITS and len(word) > 1 and _UNITS[word][1] == 1}
    return units.pop() if len(units) == 1 else None
