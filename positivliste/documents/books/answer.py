"""A respondent's own rows as a workbook, marked up: what became of each, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from positivliste.danish import date_text, fold
from positivliste.documents.books.book import STYLES, Book, Column, height
from positivliste.documents.content.answers import ProposalResult, RespondentAnswer, UnreadRow
from positivliste.documents.content.answers_text import UNREAD
from positivliste.documents.content.wording import duration_trail
from positivliste.model.results import Result

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS, ABOUT = "Jeres rækker", "Sådan læses arket"
HEADER_ROW = 3

# A light ground with dark letters, and a sign before the words: nobody has to see the colour.
_LOOKS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        Result.LISTED.danish: ("✓", "#DDF0DF", "#14532D"),
        Result.RECOMMENDED.danish: ("✓", "#DDF0DF", "#14532D"),
        Result.MERGED.danish: ("≡", "#DCE9F8", "#1F3A5F"),
        Result.TURNED_DOWN.danish: ("✗", "#F9DEDC", "#7A1620"),
        Result.NOT_RECOMMENDED.danish: ("✗", "#F9DEDC", "#7A1620"),
        Result.WAITING.danish: ("…", "#FBEFC9", "#5C4300"),
        UNREAD: ("!", "#FBDDC4", "#6B3500"),
    }
)
_MEANING: Mapping[str, str] = MappingProxyType(
    {
        Result.LISTED.danish: "Forslaget er på listen.",
        Result.RECOMMENDED.danish: "Sekretariatet indstiller, at forslaget kommer på listen.",
        Result.MERGED.danish: "Forslaget er det samme som et andet og behandles sammen med det. Begrundelsen siger, "
        "hvad der er sket med det fælles forslag.",
        Result.TURNED_DOWN.danish: "Forslaget er ikke på listen. Begrundelsen siger hvorfor.",
        Result.NOT_RECOMMENDED.danish: "Sekretariatet indstiller, at forslaget ikke kommer på listen.",
        Result.WAITING.danish: "Sekretariatet er ved at afklare forslaget.",
        UNREAD: "Rækken mangler noget, så vi ikke kunne behandle den som et forslag.",
    }
)
_ABOUT_WIDTHS = (34, 12, 84)
_A3 = 8


@frozen
class _Field:
    """A column, with the value that a proposal has in it."""

    header: str
    width: float
    value: Callable[[ProposalResult], str | int]


_PLACE = (
    _Field("Fil", 22, lambda r: r.proposal.origin.file if r.proposal.origin.row else "–"),
    _Field("Ark", 10, lambda r: r.proposal.origin.sheet),
    _Field("Række", 7, lambda r: r.proposal.origin.row or "–"),
)
_COURSE = (
    _Field("AMU-nr.", 10, lambda r: r.proposal.number or ""),
    _Field("Kursustitel", 30, lambda r: r.proposal.title),
    _Field("Udbyder", 22, lambda r: r.proposal.provider or ""),
    _Field("Offentlig/privat", 11, lambda r: "Privat" if r.understood.private else "Offentlig"),
    _Field("Varighed", 20, lambda r: _duration(r)),
    _Field("Stillingsbetegnelse", 20, lambda r: _trail(r.proposal.job_title, r.understood.job_title)),
    _Field("Erhvervsgruppe", 22, lambda r: _trail(r.proposal.group, r.understood.group)),
    _Field("Kun sammen med andre", 13, lambda r: "Ja" if r.proposal.only_with_others else "Nej"),
)
_TITLE = (
    _Field("Stillingsbetegnelse", 30, lambda r: r.proposal.title),
    _Field("DISCO-08-kode", 12, lambda r: r.proposal.disco or ""),
    _Field("Uddannelsesniveau", 22, lambda r: r.proposal.level or ""),
    _Field("Dokumentation for mangel", 44, lambda r: r.proposal.evidence or ""),
)
_OUTCOME = (
    Column("Resultat", 18, "text", "input-head"),
    Column("Begrundelse", 42, "text", "input-head"),
    Column("Lagt sammen med", 28, "text", "input-head"),
    Column("Sådan retter I", 38, "text", "input-head"),
)


class _MarkedBook(Book):
    """A workbook that also has a style for each result, under its name."""

    def __init__(self, answer: RespondentAnswer) -> None:
        super().__init__(_title(answer), answer.consultation.council, answer.dated)
        self._marked: dict[str, Format] = {}

    def style(self, name: str) -> Format:
        if name not in _LOOKS:
            return super().style(name)
        if name not in self._marked:
            _, ground, letters = _LOOKS[name]
            looks = {**STYLES["text"], "bg_color": ground, "font_color": letters, "bold": True}
            self._marked[name] = self.workbook.add_format(looks)
        return self._marked[name]


def respondent_book(answer: RespondentAnswer) -> bytes:
    """The workbook; the same answer gives the same bytes."""
    book = _MarkedBook(answer)
    _rows_sheet(book, answer)
    _about_sheet(book, answer)
    return book.close()


def _rows_sheet(book: Book, answer: RespondentAnswer) -> None:
    sheet = book.sheet(ROWS)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    fields = (*_PLACE, *(_TITLE if answer.consultation.titles else _COURSE))
    columns = [*(Column(field.header, field.width) for field in fields), *_OUTCOME]
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, _title(answer), "title")
    sheet.set_row(1, 20)
    book.put(sheet, 1, 0, _subtitle(answer), "subtitle")
    book.head(sheet, HEADER_ROW, columns)
    lines = sorted(_lines(answer, fields), key=lambda line: line[0])
    for row, (_, result, values) in enumerate(lines, start=HEADER_ROW + 1):
        _put_line(book, sheet, row, columns, result, values)
    last = HEADER_ROW + len(lines)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
    book.footer(sheet, _title(answer))


def _put_line(
    book: Book, sheet: Worksheet, row: int, columns: Sequence[Column], result: str, values: Sequence[str | int]
) -> None:
    widths = (column.width for column in columns)
    sheet.set_row(row, height(zip(map(str, values), widths, strict=True)))
    mark = len(columns) - len(_OUTCOME)
    for place, value in enumerate(values):
        book.put(sheet, row, place, value, result if place == mark else "count" if _is_count(value) else "text")


def _is_count(value: str | int) -> bool:
    return isinstance(value, int)


def _lines(
    answer: RespondentAnswer, fields: Sequence[_Field]
) -> Iterator[tuple[tuple[object, ...], str, tuple[str | int, ...]]]:
    """Every row that came: where it belongs, its result, and its cells."""
    files = {file: place for place, file in enumerate(_files(answer))}
    for place, told in enumerate(answer.results):
        origin, result = told.proposal.origin, told.result.danish
        why = (_shown(result), told.explained, _capital(told.joined_with), told.mend)
        values = (*(field.value(told) for field in fields), *why)
        yield (files.get(origin.file, len(files)), origin.sheet, origin.row, 0, place), result, values
    for place, row in enumerate(answer.unread):
        problem, empty = row.problem, [""] * (len(fields) - len(_PLACE))
        values = (row.file, problem.sheet, problem.row, *empty, _shown(UNREAD), _found(row), "", problem.told)
        yield (files.get(row.file, len(files)), problem.sheet, problem.row, 1, place), UNREAD, values


def _files(answer: RespondentAnswer) -> Iterable[str]:
    return dict.fromkeys([*(r.proposal.origin.file for r in answer.results), *(row.file for row in answer.unread)])


def _found(row: UnreadRow) -> str:
    where = f"Kolonnen »{row.problem.column}«: " if row.problem.column else "Rækken: "
    return where + (f"»{row.problem.value}«" if row.problem.value else "tom") + "."


def _about_sheet(book: Book, answer: RespondentAnswer) -> None:
    sheet = book.sheet(ABOUT)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, ABOUT, "title")
    sheet.set_row(1, 20)
    book.put(sheet, 1, 0, _subtitle(answer), "subtitle")
    columns = [
        Column(name, width) for name, width in zip(("Resultat", "Antal", "Det betyder"), _ABOUT_WIDTHS, strict=True)
    ]
    book.head(sheet, HEADER_ROW, columns, 22)
    counts = [(result.danish, count) for result, count in answer.counts]
    counts += [(UNREAD, len(answer.unread))] if answer.unread else []
    row = HEADER_ROW
    for result, count in counts:
        row += 1
        sheet.set_row(row, height([(_MEANING[result], _ABOUT_WIDTHS[2])]))
        book.put(sheet, row, 0, _shown(result), result)
        book.put(sheet, row, 1, count, "count")
        book.put(sheet, row, 2, _MEANING[result], "text")
    book.put(sheet, row + 1, 0, "Rækker i alt", "total")
    book.put(sheet, row + 1, 1, len(answer.results) + len(answer.unread), "total-count")
    book.put(sheet, row + 1, 2, "", "total")
    _notes(book, sheet, row + 3)
    book.footer(sheet, _title(answer))


def _notes(book: Book, sheet: Worksheet, row: int) -> None:
    notes = (
        "Kolonnerne til venstre viser jeres rækker, som vi har forstået dem. En pil (→) viser, hvad der stod i jeres "
        "fil, og hvad vi har forstået ved det, eller hvad der er rettet under gennemgangen.",
        "De fire kolonner til højre viser resultatet. I kan filtrere på dem.",
    )
    for place, text in enumerate(notes, start=row):
        sheet.merge_range(place, 0, place, 2, "", book.style("prose"))
        book.put(sheet, place, 0, text, "prose")
        sheet.set_row(place, height([(text, sum(_ABOUT_WIDTHS))]))


def _shown(result: str) -> str:
    return f"{_LOOKS[result][0]} {result}"


def _title(answer: RespondentAnswer) -> str:
    return f"Svar på forslag til {answer.consultation.list_name}"


def _subtitle(answer: RespondentAnswer) -> str:
    made = answer.decision
    state = f"Besluttet {date_text(made.on)}" if made else "Sekretariatets indstilling; listen er ikke besluttet"
    return f"{answer.respondent.name} · {answer.consultation.council} · {state}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _duration(told: ProposalResult) -> str:
    sent = told.proposal.duration
    return _trail(sent.text or "(tomt)", told.understood.duration) if told.understood.duration else duration_trail(sent)


def _trail(sent: str | None, understood: str) -> str:
    """What was sent and what it was understood as: "Svejsser → Svejser"."""
    if not understood or fold(sent or "") == fold(understood):
        return sent or ""
    return f"{sent or '(tomt)'} → {understood}"
