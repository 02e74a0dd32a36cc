"""Which column is which field: header cells are matched with the known names and the caller's mapping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import zip_longest

from attrs import evolve, frozen

from positivliste.errors import WrongUsage
from positivliste.intake.amounts import header_unit
from positivliste.intake.fields import Field, FieldSet, header_key
from positivliste.intake.sheets import column_index, column_letters
from positivliste.intake.table_row import TableRow

UNUSED = "extra"
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_OR = re.compile(r"/|\beller\b|\bor\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^[0-9]{1,2}[a-z]?[.):]\s*")
_DERIVABLE = re.compile(r"[(\[/]|\beller\b|\bor\b|^[0-9]", re.IGNORECASE)
_LONGEST = 120  # a longer cell is a text, not a header
_LONGEST_UNIT = 25
_LETTERS = re.compile(r"[A-Z]{1,3}")
_UNUSED_TOO = ("ekstra", "ingen")
_NEAR = 60
_MAPPED, _DERIVED, _WEAK = -1, 100, 1000


@frozen
class Claim:
    """What a header cell says it is.

    Attributes:
        field: the field's name; `UNUSED` where the caller's mapping says that it is none.
        rank: how sure, the lowest is the surest.
        weak: the name alone does not make a header row.
    """

    field: str
    rank: int
    weak: bool = False


@frozen
class Column:
    """A column of one table: its place, its header, and the field that it is, or None.

    Attributes:
        lost: the field that it claimed and did not get, since a surer column had it.
        weak: it was taken by a name that is sure only in company.
    """

    index: int
    header: str
    field: str | None
    lost: str | None = None
    weak: bool = False

    @property
    def letters(self) -> str:
        return column_letters(self.index)

    @property
    def label(self) -> str:
        """The header, or the column's letters where it has none."""
        return self.header or f"kolonne {self.letters}"


@frozen
class Header:
    """A row of headers.

    Attributes:
        row: counted from 0.
        columns: by place; columns without a header are not in it.
        score: how many different fields it has.
        sure: how many of them by a name that is sure.
        mapped: it has a header that the caller mapped.
        placed: how many columns the caller mapped by their letters.
    """

    row: int
    columns: Mapping[int, Column]
    score: int
    sure: int
    mapped: bool
    filled: int
    placed: int = 0

    @property
    def fields(self) -> dict[str, Column]:
        """The column of each field; the first where a field has several."""
        found: dict[str, Column] = {}
        for column in self.columns.values():
            if column.field:
                found.setdefault(column.field, column)
        return found

    def place(self, field: str) -> int:
        """The place of the field's first column."""
        return next(index for index, column in self.columns.items() if column.field == field)

    def twice(self, field: str) -> dict[int, str]:
        """Further columns under the very header of the field's column, which alone is taken for it."""
        name = header_key(self.columns[self.place(field)].header)
        lost = (column for column in self.columns.values() if column.lost == field)
        return {column.index: column.label for column in lost if header_key(column.header) == name}

    def same_as(self, other: Header) -> bool:
        """Whether all columns are the same, by name too: a name can say the unit."""
        return self.columns == other.columns


