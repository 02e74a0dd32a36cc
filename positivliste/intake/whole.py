"""Files that are taken in whole or not at all: every row that does not fit is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from positivliste.danish import fold
from positivliste.english import count
from positivliste.errors import BadData
from positivliste.intake.fields import FieldSet
from positivliste.intake.table_row import TableRow
from positivliste.intake.tables import read_table
from positivliste.model.disco import CODE_RULE, cleaned_code, is_code
from positivliste.model.proposal import Why
from positivliste.model.row_error import RowError, place

T = TypeVar("T")

_STRUCK = "is struck through, or something beside it is; delete the row, or take the line away"


def read_whole(
    content: bytes,
    name: str,
    fields: FieldSet,
    mapping: Mapping[str, str] | None,
    read: Callable[[TableRow, list[RowError]], T],
    *,
    once: str = "",
) -> tuple[T, ...]:
    """What every row of a file says, in the order of the file.

    Args:
        content: the file.
        name: its name, for its ending and for messages.
        fields: the columns that are known.
        mapping: headers that the known names do not cover, each with its field.
        read: makes a value of a row, and adds an error for all in it that does not fit.
        once: the field of which no two rows may have the same value; empty for none.

    Raises:
        BadData: "bad-rows" with a line for every row that does not fit, "no-rows"; or the file cannot be read.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    table = read_table(content, name, fields, mapping)
    if not table.row_count:
        raise BadData("no-rows", f"{name} has headers but no {fields.what} below them.", "Fill in the rows.")
    struck = [row for row in table.rows if any(doubt.why is Why.STRUCK for doubt in row.doubts)]
    errors = [*table.errors, *(misfit(row, fields.required[0].name, _STRUCK) for row in struck)]
    found = tuple(read(row, errors) for row in table.rows)
    if once:
        errors += _repeated(table.rows, once)
    if errors:
        message = f"{count(len(errors), 'row')} of {name} cannot be used: {errors[0].line}"
        lines = [error.line for error in errors]
        raise BadData("bad-rows", message, "Mend the rows and import the file again; nothing was taken in.", lines)
    return found


def misfit(row: TableRow, field: str, problem: str) -> RowError:
    """The error for a value that does not fit; the problem goes on from the value ("is no date")."""
    value = row.get(field) or ""
    return RowError(row.sheet, row.row, row.columns[field], value, f'"{value}" {problem}.')


def read_code(row: TableRow, field: str, errors: list[RowError]) -> str | None:
    """The DISCO-08 code in a field, without spaces and dots; None where there is none."""
    code = cleaned_code(row.get(field))
    if code and not is_code(code):
        errors.append(misfit(row, field, f"is no DISCO-08 code: {CODE_RULE}"))
    return code


def _repeated(rows: tuple[TableRow, ...], field: str) -> list[RowError]:
    first: dict[str, TableRow] = {}
    found = []
    for row in rows:
        before = first.setdefault(fold(row.values[field]), row)
        if before is not row:
            where = place("" if before.sheet == row.sheet else before.sheet, before.row).lower()
            found.append(misfit(row, field, f"stands in {where} already"))
    return found
