"""The words of a table: how many titles each stands in, and which words one may be a slip of the finger of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice, takewhile

from positivliste.matching.language import Title
from positivliste.matching.spellings import Spellings, slips_in

RARE = 20
"""A slip of a word stands in at most a twentieth as many titles as the word itself, or in a few titles alone."""
_FEW = 2
"""One who cannot spell a word writes it so twice."""
_NEIGHBOURS = 3
_SHORTEST_ABBREVIATION = 2


class Vocabulary:
    """The words of many titles. A word in ever so many rows with one title counts once.

    Attributes:
        twins: by word, the words of which it may be a slip or an abbreviation, the nearest first.
    """

    def __init__(self, titles: Iterable[Title]) -> None:
        distinct = set(titles)
        self._titles = Counter(chain.from_iterable({*title.words, *title.marks} for title in distinct))
        self._short = set(chain.from_iterable(title.short for title in distinct))
        self._most = max(self._titles.values(), default=0)
        self._sorted = sorted(self._titles)
        self._known = Spellings(word for word, count in self._titles.items() if count > 1)
        self._once = Spellings(word for word, count in self._titles.items() if count == 1)
        self.twins = {word: twins for word in self._titles if (twins := self._find(word))}

    def are_words(self, one: str, other: str) -> bool:
        """Whether both are words of the field, so that neither is a slip of the other."""
        few, many = sorted((self._titles[one], self._titles[other]))
        return few > _FEW and few * RARE > many

    def _find(self, word: str) -> tuple[str, ...]:
        seen = self._titles[word]
        if seen > _FEW and seen * RARE > self._most:
            return ()
        found = self._slips(word, seen) if slips_in(len(word)) else {}
        if word in self._short:
            found |= dict.fromkeys(self._longer(word), 1)
        return tuple(sorted(found, key=lambda twin: (found[twin], -self._titles[twin], twin))[:_NEIGHBOURS])

    def _slips(self, word: str, seen: int) -> dict[str, int]:
        found = self._known.near(word)
        if seen <= _FEW:
            return found or self._once.near(word)
        return {twin: far for twin, far in found.items() if self._titles[twin] >= seen * RARE}

    def _longer(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_ABBREVIATION:
            return []
        start = bisect_left(self._sorted, word)
        longer = takewhile(lambda twin: twin.startswith(word), islice(self._sorted, start, start + 200))
        return [twin for twin in longer if len(twin) > len(word) + 2]


NO_WORDS = Vocabulary(())
"""What is known where two titles are compared by themselves."""
