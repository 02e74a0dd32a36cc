"""The year wheel as a picture: SVG for A3 landscape, to hang on a wall and to stand in the PDF and the Word file.

A list has a ring of its own with its name in it, and a kind has a shape of its own, so that nothing depends on colour.
No text meets another, however many events there are: marks make room for each other along their ring; the wheel makes
room for the legend, whose text becomes smaller, but never too small to read: from there on, the page becomes wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape

from attrs import frozen

from positivliste.danish import weekday_text
from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import (
    KINDS,
    LISTS,
    WheelEvent,
    YearWheel,
    made_text,
    short_day,
    short_text,
    when_text,
)  # fmt: skip
from positivliste.documents.looks.year_wheel_circle import RADIUS, circle
from positivliste.documents.looks.year_wheel_layout import width, wrap
from positivliste.documents.looks.year_wheel_shapes import (
    COLOURS,
    FONTS,
    HAIR,
    INK,
    PAPER,
    QUIET,
    annulus,
    badge,
    label,
    n,
    path,
)

PAGE = (1191.0, 842.0)  # A3 in points
MARGIN = 36.0
GUTTER = 30.0
NO_BREAK = "\u00a0"
_ORDINAL = re.compile(r"(\d\.|\b(?:man|tir|ons|tor|fre|lør|søn)\.) (?=\w)")
HEADINGS = {
    "courses": "Kurser (den regionale uddannelsespulje)",
    "higher-education": "Videregående uddannelse (SIRI)",
    "skilled": "Faglært niveau (SIRI)",
    "council": "Rådet",
}


@frozen
class Row:
    """A row of the legend: an event, or a list's heading, where there is no event."""

    height: float
    list: str
    number: int = 0
    event: WheelEvent | None = None
    title: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


@frozen
class Plan:
    """How a page is divided: the wheel to the left, the legend in columns to the right.

    Attributes:
        scale: of the wheel. A wheel of less than full size has the heading over it; else the legend has it.
        size: of the legend's text, in points.
        columns: how many columns of the legend there is room for.
    """

    wheel: YearWheel
    scale: float
    size: float
    columns: int

    @property
    def left(self) -> float:
        """Where the legend begins."""
        return MARGIN + 2 * RADIUS * self.scale + GUTTER + 4

    @property
    def column(self) -> float:
        """How wide a column is."""
        return (PAGE[0] - MARGIN - self.left - (self.columns - 1) * GUTTER) / self.columns

    @cached_property
    def titles(self) -> float:
        """How far into a column the titles begin: after the mark and the longest date."""
        dates = [width(short_text(event, self.wheel.year), self.size) for _, event in self.wheel.numbered]
        return self.size * 2.2 + max(dates, default=0) + self.size * 0.8

    @property
    def top(self) -> float:
        """Where the legend's rows begin."""
        return MARGIN - 8 if self.scale < 1 else self.head[-1][1] + 16

    @property
    def head(self) -> list[tuple[str, float, float]]:
        """The lines of the heading: text, baseline and size."""
        room, size = (self.column, 22.0) if self.scale == 1 else (2 * RADIUS * self.scale, 26.0)
        lines = wrap(plain(self.wheel.council), room, size, bold=True, most=2)
        found = [(text, MARGIN + size * (0.8 + 1.12 * row), size) for row, text in enumerate(lines)]
        return [*found, ("Frister, trin og møder for de regionale positivlister", found[-1][1] + 19, 11)]


SIZES = tuple(
    (scale, columns, quarters / 4)
    for scale, columns, largest, smallest in ((1.0, 1, 56, 34), (0.72, 2, 44, 34), (0.66, 2, 36, 28))
    for quarters in range(largest, smallest - 1, -1)
)
"""What is tried until the legend has room: the wheel's scale, the legend's columns and the size of its text."""


def picture(wheel: YearWheel) -> str:
    """The picture as SVG."""
    for scale, columns, size in SIZES:
        plan = Plan(wheel, scale, size, columns)
        legend = _columns(_rows(plan), PAGE[1] - MARGIN - 18 - plan.top)
        if len(legend) <= columns:
            break
    wide = PAGE[0] + max(0, len(legend) - plan.columns) * (plan.column + GUTTER)
    name = f"aarshjul-{wheel.year}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="420mm" height="{n(420 * PAGE[1] / wide)}mm" '
            f'viewBox="0 0 {n(wide)} {n(PAGE[1])}" role="img" xml:lang="da" '
            f'aria-labelledby="{name}-titel {name}-tekst" font-family="{escape(FONTS)}" fill="{INK}">',
            f'<title id="{name}-titel">{escape(plain(f"{wheel.title}, {wheel.council}"))}</title>',
            f'<desc id="{name}-tekst">{escape(_description(wheel))}</desc>',
            f'<rect width="{n(wide)}" height="{n(PAGE[1])}" fill="{PAPER}"/>',
            *_wheel(plan),
            *_key(),
            *_legend(plan, legend),
            "</svg>\n",
        ]
    )


def _description(wheel: YearWheel) -> str:
    """The picture in words, for those who do not see it."""
    events = [
        f"{number}: {when_text(event)}, {plain(event.title)} ({LISTS[event.list]}, {KINDS[event.kind].lower()}"
        + (f", frist efter reglerne {weekday_text(event.legal)}" if event.legal else "")
        + ")."
        for number, event in wheel.numbered
    ]
    return " ".join(["Et hjul med årets måneder og en ring for hver liste. Begivenhederne er:", *events])


