"""V101: longer than three months.

Courses must be short. Exactly three months is allowed: 13 weeks, 65 course days or 481 hours as an amount; with
dates, an end no later than the start and three calendar months. A course is turned down only where every reading of
its duration is too long.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import list_text
from positivliste.model.duration import Duration, Unit
from positivliste.rules.limits import PARAMETERS, limit_text, over_limit
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import amount, course_case, days, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    readings: dict[str, bool] = {}
    for duration in case.course.durations:
        readings |= over_limit(duration, values)
    if readings and all(readings.values()):
        english, danish = limit_text(values)
        yield Said(
            f"lasts {list_text(readings, 'or')}: longer than {english}",
            f"Varer {list_text(readings, 'eller')}. Et kursus må højst vare {danish}.",
            case.course.id,
        )


RULE = Rule(
    code="V101",
    title="Longer than three months",
    danish="Varer over tre måneder",
    kind=Kind.REJECT,
    source="A6: S1 2.2; silent: over three months",
    mend="Overrule it with a name and a reason in the review workbook, if the duration was given wrongly.",
    check=check,
    parameters=PARAMETERS,
    plain=Plain(
        why="Listen er for korte kurser. Disse kurser varer længere, end et kursus på listen må vare.",
        advice="Skriv til os, hvis varigheden er angivet forkert. "
        "Ellers kan I foreslå kurset igen, når det er kortere.",
    ),
    passes=(
        Example("exactly three months", course_case(duration=amount(3, Unit.MONTHS))),
        Example("exactly 13 weeks", course_case(duration=amount(13, Unit.WEEKS))),
        Example("exactly 65 days", course_case(duration=days(65))),
        Example("exactly 481 hours", course_case(duration=amount(481, Unit.HOURS))),
        Example(
            "from 1 March to 1 June",
            course_case(duration=Duration(start=date(2020, 3, 1), end=date(2020, 6, 1))),
        ),
        Example("missing: V102 asks", course_case(duration=Duration())),
        Example("no unit: 70 may be hours", course_case(duration=amount(70, Unit.DAYS, assumed=True))),
        Example("merged, and only one is too long", course_case(proposal(), proposal("P0002", duration=days(66)))),
    ),
    fails=(
        Example("3½ months", course_case(duration=amount("3.5", Unit.MONTHS))),
        Example("14 weeks", course_case(duration=amount(14, Unit.WEEKS))),
        Example("66 days", course_case(duration=days(66))),
        Example("481,5 hours", course_case(duration=amount("481.5", Unit.HOURS))),
        Example(
            "from 1 March to 2 June",
            course_case(duration=Duration(start=date(2020, 3, 1), end=date(2020, 6, 2))),
        ),
    ),
)
