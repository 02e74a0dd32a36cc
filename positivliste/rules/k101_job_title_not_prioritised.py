"""K101: the job title is not prioritised in this round.

The council prioritises job titles first, and asks for courses that lead to them. A title that only resembles a
prioritised one is K102.
"""

from collections.abc import Iterator

from positivliste.danish import list_text
from positivliste.rules.resemblance import PARAMETERS, resembling
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Trait, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    given = case.course.job_titles
    if not given or case.facts.priorities_for(given):
        return
    if not any(resembling(title, case.facts, values) for title in given):
        yield Said(
            f"the job title {list_text(given, 'or')} is not prioritised in this round",
            f"Stillingsbetegnelsen „{list_text(given, 'eller')}“ er ikke prioriteret i denne runde.",
            case.course.id,
        )


RULE = Rule(
    code="K101",
    title="The job title is not prioritised",
    danish="Stillingsbetegnelsen er ikke prioriteret",
    kind=Kind.REJECT,
    source="A4, A6: S1 2.2",
    mend="Overrule it with a name and a reason in the review workbook, and say which prioritised job title it serves.",
    check=check,
    parameters=PARAMETERS,
    plain=Plain(
        why="Rådet prioriterer stillingsbetegnelser til hver liste. Disse kurser er rettet mod stillingsbetegnelser, "
        "som ikke er prioriteret denne gang.",
        advice="Foreslå kurset igen under en prioriteret stillingsbetegnelse, hvis det også er rettet mod den.",
    ),
    traits=(Trait.CONTENT,),
    passes=(
        Example("prioritised", course_case()),
        Example("prioritised, in another case", course_case(job_title="SVEJSER")),
        Example("missing: K102 asks", course_case(job_title=None)),
        Example("a typo: K102 asks", course_case(job_title="Svejsser")),
        Example("merged, one is prioritised", course_case(proposal(), proposal("P0002", job_title="Frisør"))),
    ),
    fails=(Example("another job title", course_case(job_title="Frisør")),),
)
