"""The invariants of the registry, and every rule against its own examples."""

from datetime import date

import pytest

from positivliste.errors import WrongUsage
from positivliste.model.finding import Kind
from positivliste.parameters import Parameters
from positivliste.rules import all_rules, rule
from positivliste.rules.registry import RETIRED

VALUES = Parameters.standard().on(date(2024, 4, 1))
EVERY = {found.code: found for found in all_rules()}


def test_codes_are_unique_and_never_reused():
    assert len(EVERY) == len(all_rules())
    assert not RETIRED & EVERY.keys()


def test_the_rules_of_list_a_are_all_there():
    wanted = "H101 H102 H103 H104 D101 D102 D201 D202 D301 V101 V102 V103 K101 K102 K103 K104 K201 K202 B101 B102 B103 F101 F102"
    assert set(wanted.split()) <= EVERY.keys()


@pytest.mark.parametrize("code", EVERY)
def test_a_rule_is_documented(code):
    found = EVERY[code]
    assert all((found.title, found.danish, found.source, found.mend))
    assert found.passes, "a rule shows what it lets pass"
    assert found.fails, "a rule shows what it finds"
    for name in found.parameters:
        assert VALUES(name).source


@pytest.mark.parametrize(
    ("code", "example"), [(c, e) for c, r in EVERY.items() for e in r.passes], ids=lambda x: getattr(x, "name", x)
)
def test_lets_pass(code, example):
    assert EVERY[code].apply(example.case, VALUES) == ()


@pytest.mark.parametrize(
    ("code", "example"), [(c, e) for c, r in EVERY.items() for e in r.fails], ids=lambda x: getattr(x, "name", x)
)
def test_finds(code, example):
    findings = EVERY[code].apply(example.case, VALUES)
    assert findings
    for finding in findings:
        assert (finding.code, finding.kind, finding.source) == (code, EVERY[code].kind, EVERY[code].source)
        assert finding.message
        assert finding.danish
        assert bool(finding.proposal) == (finding.kind is not Kind.STOP and code not in ("B103", "F101"))


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(WrongUsage) as error:
        rule("V104")
    assert "V101" in error.value.remedy
