"""Which titles are worth comparing: those that share a key, so that the work grows with the rows and not their square.

The key of a title is a sum over its letters: it is the same in whatever order the words stand, and whether a compound
is written together, apart or with a hyphen.
"""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, islice, product

from positivliste.matching.language import Title
from positivliste.matching.spellings import bare, stem
from positivliste.matching.vocabulary import Vocabulary

_VARIANTS = 12
_CROWD = 60
"""So many titles with one key are not all compared with one another, but each with those that stand next to it."""
_NEXT = 5


def candidates(titles: Sequence[Title], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The pairs of titles that may be the same, each once, by their places."""
    keyed = ((key, at) for at, title in enumerate(titles) for key in keys(title, vocabulary))
    seen = set[tuple[int, int]]()
    for pair in chain.from_iterable(map(some_pairs, sharing(keyed))):
        if pair not in seen:
            seen.add(pair)
            yield pair


def keys(title: Title, vocabulary: Vocabulary) -> set[int]:
    """The keys of a title: of its words as they are, without their endings, and with slips of the finger put right."""
    marks = sum(map(weight, title.marks))
    plain, stems = marks + sum(map(weight, title.words)), sum(map(_stem_weight, title.words + title.marks))
    twins = vocabulary.twins
    choices = [[0, *(weight(twin) - weight(word) for twin in twins[word])] for word in title.words if word in twins]
    if not choices:
        return {plain, stems}
    return {stems, *(plain + sum(changes) for changes in islice(product(*choices), _VARIANTS))}


def sharing(keyed: Iterable[tuple[Hashable, int]]) -> Iterable[list[int]]:
    """The rows of each key that more than one row has. Most have none to share it with, so nothing is kept for them."""
    first = dict[Hashable, int]()
    more = dict[Hashable, list[int]]()
    for key, row in keyed:
        before = first.setdefault(key, row)
        if before != row:
            more.setdefault(key, [before]).append(row)
    return more.values()


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
    return sum(map(_letter, bare(word)))


@lru_cache(maxsize=500_000)
def _stem_weight(word: str) -> int:
    return weight(stem(word))


@cache
def _letter(letter: str) -> int:
    return random.Random(letter).getrandbits(52)  # noqa: S311 - a fixed number for each letter, no secret
