"""K102: the job title is missing, or only resembles a prioritised one."""

from collections.abc import Iterator

from positivliste.model.proposal import Correction
from positivliste.model.round import Priority
from positivliste.rules.named import names_none
from positivliste.rules.resemblance import PARAMETERS, resembling
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    given, known = case.course.job_titles, case.facts.priorities
    if not given:
        yield Said("no job title was given", "Stillingsbetegnelsen mangler.", case.course.id)
    elif case.facts.priorities_for(given):
        return
    elif likely := _likely(case, values):
        yield Said(
            f"the job title {given[0]!r} is not prioritised, but {likely.title!r} is: is that meant?",
            f"Stillingsbetegnelsen „{given[0]}“ er ikke prioriteret, men ligner „{likely.title}“. Er det den?",
            case.course.id,
        )
    elif any(names_none(title, known) for title in given):
        yield Said(
            f"{given[0]!r} says no job title",
            f"„{given[0]}“ siger ikke, hvilken stillingsbetegnelse kurset er rettet mod.",
            case.course.id,
        )


def _accepted(case: CourseCase, values: Values) -> Correction:
    """The prioritised job title that it resembles."""
    likely = _likely(case, values)
    return Correction(job_title=likely.title if likely else None)


def _likely(case: CourseCase, values: Values) -> Priority | None:
    return next(filter(None, (resembling(title, case.facts, values) for title in case.course.job_titles)), None)


RULE = Rule(
    code="K102",
    title="The job title is missing, or only resembles a prioritised one",
    danish="Stillingsbetegnelsen mangler eller ligner kun en prioriteret",
    kind=Kind.REVIEW,
    source="A4: S1 2.2",
    mend="Choose the prioritised job title in the review workbook; accepting takes the one that it resembles.",
    check=check,
    parameters=PARAMETERS,
    question=Question(wants=("job_title", "group"), accepted=_accepted),
    plain=Plain(advice="Skriv til os, hvilken af de prioriterede stillingsbetegnelser kurset er rettet mod."),
    passes=(
        Example("prioritised", course_case()),
        Example("resembles none: K101 turns it down", course_case(job_title="Frisør")),
    ),
    fails=(
        Example("missing", course_case(job_title=None)),
        Example("a typo", course_case(job_title="Svejsser")),
        Example("a kind of it", course_case(job_title="Industrisvejser")),
        Example("one of two has a typo", course_case(job_title="Frisør, svejsser")),
        Example("a title with another's code", course_case(job_title="Svejser (933300)")),
        Example("the beginning of a code", course_case(job_title="7212")),
        Example("no job title", course_case(job_title="Alle")),
    ),
)
