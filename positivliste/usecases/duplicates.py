"""The same and nearly the same courses in any table, without a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from positivliste.danish import list_text
from positivliste.errors import BadData
from positivliste.intake import ColumnUse, CourseRow, TableFile, TitleRow, read_courses, read_titles
from positivliste.matching import Duplicates, Pair, Record, duplicates
from positivliste.matching.record import disagreement, row_record, title_record
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.process.crowds import asked_once
from positivliste.usecases.session import read_file

AnyRow = TypeVar("AnyRow", CourseRow, TitleRow)


@frozen
class Place:
    """A row of a file.

    Attributes:
        sheet: empty for a file without sheets.
        row: as Excel numbers it.
    """

    file: str
    sheet: str
    row: int
    title: str


COLUMNS = {name: name for name in ("file", "sheet", "row", "title")}
"""What a table shows of each row."""

Columns = tuple[tuple[str, tuple[ColumnUse, ...]], ...]
"""What each column was taken for, by file."""

Rows = tuple[tuple[ColumnUse, ...], list[tuple[Place, Record | None]]]
"""What a file holds: its columns, and its rows; a row without a title has no record."""


@frozen
class Group:
    """Rows that are one course.

    Attributes:
        why: what says so, in English; of several reasons each once.
    """

    rows: tuple[Place, ...]
    why: str


@frozen
class SuggestedPair:
    """Two rows that may be one course.

    Attributes:
        score: how sure it is, 0 to 100.
        why: what says so, and what doesn't, in English.
    """

    rows: tuple[Place, Place]
    score: int
    why: str


@frozen
class TableDuplicates:
    """What is the same in the tables of some files.

    Attributes:
        columns: what each column was taken for, by file.
        rows: every row of the tables, the files in the order in which they were given.
        joined: the rows that are surely one course.
        suggested: the pairs of which a person must say whether they are, the surest first; then those that are joined
            and disagree on duration, job title or group.
        clusters: what is joined and suggested together, by the places of the rows, from 0.
    """

    columns: Columns
    rows: tuple[Place, ...]
    joined: tuple[Group, ...]
    suggested: tuple[SuggestedPair, ...]
    clusters: tuple[tuple[int, ...], ...]

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """Every row that is, or may be, one course with others, for `pandas.DataFrame`; these have one number."""
        told: list[tuple[str, int | None, Group | SuggestedPair]] = [("joined", None, group) for group in self.joined]
        told += [("suggested", pair.score, pair) for pair in self.suggested]
        return [
            {"number": number, "state": state, **row, "score": score, "why": found.why}
            for number, (state, score, found) in enumerate(told, start=1)
            for row in table(found.rows, COLUMNS)
        ]


def duplicates_in(paths: Sequence[Path], mapping: Mapping[str, str] | None = None) -> TableDuplicates:
    """The same and nearly the same courses, or job titles, in the tables of some files.

    Args:
        mapping: headers that are not known, each with the field that it stands for.

    Raises:
        BadData: a file cannot be read, holds a CPR number, or has no header row.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    files = [_rows(path, mapping or {}) for path in paths]
    columns = tuple((str(path), columns) for path, (columns, _) in zip(paths, files, strict=True))
    read = [row for _, rows in files for row in rows]
    places = tuple(place for place, _ in read)
    at = [index for index, (_, known) in enumerate(read) if known]
    records = [known for _, known in read if known]
    return _told(columns, places, at, records, asked_once(duplicates(records), records))


def _told(
    columns: Columns, places: tuple[Place, ...], at: Sequence[int], records: Sequence[Record], found: Duplicates
) -> TableDuplicates:
    course_of = {row: course for course in found.courses for row in course}
    reasons: dict[tuple[int, ...], dict[str, None]] = {}
    for pair in found.joined:
        reasons.setdefault(course_of[pair.one], {})[pair.match.why] = None
    return TableDuplicates(
        columns,
        places,
        tuple(Group(tuple(places[at[row]] for row in course), " / ".join(texts)) for course, texts in reasons.items()),
        tuple(
            SuggestedPair((places[at[pair.one]], places[at[pair.other]]), pair.match.score, pair.match.why)
            for pair in (*found.suggested, *_disputed(found, records))
        ),
        tuple(tuple(at[row] for row in cluster) for cluster in found.clusters),
    )


def _disputed(found: Duplicates, records: Sequence[Record]) -> Iterator[Pair]:
    """Every row that disagrees with an earlier one of its course, with the first that it disagrees with."""
    why = {pair.other: pair.match for pair in found.joined}
    for course in found.courses:
        for row, earlier in ((row, course[:place]) for place, row in enumerate(course) if place):
            for other in earlier:
                if fields := disagreement(records[other], records[row]):
                    told = f"{why[row].why}; they disagree on {list_text(fields, 'and')}"
                    yield Pair(other, row, why[row]._replace(why=told))
                    break


def _rows(path: Path, mapping: Mapping[str, str]) -> Rows:
    """What the columns of a file were taken for, and every row; without a record where it has no title."""
    content = read_file(path)
    try:
        return _with_errors(str(path), read_courses(content, path.name, mapping), row_record)
    except BadData as error:
        if error.code in ("unknown-file-type", "no-table"):  # another remedy than to keep it: there is no round here
            raise BadData(error.code, error.message, "Save the table as a workbook (.xlsx), and name that.") from None
        if error.code != "no-header":
            raise
        try:
            return _with_errors(str(path), read_titles(content, path.name, mapping), _title)
        except BadData:
            raise error from None  # what is looked for in a file of courses says more


def _with_errors(name: str, file: TableFile[AnyRow], read: Callable[[AnyRow], Record]) -> Rows:
    rows: list[tuple[Place, Record | None]] = [
        (Place(name, row.sheet, row.row, row.title), read(row)) for row in file.rows
    ]
    rows += [(Place(name, error.sheet, error.row, ""), None) for error in file.errors]
    sheets = list(dict.fromkeys(use.sheet for use in file.columns))
    return file.columns, sorted(rows, key=lambda row: (sheets.index(row[0].sheet), row[0].row))


def _title(row: TitleRow) -> Record:
    return title_record(row.title, row.disco)
