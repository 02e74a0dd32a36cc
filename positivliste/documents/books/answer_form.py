"""The answer workbook that a respondent fills in, with drop-downs of the prioritised job titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from positivliste.documents.books.book import Book, Column, dropdown, height
from positivliste.documents.content.columns import ANSWER_COLUMNS
from positivliste.documents.content.wording import danish_time, deadline_text, plain
from positivliste.model.council import RespondentKind
from positivliste.model.round import Priority

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROWS = 500
"""How many empty rows the workbook has ready."""

_HEADER_ROW = 3
_GUIDE_WIDTHS = (32, 88)
_ASKED = {
    RespondentKind.SCHOOL: "Foreslå offentlige kurser, som I udbyder.",
    RespondentKind.JOBCENTRE: "Foreslå kurser hos private udbydere.",
    RespondentKind.UNEMPLOYMENT_FUND: "Foreslå kurser hos private udbydere.",
}
_ASKED_OTHERS = "Foreslå offentlige kurser."


def answer_form(
    council: str,
    round_title: str,
    deadline: str,
    kind: RespondentKind,
    priorities: Sequence[Priority],
    groups: Sequence[str],
) -> bytes:
    """The answer workbook for one kind of respondent.

    Args:
        council: the council's name, for example "RAR Vestjylland".
        round_title: what the answer is about, for example "Positivliste fra 1. april 2020".
        deadline: the last moment to answer, an ISO date or moment.
        kind: the kind of respondent; it decides which courses the workbook asks for.
        priorities: the prioritised job titles.
        groups: the occupational groups.

    Raises:
        ValueError: the deadline is not an ISO date or moment.
    """
    # The file has to have a date of its own; the deadline is the one that its content gives.
    book = Book(f"Svarark: {round_title}", council, _day(deadline))
    asked = _ASKED.get(kind, _ASKED_OTHERS)
    due = f"Svar senest {deadline_text(deadline)}."
    guide = book.sheet("Vejledning")
    courses = book.sheet("Kurser")
    lists = book.lists(
        {
            "Stillingsbetegnelse": list(dict.fromkeys(priority.title for priority in priorities)),
            "Erhvervsgruppe": list(groups),
            "Offentlig/privat": ["Offentlig", "Privat"],
            "Kun sammen med andre kurser": ["Ja", "Nej"],
        }
    )
    _guide(book, guide, (f"{council}: {round_title}", due, asked), priorities)
    _courses(book, courses, (f"Forslag til kurser: {round_title}", f"{council}. {due} {asked}"), lists)
    courses.activate()
    return book.close()


def _day(deadline: str) -> date:
    return danish_time(deadline).date()


def _guide(book: Book, sheet: Worksheet, told: tuple[str, str, str], priorities: Sequence[Priority]) -> None:
    title, due, asked = told
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, title, "title")
    book.put(sheet, 1, 0, due, "heading")
    steps = (
        f"{asked} Gå til arket »Kurser«, og skriv ét kursus i hver række.",
        "Vælg fra listen, hvor cellen har en pil. Lad felter, I ikke kender, stå tomme.",
        "Gem filen som Excel, og send den til sekretariatet. I får en kvittering.",
        "Skriv ikke CPR-numre eller andre oplysninger om borgere i filen.",
    )
    row = 3
    for number, step in enumerate(steps, start=1):
        book.put(sheet, row, 0, f"Trin {number}" if number < len(steps) else "Husk", "label")
        book.put(sheet, row, 1, step, "text")
        sheet.set_row(row, height([(step, _GUIDE_WIDTHS[1])]))
        row += 1
    row = _rows(book, sheet, row + 1, "Kolonne", "Det skriver I", [(c.header, c.help) for c in ANSWER_COLUMNS])
    wanted = [(p.title, p.competences or "Rådet har ikke angivet særlige kompetencer.") for p in priorities]
    _rows(book, sheet, row + 1, "Prioriteret stilling", "Kurserne skal give disse kompetencer", wanted)


def _rows(book: Book, sheet: Worksheet, row: int, left: str, right: str, lines: Sequence[tuple[str, str]]) -> int:
    sheet.set_row(row, 20)
    book.put(sheet, row, 0, left, "head")
    book.put(sheet, row, 1, right, "head")
    for label, text in lines:
        row += 1
        book.put(sheet, row, 0, label, "label")
        book.put(sheet, row, 1, text, "text")
        sheet.set_row(row, height(zip((label, text), _GUIDE_WIDTHS, strict=True)))
    return row + 1


def _courses(book: Book, sheet: Worksheet, told: tuple[str, str], lists: Mapping[str, str]) -> None:
    sheet.set_landscape()
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, told[0], "title")
    book.put(sheet, 1, 0, told[1], "subtitle")
    columns = [Column(column.header, column.width) for column in ANSWER_COLUMNS]
    book.head(sheet, _HEADER_ROW, columns, points=40)
    first, last = _HEADER_ROW + 1, _HEADER_ROW + ROWS
    for place, column in enumerate(ANSWER_COLUMNS):
        is_date = column.header.endswith("dato")
        # Text cells keep leading zeros, and do not turn "1-2" into a date.
        style = book.style("field-date" if is_date else "field")
        for row in range(first, last + 1):
            sheet.write_blank(row, place, None, style)
        options = _validation(column.header, column.help, lists, is_date=is_date)
        sheet.data_validation(first, place, last, place, options)
    sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:K{last + 1}"})
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.autofilter(_HEADER_ROW, 0, last, len(columns) - 1)


def _validation(header: str, message: str, lists: Mapping[str, str], *, is_date: bool) -> dict[str, object]:
    if header in lists:
        return dropdown(lists[header], header, message)
    if is_date:
        return {
            "validate": "date", "criteria": "between",
            "minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31),
            "input_title": header, "input_message": message, "error_type": "warning",
            "error_title": "Ikke en dato", "error_message": "Skriv datoen som dag-måned-år, fx 20-04-2020.",
        }  # fmt: skip
    return {"validate": "any", "input_title": header, "input_message": plain(message)}
