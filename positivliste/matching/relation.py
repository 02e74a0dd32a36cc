"""What two rows are to each other: the same course, perhaps the same, or two."""

from __future__ import annotations

from collections.abc import Iterator

from positivliste.matching.likeness import Evidence, difference, evidence, one_digit_apart
from positivliste.matching.record import Record
from positivliste.matching.vocabulary import NO_WORDS, Vocabulary
from positivliste.model.match import Difference, Match, Relation

_NOT_ALIKE = Difference(99)
_SURE_SLIPS = 2
"""With the same number, titles are alike up to so many slips, and no more than the other fields speak for."""


def compare(one: Record, other: Record, known: Vocabulary = NO_WORDS) -> Match | None:
    """What two rows are to each other; None where they are two courses."""
    mine, theirs = one.number, other.number
    private = ("private",) if _one_private(one, other) else ()
    if mine and theirs:
        if mine.all & theirs.all:
            return _same_number(one, other, known, private)
        numbers = _two_numbers(one, other)
        return None if numbers is None else _nearly_same(one, other, known, (*numbers, *private))
    if not private and _same_text(one, other):
        return Match(Relation.SAME_TEXT, ("title", *evidence(one, other).same))
    return _nearly_same(one, other, known, private)


def _same_number(one: Record, other: Record, known: Vocabulary, against: tuple[str, ...]) -> Match | None:
    found, fields = _difference(one, other, known), evidence(one, other)
    against += tuple(_unsaid(one, other, fields))
    if one.number.all != other.number.all:
        against = ("numbers", *against)
    elif found and not against and _is_sure(one, other, found, fields):
        return _match(Relation.SAME_NUMBER, found, fields, ("number",), ())
    if not _means_one(one, other) and "provider" not in fields.other:
        against = ("own number", *against)
    if found is None or found.slips > _SURE_SLIPS:
        if not _means_one(one, other) and "provider" not in fields.same:
            return None
        against, found = ("titles", *against), _NOT_ALIKE
    return _match(Relation.NUMBER_IN_DOUBT, found, fields, ("number",), against)


def _unsaid(one: Record, other: Record, fields: Evidence) -> Iterator[str]:
    """What nobody would see in the columns: a private course beside one of which it isn't said, and two lengths that
    only the titles tell."""
    if "provider" in fields.other and {one.private, other.private} == {True, None}:
        yield "unsaid"
    told = bool(one.length) + bool(other.length)
    if ("duration" in fields.other and told < 2) or (not told and one.days and other.days and one.days != other.days):
        yield "lengths"


def _is_sure(one: Record, other: Record, found: Difference, fields: Evidence) -> bool:
    """Whether one number joins: titles that are alike, and a number that is not of two providers each."""
    return found.slips <= min(_SURE_SLIPS, max(0, fields.points)) and _means_one(one, other)


def _means_one(one: Record, other: Record) -> bool:
    """Whether the number that two have says something to everybody, or both have the one provider that it is of."""
    return bool(one.number.public & other.number.public) or _of_one_provider(one, other)


def _of_one_provider(one: Record, other: Record) -> bool:
    return bool(one.provider.letters) and one.provider.letters == other.provider.letters


def _nearly_same(one: Record, other: Record, known: Vocabulary, against: tuple[str, ...]) -> Match | None:
    fields = evidence(one, other)
    allowed = fields.slips(one.title, other.title)
    found = _difference(one, other, known) if allowed >= 0 else None
    if found is None or found.slips > allowed:
        return None
    return _match(Relation.NEARLY_SAME, found, fields, (), against)


def _difference(one: Record, other: Record, known: Vocabulary) -> Difference | None:
    found = difference(one.title, other.title, known)
    return Difference() if found is None and one.text == other.text else found


def _two_numbers(one: Record, other: Record) -> tuple[str, ...] | None:
    """What two numbers have against one course; None where they say that there are two."""
    if _of_one_kind(one, other):
        if one_digit_apart(one.number, other.number):
            return ("digit",)
        if one.seems_private == other.seems_private:
            return None
    return ("another number",)  # each in its own numbers, whoever gives it [A5]


def _match(
    relation: Relation, found: Difference, fields: Evidence, same: tuple[str, ...], against: tuple[str, ...]
) -> Match:
    title = ("title",) if not found.slips else ()
    return Match(relation, (*same, *title, *fields.same), (*against, *fields.other), found)


def _of_one_kind(one: Record, other: Record) -> bool:
    """Whether both have a number of one kind: a public one, or their provider's own."""
    if one.number.public and other.number.public:
        return True
    return bool(one.number.own and other.number.own) and _of_one_provider(one, other)


def _same_text(one: Record, other: Record) -> bool:
    return _of_one_provider(one, other) and one.length == other.length and one.text == other.text


def _one_private(one: Record, other: Record) -> bool:
    return one.private is not None and other.private is not None and one.private != other.private