class Matcher:
    """Matches header cells with fields; it remembers every text it has seen."""

    def __init__(self, fields: FieldSet, mapping: Mapping[str, str]) -> None:
        """
        Raises:
            WrongUsage: "unknown-field" where the mapping names a field that there is not.
        """
        self.fields = fields
        self.mapping = {header_key(header): _field(name, fields) for header, name in mapping.items()}
        self.wanted = dict(zip(self.mapping, mapping, strict=False))
        self.met: set[str] = set()
        self.names = _names(fields)
        self.seen: dict[str, Claim | None] = {}
        self.many = {field.name for field in fields.fields if field.many}
        self.letters: dict[int, str] = {}

    def place(self, width: int) -> None:
        """Take the headers of the mapping that are letters of a column for that column.

        Args:
            width: how many columns the file has; letters beyond are a header ("AMU").
        """
        for header in self.wanted.copy().values():
            key = header_key(header)
            if _LETTERS.fullmatch(header) and column_index(header) < width:
                self.letters[column_index(header)] = self.mapping.pop(key)
                self.wanted.pop(key)
                self.seen.clear()

    def claim(self, text: str) -> Claim | None:
        """The field that the cell is the header of, or None."""
        if not text or len(text) > _LONGEST:
            return None
        if text not in self.seen:
            self.seen[text] = self._claim(text)
        return self.seen[text]

    def _claim(self, text: str) -> Claim | None:
        key = header_key(text)
        if key in self.mapping:
            self.met.add(key)
            return Claim(self.mapping[key], _MAPPED)
        if claim := self.names.get(key):
            return claim
        if not _DERIVABLE.search(text):
            return None  # nearly every cell of a table is so
        plain = _BRACKETS.sub(" ", _NUMBERING.sub("", text))
        if claim := self.names.get(header_key(plain)) or self._of_parts(plain):
            return Claim(claim.field, claim.rank + _DERIVED, claim.weak)
        return None

    def _of_parts(self, text: str) -> Claim | None:
        """ "AMU-nr. / kursusnummer" is two names of one field; "Titel/udbyder" is none."""
        claims = [self.names.get(header_key(part)) for part in _OR.split(text)]
        known = [claim for claim in claims if claim]
        return known[0] if known and len({claim.field for claim in known}) == 1 and len(known) > 1 else None

    def score(self, cells: Sequence[str]) -> int:
        """How many different fields the row has headers of."""
        return len({claim.field for claim in map(self.claim, cells) if claim})

    def header(self, row: int, cells: Sequence[str]) -> Header:
        """The row read as headers. Where two columns claim a field the surer one has it, else the first."""
        claims = {index: claim for index, text in enumerate(cells) if (claim := self.claim(text))}
        winners: dict[str, int] = {}
        for index, claim in claims.items():
            best = winners.get(claim.field)
            if best is None or claim.rank < claims[best].rank:
                winners[claim.field] = index
        placed = self.letters
        columns = {}
        for index, text in enumerate(cells):
            claimed = claims.get(index)
            if index in placed or (claimed and claimed.field in placed.values() and claimed.field not in self.many):
                continue
            if text and claimed:
                won = winners[claimed.field] == index or claimed.field in self.many
                name = None if claimed.field == UNUSED else claimed.field
                columns[index] = Column(index, text, name if won else None, None if won else name, claimed.weak)
            elif text:
                columns[index] = Column(index, text, None)
        for index, name in placed.items():
            columns[index] = Column(index, cells[index] if index < len(cells) else "", None if name == UNUSED else name)
        sure = {claim.field for claim in claims.values() if not claim.weak and claim.field != UNUSED}
        mapped = any(claim.rank == _MAPPED for claim in claims.values())
        score = len({claim.field for claim in claims.values()} - {UNUSED})
        return Header(row, dict(sorted(columns.items())), score, len(sure), mapped, len(columns), len(placed))

    def refined(self, above: Header, row: int, cells: Sequence[str]) -> Header | None:
        """The header that two rows make, where the lower one says more exactly what the upper one names: "navn" below
        "Udbyder", "i dage" below "Varighed". None where the lower row is no such row, or says as much alone."""
        texts = [text for text in cells if text]
        named = sum(1 for text in texts if self.claim(text) or header_unit(text) is not None)
        if not named or named * 5 < len(texts) * 3 or any(map(str.isdigit, "".join(texts))):
            return None
        width = max((len(cells), *(index + 1 for index in above.columns)))
        upper = [column.header if (column := above.columns.get(index)) else "" for index in range(width)]
        both = [self._of_two(*pair) for pair in zip_longest(upper, cells, fillvalue="")]
        if None in both:
            return None
        found = self.header(row, [text or "" for text in both])
        return found if found.score > self.score(cells) and found.score >= above.score else None

    def _of_two(self, upper: str, lower: str) -> str | None:
        """The header of a column by the two cells above it; None where they name two fields."""
        if upper == lower or not (upper and lower):
            return upper or lower
        mine, theirs = self.claim(upper), self.claim(lower)
        if mine and theirs and mine.field != theirs.field and not (mine.weak or theirs.weak):
            return None
        if theirs and (mine is None or theirs.rank < mine.rank):
            return lower
        return upper if mine and mine.rank == _MAPPED else f"{upper} ({lower})"

    def units(self, row: int, cells: Sequence[str], header: Header) -> Header | None:
        """The header with new names of columns of which several can be one field, where the row says nothing but units:
        "Dage" and "Timer" below "Varighed", or "Timer" in the midst of the table. None where it says anything else."""
        columns = dict(header.columns)
        for index, text in enumerate(cells):
            if not text:
                continue
            before, claim = columns.get(index), self.claim(text)
            name = claim.field if claim else before.field if before else None
            if name not in self.many or (before and before.field not in (name, None)):
                return None
            if len(text) > _LONGEST_UNIT or any(map(str.isdigit, text)) or header_unit(text) is None:
                return None
            columns[index] = Column(index, text, name)
        return evolve(header, row=row, columns=columns)

    def refuse_unmet(self, headers: Sequence[str]) -> None:
        """Refuse a mapping of a header that the file does not have; where it has nothing, another error says so.

        Raises:
            WrongUsage: "unknown-header", with the nearest headers of the file.
        """
        seen = {header_key(text): text for text in headers if text}
        for key, header in self.wanted.items():
            if seen and key not in self.met:
                close = [seen[hit] for hit in get_close_matches(key, seen, n=3)] or list(seen.values())[:12]
                raise WrongUsage(
                    "unknown-header",
                    f'No column has the header "{header}".',
                    f"Map one of the headers of the file: {', '.join(close)}.",
                )


