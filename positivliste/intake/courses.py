"""Course proposals as a respondent sends them: rows of a workbook, each with what a proposal needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from attrs import evolve, frozen

from positivliste.intake.amounts import header_unit
from positivliste.intake.doubts import doubts_of, says_it_falls_away
from positivliste.intake.durations import combined, parse_duration
from positivliste.intake.fields import COURSE_FIELDS, FieldSet, header_key
from positivliste.intake.headers import row_of
from positivliste.intake.repeated import completed
from positivliste.intake.rows import ColumnUse
from positivliste.intake.spans import read_date
from positivliste.intake.table_row import TableRow
from positivliste.intake.tables import TableFile, read_table
from positivliste.intake.together import may_say_so, only_with
from positivliste.intake.units import with_unit
from positivliste.model.duration import Duration
from positivliste.model.proposal import Doubt, Why
from positivliste.parameters import Parameters

_YES = frozenset({"ja", "j", "x", "1", "sand", "true", "yes", "y", "✓", "✔", "✗", "☒", "☑", "kun sammen med andre"})
_NO = frozenset({"nej", "n", "0", "falsk", "false", "no", "-", "☐"})
_PRIVATE = _YES - {"kun sammen med andre"} | {"privat", "private", "privat udbyder", "privat kursus"}
_PUBLIC = _NO | {"amu", "amu-kursus", "offentlig", "offentligt", "offentlige", "public", "offentlig udbyder"}
_ONLY = ("ja", "kun ", "kan kun", "sammen med", "skal ")
_SHORT_GROUPS = (
    "Transport", "Transport og logistik", "Byggeri", "Byg", "Bygge- og anlæg", "IT", "Industri", "Metal", "Handel",
    "Sosu", "Sundhed", "Landbrug", "Pædagogik", "Kontor", "Hotel og restauration",
)  # fmt: skip
_LONGEST_NAME = 31
_SHORT_NAME = 3
_COUNTERS = frozenset(map(header_key, ("Nr.", "Nummer", "No.", "Number")))


@frozen
class CourseRow:
    """One row that proposes a course: a `Proposal` without what only the round knows.

    Attributes:
        sheet: empty for a CSV file.
        row: as Excel numbers it.
        others: the course that it may be used only together with, as the sender names it.
        extra: the columns that are not ours, and what could not be read of ours, as header and value.
        doubts: what a person has to look at.
    """

    sheet: str
    row: int
    title: str
    number: str | None
    provider: str | None
    private: bool | None
    duration: Duration
    job_title: str | None
    group: str | None
    only_with_others: bool
    others: str | None
    remarks: str | None
    extra: tuple[tuple[str, str], ...]
    doubts: tuple[Doubt, ...]


CourseFile: TypeAlias = TableFile[CourseRow]
"""What one file of course proposals holds."""


def read_courses(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> CourseFile:
    """The course proposals in a file.

    A row without a title is a row error. Whatever else is missing or cannot be read leaves the row a
    proposal. A column "Nr." that only counts the rows is not taken for course numbers. A heading that is the name of an
    occupational group is the group of the rows below it that give none.

    Args:
        content: the file.
        name: its name, for its ending and for messages.
        mapping: headers that the known names do not cover, each with its field.

    Raises:
        BadData: the file cannot be read, holds a CPR number, or has no header row.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    table = read_table(content, name, _fields(), mapping)
    counters = _counters(table)
    notes = [skip.text for skip in table.skipped if says_it_falls_away(skip.text)]
    rows = tuple(
        _course(row, is_counter=(row.sheet, row.columns.get("number", "")) in counters) for row in completed(table.rows)
    )
    if notes:
        rows = tuple(_noted(row, notes) for row in rows)
    return table.read_as(rows, tuple(_use(use, counters) for use in table.columns))


def read_cells(cells: Mapping[str, str]) -> CourseRow:
    """What single cells say of a course, read as those of a file are; the title is empty where it is not among them.

    Args:
        cells: by the names of their fields, or as a column would be headed: "Antal timer" says that it is hours.

    Raises:
        WrongUsage: there is no such field, or one is named twice.
    """
    row = row_of(cells, COURSE_FIELDS)
    return _course(evolve(row, values={"title": "", **row.values}), is_counter=False)


@cache
def _groups() -> tuple[str, ...]:
    """The groups of all times: on which day a file counts is not known here."""
    values = Parameters.standard().values["courses.groups"]
    return tuple(group for value in values if isinstance(value.value, tuple) for group in value.value)


@cache
def _fields() -> FieldSet:
    """The columns, with the groups as headings, also by the short names that are no titles of courses."""
    return evolve(COURSE_FIELDS, headings=frozenset(map(header_key, (*_groups(), *_SHORT_GROUPS))), repeats=True)


def _counters(table: TableFile[TableRow]) -> set[tuple[str, str]]:
    """The columns, by sheet and letters, that hold 1, 2, 3 … under a header such as "Nr."."""
    numbers: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        if row.get("number") and header_key(row.headers["number"]) in _COUNTERS:
            numbers.setdefault((row.sheet, row.columns["number"]), []).append(row.values["number"].rstrip("."))
    return {column for column, values in numbers.items() if _counts(values)}


