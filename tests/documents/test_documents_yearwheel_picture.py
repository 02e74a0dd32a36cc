"""The picture of the year: nothing meets, everything is on the page, and what is drawn can be read as text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import KINDS, LISTS, WheelEvent, YearWheel
from positivliste.documents.looks.meta import Meta, Picture
from positivliste.documents.looks.typesetting import compiler
from positivliste.documents.looks.word import to_docx
from positivliste.documents.looks.year_wheel import drawing, png, svg

Golden = Callable[[str, str], None]
Corner = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
CORNERS = 6  # more than a line under a heading has
A3 = (1190.55, 841.89)


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


def parsed(wheel: YearWheel) -> ET.Element:
    return ET.fromstring(svg(wheel))  # noqa: S314 - our own


def page(root: ET.Element) -> tuple[float, float]:
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    return wide, high


def asked(wheel: YearWheel, expression: str) -> Any:
    """What an expression of the template is, of the colours and the circle."""
    with TemporaryDirectory() as name:
        question = f'#import "year-wheel-circle.typ": *\n#metadata({expression})<answer>'
        (Path(name) / "question.typ").write_text(question)
        (answer,) = json.loads(compiler("question.typ", drawing(wheel), Path(name)).query("<answer>", field="value"))
    return answer


@frozen
class Box:
    """A run of letters or a mark as the rectangle that its outline fills, however it is turned."""

    corners: tuple[Corner, ...]


def letters(root: ET.Element) -> list[Box]:
    outlines = {f"#{symbol.get('id')}": symbol[0].get("d", "") for symbol in root.iter(f"{SVG}symbol")}
    found = []
    for element, matrix in groups(root, (1, 0, 0, 1, 0, 0)):
        points = [
            (x + float(use.get("x", "0")), y + float(use.get("y", "0")))
            for use in element.findall(f"{SVG}use")
            for x, y in _points(outlines[use.get(HREF, "")])
        ]
        # Kerned letters of a word along the circle reach a hair into each other's rectangles.
        found += [box(points, matrix, 0.08)] if points else []
    return found


def marks(root: ET.Element) -> list[Box]:
    """The filled shapes but dots and lines; most are round, and the corners of their rectangles are free."""
    return [
        box(_points(path.get("d", "")), _within(matrix, path.get("transform", "")), 0.12)
        for element, matrix in groups(root, (1, 0, 0, 1, 0, 0))
        for path in element.findall(f"{SVG}path")
        if path.get("fill") != "none" and "Z" in path.get("d", "") and len(_points(path.get("d", ""))) > CORNERS
    ]


def groups(element: ET.Element, matrix: Matrix) -> Iterator[tuple[ET.Element, Matrix]]:
    """The groups with how what is in them is moved, turned and scaled."""
    yield element, matrix
    for child in element.findall(f"{SVG}g"):
        yield from groups(child, _within(matrix, child.get("transform", "")))


def box(points: Sequence[Corner], matrix: Matrix, less: float) -> Box:
    """The rectangle around some points, less a share on each of its sides."""
    (left, right), (low, high) = ((min(values), max(values)) for values in zip(*points, strict=True))
    aside, above = (right - left) * less, (high - low) * less
    left, right, low, high = left + aside, right - aside, low + above, high - above
    return Box(tuple(_moved(corner, matrix) for corner in ((left, low), (right, low), (right, high), (left, high))))


@cache
def _points(outline: str) -> tuple[Corner, ...]:
    """The points of a path of relative steps, with those that bend it: its outline is inside them."""
    x, y, found = 0.0, 0.0, []
    for step, numbers in re.findall(r"([Mmlhvqc])([^MmlhvqcZ]*)", outline):
        values = [float(number) for number in numbers.split()]
        if step == "h":
            values = [values[0], 0.0]
        elif step == "v":
            values = [0.0, values[0]]
        found += [(x + dx, y + dy) for dx, dy in zip(values[::2], values[1::2], strict=True)]
        x, y = found[-1]
    return tuple(found)


def _within(outer: Matrix, transform: str) -> Matrix:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", transform)]
    if transform.startswith("translate"):
        numbers = [1, 0, 0, 1, *numbers, 0]
    elif not numbers:
        return outer
    a, b, c, d = numbers[:4]
    p, q, r, s, _, _ = outer
    x, y = _moved((numbers[4], numbers[5]), outer)
    return (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, x, y)


def _moved(point: Corner, matrix: Matrix) -> Corner:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


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


def test_the_data_that_is_drawn(wheel: YearWheel, golden: Golden) -> None:
    golden("year-wheel.json", json.dumps(drawing(wheel), ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("number", [0, 1, 6, 25, 60, 150])
def test_nothing_meets_its_like_or_leaves_the_page(wheel: YearWheel, number: int) -> None:
    found = busy(wheel, number)
    root = parsed(found)
    drawn = [mark for list_ in drawing(found)["lists"] for mark in list_["marks"]]
    assert len(letters(root)) > 150
    assert len(marks(root)) == len(KINDS) + len(drawn) + number
    check_apart(letters(root), page(root))
    check_apart(marks(root), page(root))


def check_apart(found: Sequence[Box], size: tuple[float, float]) -> None:
    near = sorted(found, key=lambda box: min(x for x, _ in box.corners))
    for place, one in enumerate(near):
        assert all(0 < x < size[0] and 0 < y < size[1] for x, y in one.corners)
        end = max(x for x, _ in one.corners)
        for other in near[place + 1 :]:
            if min(x for x, _ in other.corners) > end:
                break
            assert not meet(one.corners, other.corners), (one, other)


@pytest.mark.parametrize("number", [1, 6, 25, 60, 150, 400])
def test_every_event_is_in_one_mark_of_its_list(wheel: YearWheel, number: int) -> None:
    for list_ in drawing(busy(wheel, number))["lists"]:
        spans = [[int(n) for n in mark["text"].split("–")] for mark in list_["marks"]]
        assert [n for span in spans for n in range(span[0], span[-1] + 1)] == [e["number"] for e in list_["events"]]


@pytest.mark.parametrize("number", [6, 25, 60, 150, 400])
def test_marks_go_round_in_their_order_with_room_between_them(wheel: YearWheel, number: int) -> None:
    found = busy(wheel, number)
    for place, list_ in enumerate(drawing(found)["lists"]):
        if not list_["marks"]:
            continue
        track = f"months.inner - 2pt - {place} * ring - band - track"
        answer = f"let (size, room, places) = placed(wheel.lists.at({place}).marks, {track})"
        size, room, *places = asked(found, f"{{ {answer}; (size.pt(), room.deg(), ..places.map(it => it.deg())) }}")
        assert size > 2
        assert all(other - one >= room * 0.62 - 1e-6 for one, other in pairwise(places))
        assert room / 2 - 1e-6 <= places[0] <= places[-1] <= 360 - room / 2 + 1e-6
        if number <= 60:
            days = [360 * (mark["day"] + 0.5) / 365 for mark in list_["marks"]]
            assert all(abs(one - other) < 12 for one, other in zip(places, days, strict=True))


def test_what_is_drawn_can_be_found_as_text(wheel: YearWheel) -> None:
    root = parsed(wheel)
    wide, high = page(root)
    texts = root.findall(f".//{SVG}text")
    assert all(0 < float(text.get("x", "")) < wide and 0 < float(text.get("y", "")) < high for text in texts)
    said = [(text.text or "").replace("\u00a0", " ") for text in texts]
    assert {wheel.council, *KINDS.values(), "Periode", "Frist efter reglerne"} <= set(said)
    assert {"tir. 31. mar.", "2. feb.–27. feb."} <= set(said)
    assert "Frist efter reglerne: ons. 1. apr. Skal ske før 1. april" in said
    for _, event in wheel.numbered:
        assert event.title in said


@pytest.mark.parametrize("number", [0, 6, 25, 60])
def test_a_realistic_year_is_one_a3_sheet(wheel: YearWheel, number: int) -> None:
    assert page(parsed(busy(wheel, number))) == pytest.approx(A3, abs=0.01)


def test_it_is_shapes_and_text_alone(wheel: YearWheel) -> None:
    root = parsed(wheel)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "defs", "symbol", "use", "g", "path", "text"}
    assert all(use.get(HREF, "").startswith("#g") for use in root.iter(f"{SVG}use"))
    assert not re.search(r"url\(|style|class=|@import|\son\w+=|<\?|<!", svg(wheel).decode())


def test_it_tells_those_who_do_not_see_it(wheel: YearWheel) -> None:
    root = parsed(wheel)
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"
    assert title.text == "Årshjul 2026, RBR Midtjylland"
    for number, event in wheel.numbered:
        assert f"{number}: " in (description.text or "")
        assert event.title in (description.text or "")


def test_an_empty_year_says_so_in_the_picture_and_in_words(wheel: YearWheel) -> None:
    assert svg(evolve(wheel, events=())).decode().count("Der er ikke planlagt noget i 2026.") == 2


def test_the_same_wheel_gives_the_same_bytes(wheel: YearWheel) -> None:
    assert svg(wheel) == svg(wheel)
    assert png(wheel) == png(wheel)
    assert png(wheel).startswith(b"\x89PNG")


def test_hostile_text_is_text(hostile: str, wheel: YearWheel) -> None:
    event = evolve(wheel.events[0], title=hostile, note=hostile)
    root = parsed(evolve(wheel, council=f"x {hostile}", events=(event, *wheel.events[1:])))
    assert plain(hostile) in (root[1].text or "")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "defs", "symbol", "use", "g", "path", "text"}
    wide, high = page(root)
    for found in letters(root):
        assert all(0 < x < wide and 0 < y < high for x, y in found.corners)


def luminance(colour: str) -> float:
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def linear(colour: str) -> list[float]:
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_stands_out(wheel: YearWheel) -> None:
    strong, light, dark = asked(
        wheel,
        "(strong.map(it => it.to-hex()), light.map(it => it.to-hex()), (ink, quiet, slate).map(it => it.to-hex()))",
    )
    assert min(contrast(colour, "#ffffff") for colour in dark + strong) >= 4.5
    assert min(contrast(*pair) for pair in zip(strong, light, strict=True)) >= 4.5


# Machado, Oliveira, Fernandes 2009, severity 1.0
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_rings_differ_for_the_colour_blind(wheel: YearWheel, sight: str) -> None:
    seen = [lab(colour, SIGHTS[sight]) for colour in asked(wheel, "strong.map(it => it.to-hex())")]
    assert min(math.dist(one, other) for one, other in combinations(seen, 2)) > 20


def lab(colour: str, sight: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    rgb = linear(colour)
    r, g, b = (min(1, max(0, sum(part * value for part, value in zip(row, rgb, strict=True)))) for row in sight)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_it_fills_the_page_of_a_word_file_that_lies_down(wheel: YearWheel) -> None:
    meta = Meta("Årshjul", "RBR Midtjylland", wheel.made, pictures={"hjul": Picture(png(wheel), "Årshjulet")})
    (wide, high), (narrow, _) = (extent("![](hjul)", evolve(meta, landscape=lying)) for lying in (True, False))
    assert 230 < wide <= 265
    assert 160 < high < 174
    assert narrow <= 160


def extent(markdown: str, meta: Meta) -> tuple[float, float]:
    """How wide and high the first picture of a Word file is, in mm."""
    with ZipFile(BytesIO(to_docx(markdown, meta))) as packed:
        found = re.search(r'extent cx="(\d+)" cy="(\d+)"', packed.read("word/document.xml").decode())
    assert found
    return int(found[1]) / 36000, int(found[2]) / 36000


@pytest.mark.parametrize("year", [1, 2017, 2026, 2028, 9999])
def test_every_year_has_its_days_and_weeks(wheel: YearWheel, year: int) -> None:
    empty = evolve(wheel, year=year, events=())
    assert len(letters(parsed(empty))) > 150
    length = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    angles = asked(empty, f"(turn(0, share: 0), turn({length - 1}, share: 1), month-start(3)).map(it => it.deg())")
    assert angles == pytest.approx([0, 360, 360 * (length - 306) / length])


def test_a_day_outside_the_year_is_at_its_edge(wheel: YearWheel) -> None:
    assert asked(wheel, "(turn(-1), turn(400)).map(it => it.deg())") == pytest.approx([0, 360])


def test_periods_that_cross_the_edge_of_the_year_or_overlap_are_drawn(wheel: YearWheel) -> None:
    spans = [("12-01", "02-27", 2025), ("02-20", "03-09", 2026), ("12-15", "02-01", 2026)]
    events = tuple(
        WheelEvent(date.fromisoformat(f"{year}-{first}"), "x", "skilled", "step", None, end, first)
        for first, last, year in spans
        for end in [date.fromisoformat(f"{year + (last < first)}-{last}")]
    )
    strong = asked(wheel, "strong.at(2).to-hex()")
    drawn = svg(evolve(wheel, events=events)).decode()
    # Two overlap and share the height of the track, which all of the ring's periods then do.
    assert len(re.findall(rf'<path fill="none" stroke="{strong}" stroke-width="3.6"', drawn)) == 3


@settings(max_examples=15, deadline=None)
@given(places=st.lists(st.floats(0, 360), min_size=1, max_size=60), gap=st.floats(0.1, 5))
def test_spread_keeps_order_gaps_and_bounds(wheel: YearWheel, places: list[float], gap: float) -> None:
    wanted = ", ".join(f"{place:.6f}deg" for place in sorted(places))
    found = asked(wheel, f"spread(({wanted},), {gap:.6f}deg, 2deg).map(it => it.deg())")
    assert all(other - one >= gap - 1e-4 for one, other in pairwise(found))
    assert 2 - 1e-4 <= found[0] <= found[-1] <= 358 + 1e-4


def test_spread_moves_nothing_that_has_room(wheel: YearWheel) -> None:
    asked_places = "(spread((10deg, 20deg, 30deg), 5deg, 0deg), spread((10deg, 10deg, 30deg), 5deg, 0deg))"
    found = asked(wheel, f"{asked_places}.map(places => places.map(it => it.deg()))")
    assert found == [pytest.approx([10, 20, 30]), pytest.approx([7.5, 12.5, 30])]
