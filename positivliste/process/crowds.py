"""Numbers that stand for none: many courses of unlike titles have them, and a person is asked of each course once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from positivliste.matching import Duplicates, Pair, Record
from positivliste.model.match import Relation

_CROWD = 10
"""A number that more courses of unlike titles have is a dummy ("99999"): they are not compared with one another."""


def asked_once(found: Duplicates, records: Sequence[Record]) -> Duplicates:
    """What is the same, with one question for each course of a crowd: with the first of it, as far as they were
    compared. A course of which a person has said that it is another is not asked about again."""
    crowds = _Crowds(found, records)
    return found._replace(suggested=tuple(crowds.asked()), judged=tuple(map(crowds.told, found.judged)))


class _Crowds:
    """The numbers that crowds have, and the courses of each."""

    def __init__(self, found: Duplicates, records: Sequence[Record]) -> None:
        self.found, self.records = found, records
        self.first = {row: course[0] for course in found.courses for row in course}
        courses = defaultdict[str, set[int]](set)
        for pair in (*found.suggested, *found.judged):
            for number in self._numbers(pair):
                courses[number].update(self._courses(pair))
        self.courses = {number: rows for number, rows in courses.items() if len(rows) > _CROWD}

    def asked(self) -> Iterator[Pair]:
        """The pairs that are asked about."""
        crowds = {pair: number for pair in self.found.suggested if (number := self._crowd(pair))}
        done = {(self._crowd(pair), row) for pair in self.found.judged for row in self._courses(pair)}
        kept = set[Pair]()
        for pair in sorted(crowds, key=lambda pair: self._courses(pair)[::-1]):
            course = crowds[pair], self._courses(pair)[1]
            if course not in done:
                done.add(course)
                kept.add(pair)
        return (self.told(pair) for pair in self.found.suggested if pair not in crowds or pair in kept)

    def told(self, pair: Pair) -> Pair:
        """The pair, in a crowd with that as the reason."""
        number = self._crowd(pair)
        if number is None:
            return pair
        many = len(self.courses[number])
        return pair._replace(
            match=pair.match._replace(
                why=f"{many} courses of unlike titles have the number {number}",
                danish=f"{many} kurser med forskellige titler har nummeret {number}",
            )
        )

    def _crowd(self, pair: Pair) -> str | None:
        """The number of the crowd in which two are compared."""
        return min((number for number in self._numbers(pair) if number in self.courses), default=None)

    def _courses(self, pair: Pair) -> tuple[int, int]:
        """The first rows of both courses, the earlier first."""
        one, other = self.first[pair.one], self.first[pair.other]
        return (one, other) if one < other else (other, one)

    def _numbers(self, pair: Pair) -> frozenset[str]:
        """The numbers by which two are compared whose titles are not alike."""
        if pair.match.relation is not Relation.NUMBER_IN_DOUBT or "titles" not in pair.match.other:
            return frozenset()
        return self.records[pair.one].number.all & self.records[pair.other].number.all
