"""Which courses of earlier rounds the proposals of this one propose again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from positivliste.matching import Record, compare, duplicates
from positivliste.matching.judged import side
from positivliste.model.finding import Answer
from positivliste.model.match import Relation
from positivliste.process.carrying import Judgements, rows_judged
from positivliste.rules.subjects import Earlier


class KnownAgain:
    """The rows of earlier rounds and of this one, compared."""

    def __init__(self, records: Sequence[Record], earlier: Sequence[Earlier], judged: Judgements) -> None:
        """
        Args:
            records: the rows of the earlier rounds, oldest first, and then those of this one.
            earlier: what became of each row of the earlier rounds.
            judged: what people said of pairs, in whatever round.
        """
        self.records, self.earlier = records, earlier
        pairs = {answer: list[tuple[int, int]]() for answer in (Answer.SAME, Answer.DIFFERENT)}
        self.apart = defaultdict[int, set[int]](set)
        for (one, other), verdict in rows_judged(judged, records):
            pairs[verdict.answer].append((one, other))
            if verdict.answer is Answer.DIFFERENT:
                self.apart[one].add(other)
                self.apart[other].add(one)
        different = [(later, earlier) for earlier, later in pairs[Answer.DIFFERENT]]
        self.found = duplicates(records, pairs[Answer.SAME], different)
        self.course_of = {row: rows for rows in self.found.courses for row in rows}

    def told(self, sure_from: int) -> Iterator[tuple[Earlier, ...]]:
        """What is told of each row of this round.

        Args:
            sure_from: how sure it must be that two are nearly the same, 0 to 100.
        """
        near = self._resembling(sure_from)
        for row in range(len(self.earlier), len(self.records)):
            yield self._last(row, self._same(row)) or near.get(row, ())

    def _same(self, row: int) -> Iterator[int]:
        """The earlier rows that are the same course; also those that were kept apart from one of these, and would be
        the same as this row, which nobody has judged."""
        course = self._earlier(row)
        yield from course
        for other in sorted(set().union(*(self.apart[old] for old in course)) - self.apart[row] - {*course}):
            match = compare(self.records[other], self.records[row]) if other < len(self.earlier) else None
            if match and match.relation.joins:
                yield other

    def _earlier(self, row: int) -> list[int]:
        """The earlier rows of a row's course."""
        return [old for old in self.course_of[row] if old < len(self.earlier)]

    def _last(self, row: int, rows: Iterator[int]) -> tuple[Earlier, ...]:
        """Of earlier rows those of the last round that are most like a row: one for each course."""
        near = [((self.earlier[old].round.effective, *self._likeness(row, old)), self.earlier[old]) for old in rows]
        best = max((likeness for likeness, _ in near), default=())
        return tuple({told.proposal: told for likeness, told in near if likeness == best}.values())

    def _likeness(self, row: int, old: int) -> tuple[bool, ...]:
        """What says that two rows of one course are the same, the surest first."""
        one, other = self.records[row], self.records[old]
        return (
            side(one) == side(other),
            bool(one.number.all & other.number.all),
            bool(one.provider) and one.provider == other.provider,
            one.text == other.text,
        )

    def _resembling(self, sure_from: int) -> dict[int, tuple[Earlier, ...]]:
        """The rows of this round that resemble a course of an earlier one, with the surest of each."""
        near: dict[int, tuple[Earlier, ...]] = {}
        for pair in self.found.suggested:
            match = pair.match
            if match.relation is Relation.NEARLY_SAME and match.score >= sure_from and "private" not in match.other:
                for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
                    for row in self.course_of[mine]:
                        if row >= len(self.earlier) and (told := self._last(row, iter(self._earlier(theirs)))):
                            near.setdefault(row, tuple(earlier.resembling for earlier in told))
        return near
