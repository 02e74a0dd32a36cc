"""Where things stand in the picture of a year wheel: how wide a text is, how it breaks, how marks make room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

# The widths of Arial, Helvetica and Liberation Sans, in thousandths of the size.
_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft·",
    333: "()-`r",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–«»åé",
    584: "+<=>~",
    611: "FTZø",
    667: "ABEKPSVXYÅ",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "Æ—…",
    1015: "@",
}
_WIDTH = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = 1.1
ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most, in the unit of its size. What the fonts may not have counts as wide as an emoji."""
    letters = sum(_WIDTH.get(letter) or (1.0 if letter < "\u2000" else 1.3) for letter in text)
    return letters * size * (_BOLD if bold else 1)


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 3) -> tuple[str, ...]:
    """The text as at most so many lines, none wider than the room; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, room, size, bold=bold):
            longer = f"{line} {piece}" if line else piece
            if not line or width(longer, size, bold=bold) <= room:
                line = longer
                continue
            lines.append(line)
            line = piece
            if len(lines) == most:
                return (*lines[:-1], _cut(lines[-1], room, size, bold=bold))
    return (*lines, line)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """A word that is wider than a line, in pieces that are not."""
    piece, wide = "", 0.0
    for letter in word:
        more = width(letter, size, bold=bold)
        if piece and wide + more > room:
            yield piece
            piece, wide = "", 0.0
        piece += letter
        wide += more
    yield piece


def _cut(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and width(line + ELLIPSIS, size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip(" ,.;:–-") + ELLIPSIS


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as can be to those wanted (least squares), in their order, at least a gap apart, within bounds.

    Args:
        wanted: the places wanted, sorted. All of them must fit: `(len(wanted) - 1) * gap <= high - low`.
    """
    blocks: list[tuple[float, int]] = []  # the mean place and the number of those that move together
    for index, place in enumerate(wanted):
        mean, count = place - index * gap, 1
        while blocks and blocks[-1][0] > mean:
            before, others = blocks.pop()
            mean, count = (before * others + mean * count) / (others + count), others + count
        blocks.append((mean, count))
    end = high - (len(wanted) - 1) * gap
    firsts = [min(max(mean, low), end) for mean, count in blocks for _ in range(count)]
    return [first + index * gap for index, first in enumerate(firsts)]


def point(radius: float, angle: float) -> tuple[float, float]:
    """The point of a circle around 0, 0 at an angle in degrees, clockwise from the top."""
    turn = math.radians(angle)
    return radius * math.sin(turn), -radius * math.cos(turn)


def upright(angle: float) -> float:
    """How far to turn a text that stands along a circle at an angle, so that it is never upside down."""
    angle %= 360
    return angle + 180 if 90 < angle < 270 else angle
