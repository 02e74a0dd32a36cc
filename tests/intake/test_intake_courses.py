"""Course proposals: what becomes of each column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from positivliste.intake import CourseFile, CourseRow, read_courses
from positivliste.model.proposal import Doubt, Why


def courses(*rows: str, mapping: dict[str, str] | None = None) -> CourseFile:
    return read_courses("\n".join(rows).encode(), "svar.csv", mapping)


def course(header: str, row: str) -> CourseRow:
    (found,) = courses(header, row).rows
    return found


def test_all_columns_of_an_answer() -> None:
    row = course(
        "AMU-nr.;Kursustitel;Udbyder;Offentlig/privat;Varighed;Startdato;Slutdato;Stilling;Branche;Kun sammen med andre kurser;Note;Pris",
        "00123;Kran;S;Privat;10 dage;1/3-2020;13/3-2020;Fører;Transport;x;haster;900",
    )
    assert (row.number, row.title, row.provider, row.private) == ("00123", "Kran", "S", True)
    assert row.duration.understood == "10 dage / 1. marts 2020 - 13. marts 2020"
    assert (row.job_title, row.group, row.only_with_others, row.remarks) == ("Fører", "Transport", True, "haster")
    assert (row.sheet, row.row, row.extra) == ("", 2, (("Pris", "900"),))


@pytest.mark.parametrize(
    ("value", "private", "kept"),
    [
        ("Privat", True, False),
        ("ja", True, False),
        ("X", True, False),
        ("Offentlig", False, False),
        ("NEJ", False, False),
        ("", None, False),
        ("begge", None, True),
        ("semi-privat", None, True),
    ],
)
def test_private(value: str, private: bool | None, kept: bool) -> None:
    row = course("Titel;Udbyder;Offentlig/privat", f"Kran;S;{value}")
    assert row.private is private
    assert row.extra == ((("Offentlig/privat", value),) if kept else ())


def test_a_column_of_private_providers_says_both() -> None:
    named = course("Titel;Privat udbyder", "Kran;Firmaet")
    assert (named.provider, named.private) == ("Firmaet", True)
    ticked = course("Titel;Privat udbyder", "Kran;nej")
    assert (ticked.provider, ticked.private) == (None, False)


@pytest.mark.parametrize(
    ("value", "answer", "kept"),
    [
        ("ja", True, False),
        ("1", True, False),
        ("nej", False, False),
        ("", False, False),
        ("48100", True, False),
        ("ja, 48100", True, False),
        ("kun sammen med 48100", True, True),
        ("ved ikke", False, True),
    ],
)
def test_only_with_others(value: str, answer: bool, kept: bool) -> None:
    row = course("Titel;Udbyder;Kan kun anvendes sammen med andre AMU-mål", f"Kran;S;{value}")
    assert (row.only_with_others, bool(row.extra)) == (answer, kept)


@pytest.mark.parametrize(
    ("header", "value", "understood"),
    [
        ("Varighed (dage)", "10", "10 dage"),
        ("Varighed i uger", "2", "2 uger"),
        ("Timer", "37", "37 timer"),
        ("Antal uger", "1,5", "1,5 uger"),
        ("Varighed [timer]", "37", "37 timer"),
        ("Dage", "2 uger", "2 uger"),
    ],
)
def test_the_header_gives_the_unit(header: str, value: str, understood: str) -> None:
    duration = course(f"Titel;{header}", f"Kran;{value}").duration
    assert (duration.understood, duration.readings[0].assumed, duration.text) == (understood, False, value)


def test_two_columns_of_duration_are_two_readings() -> None:
    row = course("Titel;Dage;Timer", "Kran;10;74")
    assert row.duration.understood == "10 dage / 74 timer"
    assert row.extra == ()
    assert course("Titel;Dage;Timer", "Kran;;74").duration.understood == "74 timer"
    assert course("Titel;Dage;Timer", "Kran;10;mange").duration.problem == '"mange" is not understood'


def test_a_start_that_is_no_date_is_kept() -> None:
    row = course("Titel;Varighed;Start", "Kran;2 dage;løbende")
    assert (row.duration.understood, row.extra) == ("2 dage", (("Start", "løbende"),))


def test_a_fault_in_the_days_is_named_and_shown() -> None:
    backwards = course("Titel;Udbyder;Startdato;Slutdato", "Kran;S;5/3-2020;1/3-2020").duration
    assert backwards.text == "Startdato: 5/3-2020 / Slutdato: 1/3-2020"
    assert backwards.problem == "the last day 2020-03-01 is before the first day 2020-03-05"
    assert backwards.fault == "slut før start: 1. marts 2020 er før 5. marts 2020"
    half = course("Titel;Varighed;Slutdato", "Kran;;1/3-2020").duration
    assert (half.text, half.fault) == ("Slutdato: 1/3-2020", "startdatoen mangler")


@pytest.mark.parametrize(
    ("value", "private"), [("Privat", True), ("Offentlig", False), ("AMU", False), ("Andet", None)]
)
def test_the_kind_of_course_says_whether_it_is_private(value: str, private: bool | None) -> None:
    row = course("Titel;Udbyder;Kursustype", f"Kran;S;{value}")
    assert (row.private, bool(row.extra)) == (private, private is None)


def test_a_column_that_counts_the_rows_holds_no_course_numbers() -> None:
    found = courses("Nr.;Titel;Udbyder", "1;Kran;S", "2;Truck;S", "4;Stillads;S")
    assert [row.number for row in found.rows] == [None, None, None]
    assert found.rows[2].extra == (("Nr.", "4"),)
    assert next((use.header, use.field, use.note) for use in found.columns) == ("Nr.", None, "it only counts the rows")
    assert [row.number for row in courses("Nr.;Titel;Udbyder", "48100;Kran;S", "47592;Truck;S").rows] == [
        "48100",
        "47592",
    ]
    assert [row.number for row in courses("AMU-nr.;Titel;Udbyder", "1;Kran;S").rows] == ["1"]


def test_a_heading_that_is_a_group_counts_for_the_rows_below() -> None:
    found = courses(
        "Titel;Udbyder", "Bygge og anlæg", "Kran;S", "Andet", "Truck;S", "JERN, METAL OG AUTO", "Svejsning;S"
    )
    assert [(row.title, row.group) for row in found.rows] == [
        ("Kran", "Bygge og anlæg"),
        ("Andet", "Bygge og anlæg"),
        ("Truck", "Bygge og anlæg"),
        ("Svejsning", "JERN, METAL OG AUTO"),
    ]
    assert [skip.text for skip in found.skipped] == ["Bygge og anlæg", "JERN, METAL OG AUTO"]


def test_a_heading_across_the_columns(formatted: Callable[..., bytes]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Titel", "Udbyder", "Varighed"])
        sheet.merge_range(1, 0, 1, 2, "Det blå område")
        sheet.write_row(2, 0, ["Kran", "S"])

    found = read_courses(formatted(fill), "svar.xlsx")
    assert ([row.title for row in found.rows], found.skipped[0].reason) == (["Kran"], "a heading or a remark")


def test_rows_without_a_title_are_counted() -> None:
    found = courses("AMU-nr.;Titel;Udbyder", "48100;;S", "48101;Kran;S", "48102;;")
    assert (found.row_count, len(found.rows), [error.row for error in found.errors]) == (3, 1, [2, 4])


def test_a_header_and_nothing_else() -> None:
    assert courses("Titel;Udbyder").row_count == 0


def test_privat_udbyder_with_yes_and_no_beside_the_provider_says_whether_it_is_private() -> None:
    found = courses("Kursustitel;Udbyder;Privat udbyder", "Kran;Skolen;nej", "Glas;Kursushuset;ja").rows
    assert [(row.provider, row.private) for row in found] == [("Skolen", False), ("Kursushuset", True)]


@pytest.mark.parametrize("header", ["Enhed", "Varighedsenhed", "TIDSENHED", "Unit", "Enhed (varighed)"])
@pytest.mark.parametrize(
    ("number", "unit", "read"),
    [
        ("37", "timer", "37 timer"),
        ("4", "måneder", "4 måneder"),
        ("ca. 3", "Uger", "3 uger"),
        ("5", "dag(e)", "5 dage"),
    ],
)
def test_a_unit_in_a_column_of_its_own(header: str, number: str, unit: str, read: str) -> None:
    found = course(f"Kursustitel;Varighed;{header}", f"Kran;{number};{unit}")
    assert (found.duration.understood, found.duration.text) == (read, f"{number} {unit}")
    assert (found.doubts, found.extra) == ((), ())


@pytest.mark.parametrize(
    ("header", "number", "unit"),
    [
        ("Varighed", "37 timer", "timer"),
        ("Varighed", "3 uger", "2 dage"),
        ("Varighed", "37", "lektioner"),
        ("Varighed", "37", "fuldtid"),
        ("Varighed", "37", "Afdeling Nord"),
        ("Varighed", "efter aftale", "timer"),
        ("Antal dage", "37", "timer"),
    ],
)
def test_a_unit_that_does_not_fit_is_asked_about(header: str, number: str, unit: str) -> None:
    found = course(f"Kursustitel;{header};Enhed", f"Kran;{number};{unit}")
    assert found.doubts == (Doubt(Why.UNIT, f"{header}: {number}; Enhed: {unit}"),)
    assert found.duration.text == f"{number} {unit}"


def test_a_department_beside_a_duration_that_says_its_own_unit_is_no_unit() -> None:
    found = course("Kursustitel;Varighed;Enhed", "Kran;3 uger;Afdeling Nord")
    assert (found.duration.understood, found.doubts, found.extra) == ("3 uger", (), (("Enhed", "Afdeling Nord"),))


def test_units_of_several_durations_of_none_and_of_a_header_that_says_the_same() -> None:
    several = course("Kursustitel;Dage;Timer;Enhed", "Kran;5;37;timer")
    assert several.doubts == (Doubt(Why.UNIT, "Dage: 5; Timer: 37; Enhed: timer"),)
    none = course("Kursustitel;Startdato;Slutdato;Varighed;Enhed", "Kran;1/3-2020;13/3-2020;;dage")
    assert (none.duration.has_dates, none.doubts, none.extra) == (True, (), (("Enhed", "dage"),))
    same = course("Kursustitel;Antal timer;Enhed", "Kran;37;timer")
    assert (same.duration.understood, same.doubts) == ("37 timer", ())
    bare = courses("Kursustitel;Varighed;Enhed", "Kran;37;timer", "Truck;5;").rows[1]
    assert (bare.duration.text, bare.doubts) == ("5", ())


@pytest.mark.parametrize("field", ["unit", "enhed", "Varighedsenhed"])
def test_a_column_is_named_as_the_unit(field: str) -> None:
    (found,) = courses("Kursustitel;Varighed;Måles i", "Kran;37;timer", mapping={"Måles i": field}).rows
    assert found.duration.understood == "37 timer"


def test_a_number_beside_a_column_of_units_is_never_days() -> None:
    found = course("Kursustitel;Antal;Timer/dage/uger", "Kran;37;timer")
    assert found.duration.problem
    assert found.extra == (("Antal", "37"),)


def test_the_column_that_says_private_is_told_as_used() -> None:
    found = courses("Kursustitel;Udbyder;Privat udbyder", "Kran;Skolen;nej")
    assert [(use.field, use.note) for use in found.columns] == [("title", ""), ("provider", ""), ("private", "")]
