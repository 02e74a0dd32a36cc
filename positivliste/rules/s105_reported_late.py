"""S105: reported to SIRI later than 14 days before the effective date.

Additions take effect on 1 April and 1 October and are reported at the latest 14 calendar days before: 18 March and 17
September. After that the next date is open, and for acute need a supplement.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.subjects import ReportCase


def check(case: ReportCase, values: Values) -> Iterator[Said]:
    if case.on > case.deadline:
        days = values.number("siri.report_days")
        yield Said(
            f"{case.on} is later than {case.deadline}, {days} days before {case.effective} (act by {case.act_by}). The "
            f"next date is {case.next_effective}; for acute need use `round open LIST DATE --supplement`",
            f"{date_text(case.on)} er efter fristen {date_text(case.deadline)}, {days} dage før "
            f"{date_text(case.effective)}. Næste mulighed er {date_text(case.next_effective)}.",
        )


def _case(on: date) -> ReportCase:
    return ReportCase(on, date(2023, 10, 1), date(2023, 9, 17), date(2023, 9, 15), date(2024, 4, 1))


RULE = Rule(
    code="S105",
    title="Reported to SIRI later than 14 days before the effective date",
    danish="Indberettet til SIRI senere end 14 dage før ikrafttræden",
    kind=Kind.STOP,
    source="B2, B3: S0 3.4",
    mend="Report for the next effective date, or open a supplement during the year for acute need.",
    check=check,
    parameters=("siri.report_days",),
    passes=(
        Example("on the working day before", _case(date(2023, 9, 15))),
        Example("on the last day, a Sunday", _case(date(2023, 9, 17))),
    ),
    fails=(Example("the day after", _case(date(2023, 9, 18))),),
)
