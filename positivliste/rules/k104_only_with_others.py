"""K104: may be used only together with other courses. The published list must say so."""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    if case.course.only_with_others:
        named = case.course.others
        yield Said(
            f"may be used only together with other courses{f' ({named})' if named else ''}; the list says so",
            f"Kan kun bruges sammen med {f'„{named}“' if named else 'andre kurser'}. Det fremgår af listen.",
            case.course.id,
        )


RULE = Rule(
    code="K104",
    title="May be used only together with other courses",
    danish="Kan kun bruges sammen med andre kurser",
    kind=Kind.NOTE,
    source="A9: S1 2.2",
    mend="Nothing to do: the published list carries the remark. A column of the review workbook changes it.",
    check=check,
    passes=(Example("a course that stands alone", course_case()),),
    fails=(
        Example("marked so", course_case(only_with_others=True)),
        Example("with the other named", course_case(only_with_others=True, others="47301")),
        Example("marked so by one of two", course_case(proposal(), proposal("P0002", only_with_others=True))),
    ),
)
