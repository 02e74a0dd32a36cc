"""D101: the same course number as an earlier proposal of the round.

The proposals become one course, which keeps every respondent that proposed it.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Joins, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import pair
from positivliste.rules.subjects import PairCase


def check(case: PairCase, _: Values) -> Iterator[Said]:
    later, earlier = case.later, case.earlier
    if later.number_key and later.number_key == earlier.number_key:
        yield Said(
            f"has the number {later.number}, as {earlier.id} from {earlier.respondent} has: joined to it",
            f"Har samme kursusnummer ({later.number}) som {earlier.id} fra {earlier.respondent}: lagt sammen.",
            later.id,
            earlier.id,
        )


RULE = Rule(
    code="D101",
    title="The same course number as an earlier proposal",
    danish="Dublet: samme kursusnummer",
    kind=Kind.MERGE,
    source="A6: S1 2.2; silent: a duplicate in list A",
    mend="Nothing to do: the course stands once, with every respondent that proposed it.",
    check=check,
    joins=Joins.NUMBER,
    plain=Plain(reason="Forslagene har samme kursusnummer."),
    passes=(
        Example("different numbers, same title", pair({"number": "90002"}, {"number": "90001"})),
        Example("leading zeros are part of a number", pair({"number": "123"}, {"number": "00123"})),
        Example("no number", pair({}, {})),
    ),
    fails=(
        Example("the same number", pair({"number": "90001", "title": "Svejs 1"}, {"number": "90001"})),
        Example("the same number with a space", pair({"number": "90 001"}, {"number": "90001"})),
    ),
)
