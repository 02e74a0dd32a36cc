"""The unit of a duration that stands in a column of its own: "37" in one, "timer" in the next."""

from __future__ import annotations

from attrs import evolve

from positivliste.intake.amounts import header_unit, word_unit
from positivliste.intake.durations import parse_duration
from positivliste.intake.table_row import TableRow
from positivliste.model.proposal import Doubt, Why


def with_unit(row: TableRow) -> TableRow:
    """The row with its unit written after its duration.

    A person is asked where the two don't make one duration: the duration is no bare number, or the unit is none. What
    is none beside a duration with its own unit is something else, and kept as it is.
    """
    unit, given = row.get("unit"), row.several.get("duration", ())
    if unit is None:
        return row
    told = row.headers["unit"], unit
    if len(given) != 1:  # of several durations, none is surely the one that it is the unit of
        row = evolve(row, extra=(*row.extra, told))
        return row.doubted(_doubt(*given, told)) if given else row
    ((header, text),) = given
    known = word_unit(unit)
    if known is None and not parse_duration(unit).is_known and parse_duration(text).is_known and not _is_bare(text):
        return evolve(row, extra=(*row.extra, told))  # a department, beside a duration that says its own unit
    joined = evolve(row, several={**row.several, "duration": ((header, f"{text} {unit}"),)})
    belongs = known is not None and header_unit(header) in (None, known) and _is_bare(text)
    return joined if belongs else joined.doubted(_doubt((header, text), told))


def _is_bare(text: str) -> bool:
    readings = parse_duration(text).readings
    return bool(readings) and all(reading.assumed for reading in readings)


def _doubt(*cells: tuple[str, str]) -> Doubt:
    return Doubt(Why.UNIT, "; ".join(f"{header}: {text}" for header, text in cells))
