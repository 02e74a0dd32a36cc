"""F101: a deadline falls on a closed day: act on the working day before.

Closed are weekends, public holidays, 5 June, 24 and 31 December.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import weekday_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.subjects import DeadlineCase


def check(case: DeadlineCase, _: Values) -> Iterator[Said]:
    if case.why:
        yield Said(
            f"{case.deadline} is a closed day ({case.why}): act by {case.act_by}",
            f"Fristen {weekday_text(case.deadline)} er en lukkedag ({case.why}). Senest {weekday_text(case.act_by)}.",
        )


RULE = Rule(
    code="F101",
    title="A deadline falls on a closed day",
    danish="Fristen falder på en lukkedag",
    kind=Kind.NOTE,
    source="silent: a deadline on a closed day is met on the last working day before it",
    mend="Act on the working day before; both dates are shown.",
    check=check,
    passes=(Example("a Wednesday", DeadlineCase(date(2020, 4, 1), date(2020, 4, 1), None)),),
    fails=(
        Example("a Sunday", DeadlineCase(date(2023, 9, 17), date(2023, 9, 15), "søndag")),
        Example("Easter Monday", DeadlineCase(date(2024, 4, 1), date(2024, 3, 27), "2. påskedag")),
    ),
)
