"""L103: its two years end before the second effective date from today: decide whether to extend.

Who waits for the next date is late: what runs out is to be seen a round ahead.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Trait, Values
from positivliste.rules.samples import entry_case
from positivliste.rules.title_case import EntryCase


def check(case: EntryCase, _: Values) -> Iterator[Said]:
    entry = case.entry
    if case.second_effective and case.on < entry.until < case.second_effective:
        yield Said(
            f"{entry.title} leaves the list on {entry.until}: decide whether to extend it",
            f"{entry.title} udgår af listen {date_text(entry.until)}. Skal den forlænges?",
            entry.proposal,
        )


RULE = Rule(
    code="L103",
    title="Runs out before the second effective date from today",
    danish="Udløber inden den næstkommende ikrafttrædelsesdato",
    kind=Kind.NOTE,
    source="B4: S0 3.4",
    mend="Extend it with `listing extend`, or let it run out.",
    check=check,
    traits=(Trait.RUNS_OUT,),
    passes=(
        Example("a year left", entry_case(date(2024, 6, 1), second_effective=date(2025, 4, 1))),
        Example("on the second date itself", entry_case(date(2025, 4, 2), second_effective=date(2025, 10, 1))),
        Example("over already", entry_case(date(2025, 10, 1), second_effective=date(2026, 10, 1))),
    ),
    fails=(Example("half a year left", entry_case(date(2025, 4, 2), second_effective=date(2026, 4, 1))),),
)
