"""K101: the job title is surely another than those prioritised in this round.

The council prioritises job titles first, and asks for courses that lead to them. A course goes to each that its sender
names, by title or code; what only resembles one, or says nothing of a job title, is asked about.
"""

from collections.abc import Iterator

from positivliste.danish import list_text
from positivliste.rules.named import names_none
from positivliste.rules.resemblance import PARAMETERS, resembling
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Trait, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    given = case.course.job_titles
    if not given or case.facts.priorities_for(given):
        return
    if not any(names_none(t, case.facts.priorities) or resembling(t, case.facts, values) for t in given):
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
        Example("two in one cell, one of them prioritised", course_case(job_title="Frisør / svejser")),
        Example("with what it is about in brackets", course_case(job_title="Svejser (MAG)")),
        Example("as a code", course_case(job_title="721200")),
        Example("with its code", course_case(job_title="Svejser (721200)")),
        Example("a kind of it: K102 asks", course_case(job_title="Industrisvejser")),
        Example("no job title: K102 asks", course_case(job_title="alle faggrupper")),
        Example("missing: K102 asks", course_case(job_title=None)),
        Example("a typo: K102 asks", course_case(job_title="Svejsser")),
        Example("merged, one is prioritised", course_case(proposal(), proposal("P0002", job_title="Frisør"))),
    ),
    fails=(
        Example("another job title", course_case(job_title="Frisør")),
        Example("two others", course_case(job_title="Frisør / tjener")),
        Example("another's code", course_case(job_title="514110")),
    ),
)
