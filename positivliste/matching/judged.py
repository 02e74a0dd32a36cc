"""What a person's judgement of two rows rests on: while that is the same on both sides, the judgement holds."""

from __future__ import annotations

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


def side(record: Record) -> Side:
    """What is judged of a row."""
    return Side(record.text, record.number.all, record.provider, record.days or record.length, record.private)


def sides(one: Record, other: Record) -> frozenset[Side]:
    """What is judged of two rows, in whatever order they stand."""
    return frozenset((side(one), side(other)))
