"""Tables that stand side by side on a sheet: each is read as one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from positivliste.intake.fields import header_key
from positivliste.intake.headers import Header, Matcher, is_header
from positivliste.intake.sheets import Sheet


def beside(sheet: Sheet, header: Header, matcher: Matcher) -> Iterator[tuple[Sheet, Header]]:
    """Each table below a row of headers, with its own part of the sheet; nearly always it is one."""
    starts = _starts(header, matcher) if len(header.columns) > 1 else []
    if len(starts) < 2:
        yield sheet, header
        return
    names = [
        header.columns[index].header if index in header.columns else "" for index in range(max(header.columns) + 1)
    ]
    for first, last in pairwise([*starts, None]):
        part = matcher.header(header.row, _cut(names, first or 0, last))
        yield evolve(sheet, rows=[_cut(cells, first or 0, last) for cells in sheet.rows]), part


def _starts(header: Header, matcher: Matcher) -> list[int]:
    """The first column of each part of the row that is a header by itself; empty where it is one table."""
    key = matcher.fields.required[0].name
    titles = [c for c in header.columns.values() if key in (c.field, c.lost) and not c.weak]
    if len(titles) < 2:
        return []
    parts: list[list[int]] = []
    for index in sorted(header.columns):
        name = header_key(header.columns[index].header)
        if not parts or index - parts[-1][-1] > 1 or name == header_key(header.columns[parts[-1][0]].header):
            parts.append([])
        parts[-1].append(index)
    texts = [[header.columns[index].header if index in part else "" for index in range(part[-1] + 1)] for part in parts]
    heads = [
        part[0]
        for part, names in zip(parts, texts, strict=True)
        if is_header(matcher.header(header.row, names), matcher.fields.required)
    ]
    return [0, *heads[1:]] if len(heads) > 1 else []


def _cut(cells: Sequence[str], first: int, last: int | None) -> tuple[str, ...]:
    return ("",) * min(first, len(cells)) + tuple(cells[first:last])
