"""L102: extended beyond two years without a documented reason.

The council can decide that a title stays longer, if the reason is documented.
"""

from collections.abc import Iterator
from datetime import date

from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import entry_case
from positivliste.rules.title_case import EntryCase

LONGER = date(2026, 10, 1)


def check(case: EntryCase, _: Values) -> Iterator[Said]:
    missing = [name for name, value in (("a reason", case.reason), ("a document", case.document)) if not value.strip()]
    if case.until and case.until > case.entry.earliest_end and missing:
        yield Said(
            f"{case.entry.title} cannot stay until {case.until} without {' and '.join(missing)}",
            f"{case.entry.title} kan ikke forlænges uden en dokumenteret begrundelse.",
        )


RULE = Rule(
    code="L102",
    title="Extended beyond two years without a documented reason",
    danish="Forlænget ud over to år uden dokumenteret begrundelse",
    kind=Kind.STOP,
    source="B4: S0 3.4",
    mend="Give the reason with --reason, and where it is documented with --document.",
    check=check,
    passes=(
        Example("no longer than two years", entry_case(date(2025, 6, 1), until=date(2025, 10, 1))),
        Example(
            "documented", entry_case(date(2025, 6, 1), until=LONGER, reason="still short", document="made-up note")
        ),
    ),
    fails=(
        Example("no document", entry_case(date(2025, 6, 1), until=LONGER, reason="still short")),
        Example("no reason", entry_case(date(2025, 6, 1), until=LONGER, reason=" ", document="made-up note")),
    ),
)
