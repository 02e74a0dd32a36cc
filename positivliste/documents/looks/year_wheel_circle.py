"""The circle of a year wheel: months, weeks, a ring for each list, periods, and marks that make room for each other.

Its centre is at 0, 0; the page moves and scales it.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from attrs import frozen

from positivliste.danish import MONTHS
from positivliste.documents.content.year_wheel import LISTS, WheelEvent, YearWheel
from positivliste.documents.looks.year_wheel_layout import point, spread, upright, width
from positivliste.documents.looks.year_wheel_shapes import (
    COLOURS,
    INK,
    PAPER,
    QUIET,
    SLATE,
    annulus,
    arc,
    badge,
    dot,
    label,
    path,
    round_label,
)  # fmt: skip

RADIUS = 384.0
WEEKS = 376.0
OUTER = 368.0
INNER = 342.0  # of the months
RING = 65.0  # from one list's ring to the next
BAND = 14.0  # the coloured band with the list's name
TRACK = 13.0  # the days and periods below it
MARK = 16.5  # how high a mark is
LANES = (9.2, 26.7)  # the middle of the two lanes of marks, below the track
FARTHEST = 9.0  # how far a mark may move before all marks of its ring become smaller, in degrees
SMALLEST = 0.72  # how small they become for that
_Numbered = tuple[int, WheelEvent]


@frozen
class Mark:
    """A numbered mark: the events of one day, list and kind.

    Attributes:
        angle: the angle of its day; `at` is the one where there is room for it.
        radius: of the middle of its lane.
        size: its height, and `wide` its length along the ring.
    """

    text: str
    list: str
    kind: str
    angle: float
    at: float
    radius: float
    size: float
    wide: float


def circle(wheel: YearWheel) -> list[str]:
    """The circle as shapes of SVG."""
    return [
        *_months(wheel.year),
        *_weeks(wheel.year),
        *_rings(wheel.year),
        *_periods(wheel),
        *_days(wheel),
        label(0, -19, "Årshjul", 16, QUIET, anchor="middle"),
        label(0, 22, str(wheel.year), 46, INK, bold=True, anchor="middle"),
    ]


def angle_of(day: date, year: int, share: float = 0.5) -> float:
    """The angle of a day, clockwise from the top; a day outside the year is at its edge.

    Args:
        share: how much of the day is over: a half in the middle of it, 0 where it begins, 1 where it ends.
    """
    first = date(year, 1, 1)
    length = 366 if calendar.isleap(year) else 365
    return 360 * min(max((day - first).days + share, 0), length) / length


def marks(wheel: YearWheel) -> list[Mark]:
    """The marks of all rings, each where there is room for it."""
    found: list[Mark] = []
    for list_ in LISTS:
        events = [(number, event) for number, event in wheel.numbered if event.list == list_]
        groups = [tuple(group) for _, group in groupby(events, key=lambda pair: (pair[1].day, pair[1].kind))]
        if groups:
            found += _placed(list_, groups, wheel.year)
    return found


def _placed(list_: str, groups: Sequence[tuple[_Numbered, ...]], year: int) -> Iterator[Mark]:
    """The marks of one ring. Neighbours without room for both in the outer lane take turns in the two.

    Between two neighbours are 0.62 of a mark's room. So the line to a mark in the inner lane passes between those
    in the outer one, and two in the same lane are 1.24 apart.
    """
    texts = [str(g[0][0]) if len(g) == 1 else f"{g[0][0]}–{g[-1][0]}" for g in groups]
    angles = [angle_of(group[0][1].day, year) for group in groups]
    size = MARK
    while True:
        room = math.degrees(max(_wide(text, size) for text in texts) * 1.12 / (_track(list_) - LANES[1]))
        fits = (len(texts) + 1) * room * 0.62 < 360
        places = spread(angles, room * 0.62, room / 2, 360 - room / 2) if fits else angles
        moved = max(abs(place - angle) for place, angle in zip(places, angles, strict=True))
        if fits and (moved <= FARTHEST or size < MARK * SMALLEST):
            break
        size *= 0.95
    inner, before = False, -360.0
    for group, text, angle, place in zip(groups, texts, angles, places, strict=True):
        inner = not inner and place - before < room
        before = place
        radius = _track(list_) - LANES[inner]
        yield Mark(text, list_, group[0][1].kind, angle, place, radius, size, _wide(text, size))


def _wide(text: str, size: float) -> float:
    return max(size, width(text, size * 0.52, bold=True) + size * 0.4) if "–" in text else size


def _ring(list_: str) -> float:
    """The outer radius of a list's ring."""
    return INNER - 2 - [*LISTS].index(list_) * RING


