"""Tables in sheets: where each begins, and what each row is. A row with anything in it ends in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds
from positivliste.intake.delimited import read_delimited
from positivliste.intake.fields import FieldSet, header_key
from positivliste.intake.headers import Column, Header, Matcher, is_header, is_lone_header
from positivliste.intake.sheets import Book, Sheet
from positivliste.intake.workbooks import read_workbook
from positivliste.model.row_error import RowError

_SUM = re.compile(
    r"(?:i\s*alt|ialt|sum|total|subtotal|samlet|antal i alt|hovedtotal)\b[\s:]*[\d.,]*\s*"
    r"(?:kurser|forslag|rækker|stk|dage|timer)?\.?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[*¹²]|(?:note|noter|bemærkning|bemærkninger|obs|nb|ps|kilde|kontakt|kontaktperson|vejledning)\s*[:!]"
    r"|bemærk\b|venlig hilsen\b|ved spørgsmål\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONG_REMARK = 120
_SHOWN = 300
_SURELY_A_TABLE = 3
_HEADER_WITHIN = 2000


@frozen
class Skipped:
    """A row, or with row 0 a whole sheet, that is not part of the table, and why."""

    sheet: str
    row: int
    reason: str
    text: str


@frozen
class ColumnUse:
    """What a column of the file was taken for; `field` is None where it is kept as it is."""

    sheet: str
    header: str
    column: str
    field: str | None
    note: str = ""


@frozen
class TableRow:
    """One row of a table.

    Attributes:
        values: the fields that have a value.
        several: for a field that several columns may be, the header and value of each that has one.
        extra: the values of all other columns, with their headers.
        heading: the nearest heading above, alone in its row within the table; empty where there is none.
        columns: for each field of the table the letters of its column.
        headers: for each field of the table the header of its column.
    """

    sheet: str
    row: int
    values: Mapping[str, str]
    several: Mapping[str, tuple[tuple[str, str], ...]]
    extra: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    columns: Mapping[str, str] = field(factory=dict, repr=False)
    headers: Mapping[str, str] = field(factory=dict, repr=False)

    def get(self, name: str) -> str | None:
        """The field's value, or None where the row has none."""
        return self.values.get(name)


@frozen
class TableFile:
    """All tables of one file.

    Attributes:
        format: "xlsx", "xls", "ods" or "csv".
        encoding: of a CSV file, as it was read; empty for a workbook.
        separator: of a CSV file; empty for a workbook.
        preview: the first rows as they were understood, for a person to look at.
    """

    rows: tuple[TableRow, ...]
    errors: tuple[RowError, ...]
    skipped: tuple[Skipped, ...]
    columns: tuple[ColumnUse, ...]
    format: str
    encoding: str
    separator: str
    preview: tuple[tuple[str, ...], ...]

    @property
    def row_count(self) -> int:
        return len(self.rows) + len(self.errors)


def read_book(content: bytes, name: str, matcher: Matcher) -> Book:
    """The file as sheets of text, whatever its format.

    Raises:
        BadData: it is empty, damaged, protected, too large, not what its name says, or holds a CPR number.
    """
    cpr.refuse_name(name)
    kinds.ending_kind(name)
    kinds.refuse_empty(content, name)
    if kinds.content_kind(content, name) != "csv":
        return read_workbook(content, name)
    kinds.agree(name, "csv")
    return read_delimited(content, name, matcher.score)


def read_table(content: bytes, name: str, fields: FieldSet, mapping: Mapping[str, str] | None = None) -> TableFile:
    """The rows of every table on every visible sheet.

    A table's header row is found by itself. Below it, empty rows, further header rows, headings, sums and
    remarks are no rows of the table; what of them is not empty is reported in `skipped`. Every other row is
    in `rows` or `errors`.

    Args:
        content: the file.
        name: its name, for its ending and for messages.
        fields: the columns that are known.
        mapping: headers that the known names do not cover, each with its field; "extra" makes a column none.

    Raises:
        BadData: the file cannot be read, holds a CPR number, or has no header row ("no-header").
        WrongUsage: the mapping names a header or a field that there is not.
    """
    matcher = Matcher(fields, mapping or {})
    book = read_book(content, name, matcher)
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    starts = [_find_header(sheet, matcher) for sheet in visible]
    if not any(starts):
        starts = [_find_lone_header(sheet, matcher) for sheet in visible]
    matcher.refuse_unmet([text for sheet in visible for row in _first_rows(sheet) for text in row])
    _refuse_headless(name, fields, visible, starts, matcher)
    reader = _Reader(matcher)
    for sheet in book.sheets:
        if sheet.hidden and any(map(any, sheet.rows)):
            reader.skip(sheet, 0, "hidden sheet")
    for sheet, start in zip(visible, starts, strict=True):
        reader.read(sheet, start)
    preview = tuple(tuple(row.values.values()) for row in reader.rows[:3])
    return TableFile(
        tuple(reader.rows), tuple(reader.errors), tuple(reader.skipped), tuple(reader.columns),
        book.format, book.encoding, book.separator, preview,
    )  # fmt: skip


