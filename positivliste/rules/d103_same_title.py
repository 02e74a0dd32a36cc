"""D103: the same job title as an earlier suggestion of the round.

Case, white space and Unicode form do not count. The suggestions become one, which keeps everyone that made it.
"""

from collections.abc import Iterator

from positivliste.rules.resemblance import TAKE_APART
from positivliste.rules.rule import Example, Kind, Plain, Relation, Rule, Said, Values
from positivliste.rules.samples import title_pair
from positivliste.rules.subjects import PairCase


def check(case: PairCase, _: Values) -> Iterator[Said]:
    later, earlier = case.later, case.earlier
    if case.match.relation is Relation.SAME_TEXT:
        yield Said(
            f"is the job title of {earlier.id} from {earlier.respondent}: joined to it",
            f"Samme stillingsbetegnelse som {earlier.id} fra {earlier.respondent}: lagt sammen.",
            later.id,
            earlier.id,
        )


RULE = Rule(
    code="D103",
    title="The same job title as an earlier suggestion",
    danish="Dublet: samme stillingsbetegnelse",
    kind=Kind.MERGE,
    source="B5: S0 3.4; silent: as a duplicate in list A",
    mend="Nothing to do: the title stands once, with everyone that suggested it; a person can take it apart.",
    check=check,
    question=TAKE_APART,
    joins=Relation.SAME_TEXT,
    plain=Plain(reason="Forslagene har samme stillingsbetegnelse."),
    passes=(Example("another title", title_pair("Energiingeniør", "Svejseingeniør")),),
    fails=(Example("another case", title_pair("ENERGIINGENIØR ", "Energiingeniør")),),
)
