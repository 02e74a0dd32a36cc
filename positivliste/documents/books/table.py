"""A table of a workbook as a value: its columns, each with what a row has in it, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

from positivliste.model.value import frozen

Row = TypeVar("Row")
Whole = TypeVar("Whole")


@frozen
class Marked:
    """A text that brings its own style."""

    text: str
    style: str


@frozen
class Rich:
    """A text in pieces, of which some stand out; it is one line, and no piece is empty."""

    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.parts)


Value = str | int | date | Marked | Rich


@frozen
class Column(Generic[Row]):
    """A column of a table.

    Attributes:
        header: its heading.
        width: its width, in characters.
        value: what a row has in it.
        style: the style of its cells; without one it is that of a text, a count or a date, as the value is.
        head: the style of its heading.
        help: what is said to those who fill it in.
        choices: the name of the list in the book from which they choose, and nothing else is taken. The column
            takes anything where the book has no such list.
    """

    header: str
    width: float
    value: Callable[[Row], Value]
    style: str = ""
    head: str = "head"
    help: str = ""
    choices: str = ""

    def of(self, part: Callable[[Whole], Row | None], ending: str = "") -> Column[Whole]:
        """The same column for rows of which a part is what it tells of; empty where a row has no such part."""

        def value(whole: Whole) -> Value:
            found = part(whole)
            return "" if found is None else self.value(found)

        return Column(self.header + ending, self.width, value, self.style, self.head, self.help, self.choices)


@frozen
class Table(Generic[Row]):
    """A table that can be sorted and filtered, with its headings on every printed page.

    Attributes:
        empty: how many rows stand ready below to be filled in.
        points: the height of the headings.
        still: how many columns stay in sight when the rest is moved sideways.
    """

    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    empty: int = 0
    points: float = 32
    still: int = 0


def given(header: str, width: float, value: Callable[[Row], Value]) -> Column[Row]:
    """A column that is there to be read, in a table of which others are filled in."""
    return Column(header, width, value, "given")


def entered(
    header: str, width: float, value: Callable[[Row], Value], *, told: str = "", choices: str = ""
) -> Column[Row]:
    """A column that is filled in, beside others that are there to be read."""
    return Column(header, width, value, "input", "input-head", told, choices)
