"""The report to SIRI as a workbook: the titles, and a sheet about the report."""

from __future__ import annotations

from datetime import date

from positivliste.danish import date_text, list_text
from positivliste.documents.books.book import Book, Column, height
from positivliste.documents.content.report import Report
from positivliste.documents.content.wording import count_text, plain
from positivliste.model.listing import ListedTitle

COLUMNS = (
    Column("Nr.", 5, "count"),
    Column("Stillingsbetegnelse", 26, "label"),
    Column("DISCO-08", 10),
    Column("Uddannelsesniveau", 19),
    Column("Område", 13),
    Column("Kommuner", 30),
    Column("Gælder fra", 17, "date"),
    Column("Tidligst af listen", 17, "date"),
    Column("Udgår af listen", 17, "date"),
    Column("Dokumentation for mangel", 36),
    Column("Besluttet af", 14),
    Column("Besluttet den", 18, "date"),
    Column("Referat", 19),
)
"""The columns of the table. They are permanent: SIRI may read them by machine."""

_ABOUT_WIDTHS = (40, 76)
_HEADER_ROW = 2
_SHORT = 16

Value = str | int | date


def workbook(report: Report) -> bytes:
    """The report as an .xlsx file; the same report gives the same bytes."""
    book = Book(_name(report), report.council, report.dated)
    _titles_sheet(book, report)
    _about_sheet(book, report)
    return book.close()


def _name(report: Report) -> str:
    kind = "Rettelse af indberetning til SIRI" if report.correction else "Indberetning til SIRI"
    return f"{kind}: {report.list_name}"


def _titles_sheet(book: Book, report: Report) -> None:
    sheet = book.sheet("Stillingsbetegnelser")
    sheet.set_landscape()
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, _name(report), "title")
    sheet.set_row(1, 20)
    count = count_text(len(report.titles), "stillingsbetegnelse", "stillingsbetegnelser")
    told = f"{report.council} · Gælder fra {date_text(report.effective)} · {count} · Dateret {date_text(report.dated)}"
    book.put(sheet, 1, 0, told, "subtitle")
    book.head(sheet, _HEADER_ROW, COLUMNS)
    last = _HEADER_ROW + len(report.titles)
    for number, title in enumerate(report.ordered, start=1):
        line = _line(report, number, title)
        sheet.set_row(_HEADER_ROW + number, height(zip(map(_shown, line), (c.width for c in COLUMNS), strict=True)))
        for place, (value, column) in enumerate(zip(line, COLUMNS, strict=True)):
            book.put(sheet, _HEADER_ROW + number, place, value, column.style)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.autofilter(_HEADER_ROW, 0, last, len(COLUMNS) - 1)
    # A DISCO-08 code is text: without this Excel marks every one as a mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:M{last + 2}"})
    book.footer(sheet, f"{report.council} · kontrolkode {report.content_hash[:_SHORT]}")


def _line(report: Report, number: int, title: ListedTitle) -> tuple[Value, ...]:
    return (
        number,
        title.title,
        title.disco or "",
        title.level or "",
        title.area,
        list_text(report.municipalities),
        title.start,
        title.earliest_end,
        title.until,
        title.evidence or "",
        report.body.capitalize(),
        report.decided,
        report.minutes or "",
    )


def _about_sheet(book: Book, report: Report) -> None:
    sheet = book.sheet("Om indberetningen")
    for place, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, _name(report), "title")
    row = 1
    for text in _about(report):
        sheet.merge_range(row, 0, row, 1, "", book.style("prose"))
        book.put(sheet, row, 0, text, "prose")
        sheet.set_row(row, height([(text, sum(_ABOUT_WIDTHS))]))
        row += 1
    row += 1
    for label, value in _facts(report):
        book.put(sheet, row, 0, label, "label")
        book.put(sheet, row, 1, value, "date" if isinstance(value, date) else "text")
        sheet.set_row(row, height([(_shown(value), _ABOUT_WIDTHS[1])]))
        row += 1
    book.footer(sheet, _name(report))


def _about(report: Report) -> tuple[str, ...]:
    told = [
        f"{plain(report.council)} indberetter stillingsbetegnelser til {report.list_name}. "
        "De står på arket »Stillingsbetegnelser«, én i hver række."
    ]
    if report.regional and report.area:
        told.append(f"Stillingsbetegnelserne gælder kun for virksomheder i {plain(report.area)}.")
    told.append("»Tidligst af listen« er den første dag, hvor stillingsbetegnelsen kan være taget af listen igen.")
    told.append("»Udgår af listen« er den dag, hvor den udgår, hvis der ikke besluttes andet.")
    if report.correction:
        told.append(
            f"Regnearket er en rettelse. Det erstatter det, vi sendte med indberetningen den {date_text(report.first)}."
        )
    return tuple(told)


def _facts(report: Report) -> tuple[tuple[str, str | date], ...]:
    told: list[tuple[str, str | date | None]] = [
        ("Råd", report.council),
        ("Område", report.area),
        ("Kommuner", list_text(report.municipalities)),
        ("Gælder fra", report.effective),
        ("Besluttet af", report.body.capitalize()),
        ("Besluttet den", report.decided),
        ("Referat", report.minutes),
        ("Indberettet første gang", report.first),
        ("Denne indberetning", report.dated if report.correction else None),
        ("Rettelse", report.correction),
        ("Indholdets kontrolkode (SHA-256)", report.content_hash),
        ("Journalens kontrolkode (SHA-256)", report.head),
    ]
    return tuple((label, value) for label, value in told if value)


def _shown(value: Value) -> str:
    return date_text(value) if isinstance(value, date) else str(value)
