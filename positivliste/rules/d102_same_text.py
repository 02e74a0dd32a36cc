"""D102: no number; the same provider, title and duration as another proposal.

Case, white space and Unicode form do not count. One of the two may have a number: two that both have one, and different
ones, are never the same.
"""

from collections.abc import Iterator

from positivliste.rules.resemblance import TAKE_APART
from positivliste.rules.rule import Example, Kind, Plain, Relation, Rule, Said, Values
from positivliste.rules.samples import days, pair
from positivliste.rules.subjects import PairCase


def check(case: PairCase, _: Values) -> Iterator[Said]:
    later, earlier = case.later, case.earlier
    if case.match.relation is Relation.SAME_TEXT:
        yield Said(
            f"has the provider, title and duration of {earlier.id} from {earlier.respondent}: joined to it",
            f"Har samme udbyder, titel og varighed som {earlier.id} fra {earlier.respondent}: lagt sammen.",
            later.id,
            earlier.id,
        )


RULE = Rule(
    code="D102",
    title="No number; the same provider, title and duration as another proposal",
    danish="Dublet: samme udbyder, titel og varighed",
    kind=Kind.MERGE,
    source="A6: S1 2.2; silent: a duplicate in list A",
    mend="Nothing to do: the course stands once, with every respondent that proposed it; a person can take it apart.",
    check=check,
    question=TAKE_APART,
    joins=Relation.SAME_TEXT,
    plain=Plain(reason="Forslagene har samme udbyder, titel og varighed."),
    passes=(
        Example("another duration", pair({"duration": days(5)}, {})),
        Example("another provider", pair({"provider": "Prøveskolen"}, {})),
        Example("nobody knows the provider", pair({"provider": None}, {"provider": None})),
        Example("both have numbers, and different ones", pair({"number": "90002"}, {"number": "90001"})),
    ),
    fails=(
        Example("the same in every word", pair({}, {})),
        Example("another case, stray spaces", pair({"title": "SVEJSNING  1 "}, {})),
        Example("the same å in two Unicode forms", pair({"title": "Bla\u030amaling"}, {"title": "Blåmaling"})),
        Example("the earlier one has a number", pair({}, {"number": "90001"})),
    ),
)
