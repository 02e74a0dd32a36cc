"""V102: the duration is missing or can't be read.

Nothing is guessed: "efter aftale", lessons, and a cell that was left empty go to a person. A date needs a duration in
its place; for others a reason will do, and the list shows what was sent.
"""

from collections.abc import Iterator

from positivliste.model.duration import Duration
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    duration = case.course.duration
    if not duration.is_known:
        why, cause = duration.problem or "it cannot be read", f": {duration.fault}" if duration.fault else ""
        given = f"the duration {duration.text!r}: {why}" if duration.text else "no duration was given"
        yield Said(
            given,
            f"Varigheden „{duration.text}“ kan ikke læses{cause}. Er kurset højst tre måneder?"
            if duration.text
            else "Varigheden mangler. Er kurset højst tre måneder?",
            case.course.id,
        )


def _is_day(case: CourseCase) -> bool:
    """Excel makes days of what looks like one ("5-10"); the list must never show a day as how long a course lasts."""
    return case.course.duration.is_day


RULE = Rule(
    code="V102",
    title="The duration is missing or can't be read",
    danish="Varigheden mangler eller kan ikke læses",
    kind=Kind.REVIEW,
    source="A6: S1 2.2",
    mend="Find out how long the course is and enter it under the new duration.",
    check=check,
    question=Question(wants=("duration",), or_reason=True, insists=_is_day),
    plain=Plain(advice="Skriv til os, hvor længe kurset varer, med et tal og en enhed, fx »10 dage«."),
    passes=(
        Example("10 days", course_case()),
        Example(
            "missing, but a merged proposal has it",
            course_case(proposal(duration=Duration()), proposal("P0002")),
        ),
    ),
    fails=(
        Example("left empty", course_case(duration=Duration())),
        Example("lessons", course_case(duration=Duration("20 lektioner", problem="lessons are not converted"))),
        Example(
            "it ends before it starts",
            course_case(
                duration=Duration("Start: 2/5 / Slut: 1/5", problem="ends before it starts", fault="slut før start")
            ),
        ),
    ),
)
