"""A respondent's own rows as a workbook, marked up: what became of each, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from positivliste.danish import capital, date_text
from positivliste.documents.books.book import Book
from positivliste.documents.books.lists import COLUMNS
from positivliste.documents.books.table import Column, Marked, Table
from positivliste.documents.content.reasons import UNREAD, explained, joined_with, mend
from positivliste.documents.content.respondent_answer import RespondentAnswer
from positivliste.model.events import RowRefused
from positivliste.model.results import ProposalResult, Result
from positivliste.model.value import frozen

ROWS, ABOUT = "Jeres rækker", "Sådan læses arket"

_SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Result.LISTED.danish: ("✓", "taken"),
        Result.RECOMMENDED.danish: ("✓", "taken"),
        Result.MERGED.danish: ("≡", "merged"),
        Result.WITHDRAWN.danish: ("←", "merged"),
        Result.TURNED_DOWN.danish: ("✗", "refused"),
        Result.NOT_RECOMMENDED.danish: ("✗", "refused"),
        Result.WAITING.danish: ("…", "waiting"),
        UNREAD: ("!", "unread"),
    }
)
_MEANING: Mapping[str, str] = MappingProxyType(
    {
        Result.LISTED.danish: "Forslaget er på listen.",
        Result.RECOMMENDED.danish: "Sekretariatet indstiller, at forslaget kommer på listen.",
        Result.MERGED.danish: "Forslaget er det samme som et andet og behandles sammen med det. Begrundelsen siger, "
        "hvad der er sket med det fælles forslag.",
        Result.WITHDRAWN.danish: "Forslaget er trukket tilbage, eller det står ikke i et svar, som er sendt siden.",
        Result.TURNED_DOWN.danish: "Forslaget er ikke på listen. Begrundelsen siger hvorfor.",
        Result.NOT_RECOMMENDED.danish: "Sekretariatet indstiller, at forslaget ikke kommer på listen.",
        Result.WAITING.danish: "Sekretariatet er ved at afklare forslaget.",
        UNREAD: "Rækken mangler noget, så vi ikke kunne behandle den som et forslag.",
    }
)
_NOTES = (
    "Kolonnerne til venstre viser jeres rækker, som vi har forstået dem. En pil (→) viser, hvad der stod i jeres "
    "fil, og hvad vi har forstået ved det, eller hvad der er rettet under gennemgangen.",
    "De fire kolonner til højre viser resultatet. I kan filtrere på dem.",
)


@frozen
class _Line:
    """A row that came: where it stands, and what became of it; `told` is None where it could not be read."""

    file: str
    sheet: str
    row: int
    told: ProposalResult | None
    result: str
    why: str
    joined: str
    mend: str


def respondent_book(answer: RespondentAnswer) -> bytes:
    """The workbook; the same answer gives the same bytes."""
    told = answer.occasion
    title, made = f"Svar på forslag til {told.list_name}", answer.decision
    state = f"Besluttet {date_text(made.on)}" if made else "Sekretariatets indstilling; listen er ikke besluttet"
    below = f"{answer.respondent.name} · {told.council} · {state}"
    book = Book(title, told.council, answer.dated)
    rows = book.sheet(ROWS, wide=True, large=True)
    rows.title(title, below)
    rows.skip()
    columns = [*_PLACE, *(column.of(_told) for column in COLUMNS[told.list].answered), *_OUTCOME]
    rows.table(Table(columns, _lines(answer)))
    rows.footer(title)
    about = book.sheet(ABOUT, widths=(34, 12, 84))
    about.title(ABOUT, below)
    about.skip()
    counts = [(result.danish, count) for result, count in answer.counts]
    counts += [(UNREAD, len(answer.unread))] if answer.unread else []
    about.lines(
        [(_marked(result), count, _MEANING[result]) for result, count in counts],
        head=("Resultat", "Antal", "Det betyder"),
        total=("Rækker i alt", len(answer.results) + len(answer.unread), ""),
    )
    about.skip()
    about.prose(_NOTES)
    about.footer(title)
    return book.close()


def _lines(answer: RespondentAnswer) -> list[_Line]:
    """Every row that came: by file in the order of receipt, and within one as it stands there."""
    lines = [*map(_read, answer.results), *map(_unread, answer.unread)]
    files = {file: place for place, file in enumerate(dict.fromkeys(line.file for line in lines))}
    return sorted(lines, key=lambda line: (files[line.file], line.sheet, line.row, line.told is None))


def _read(told: ProposalResult) -> _Line:
    origin, joined = told.proposal.origin, capital(joined_with(told))
    return _Line(
        origin.file, origin.sheet, origin.row, told, told.result.danish, explained(told), joined, mend(told.course)
    )


def _unread(refused: RowRefused) -> _Line:
    problem = refused.error
    where = f"Kolonnen »{problem.column}«: " if problem.column else "Rækken: "
    found = where + (f"»{problem.value}«" if problem.value else "tom") + "."
    return _Line(refused.file.name, problem.sheet, problem.row, None, UNREAD, found, "", problem.told)


def _marked(result: str) -> Marked:
    sign, style = _SIGNS[result]
    return Marked(f"{sign} {result}", style)


def _told(line: _Line) -> ProposalResult | None:
    return line.told


# A suggestion that came without a file has row 0.
_PLACE: tuple[Column[_Line], ...] = (
    Column("Fil", 22, lambda line: line.file if line.row else "–"),
    Column("Ark", 10, lambda line: line.sheet),
    Column("Række", 7, lambda line: line.row or "–"),
)
_OUTCOME: tuple[Column[_Line], ...] = (
    Column("Resultat", 18, lambda line: _marked(line.result), head="input-head"),
    Column("Begrundelse", 42, lambda line: line.why, head="input-head"),
    Column("Lagt sammen med", 28, lambda line: line.joined, head="input-head"),
    Column("Sådan retter I", 38, lambda line: line.mend, head="input-head"),
)
