"""Which titles are worth comparing: those that share a key, so that the work grows with the rows and not their square.

The key of a title is a sum over its letters: it is the same in whatever order the words stand, and whether a compound
is written together, apart or with a hyphen.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, islice, product

from positivliste.matching.language import Title
from positivliste.matching.vocabulary import Vocabulary

_VARIANTS = 12
_CROWD = 60
"""So many titles with one key are not all compared with one another, but each with those that stand next to it."""
_NEXT = 5


def candidates(titles: Sequence[Title], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The pairs of titles that may be the same, each once, by their places."""
    by_key = defaultdict[int, list[int]](list)
    for index, title in enumerate(titles):
        for key in keys(title, vocabulary):
            by_key[key].append(index)
    seen = set[tuple[int, int]]()
    for alike in by_key.values():
        if len(alike) > 1:
            for pair in some_pairs(alike):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def keys(title: Title, vocabulary: Vocabulary) -> set[int]:
    """The keys of a title: of its words as they are, and with slips of the finger put right."""
    weights = [weight(word) for word in title.words]
    plain = sum(weights) + sum(map(weight, title.marks))
    choices = [
        [0, *(weight(twin) - own for twin in vocabulary.neighbours(word))]
        for word, own in zip(title.words, weights, strict=True)
    ]
    if sum(map(len, choices)) == len(choices):
        return {plain}
    return {plain + sum(changes) for changes in islice(product(*choices), _VARIANTS)}


def some_pairs(alike: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of what shares a key; of a crowd each with the next few, which keeps the crowd together."""
    if len(alike) <= _CROWD:
        yield from combinations(alike, 2)
    else:
        for at, one in enumerate(alike):
            for other in alike[at + 1 : at + 1 + _NEXT]:
                yield one, other


@lru_cache(maxsize=500_000)
def weight(word: str) -> int:
    return sum(map(_letter, word))


@cache
def _letter(letter: str) -> int:
    return random.Random(letter).getrandbits(60)  # noqa: S311 - a fixed number for each letter, no secret
