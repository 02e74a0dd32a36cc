"""Two rows, or two courses, that are or may be one, and what says so."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Relation(StrEnum):
    """What two rows are to each other: the first two are joined, the next two are asked about."""

    SAME_NUMBER = "same number"
    SAME_TEXT = "same text"
    NUMBER_IN_DOUBT = "number in doubt"
    NEARLY_SAME = "nearly the same"
    NONE = "two courses"

    @property
    def joins(self) -> bool:
        return self in _JOINS


_JOINS = (Relation.SAME_NUMBER, Relation.SAME_TEXT)


class Difference(NamedTuple):
    """How two titles differ.

    Attributes:
        slips: how many letters; a slip in the first letters of a word counts twice, as another word begins there.
        words: the words that are not the same, each with its twin; compounds written apart stand as they were.
    """

    slips: int = 0
    words: tuple[tuple[str, str], ...] = ()


class Match(NamedTuple):
    """Two rows that are, or may be, one course.

    Attributes:
        why: what says that they are, and what doesn't, in English.
        danish: the same in Danish.
        same: what agrees: "number", "title", "provider", "duration", "job_title", "group", "disco".
        other: what doesn't; "own number" where it is that of a provider, and they may be two; "one of two" where
            another row fits as well; "digit" where the numbers are one slip apart, "numbers" where they only overlap,
            "titles" where they are not alike, "private" where one is private and one public, "unsaid" where of one of
            these it isn't said, "lengths" where a title tells another length.
        difference: how the titles differ, letter by letter.
    """

    relation: Relation
    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    difference: Difference = Difference()
    why: str = ""
    danish: str = ""

    @property
    def asked(self) -> Match:
        """The same, where it may not be joined without a person: another row fits as well."""
        if not self.relation.joins:
            return self
        doubt = Relation.NUMBER_IN_DOUBT if self.relation is Relation.SAME_NUMBER else Relation.NEARLY_SAME
        return self._replace(relation=doubt, other=(*self.other, "one of two"))

    @property
    def score(self) -> int:
        """How sure it is, 0 to 100, to show the surest first."""
        if self.relation.joins:
            return 100
        if "titles" in self.other:
            return 50
        return max(51, min(99, 88 + 3 * len(self.same) - 6 * self.difference.slips - 5 * len(self.other)))
