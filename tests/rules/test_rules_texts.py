"""What every rule says of its own examples, word for word: nobody changes by accident what respondents and caseworkers
read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from positivliste.parameters import Parameters
from positivliste.rules import all_rules

GOLDEN = Path(__file__).parent / "golden" / "findings.md"


def said() -> Iterator[str]:
    values = Parameters.standard().on(date(2024, 4, 1))
    for rule in all_rules():
        yield f"# {rule.code} {rule.title}\n"
        for example in rule.fails:
            for found in rule.apply(example.case, values):
                about = "+".join(filter(None, [found.proposal, found.other])) or "-"
                yield f"- {example.name} ({found.kind}, {about})\n  - {found.message}\n  - {found.danish}\n"


def test_what_the_rules_say_of_their_examples(request: pytest.FixtureRequest) -> None:
    text = "".join(said())
    if request.config.getoption("--renew-golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text, "see what has changed, then renew with --renew-golden"
