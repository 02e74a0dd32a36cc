"""D104: already on the list that is supplemented.

A supplement is published as the updated list, on which a course stands once.
"""

from collections.abc import Iterator

from attrs import evolve

from positivliste.danish import fold
from positivliste.model.listing import Entry
from positivliste.model.number import share_number
from positivliste.model.proposal import Course
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
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
    for entry in case.facts.listed:
        if _same(case.course, entry):
            yield Said(
                f"is on the list that is supplemented, as {entry.proposal} of {entry.round}",
                f"Står allerede på listen som {entry.proposal}.",
                case.course.id,
            )
            return


def _same(course: Course, entry: Entry) -> bool:
    if course.number and entry.number:
        return share_number(course.number, entry.number)
    known = (fold(entry.provider or ""), fold(entry.title), entry.duration.key)
    return (fold(course.provider or ""), fold(course.title), course.duration.key) == known


def _case(**values: object) -> CourseCase:
    case = course_case(**values)
    return evolve(case, facts=evolve(case.facts, listed=(LISTED,)))


RULE = Rule(
    code="D104",
    title="Already on the list that is supplemented",
    danish="Står allerede på den liste, der suppleres",
    kind=Kind.REJECT,
    source="A3: S0 1.5; silent: a duplicate in list A",
    mend="Nothing to do: the course can be used already.",
    check=check,
    plain=Plain(
        why="Et supplement tilføjer nye kurser. Disse kurser står på listen i forvejen.",
        advice="I skal ikke gøre noget. Kurset står på listen og kan bruges.",
        reason="Kurset står på listen i forvejen.",
    ),
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
