"""V103: two readings of the duration fall on either side of three months.

Dates against an amount, weeks against days in brackets, a range across the limit, or a number without a unit.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from positivliste.danish import list_text
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.rules.limits import PARAMETERS, over_limit
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import amount, course_case, days
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    for duration in case.course.durations:
        readings = over_limit(duration, values)
        over = [text for text, is_over in readings.items() if is_over]
        within = [text for text, is_over in readings.items() if not is_over]
        if over and within:
            months = values.number("courses.max_months")
            yield Said(
                f"{list_text(within, 'and')} is within {months} months, {list_text(over, 'and')} is over: which is it?",
                f"{list_text(within)} er højst {months} måneder, men {list_text(over)} er længere. Hvad gælder?",
                case.course.id,
            )


RULE = Rule(
    code="V103",
    title="Two readings of the duration fall on either side of three months",
    danish="Varigheden kan læses som både under og over tre måneder",
    kind=Kind.REVIEW,
    source="A6: S1 2.2; silent: over three months",
    mend="Find out how long the course is and enter it under the new duration.",
    check=check,
    parameters=PARAMETERS,
    question=Question(wants=("duration",), or_reason=True),
    plain=Plain(advice="Skriv til os, hvor længe kurset varer."),
    passes=(
        Example("one reading", course_case()),
        Example("a range within", course_case(duration=days(1, 2))),
        Example("no unit, short as days", course_case(duration=amount(10, Unit.DAYS, assumed=True))),
    ),
    fails=(
        Example("a range across the limit", course_case(duration=days(60, 70))),
        Example(
            "14 weeks (60 days)",
            course_case(
                duration=Duration(
                    "14 uger (60 dage)",
                    (
                        Reading(Decimal(14), Decimal(14), Unit.WEEKS),
                        Reading(Decimal(60), Decimal(60), Unit.DAYS),
                    ),
                )
            ),
        ),
        Example(
            "dates against an amount",
            course_case(duration=Duration("30 dage", days(30).readings, start=date(2020, 3, 1), end=date(2020, 8, 1))),
        ),
        Example("70 without a unit: days or hours", course_case(duration=amount(70, Unit.DAYS, assumed=True))),
    ),
)
