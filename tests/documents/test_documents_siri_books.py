"""The workbooks and the data of lists B and C: the report to SIRI, and the answer workbook for job titles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from positivliste.canonical import canonical
from positivliste.documents.books.answer_form import ROWS, answer_form
from positivliste.documents.books.report_book import report_book
from positivliste.documents.content.columns import LEVEL_CHOICES, TITLE_COLUMNS
from positivliste.documents.content.letters import AnswerForm
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.report import Report, report_json
from positivliste.documents.content.wording import plain
from positivliste.documents.looks.render import markdown
from positivliste.intake.job_titles import read_titles
from positivliste.model.council import Body
from positivliste.model.listing import Decision, ListedTitle
from positivliste.model.round import ListKind
from positivliste.parameters import Parameters
from positivliste.parameters.areas import members
from positivliste.rules.title_case import level_of

Golden = Callable[[str, str], None]
AUTUMN, SPRING = date(2023, 10, 1), date(2024, 4, 1)
DEADLINE = "2024-02-16T23:59:59+01:00"
DATE, TEXT = {"type": "string", "format": "date"}, {"type": ["string", "null"], "minLength": 1}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "form", "version", "content", "content_hash", "journal_head", "dated", "first_reported", "correction",
    ],
    "properties": {
        "form": {"const": "positivliste/siri-report"},
        "version": {"const": 1},
        "content_hash": {"pattern": "^[0-9a-f]{64}$"},
        "journal_head": {"type": "string"},
        "dated": DATE,
        "first_reported": DATE,
        "correction": TEXT,
        "content": {
            "type": "object",
            "additionalProperties": False,
            "required": [
                "council", "list", "list_name", "area", "municipalities", "effective", "decided_by", "decided",
                "minutes", "titles",
            ],
            "properties": {
                "council": {"type": "string"},
                "list": {"enum": ["higher-education", "skilled"]},
                "list_name": {"type": "string"},
                "area": {"type": "string"},
                "municipalities": {"type": "array", "items": {"type": "string"}},
                "effective": DATE,
                "decided_by": {"type": "string"},
                "decided": DATE,
                "minutes": TEXT,
                "titles": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": [
                            "no", "title", "disco", "level", "area", "from", "earliest_end", "until", "extended",
                            "evidence", "round", "proposal",
                        ],
                        "properties": {
                            "no": {"type": "integer", "minimum": 1},
                            "from": DATE, "earliest_end": DATE, "until": DATE,
                            "disco": TEXT, "level": TEXT, "extended": TEXT, "evidence": TEXT,
                            "title": {"type": "string"}, "area": {"type": "string"},
                            "round": {"type": "string"}, "proposal": {"type": "string"},
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip


def listed(title: str, **more: Any) -> ListedTitle:
    values: dict[str, Any] = {
        "round": "higher-education-2023-10-01",
        "proposal": "P0001",
        "disco": "214410",
        "level": "Bachelor",
        "area": "Vestjylland",
        "start": AUTUMN,
        "earliest_end": date(2025, 10, 1),
        "until": date(2025, 10, 1),
        "decision": Decision(Body.CHAIR, date(2023, 9, 11)),
        "evidence": "12 forgæves rekrutteringer, 31 efterspurgte stillinger",
    }
    return ListedTitle(title=title, **(values | more))


@pytest.fixture
def report() -> Report:
    return Report(
        council="RAR Vestjylland",
        list=ListKind.HIGHER_EDUCATION,
        effective=AUTUMN,
        dated=date(2023, 9, 14),
        titles=(
            listed("Vindmølleingeniør", until=date(2026, 10, 1), extended="Nye fabrikker åbner."),
            listed("Ædelmetalforsker", proposal="P0004", disco="011000", level="Ph.d.", evidence=None),
            listed("Bygningskonstruktør", proposal="P0002", disco=None, level="Professionsbachelor"),
        ),
        municipalities=members("Vestjylland", AUTUMN),
        body="formandskabet",
        decided=date(2023, 9, 11),
        minutes="Formandskabsmøde 5/2023, punkt 2",
        correction=None,
        first=date(2023, 9, 14),
        head="5f" * 32,
    )


def load(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def cells(data: bytes, most: int = 60) -> str:
    shown = {
        sheet.title: [
            [str(value.date()) if isinstance(value, datetime) else value for value in row]
            for row in sheet.iter_rows(values_only=True, max_row=min(most, sheet.max_row))
        ]
        for sheet in load(data)
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def test_report_workbook(report: Report, golden: Golden) -> None:
    golden("siri-report.xlsx.json", cells(report_book(report)))
    assert report_book(report) == report_book(evolve(report))


def test_the_table_holds_texts_dates_and_every_column(report: Report) -> None:
    book = load(report_book(report))
    assert [sheet.title for sheet in book] == ["Stillingsbetegnelser", "Om indberetningen"]
    sheet = book["Stillingsbetegnelser"]
    header = [cell.value for cell in sheet[3]]
    row = dict(zip(header, [cell.value for cell in sheet[6]], strict=True))
    assert (row["Nr."], row["Stillingsbetegnelse"], row["DISCO-08"]) == (3, "Ædelmetalforsker", "011000")
    assert row["Gælder fra"] == datetime(2023, 10, 1)
    assert row["Tidligst af listen"] == datetime(2025, 10, 1)
    assert row["Kommuner"].endswith("Struer og Viborg")
    assert row["Besluttet den"] == datetime(2023, 9, 11)
    assert (row["Besluttet af"], row["Referat"]) == ("Formandskabet", report.minutes)
    assert sheet["C4"].value is None  # a code that is missing is an empty cell
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:M6"
    assert sheet.print_title_rows == "$3:$3"
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert book.properties.created.date() == report.dated


def test_the_workbook_of_a_correction_says_so(report: Report) -> None:
    later = evolve(report, correction="En kode er rettet.", dated=date(2023, 9, 20))
    text = cells(report_book(later))
    assert "Rettelse af indberetning til SIRI" in text
    assert "Det erstatter det, vi sendte med indberetningen den 14. september 2023." in text
    assert "En kode er rettet." in text


def test_an_empty_report_is_a_workbook_too(report: Report) -> None:
    empty = evolve(report, titles=(), municipalities=(), minutes=None)
    sheet = load(report_book(empty))["Stillingsbetegnelser"]
    assert sheet.max_row == 3
    assert "0 stillingsbetegnelser" in sheet["A2"].value
    validate(empty)


def validate(report: Report) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(report_json(report))
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)
    return document


def test_report_json(report: Report, golden: Golden) -> None:
    golden("siri-report.json", report_json(report).decode())
    document = validate(report)
    assert [title["title"] for title in document["content"]["titles"]] == [
        "Bygningskonstruktør",
        "Vindmølleingeniør",
        "Ædelmetalforsker",
    ]
    assert hashlib.sha256(canonical(document["content"])).hexdigest() == document["content_hash"]
    validate(evolve(report, correction="En kode er rettet.", list=ListKind.SKILLED))


def test_all_forms_carry_the_hash_of_the_content(report: Report) -> None:
    for text in (markdown(report), cells(report_book(report)), report_json(report).decode()):
        assert report.content_hash in text
        assert report.head in text
    same = evolve(report, dated=date(2024, 1, 1), head="0", titles=report.titles[::-1])
    assert same.content_hash == report.content_hash
    assert evolve(report, titles=report.titles[1:]).content_hash != report.content_hash


def test_hostile_text_is_text_in_the_report(hostile: str, report: Report) -> None:
    title = listed(hostile, disco=hostile, level=hostile, area=hostile, evidence=hostile, extended=hostile)
    odd = evolve(
        report, council=f"x {hostile}", titles=(title,), municipalities=(hostile,), minutes=hostile, correction=hostile
    )
    (found,) = validate(odd)["content"]["titles"]
    assert (found["title"], found["disco"] or "") == (plain(hostile), plain(hostile))
    book = load(report_book(odd))
    assert all(cell.data_type in ("s", "n", "d") for sheet in book for row in sheet.iter_rows() for cell in row)
    sheet = book["Stillingsbetegnelser"]
    assert [(sheet[f"{column}4"].value or "") for column in "BCDEJM"] == [plain(hostile)] * 6
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def form(deadline: str | None = DEADLINE, council: str = "RAR Vestjylland") -> bytes:
    return answer_form(AnswerForm(Occasion(council, ListKind.HIGHER_EDUCATION, SPRING, deadline)))


def test_title_form(golden: Golden) -> None:
    golden("title-form.xlsx.json", cells(form(), most=20))
    assert form() == form()
    assert load(form()).properties.created.date() == date(2024, 2, 16)


def test_a_form_without_a_deadline() -> None:
    book = load(form(None))
    assert book["Vejledning"]["A2"].value == "Svar hurtigst muligt."
    assert book.properties.created.date() == SPRING


def test_the_form_keeps_text_and_offers_the_levels() -> None:
    book = load(form())
    assert [sheet.title for sheet in book] == ["Vejledning", "Stillingsbetegnelser", "Lister"]
    assert book.active.title == "Stillingsbetegnelser"
    assert book["Lister"].sheet_state == "hidden"
    sheet = book["Stillingsbetegnelser"]
    assert [cell.value for cell in sheet[4]] == [column.header for column in TITLE_COLUMNS]
    assert sheet.max_row == 4 + ROWS
    assert {sheet.cell(row, 2).number_format for row in (5, 4 + ROWS)} == {"@"}
    (choice,) = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert (str(choice.sqref), choice.formula1) == (f"C5:C{4 + ROWS}", "Lister!$A$2:$A$7")
    assert [cell.value for (cell,) in book["Lister"]["A2:A7"]] == list(LEVEL_CHOICES)


def test_the_rules_know_every_level_that_the_form_offers() -> None:
    values = Parameters.standard().on(date(2024, 4, 1))
    levels = [level_of(choice, values) for choice in LEVEL_CHOICES]
    assert None not in levels
    assert levels == sorted(set(levels))  # type: ignore[type-var]


def test_a_form_that_is_filled_in_can_be_read() -> None:
    book = load(form())
    filled = ("Vindmølleingeniør", "011000", "Bachelor", "Tre opslag uden ansøgere")
    for place, value in enumerate(filled, start=1):
        book["Stillingsbetegnelser"].cell(5, place, value)
    out = BytesIO()
    book.save(out)
    read = read_titles(out.getvalue(), "svar.xlsx")
    assert [(row.title, row.disco, row.level, row.evidence) for row in read.rows] == [filled]
    assert read.errors == ()


def test_hostile_text_is_text_in_the_form(hostile: str) -> None:
    book = load(form(None, hostile))
    assert all(cell.data_type in ("s", "n") for sheet in book for row in sheet.iter_rows() for cell in row)
