"""K202: by a person: outside the council's criteria.

The council sets criteria for its list beside the competences. Whether a course meets them is a person's judgement: the
content filter.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Trait, Values
from positivliste.rules.samples import verdict_case
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.turned_down_under("K202"):
        yield Said(
            f"is outside the council's criteria: {case.verdict.reason}",
            f"Ligger uden for rådets kriterier: {case.verdict.reason}",
            case.course.id,
        )


RULE = Rule(
    code="K202",
    title="Outside the council's criteria",
    danish="Uden for rådets kriterier",
    kind=Kind.REJECT,
    source="A6: S1 2.2",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    plain=Plain(
        why="Rådet har kriterier for, hvad der kan komme på listen. Sekretariatet vurderer, at disse forslag ikke "
        "opfylder dem.",
        advice="Foreslå det igen i næste høring, hvis det kommer til at opfylde rådets kriterier. Skriv hvordan.",
    ),
    judgement="Afvises: uden for rådets kriterier (K202)",
    traits=(Trait.CONTENT,),
    passes=(
        Example("accepted by a person", verdict_case(None)),
        Example("turned down under another rule", verdict_case("Z000")),
    ),
    fails=(Example("turned down by a person under this rule", verdict_case("K202")),),
)
