"""Which of many words are a slip of the finger from a word, without looking at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_MOST_SLIPS = 2
_SHORTEST = 4


def letters(word: str) -> str:
    """The word with one letter for each of æ, ø and å, so that a slip in one of them counts once."""
    return word.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")


def bare(word: str) -> str:
    """The word as a program without Danish letters leaves it: "hojtryk", "stal"."""
    return word.replace("oe", "o").replace("aa", "a")


_ENDINGS = ("erne", "ene", "en", "er", "et", "ne", "e", "n", "r", "s", "t")
_SHORTEST_STEM = 3


@lru_cache(maxsize=500_000)
def stem(word: str) -> str:
    """A word without all that may be its ending: what "butik" and "butikken" have in common, "job" and "jobbet"."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) >= len(e) + _SHORTEST_STEM), "")
    if not ending:
        return word
    left = word.removesuffix(ending)
    return stem(left[:-1] if len(left) > _SHORTEST_STEM and left[-1] == left[-2] else left)


def slips_in(length: int) -> int:
    """How many slips of the finger a word of so many letters may have, at the most."""
    return 0 if length < 5 else 1 if length < 7 else 2 if length < 14 else 3


class Spellings:
    """Many words, cut into one piece more than slips are looked for, so that one piece is left as it was."""

    def __init__(self, words: Iterable[str]) -> None:
        self._word: dict[str, str] = {letters(word): word for word in words}
        self._by_piece = defaultdict[tuple[int, int], dict[str, list[str]]](dict)
        for spelt in self._word:
            length = len(spelt)
            if length >= _SHORTEST:
                for slot, (start, end) in enumerate(_cuts(length)):
                    self._by_piece[slot, length].setdefault(spelt[start:end], []).append(spelt)

    def near(self, word: str) -> dict[str, int]:
        """The words that differ from it by a slip or two, and by how many letters."""
        spelt = letters(word)
        allowed = min(_MOST_SLIPS, slips_in(len(spelt)))
        twins = set[str]()
        for place, start, end in _places(len(spelt), allowed):
            if place in self._by_piece and (alike := self._by_piece[place].get(spelt[start:end])):
                twins.update(alike)
        twins.discard(spelt)
        found = extract(spelt, twins, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None)
        return {self._word[twin]: int(far) for twin, far, _ in found}


@cache
def _cuts(length: int) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a word of so many letters begin and end."""
    parts = min(_MOST_SLIPS, slips_in(length)) + 1
    return tuple((length * slot // parts, length * (slot + 1) // parts) for slot in range(parts))


@cache
def _places(letters: int, slips: int) -> tuple[tuple[tuple[int, int], int, int], ...]:
    """Where in a word of so many letters the pieces of another stand: the first at the front, the last at the end.

    One in the middle may be a letter off on either side: were it more, all slips would be there, and the piece at the
    other side would be whole.
    """
    places = []
    for length in range(letters - slips, letters + slips + 1):
        more = letters - length
        cuts = _cuts(length)
        for slot, (start, end) in enumerate(cuts):
            if slot == 0:
                shifts = range(1)
            elif slot == len(cuts) - 1:
                shifts = range(more, more + 1)
            else:
                shifts = range(max(-1, more - 1), min(1, more + 1) + 1)
            places += [((slot, length), start + shift, end + shift) for shift in shifts]
    return tuple(places)
