"""What a sender did to a row: struck it through, hid it, or wrote that it falls away. A person then looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from positivliste.intake.cells import tidy
from positivliste.intake.sheets import Sheet, column_letters
from positivliste.intake.table_row import TableRow
from positivliste.model.proposal import Doubt, Why

_SEASONS = (
    r"efterår\w*|forår\w*|sommer\w*|vinter\w*|halvår\w*"
    r"|(?:jan|febr|sept|okto|nov|dec)\w*|marts|april|maj|juni|juli|august"
)
_FALLS_AWAY = re.compile(
    r"\b(?:udgår|udgået|udgaar|bortfald\w*|falder\s+bort|slet|slettes?|slettet|fjernes?|fjernet|stryges?|strøget|nedlagt"
    r"|nedlægges|ophør(?:er|t|e)?|ophæve[st]|aflys\w*|annuller\w*|trukket\s+(?:tilbage|ud)|trækkes?\s+(?:tilbage|ud)"
    r"|tilbagetrukket|tilbagekaldt?|erstattes|erstattet|afløses|(?:udbydes|afholdes|tilbydes|bruges)\s+ikke"
    r"|ikke\s+(?:længere|aktuel\w*|med|mere|godkendt)|lukke[rst]|lukket|stoppe[rst]|stoppet|udløb(?:er|et)?"
    r"|skal\s+(?:ud|væk|ikke\s+med|ikke\s+på)|tages?\s+ud|ignorer\w*|se\s+bort|dublet|gentagelse|foreløbig\w*|afventer"
    r"|måske|uafklaret|under\s+forbehold|forbehold)\b"
    rf"|\b(?:kun|først|alene|ikke)\b[^.;]{{0,25}}\b(?:{_SEASONS}|20[0-9]{{2}})\b"
    r"|\b(?:gælder|udbydes|afholdes|tilbydes)\s+(?:kun|først|ind\s?til|til|fra)\b"
)
_TITLE_FALLS_AWAY = re.compile(
    rf"\b(?:udgår|udgået|skal slettes|slettes|slettet|annulleret|aflyst|nedlagt|bortfalder)\b|\bkun (?:{_SEASONS})\b"
)
_FRAME = re.compile(r"\A\[[^\]]*\].*?\b(?:comment|kommentar):\s*|\A[^\n:]{1,60}:\n", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=4096)
def says_it_falls_away(text: str) -> bool:
    """Whether a remark or comment says that the row falls away, or holds only for a time, or is not sure."""
    return bool(_FALLS_AWAY.search(text.casefold()))


def title_says_so(title: str) -> bool:
    """Whether a title says so of itself; most titles are told to be none by the letters in them."""
    plain = title.lower()
    may = (
        "udg" in plain or "slet" in plain or "aflys" in plain or "annul" in plain or "nedl" in plain or "kun " in plain
    )
    return (may or "bortf" in plain) and bool(_TITLE_FALLS_AWAY.search(plain))


def doubts_of(row: TableRow, title: str, remarks: str | None) -> tuple[Doubt, ...]:
    """What is doubtful about a row, with what its own words say of it."""
    said = [Doubt(Why.REMARKED, title)] if title_says_so(title) else []
    if remarks and says_it_falls_away(remarks):
        said.append(Doubt(Why.REMARKED, remarks))
    for header, text in row.extra:
        if says_it_falls_away(text):
            said.append(Doubt(Why.REMARKED, f"{header}: {text}"))
    return (*row.doubts, *said) if said else row.doubts


class Marked:
    """What the sheet shows of its rows beside their values; most sheets show nothing.

    Attributes:
        rows: those that it shows something of.
        every: it may show something of any.
    """

    def __init__(self, sheet: Sheet, labels: Mapping[int, str], key: int, twice: Mapping[int, str]) -> None:
        """
        Args:
            labels: of each column that is a field, its header.
            key: the place of the column that says what the row is.
            twice: further columns of that name, with their headers.
        """
        marks = sheet.marks
        self.sheet, self.labels, self.key, self.twice = sheet, labels, key, twice
        self.hidden_columns = marks.hidden_columns & labels.keys()
        self.every = bool(sheet.hidden or self.hidden_columns or twice)
        self.rows = {*marks.hidden_rows, *marks.struck, *marks.comments}

    def doubts(self, row: int, cells: Sequence[str]) -> Iterator[Doubt]:
        """What is doubtful about the row."""
        marks = self.sheet.marks
        if self.sheet.hidden:
            yield Doubt(Why.HIDDEN_SHEET, self.sheet.name)
        if row in marks.hidden_rows:
            yield Doubt(Why.HIDDEN_ROW)
        filled = {column for column in self.labels if column < len(cells) and cells[column]}
        struck = filled.intersection(marks.struck.get(row, ()))
        if struck:
            yield Doubt(Why.STRUCK, cells[self.key] if self.key in struck else self._shown(struck, cells))
        if hidden := filled & self.hidden_columns:
            yield Doubt(Why.HIDDEN_COLUMN, self._shown(hidden, cells))

        for column, label in self.twice.items():
            if column < len(cells) and cells[column]:
                yield Doubt(Why.BESIDE, f"{label}: {cells[column]}")

    def comments(self, row: int) -> tuple[str, ...]:
        """What was written in the margin of the row's cells, each with where it stands; it is a remark like others."""
        told = sorted(self.sheet.marks.comments.get(row, {}).items())
        return tuple(
            f"kommentar i {column_letters(column)}{row + 1}: {text}"
            for column, said in told
            if (text := tidy(_FRAME.sub("", said.strip())))
        )

    def _shown(self, columns: Iterable[int], cells: Sequence[str]) -> str:
        return "; ".join(f"{self.labels[column]}: {cells[column]}" for column in sorted(columns))