def _wheel(plan: Plan) -> Iterator[str]:
    radius = RADIUS * plan.scale
    x, left = MARGIN + radius, plan.left if plan.scale == 1 else MARGIN
    y = PAGE[1] / 2 if plan.scale == 1 else (PAGE[1] - MARGIN + plan.head[-1][1] + 12) / 2
    for row, (text, base, size) in enumerate(plan.head, start=1):
        last = row == len(plan.head)
        yield label(left, base, text, size, QUIET if last else INK, bold=not last)
    yield f'<g transform="translate({n(x)} {n(y)}) scale({n(plan.scale)})">'
    yield from circle(plan.wheel)
    yield "</g>"


def _key() -> Iterator[str]:
    """What the shapes mean, in the corner that the wheel leaves free."""
    x, step = MARGIN + 6, 14.5
    y = PAGE[1] - MARGIN - 3.4 - step * (len(KINDS) + 1)
    for row, (kind, word) in enumerate(KINDS.items()):
        yield from badge((x, y + row * step), "", INK, kind, 11)
        yield label(x + 12, y + row * step + 3.4, word, 9, INK)
    y += step * len(KINDS)
    yield path([(x - 6, y), (x + 6, y)], INK, 5)
    yield label(x + 12, y + 3.4, "Periode", 9, INK)
    y += step
    yield f'<circle cx="{n(x)}" cy="{n(y)}" r="2.4" fill="{PAPER}" stroke="{INK}"/>'
    yield label(x + 12, y + 3.4, "Frist efter reglerne", 9, INK)


def _rows(plan: Plan) -> list[Row]:
    """The legend's rows, list by list."""
    found = []
    room, size, year = plan.column - plan.titles, plan.size, plan.wheel.year
    for list_ in LISTS:
        events = [(number, event) for number, event in plan.wheel.numbered if event.list == list_]
        if events:
            found.append(Row(size * 2.8, list_))
        for number, event in events:
            title = wrap(_unbroken(event.title), room, size, bold=event.kind == "deadline")
            remark = _remark(event, year)
            small = wrap(remark, room, size * 0.86, most=2) if remark else ()
            height = size * (1.2 * len(title) + 1.06 * len(small) + 0.5)
            found.append(Row(height, list_, number, event, title, small))
    return found


def _remark(event: WheelEvent, year: int) -> str:
    legal = f"Frist efter reglerne: {short_day(event.legal, year)}" if event.legal else ""
    return " ".join(filter(None, (_unbroken(legal), _unbroken(event.note))))


def _unbroken(text: str) -> str:
    """The text as one line that does not break after an ordinal or a weekday: "tor. 1. april", "2. kvartal"."""
    return _ORDINAL.sub(r"\1" + NO_BREAK, plain(text))


def _columns(rows: Iterable[Row], room: float) -> list[list[Row]]:
    """The rows in columns. A heading stays with its first event, and stands again over a list that goes on."""
    columns: list[list[Row]] = [[]]
    left = room
    heading = Row(0, "")
    for row in rows:
        if row.event is None:
            heading = row
            continue
        first = not columns[-1] or columns[-1][-1].list != row.list
        if columns[-1] and row.height + heading.height * first > left:
            columns.append([])
            left, first = room, True
        columns[-1] += [heading, row] if first else [row]
        left -= row.height + heading.height * first
    return columns


def _legend(plan: Plan, columns: list[list[Row]]) -> Iterator[str]:
    for place, column in enumerate(columns):
        x, y = plan.left + place * (plan.column + GUTTER), plan.top
        for row in column:
            yield from _heading(plan, row, x, y) if row.event is None else _entry(plan, row, row.event, x, y)
            y += row.height
    foot = f"{made_text(plan.wheel)}. Tallene yderst på hjulet er ugenumre."
    yield label(plan.left, PAGE[1] - MARGIN, foot, 8, QUIET)


def _heading(plan: Plan, row: Row, x: float, y: float) -> Iterator[str]:
    """A list's name, with a wheel in little that shows which ring is meant."""
    strong, size = COLOURS[row.list][0], plan.size
    base = y + size * 1.8
    step = size * 0.17
    for place, other in enumerate(LISTS):
        colour, outer = (strong if other == row.list else HAIR), size * 0.78 - place * step
        thick = step * (0.95 if other == row.list else 0.45)
        yield annulus(x + size * 0.75, base - size * 0.36, outer, outer - thick, colour)
    fits = width(HEADINGS[row.list], size * 1.08, bold=True) <= plan.column - size * 2.2
    name = HEADINGS[row.list] if fits else LISTS[row.list]
    yield label(x + size * 2.2, base, name, size * 1.08, strong, bold=True)
    yield path([(x, base + size * 0.55), (x + plan.column, base + size * 0.55)], strong, 1)


def _entry(plan: Plan, row: Row, event: WheelEvent, x: float, y: float) -> Iterator[str]:
    size = plan.size
    base = y + size * 1.2
    yield from badge(
        (x + size * 0.75, base - size * 0.36), str(row.number), COLOURS[row.list][0], event.kind, size * 1.4
    )
    yield label(x + size * 2.2, base, short_text(event, plan.wheel.year), size, QUIET)
    for line in row.title:
        yield label(x + plan.titles, base, line, size, INK, bold=event.kind == "deadline")
        base += size * 1.2
    base -= size * 0.08
    for line in row.small:
        yield label(x + plan.titles, base, line, size * 0.86, QUIET)
        base += size * 1.06
