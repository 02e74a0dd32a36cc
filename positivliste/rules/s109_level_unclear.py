"""S109: the level of education is missing or can't be read."""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase, level_of


def check(case: TitleCase, values: Values) -> Iterator[Said]:
    given = case.course.level
    if level_of(given, values) is None:
        yield Said(
            f"the level {given!r} is not known" if given else "no level of education was given",
            f"Niveauet „{given}“ kendes ikke." if given else "Uddannelsesniveauet mangler.",
            case.course.id,
        )


RULE = Rule(
    code="S109",
    title="The level of education is missing or can't be read",
    danish="Uddannelsesniveauet mangler eller kan ikke læses",
    kind=Kind.REVIEW,
    source="B7: RAR Nordjylland; nyidanmark; C: S1 1.3",
    mend="Find out which education the work needs, and accept or turn it down with a reason.",
    check=check,
    parameters=("siri.levels",),
    question=Question(wants=("level",), or_reason=True),
    plain=Plain(advice="Skriv til os, hvilket uddannelsesniveau stillingen kræver."),
    passes=(Example("bachelor", title_case()),),
    fails=(Example("missing", title_case(level=None)), Example("another word", title_case(level="erfaren"))),
)
