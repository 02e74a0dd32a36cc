"""The answer workbook for job titles, in the looks of the one for courses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from positivliste.documents.books.answer_form import ROWS
from positivliste.documents.books.book import Book, Column, dropdown, height
from positivliste.documents.content.wording import danish_time, deadline_text
from positivliste.documents.content.words import LEVEL_CHOICES, TITLE_COLUMNS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "Stillingsbetegnelser"
_LEVEL = "Uddannelsesniveau"
_EARLIEST = date(1980, 1, 1)  # a ZIP file knows no earlier date
_HEADER_ROW = 3
_GUIDE_WIDTHS = (32, 88)
_ASKED = "Foreslå stillingsbetegnelser, hvor virksomhederne mangler arbejdskraft."


def title_form(council: str, round_title: str, deadline: str | None, dated: date | None = None) -> bytes:
    """The answer workbook for job titles, with a drop-down of the levels; the same arguments give the same bytes.

    Args:
        council: the council's name, for example "RAR Vestjylland".
        round_title: what the answer is about, for example "Positivlisten for faglærte fra 1. april 2024".
        deadline: the last moment to answer, an ISO date or moment; None where there is none.
        dated: the date of the file; without it, that of the deadline.

    Raises:
        ValueError: the deadline is not an ISO date or moment.
    """
    # The file has to have a date of its own, and the clock is not ours to read.
    created = dated or (danish_time(deadline).date() if deadline else _EARLIEST)
    book = Book(f"Svarark: {round_title}", council, created)
    due = f"Svar senest {deadline_text(deadline)}." if deadline else "Svar hurtigst muligt."
    guide = book.sheet("Vejledning")
    titles = book.sheet(SHEET)
    lists = book.lists({_LEVEL: LEVEL_CHOICES})
    _guide(book, guide, f"{council}: {round_title}", due)
    _titles(book, titles, (round_title, f"{council}. {due} {_ASKED}"), lists)
    titles.activate()
    return book.close()


def _guide(book: Book, sheet: Worksheet, title: str, due: str) -> None:
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, title, "title")
    book.put(sheet, 1, 0, due, "heading")
    steps = (
        ("Trin 1", f"Gå til arket »{SHEET}«, og skriv én stillingsbetegnelse i hver række."),
        ("Trin 2", "Vælg niveauet på listen. Lad felter, I ikke kender, stå tomme."),
        ("Trin 3", "Skriv, hvad I ved om virksomheder, der forgæves har søgt. Uden det må vi spørge jer igen."),
        ("Trin 4", "Gem filen som Excel, og send den til sekretariatet. I får en kvittering."),
        ("Husk", "Skriv ikke CPR-numre eller andre oplysninger om personer i filen."),
    )
    row = _lines(book, sheet, 3, steps)
    sheet.set_row(row + 1, 20)
    book.put(sheet, row + 1, 0, "Kolonne", "head")
    book.put(sheet, row + 1, 1, "Det skriver I", "head")
    _lines(book, sheet, row + 2, tuple((column.header, column.help) for column in TITLE_COLUMNS))


def _lines(book: Book, sheet: Worksheet, row: int, lines: tuple[tuple[str, str], ...]) -> int:
    for label, text in lines:
        book.put(sheet, row, 0, label, "label")
        book.put(sheet, row, 1, text, "text")
        sheet.set_row(row, height([(text, _GUIDE_WIDTHS[1])]))
        row += 1
    return row


def _titles(book: Book, sheet: Worksheet, told: tuple[str, str], lists: Mapping[str, str]) -> None:
    sheet.set_landscape()
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, told[0], "title")
    book.put(sheet, 1, 0, told[1], "subtitle")
    book.head(sheet, _HEADER_ROW, [Column(column.header, column.width) for column in TITLE_COLUMNS])
    first, last = _HEADER_ROW + 1, _HEADER_ROW + ROWS
    # Text cells keep the leading zeros of a code.
    style = book.style("field")
    for place, column in enumerate(TITLE_COLUMNS):
        for row in range(first, last + 1):
            sheet.write_blank(row, place, None, style)
        options = {"validate": "any", "input_title": column.header, "input_message": column.help}
        if column.header in lists:
            options = dropdown(lists[column.header], column.header, column.help)
        sheet.data_validation(first, place, last, place, options)
    sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:D{last + 1}"})
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.autofilter(_HEADER_ROW, 0, last, len(TITLE_COLUMNS) - 1)
