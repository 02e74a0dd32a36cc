"""Results as tables: one flat row of plain values for each, under columns in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import reduce
from typing import Any, SupportsIndex, TypeVar, overload

Result = TypeVar("Result", covariant=True)

Columns = Mapping[str, str]
"""The columns of a table, each with where its value stands in a result: "title.start"."""


class Rows(tuple[Result, ...]):
    """Results in their order, and as a table: `pandas.DataFrame(rows.table())`."""

    columns: Columns

    def __new__(cls, results: Iterable[Result], columns: Columns) -> Rows[Result]:
        made = super().__new__(cls, results)
        made.columns = columns
        return made

    @overload
    def __getitem__(self, at: SupportsIndex) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[Result]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Result | Rows[Result]:
        return Rows(super().__getitem__(at), self.columns) if isinstance(at, slice) else super().__getitem__(at)

    def __getnewargs__(self) -> tuple[tuple[Result, ...], Columns]:
        return tuple(self), self.columns  # what a copy is made of, also one from another process

    def __repr__(self) -> str:
        return f"<{len(self)} Rows: {', '.join(self.columns)}>"

    def table(self) -> list[dict[str, Any]]:
        """One dict for each result, with the same columns in the same order."""
        return table(self, self.columns)


def table(results: Iterable[object], columns: Columns) -> list[dict[str, Any]]:
    """One dict for each result: texts, numbers, dates, truth values, or None."""
    return [
        {name: _plain(reduce(_at, where.split("."), result)) for name, where in columns.items()} for result in results
    ]


def _at(value: Any, name: str) -> Any:
    return None if value is None else getattr(value, name)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return value if value is None or isinstance(value, (str, int, float, date)) else str(value)
