"""The words of a table: how many titles each stands in, and which words one may be a slip of the finger of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, takewhile

from rapidfuzz.distance import OSA

from positivliste.matching.language import Title

RARE = 20
"""A slip of a word stands in at most a twentieth as many titles as the word itself, or in one title alone."""
_NEIGHBOURS = 3
_SHORTEST_ABBREVIATION = 2


def letters(word: str) -> str:
    """The word with one letter for each of æ, ø and å, so that a slip in one of them counts once."""
    return word.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")


def slips_in(length: int) -> int:
    """How many slips of the finger a word of so many letters may have, at the most."""
    return 0 if length < 5 else 1 if length < 7 else 2 if length < 14 else 3


class Vocabulary:
    """The words of many titles. A word in ever so many rows with one title counts once."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._titles: Counter[str] = Counter()
        self._short = set[str]()
        for title in set(titles):
            self._titles.update({*title.words, *title.marks})
            self._short.update(title.short)
        self._most = max(self._titles.values(), default=0)
        self._sorted = sorted(self._titles)
        self._by_piece = defaultdict[tuple[str, int, int], list[tuple[str, str, int]]](list)
        for word, count in self._titles.items():
            spelt = letters(word)
            for piece in _pieces(spelt):
                self._by_piece[piece].append((word, spelt, count))
        self._neighbours: dict[str, tuple[str, ...]] = {}

    def are_words(self, one: str, other: str) -> bool:
        """Whether both are words of the field, so that neither is a slip of the other."""
        few, many = sorted((self._titles[one], self._titles[other]))
        return few > 1 and few * RARE > many

    def neighbours(self, word: str) -> tuple[str, ...]:
        """The words of which it may be a slip or an abbreviation, the nearest first."""
        found = self._neighbours.get(word)
        if found is None:
            found = self._neighbours[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[str, ...]:
        seen = self._titles[word]
        if seen > 1 and seen * RARE > self._most:
            return ()
        least = seen * RARE if seen > 1 else 1
        found = self._slips(word, least) if slips_in(len(word)) else {}
        if word in self._short:
            found |= dict.fromkeys(self._longer(word), 1)
        return tuple(sorted(found, key=lambda twin: (found[twin], -self._titles[twin], twin))[:_NEIGHBOURS])

    def _slips(self, word: str, least: int) -> dict[str, int]:
        """The words that differ by a slip, and by how many letters."""
        found: dict[str, int] = {}
        spelt = letters(word)
        allowed = min(2, slips_in(len(spelt)))
        for piece in _lookups(spelt, allowed):
            for twin, twin_spelt, count in self._by_piece.get(piece, ()):
                if count >= least and twin not in found and twin != word:
                    found[twin] = OSA.distance(spelt, twin_spelt, score_cutoff=allowed)
        return {twin: far for twin, far in found.items() if far <= allowed}

    def _longer(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_ABBREVIATION:
            return []
        start = bisect_left(self._sorted, word)
        longer = takewhile(lambda twin: twin.startswith(word), islice(self._sorted, start, start + 200))
        return [twin for twin in longer if len(twin) > len(word) + 2]


def _parts(length: int) -> int:
    """Into how many pieces a word is cut: one more than slips are looked for, so that one is left as it was."""
    return min(2, slips_in(length)) + 1


def _pieces(word: str) -> Iterator[tuple[str, int, int]]:
    length = len(word)
    if length < 4:
        return
    parts = _parts(length)
    for slot in range(parts):
        yield word[length * slot // parts : length * (slot + 1) // parts], slot, length


def _lookups(word: str, slips: int) -> Iterator[tuple[str, int, int]]:
    """Where in a word the pieces of another may stand, with so many letters more or less."""
    for slot, length, start, end in _places(len(word), slips):
        yield word[start:end], slot, length


@cache
def _places(letters: int, slips: int) -> tuple[tuple[int, int, int, int], ...]:
    places = []
    for length in range(letters - slips, letters + slips + 1):
        parts = _parts(length)
        for slot in range(parts):
            start, end = length * slot // parts, length * (slot + 1) // parts
            places += [
                (slot, length, start + shift, end + shift)
                for shift in range(max(-slips, -start), min(slips, letters - end) + 1)
            ]
    return tuple(places)


NO_WORDS = Vocabulary(())
"""What is known where two titles are compared by themselves."""
