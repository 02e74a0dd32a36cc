"""B101: the chair decides without the council's delegation for this list and date.

The council decides. Its chair can, where the council has authorised it: minuted, for a list, from a date.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.model.round import Delegation, ListKind
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import step
from positivliste.rules.subjects import StepCase

GIVEN = Delegation(ListKind.COURSES, date(2020, 1, 23), date(2020, 12, 31), "made-up minutes, item 1.1")


def check(case: StepCase, _: Values) -> Iterator[Said]:
    if case.body == "chair" and not any(given.covers(case.list, case.on) for given in case.delegations):
        yield Said(
            f"no delegation from the council covers {case.list} on {case.on}",
            f"Rådet har ikke bemyndiget formandskabet til at beslutte om listen den {date_text(case.on)}.",
        )


RULE = Rule(
    code="B101",
    title="The chair decides without delegation",
    danish="Formandskabet beslutter uden rådets bemyndigelse",
    kind=Kind.STOP,
    source="B5, B6: S0 3.4",
    mend="Let the council decide, or put its authorisation on record with `delegate LIST --from DATE --minutes REF`.",
    check=check,
    passes=(
        Example("the council decides", step("decide", body="council")),
        Example("the chair, authorised", step("decide", body="chair", delegations=(GIVEN,))),
    ),
    fails=(
        Example("the chair, not authorised", step("decide", body="chair")),
        Example(
            "authorised for another list",
            step("decide", body="chair", list=ListKind.SKILLED, delegations=(GIVEN,)),
        ),
        Example(
            "the authorisation has ended",
            step("decide", body="chair", on=date(2021, 1, 1), delegations=(GIVEN,)),
        ),
    ),
)
