"""The report to SIRI as a workbook: the titles, and a sheet about the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positivliste.danish import capital, count_text, date_text, list_text
from positivliste.documents.books.book import Book
from positivliste.documents.books.table import Column, Table
from positivliste.documents.content.report import Report
from positivliste.documents.content.wording import plain
from positivliste.model.listing import ListedTitle
from positivliste.model.value import frozen

_SHORT = 16


@frozen
class _Line:
    report: Report
    number: int
    title: ListedTitle


COLUMNS: tuple[Column[_Line], ...] = (
    Column("Nr.", 5, lambda line: line.number),
    Column("Stillingsbetegnelse", 26, lambda line: line.title.title, "label"),
    Column("DISCO-08", 10, lambda line: line.title.disco or ""),
    Column("Uddannelsesniveau", 19, lambda line: line.title.level or ""),
    Column("Område", 13, lambda line: line.title.area),
    Column("Kommuner", 30, lambda line: list_text(line.report.municipalities)),
    Column("Gælder fra", 17, lambda line: line.title.start),
    Column("Tidligst af listen", 17, lambda line: line.title.earliest_end),
    Column("Udgår af listen", 17, lambda line: line.title.until),
    Column("Dokumentation for mangel", 36, lambda line: line.title.evidence or ""),
    Column("Besluttet af", 14, lambda line: capital(line.report.body)),
    Column("Besluttet den", 18, lambda line: line.report.decided),
    Column("Referat", 19, lambda line: line.report.minutes or ""),
)
"""The columns of the table. They are permanent: SIRI may read them by machine."""


def report_book(report: Report) -> bytes:
    """The report as an .xlsx file; the same report gives the same bytes."""
    kind = "Rettelse af indberetning til SIRI" if report.correction else "Indberetning til SIRI"
    name = f"{kind}: {report.words.name}"
    book = Book(name, report.council, report.dated)
    sheet = book.sheet("Stillingsbetegnelser", wide=True)
    count = count_text(len(report.titles), "stillingsbetegnelse", "stillingsbetegnelser")
    told = f"{report.council} · Gælder fra {date_text(report.effective)} · {count} · Dateret {date_text(report.dated)}"
    sheet.title(name, told)
    rows = [_Line(report, number, title) for number, title in enumerate(report.ordered, start=1)]
    sheet.table(Table(COLUMNS, rows, still=2))
    sheet.footer(f"{report.council} · kontrolkode {report.content_hash[:_SHORT]}")
    about = book.sheet("Om indberetningen")
    about.title(name)
    about.prose(_about(report))
    about.skip()
    about.lines(_facts(report))
    about.footer(name)
    return book.close()


def _about(report: Report) -> Iterator[str]:
    yield (
        f"{plain(report.council)} indberetter stillingsbetegnelser til {report.words.name}. "
        "De står på arket »Stillingsbetegnelser«, én i hver række."
    )
    if report.words.regional and report.area:
        yield f"Stillingsbetegnelserne gælder kun for virksomheder i {plain(report.area)}."
    yield "»Tidligst af listen« er den første dag, hvor stillingsbetegnelsen kan være taget af listen igen."
    yield "»Udgår af listen« er den dag, hvor den udgår, hvis der ikke besluttes andet."
    if report.correction:
        yield (
            f"Regnearket er en rettelse. Det erstatter det, vi sendte med indberetningen den {date_text(report.first)}."
        )


def _facts(report: Report) -> Iterator[tuple[str, str | date]]:
    told: dict[str, str | date | None] = {
        "Råd": report.council,
        "Område": report.area,
        "Kommuner": list_text(report.municipalities),
        "Gælder fra": report.effective,
        "Besluttet af": capital(report.body),
        "Besluttet den": report.decided,
        "Referat": report.minutes,
        "Indberettet første gang": report.first,
        "Denne indberetning": report.dated if report.correction else None,
        "Rettelse": report.correction,
        "Indholdets kontrolkode (SHA-256)": report.content_hash,
        "Journalens kontrolkode (SHA-256)": report.head,
    }
    yield from ((label, value) for label, value in told.items() if value)