def _first_rows(sheet: Sheet) -> Iterator[Sequence[str]]:
    """The rows that a message looks at: enough for any header, few enough for any file."""
    return iter(sheet.rows[:_HEADER_WITHIN])


def _find_header(sheet: Sheet, matcher: Matcher) -> Header | None:
    """The first row that is a header; the next one where that says more, as in a header of two rows."""
    required = matcher.fields.required
    for row, cells in enumerate(_first_rows(sheet)):
        if matcher.score(cells) == 0:
            continue
        header = matcher.header(row, cells)
        if is_header(header, required):
            below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else []
            other = matcher.header(row + 1, below)
            return other if other.score > header.score and is_header(other, required) else header
    return None


def _find_lone_header(sheet: Sheet, matcher: Matcher) -> Header | None:
    for row, cells in enumerate(_first_rows(sheet)):
        if matcher.score(cells) == 1:
            header = matcher.header(row, cells)
            if is_lone_header(header, matcher.fields.required):
                return header
    return None


def _refuse_headless(
    name: str, fields: FieldSet, sheets: Sequence[Sheet], starts: Sequence[Header | None], matcher: Matcher
) -> None:
    """Refuse a file without a header row, and one with a sheet that has a table but not the column it needs.

    Raises:
        BadData: "no-header".
    """
    needed = " and ".join(f"{f.names[0]} ({f.name})" for f in fields.required)
    for sheet, start in zip(sheets, starts, strict=True):
        best = max(_first_rows(sheet), key=matcher.score, default=())
        if start is None and _is_table_without_key(matcher.header(0, best), fields):
            where = f"The sheet {sheet.name} of {name}" if sheet.name else name
            seen = ", ".join(filter(None, best))
            message = f"{where} has a table without the column {needed}; its headers are: {seen}."
            remedy = f'Name the column with --map "HEADER={fields.required[0].name}", or delete or hide the sheet.'
            raise BadData("no-header", message, remedy)
    if not any(starts):
        seen = "; ".join(dict.fromkeys(_shown(row) for sheet in sheets for row in _first_rows(sheet) if any(row)))
        raise BadData(
            "no-header",
            f"{name} has no row of headers for {fields.what}. "
            f"Looked for: {fields.examples}; a table needs {needed}. Seen: {_short(seen) or 'nothing'}.",
            f'Write headers above the columns, or name them with --map "HEADER={fields.required[0].name}".',
        )


def _is_table_without_key(header: Header, fields: FieldSet) -> bool:
    """Whether the row looks like the header of our table; a list of groups and job titles does not."""
    identifying = {f.name for f in fields.fields if f.identifies}
    named = {column.field for column in header.columns.values() if column.field and not column.weak}
    return header.sure > 1 and (bool(identifying & named) or header.sure > _SURELY_A_TABLE)


def _shown(cells: Sequence[str]) -> str:
    return " | ".join(filter(None, cells))


