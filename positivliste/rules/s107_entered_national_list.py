"""S107: a title of the council's own list has entered the national list since."""

from collections.abc import Iterator
from datetime import date

from positivliste.danish import date_text
from positivliste.model.reference import NationalTitle
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import entry_case
from positivliste.rules.title_case import EntryCase


def check(case: EntryCase, _: Values) -> Iterator[Said]:
    if case.national:
        yield Said(
            f"{case.entry.title} is on the national list from {case.national.start}",
            f"{case.entry.title} er kommet på den landsdækkende liste fra {date_text(case.national.start)}.",
            case.entry.proposal,
        )


RULE = Rule(
    code="S107",
    title="Has entered the national list since",
    danish="Er siden kommet på den landsdækkende liste",
    kind=Kind.NOTE,
    source="B7: nyidanmark",
    mend="Nothing to do: the title can be used in the whole country; it stays on the regional list for its two years.",
    check=check,
    passes=(Example("only on the regional list", entry_case(date(2024, 1, 1))),),
    fails=(
        Example(
            "on both",
            entry_case(date(2024, 7, 1), national=NationalTitle("Svejseingeniør", "214410", date(2024, 7, 1))),
        ),
    ),
)
