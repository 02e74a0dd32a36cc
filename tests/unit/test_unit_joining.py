"""Proposals joined to courses, with the rule or the person that joined them."""

from datetime import date

from positivliste.matching.record import course_record
from positivliste.model.finding import Answer, Case, Kind, Verdict
from positivliste.model.proposal import Course
from positivliste.parameters import Parameters
from positivliste.process.joining import join
from positivliste.process.verdicts import Verdicts
from positivliste.rules.samples import days, proposal

VALUES = Parameters.standard().on(date(2020, 4, 1))


def joined(proposals, *verdicts):
    said = Verdicts({verdict.case.id: verdict for verdict in verdicts})
    of = {member.id: member for member in proposals}
    return join(
        proposals, course_record, ("D101", "D102"), said, lambda ids: Course(tuple(of[name] for name in ids)), VALUES
    )


def said(one, other, answer=Answer.SAME, code="D201"):
    return Verdict(Case(code, one, other), answer, "person-1", "made-up reason")


def courses(proposals, *verdicts):
    return [[member.id for member in course.proposals] for course in joined(proposals, *verdicts).courses]


def test_each_merge_says_which_rule_and_which_course():
    found = joined(
        [proposal("P0001", number="90001"), proposal("P0002", number="AMU 90001"), proposal("P0003"),
         proposal("P0004", title="C")],
        said("P0001", "P0004"),
    )  # fmt: skip
    told = [(m.proposal, m.into, m.finding.code, m.finding.other, m.finding.kind) for m in found.merges]
    assert told == [
        ("P0002", "P0001", "D101", "P0001", Kind.MERGE),
        ("P0003", "P0001", "D102", "P0001", Kind.MERGE),
        ("P0004", "P0001", "D201", "P0001", Kind.MERGE),
    ]
    assert "made-up reason" in found.merges[2].finding.message


def test_the_first_received_stands_first():
    found = joined([proposal("P0007", number="90001"), proposal("P0002", number="90001")])
    assert [member.id for member in found.courses[0].proposals] == ["P0007", "P0002"]
    assert found.merges[0].into == "P0007"


def test_a_person_joins_what_no_rule_would():
    two = [proposal("P0001", number="90001"), proposal("P0002", number="51234", title="B")]
    assert courses(two) == [["P0001"], ["P0002"]]
    assert courses(two, said("P0001", "P0002")) == [["P0001", "P0002"]]


def test_what_came_to_a_course_with_another_says_who_brought_it():
    """P0003 has the number of P0002, which a person joined to P0001."""
    three = [proposal("P0001", title="B"), proposal("P0002", number="90001"), proposal("P0003", number="90001")]
    found = joined(three, said("P0001", "P0002"))
    assert [(m.proposal, m.into, m.finding.code) for m in found.merges] == [
        ("P0002", "P0001", "D201"), ("P0003", "P0001", "D101"),
    ]  # fmt: skip


def test_a_person_takes_one_out_that_a_rule_joined():
    three = [proposal(f"P000{n}", number="90001") for n in (1, 2, 3)]
    apart = said("P0001", "P0003", Answer.DIFFERENT, "D101")
    assert courses(three, apart) == [["P0001", "P0002"], ["P0003"]]
    assert [(case.course.id, case.other.id) for case in joined(three, apart).near] == [("P0001", "P0003")]


def test_a_pair_of_courses_names_the_titles_that_were_compared():
    """What is like P0003 is the second title of the first course."""
    three = [proposal("P0001", title="Svejsning 1", number="90001"), proposal("P0002", title="Svesjning 1", number="90001"),
             proposal("P0003", title="Svesjning 1", duration=days(3))]  # fmt: skip
    (case,) = joined(three).near
    assert (case.course.title, case.titles) == ("Svejsning 1", ("Svesjning 1", "Svesjning 1"))


def test_what_is_the_same_as_one_of_two_is_different_from_the_other():
    """A late proposal would bridge P0001 to P0002, which a person joined to P0003: those that were told apart stay so."""
    four = [proposal("P0001", number="90001"), proposal("P0002"), proposal("P0003", title="Demens"),
            proposal("P0004", number="90001", provider="Eksempelskolen")]  # fmt: skip
    verdicts = said("P0002", "P0003"), said("P0001", "P0003", Answer.DIFFERENT)
    assert courses(four) == [["P0001", "P0002", "P0004"], ["P0003"]]
    assert courses(four, *verdicts) == [["P0001", "P0004"], ["P0002", "P0003"]]


def test_each_that_was_told_apart_is_joined_with_what_is_still_the_same():
    """P0001 and P0003 say the same in every field, and P0002 and P0003 are taken out of the course of P0001."""
    three = [proposal("P0001", number="90001"), proposal("P0002", number="90001", job_title="Smed"),
             proposal("P0003", number="90001")]  # fmt: skip
    apart = [said("P0001", name, Answer.DIFFERENT, "D101") for name in ("P0002", "P0003")]
    assert courses(three, *apart) == [["P0001"], ["P0002", "P0003"]]