def _use(column: ColumnUse, counters: set[tuple[str, str]]) -> ColumnUse:
    """What the column is used for, with what only the rows tell."""
    if (column.sheet, column.column) in counters:
        return evolve(column, field=None, note="it only counts the rows")
    if column.field is None and _is_private_provider(column.header):
        return evolve(column, field="private", note="")
    return column


def _is_private_provider(header: str) -> bool:
    return header_key(header).endswith("privatudbyder")


def _counts(values: Sequence[str]) -> bool:
    """Whether the values rise and stay near their count; rows may have been deleted between them."""
    if not all(value.isdecimal() and len(value) < len("10000") for value in values):
        return False
    counts = [int(value) for value in values]
    return counts[0] == 1 and all(a < b for a, b in pairwise(counts))


def _course(row: TableRow, *, is_counter: bool) -> CourseRow:
    row = with_unit(row)
    extra = list(row.extra)
    get = row.values.get
    number = get("number")
    if is_counter and number:
        extra.append((row.headers["number"], number))
        number = None
    provider, private = _provider(row, extra)
    others = _others(row, extra)
    return CourseRow(
        sheet=row.sheet,
        row=row.row,
        title=row.values["title"],
        number=number,
        provider=provider,
        private=private,
        duration=_duration(row, extra),
        job_title=get("job_title"),
        group=get("group") or row.heading or _group_of_sheet(row.sheet) or None,
        only_with_others=others is not None,
        others=others or None,
        remarks=get("remarks"),
        extra=tuple(extra),
        doubts=doubts_of(row, row.values["title"], get("remarks")),
    )


@cache
def _group_of_sheet(name: str) -> str:
    """The occupational group that a sheet is named after, as far as Excel lets one write it; else empty."""
    if len(name) == _LONGEST_NAME and len(found := [group for group in _groups() if group.startswith(name)]) == 1:
        return found[0]
    return _fields().heading(name)


def _noted(row: CourseRow, notes: Sequence[str]) -> CourseRow:
    """The row with what is said of it, by its number or title, in notes outside the table."""
    names = [name.casefold() for name in (row.number, row.title) if name and len(name) > _SHORT_NAME]
    said = (Doubt(Why.REMARKED, note) for note in notes if any(name in note.casefold() for name in names))
    return evolve(row, doubts=tuple(dict.fromkeys((*row.doubts, *said))))


def _provider(row: TableRow, extra: list[tuple[str, str]]) -> tuple[str | None, bool | None]:
    """The provider, and whether it is private; a column "Privat udbyder" says both, or only the second."""
    provider, private = row.get("provider"), None
    if provider and _is_private_provider(row.headers["provider"]):
        private = _choice(provider, _PRIVATE, _PUBLIC)
        provider = provider if private is None else None
        private = True if private is None else private
    for header, value in row.extra:
        if _is_private_provider(header):  # "Privat udbyder" (ja, nej) beside "Udbyder"
            private = _choice(value, _PRIVATE, _PUBLIC)
    said = row.get("private")
    if said:
        read = _choice(said, _PRIVATE, _PUBLIC)
        private = private if read is None else read
        if read is None:
            extra.append((row.headers["private"], said))
    return provider, private


def _others(row: TableRow, extra: list[tuple[str, str]]) -> str | None:
    """The course that it may be used only together with; empty where none is named, None where it stands alone."""
    said = row.get("only_with_others")
    read = _choice(said, _YES, _NO) if said else False
    if said and read is None:  # the words are kept: they say with which
        numbers = _without_yes(said) if any(map(str.isdigit, said)) else ""
        named = only_with(said) or numbers
        if not named or named != numbers:
            extra.append((row.headers["only_with_others"], said))
        if numbers or said.casefold().startswith(_ONLY):
            return named
    found = "" if read else None
    for text in (row.values["title"], row.values.get("remarks"), *[value for _, value in row.extra]):
        if text and may_say_so(text):
            words = only_with(text)
            found = found if words is None else words or found or ""
    return found


def _without_yes(text: str) -> str:
    """What follows a yes: of "ja, 47301" the number."""
    first, *rest = re.split(r"[\s,.:;–-]+", text, maxsplit=1)
    return rest[0] if rest and rest[0] and first.casefold() in _YES else text


def _choice(text: str, yes: frozenset[str], no: frozenset[str]) -> bool | None:
    plain = text.casefold().strip(" .")
    return True if plain in yes else False if plain in no or plain == "" else None


def _duration(row: TableRow, extra: list[tuple[str, str]]) -> Duration:
    start, end = _day(row, "start", extra), _day(row, "end", extra)
    given = row.several.get("duration", ())
    if len(given) < 2:
        header, text = given[0] if given else ("", "")
        found = parse_duration(text, unit=header_unit(header), start=start, end=end)
    else:
        parts = [parse_duration(text, unit=header_unit(header), start=start, end=end) for header, text in given]
        found = combined(parts, " / ".join(f"{header}: {text}" for header, text in given))
    if found.problem and (start or end):  # what is wrong may be in the days: a person has to see them
        days = (f"{row.headers[name]}: {row.values[name]}" for name in ("start", "end") if name in row.values)
        found = evolve(found, text=" / ".join(filter(None, (found.text, *days))))
    return found


def _day(row: TableRow, name: str, extra: list[tuple[str, str]]) -> date | None:
    text = row.get(name)
    if text is None:
        return None
    day = read_date(text)
    if day is None:
        extra.append((row.headers[name], text))
    return day
