"""The answer workbook that a respondent fills in, with drop-downs where there is something to choose from."""

from __future__ import annotations

from positivliste.danish import capital
from positivliste.documents.books.book import Book
from positivliste.documents.books.sheet import Sheet
from positivliste.documents.books.table import Column, Table
from positivliste.documents.content.columns import AnswerColumn
from positivliste.documents.content.letters import AnswerForm
from positivliste.documents.content.wording import danish_time

ROWS = 500
"""How many empty rows the workbook has ready."""


def answer_form(form: AnswerForm) -> bytes:
    """The answer workbook; the same form gives the same bytes.

    Raises:
        ValueError: the deadline is not an ISO date or moment.
    """
    told, words = form.occasion, form.occasion.words
    # The file has to have a date of its own; the content gives the deadline, or else the day from which it counts.
    created = danish_time(told.deadline).date() if told.deadline else told.effective
    book = Book(f"Svarark: {form.title}", told.council, created)
    guide, sheet = book.sheet("Vejledning"), book.sheet(capital(words.noun.many), wide=True)
    book.lists(form.choices)
    _guide(guide, form)
    sheet.title(f"Forslag til {words.noun.many}: {form.title}", f"{told.council}. {form.due} {form.asked}")
    sheet.skip()
    sheet.table(Table([_column(column, form) for column in words.columns], (), empty=ROWS, points=40))
    sheet.open_first()
    return book.close()


def _column(column: AnswerColumn, form: AnswerForm) -> Column[None]:
    return Column(
        column.header,
        column.width,
        lambda _: "",
        "field-date" if column.dated else "field",
        help=column.help,
        choices=column.header if column.header in form.choices else "",
    )


def _guide(sheet: Sheet, form: AnswerForm) -> None:
    told, words = form.occasion, form.occasion.words
    sheet.title(f"{told.council}: {form.title}", form.due, "heading")
    sheet.skip()
    steps = (
        f"{form.asked} Gå til arket »{capital(words.noun.many)}«, og skriv {words.noun.single} i hver række.",
        *words.steps,
        "Gem filen som Excel, og send den til sekretariatet. I får en kvittering.",
    )
    sheet.lines((f"Trin {number}", step) for number, step in enumerate(steps, start=1))
    sheet.lines([("Husk", "Skriv ikke CPR-numre eller andre oplysninger om borgere i filen.")])
    sheet.skip()
    sheet.lines([(column.header, column.help) for column in words.columns], head=("Kolonne", "Det skriver I"))
    if form.priorities:
        sheet.skip()
        wanted = [(p.title, p.competences or "Rådet har ikke angivet særlige kompetencer.") for p in form.priorities]
        sheet.lines(wanted, head=("Prioriteret stilling", "Kurserne skal give disse kompetencer"))
