"""S104: no evidence of a shortage.

A suggestion should come with evidence of companies that tried in vain to recruit; the data on demand and failed
recruitments gathered for list A serves here too.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase


def check(case: TitleCase, _: Values) -> Iterator[Said]:
    if not case.course.evidence and not case.facts.evidence_for(case.course):
        yield Said(
            "neither the suggestion nor the data shows a shortage",
            "Hverken forslaget eller data viser, at der er mangel.",
            case.course.id,
        )


RULE = Rule(
    code="S104",
    title="No evidence of a shortage",
    danish="Mangel på arbejdskraft er ikke dokumenteret",
    kind=Kind.REVIEW,
    source="B7, B8: S0 3.4; RAR Nordjylland",
    mend="Ask for evidence, import the data with `evidence import FILE`, or judge it with a reason.",
    check=check,
    question=Question(),
    plain=Plain(
        advice="Send os det, I ved om virksomheder, der forgæves har søgt: hvor mange, hvornår og hvor længe.",
    ),
    passes=(
        Example("in the data", title_case()),
        Example("in the data by its code", title_case(title="El-ingeniør")),
        Example("in the suggestion", title_case(title="Statiker", disco="214200", evidence="three adverts in vain")),
    ),
    fails=(Example("nowhere", title_case(title="Statiker", disco="214200")),),
)