class _Reader:
    """Goes down the sheets, and puts each row where it belongs."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.fields = matcher.fields
        self.required = matcher.fields.required
        self.key = self.required[0].name
        self.identifying = {f.name for f in matcher.fields.fields if f.identifies}
        self.rows: list[TableRow] = []
        self.errors: list[RowError] = []
        self.skipped: list[Skipped] = []
        self.columns: list[ColumnUse] = []

    def skip(self, sheet: Sheet, row: int, reason: str, text: str = "") -> None:
        self.skipped.append(Skipped(sheet.name, row, reason, text))

    def read(self, sheet: Sheet, start: Header | None) -> None:
        if start is None:
            filled = sum(1 for row in sheet.rows if any(row))
            if filled:
                first = next(row for row in sheet.rows if any(row))
                self.skip(sheet, 0, f"no row of headers on the sheet ({filled} rows)", _shown(first)[:_SHOWN])
            return
        for row, cells in enumerate(sheet.rows[: start.row]):
            if any(cells):
                self.skip(sheet, row + 1, "above the table", _shown(cells))
        self._read_below(sheet, start)

    def _read_below(self, sheet: Sheet, header: Header) -> None:
        self._use(sheet, header)
        heading, after_gap = "", False
        layout = _Layout(header, self.matcher.many)
        for row, cells in enumerate(sheet.rows[header.row + 1 :], start=header.row + 1):
            if not any(cells):
                after_gap = True
                continue
            other = self._header_again(row, cells, header)
            if other:
                self.skip(sheet, row + 1, "a row of headers again", _shown(cells))
                if not other.same_as(header):
                    header, layout = other, _Layout(other, self.matcher.many)
                    self._use(sheet, header)
                heading = ""
            else:
                table_row = layout.row(sheet.name, row, cells, heading)
                reason = self._reason_to_skip(table_row, cells, header, row in sheet.wide, after_gap)
                if reason:
                    self.skip(sheet, row + 1, reason, _shown(cells))
                    heading = _shown(cells) if reason == "a heading or a remark" else heading
                else:
                    self._keep(table_row)
            after_gap = False

    def _use(self, sheet: Sheet, header: Header) -> None:
        for column in header.columns.values():
            note = f"another column is taken for {column.lost}" if column.lost else ""
            self.columns.append(ColumnUse(sheet.name, column.header, column.letters, column.field, note))

    def _header_again(self, row: int, cells: Sequence[str], header: Header) -> Header | None:
        """The row as a header, where it is one: nearly all that stands in it are names of columns."""
        first = next(text for text in cells if text)
        key = header.place(self.key)
        if not self.matcher.claim(first) and not (key < len(cells) and self.matcher.claim(cells[key])):
            return None
        other = self.matcher.header(row, cells)
        if {i: text for i, text in enumerate(cells) if text} == {i: c.header for i, c in header.columns.items()}:
            return other
        enough = is_header(other, self.required) and other.score * 5 >= other.filled * 3
        return other if enough else None

    def _keep(self, row: TableRow) -> None:
        missing = next((f for f in self.required if not _LETTER_OR_DIGIT.search(row.values.get(f.name, ""))), None)
        if missing is None:
            self.rows.append(row)
            return
        others = [value for name, value in row.values.items() if name != missing.name]
        others += [value for _, value in row.extra]
        message = (
            f"The row has no {missing.name.replace('_', ' ')} in column {row.columns[missing.name]}, but: "
            f"{' | '.join(others)[:_SHOWN]}. Write it there, or delete the row, and send the file again."
        )
        danish = (
            f"Rækken mangler »{missing.names[0]}« i kolonne {row.columns[missing.name]}, men der står: "
            f"{' | '.join(others)[:_SHOWN]}. Skriv det der, eller slet rækken, og send filen igen."
        )
        value = row.values.get(missing.name, "")
        self.errors.append(RowError(row.sheet, row.row, row.columns[missing.name], value, message, danish))

    def _reason_to_skip(
        self, row: TableRow, cells: Sequence[str], header: Header, is_wide: bool, after_gap: bool
    ) -> str | None:
        """Why the row is no row of the table, or None where it is one."""
        filled = [(index, text) for index, text in enumerate(cells) if text]
        if _is_sum([text for _, text in filled]):
            return "a sum"
        if len(filled) > 1:
            return None if self._belongs(row, header) else "outside the table"
        index, text = filled[0]
        column = header.columns.get(index)
        if column is None:
            return "outside the table"
        if is_wide or _REMARK.match(text) or (after_gap and len(text) > _LONG_REMARK):
            return "a heading or a remark"
        if column.field == self.key:
            return "a heading or a remark" if header_key(text) in self.fields.headings else None
        if column.field in self.identifying and not column.weak and any(map(str.isdigit, text)):
            return None
        return "a heading or a remark"

    def _belongs(self, row: TableRow, header: Header) -> bool:
        """Whether more than one value stands in the table's own columns; a counter is not enough."""
        if self.key in row.values:
            return True
        strong = sum(1 for column in header.columns.values() if column.field in row.values and not column.weak)
        known = {column.label for column in header.columns.values()}
        return strong > 1 or (strong == 1 and any(label in known for label, _ in row.extra))


def _is_sum(texts: Sequence[str]) -> bool:
    """Whether the first cell says so, and the others hold numbers at most."""
    return bool(_SUM.fullmatch(texts[0])) and not any(_LETTER.search(text) for text in texts[1:])


class _Layout:
    """A header, worked out once for all rows below it."""

    def __init__(self, header: Header, many: set[str]) -> None:
        self.letters = {name: column.letters for name, column in header.fields.items()}
        self.headers = {name: column.label for name, column in header.fields.items()}
        self.places = {column.index: (column.field, column.label) for column in header.columns.values()}
        self.many = many

    def row(self, sheet: str, row: int, cells: Sequence[str], heading: str) -> TableRow:
        values: dict[str, str] = {}
        several: dict[str, tuple[tuple[str, str], ...]] = {}
        extra: list[tuple[str, str]] = []
        for index, text in enumerate(cells):
            if text:
                name, label = self.places.get(index) or (None, Column(index, "", None).label)
                if name is None:
                    extra.append((label, text))
                elif name in self.many:
                    several[name] = (*several.get(name, ()), (label, text))
                    values.setdefault(name, text)
                else:
                    values[name] = text
        return TableRow(sheet, row + 1, values, several, tuple(extra), heading, self.letters, self.headers)


def _short(text: str) -> str:
    """The text, cut between two words where it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"
