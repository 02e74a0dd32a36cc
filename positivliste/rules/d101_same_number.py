"""D101: the same course number as an earlier proposal of the round, and titles that are alike.

However the number is written. The proposals become one course, which keeps every respondent that proposed it. Where the
titles are not alike, another rule asks.
"""

from collections.abc import Iterator

from positivliste.model.number import read_number
from positivliste.rules.resemblance import TAKE_APART
from positivliste.rules.rule import Example, Kind, Plain, Relation, Rule, Said, Values
from positivliste.rules.samples import pair
from positivliste.rules.subjects import PairCase


def check(case: PairCase, _: Values) -> Iterator[Said]:
    later, earlier = case.later, case.earlier
    if case.match.relation is Relation.SAME_NUMBER:
        number = read_number(later.number).shown
        yield Said(
            f"has the number {number}, as {earlier.id} from {earlier.respondent} has: joined to it",
            f"Har samme kursusnummer ({number}) som {earlier.id} fra {earlier.respondent}: lagt sammen.",
            later.id,
            earlier.id,
        )


RULE = Rule(
    code="D101",
    title="The same course number as an earlier proposal, and a title that is alike",
    danish="Dublet: samme kursusnummer",
    kind=Kind.MERGE,
    source="A6: S1 2.2; silent: a duplicate in list A",
    mend="Nothing to do: the course stands once, with every respondent that proposed it; a person can take it apart.",
    check=check,
    question=TAKE_APART,
    joins=Relation.SAME_NUMBER,
    plain=Plain(reason="Forslagene har samme kursusnummer."),
    passes=(
        Example("different numbers, same title", pair({"number": "90002"}, {"number": "90001"})),
        Example("leading zeros are part of a number", pair({"number": "123"}, {"number": "00123"})),
        Example("no number", pair({}, {})),
        Example("what is no number", pair({"number": "-"}, {"number": "-", "title": "Demens"})),
        Example(
            "titles that are not alike: D105 asks", pair({"number": "90001", "title": "Demens"}, {"number": "90001"})
        ),
        Example(
            "a number of two providers' own", pair({"number": "K-1", "provider": "Prøveskolen"}, {"number": "K-1"})
        ),
    ),
    fails=(
        Example(
            "the same number", pair({"number": "90001", "title": "Kursus i svejsning, trin 1"}, {"number": "90001"})
        ),
        Example("the same number in another spelling", pair({"number": "AMU 90.001"}, {"number": "90001"})),
        Example("the same two numbers", pair({"number": "90001/90002"}, {"number": "90002 og 90001"})),
        Example("the provider's own number", pair({"number": "K-1204"}, {"number": "k 1204"})),
    ),
)
