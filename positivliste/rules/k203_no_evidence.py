"""K203: by a person: the shortage is not documented.

A suggestion should come with evidence of companies that tried in vain to recruit. Where it has none, a rule asks;
whether what there is will do is a person's judgement.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Trait, Values
from positivliste.rules.samples import verdict_case
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.turned_down_under("K203"):
        yield Said(
            f"the shortage is not documented: {case.verdict.reason}",
            f"Manglen på arbejdskraft er ikke dokumenteret: {case.verdict.reason}",
            case.course.id,
        )


RULE = Rule(
    code="K203",
    title="The shortage is not documented",
    danish="Manglen er ikke dokumenteret",
    kind=Kind.REJECT,
    source="B7, B8: S0 3.4; RAR Nordjylland",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    plain=Plain(
        why="Listen er for stillinger, som der er mangel på arbejdskraft til. Sekretariatet vurderer, at manglen ikke "
        "er dokumenteret.",
        advice="Foreslå stillingsbetegnelsen igen, når I kan vise, at virksomheder forgæves har søgt: hvor mange, "
        "hvornår og hvor længe.",
    ),
    judgement="Afvises: manglen er ikke dokumenteret (K203)",
    traits=(Trait.CONTENT,),
    passes=(
        Example("accepted by a person", verdict_case(None)),
        Example("turned down under another rule", verdict_case("Z000")),
    ),
    fails=(Example("turned down by a person under this rule", verdict_case("K203")),),
)
