"""What people said later of two, by which an earlier verdict holds no more."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from attrs import evolve

from positivliste.model.finding import Answer, Verdict


class Later:
    """The verdicts that were given after others, by the pairs of which they say that they are one, or two."""

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        self._same = set[frozenset[str]]()
        self._different = set[frozenset[str]]()
        for verdict in verdicts:
            self.add(verdict)

    def add(self, verdict: Verdict) -> None:
        """Know one more verdict."""
        if verdict.answer is Answer.SAME:
            self._same.update(_all_pairs(verdict))
        else:
            self._different.update(map(frozenset, verdict.pairs))

    def left_of(self, earlier: Verdict) -> Verdict | None:
        """What still holds of an earlier verdict; None where nothing does.

        That several are the same holds no more where two of them are different. Of pairs that are different, those
        hold that nobody has said to be the same since.
        """
        if earlier.answer is Answer.SAME:
            return earlier if self._different.isdisjoint(_all_pairs(earlier)) else None
        left = tuple(pair for pair in earlier.pairs if frozenset(pair) not in self._same)
        if left == earlier.pairs:
            return earlier
        return evolve(earlier, apart=left) if left else None


def _all_pairs(verdict: Verdict) -> set[frozenset[str]]:
    return set(map(frozenset, combinations(verdict.case.proposals, 2)))
