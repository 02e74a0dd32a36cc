"""Lists B and C: suggested job titles, and what others publish about job titles. All errors are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from attrs import frozen

from positivliste.intake.doubts import doubts_of
from positivliste.intake.fields import DISCO_FIELDS, EVIDENCE_FIELDS, NATIONAL_FIELDS, TITLE_FIELDS
from positivliste.intake.spans import read_date
from positivliste.intake.table_row import TableRow
from positivliste.intake.tables import TableFile, read_table
from positivliste.intake.whole import misfit, read_code, read_whole
from positivliste.model.proposal import Doubt
from positivliste.model.reference import DiscoCode, Evidence, NationalTitle
from positivliste.model.row_error import RowError

_OTHERS = ("disco", "level", "evidence", "remarks")


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
    doubts: tuple[Doubt, ...] = ()


TitleFile: TypeAlias = TableFile[TitleRow]
"""What one file of suggested job titles holds."""


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
            extra=row.extra,
            doubts=doubts_of(row, row.values["title"], row.get("remarks")),
            **{name: row.get(name) for name in _OTHERS},
        )
        for row in table.rows
    )
    return table.read_as(rows, table.columns)


def read_national(
    content: bytes, name: str, start: date | None, mapping: Mapping[str, str] | None = None
) -> tuple[NationalTitle, ...]:
    """The national list: title, DISCO-08 code, valid from.

    Args:
        start: from when the titles hold that have no date of their own.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def title(row: TableRow, errors: list[RowError]) -> NationalTitle:
        text = row.get("start")
        day = read_date(text) if text else start
        if text and day is None:
            errors.append(misfit(row, "start", "is no date"))
        elif day is None:
            problem = "there is no date from which it holds; enter it, or give --from."
            errors.append(RowError(row.sheet, row.row, row.columns.get("start", ""), "", problem))
        return NationalTitle(row.values["title"], read_code(row, "disco", errors), day or date.min)

    return read_whole(content, name, NATIONAL_FIELDS, mapping, title)


def read_disco(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[DiscoCode, ...]:
    """The DISCO-08 classification: code and name.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def code(row: TableRow, errors: list[RowError]) -> DiscoCode:
        return DiscoCode(read_code(row, "code", errors) or "", row.values["name"])

    return read_whole(content, name, DISCO_FIELDS, mapping, code)


def read_evidence(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[Evidence, ...]:
    """Demand, failed recruitments and the labour-market balance by job title and area.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """

    def evidence(row: TableRow, errors: list[RowError]) -> Evidence:
        return Evidence(
            title=row.values["title"],
            disco=read_code(row, "disco", errors),
            area=row.get("area"),
            demand=_count(row, "demand", errors),
            failed=_count(row, "failed", errors),
            balance=row.get("balance"),
        )

    return read_whole(content, name, EVIDENCE_FIELDS, mapping, evidence)


def _count(row: TableRow, field: str, errors: list[RowError]) -> int | None:
    text = (row.get(field) or "").replace(".", "").replace(" ", "")
    if text and not text.isdecimal():
        errors.append(misfit(row, field, "is no whole number"))
        return None
    return int(text) if text else None
