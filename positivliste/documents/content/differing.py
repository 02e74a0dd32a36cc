"""Which letters of two titles differ, so that the eye finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

Part = tuple[str, bool]
"""A piece of a text, and whether it differs."""

_WORD = re.compile(r"\w+")
_ALIKE = 0.6
"""Where less of two titles is alike, they are two titles, and a mark on every letter would show nothing."""


_A_SLIP = 2
"""So many letters side by side are one slip of the finger, and stand out together: two that are swapped."""


def differing(text: str, other: str) -> tuple[Part, ...]:
    """The text in pieces, told which of them the other does not have.

    Case, the order of words, and whether a compound is written together do not count. A text that has all its letters
    in the other, or hardly any, is one piece.
    """
    marked = set[int]()
    mine, theirs = _words(text), _words(other)
    left, right = _without_common(mine, theirs), _without_common(theirs, mine)
    for word, twin in _twins(left, right):
        marked.update(word[place] for place in _unlike(_read(text, word), _read(other, twin)))
    if len(marked) > (1 - _ALIKE) * max(len(text), 1):
        return ((text, False),)
    pieces = groupby(range(len(text)), key=marked.__contains__)
    return tuple(("".join(text[place] for place in places), differs) for differs, places in pieces)


Places = tuple[tuple[int, ...], str]
"""Where the letters of a word stand, and the word as it is compared."""


def _words(text: str) -> list[Places]:
    return [(tuple(range(*found.span())), found[0].lower()) for found in _WORD.finditer(text)]


def _without_common(words: Sequence[Places], others: Sequence[Places]) -> list[Places]:
    """The words that the other side does not have, each as often as it has more of them."""
    left, taken = [], [word for _, word in others]
    for places, word in words:
        if word in taken:
            taken.remove(word)
        else:
            left.append((places, word))
    return left


def _twins(left: Sequence[Places], right: Sequence[Places]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The words to hold against each other: each with the one most like it; all together where they are not as many."""
    if len(left) != len(right):
        yield (
            tuple(place for places, _ in left for place in places),
            tuple(place for places, _ in right for place in places),
        )
        return
    from rapidfuzz.distance import OSA  # loaded only where two titles are shown side by side

    free = list(right)
    for places, word in left:
        twin = min(free, key=lambda one: OSA.normalized_distance(word, one[1]))
        free.remove(twin)
        yield places, twin[0]


def _read(text: str, places: Sequence[int]) -> str:
    return "".join(text[place] for place in places)


def _unlike(word: str, twin: str) -> Iterator[int]:
    """The letters of a word that its twin does not have at that place."""
    from rapidfuzz.distance import Levenshtein

    one, other = word.lower(), twin.lower()
    if len(one) != len(word):  # a letter whose small form is two
        one, other = word, twin
    front = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    back = len(word)
    while back > front and len(other) - (len(word) - back) > front and one[back - 1] == other[back - len(word) - 1]:
        back -= 1
    if back - front <= _A_SLIP:
        yield from range(front, back)
        return
    for step in Levenshtein.opcodes(one, other):
        if step.tag != "equal":
            yield from range(step.src_start, step.src_end)
