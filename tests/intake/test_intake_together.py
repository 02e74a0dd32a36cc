"""Courses that may be used only together with others: how senders say it, and of which."""

from __future__ import annotations

import pytest

from positivliste.intake import read_courses
from positivliste.intake.together import only_with


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kan kun anvendes sammen med andre AMU-kurser", ""),
        ("kan ikke stå alene", ""),
        ("Må ikke anvendes alene.", ""),
        ("Kurset kan ikke bruges alene", ""),
        ("skal tages sammen med 47301", "47301"),
        ("SKAL TAGES SAMMEN MED AMU 47301, 47302", "AMU 47301, 47302"),
        ("Kun i kombination med Gaffeltruck B", "Gaffeltruck B"),
        ("Kun i kombination med andre kurser (47301)", ""),
        ("Kan ikke stå alene. Tages sammen med 47301.", "47301"),
        ("skal kombineres med 47301", "47301"),
        ("må kun bruges sammen med AMU-nr. 47301", "AMU-nr. 47301"),
        ("kun sammen med et andet AMU-mål", ""),
    ],
)
def test_what_says_so(text: str, named: str) -> None:
    assert only_with(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kan med fordel tages sammen med andre kurser",
        "Kan tages alene",
        "Ikke kun sammen med andre",
        "skal ikke tages sammen med andre",
        "Materialer er inkluderet",
        "Kun for ledige. Tages gerne sammen med 47301",
        "Samarbejde alene og sammen",
    ],
)
def test_what_does_not(text: str) -> None:
    assert only_with(text) is None


@pytest.mark.parametrize(
    ("row", "only", "others"),
    [
        ("Kran;S;skal tages sammen med 47301;;", True, "47301"),
        ("Kran (kan ikke stå alene);S;;;", True, None),
        ("Kran;S;;ja;", True, None),
        ("Kran;S;tages kun sammen med 47301;ja;", True, "47301"),
        ("Kran;S;;47301;", True, "47301"),
        ("Kran;S;;ja, 47301;", True, "47301"),
        ("Kran;S;;kun sammen med 47301;", True, "47301"),
        ("Kran;S;;;Kun i kombination med 47301", True, "47301"),
        ("Kran;S;;nej;", False, None),
    ],
)
def test_wherever_it_stands_in_a_row(row: str, only: bool, others: str | None) -> None:
    header = "Titel;Udbyder;Bemærkninger;Kun sammen med andre;Andet"
    (found,) = read_courses(f"{header}\n{row}".encode(), "svar.csv").rows
    assert (found.only_with_others, found.others) == (only, others)
