"""Values that are those of the row above: "do.", "-\"-", "samme", or cells left blank below a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from attrs import evolve

from positivliste.intake.fields import repeats
from positivliste.intake.table_row import TableRow
from positivliste.model.proposal import Doubt, Why

_FILLED_DOWN = ("group", "job_title", "provider")
_FEW = 3


def completed(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """The rows with the values that stand above them.

    A mark that says so takes the value above, in any column; where nothing is above, a person is asked. Blank cells
    take it where the column is surely written so: it begins with a value, never has the same twice in succession, has
    several, and more blanks than these. Where it may be so a person is asked; a blank here and there is a value that is
    missing.
    """
    rows = _with_marks_read(rows)
    for name in _FILLED_DOWN:
        if None in (given := [row.values.get(name) for row in rows]) and any(given):
            rows = [row for part in _parts(rows) for row in _filled_down(part, name)]
    return rows


def _with_marks_read(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    texts = set(chain.from_iterable(row.values.values() for row in rows))
    marks = {text for text in texts if repeats(text)}
    return list(_read(rows, marks)) if marks else rows


def _read(rows: Sequence[TableRow], marks: set[str]) -> Iterator[TableRow]:
    above: TableRow | None = None
    for row in rows:
        said = [name for name, text in row.values.items() if text in marks]
        if said:
            row = _as_above(row, said, above if above and above.sheet == row.sheet else None)
        above = row
        yield row


def _as_above(row: TableRow, names: Sequence[str], above: TableRow | None) -> TableRow:
    values, several = dict(row.values), dict(row.several)
    for name in names:
        found = above.get(name) if above else None
        if found is None:
            row = row.doubted(Doubt(Why.NOTHING_ABOVE, f"{row.headers[name]}: {values[name]}"))
            if name != "title":
                del values[name]
                several.pop(name, None)
            continue
        values[name] = found
        if above and name in above.several:
            several[name] = above.several[name]
    return evolve(row, values=values, several=several)


def _filled_down(part: Sequence[TableRow], name: str) -> Iterator[TableRow]:
    given = [row.get(name) for row in part]
    blanks, values = given.count(None), len(given) - given.count(None)
    if given[0] is None or blanks * _FEW < values or not blanks or any(a and a == b for a, b in pairwise(given)):
        yield from part
        return
    is_sure = values > 1 and blanks >= values
    value = ""
    for row, text in zip(part, given, strict=True):
        value = text or value
        if text or (name == "group" and not is_sure and row.get("job_title")):  # the group follows from the job title
            yield row
        elif is_sure:
            yield evolve(row, values={**row.values, name: value})
        else:
            yield row.doubted(Doubt(Why.BLANK_BELOW, f"{row.headers[name]}: {value}"))


def _parts(rows: Sequence[TableRow]) -> Iterator[list[TableRow]]:
    """The rows below each heading: a value does not reach beyond it. What columns there are is the same in each."""
    part: list[TableRow] = []
    place: tuple[str, str, Mapping[str, str]] | None = None
    for row in rows:
        here = (row.sheet, row.heading, row.columns)
        if place is None or here[0] != place[0] or here[1] != place[1] or here[2] is not place[2]:
            if part:
                yield part
            part, place = [], here
        part.append(row)
    if part:
        yield part