def _track(list_: str) -> float:
    """The inner radius of the track of its days and periods."""
    return _ring(list_) - BAND - TRACK


def _months(year: int) -> Iterator[str]:
    yield annulus(0, 0, OUTER, INNER, SLATE)
    for month, name in enumerate(MONTHS, start=1):
        start = angle_of(date(year, month, 1), year, 0)
        end = angle_of(date(year, month, calendar.monthrange(year, month)[1]), year, 1)
        yield path([point(INNER, start), point(OUTER, start)], PAPER, 1.2)
        yield round_label(name, (OUTER + INNER) / 2, (start + end) / 2, 13.5, PAPER, bold=True)


def _weeks(year: int) -> Iterator[str]:
    """The number of each week that has at least three days in the year."""
    day, end = date(year, 1, 1), date(year, 12, 31)
    while True:
        last = day + timedelta(days=min(6 - day.weekday(), (end - day).days))
        start = angle_of(day, year, 0)
        if day.weekday() == 0:
            yield path([point(OUTER + 1.5, start), point(OUTER + 5, start)], QUIET, 0.5)
        if (last - day).days >= 2:
            middle = (start + angle_of(last, year, 1)) / 2
            yield round_label(str(day.isocalendar().week), WEEKS, middle, 7.5, QUIET)
        if last == end:
            return
        day = last + timedelta(days=1)


def _rings(year: int) -> Iterator[str]:
    for list_, name in LISTS.items():
        outer, (strong, light) = _ring(list_), COLOURS[list_]
        yield annulus(0, 0, outer, outer - RING + 2, light)
        for month in range(1, 13):
            start = angle_of(date(year, month, 1), year, 0)
            wide = 2.4 if month % 3 == 1 else 1
            yield path([point(outer - RING + 2, start), point(outer - BAND, start)], PAPER, wide)
        yield annulus(0, 0, outer, outer - BAND, strong)
        for angle in (0, 90, 180, 270):
            yield from _along(name, outer - BAND / 2, angle)


def _along(text: str, radius: float, middle: float) -> Iterator[str]:
    """A list's name in its band, word by word: a word is short enough to be straight."""
    size = 9.0
    flip = 90 < middle < 270
    parts = [(word, math.degrees(width(word, size, bold=True) / radius)) for word in text.split()]
    blank = math.degrees(size * 0.2 / radius)
    place = -(sum(part for _, part in parts) + blank * (len(parts) - 1)) / 2
    for word, part in parts:
        angle = middle + (place + part / 2) * (-1 if flip else 1)
        yield round_label(word, radius, angle, size, PAPER, bold=True, turn=angle + 180 * flip)
        place += part + blank


def _periods(wheel: YearWheel) -> Iterator[str]:
    """The periods as arcs below the band; those that overlap share its height."""
    for list_ in LISTS:
        rows: list[date] = []  # the last day of each row's latest period
        placed = []
        for _, event in wheel.numbered:
            if event.list == list_ and event.span_end:
                row = next((row for row, last in enumerate(rows) if last < event.day), len(rows))
                rows[row : row + 1] = [event.last]
                placed.append((row, event))
        height = (TRACK - 4) / max(1, len(rows))
        for row, event in placed:
            radius = _ring(list_) - BAND - 2 - (row + 0.5) * height
            start, end = angle_of(event.day, wheel.year, 0), angle_of(event.last, wheel.year, 1)
            yield arc(radius, start, end, COLOURS[list_][0], min(5.0, height * 0.8))


def _days(wheel: YearWheel) -> Iterator[str]:
    """The days as dots, each with a line to its mark; a statutory date of its own is an empty dot."""
    placed = marks(wheel)
    for mark in placed:
        track = _track(mark.list)
        line = [point(track + TRACK / 2, mark.angle), point(track, mark.at), point(mark.radius, mark.at)]
        yield path(line, COLOURS[mark.list][0], 0.8)
    for _, event in wheel.numbered:
        strong, middle = COLOURS[event.list][0], _track(event.list) + TRACK / 2
        if event.legal and event.legal.year == wheel.year:
            yield dot(middle, angle_of(event.legal, wheel.year), 2.1, PAPER, strong)
        yield dot(middle, angle_of(event.day, wheel.year), 2.5, strong, PAPER)
    for mark in placed:
        turn = upright(mark.at) if mark.wide > mark.size else 0
        centre = point(mark.radius, mark.at)
        yield from badge(centre, mark.text, COLOURS[mark.list][0], mark.kind, mark.size, mark.wide, turn)
