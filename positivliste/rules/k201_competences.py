"""K201: by a person: does not give the competences asked for.

The consultation material says for each job title which competences its courses must give. Whether a course gives
them is a person's judgement: the content filter.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Trait, Values
from positivliste.rules.samples import verdict_case
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.turned_down_under("K201"):
        yield Said(
            f"does not give the competences asked for: {case.verdict.reason}",
            f"Giver ikke de kompetencer, som rådet har efterspurgt: {case.verdict.reason}",
            case.course.id,
        )


RULE = Rule(
    code="K201",
    title="Does not give the competences asked for",
    danish="Giver ikke de ønskede kompetencer",
    kind=Kind.REJECT,
    source="A6: S1 2.2",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    plain=Plain(
        why="For hver prioriteret stillingsbetegnelse står der i høringsmaterialet, hvilke kompetencer kurserne skal "
        "give. Sekretariatet vurderer, at disse kurser ikke giver dem.",
        advice="Foreslå kurset igen i næste høring, hvis det kommer til at give de kompetencer, som rådet "
        "efterspørger. Skriv hvilke.",
    ),
    judgement="Afvises: giver ikke de ønskede kompetencer (K201)",
    traits=(Trait.CONTENT,),
    passes=(
        Example("accepted by a person", verdict_case(None)),
        Example("turned down under another rule", verdict_case("Z000")),
    ),
    fails=(Example("turned down by a person under this rule", verdict_case("K201")),),
)
