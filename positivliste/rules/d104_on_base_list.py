"""D104: a supplement proposes what is on the list already.

A supplement is published as the updated list, on which a course stands once. But a mistyped number is another course's,
so a person is asked, and sees what is on the list. The decision is refused where it would list a course twice.
"""

from collections.abc import Iterator

from attrs import evolve

from positivliste.model.listing import Entry
from positivliste.model.number import share_number
from positivliste.model.proposal import Course
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, days
from positivliste.rules.subjects import CourseCase

LISTED = Entry(
    round="courses-2020-04-01",
    proposal="P0007",
    number="90001",
    title="Svejsning 1",
    provider="Eksempelskolen",
    private=False,
    duration=days(10),
    group="Jern, metal og auto",
    job_title="Svejser",
    respondents=("Eksempelskolen",),
)


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    for entry in case.facts.listed_like(case.course):
        if _same(case.course, entry):
            number = f" ({entry.number})" if entry.number else ""
            provider = f" fra {entry.provider}" if entry.provider else ""
            yield Said(
                f"is on the list that is supplemented, as {entry.title!r}{number}, {entry.proposal} of {entry.round}?",
                f"Står måske på listen i forvejen som „{entry.title}“{number}{provider}. Er det samme kursus?",
                case.course.id,
            )
            return


def _same(course: Course, entry: Entry) -> bool:
    """Whether two that are alike are the same: where both have numbers, these alone tell."""
    return not (course.number and entry.number) or share_number(course.number, entry.number)


def _case(**values: object) -> CourseCase:
    case = course_case(**values)
    return evolve(case, facts=evolve(case.facts, listed=(LISTED,)))


RULE = Rule(
    code="D104",
    title="Perhaps on the list that is supplemented already",
    danish="Står måske i forvejen på den liste, der suppleres",
    kind=Kind.REVIEW,
    source="A3: S0 1.5; silent: a duplicate in list A",
    mend="Where it is the course on the list, turn it down, and put that entry right with `amend`; "
    "where it is another, put right what makes it look the same: its number, or its title, provider or duration.",
    check=check,
    question=Question(),
    plain=Plain(advice=HEARS_FROM_US, reason="Vi vurderer, om kurset står på listen i forvejen."),
    passes=(
        Example("another number", _case(number="90002")),
        Example("no number; another provider", _case(provider="Prøveskolen")),
        Example("no list is supplemented", course_case(number="90001")),
    ),
    fails=(
        Example("the same number", _case(number="90001", title="Svejs 1")),
        Example("no number; the same provider, title and duration", _case()),
    ),
)
