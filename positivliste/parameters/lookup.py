"""Look up a parameter for a date. A date that no value covers is an error, never a default."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from attrs import field

from positivliste.errors import BadData, WrongUsage
from positivliste.model.short import short
from positivliste.model.value import frozen
from positivliste.parameters.sources import Cites, Source, own

Kind = TypeVar("Kind")


@frozen
class Value(Cites):
    """One parameter as it stands in one period.

    Attributes:
        name: its permanent name, for example "courses.max_months".
        value: an int, a str, or a tuple of str.
        unit: what the value counts, for example "calendar months".
        start: the first day on which it holds.
        end: the last day on which it holds, or None where no end is known.
    """

    name: str
    title: str
    value: int | str | tuple[str, ...]
    unit: str
    start: date
    end: date | None
    _source: str | Source = field(alias="source")

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@frozen
class Parameters:
    """All parameters: ours, and a council's own, which take precedence on the days that they cover."""

    values: Mapping[str, tuple[Value, ...]]

    __repr__ = short

    @classmethod
    def standard(cls) -> Parameters:
        """The parameters that come with the package."""
        return _standard()

    def overridden(self, tables: Mapping[str, Any], where: str) -> Parameters:
        """These parameters with a council's own put before them.

        Args:
            tables: the table `[parameters]` of a workspace, in the form of `national.toml`.
            where: the file that it stands in, for messages.

        Raises:
            BadData: an entry is unknown, incomplete, or has a value of another type than ours.
        """
        merged = dict(self.values)
        for value in _read(tables, where, known=self.values):
            merged[value.name] = (value, *merged[value.name])
        return Parameters(merged)

    def lookup(self, name: str, day: date) -> Value:
        """The value of a parameter on a day.

        Raises:
            WrongUsage: there is no such parameter, or the day is no date.
            BadData: no value covers the day.
        """
        _checked(day)
        try:
            values = self.values[name]
        except (KeyError, TypeError):
            remedy = "See `positivliste rules`."
            raise WrongUsage("unknown-parameter", f"There is no parameter {name!r}.", remedy) from None
        for value in values:
            if value.covers(day):
                return value
        periods = "; ".join(_period(value) for value in values)
        raise BadData(
            "uncovered-date",
            f"The parameter {name} has no value on {day}; it is known {periods}.",
            "Use a date in that period, or enter the value with its source under [parameters] in positivliste.toml.",
        )

    def on(self, day: date) -> Values:
        """The parameters as they stand on one day.

        Raises:
            WrongUsage: the day is no date.
        """
        return Values(self, _checked(day))


def _checked(day: date) -> date:
    if type(day) is date:  # a datetime is a date to Python, but cannot be compared with one
        return day
    raise WrongUsage("bad-date", f"{day!r} is no date.", "Give a `datetime.date`.")


@frozen
class Values:
    """Parameters on one day; the rules get them in this form."""

    parameters: Parameters
    day: date

    def __call__(self, name: str) -> Value:
        return self.parameters.lookup(name, self.day)

    def number(self, name: str) -> int:
        return self._of(int, name, "a number")

    def text(self, name: str) -> str:
        return self._of(str, name, "a text")

    def texts(self, name: str) -> tuple[str, ...]:
        return self._of(tuple, name, "a list of texts")

    def _of(self, kind: type[Kind], name: str, what: str) -> Kind:
        value = self(name).value
        if not isinstance(value, kind):
            raise TypeError(f"{name} is not {what}")
        return value


@cache
def _standard() -> Parameters:
    text = Path(__file__).with_name("national.toml").read_text(encoding="utf-8")
    values: dict[str, tuple[Value, ...]] = {}
    for value in _read(tomllib.loads(text), "national.toml"):
        values[value.name] = (*values.get(value.name, ()), value)
    return Parameters(values)


def _read(
    tables: Mapping[str, Any], where: str, known: Mapping[str, tuple[Value, ...]] | None = None
) -> Iterator[Value]:
    for name, entry in _entries(tables, where):
        if known is not None and name not in known:
            raise BadData("unknown-parameter", f"{where}: there is no parameter {name!r}.", "Correct its name.")
        ours = known[name][0] if known else None
        for row in entry["values"]:
            yield _value(name, entry, row, where, ours)


def _entries(tables: Any, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every parameter with its table, which holds a list of values."""
    for family, entries in _table(tables, "parameters", where).items():
        for parameter, entry in _table(entries, family, where).items():
            name = f"{family}.{parameter}"
            values = _table(entry, name, where).get("values")
            if not isinstance(values, list) or not all(isinstance(row, Mapping) for row in values):
                raise _shapeless(name, where)
            yield name, entry


def _table(value: Any, name: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _shapeless(name, where)
    return value


def _shapeless(name: str, where: str) -> BadData:
    return BadData(
        "bad-parameter",
        f"{where}: {name} is no table with a list of values.",
        "Write it as the example at the top of positivliste.toml shows.",
    )


def _value(name: str, entry: Mapping[str, Any], row: Mapping[str, Any], where: str, ours: Value | None) -> Value:
    missing = [key for key in ("from", "value", "source") if key not in row]
    if missing:
        raise BadData(
            "incomplete-parameter",
            f"{where}: {name} lacks {', '.join(missing)}.",
            "Give every value a date from which it holds, the value, and its source.",
        )
    value = tuple(row["value"]) if isinstance(row["value"], list) else row["value"]
    problem = next(_problems(row, value, ours), None)
    if problem:
        raise BadData("bad-parameter", f"{where}: {name} {problem[0]}.", problem[1])
    title = entry.get("title") or (ours.title if ours else "")
    unit = entry.get("unit") or (ours.unit if ours else "")
    source = own(row["source"]) if ours else row["source"]
    return Value(name, title, value, unit, row["from"], row.get("to"), source)


def _problems(row: Mapping[str, Any], value: object, ours: Value | None) -> Iterator[tuple[str, str]]:
    """What is wrong with a value, and how to mend it."""
    for key in ("from", "to"):
        if key in row and type(row[key]) is not date:
            yield f"has {key} = {row[key]!r}, which is no date", "Write it without quotes, as 2026-01-01."
    if "to" in row and row["to"] < row["from"]:
        yield "ends before it begins", "Correct its dates."
    if not isinstance(row["source"], str) or not row["source"].strip():
        yield "has no source", "Say where the value comes from."
    if ours and type(value) is not type(ours.value):
        yield f"has the value {value!r}", f"Give it as {ours.value!r} is given."


def _period(value: Value) -> str:
    return f"from {value.start}" + (f" to {value.end}" if value.end else "")
