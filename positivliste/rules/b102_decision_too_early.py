"""B102: a decision while cases are open in review, or before the consultation closed.

The council decides on a recommendation, and there is none before everything that came in is screened and judged.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import step
from positivliste.rules.subjects import StepCase


def check(case: StepCase, _: Values) -> Iterator[Said]:
    if case.consultation_open:
        yield Said("the consultation is still open: first `consultation close`", "Høringen er ikke afsluttet.")
    elif not case.screened:
        yield Said(
            "what came in is not screened: first `screen`",
            "Det modtagne er ikke gennemgået efter reglerne endnu.",
        )
    if case.deadline and case.on < case.deadline:
        yield Said(
            f"{case.on} is before the consultation deadline, {case.deadline}",
            f"{date_text(case.on)} er før høringsfristen {date_text(case.deadline)}.",
        )
    if case.open_cases:
        yield Said(
            f"{case.open_cases} cases are open in review: first `review export` and `review import`",
            f"{case.open_cases} sager er ikke afgjort endnu.",
        )


RULE = Rule(
    code="B102",
    title="A decision before the round is ready for it",
    danish="Beslutning, før runden er klar til det",
    kind=Kind.STOP,
    source="A4, A6: S1 2.2",
    mend="Close the consultation, screen, and decide the open cases first.",
    check=check,
    passes=(
        Example("everything is judged", step("decide", body="council")),
        Example("on the last day of the consultation, which is closed", step("decide", deadline=date(2020, 3, 19))),
    ),
    fails=(
        Example("open cases", step("decide", open_cases=3)),
        Example("the consultation is open", step("decide", consultation_open=True)),
        Example("dated before the consultation deadline", step("decide", deadline=date(2020, 3, 20))),
        Example("not screened", step("decide", screened=False)),
    ),
)
