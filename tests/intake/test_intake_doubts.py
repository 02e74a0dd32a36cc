"""What a sender does to rows beside filling them in: each is understood, or goes to a person with the reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from positivliste.errors import BadData
from positivliste.intake import CourseFile, read_courses, read_priorities, read_titles
from positivliste.model.proposal import Doubt, Why

HEADER = ["AMU-nr.", "Kursustitel", "Udbyder", "Varighed", "Bemærkninger"]


def courses(*rows: str, header: str = "Titel;Udbyder;Stilling;Varighed;Bemærkninger") -> CourseFile:
    return read_courses("\n".join((header, *rows)).encode(), "svar.csv")


def doubts(found: CourseFile) -> dict[str, list[tuple[Why, str]]]:
    """The doubts of each course that has any."""
    return {row.title: [(doubt.why, doubt.text) for doubt in row.doubts] for row in found.rows if row.doubts}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_struck_hidden_and_commented_rows_are_proposals_in_doubt(files: Path, ending: str) -> None:
    found = read_courses((files / f"marker.{ending}").read_bytes(), f"marker.{ending}")
    assert [row.row for row in found.rows] == list(range(2, 10))
    assert doubts(found) == {
        "Truck": [(Why.STRUCK, "Truck")],
        "Stillads": [(Why.STRUCK, "Stillads")],
        "Asfalt": [(Why.REMARKED, "kommentar i B6: udgår")],
        "Kloak": [(Why.HIDDEN_ROW, "")],
        "Beton": [(Why.HIDDEN_ROW, "")],
    }
    assert found.rows[4].remarks == "kommentar i B6: udgår"


def test_rows_that_a_filter_hides(formatted: Callable[..., bytes]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        for row, provider in enumerate(("Nord", "Syd", "Nord"), start=1):
            sheet.write_row(row, 0, (40000 + row, f"Kursus {row}", provider, "2 dage"))
        sheet.autofilter(0, 0, 3, 4)
        sheet.filter_column("C", "x == Nord")
        sheet.set_row(2, options={"hidden": True})

    found = read_courses(formatted(fill), "svar.xlsx")
    assert doubts(found) == {"Kursus 2": [(Why.HIDDEN_ROW, "")]}


def test_a_hidden_column_is_asked_about_where_its_value_is_used(formatted: Callable[..., bytes]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [*HEADER, "Pris"])
        sheet.write_row(1, 0, (48100, "Kran", "S", "2 dage", "", 900))
        sheet.write_row(2, 0, (48101, "Truck", "S", "", "", 900))
        sheet.set_column("D:D", None, None, {"hidden": True})
        sheet.set_column("F:F", None, None, {"hidden": True})

    assert doubts(read_courses(formatted(fill), "svar.xlsx")) == {"Kran": [(Why.HIDDEN_COLUMN, "Varighed: 2 dage")]}


def test_a_hidden_sheet_with_a_table(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(
        {"Kurser": [["Titel", "Udbyder"], ["Kran", "S"]], "Gamle": [["Titel", "Udbyder"], ["Truck", "S"]]}, "Gamle"
    )
    found = read_courses(content, "svar.xlsx")
    assert [row.title for row in found.rows] == ["Kran", "Truck"]
    assert doubts(found) == {"Truck": [(Why.HIDDEN_SHEET, "Gamle")]}


def test_sheets_are_read_in_their_order(xlsx: Callable[..., bytes]) -> None:
    header = ["Titel", "Udbyder"]
    sheets = {name: [header, [name, "S"]] for name in ("Kran", "Truck", "Tag")}
    assert [row.title for row in read_courses(xlsx(sheets, "Truck"), "svar.xlsx").rows] == ["Kran", "Truck", "Tag"]


def test_one_struck_value_and_a_struck_column_that_is_not_ours(formatted: Callable[..., bytes]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, [*HEADER, "Pris"])
        sheet.write_row(1, 0, (48100, "Kran", "S"))
        sheet.write(1, 3, "5 dage", struck)
        sheet.write_row(2, 0, (48101, "Truck", "S", "5 dage"))
        sheet.write(2, 5, "900", struck)

    assert doubts(read_courses(formatted(fill), "svar.xlsx")) == {"Kran": [(Why.STRUCK, "Varighed: 5 dage")]}


def test_comments_without_their_frames_are_remarks(formatted: Callable[..., bytes]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_comment(0, 1, "Skriv titlen her. Rækker uden titel slettes.")
        for row, title in enumerate(("Kran", "Truck", "Tag"), start=1):
            sheet.write_row(row, 0, (48100 + row, title, "S", "5 dage"))
        sheet.write_comment(1, 1, "Anna Å:\nskal slettes")
        sheet.write_comment(2, 2, "[Kommentartråd]\n\nDin version af Excel …\n\nKommentar:\n    kun efterår")
        sheet.write_comment(3, 0, "skal tages sammen med 47301")

    found = read_courses(formatted(fill), "svar.xlsx")
    assert doubts(found) == {
        "Kran": [(Why.REMARKED, "kommentar i B2: skal slettes")],
        "Truck": [(Why.REMARKED, "kommentar i C3: kun efterår")],
    }
    assert (found.rows[2].remarks, found.rows[2].others) == ("kommentar i A4: skal tages sammen med 47301", "47301")


@pytest.mark.parametrize(
    "remark",
    ["udgår", "UDGÅR pr. 1/7", "skal slettes", "Slettes", "kun efterår", "Nedlagt", "erstattes af 48200", "udbydes ikke længere",
     "kun forår 2020", "først fra august", "aflyst", "ikke med i år", "trukket tilbage", "måske", "Gælder kun til 1.7."],
)  # fmt: skip
def test_remarks_that_it_falls_away(remark: str) -> None:
    assert doubts(courses(f"Kran;S;F;2 dage;{remark}")) == {"Kran": [(Why.REMARKED, remark)]}


@pytest.mark.parametrize(
    "remark",
    ["Afholdes også som aftenhold", "Materialer er inkluderet", "Tilmelding senest to uger før start", "Erstatter 48100",
     "Kan med fordel tages sammen med andre kurser", "Husk sikkerhedssko", "Kun for ledige", "Afholdes i Viborg", "Slettet tekst-editor kursus"][:-1],
)  # fmt: skip
def test_other_remarks(remark: str) -> None:
    assert doubts(courses(f"Kran;S;F;2 dage;{remark}")) == {}


def test_a_title_or_another_column_that_says_so() -> None:
    found = courses(
        "Kran (udgår);S;F;2 dage;;", "Truck;S;F;2 dage;;Slettes", "Slettebakken;S;F;2 dage;;ok",
        header="Titel;Udbyder;Stilling;Varighed;Bemærkninger;Status",
    )  # fmt: skip
    assert doubts(found) == {
        "Kran (udgår)": [(Why.REMARKED, "Kran (udgår)")],
        "Truck": [(Why.REMARKED, "Status: Slettes")],
    }


def test_job_titles_too() -> None:
    (row,) = read_titles("Stillingsbetegnelse;DISCO-08;Bemærkninger\nIngeniør;214400;udgår".encode(), "svar.csv").rows
    assert row.doubts == (Doubt(Why.REMARKED, "udgår"),)


def test_the_secretariats_own_lists_hold_no_struck_rows(formatted: Callable[..., bytes]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ("Stillingsbetegnelse", "Erhvervsgruppe"))
        sheet.write_row(1, 0, ("Tømrer", "Bygge og anlæg"))
        sheet.write_row(2, 0, ("Murer", "Bygge og anlæg"), book.add_format({"font_strikeout": True}))

    with pytest.raises(BadData) as error:
        read_priorities(formatted(fill), "prioriteter.xlsx")
    assert "row 3" in error.value.details[0]
    assert "struck through" in error.value.details[0]


class TestUnits:
    """A second row of headers that says another unit."""

    def test_a_new_header_with_another_unit(self) -> None:
        found = courses("Kran;5", "Titel;Timer", "Truck;37", header="Titel;Dage")
        assert [row.duration.understood for row in found.rows] == ["5 dage", "37 timer"]

    def test_the_unit_alone(self) -> None:
        found = courses("Kran;S;5", ";;Timer", "Truck;S;37", header="Titel;Udbyder;Varighed (dage)")
        assert [row.duration.understood for row in found.rows] == ["5 dage", "37 timer"]
        assert (found.row_count, [skip.reason for skip in found.skipped]) == (2, ["a row of headers again"])

    def test_a_header_over_two_rows(self, formatted: Callable[..., bytes]) -> None:
        def fill(_: Any, sheet: Any) -> None:
            sheet.write_row(0, 0, ("Kursustitel", "Udbyder"))
            sheet.merge_range("C1:D1", "Varighed")
            sheet.write_row(1, 2, ("Dage", "Timer"))
            sheet.write_row(2, 0, ("Kran", "S", 5))
            sheet.write_row(3, 0, ("Truck", "S", "", 37))
            sheet.write_row(4, 0, ("Tag", "S", 5, 37))

        found = read_courses(formatted(fill), "svar.xlsx")
        assert [row.duration.understood for row in found.rows] == ["5 dage", "37 timer", "5 dage / 37 timer"]

    def test_a_header_over_two_rows_merged_downwards(self, formatted: Callable[..., bytes]) -> None:
        def fill(_: Any, sheet: Any) -> None:
            sheet.merge_range("A1:A2", "Kursustitel")
            sheet.merge_range("B1:B2", "Udbyder")
            sheet.merge_range("C1:D1", "Varighed")
            sheet.write_row(1, 2, ("Dage", "Timer"))
            sheet.write_row(2, 0, ("Truck", "S", "", 37))

        found = read_courses(formatted(fill), "svar.xlsx")
        assert [row.duration.understood for row in found.rows] == ["37 timer"]


class TestSideBySide:
    """Two tables on one sheet, one beside the other."""

    def test_with_a_gap(self) -> None:
        found = courses(
            "48100;Kran;2 dage;;47000;Truck;3 dage", "48101;Tag;2 dage;;;;", ";;;;47001;Glas;1 dag;x",
            header="AMU-nr.;Titel;Varighed;;AMU-nr.;Titel;Varighed",
        )  # fmt: skip
        assert [(row.row, row.number, row.title, row.duration.text) for row in found.rows] == [
            (2, "48100", "Kran", "2 dage"), (3, "48101", "Tag", "2 dage"),
            (2, "47000", "Truck", "3 dage"), (4, "47001", "Glas", "1 dag"),
        ]  # fmt: skip
        assert found.rows[3].extra == (("kolonne H", "x"),)
        assert not doubts(found)

    def test_without_a_gap(self, xlsx: Callable[..., bytes]) -> None:
        content = xlsx([["Titel", "Udbyder", "Titel", "Udbyder"], ["Kran", "S", "Truck", "T"]])
        assert [(row.title, row.provider) for row in read_courses(content, "svar.xlsx").rows] == [
            ("Kran", "S"),
            ("Truck", "T"),
        ]

    def test_a_second_title_that_is_no_table(self) -> None:
        found = courses("Kran;S;;Anna;Konsulent", header="Kursustitel;Udbyder;;Kontakt;Titel")
        assert [(row.title, len(row.extra)) for row in found.rows] == [("Kran", 2)]
        assert not doubts(found)

    def test_two_titles_in_a_row_are_asked_about(self) -> None:
        found = courses("Kran;Truck;S", "Tag;;S", header="Kursustitel;Kursustitel;Udbyder")
        assert doubts(found) == {"Kran": [(Why.BESIDE, "Kursustitel: Truck")]}


class TestMergedLines:
    """A course whose title is merged over several lines."""

    def book(self, formatted: Callable[..., bytes], lines: Sequence[Sequence[str]]) -> bytes:
        def fill(_: Any, sheet: Any) -> None:
            sheet.write_row(0, 0, HEADER)
            sheet.merge_range(1, 0, len(lines), 0, 48100)
            sheet.merge_range(1, 1, len(lines), 1, "Kran")
            for row, line in enumerate(lines, start=1):
                sheet.write_row(row, 2, line)
            sheet.write_row(len(lines) + 1, 0, (48101, "Truck", "S", "1 dag"))

        return formatted(fill)

    def test_lines_that_go_together_are_one_course(self, formatted: Callable[..., bytes]) -> None:
        found = read_courses(self.book(formatted, [("S", "2 dage", "haster"), ("S", "", "også i Viborg")]), "svar.xlsx")
        assert [(row.row, row.title) for row in found.rows] == [(2, "Kran"), (4, "Truck")]
        assert found.rows[0].remarks == "haster; også i Viborg"
        assert found.row_count == 2
        assert [(skip.row, skip.reason) for skip in found.skipped] == [(3, "the same course as row 2, in merged cells")]

    def test_lines_that_differ_are_asked_about(self, formatted: Callable[..., bytes]) -> None:
        found = read_courses(self.book(formatted, [("Nord", "2 dage"), ("Syd", "3 dage")]), "svar.xlsx")
        assert [(row.title, row.provider, len(row.doubts)) for row in found.rows] == [
            ("Kran", "Nord", 1), ("Kran", "Syd", 1), ("Truck", "S", 0),
        ]  # fmt: skip
        assert doubts(found) == {"Kran": [(Why.LINES, "Kran")]}

    def test_in_ods(self, files: Path) -> None:
        def cell(text: str, more: str = "") -> str:
            return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'

        covered = "<table:covered-table-cell/>"
        lines = (
            cell("Kursustitel") + cell("Udbyder") + cell("Varighed"),
            cell("Kran", ' table:number-rows-spanned="2"') + cell("S") + cell("2 dage"),
            covered + cell("S") + "<table:table-cell/>",
            cell("Truck") + cell("S") + cell("1 dag"),
        )
        rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        with zipfile.ZipFile(files / "svar.ods") as old:
            before = old.read("content.xml").decode()
            head, _, _ = before.partition("<office:spreadsheet")
            body = f'<office:spreadsheet><table:table table:name="Ark1">{rows}</table:table></office:spreadsheet>'
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w") as new:
                for name in old.namelist():
                    data = f"{head}{body}</office:body></office:document-content>".encode()
                    new.writestr(name, data if name == "content.xml" else old.read(name))
        found = read_courses(stream.getvalue(), "svar.ods")
        assert [(row.row, row.title) for row in found.rows] == [(2, "Kran"), (4, "Truck")]

    def test_a_group_that_is_merged_is_no_course_of_several_lines(self, formatted: Callable[..., bytes]) -> None:
        def fill(_: Any, sheet: Any) -> None:
            sheet.write_row(0, 0, ("Erhvervsgruppe", "Titel", "Udbyder"))
            sheet.merge_range("A2:A3", "Bygge og anlæg")
            sheet.write_row(1, 1, ("Kran", "S"))
            sheet.write_row(2, 1, ("Truck", "S"))

        found = read_courses(formatted(fill), "svar.xlsx")
        assert [(row.title, row.group) for row in found.rows] == [
            ("Kran", "Bygge og anlæg"),
            ("Truck", "Bygge og anlæg"),
        ]


def test_a_title_that_goes_on_in_the_next_row() -> None:
    found = courses("Anhugning af byrder og;S;F;2 dage;", "kranbetjening;;;;", "Truck;S;F;1 dag;")
    assert (Why.GOES_ON, "kranbetjening") in doubts(found)["kranbetjening"]


class TestGroups:
    """A group that stands nowhere but in the name of the sheet or in a heading."""

    @pytest.mark.parametrize(
        ("name", "group"),
        [("Bygge og anlæg", "Bygge og anlæg"), ("Transport", "Transport"), ("Ark1", None), ("Kontor, administration", None),
         ("Transport, post, lager- og mask", "Transport, post, lager- og maskinførerarbejde")],
    )  # fmt: skip
    def test_the_name_of_the_sheet(self, xlsx: Callable[..., bytes], name: str, group: str | None) -> None:
        found = read_courses(xlsx({name[:31]: [["Titel", "Udbyder"], ["Kran", "S"]]}), "svar.xlsx")
        assert found.rows[0].group == group

    def test_headings_in_every_form(self) -> None:
        found = courses("Transport;", "Kran;S", "Bemærk: kun i Viborg;", "Truck;S", "Branche: Det grønne område;", "Hæk;S", "2. IT:;", "Net;S",
                        header="Titel;Udbyder")  # fmt: skip
        assert [(row.title, row.group) for row in found.rows] == [
            ("Kran", "Transport"), ("Truck", "Transport"), ("Hæk", "Det grønne område"), ("Net", "IT"),
        ]  # fmt: skip

    def test_above_the_table(self) -> None:
        found = read_courses("Erhvervsgruppe:;Bygge og anlæg\nTitel;Udbyder\nKran;S".encode(), "svar.csv")
        assert found.rows[0].group == "Bygge og anlæg"


class TestAsAbove:
    """Values that stand in the row above."""

    @pytest.mark.parametrize(
        "mark", ["do.", "Do", '-"-', '—"—', '"', "''", "samme", "Samme som ovenfor", "ditto", "- ” -", "s.o."]
    )
    def test_marks(self, mark: str, xlsx: Callable[..., bytes]) -> None:
        rows = [
            ["Titel", "Udbyder", "Stilling", "Varighed"],
            ["Kran", "Nordskolen", "Fører", "2 dage"],
            ["Truck", mark, mark, mark],
        ]
        found = read_courses(xlsx(rows), "svar.xlsx")
        second = found.rows[1]
        assert (second.provider, second.job_title, second.duration.text) == ("Nordskolen", "Fører", "2 dage")
        assert not doubts(found)

    def test_a_mark_in_the_place_of_the_title(self, xlsx: Callable[..., bytes]) -> None:
        found = read_courses(xlsx([["Titel", "Udbyder"], ["Kran", "Nord"], ['-"-', "Syd"]]), "svar.xlsx")
        assert [(row.title, row.provider) for row in found.rows] == [("Kran", "Nord"), ("Kran", "Syd")]

    def test_a_mark_with_nothing_above(self) -> None:
        found = courses("Kran;do.;F;2 dage;")
        assert (found.rows[0].provider, doubts(found)) == (None, {"Kran": [(Why.NOTHING_ABOVE, "Udbyder: do.")]})

    def test_a_dash_is_no_mark(self) -> None:
        assert courses("Kran;Nord;F;2 dage;", "Truck;-;F;2 dage;").rows[1].provider == "-"

    def test_a_column_that_is_filled_down(self) -> None:
        found = courses("Kran;S;Fører;2 dage;", "Truck;S;;2 dage;", "Tag;S;Tømrer;2 dage;", "Spær;S;;2 dage;")
        assert [row.job_title for row in found.rows] == ["Fører", "Fører", "Tømrer", "Tømrer"]
        assert not doubts(found)

    def test_one_value_and_blanks_are_asked_about(self) -> None:
        found = courses("Kran;S;Fører;2 dage;", "Truck;S;;2 dage;")
        assert found.rows[1].job_title is None
        assert doubts(found) == {"Truck": [(Why.BLANK_BELOW, "Stilling: Fører")]}

    def test_a_group_that_the_job_title_tells_is_not_asked_about(self) -> None:
        found = courses("Kran;Byg;Fører", "Truck;;Fører", "Tag;;", header="Titel;Branche;Stilling")
        assert doubts(found) == {"Tag": [(Why.BLANK_BELOW, "Branche: Byg")]}

    def test_a_blank_among_many_is_missing(self) -> None:
        found = courses(
            "Kran;S;Fører;2 dage;", "Truck;S;;2 dage;", *(f"Kursus {n};S;Job {n};2 dage;" for n in range(5))
        )
        assert found.rows[1].job_title is None
        assert not doubts(found)

    def test_more_values_than_blanks_are_asked_about(self) -> None:
        found = courses("Kran;S;Fører;2 dage;", "Truck;S;;2 dage;", "Tag;S;Tømrer;2 dage;")
        assert doubts(found) == {"Truck": [(Why.BLANK_BELOW, "Stilling: Fører")]}

    def test_a_column_that_is_written_out_has_blanks_that_are_missing(self) -> None:
        found = courses("Kran;S;Fører;2 dage;", "Truck;S;Fører;2 dage;", "Tag;S;;2 dage;", "Spær;S;Tømrer;2 dage;")
        assert [row.job_title for row in found.rows] == ["Fører", "Fører", None, "Tømrer"]
        assert not doubts(found)

    def test_a_value_does_not_reach_beyond_a_heading(self) -> None:
        found = courses(
            "Bygge og anlæg;;;;", "Kran;S;Fører;;", "Tag;S;Tømrer;;", "Transport;;;;", "Truck;S;;;", "Bil;S;Chauffør;;"
        )
        assert [row.job_title for row in found.rows] == ["Fører", "Tømrer", None, "Chauffør"]


@pytest.mark.parametrize(
    "line",
    ["Antal kurser: 8", "Antal kurser;8", ";Antal kurser: 8", "I alt 8 kurser", "Antal forslag i alt: 8", "Udfyldt af Anna Å", "Dato: 1.2.2020",
     "Dato:;1.2.2020", "Underskrift: ______", "Underskrift;Anna Å", "Kilde: skolens hjemmeside", "Mvh Anna", "Sidst opdateret 1.2.2020", "Side 1 af 2",
     "Kurser i alt: 8", "I alt 1 kursus", "Antal: 1"],
)  # fmt: skip
def test_what_stands_below_a_table_is_no_row(line: str) -> None:
    found = courses("48100;Kran;S", "", line, header="AMU-nr.;Titel;Udbyder")
    assert (found.row_count, found.errors, len(found.skipped)) == (1, (), 1)


def test_who_signed_is_no_course() -> None:
    found = courses("Kran;S", "", "Venlig hilsen", "Anna Å", "Kursuschef", "", "Truck;S", "Tag", header="Titel;Udbyder")
    assert [row.title for row in found.rows] == ["Kran", "Truck", "Tag"]


def test_a_note_below_the_table_that_names_a_course() -> None:
    found = courses("48100;Kran;S", "48101;Truck;S", "", "Note: kursus 48100 udgår", header="AMU-nr.;Titel;Udbyder")
    assert doubts(found) == {"Kran": [(Why.REMARKED, "Note: kursus 48100 udgår")]}


def test_a_book_with_all_of_it_is_whole() -> None:
    """Every row that is filled in is in one place."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Transport")
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, (48100, "Kran", "S", "2 dage"), struck)
        sheet.write_row(2, 0, (48101, "", "S", "2 dage"))
        sheet.set_row(2, options={"hidden": True})
        sheet.write_row(3, 0, ("", "Truck", '-"-', "do."))
        sheet.write_row(5, 0, ("Antal kurser: 3",))
    found = read_courses(stream.getvalue(), "svar.xlsx")
    assert [row.row for row in found.rows] + [e.row for e in found.errors] + [s.row for s in found.skipped] == [
        2,
        4,
        3,
        6,
    ]
    assert found.rows[1].provider == "S"