def field_named(text: str, fields: FieldSet) -> str:
    """The field that a person names: as it is called in code, or as a column would be headed.

    Raises:
        WrongUsage: "unknown-field".
    """
    named = _field(text, fields)
    if named == UNUSED:
        raise WrongUsage("unknown-field", f'"{text}" is no field.', f"Use one of: {', '.join(fields.names)}.")
    return named


def row_of(cells: Mapping[str, str], fields: FieldSet) -> TableRow:
    """Single cells as a row of a table that has only these columns.

    Args:
        cells: each by its field, or as its column would be headed.

    Raises:
        WrongUsage: there is no such field; or two cells are of one that only one column can be.
    """
    many = {field.name for field in fields.fields if field.many}
    values, headers = dict[str, str](), dict[str, str]()
    several: dict[str, tuple[tuple[str, str], ...]] = {}
    for header, text in cells.items():
        name = field_named(header, fields)
        if name in values and name not in many:
            raise WrongUsage("field-twice", f"{headers[name]} and {header} are one field.", "Give it once.")
        if name in many:
            several[name] = (*several.get(name, ()), (header, text))
        values.setdefault(name, text)
        headers.setdefault(name, header)
    return TableRow("", 0, values, several, headers=headers)


def near(field: Field, headers: Iterable[str]) -> tuple[str, ...]:
    """The headers that are most like a name of the field, the nearest first."""
    from rapidfuzz import fuzz  # loaded only where a column is missing

    names = [header_key(name) for name in (*field.names, *field.weak)]
    likeness = {text: max(fuzz.ratio(header_key(text), name) for name in names) for text in headers if text}
    best = sorted((text for text in likeness if likeness[text] >= _NEAR), key=likeness.__getitem__, reverse=True)
    return tuple(best[:3])


def _field(name: str, fields: FieldSet) -> str:
    plain = header_key(name)
    known = {header_key(field): field for field in (*fields.names, UNUSED)}
    known |= {header_key(word): UNUSED for word in _UNUSED_TOO}
    for word, claim in _names(fields).items():
        known.setdefault(word, claim.field)
    if plain in known:
        return known[plain]
    close = (known[hit] for hit in get_close_matches(plain, known, n=3))
    nearest = list(dict.fromkeys(close)) or [*fields.names, UNUSED]
    raise WrongUsage(
        "unknown-field", f'There is no field "{name}" in {fields.what}.', f"Use one of: {', '.join(nearest)}."
    )


def _names(fields: FieldSet) -> dict[str, Claim]:
    names: dict[str, Claim] = {}
    for field in fields.fields:
        for rank, name in enumerate(field.names):
            names.setdefault(header_key(name), Claim(field.name, rank))
    for field in fields.fields:
        for rank, name in enumerate(field.weak):
            names.setdefault(header_key(name), Claim(field.name, _WEAK + rank, weak=True))
    return names


def is_header(header: Header, required: Sequence[Field]) -> bool:
    """Whether the row is the header of a table: at least two fields, with all that a row can't be without."""
    if not {field.name for field in required} <= set(header.fields):
        return False
    return header.mapped or (header.score + header.placed > 1 and header.sure > 0)


def is_lone_header(header: Header, required: Sequence[Field]) -> bool:
    """Whether the row could be the header of a list of a single column that is known."""
    return header.score == 1 and header.sure == 1 and {f.name for f in required} <= set(header.fields)
