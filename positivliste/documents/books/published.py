"""The published list as a workbook: the list, and a sheet that tells what the list is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positivliste.documents.books.book import Book, Column, height
from positivliste.documents.content.published import (
    COLUMNS,
    PublishedList,
    about,
    by_group,
    content_hash,
    facts,
    rows,
    subtitle,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (7, 26, 24, 15, 42, 26, 12, 17, 28, 24)
_ABOUT_WIDTHS = (40, 76)
_HEADER_ROW = 2
_SHORT = 16


def workbook(published: PublishedList) -> bytes:
    """The list as an .xlsx file; the same list gives the same bytes."""
    book = Book(published.title, published.council, published.published)
    _list_sheet(book, published)
    _about_sheet(book, published)
    return book.close()


def _list_sheet(book: Book, published: PublishedList) -> None:
    sheet = book.sheet("Positivliste")
    sheet.set_landscape()
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, published.title, "title")
    sheet.set_row(1, 20)
    book.put(sheet, 1, 0, subtitle(published), "subtitle")
    columns = [
        Column(
            header,
            width,
            "number" if header == "Nr." else "text",
            "head-right" if header == "Nr." else "head",
        )
        for header, width in zip(COLUMNS, _WIDTHS, strict=True)
    ]
    book.table(sheet, _HEADER_ROW, columns, [row.cells for row in rows(published)])
    # A course number is text: without this Excel marks every one as a mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:J{_HEADER_ROW + 2 + len(published.entries)}"})
    book.footer(sheet, f"{published.council} · kontrolkode {content_hash(published)[:_SHORT]}")


def _about_sheet(book: Book, published: PublishedList) -> None:
    sheet = book.sheet("Om listen")
    for place, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, published.title, "title")
    row = 1
    for text in about(published):
        sheet.merge_range(row, 0, row, 1, "", book.style("prose"))
        book.put(sheet, row, 0, text, "prose")
        sheet.set_row(row, height([(text, sum(_ABOUT_WIDTHS))]))
        row += 1
    row += 1
    for label, value in facts(published):
        book.put(sheet, row, 0, label, "label")
        book.put(sheet, row, 1, value, "text" if isinstance(value, str) else "date")
        sheet.set_row(row, height([(str(value), _ABOUT_WIDTHS[1])]))
        row += 1
    _counts(book, sheet, row + 1, published)
    book.footer(sheet, published.title)


def _counts(book: Book, sheet: Worksheet, row: int, published: PublishedList) -> None:
    sheet.set_row(row, 20)
    book.put(sheet, row, 0, "Erhvervsgruppe", "head")
    book.put(sheet, row, 1, "Antal kurser", "head")
    for group, members in by_group(published).items():
        row += 1
        book.put(sheet, row, 0, group, "text")
        book.put(sheet, row, 1, len(members), "count")
    book.put(sheet, row + 1, 0, "I alt", "total")
    book.put(sheet, row + 1, 1, len(published.entries), "total-count")
