"""Every format gives the same rows: workbooks of four kinds, and text files in their encodings."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from positivliste.errors import BadData
from positivliste.intake import COURSE_FIELDS, CourseFile, read_courses, read_table
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.sheets import SheetMarks
from positivliste.intake.workbooks import read_workbook

ROWS = [["Titel", "Udbyder", "Bemærkninger"], ["Køkkenhygiejne", "Ærø Fagskole", "æøå ÆØÅ é – ½"], ["Kran", "", ""]]


def text_of(rows: list[list[str]], separator: str = ";") -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_the_same_workbook_in_three_formats(files: Path, ending: str) -> None:
    found = read_courses((files / f"svar.{ending}").read_bytes(), f"svar.{ending}")
    assert found.format == ending
    welding, kitchen, crane = found.rows
    assert (welding.number, welding.title, welding.row) == ("00123", "Svejsning 1", 5)
    assert (welding.duration.start, welding.duration.end) == (dt.date(2020, 3, 2), dt.date(2020, 3, 13))
    assert [row.duration.understood for row in (kitchen, crane)] == ["7,5 dage", "2 dage"]
    assert (welding.private, kitchen.private, crane.private) == (False, True, None)
    assert (crane.number, welding.extra) == ("00777", (("Pris", "1234,5"),))
    assert [(error.row, error.column) for error in found.errors] == [(7, "B")]
    assert "04711 | Skolen ved Åen | 3" in found.errors[0].message
    assert [(skip.sheet, skip.row) for skip in found.skipped] == [
        ("Lister", 0),
        ("Kursusforslag", 1),
        ("Kursusforslag", 2),
        ("Kursusforslag", 10),
    ]
    assert found.row_count == 4


@pytest.mark.parametrize(
    ("bom", "encoding", "shown"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (b"", "cp1252", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
    ],
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(bom: bytes, encoding: str, shown: str, separator: str) -> None:
    found = read_courses(bom + text_of(ROWS, separator).encode(encoding), "svar.csv")
    assert [(row.title, row.provider, row.remarks) for row in found.rows] == [
        ("Køkkenhygiejne", "Ærø Fagskole", "æøå ÆØÅ é – ½"),
        ("Kran", None, None),
    ]
    assert (found.encoding, found.separator, found.format) == (shown, separator, "csv")


@pytest.mark.parametrize("ending", ["csv", "tsv", "txt", "CSV"])
def test_the_endings_of_text_files(ending: str) -> None:
    assert len(read_courses(text_of(ROWS).encode(), f"svar.{ending}").rows) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    content = text_of(ROWS).replace("\r\n", newline).encode()
    assert [row.row for row in read_courses(content, "svar.csv").rows] == [2, 3]


def test_a_declared_separator_is_no_row() -> None:
    found = read_courses(b"\xef\xbb\xbfsep=|\r\nTitel|Udbyder\r\nKran; stor|Skolen, nord\r\n", "svar.csv")
    assert [(row.row, row.title, row.provider) for row in found.rows] == [(2, "Kran; stor", "Skolen, nord")]
    assert found.separator == "|"


def test_a_decimal_comma_does_not_make_the_comma_a_separator() -> None:
    content = b"Titel;Varighed (dage)\nKran, stor;7,5\nTruck, lille;2,5\n"
    assert [row.duration.understood for row in read_courses(content, "a.csv").rows] == ["7,5 dage", "2,5 dage"]


def test_a_line_break_in_quotes_counts_as_excel_counts_it() -> None:
    content = b'Titel;Bem\xe6rkninger\n"Kran";"f\xf8rst\nog sidst"\n\nTruck;\n;hold\n48100;\n'
    found = read_courses(content, "a.csv")
    assert [(row.row, row.title) for row in found.rows] == [(2, "Kran"), (4, "Truck"), (6, "48100")]
    assert found.rows[0].remarks == "først og sidst"


def test_more_rows_than_excel_has() -> None:
    content = b"Titel;Udbyder\n" + b"Kran;Skolen\n" * 1_100_000
    found = read_table(content, "a.csv", COURSE_FIELDS)
    assert (found.row_count, found.rows[-1].row) == (1_100_000, 1_100_001)


def course(formatted: Callable[..., bytes], write: Callable[[Any, Any], None]) -> CourseFile:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(2, 3, ["Titel", "AMU-nr.", "Varighed", "Værdi"])
        sheet.write(3, 3, "Kran")
        write(book, sheet)

    return read_courses(formatted(fill), "svar.xlsx")


@pytest.mark.parametrize(
    ("number_format", "value", "number"),
    [
        ("00000", 123, "00123"),
        ("00000", 48100, "48100"),
        ("00000", 123456, "123456"),
        ("0000000", 7, "0000007"),
        ("00 00", 123, "01 23"),
        ("00\\-000", 123, "00-123"),
        ('00"-"000', 123, "00-123"),
        ("0", 123, "123"),
        ("General", 123, "123"),
        ("#,##0", 48100, "48100"),
        ("0.00", 123, "123"),
        ("00000", -123, "-123"),
        ("00000", 12.5, "12,5"),
        ("00000;@", 123, "00123"),
    ],
)
def test_leading_zeros(formatted: Callable[..., bytes], number_format: str, value: float, number: str) -> None:
    found = course(
        formatted, lambda book, sheet: sheet.write(3, 4, value, book.add_format({"num_format": number_format}))
    )
    assert found.rows[0].number == number
    assert found.rows[0].row == 4


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_a_workbook_shows_beside_its_values(files: Path, ending: str) -> None:
    proposals, other = read_workbook((files / f"marker.{ending}").read_bytes(), f"marker.{ending}").sheets
    assert [row[:2] for row in proposals.rows[1:3]] == [("00001", "Kran"), ("00002", "Truck")]
    marks = proposals.marks
    assert marks.comments == {5: {1: "udgår"}}
    assert marks.struck == {2: {1, 2}, 3: {1}}  # row 4 is struck through in part only
    assert (marks.hidden_rows, marks.hidden_columns) == ({6, 7}, {3})
    assert other.marks == SheetMarks()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_every_kind_of_value_in_three_formats(files: Path, ending: str) -> None:
    """Saved by LibreOffice from one workbook, so that what two libraries make of a value is the same."""
    (sheet,) = read_workbook((files / f"values.{ending}").read_bytes(), f"values.{ending}").sheets
    assert [row[1] for row in sheet.rows] == [
        *(["1", "0"] if ending == "ods" else ["SAND", "FALSK"]),  # LibreOffice saves them as numbers there
        "2020-03-01", "2020-03-01 12:30", "36:00", "08:15", "10", "0,3", "-2,25", "1000000000000000", "æøå ½", "00123",
        "5", "#DIV/0!",
    ]  # fmt: skip


def test_cells_without_a_place_or_with_an_empty_value(
    formatted: Callable[..., bytes], with_part: Callable[..., bytes]
) -> None:
    """As programs other than Excel write them."""
    content = formatted(lambda book, sheet: sheet.write(0, 0, 1, book.add_format({"num_format": "00000"})))
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = '<x:row><x:c s="1"><x:v>7</x:v></x:c><x:c/><x:c s="1"><x:v>8</x:v></x:c></x:row><x:row><x:c s="1"><x:v/></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{ns}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'.encode()
    (sheet,) = read_workbook(with_part(content, "xl/worksheets/sheet1.xml", part), "a.xlsx").sheets
    assert sheet.marks.texts == {0: {0: "00007", 2: "00008"}}
    assert sheet.rows[0] == ("00007", "", "00008")


def test_a_mask_is_filled_from_the_right() -> None:
    assert mask_of("000000-0000") == "000000-0000"
    assert masked(101901234.0, "000000-0000") == "010190-1234"
    assert (mask_of("0"), mask_of("General"), mask_of("yyyy-mm-dd"), mask_of("")) == (None, None, None, None)


DAY, MOMENT = dt.date(2020, 3, 1), dt.datetime.fromisoformat("2020-03-01T12:30")


def test_values_of_every_type(formatted: Callable[..., bytes]) -> None:
    def write(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        clock = book.add_format({"num_format": "[h]:mm"})
        values: list[tuple[Any, Any]] = [
            (True, None),
            (False, None),
            (DAY, day),
            (MOMENT, day),
            (1.5, clock),
            (10.0, None),
            (0.1 + 0.2, None),
            (1e15, None),
            (-2.25, None),
            (dt.time(8, 15), clock),
        ]
        for column, (value, style) in enumerate(values, start=6):
            sheet.write(3, column, value, style)
        sheet.write_formula(3, 16, "=1+1", None, 2)
        sheet.write_formula(3, 17, "=1/0", None, "#DIV/0!")
        sheet.write_string(3, 18, "00123")

    values = [value for _, value in course(formatted, write).rows[0].extra]
    assert values == [
        "SAND",
        "FALSK",
        "2020-03-01",
        "2020-03-01 12:30",
        "36:00",
        "10",
        "0,3",
        "1000000000000000",
        "-2,25",
        "8:15",
        "2",
        "#DIV/0!",
        "00123",
    ]


def test_a_date_that_excel_made_of_a_duration_is_seen(formatted: Callable[..., bytes]) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_datetime(3, 5, dt.date(2020, 2, 1), book.add_format({"num_format": "d-mmm"}))

    assert course(formatted, write).rows[0].duration.problem == "a single date is no duration"


def test_a_cell_merged_downwards_counts_for_its_rows(formatted: Callable[..., bytes]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Udbyder", "Titel", "Varighed"])
        sheet.merge_range(1, 0, 4, 0, "Skolen ved Åen")
        sheet.write_column(1, 1, ["Kran", "Truck", "", "Stillads"])

    found = read_courses(formatted(fill), "svar.xlsx")
    assert [(row.row, row.title, row.provider) for row in found.rows] == [
        (2, "Kran", "Skolen ved Åen"),
        (3, "Truck", "Skolen ved Åen"),
        (5, "Stillads", "Skolen ved Åen"),
    ]
    assert not found.errors


def test_letters_as_they_were_typed(xlsx: Callable[..., bytes]) -> None:
    title = "  Ko\u0308kken\u00a0 og\nA\u030a-hygiejne\u200b "
    (row,) = read_courses(xlsx([["Titel", "Udbyder"], [title, "S"]]), "a.xlsx").rows
    assert row.title == "Kökken og Å-hygiejne"


def test_an_unreadable_file_names_itself() -> None:
    with pytest.raises(BadData, match=r"svar\.csv"):
        read_courses(b"\x00\x01\x02", "svar.csv")
