"""What two rows are to each other: the same course, perhaps the same, or two."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from positivliste.matching.likeness import Difference, Evidence, difference, evidence, one_digit_apart
from positivliste.matching.record import Record
from positivliste.matching.vocabulary import NO_WORDS, Vocabulary

_NOT_ALIKE = Difference(99)
_SURE_SLIPS = 2
"""With the same number, titles are alike up to so many slips, and no more than the other fields speak for."""


class Relation(StrEnum):
    """The first two are joined, the others are asked about."""

    SAME_NUMBER = "same number"
    SAME_TEXT = "same text"
    NUMBER_IN_DOUBT = "number in doubt"
    NEARLY_SAME = "nearly the same"

    @property
    def joins(self) -> bool:
        return self in (Relation.SAME_NUMBER, Relation.SAME_TEXT)


class Match(NamedTuple):
    """Two rows that are, or may be, one course, and what says so.

    Attributes:
        same: what agrees: "number", "title", "provider", "duration", "job_title", "group".
        other: what doesn't; "digit" where the numbers are one slip apart, "numbers" where they only overlap, "titles"
            where they are not alike, "private" where one is private and one public.
        difference: how the titles differ, letter by letter.
    """

    relation: Relation
    same: tuple[str, ...]
    other: tuple[str, ...] = ()
    difference: Difference = Difference()

    @property
    def asked(self) -> Match:
        """The same, where it may not be joined without a person."""
        return self._replace(relation=Relation.NEARLY_SAME) if self.relation.joins else self

    @property
    def score(self) -> int:
        """How sure it is, 0 to 100, to show the surest first."""
        if self.relation.joins:
            return 100
        if "titles" in self.other:
            return 50
        return max(51, min(99, 88 + 3 * len(self.same) - 6 * self.difference.slips - 5 * len(self.other)))


def compare(one: Record, other: Record, known: Vocabulary = NO_WORDS) -> Match | None:
    """What two rows are to each other; None where they are two courses."""
    shared = _shared(one, other)
    found = difference(one.title, other.title, known)
    fields = evidence(one, other)
    against = ("private",) if _one_private(one, other) else ()
    if shared:
        return _same_number(one, other, found, fields, against)
    if _two_numbers(one, other):
        if not one_digit_apart(one.number, other.number):
            return None
        against = ("digit", *against)
    elif not against and _same_text(one, other):
        return Match(Relation.SAME_TEXT, ("title", *fields.same))
    if found is None or found.slips > fields.slips(one.title):
        return None
    return _match(Relation.NEARLY_SAME, found, fields, (), against)


def _same_number(
    one: Record, other: Record, found: Difference | None, fields: Evidence, against: tuple[str, ...]
) -> Match | None:
    if one.number.all != other.number.all:
        against = ("numbers", *against)
    elif found and not against and found.slips <= min(_SURE_SLIPS, max(0, fields.points)):
        if one.number.public or "provider" in fields.same:
            return _match(Relation.SAME_NUMBER, found, fields, ("number",), ())
    if found is None or found.slips > _SURE_SLIPS:
        against, found = ("titles", *against), _NOT_ALIKE
        if not (one.number.public & other.number.public) and "provider" not in fields.same:
            return None  # a number that says something to its provider alone
    return _match(Relation.NUMBER_IN_DOUBT, found, fields, ("number",), against)


def _match(
    relation: Relation, found: Difference, fields: Evidence, same: tuple[str, ...], against: tuple[str, ...]
) -> Match:
    title = ("title",) if not found.slips else ()
    return Match(relation, (*same, *title, *fields.same), (*against, *fields.other), found)


def _shared(one: Record, other: Record) -> frozenset[str]:
    return one.number.all & other.number.all


def _two_numbers(one: Record, other: Record) -> bool:
    """Whether both have a number of one kind: a public one, or their provider's own."""
    if one.number.public and other.number.public:
        return True
    return bool(one.number.own and other.number.own) and one.provider == other.provider


def _same_text(one: Record, other: Record) -> bool:
    return bool(one.provider) and (one.provider, one.text, one.length) == (other.provider, other.text, other.length)


def _one_private(one: Record, other: Record) -> bool:
    return one.private is not None and other.private is not None and one.private != other.private
