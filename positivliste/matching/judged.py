"""What a person's judgement of two rows rests on: while that is the same on both sides, the judgement holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from positivliste.matching.record import Days, Record


class Side(NamedTuple):
    """What was judged of one of two rows. Job title and group are not among it: they say where a course is needed, and
    not which it is.

    Attributes:
        title: apart from case, white space and Unicode form; each letter counts.
        numbers: however they were written.
        length: in course days, where it could be read; else as it was written.
    """

    title: str
    numbers: frozenset[str]
    provider: str
    length: Days | str
    private: bool | None

    @property
    def without_zeros(self) -> Side:
        """The same without the leading zeros that a spreadsheet takes away; to find what was meant, never to join."""
        return self._replace(numbers=frozenset(number.lstrip("0") for number in self.numbers))


def side(record: Record) -> Side:
    """What is judged of a row."""
    return Side(record.text, record.number.all, record.provider.letters, record.days or record.length, record.private)


def pairs(ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of rows that have two sides, the earlier row first; where both sides are alike, those of the one."""
    if ones == others:
        return combinations(ones, 2)
    return ((min(pair), max(pair)) for pair in product(ones, others))
