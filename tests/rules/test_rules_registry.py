"""The invariants of the registry, and every rule against its own examples."""

from datetime import date

import pytest
from attrs import evolve

from positivliste.errors import WrongUsage
from positivliste.model.duration import UNKNOWN
from positivliste.model.finding import Answer, Case, Kind, Verdict
from positivliste.model.proposal import Correction
from positivliste.model.round import ListKind
from positivliste.parameters import Parameters
from positivliste.rules import Trait, all_rules, codes_with, rule
from positivliste.rules.question import Question
from positivliste.rules.registry import RETIRED
from positivliste.rules.rule import Plain
from positivliste.rules.samples import course_case, days, proposal, title_case

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
    assert EVERY[code].source
    for name in EVERY[code].parameters:
        assert VALUES(name).source


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("lacking", "nothing"), [("title", ""), ("danish", " "), ("mend", "\t"), ("passes", ()), ("fails", ())]
)
def test_a_rule_of_any_kind_says_what_it_finds_and_how_to_mend_it_and_shows_it(kind, lacking, nothing):
    found = next(found for found in EVERY.values() if found.kind is kind)
    with pytest.raises(ValueError, match=f"{found.code} lacks {lacking}, "):
        evolve(found, **{lacking: nothing})


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
        assert (finding.code, finding.kind, finding.source) == (code, EVERY[code].kind, str(EVERY[code].source))
        assert finding.message
        assert finding.danish
        assert bool(finding.proposal) == (finding.kind is not Kind.STOP and code not in ("B103", "F101"))


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(WrongUsage) as error:
        rule("V1O1")  # a letter where a figure should be
    assert "V101" in error.value.remedy


@pytest.mark.parametrize("code", [c for c, r in EVERY.items() if r.kind is Kind.REVIEW])
def test_a_rule_that_asks_has_its_question_and_a_text_for_the_respondent(code):
    found = EVERY[code]
    assert all(found.question.choices(kind) for kind in ListKind)
    assert found.plain.advice.endswith(".")
    with pytest.raises(ValueError, match=f"{code} lacks question, plain.advice, "):
        evolve(found, question=None, plain=Plain(advice="  "))


@pytest.mark.parametrize("code", [c for c, r in EVERY.items() if r.kind is Kind.REJECT])
def test_a_rule_that_turns_down_says_why_and_what_can_be_done(code):
    with pytest.raises(ValueError, match=f"{code} lacks plain.why, "):
        evolve(EVERY[code], plain=evolve(EVERY[code].plain, why="  "))
    with pytest.raises(ValueError, match=f"{code} lacks plain.advice, "):
        evolve(EVERY[code], plain=evolve(EVERY[code].plain, advice="\n"))


@pytest.mark.parametrize("code", [c for c, r in EVERY.items() if r.kind is Kind.MERGE])
def test_a_rule_that_joins_says_by_what(code):
    with pytest.raises(ValueError, match=f"{code} lacks joins, plain.reason, "):
        evolve(EVERY[code], joins=None, plain=Plain())


def test_only_a_rule_of_that_kind_asks_a_person():
    with pytest.raises(ValueError, match="V101 asks a person"):
        evolve(EVERY["V101"], question=Question())
    with pytest.raises(ValueError, match="V102 asks a person"):
        evolve(EVERY["V102"], judgement="Afvises: uden varighed (V102)")


def test_a_question_has_answers_and_asks_for_what_can_be_put_right():
    with pytest.raises(ValueError, match="has answers"):
        Question(answers=())
    with pytest.raises(ValueError, match="colour"):
        Question(wants=("colour",))


@pytest.mark.parametrize(
    ("code", "case", "right"),
    [
        ("K102", course_case(job_title="Svejsser"), Correction(job_title="Svejser")),
        ("K102", course_case(job_title=None), Correction()),
        ("K103", course_case(group="Byg"), Correction(group="Jern, metal og auto")),
        ("K103", course_case(group="Byg", job_title="Frisør"), Correction()),
        ("D202", course_case(proposal(), proposal("P0002", duration=days(5))), Correction(duration=days(10))),
        ("D202", title_case({"disco": "214400"}), Correction(disco="215100")),
        ("D202", title_case({"level": "kandidat"}), Correction(level="bachelor")),
        ("V102", course_case(duration=UNKNOWN), Correction()),
    ],
)
def test_what_accepting_puts_right(code, case, right):
    assert EVERY[code].question.accepted(case, VALUES) == right


def test_a_person_joins_two_only_where_a_rule_asks_about_a_pair():
    later, first = proposal("P0002"), proposal("P0001")
    said = Verdict(Case("D201", "P0001", "P0002"), Answer.SAME, "person-1", "samme hold")
    finding = EVERY[said.case.code].joined(later, first, said)
    assert (finding.code, finding.kind, finding.proposal, finding.other) == ("D201", Kind.MERGE, "P0002", "P0001")
    assert "samme hold" in finding.danish
    with pytest.raises(ValueError, match="asks about no pair"):
        EVERY["V102"].joined(later, first, said)


def test_not_prioritised_is_a_matter_of_content_and_a_duration_is_not():
    assert codes_with(Trait.CONTENT) == ("K101", "K201", "K202", "K203")
