"""L101: removed before its two years are over.

An added title stays on the list at least two years: on the list from a day, it can leave at the earliest on the
same date two years later; from 29 February, on 1 March.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import entry_case
from positivliste.rules.title_case import EntryCase


def check(case: EntryCase, values: Values) -> Iterator[Said]:
    entry = case.entry
    if case.on < entry.earliest_end:
        years = values.number("siri.min_years")
        yield Said(
            f"{entry.title} is on the list from {entry.start} and stays at least {years} years: it can leave on "
            f"{entry.earliest_end} at the earliest",
            f"{entry.title} har været på listen siden {date_text(entry.start)} og kan tidligst udgå "
            f"{date_text(entry.earliest_end)}.",
        )


RULE = Rule(
    code="L101",
    title="Removed before its two years are over",
    danish="Fjernet, før der er gået to år",
    kind=Kind.STOP,
    source="B4: S0 3.4; silent: two years",
    mend="Choose the date that is named, or a later one.",
    check=check,
    parameters=("siri.min_years",),
    passes=(Example("two years to the day", entry_case(date(2025, 10, 1))),),
    fails=(Example("a day too early", entry_case(date(2025, 9, 30))),),
)
