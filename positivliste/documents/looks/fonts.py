"""The fonts of a PDF: they come with us, so a document looks the same on every machine."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

TEXT_FONT = "SourceSans3-Regular.ttf"
EMOJI_FONT = "NotoEmoji-Regular.ttf"

FAMILY = "Source Sans 3"

_ROOT = re.compile(rb"<svg\b")
_FONT_FAMILY = re.compile(rb"""\sfont-family\s*=\s*("[^"]*"|'[^']*')|font-family\s*:[^;"}]*;?""")
_FULL_CODES = 12  # the format of a character map that covers all of Unicode
_TABLE_RECORD, _GROUP = struct.Struct(">4sIII"), struct.Struct(">III")


def folder() -> Traversable:
    """The folder of the fonts."""
    return resources.files("positivliste.templates").joinpath("typst", "fonts")


@cache
def fonts() -> typst.Fonts:
    """Our fonts and no others: what the machine has installed changes nothing."""
    import typst

    with resources.as_file(folder()) as path:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(path)])


def own_font(svg: bytes) -> bytes:
    """The drawing with its letters in our font: those it asks for are not there, and its text would be left out."""
    return _ROOT.sub(rb"\g<0>" + f" font-family=\"'{FAMILY}'\"".encode(), _FONT_FAMILY.sub(b"", svg), count=1)


def visible(text: str) -> str:
    """The text as our fonts can show it: a character that they do not have stands as its number, [U+4E2D].

    PDF/A forbids the empty box that a missing character would give; and a box would not say what was written.
    """
    if text.isascii():
        return text
    known = _covered()
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if ord(sign) in known else f"[U+{ord(sign):04X}]" for sign in composed)


@cache
def _covered() -> frozenset[int]:
    files = (folder().joinpath(name).read_bytes() for name in (TEXT_FONT, EMOJI_FONT))
    return frozenset(code for file in files for code in character_map(file)) | {ord("\u00ad")}


def character_map(font: bytes) -> set[int]:
    """The characters that a font has.

    Raises:
        ValueError: the font has no full character map.
    """
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {tag: start for tag, _, start, _ in (_TABLE_RECORD.unpack_from(font, 12 + 16 * i) for i in range(count))}
    start = tables[b"cmap"]
    for place in range(struct.unpack_from(">H", font, start + 2)[0]):
        map_at = start + struct.unpack_from(">I", font, start + 8 + 8 * place)[0]
        if struct.unpack_from(">H", font, map_at)[0] == _FULL_CODES:
            groups = struct.unpack_from(">I", font, map_at + 12)[0]
            ranges = (_GROUP.unpack_from(font, map_at + 16 + 12 * group) for group in range(groups))
            return {code for first, last, _ in ranges for code in range(first, last + 1)}
    raise ValueError("the font has no full character map")
