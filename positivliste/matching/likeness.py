"""How alike two titles are, letter by letter, and how far the other fields say that two rows are one course."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from itertools import chain, compress, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from positivliste.matching.language import Title, are_two
from positivliste.matching.record import Days, Name, Record, of_title
from positivliste.matching.spellings import bare, letters, slips_in, stem
from positivliste.matching.vocabulary import NO_WORDS, Vocabulary
from positivliste.model.match import Difference
from positivliste.model.number import PUBLIC_DIGITS, Number

_LONG_TITLE = 24
"""A title of so many letters may have one slip more: two in a long one are no other course."""
_SHORTEST_MARK = 6
"""A mark of so many letters can be recognised when it is written with a slip."""
_SHORTEST_WORD = 3
_SHORTEST_FRONT = 8
"""A word of so many letters may have a slip in its first: "bager" and "lager" are two words."""


_NO_DIFFERENCE = Difference()


def difference(one: Title, other: Title, known: Vocabulary = NO_WORDS) -> Difference | None:
    """What differs between two titles; None where they say two things: a word more, another level, another town.

    A title of which nothing is left ("Kursus", "1") is like none.
    """
    if (one.labels and other.labels and one.labels != other.labels) or not _says_something(one):
        return None
    if one == other:
        return _NO_DIFFERENCE
    left, right = _without_common(one.words, other.words)
    short = one.short + other.short
    more, less = _without_common(one.marks, other.marks)
    if more and less:
        more, less = _without_common(tuple(map(stem, more)), tuple(map(stem, less)))
    if more or less:  # the same only where one of them is written with a slip, as a word that nobody knows
        if len(more) + len(less) != 1 or len((more + less)[0]) < _SHORTEST_MARK:
            return None
        left, right = left + more, right + less
    if len(left) == len(right) and (found := _paired(left, right, short, known)):
        return found
    found = _apart(left, right)
    return found if found and not (found.slips and (more or less)) else None


def _says_something(title: Title) -> bool:
    return bool(title.words) or any(len(mark) >= _SHORTEST_WORD for mark in title.marks)


def _without_common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[str]]:
    if one == other:
        return [], []
    left, right = [], list(other)
    for word in one:
        if word in right:
            right.remove(word)
        else:
            left.append(word)
    return left, right


def _paired(left: list[str], right: list[str], short: Collection[str], known: Vocabulary) -> Difference | None:
    """Each word with the one that it is a slip of, the cheapest pair first; None where one has no twin."""
    costs = sorted(
        (cost, min(one, other), max(one, other), one, other)
        for one in left
        for other in right
        if (cost := _cost(one, other, short, known)) is not None
    )
    total, pairs, mine, theirs = 0, [], list(left), list(right)
    for cost, _, _, one, other in costs:
        if one in mine and other in theirs:
            mine.remove(one)
            theirs.remove(other)
            pairs.append((one, other))
            total += cost
    return None if mine else Difference(total, tuple(pairs))


def _apart(left: list[str], right: list[str]) -> Difference | None:
    """Words of which one side writes together what the other writes apart; with a slip besides, it costs one more."""
    if not left or not right:
        return None
    pair = (" ".join(left), " ".join(right))
    if len(left) != len(right) and sorted("".join(left)) == sorted("".join(right)):
        return Difference(0, (pair,))
    cost = slips("".join(left), "".join(right)) if len(left) != len(right) else None
    return None if cost is None else Difference(cost + 1, (pair,))


def _cost(one: str, other: str, short: Collection[str], known: Vocabulary) -> int | None:
    if (one in short and other.startswith(one)) or (other in short and one.startswith(other)):
        return 1  # an abbreviation
    cost = 1 if bare(one) == bare(other) or stem(one) == stem(other) else None
    if cost is None and not known.are_words(one, other):
        cost = slips(one, other)
    return None if cost is None or are_two(one, other) else cost


@lru_cache(maxsize=200_000)
def slips(one: str, other: str) -> int | None:
    """How many slips of the finger make one word of the other; None for another word.

    At the front of a word another word begins, so a slip there costs one more, and in a short word none is one.
    """
    if one == f"u{other}" or other == f"u{one}":
        return None  # kendt and ukendt
    allowed = slips_in(min(len(one), len(other)))
    found = min(
        OSA.distance(one, other, score_cutoff=allowed), OSA.distance(letters(one), letters(other), score_cutoff=allowed)
    )
    if found > allowed:
        return None
    if one[0] != other[0] and one[:2] != other[1::-1]:
        return found + 1 if min(len(one), len(other)) >= _SHORTEST_FRONT else None
    return found if found < 2 or one[:3] == other[:3] else found + 1


class Evidence(NamedTuple):
    """What the fields beside the title say.

    Attributes:
        points: what speaks for one course, less what speaks against.
        same: the names of the fields that agree.
        other: the names of those that don't.
    """

    points: int
    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    def slips(self, *titles: Title) -> int:
        """How many letters of two titles may differ: the fewer, the less evidence there is; below 0, none will do."""
        if self.points < 0:
            return -1
        long = max(sum(map(len, title.words)) for title in titles) >= _LONG_TITLE
        return min(self.points, 3) + (self.points > 0 and long)


_AGREES = {"provider": 1, "duration": 1, "job_title": 1, "group": 0}
"""What it is worth that a field agrees; that it doesn't is worth one less than nothing. A list has a dozen groups, so
the same one says little."""
_NAMES = tuple(_AGREES)
_NAMES_OF_TITLES = ("", "", "", "disco")
"""Nobody provides a job title, and its group is its code."""
_SURE_NAME = 8
"""A name of so many letters says who it is: "Mercantec" is "Mercantec Viborg", and "EUC" nobody."""
_UNTOLD = 1
"""What two titles are worth by themselves, in a list without other columns, or with groups alone."""


def evidence(one: Record, other: Record) -> Evidence:
    """What provider, duration, job title and group say; nothing where one side left them out."""
    verdicts = (
        same_provider(one.provider, other.provider),
        _same_days(one.days, other.days),
        same_name(one.job_title, other.job_title),
        same_name(one.group, other.group),
    )
    points, same, differ = _weighed(verdicts, _NAMES_OF_TITLES if of_title(one) else _NAMES)
    if one.seems_private != other.seems_private:  # a private course beside a public one, whoever gives it [A5]
        points = max(points, _UNTOLD)
    return Evidence(points, same, differ)


@cache
def _weighed(verdicts: tuple[bool | None, ...], names: tuple[str, ...]) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """What the fields' verdicts are worth, and the names of those that agree, and that don't."""
    agree, against = ([verdict is found for verdict in verdicts] for found in (True, False))
    points = sum(compress(_AGREES.values(), agree)) - sum(against) or (0 if any(against) else _UNTOLD)
    same, differ = (tuple(filter(None, compress(names, chosen))) for chosen in (agree, against))
    return points, same, differ


def same_provider(one: Name, other: Name) -> bool | None:
    """Whether two providers are one, where a name may be short for the other or have a slip.

    None where one is missing, or has the letters of the other and perhaps not its meaning: "EUC Nord", "EUC Nordvest".
    """
    if not one.letters or not other.letters:
        return None
    if one.letters == other.letters:
        return True
    if one.words <= other.words or other.words <= one.words:
        more = (one if len(one.words) > len(other.words) else other).words - (one.words & other.words)
        shorter = min(one.letters, other.letters, key=len)
        return True if len(shorter) >= _SURE_NAME and all(word.isalpha() for word in more) else None
    long = len(one.letters) >= _SURE_NAME and one.short == other.short
    if long and OSA.distance(one.letters, other.letters, score_cutoff=1) <= 1:
        return True
    return None if one.letters in other.letters or other.letters in one.letters else False


def same_name(one: str, other: str) -> bool | None:
    """Whether two names are one, where one may be part of the other or have a slip; None where one is missing."""
    if not one or not other:
        return None
    return (
        one == other or one in other or other in one or (len(one) > 7 and OSA.distance(one, other, score_cutoff=1) <= 1)
    )


def _same_days(one: Days | None, other: Days | None) -> bool | None:
    """Whether two lengths can be one; None where one is missing, or where they are a day apart, which says nothing."""
    if not one or not other:
        return None
    if one[0] <= other[1] and other[0] <= one[1]:
        return True
    return None if max(one[0], other[0]) <= 1 + min(one[1], other[1]) else False


def one_digit_apart(one: Number, other: Number) -> bool:
    """Whether two numbers that everybody knows, or of one provider, differ by one slip of the finger."""
    pairs = chain(product(one.public, other.public), product(one.own, other.own))
    return any(OSA.distance(a, b, score_cutoff=1) == 1 for a, b in pairs if len(a) >= PUBLIC_DIGITS.start)
