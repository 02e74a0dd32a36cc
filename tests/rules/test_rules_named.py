"""Which prioritised job titles a text names, and which group."""

from __future__ import annotations

from datetime import date

import pytest

from positivliste.model.proposal import Correction
from positivliste.model.round import Priority
from positivliste.parameters import Parameters
from positivliste.rules import rule
from positivliste.rules.samples import course
from positivliste.rules.subjects import CourseCase, RoundFacts

VALUES = Parameters.standard().on(date(2020, 4, 1))
BUILD, CARE = "Bygge og anlæg", "Sundhed, omsorg og personlig pleje"
FACTS = RoundFacts(
    (
        Priority("Tømrer", BUILD, "711510"),
        Priority("Murer", BUILD, "711200"),
        Priority("It-supporter", "It og teleteknik", "351200"),
        Priority("Svejser", "Jern, metal og auto", "721210"),
        Priority("Social- og sundhedshjælper", CARE, "532210"),
        Priority("Kok", "Hotel, restauration, køkken, kantine", "512010"),
    ),
    VALUES.texts("courses.groups"),
)


def case(job_title: str, group: str | None = None) -> CourseCase:
    return CourseCase(course(job_title=job_title, group=group), FACTS)


def said(code: str, job_title: str, group: str | None = None) -> str:
    return " ".join(each.danish for each in rule(code).check(case(job_title, group), VALUES))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Murer, tømrer", ["Tømrer", "Murer"]),
        ("Murer & tømrer", ["Tømrer", "Murer"]),
        ("murer og Tømrer", ["Tømrer", "Murer"]),
        ("Programmør / it-supporter", ["It-supporter"]),
        ("Svejser (MAG)", ["Svejser"]),
        ("711510", ["Tømrer"]),
        ("7115.10", ["Tømrer"]),
        ("Tømrer (711510)", ["Tømrer"]),
        ("711510 Tømrer", ["Tømrer"]),
        ("Håndværker (tømrer)", ["Tømrer"]),
        ("Social- og sundhedshjælper; kok", ["Social- og sundhedshjælper", "Kok"]),
    ],
)
def test_what_a_text_names(text: str, titles: list[str]) -> None:
    assert [priority.title for priority in FACTS.priorities_of(case(text).course)] == titles
    assert said("K101", text) == said("K102", text) == ""


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("SOSU-hjælper", "Social- og sundhedshjælper"),
        ("Sosuhjælper", "Social- og sundhedshjælper"),
        ("SSH", "Social- og sundhedshjælper"),
        ("Tømrersvend", "Tømrer"),
        ("Supporter", "It-supporter"),
        ("Svejsning", "Svejser"),
        ("Tømrer (711200)", "Tømrer"),
        ("Uddannet kok", "Kok"),
        ("alle", ""),
        ("-", ""),
        ("Alle faggrupper", ""),
        ("se bilag", ""),
        ("7115", ""),
    ],
)
def test_what_a_person_is_asked(text: str, near: str) -> None:
    assert said("K101", text) == ""
    assert f"„{near or text}“" in said("K102", text)


@pytest.mark.parametrize(
    "text", ["Frisør", "Frisør, tjener", "Frisør (salon)", "514110", "Koksovnsarbejder", "Bibliotekar"]
)
def test_what_is_surely_another(text: str) -> None:
    assert said("K101", text)
    assert said("K102", text) == ""


def test_codes_are_not_compared_where_priorities_have_none() -> None:
    facts = RoundFacts((Priority("Tømrer", BUILD),), FACTS.groups)
    unknown = CourseCase(course(job_title="514110", group=None), facts)
    assert not list(rule("K101").check(unknown, VALUES))
    assert list(rule("K102").check(unknown, VALUES))


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Transport", "Transport, post, lager- og maskinførerarbejde"),
        ("Byggeri", BUILD),
        ("BYG", BUILD),
        ("IT", "It og teleteknik"),
        ("Industri", "Jern, metal og auto"),
        ("Handel", "Salg, indkøb og markedsføring"),
        ("SOSU", CARE),
    ],
)
def test_short_names_of_groups_are_suggested(name: str, group: str) -> None:
    assert said("K103", "Frisør", name).endswith(f"findes ikke. Er det „{group}“?")
    question = rule("K103").question
    assert question is not None
    assert question.accepted(case("Frisør", name), VALUES) == Correction(group=group)


def test_a_short_name_of_another_group_than_the_job_titles_has_to_be_chosen() -> None:
    question = rule("K103").question
    assert question is not None
    assert question.accepted(case("Tømrer", "IT"), VALUES) == Correction()
    assert question.accepted(case("Tømrer", "Xyz"), VALUES) == Correction(group=BUILD)


def test_job_titles_of_two_groups_need_one() -> None:
    assert "Hvilken erhvervsgruppe" in said("K103", "Murer, svejser")
    assert said("K103", "Murer, svejser", BUILD) == said("K103", "Murer, tømrer") == ""
