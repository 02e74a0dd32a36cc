"""K104: may be used only together with other courses. The published list must say so."""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    if case.course.only_with_others:
        yield Said(
            "may be used only together with other courses; the list says so",
            "Kan kun bruges sammen med andre kurser. Det fremgår af listen.",
            case.course.id,
        )


RULE = Rule(
    code="K104",
    title="May be used only together with other courses",
    danish="Kan kun bruges sammen med andre kurser",
    kind=Kind.NOTE,
    source="A9: S1 2.2",
    mend="Nothing to do: the published list carries the remark.",
    check=check,
    passes=(Example("a course that stands alone", course_case()),),
    fails=(
        Example("marked so", course_case(only_with_others=True)),
        Example("marked so by one of two", course_case(proposal(), proposal("P0002", only_with_others=True))),
    ),
)
