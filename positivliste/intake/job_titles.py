"""Lists B and C: suggested job titles, and what others publish about job titles. All errors are told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from attrs import frozen

from positivliste.errors import BadData
from positivliste.intake.fields import DISCO_FIELDS, EVIDENCE_FIELDS, NATIONAL_FIELDS, TITLE_FIELDS
from positivliste.intake.spans import read_date
from positivliste.intake.tables import ColumnUse, Skipped, TableFile, TableRow, read_table
from positivliste.model.disco import CODE_RULE, cleaned_code, is_code
from positivliste.model.reference import DiscoCode, Evidence, NationalTitle
from positivliste.model.row_error import RowError

T = TypeVar("T")


@frozen
class TitleRow:
    """One row that suggests a job title."""

    sheet: str
    row: int
    title: str
    disco: str | None
    level: str | None
    evidence: str | None
    remarks: str | None
    extra: tuple[tuple[str, str], ...]


@frozen
class TitleFile:
    """What one file of suggested job titles holds."""

    rows: tuple[TitleRow, ...]
    errors: tuple[RowError, ...]
    skipped: tuple[Skipped, ...]
    columns: tuple[ColumnUse, ...]

    @property
    def row_count(self) -> int:
        """The rows of the table; each is a suggestion or a row error."""
        return len(self.rows) + len(self.errors)


def read_titles(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> TitleFile:
    """The job titles that a file suggests.

    Raises:
        BadData: the file cannot be read, or holds a CPR number.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    table = read_table(content, name, TITLE_FIELDS, mapping)
    rows = tuple(
        TitleRow(
            row.sheet,
            row.row,
            row.values["title"],
            row.get("disco"),
            row.get("level"),
            row.get("evidence"),
            row.get("remarks"),
            row.extra,
        )
        for row in table.rows
    )
    return TitleFile(rows, table.errors, table.skipped, table.columns)


def read_national(
    content: bytes, name: str, start: date | None, mapping: Mapping[str, str] | None = None
) -> tuple[NationalTitle, ...]:
    """The national list: title, DISCO-08 code, valid from.

    Args:
        start: from when the titles hold that have no date of their own.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def title(row: TableRow) -> NationalTitle:
        day = _day(row, "start") or start
        if day is None:
            raise ValueError("there is no date from which it holds; enter it, or give --from")
        return NationalTitle(row.values["title"], cleaned_code(row.get("disco")), day)

    return _all(read_table(content, name, NATIONAL_FIELDS, mapping), name, title)


def read_disco(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[DiscoCode, ...]:
    """The DISCO-08 classification: code and name.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def code(row: TableRow) -> DiscoCode:
        found = cleaned_code(row.values["code"])
        if found is None or not is_code(found):
            raise ValueError(f"{row.values['code']!r} is no DISCO-08 code: {CODE_RULE}")
        return DiscoCode(found, row.values["name"])

    return _all(read_table(content, name, DISCO_FIELDS, mapping), name, code)


def read_evidence(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[Evidence, ...]:
    """Demand, failed recruitments and the labour-market balance by job title and area.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def evidence(row: TableRow) -> Evidence:
        return Evidence(
            title=row.values["title"],
            disco=cleaned_code(row.get("disco")),
            area=row.get("area"),
            demand=_number(row, "demand"),
            failed=_number(row, "failed"),
            balance=row.get("balance"),
        )

    return _all(read_table(content, name, EVIDENCE_FIELDS, mapping), name, evidence)


def _all(table: TableFile, name: str, read: Callable[[TableRow], T]) -> tuple[T, ...]:
    """Every row, read; or one error that names every row that does not fit."""
    found, wrong = [], [f"{_place(e.sheet, e.row)}: {e.message}" for e in table.errors]
    for row in table.rows:
        try:
            found.append(read(row))
        except ValueError as error:
            wrong.append(f"{_place(row.sheet, row.row)}: {error}")
    if wrong:
        raise BadData(
            "bad-rows", f"{name}: {len(wrong)} rows do not fit, so nothing was taken in.", "Correct the rows.", wrong
        )
    if not found:
        raise BadData("no-rows", f"{name} has no rows under its header.", "Enter at least one.")
    return tuple(found)


def _place(sheet: str, row: int) -> str:
    return f"sheet {sheet}, row {row}" if sheet else f"row {row}"


def _day(row: TableRow, field: str) -> date | None:
    text = row.get(field)
    day = read_date(text) if text else None
    if text and day is None:
        raise ValueError(f"{text!r} in column {row.columns[field]} is no date")
    return day


def _number(row: TableRow, field: str) -> int | None:
    text = (row.get(field) or "").replace(".", "").replace(" ", "")
    if not text:
        return None
    if not text.isdecimal():
        raise ValueError(f"{row.get(field)!r} in column {row.columns[field]} is no whole number")
    return int(text)
