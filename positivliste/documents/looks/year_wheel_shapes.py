"""The shapes and colours that the picture of a year wheel is made of.

They are what Word, LibreOffice, Typst and browsers all draw alike: shapes and text with their own attributes; no style
sheets, patterns, text along paths, baselines by name, scripts or files from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from positivliste.documents.looks.year_wheel_layout import point, upright, width

FONTS = "Arial, Helvetica, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif"
INK = "#1d2733"
QUIET = "#4d5966"
SLATE = "#3a4754"
HAIR = "#c3cbd2"
PAPER = "#ffffff"
COLOURS = {
    "courses": ("#0a2f80", "#e9eef8"),
    "higher-education": ("#b83c0f", "#fcefe8"),
    "skilled": ("#057a54", "#e6f4ee"),
    "council": ("#551c4b", "#f3eaf2"),
}
"""Of each list, the colour of its marks and band, and the one of its ring."""

FILLED = frozenset({"deadline", "meeting"})
"""The kinds whose marks are filled: what happens on the very day."""


def n(number: float) -> str:
    """A number of the picture: two decimals at most."""
    return f"{round(number, 2) + 0:.2f}".rstrip("0").rstrip(".")


def label(
    x: float, y: float, text: str, size: float, fill: str, *, bold: bool = False, anchor: str = "", turn: float = 0
) -> str:
    """A line of text with its baseline at a point, turned around `size * 0.36` above it: the middle of its letters."""
    more = ' font-weight="bold"' if bold else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    more += f' transform="rotate({n(turn)} {n(x)} {n(y - size * 0.36)})"' if turn else ""
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"{more}>{escape(text)}</text>'


def round_label(
    text: str, radius: float, angle: float, size: float, fill: str, *, bold: bool = False, turn: float | None = None
) -> str:
    """A line of text across a circle's radius, with the middle of its letters on the circle."""
    x, y = point(radius, angle)
    spin = upright(angle) if turn is None else turn
    return label(x, y + size * 0.36, text, size, fill, bold=bold, anchor="middle", turn=spin)


def badge(
    centre: tuple[float, float], text: str, colour: str, kind: str, size: float, wide: float = 0, turn: float = 0
) -> list[str]:
    """A mark with a short text: round for a deadline or a step, square for a meeting, six-sided for an end.

    Args:
        size: how high it is.
        wide: how wide it is, where it is wider than high.
        turn: how far it is turned, in degrees.
    """
    x, y = centre
    wide = max(wide, size)
    half, high = wide / 2 - size * 0.04, size / 2 - size * 0.04
    ink = PAPER if kind in FILLED else colour
    paint = f'fill="{colour if kind in FILLED else PAPER}" stroke="{colour}" stroke-width="{n(size * 0.085)}"'
    paint += f' transform="rotate({n(turn)} {n(x)} {n(y)})"' if turn else ""
    if kind == "expiry":
        flat, tip = half - high * 0.5, high * 0.94
        shape = _polygon([(x + dx, y + dy) for dx, dy in _six(half, flat, tip)], paint)
    elif kind == "meeting":
        shape = _box(x, y, half - high * 0.1, high * 0.9, size * 0.1, paint)
    else:
        shape = _box(x, y, half, high, high, paint)
    if not text:
        return [shape]
    room = wide - size * (0.34 if kind == "expiry" else 0.24)
    font = size * 0.52 * min(1, room / width(text, size * 0.52, bold=True))
    return [shape, label(x, y + font * 0.36, text, font, ink, bold=True, anchor="middle", turn=turn)]


def _six(half: float, flat: float, high: float) -> list[tuple[float, float]]:
    return [(-half, 0), (-flat, -high), (flat, -high), (half, 0), (flat, high), (-flat, high)]


def _polygon(corners: Sequence[tuple[float, float]], paint: str) -> str:
    return f'<polygon points="{" ".join(f"{n(x)},{n(y)}" for x, y in corners)}" {paint}/>'


def _box(x: float, y: float, half: float, high: float, corner: float, paint: str) -> str:
    place = f'x="{n(x - half)}" y="{n(y - high)}" width="{n(2 * half)}" height="{n(2 * high)}"'
    return f'<rect {place} rx="{n(corner)}" {paint}/>'


def dot(radius: float, angle: float, size: float, fill: str, stroke: str) -> str:
    """A day on a ring."""
    x, y = point(radius, angle)
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size)}" fill="{fill}" stroke="{stroke}" stroke-width="0.8"/>'


def path(points: Sequence[tuple[float, float]], stroke: str, wide: float) -> str:
    """A line through some points."""
    steps = "L".join(f"{n(x)} {n(y)}" for x, y in points)
    return f'<path d="M{steps}" fill="none" stroke="{stroke}" stroke-width="{n(wide)}"/>'


def annulus(x: float, y: float, outer: float, inner: float, stroke: str) -> str:
    """A ring between two radiuses."""
    middle, wide = n((outer + inner) / 2), n(outer - inner)
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{middle}" fill="none" stroke="{stroke}" stroke-width="{wide}"/>'


def arc(radius: float, start: float, end: float, stroke: str, wide: float) -> str:
    """A part of a ring, from one angle to another."""
    (x1, y1), *others = (point(radius, angle) for angle in (start, (start + end) / 2, end))
    steps = "".join(f"A{n(radius)} {n(radius)} 0 0 1 {n(x)} {n(y)}" for x, y in others)
    return f'<path d="M{n(x1)} {n(y1)}{steps}" fill="none" stroke="{stroke}" stroke-width="{n(wide)}"/>'
