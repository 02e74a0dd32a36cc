"""The picture of the year: nothing meets, everything can be read, and it is only shapes and text."""

from __future__ import annotations

import calendar
import csv
import math
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import KINDS, LISTS, WheelEvent, YearWheel, to_svg
from positivliste.documents.looks.year_wheel_circle import angle_of, marks
from positivliste.documents.looks.year_wheel_layout import point, spread, width, wrap
from positivliste.documents.looks.year_wheel_shapes import COLOURS, INK, PAPER, QUIET, SLATE

Golden = Callable[[str, str], None]
Corner = tuple[float, float]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def wheel() -> YearWheel:
    """A realistic 2026: both rounds of lists A and B, the dialogue meetings of list C, titles that run out."""
    with (Path(__file__).parent / "year-wheel-2026.csv").open(encoding="utf-8", newline="") as file:
        found = [
            WheelEvent(
                day=date.fromisoformat(row["day"]),
                title=row["title"],
                list=row["list"],
                kind=row["kind"],
                statutory=date.fromisoformat(row["statutory"]) if row["statutory"] else None,
                span_end=date.fromisoformat(row["span_end"]) if row["span_end"] else None,
                uid=row["uid"],
                note=row["note"],
            )
            for row in csv.DictReader(file, delimiter=";")
        ]
    return YearWheel("RBR Midtjylland", 2026, tuple(found), date(2026, 1, 12))


