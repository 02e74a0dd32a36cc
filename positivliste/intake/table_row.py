"""One row of a table, as the fields of its kind and all else that stands in it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from positivliste.model.proposal import Doubt

_REMARKS = "remarks"


@frozen
class TableRow:
    """One row of a table.

    Attributes:
        values: the fields that have a value.
        several: for a field that several columns may be, the header and value of each that has one.
        extra: the values of all other columns, with their headers.
        heading: the nearest heading above it that the fields know, alone in its row; empty where there is none.
        doubts: what a person has to look at.
        columns: for each field of the table the letters of its column.
        headers: for each field of the table the header of its column.
    """

    sheet: str
    row: int
    values: Mapping[str, str]
    several: Mapping[str, tuple[tuple[str, str], ...]]
    extra: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    doubts: tuple[Doubt, ...] = ()
    columns: Mapping[str, str] = field(factory=dict, repr=False)
    headers: Mapping[str, str] = field(factory=dict, repr=False)

    def get(self, name: str) -> str | None:
        """The field's value, or None where the row has none."""
        return self.values.get(name)

    def doubted(self, *doubts: Doubt) -> TableRow:
        """The row with one more thing that a person has to look at."""
        return evolve(self, doubts=tuple(dict.fromkeys((*self.doubts, *doubts))))


def joined_lines(first: TableRow, line: TableRow) -> TableRow | None:
    """A row that goes on over another line, as one; None where the two say different things.

    What both say must be the same, except of remarks, which are put together.
    """
    values, several = dict(first.values), dict(first.several)
    for name, text in line.values.items():
        known = values.setdefault(name, text)
        if name == _REMARKS and known != text:
            values[name] = f"{known}; {text}"
        elif name not in line.several and known != text:
            return None
    for name, given in line.several.items():
        both = dict(several.get(name, ()))
        if any(both.setdefault(header, text) != text for header, text in given):
            return None
        several[name] = tuple(both.items())
    extra = tuple(dict.fromkeys(first.extra + line.extra))
    doubts = tuple(dict.fromkeys(first.doubts + line.doubts))
    return evolve(first, values=values, several=several, extra=extra, doubts=doubts)
