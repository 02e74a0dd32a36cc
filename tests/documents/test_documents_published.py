"""The published list: all forms say the same, and no text from outside becomes a formula or markup."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from types import SimpleNamespace

import openpyxl
import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from positivliste.canonical import canonical
from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.published_text import CSV_COLUMNS, SCHEMA, csv_cell, csv_value, json_schema
from positivliste.documents.content.wording import plain
from positivliste.documents.forms import LIST_FORMS as FORMS
from positivliste.model.listing import NO_GROUP

Golden = Callable[[str, str], None]


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_order_of_the_list(published: PublishedList) -> None:
    assert [row.entry.proposal for row in published.rows] == [
        "P0001",
        "P0002",
        "P0003",
        "P0007",
        "P0009",
        "P0004",
    ]
    assert [row.no for row in published.rows] == [1, 2, 3, 4, 5, 6]


def test_titles_are_in_danish_order_and_unknown_groups_last(make: SimpleNamespace) -> None:
    titles = ["Århus", "Ære", "Zebra", "Aalborg", "Øl", "Abe"]
    entries = [make.entry(f"P{place}", title, make.groups[0], "x") for place, title in enumerate(titles)]
    entries += [make.entry("P7", "a", "", "x"), make.entry("P8", "a", "Ukendt gruppe", "x")]
    found = [(row.entry.title, row.cells[1]) for row in make.published_list(*entries).rows]
    assert [title for title, _ in found] == ["Abe", "Zebra", "Ære", "Øl", "Aalborg", "Århus", "a", "a"]
    assert [group for _, group in found[-2:]] == ["Ukendt gruppe", NO_GROUP]


def test_a_course_without_a_group_makes_no_group(make: SimpleNamespace) -> None:
    entries = (make.entry("P1", "Abe", make.groups[0], "x"), make.entry("P2", "Bjørn", "", "x"))
    text = FORMS["md"](make.published_list(*entries)).decode()
    assert "2 kurser i 1 erhvervsgruppe." in text
    assert f"## {NO_GROUP}: 1 kursus" in text


def test_the_hash_is_of_the_content_alone(published: PublishedList) -> None:
    same = evolve(published, head="0", published=date(2021, 1, 1), entries=published.entries[::-1])
    assert same.content_hash == published.content_hash
    assert evolve(published, entries=published.entries[1:]).content_hash != published.content_hash
    assert evolve(published, effective=date(2020, 10, 1)).content_hash != published.content_hash


@pytest.mark.parametrize("form", FORMS)
def test_every_form_carries_the_hash_and_the_head(published: PublishedList, form: str) -> None:
    data = FORMS[form](published)
    text = json.dumps(cells(data)) if form == "xlsx" else data.decode()
    assert published.content_hash in text
    assert published.head in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_list_gives_the_same_bytes(published: PublishedList, form: str) -> None:
    assert FORMS[form](published) == FORMS[form](evolve(published))


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_golden_forms(published: PublishedList, form: str, golden: Golden) -> None:
    golden(f"list.{form}", FORMS[form](published).decode("utf-8-sig"))


def cells(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {
        sheet.title: [[str(v) if isinstance(v, date) else v for v in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def test_golden_workbook(published: PublishedList, golden: Golden) -> None:
    golden("list.xlsx.json", json.dumps(cells(FORMS["xlsx"](published)), ensure_ascii=False, indent=1) + "\n")


def test_the_workbook_is_made_for_reading_and_printing(published: PublishedList) -> None:
    book = openpyxl.load_workbook(BytesIO(FORMS["xlsx"](published)))
    sheet = book["Positivliste"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:J9"
    assert sheet.print_title_rows == "$3:$3"
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert isinstance(sheet["A4"].value, int)
    assert sheet["D4"].value == "040032"
    about = book["Om listen"]
    dates = [cell for (cell,) in about["B6:B20"] if cell.is_date]
    assert {cell.number_format for cell in dates} == {"[$-406]d\\. mmmm yyyy"}
    assert len(dates) == 3
    assert book.properties.title == published.title
    assert book.properties.created.date() == published.published


def test_the_json_fits_its_schema_and_proves_its_hash(published: PublishedList) -> None:
    document = json.loads(FORMS["json"](published))
    schema = json.loads(json_schema())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)
    assert document["$schema"] == SCHEMA
    assert hashlib.sha256(canonical(document["content"])).hexdigest() == document["content_hash"]


def test_an_empty_list_and_one_without_minutes(published: PublishedList) -> None:
    empty = evolve(published, entries=(), minutes=None, supplement=True)
    assert "0 kurser" in FORMS["md"](empty).decode()
    assert "Referat" not in FORMS["md"](empty).decode()
    assert "ajourført med et supplement" in json.dumps(cells(FORMS["xlsx"](empty)), ensure_ascii=False)
    Draft202012Validator(json.loads(json_schema())).validate(json.loads(FORMS["json"](empty)))
    assert len(table(FORMS["csv"](empty))) == 1


def test_hostile_text_comes_back_from_every_form(hostile: str, make: SimpleNamespace) -> None:
    entry = make.entry("P1", hostile, hostile, hostile, number=hostile, provider=hostile, respondents=(hostile,))
    listed = evolve(make.published_list(entry), title=f"x {hostile}", council=f"y {hostile}")
    want = plain(hostile)

    (line,) = table(FORMS["csv"](listed))[1:]
    back = dict(zip(CSV_COLUMNS, map(csv_value, line), strict=True))
    assert {back["Kursustitel"], back["Udbyder"], back["Kursusnummer"], back["Indmeldt af"]} == {want}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)

    (found,) = json.loads(FORMS["json"](listed))["content"]["entries"]
    assert (found["title"], found["provider"] or "") == (want, want)

    sheet = openpyxl.load_workbook(BytesIO(FORMS["xlsx"](listed)))["Positivliste"]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert (sheet["E4"].value or "") == want
    assert not sheet["E4"].hyperlink

    text = FORMS["md"](listed).decode()
    assert "<script" not in text.replace("\\<", "")
    assert "](" not in text.replace("\\]", "")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "''-x", "＝1"])
def test_a_csv_cell_is_never_a_formula_and_can_be_undone(text: str) -> None:
    assert csv_cell(text) == f"'{text}"
    assert csv_value(csv_cell(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "'citat'", "'", "10 dage", "1-2"])
def test_other_csv_cells_are_left_alone(text: str) -> None:
    assert csv_cell(text) == csv_value(text) == text


def test_csv_is_what_a_danish_excel_opens(published: PublishedList) -> None:
    data = FORMS["csv"](published)
    assert data.startswith(b"\xef\xbb\xbfNr.;Erhvervsgruppe;")
    assert data.count(b"\r\n") == data.count(b"\n") == 7


def test_a_text_longer_than_a_cell_is_cut_where_the_reader_sees_it(make: SimpleNamespace) -> None:
    listed = make.published_list(make.entry("P1", "🛠" * 20_000, make.groups[0], "x"))
    value = openpyxl.load_workbook(BytesIO(FORMS["xlsx"](listed)))["Positivliste"]["E4"].value
    assert value.endswith("[forkortet: en celle kan ikke rumme mere]")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


def test_an_ampersand_in_the_name_is_one_in_the_footer(published: PublishedList) -> None:
    book = openpyxl.load_workbook(BytesIO(FORMS["xlsx"](evolve(published, council="1 & 2"))))
    assert "1 && 2" in book["Positivliste"].oddFooter.left.text