def busy(wheel: YearWheel, number: int) -> YearWheel:
    """The wheel with so many events: a part of its own, or more, crowded in some months."""
    of = len(wheel.events)
    found = [wheel.events[place * of // min(number, of)] for place in range(min(number, of))]
    for place in range(number - len(found)):
        day = date(2026, 1, 1) + timedelta(days=(place * 37 + place * place * 5) % 365 // (1 + place % 3))
        title = f"Endnu en aktivitet, nummer {place}, med en titel i længere form"
        made = WheelEvent(day, title, [*LISTS][place % 4], [*KINDS][place // 4 % 4], None, None, f"more-{place}")
        found.append(made)
    return evolve(wheel, events=tuple(found))


@frozen
class Box:
    """A text of the picture as the rectangle that its letters fill."""

    text: str
    corners: tuple[Corner, ...]


def boxes(svg: str) -> list[Box]:
    return list(_boxes(ET.fromstring(svg), (0, 0), 1))  # noqa: S314 - our own


def _boxes(element: ET.Element, at: Corner, scale: float) -> Iterator[Box]:
    for child in element:
        if child.tag == f"{SVG}g":
            x, y, factor = map(float, re.findall(r"-?[\d.]+", child.get("transform", "")))
            yield from _boxes(child, (x, y), factor)
        elif child.tag == f"{SVG}text":
            yield _box(child, at, scale)


def _box(element: ET.Element, at: Corner, scale: float) -> Box:
    x, y, size = (float(element.get(key, "")) for key in ("x", "y", "font-size"))
    text = element.text or ""
    # The widths that the layout counts with are upper bounds; here they are what Arial has.
    wide = width(text, size, bold=element.get("font-weight") == "bold")
    left = x - wide / 2 if element.get("text-anchor") == "middle" else x
    corners = [
        (left, y - 0.73 * size),
        (left + wide, y - 0.73 * size),
        (left + wide, y + 0.2 * size),
        (left, y + 0.2 * size),
    ]
    turn, cx, cy = map(float, re.findall(r"-?[\d.]+", element.get("transform", "rotate(0 0 0)")))
    radians = math.radians(turn)
    spun = [
        (
            cx + (px - cx) * math.cos(radians) - (py - cy) * math.sin(radians),
            cy + (px - cx) * math.sin(radians) + (py - cy) * math.cos(radians),
        )
        for px, py in corners
    ]
    return Box(text, tuple((at[0] + px * scale, at[1] + py * scale) for px, py in spun))


def meet(one: Sequence[Corner], other: Sequence[Corner]) -> bool:
    """Whether two rectangles, however they are turned, have anything in common (separating axes)."""
    for box in (one, other):
        for (x1, y1), (x2, y2) in ((box[0], box[1]), (box[1], box[2])):
            dx, dy = x2 - x1, y2 - y1
            first = [x * dx + y * dy for x, y in one]
            second = [x * dx + y * dy for x, y in other]
            if max(first) <= min(second) or max(second) <= min(first):
                return False
    return True


def test_golden_picture(wheel: YearWheel, golden: Golden) -> None:
    golden("year-wheel.svg", to_svg(wheel))


@pytest.mark.parametrize("number", [0, 1, 6, 25, 60, 150, 400])
def test_no_text_meets_another_or_leaves_the_page(wheel: YearWheel, number: int) -> None:
    svg = to_svg(busy(wheel, number))
    found = boxes(svg)
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())  # type: ignore[union-attr]
    for box in found:
        assert all(0 < x < wide and 0 < y < high for x, y in box.corners), box.text
    near = sorted(found, key=lambda box: min(x for x, _ in box.corners))
    for place, one in enumerate(near):
        end = max(x for x, _ in one.corners)
        for other in near[place + 1 :]:
            if min(x for x, _ in other.corners) > end:
                break
            assert not meet(one.corners, other.corners), (one.text, other.text)


@pytest.mark.parametrize("number", [6, 25, 60, 150, 400])
def test_no_mark_meets_another_and_no_line_passes_one(wheel: YearWheel, number: int) -> None:
    found = marks(busy(wheel, number))
    assert sum(_events(mark.text) for mark in found) == number
    for one, other in combinations(found, 2):
        if one.list != other.list:
            continue
        apart = math.dist(point(one.radius, one.at), point(other.radius, other.at))
        if one.radius == other.radius:
            assert apart >= max(one.wide, other.wide), (one.text, other.text)
        else:
            assert apart >= min(one.size, other.size), (one.text, other.text)
            outer = max(one, other, key=lambda mark: mark.radius)
            aside = math.radians(abs(one.at - other.at)) * outer.radius
            assert aside > outer.wide / 2 or one.at == other.at, (one.text, other.text)


def _events(text: str) -> int:
    first, _, last = text.partition("–")
    return int(last or first) - int(first) + 1


@pytest.mark.parametrize("number", [6, 25, 60])
def test_a_mark_stays_near_its_day(wheel: YearWheel, number: int) -> None:
    for mark in marks(busy(wheel, number)):
        assert abs(mark.at - mark.angle) < 12


def test_marks_go_round_in_the_order_of_their_numbers(wheel: YearWheel) -> None:
    found = marks(busy(wheel, 60))
    for list_ in LISTS:
        ring = [mark for mark in found if mark.list == list_]
        assert all(one.at < other.at for one, other in pairwise(ring))
        assert [int(mark.text.split("–")[0]) for mark in ring] == sorted(int(mark.text.split("–")[0]) for mark in ring)


def test_every_number_is_in_the_legend_with_its_date_and_title(wheel: YearWheel) -> None:
    texts = [box.text for box in boxes(to_svg(wheel))]
    whole = " ".join(texts)
    for number, event in wheel.numbered:
        assert str(number) in texts
        assert all(word in whole for word in event.title.split())
    assert {"tir. 31. mar.", "2. feb.–27. feb."} <= set(texts)
    assert "Frist efter reglerne: ons.\u00a01.\u00a0apr. Skal ske før 1.\u00a0april" in texts
    assert {*KINDS.values(), "Periode", "Frist efter reglerne"} <= set(texts)


@pytest.mark.parametrize("number", [6, 25, 60])
def test_a_realistic_year_is_one_a3_sheet_and_can_be_read(wheel: YearWheel, number: int) -> None:
    svg = to_svg(busy(wheel, number))
    assert 'width="420mm" height="296.93mm" viewBox="0 0 1191 842"' in svg
    legend = [float(size) for size in re.findall(r'<text [^>]*font-size="([\d.]+)"[^>]*>[^<]* [^<]*</text>', svg)]
    assert min(legend) >= 6


def test_numbers_have_two_decimals_at_most(wheel: YearWheel) -> None:
    attributes = re.findall(
        r'\b(?:x|y|r|rx|cx|cy|d|width|height|points|transform|font-size)="([^"]*)"', to_svg(busy(wheel, 60))
    )
    assert not [text for text in attributes if re.search(r"\.\d{3}|\d[eE]|-0(?![.\d])|nan|inf", text)]


def test_it_is_shapes_and_text_alone(wheel: YearWheel) -> None:
    svg = to_svg(wheel)
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert tags == {"svg", "title", "desc", "g", "rect", "circle", "path", "polygon", "text"}
    assert not re.search(r"href|url\(|style|class=|@import|\son\w+=|baseline|<\?|<!", svg)
    assert svg.count("http") == 1


def test_it_tells_those_who_do_not_see_it(wheel: YearWheel) -> None:
    root = ET.fromstring(to_svg(wheel))  # noqa: S314 - our own
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"
    assert title.text == "Årshjul 2026, RBR Midtjylland"
    for number, event in wheel.numbered:
        assert f"{number}: " in (description.text or "")
        assert event.title in (description.text or "")


def test_hostile_text_is_text(hostile: str, wheel: YearWheel) -> None:
    event = evolve(wheel.events[0], title=hostile, note=hostile)
    found = evolve(wheel, council=f"x {hostile}", events=(event, *wheel.events[1:]))
    svg = to_svg(found)
    root = ET.fromstring(svg)  # noqa: S314 - our own
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert plain(hostile) in (description.text or "")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "g", "rect", "circle", "path", "polygon", "text"}
    for box in boxes(svg):
        assert all(0 < x < 1191 and 0 < y < 842 for x, y in box.corners), box.text[:40]


def luminance(colour: str) -> float:
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def linear(colour: str) -> list[float]:
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_stands_out() -> None:
    assert min(contrast(colour, PAPER) for colour in (INK, QUIET, SLATE)) >= 4.5
    for strong, light in COLOURS.values():
        assert contrast(strong, PAPER) >= 4.5
        assert contrast(strong, light) >= 4.5


# Machado, Oliveira, Fernandes 2009, severity 1.0
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_rings_differ_for_the_colour_blind(sight: str) -> None:
    seen = [lab(colour, SIGHTS[sight]) for colour, _ in COLOURS.values()]
    assert min(math.dist(one, other) for one, other in combinations(seen, 2)) > 20


def lab(colour: str, sight: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    rgb = linear(colour)
    r, g, b = (min(1, max(0, sum(part * value for part, value in zip(row, rgb, strict=True)))) for row in sight)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("year", [1, 2026, 2028, 9998, 9999])
def test_every_year_has_its_days_and_weeks(wheel: YearWheel, year: int) -> None:
    svg = to_svg(evolve(wheel, year=year, events=()))
    assert f">{year}</text>" in svg
    length = 366 if calendar.isleap(year) else 365
    assert angle_of(date(year, 1, 1), year, 0) == 0
    assert angle_of(date(year, 12, 31), year, 1) == 360
    assert math.isclose(angle_of(date(year, 3, 1), year, 0), 360 * (length - 306) / length)


def test_a_day_outside_the_year_is_at_its_edge() -> None:
    assert angle_of(date(2025, 12, 31), 2026) == 0
    assert angle_of(date(2027, 2, 1), 2026) == 360


def test_periods_that_overlap_are_beside_each_other(wheel: YearWheel) -> None:
    first = WheelEvent(date(2026, 2, 2), "a", "skilled", "step", None, date(2026, 2, 27), "a")
    second = WheelEvent(date(2026, 2, 20), "b", "skilled", "step", None, date(2026, 3, 9), "b")
    third = WheelEvent(date(2026, 2, 28), "c", "skilled", "step", None, date(2026, 4, 9), "c")
    svg = to_svg(evolve(wheel, events=(first, second, third)))
    radiuses = re.findall(r'<path d="M[^"A]*A([\d.]+) ', svg)
    assert len(radiuses) == 3
    assert radiuses[0] == radiuses[2] != radiuses[1]


@given(st.lists(st.floats(0, 360), min_size=1, max_size=60), st.floats(0.1, 5))
def test_spread_keeps_order_gaps_and_bounds(places: list[float], gap: float) -> None:
    found = spread(sorted(places), gap, 2, 358)
    assert all(other - one >= gap - 1e-9 for one, other in pairwise(found))
    assert found[0] >= 2 - 1e-9
    assert found[-1] <= 358 + 1e-9


def test_spread_moves_nothing_that_has_room() -> None:
    assert spread([10, 20, 30], 5, 0, 360) == [10, 20, 30]
    assert spread([10, 10, 30], 5, 0, 360) == [7.5, 12.5, 30]


@given(st.text(max_size=200).map(plain), st.integers(30, 200), st.booleans())
def test_wrap_never_gives_a_line_wider_than_its_room(text: str, room: int, bold: bool) -> None:
    lines = wrap(text, room, 10, bold=bold)
    assert 1 <= len(lines) <= 3
    assert all(width(line, 10, bold=bold) <= room + 1e-6 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
