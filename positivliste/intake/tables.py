"""Tables in sheets: where each begins, and all that a file holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds
from positivliste.intake.delimited import read_delimited
from positivliste.intake.fields import FieldSet
from positivliste.intake.headers import Header, Matcher, is_header, is_lone_header, near
from positivliste.intake.mail import read_mail
from positivliste.intake.rows import ColumnUse, MissingColumn, Reader, Skipped, shown
from positivliste.intake.sheets import Book, Sheet
from positivliste.intake.table_row import TableRow
from positivliste.intake.workbooks import read_workbook
from positivliste.model.row_error import RowError
from positivliste.model.short import short

Row = TypeVar("Row")
Other = TypeVar("Other")

_SHOWN = 300
_SURELY_A_TABLE = 3
_HEADER_WITHIN = 2000


@frozen
class TableFile(Generic[Row]):
    """All tables of one file.

    Attributes:
        rows: the rows that can be used.
        errors: the rows that can't.
        skipped: what is no row of the table, and why.
        columns: what each column was taken for.
        format: "xlsx", "xls", "ods", "csv", "docx" or "eml".
        encoding: of a CSV file, as it was read; empty for a workbook.
        separator: of a CSV file; empty for a workbook.
        preview: the first rows as they were understood, for a person to look at.
        missing: the fields that every table should have and that no column was taken for.
    """

    rows: tuple[Row, ...]
    errors: tuple[RowError, ...]
    skipped: tuple[Skipped, ...]
    columns: tuple[ColumnUse, ...]
    format: str
    encoding: str
    separator: str
    preview: tuple[tuple[str, ...], ...]
    missing: tuple[MissingColumn, ...] = ()

    __repr__ = short

    @property
    def row_count(self) -> int:
        """The rows of the table, each of which is usable or a row error."""
        return len(self.rows) + len(self.errors)

    def read_as(self, rows: tuple[Other, ...], columns: tuple[ColumnUse, ...]) -> TableFile[Other]:
        """The same file with its rows understood."""
        return TableFile(
            rows,
            self.errors,
            self.skipped,
            columns,
            self.format,
            self.encoding,
            self.separator,
            self.preview,
            self.missing,
        )


def read_book(content: bytes, name: str, matcher: Matcher) -> Book:
    """The file as sheets of text, whatever its format.

    Raises:
        BadData: it is empty, damaged, protected, too large, not what its name says, or holds a CPR number.
    """
    cpr.refuse_name(name)
    kinds.ending_kind(name)
    kinds.refuse_empty(content, name)
    if kinds.ending_kind(name) == "eml":
        return read_mail(content, name, lambda inner, title: read_book(inner, title, matcher))
    if kinds.content_kind(content, name) != "csv":
        return read_workbook(content, name)
    kinds.agree(name, "csv")
    return read_delimited(content, name, matcher.score)


def read_table(
    content: bytes, name: str, fields: FieldSet, mapping: Mapping[str, str] | None = None
) -> TableFile[TableRow]:
    """The rows of every table on every visible sheet; on hidden ones too, where a person is asked about them.

    A table's header row is found by itself. Below it, empty rows, further header rows, headings, sums and
    remarks are no rows of the table; what of them is not empty is reported in `skipped`. Every other row is
    in `rows` or `errors`.

    Args:
        content: the file.
        name: its name, for its ending and for messages.
        fields: the columns that are known.
        mapping: headers that the known names do not cover, or letters of columns, each with its field or a name of it;
            "extra" makes a column none. None where the caller has no mapping to offer.

    Raises:
        BadData: the file cannot be read, holds a CPR number, or has no header row ("no-header").
        WrongUsage: the mapping names a header or a field that there is not.
    """
    matcher = Matcher(fields, mapping or {})
    book = read_book(content, name, matcher)
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    matcher.place(max((len(row) for sheet in visible for row in _first_rows(sheet)), default=0))
    starts = [_find_header(sheet, matcher) for sheet in visible]
    if not any(starts):
        starts = [_without_header(sheet, matcher) or _find_lone_header(sheet, matcher) for sheet in visible]
    matcher.refuse_unmet(list(_headers(visible, starts)))
    _refuse_headless(name, fields, visible, starts, matcher, can_map=mapping is not None)
    reader = Reader(matcher)
    hidden = [(sheet, _find_header(sheet, matcher) if fields.asks else None) for sheet in book.sheets if sheet.hidden]
    tables = [*zip(visible, starts, strict=True), *((sheet, start) for sheet, start in hidden if start)]
    places = {id(sheet): place for place, sheet in enumerate(book.sheets)}
    tables.sort(key=lambda table: places[id(table[0])])
    for sheet, start in [*((sheet, None) for sheet, start in hidden if not start), *tables]:
        reader.read(sheet, start)
    reader.skipped += (Skipped(found.name, 0, found.reason, found.text[:_SHOWN]) for found in book.beside)
    preview = tuple(tuple(row.values.values()) for row in reader.rows[:3])
    return TableFile(
        tuple(reader.rows), tuple(reader.errors), tuple(reader.skipped), tuple(reader.columns),
        book.format, book.encoding, book.separator, preview, tuple(reader.missing),
    )  # fmt: skip


def _first_rows(sheet: Sheet) -> Iterator[Sequence[str]]:
    """The rows that a message looks at: enough for any header, few enough for any file."""
    return iter(sheet.rows[:_HEADER_WITHIN])


def _headers(sheets: Sequence[Sheet], starts: Sequence[Header | None]) -> Iterator[str]:
    """What the headers of the sheets say; of a sheet where none was found, its first row."""
    for sheet, start in zip(sheets, starts, strict=True):
        yield from (column.header for column in start.columns.values()) if start else next(filter(any, sheet.rows), ())


def _find_header(sheet: Sheet, matcher: Matcher) -> Header | None:
    """The first row that is a header; in a header of two rows both, or the second one where that says more."""
    required = matcher.fields.required
    for row, cells in enumerate(_first_rows(sheet)):
        if matcher.score(cells) == 0:
            continue
        header = matcher.header(row, cells)
        if is_header(header, required) and not (header.placed and _stands_again(header, sheet)):
            below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else []
            if refined := matcher.refined(header, row + 1, below):
                return refined
            other = matcher.header(row + 1, below)
            return other if other.score > header.score and is_header(other, required) else header
    return None


def _stands_again(header: Header, sheet: Sheet) -> bool:
    """Whether another row says the same where the row names a column: then it is a value ("Privat"), and no header."""
    named = {column.index: column.header for column in header.columns.values() if column.field and column.header}
    others = [cells for row, cells in enumerate(_first_rows(sheet)) if row != header.row]
    return any(index < len(cells) and cells[index] == text for cells in others for index, text in named.items())


def _without_header(sheet: Sheet, matcher: Matcher) -> Header | None:
    """A header before the first row, of the columns that the caller named by their letters, if these will do."""
    header = matcher.header(-1, ())
    needed = {field.name for field in matcher.fields.required}
    return header if needed <= header.fields.keys() and any(map(any, sheet.rows)) else None


def _find_lone_header(sheet: Sheet, matcher: Matcher) -> Header | None:
    for row, cells in enumerate(_first_rows(sheet)):
        if matcher.score(cells) == 1:
            header = matcher.header(row, cells)
            if is_lone_header(header, matcher.fields.required):
                return header
    return None


def _refuse_headless(
    name: str,
    fields: FieldSet,
    sheets: Sequence[Sheet],
    starts: Sequence[Header | None],
    matcher: Matcher,
    *,
    can_map: bool,
) -> None:
    """Refuse a file without a header row, and one with a sheet that has a table but not the column it needs.

    Args:
        can_map: whether the caller can map headers; else no message offers it.

    Raises:
        BadData: "no-header".
    """
    needed = " and ".join(f"{f.names[0]} ({f.name})" for f in fields.required)
    for sheet, start in zip(sheets, starts, strict=True):
        best = max(_first_rows(sheet), key=matcher.score, default=())
        if start is None and _is_table_without_key(matcher.header(0, best), fields):
            where = f"The sheet {sheet.name} of {name}" if sheet.name else name
            seen, key = ", ".join(filter(None, best)), fields.required[0]
            closest = near(key, [text for text in best if matcher.claim(text) is None])
            message = f"{where} has a table without the column {needed}; its headers are: {seen}."
            message += f" The nearest: {', '.join(closest)}." if closest else ""
            named = f'Name the column with --map "{closest[0] if closest else "HEADER"}={key.name}"'
            remedy = f"{named if can_map else f'Call the column {key.names[0]}'}, or delete the sheet."
            raise BadData("no-header", message, remedy)
    if not any(starts):
        seen = "; ".join(dict.fromkeys(shown(row) for sheet in sheets for row in _first_rows(sheet) if any(row)))
        raise BadData(
            "no-header",
            f"{name} has no row of headers for {fields.what}. "
            f"Looked for: {fields.examples}; a table needs {needed}. Seen: {_short(seen) or 'nothing'}.",
            "There is nothing in it: use the file that has the table."
            if not seen
            else "Write headers above the columns"
            + (f", or name them by their letters: --map B={fields.required[0].name}." if can_map else "."),
        )


def _is_table_without_key(header: Header, fields: FieldSet) -> bool:
    """Whether the row looks like the header of our table; a list of groups and job titles does not."""
    identifying = {f.name for f in fields.fields if f.identifies}
    named = {column.field for column in header.columns.values() if column.field and not column.weak}
    return header.sure > 1 and (bool(identifying & named) or header.sure > _SURELY_A_TABLE)


def _short(text: str) -> str:
    """The text, cut between two words where it is long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"
