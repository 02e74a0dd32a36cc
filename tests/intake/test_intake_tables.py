"""Where a table begins, which column is which field, and what each row is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste.errors import BadData, WrongUsage
from positivliste.intake import COURSE_FIELDS, Field, FieldSet, TableFile, TableRow, read_courses, read_table
from positivliste.model.proposal import Why

Rows = list[list[str]]


def table(rows: Rows, mapping: dict[str, str] | None = None) -> TableFile[TableRow]:
    content = "".join(";".join(f'"{cell}"' for cell in row) + "\n" for row in rows).encode()
    return read_table(content, "svar.csv", COURSE_FIELDS, mapping)


def fields(found: TableFile[TableRow]) -> dict[str, str | None]:
    return {use.header: use.field for use in found.columns}


@pytest.mark.parametrize(
    "header",
    [
        "AMU-nr.",
        "AMU-nr.:",
        "amu nr",
        "AMUNR",
        " Amu\u00a0Nr. ",
        "AMU-nr. *",
        "AMU-nr. (5 cifre)",
        "AMU‑nr",
        "1. AMU-nr.",
        "AMU-kode",
        "Kursusnummer",
        "Målnummer",
        "MÅLNUMMER",
        "Maalnummer",
        "Ma\u030alnummer",
        "AMU-nr. / kursusnr.",
        "Course number",
    ],
)
def test_a_header_in_any_spelling(header: str) -> None:
    assert (
        fields(table([[header, "Titel"], ["48100", "Kran"]]))[
            header.replace("\u00a0", " ").strip().replace("a\u030a", "å")
        ]
        == "number"
    )


@given(
    st.sampled_from(
        [(name, field.name) for field in COURSE_FIELDS.fields for name in field.names if field.name != "title"]
    ),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["{}", " {} ", "{}:", "{} *", "\u00a0{}", "{} (udfyldes)"]),
)
def test_headers_do_not_depend_on_case_space_and_unicode_form(
    known: tuple[str, str], case: Callable[[str], str], form: str, frame: str
) -> None:
    name, field = known
    header = unicodedata.normalize(form, frame.format(case(name)))
    found = table([[header, "Kursustitel"], ["1", "Kran"]])
    assert [use.field for use in found.columns] == [field, "title"]


def test_the_header_below_a_letterhead() -> None:
    found = table(
        [
            ["Forslag til positivlisten"],
            ["Udbyder:", "Skolen ved Åen"],
            [],
            ["Dato", "1. februar 2020"],
            ["Titel"],
            ["Kursustitel", "Udbyder", "Varighed"],
            ["Kran", "Skolen", "2 dage"],
        ]
    )
    assert [(row.row, row.get("title")) for row in found.rows] == [(7, "Kran")]
    assert [(skip.row, skip.reason) for skip in found.skipped] == [(n, "above the table") for n in (1, 2, 4, 5)]


def test_a_header_of_two_rows() -> None:
    found = table(
        [["Titel", "Udbyder", "Kursus"], ["Titel", "Udbyder", "Varighed", "Stilling"], ["Kran", "S", "2 dage", "Fører"]]
    )
    assert found.rows[0].values == {"title": "Kran", "provider": "S", "duration": "2 dage", "job_title": "Fører"}
    assert found.row_count == 1


TWO_ROWS = ["AMU", "Kursus", "Udbyder", "Varighed"], ["nr.", "titel", "navn", "i dage", "Stilling"]


def test_a_header_of_which_the_second_row_only_refines_the_first() -> None:
    found = table([*TWO_ROWS, ["48100", "Kran", "S", "2", "Fører"]])
    assert found.rows[0].values == {
        "number": "48100", "title": "Kran", "provider": "S", "duration": "2", "job_title": "Fører"
    }  # fmt: skip
    assert found.rows[0].several["duration"] == (("Varighed (i dage)", "2"),)
    assert (found.row_count, found.missing) == (1, found.missing[:0])


def test_a_header_of_two_rows_that_stands_again() -> None:
    found = table([*TWO_ROWS, ["48100", "Kran", "S", "2"], [], *TWO_ROWS, ["48101", "Tag", "S", "3"]])
    assert [row.values["provider"] for row in found.rows] == ["S", "S"]
    assert [row.values["duration"] for row in found.rows] == ["2", "3"]


def test_the_second_row_of_a_header_without_anything_new() -> None:
    upper, lower = TWO_ROWS
    found = table([upper, lower[:4], ["48100", "Kran", "S", "2"]])
    assert found.rows[0].values == {"number": "48100", "title": "Kran", "provider": "S", "duration": "2"}
    assert found.row_count == 1


def test_two_rows_that_name_two_things_are_two_headers() -> None:
    found = table([["Titel", "Udbyder", "Varighed"], ["Udbyder", "Titel", "Stilling"], ["S", "Kran", "Fører"]])
    assert found.rows[0].values == {"provider": "S", "title": "Kran", "job_title": "Fører"}


def test_the_surer_of_two_columns_wins_and_the_other_is_kept() -> None:
    found = table([["Nr.", "Navn", "Kursustitel", "AMU-nr."], ["1", "Afd. B", "Kran", "48100"]])
    assert found.rows[0].values == {"title": "Kran", "number": "48100"}
    assert found.rows[0].extra == (("Nr.", "1"), ("Navn", "Afd. B"))
    notes = {use.header: use.note for use in found.columns}
    assert notes == {
        "Nr.": "another column is taken for number",
        "Navn": "another column is taken for title",
        "Kursustitel": "",
        "AMU-nr.": "",
    }


def test_columns_without_a_header_are_kept() -> None:
    assert table([["Titel", "Udbyder"], ["Kran", "S", "haster"]]).rows[0].extra == (("kolonne C", "haster"),)


def test_headings_sums_remarks_and_repeated_headers_are_no_rows() -> None:
    header = ["AMU-nr.", "Titel", "Udbyder", "Antal"]
    found = table(
        [
            header,
            ["Transport"],
            ["48100", "Kran", "S", "2"],
            header,
            ["", "Truck"],
            ["I alt", "", "", "2"],
            [],
            ["", "* Kun for ledige"],
            ["Bemærk: fristen er den 1."],
            ["", "", "", "", "se bilag"],
        ]
    )
    assert [(row.row, row.get("title")) for row in found.rows] == [(3, "Kran"), (5, "Truck")]
    assert not found.errors
    assert [(skip.row, skip.reason) for skip in found.skipped] == [
        (2, "a heading or a remark"),
        (4, "a row of headers again"),
        (6, "a sum"),
        (8, "a heading or a remark"),
        (9, "a heading or a remark"),
        (10, "outside the table"),
    ]
    assert found.skipped[3].text == "* Kun for ledige"


@pytest.mark.parametrize(
    "title", ["Kontakt og kommunikation", "Vejledning og coaching", "Totalentreprise", "Note 7", "1", "Kun"]
)
def test_a_row_with_only_a_title_is_a_proposal(title: str) -> None:
    found = table([["AMU-nr.", "Titel", "Udbyder"], ["48100", "Kran", "S"], [], ["", title]])
    assert [row.get("title") for row in found.rows] == ["Kran", title]


@pytest.mark.parametrize(
    "row",
    [
        ["48100", "", "Skolen"],
        ["48100"],
        ["48100", "-", "Skolen"],
        ["", "?"],
        ["", "", "Skolen", "2 dage"],
        ["48100", "", "", "", "99"],
    ],
)
def test_a_row_without_a_title_is_an_error(row: list[str]) -> None:
    found = table([["AMU-nr.", "Titel", "Udbyder", "Varighed", "Pris"], row, ["48200", "Kran"]])
    assert [(e.sheet, e.row, e.column, e.value) for e in found.errors] == [("", 2, "B", row[1] if len(row) > 1 else "")]
    assert "Write it there, or delete the row" in found.errors[0].message
    assert found.row_count == 2


def test_a_counter_and_a_provider_alone_are_no_row() -> None:
    found = table([["Nr.", "Titel", "Udbyder"], ["1", "Kran", "S"], ["2", "", "S"], ["3"]])
    assert (found.row_count, [skip.row for skip in found.skipped]) == (1, [3, 4])


def test_a_second_table_with_other_columns() -> None:
    found = table([["Titel", "Udbyder"], ["Kran", "S"], [], ["Varighed", "Kursustitel"], ["2 dage", "Truck"]])
    assert [row.values for row in found.rows] == [
        {"title": "Kran", "provider": "S"},
        {"duration": "2 dage", "title": "Truck"},
    ]


def test_a_list_of_titles_alone() -> None:
    assert [row.get("title") for row in table([["Kursustitel"], ["Kran"], ["Truck"]]).rows] == ["Kran", "Truck"]


def test_all_visible_sheets_are_read_and_the_others_reported(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(
        {
            "Vejledning": [["Sådan udfyldes arket"], ["Skriv en titel i hver række."]],
            "Lister": [["Branche", "Stilling"], ["Transport", "Fører"]],
            "Offentlige": [["Titel", "Udbyder"], ["Kran", "S"]],
            "Private": [["Pris", "Kursusnavn", "Privat udbyder"], [900, "Truck", "P"]],
            "Skjult": [["Branche", "Stilling"], ["Transport", "Fører"]],
        },
        hidden="Skjult",
    )
    found = read_courses(content, "svar.xlsx")
    assert [(row.sheet, row.row, row.title) for row in found.rows] == [
        ("Offentlige", 2, "Kran"),
        ("Private", 2, "Truck"),
    ]
    assert {(skip.sheet, skip.reason) for skip in found.skipped} == {
        ("Skjult", "hidden sheet"),
        ("Vejledning", "no row of headers on the sheet (2 rows)"),
        ("Lister", "no row of headers on the sheet (2 rows)"),
    }


def test_a_table_without_its_title_column_is_not_passed_over(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(
        {"A": [["Titel", "Udbyder"], ["Kran", "S"]], "B": [["AMU-nr.", "Emne", "Varighed"], ["48100", "Truck", "2"]]}
    )
    with pytest.raises(BadData, match=r"The sheet B of svar\.xlsx has a table without") as error:
        read_courses(content, "svar.xlsx")
    assert error.value.code == "no-header"
    assert len(read_courses(content, "svar.xlsx", {"emne": "title"}).rows) == 2


def test_mapping() -> None:
    rows = [["Emne", "Hvem", "Nr."], ["Kran", "S", "7"]]
    found = table(rows, {"emne:": "title", "HVEM": "provider", "Nr": "extra"})
    assert (found.rows[0].values, found.rows[0].extra) == ({"title": "Kran", "provider": "S"}, (("Nr.", "7"),))
    assert table([["Emne"], ["Kran"]], {"Emne": "title"}).row_count == 1
    assert (
        table([["Emne", "Job"], ["Kran", "F"]], {"Emne": "title", "Job": "job-title"}).rows[0].get("job_title") == "F"
    )


def test_a_mapping_of_what_there_is_not() -> None:
    with pytest.raises(WrongUsage, match='"Emnet"') as header:
        table([["Emne", "Titel", "Udbyder"], ["Kran", "T", "S"]], {"Emnet": "title"})
    assert (header.value.code, "Emne" in header.value.remedy) == ("unknown-header", True)
    with pytest.raises(WrongUsage) as far:
        table([["Emne", "Titel", "Udbyder"], ["Kran", "T", "S"]], {"Findes ikke": "title"})
    assert far.value.remedy == "Map one of the headers of the file: Emne, Titel, Udbyder."
    with pytest.raises(BadData, match="Seen: nothing") as empty:
        table([["", ""], ["", ""]], {"B": "title"})
    assert empty.value.remedy == "There is nothing in it: use the file that has the table."
    with pytest.raises(WrongUsage) as field:
        table([["Emne", "Titel"], ["Kran", "S"]], {"Emne": "titell"})
    assert (field.value.code, "title" in field.value.remedy) == ("unknown-field", True)


def test_no_header_says_what_was_looked_for_and_seen() -> None:
    with pytest.raises(BadData) as error:
        table([["Fisk", "Fugl"], ["Torsk", "Krage"]], {})
    assert error.value.code == "no-header"
    assert all(word in error.value.message for word in ("svar.csv", "Kursustitel", "Fisk | Fugl"))
    assert "--map B=title" in error.value.remedy
    with pytest.raises(BadData) as error:  # a caller without a mapping is offered none
        table([["Fisk", "Fugl"], ["Torsk", "Krage"]])
    assert "--map" not in error.value.remedy


def test_a_misspelt_title_column_is_named(bad_input: Path) -> None:
    content = (bad_input / "misspelt_title_column.csv").read_bytes()
    with pytest.raises(BadData) as error:
        read_courses(content, "svar.csv", {})
    assert "The nearest: Kursustittel." in error.value.message
    assert '--map "Kursustittel=title"' in error.value.remedy
    assert len(read_courses(content, "svar.csv", {"Kursustittel": "title"}).rows) == 1


def test_columns_that_every_row_would_lack_are_told() -> None:
    found = table([["Titel", "Udbyder", "Lngde", "Pris"], ["Kran", "S", "2 dage", "9"]])
    assert [(missing.field, missing.nearest) for missing in found.missing] == [
        ("duration", ("Lngde",)),
        ("job_title", ()),
    ]
    assert '--map "Lngde=duration"' in found.missing[0].message
    assert table([["Titel", "Startdato", "Slutdato", "Job"], ["Kran", "1/3-2020", "2/3-2020", "F"]]).missing == ()


class TestLetters:
    """A mapping by the letters of columns."""

    def test_a_file_without_headers_keeps_its_first_row(self) -> None:
        found = table([["48100", "Kran", "S"], ["48101", "Truck", "S"]], {"B": "title", "A": "nummer"})
        assert [(row.row, row.get("title"), row.get("number")) for row in found.rows] == [
            (1, "Kran", "48100"),
            (2, "Truck", "48101"),
        ]
        assert found.rows[0].extra == (("kolonne C", "S"),)
        assert not any(row.doubts for row in found.rows)

    def test_a_first_row_with_the_name_of_a_column_for_a_value(self) -> None:
        rows = [["48100", "Kran", "Privat"], ["48101", "Truck", "Privat"]]
        assert [row.row for row in table(rows, {"B": "title"}).rows] == [1, 2]

    def test_a_first_row_that_may_be_headers_is_asked_about(self) -> None:
        found = table([["Kode", "Emne"], ["48100", "Kran"]], {"B": "title"})
        assert [(row.get("title"), [doubt.why for doubt in row.doubts]) for row in found.rows] == [
            ("Emne", [Why.LIKE_A_HEADER]), ("Kran", []),
        ]  # fmt: skip

    def test_beside_headers_that_are_known(self) -> None:
        found = table([["AMU-nr.", "Emne", "Varighed"], ["48100", "Kran", "2 dage"]], {"B": "titel"})
        assert [row.values for row in found.rows] == [{"number": "48100", "title": "Kran", "duration": "2 dage"}]
        other = table([["Titel", "Varighed", "Emne"], ["T1", "2 dage", "Kran"]], {"C": "title"})
        assert [row.get("title") for row in other.rows] == ["Kran"]

    def test_letters_beyond_the_table_are_a_header(self) -> None:
        assert (
            table([["AMU", "X", "Titel"], ["48100", "x", "Kran"]], {"AMU": "number"}).rows[0].get("number") == "48100"
        )
        with pytest.raises(WrongUsage, match='"Z"'):
            table([["Titel", "Udbyder"], ["Kran", "S"]], {"Z": "title"})


@pytest.mark.parametrize(
    ("name", "field"),
    [("titel", "title"), ("Kursustitel", "title"), ("varighed", "duration"), ("stillingsbetegnelse", "job_title"), ("udbyder", "provider"),
     ("Erhvervsgruppe", "group"), ("AMU-nr.", "number"), ("bemærkninger", "remarks"), ("ingen", None)],
)  # fmt: skip
def test_the_danish_names_of_the_fields(name: str, field: str | None) -> None:
    found = table([["Kursusnavn", "Udbydere", "Fisk"], ["Kran", "S", "x"]], {"Fisk": name})
    assert fields(found)["Fisk"] == field


def test_a_field_set_of_ones_own() -> None:
    cases = FieldSet("cases", (Field("case", ("Sag",), required=True), Field("answer", ("Svar",))))
    found = read_table(b"Sag;Svar\nP1;ja\nP2;\n", "a.csv", cases)
    assert [dict(row.values) for row in found.rows] == [{"case": "P1", "answer": "ja"}, {"case": "P2"}]
    assert found.preview == (("P1", "ja"), ("P2",))


CELLS = st.sampled_from(
    [
        "",
        "",
        "",
        "Titel",
        "AMU-nr.",
        "Udbyder",
        "Varighed",
        "Nr.",
        "48100",
        "Kran",
        "Truck 2",
        "I alt",
        "* note",
        "-",
        "10 dage",
        "Transport",
        "Bemærk: alt",
        "x" * 130,
    ]
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=14))
def test_every_row_ends_in_exactly_one_place(body: Rows) -> None:
    rows = [["Titel", "AMU-nr.", "Udbyder", "Pris"], *body]
    found = table(rows)
    filled = [number for number, row in enumerate(rows, start=1) if any(row)]
    placed = [row.row for row in found.rows] + [e.row for e in found.errors] + [skip.row for skip in found.skipped]
    headers = [n for n in filled if n not in placed]
    assert len(placed) == len(set(placed))
    assert len(headers) == 1
    assert found.row_count == len(found.rows) + len(found.errors)
    for row in found.rows:
        kept = sorted(
            [
                *(v for n, v in row.values.items() if n not in row.several),
                *(v for s in row.several.values() for _, v in s),
                *(v for _, v in row.extra),
            ]
        )
        assert kept == sorted(filter(None, rows[row.row - 1]))
