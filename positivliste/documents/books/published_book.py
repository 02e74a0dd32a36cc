"""The published list as a workbook: the list, and a sheet that tells what the list is."""

from __future__ import annotations

from positivliste.documents.books.book import Book
from positivliste.documents.books.table import Column, Table
from positivliste.documents.content.published import COLUMNS, PublishedList, Row

_WIDTHS = (7, 26, 24, 15, 42, 26, 12, 17, 28, 24)
_SHORT = 16


def published_book(published: PublishedList) -> bytes:
    """The list as an .xlsx file; the same list gives the same bytes."""
    book = Book(published.title, published.council, published.published)
    sheet = book.sheet("Positivliste", wide=True)
    sheet.title(published.title, published.subtitle)
    sheet.table(Table([_column(place) for place in range(len(COLUMNS))], published.rows))
    sheet.footer(f"{published.council} · kontrolkode {published.content_hash[:_SHORT]}")
    told = book.sheet("Om listen")
    told.title(published.title)
    told.prose(published.about)
    told.skip()
    told.lines(published.facts)
    told.skip()
    counts = [(group, len(members)) for group, members in published.by_group.items()]
    told.lines(counts, head=("Erhvervsgruppe", "Antal kurser"), total=("I alt", len(published.entries)))
    told.footer(published.title)
    return book.close()


def _column(place: int) -> Column[Row]:
    styles = {} if place else {"style": "number", "head": "head-right"}
    return Column(COLUMNS[place], _WIDTHS[place], lambda row: row.cells[place], **styles)
