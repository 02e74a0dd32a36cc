"""What calamine leaves out of an .xlsx file: masked numbers and error values; and how far a sheet reaches."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from html import unescape

from positivliste.intake import kinds
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.sheets import Notes, column_index
from positivliste.intake.zips import Archive

MAX_CELLS = 40_000_000
MAX_TEXT = 2**30
_SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
_SHOWN_TEXT = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})""")
_P = r"<(?:\w+:)?"
_FORMAT = re.compile(_P + r"numFmt\b([^>]*)>")
_STYLES = re.compile(_P + r"cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(_P + r"xf\b([^>]*)>")
_SHEET = re.compile(_P + r"sheet\b([^>]*)>")
_RELATION = re.compile(_P + r"Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*(?<!/)>""")
_CELL = (
    rb"<(?:\w+:)?c\s([^>]*\b(?:%s)[^>]*)>\s*(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    rb"<(?:\w+:)?v\b[^>]*>([^<]*)<"
)


def notes(archive: Archive) -> dict[str, Notes]:
    """By sheet, the text of cells that show more than their number: leading zeros, errors such as #REF!.

    A cell without its own address (attribute r, which every known program writes) is not looked at.

    Raises:
        BadData: "too-large" where a sheet reaches so far that reading it would fill the memory.
    """
    sheets = _sheet_parts(archive)
    _refuse_repeated_strings(archive, sheets)
    masks = _masks(archive.part("xl/styles.xml").decode("utf-8", "replace"))
    found: dict[str, Notes] = {}
    for sheet, part in sheets.items():
        has_errors = _survey(archive, part, sheet)
        if masks or has_errors:
            found[sheet] = Notes(_texts(archive.part(part), masks))
    return found


def _refuse_repeated_strings(archive: Archive, sheets: Mapping[str, str]) -> None:
    """A text is stored once, and a cell says which it shows: a million cells can show one very long text."""
    texts = archive.part("xl/sharedStrings.xml").split(b"</si>")
    longest = max(map(len, texts))
    cells = sum(archive.sizes[part] for part in sheets.values()) // _SHORTEST_CELL
    if longest * cells <= MAX_TEXT:
        return
    total = 0
    for sheet, part in sheets.items():
        for number, times in Counter(_SHOWN_TEXT.findall(archive.part(part))).items():
            total += times * (len(texts[int(number)]) if int(number) < len(texts) else 0)
        if total > MAX_TEXT:
            raise kinds.too_large(archive.name, f"the sheet {sheet} repeats long texts too often")


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _masks(styles: str) -> dict[str, str]:
    """The cell styles, by their number, whose number format is a mask."""
    codes = {a.get("numFmtId", ""): a.get("formatCode", "") for a in map(_attributes, _FORMAT.findall(styles))}
    used = _STYLES.search(styles)
    numbers = [_attributes(style).get("numFmtId", "") for style in _STYLE.findall(used[1])] if used else []
    masks = {str(index): mask_of(codes.get(number, "")) for index, number in enumerate(numbers)}
    return {style: mask for style, mask in masks.items() if mask}


def _sheet_parts(archive: Archive) -> dict[str, str]:
    targets = {}
    for relation in _RELATION.findall(archive.part("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        attributes = _attributes(relation)
        path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        targets[attributes.get("Id", "")] = path
    sheets = {}
    for sheet in _SHEET.findall(archive.part("xl/workbook.xml").decode("utf-8", "replace")):
        attributes = _attributes(sheet)
        relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        if targets.get(relation) in archive.sizes:
            sheets[attributes.get("name", "")] = targets[relation]
    return sheets


def _survey(archive: Archive, part: str, sheet: str) -> bool:
    """Whether the sheet has error values. One cell far out costs as much memory as all cells before it."""
    columns: set[bytes] = set()
    last, has_errors = 0, False
    for piece in archive.pieces(part):
        places = _PLACE.findall(piece)
        if places:
            names, rows = zip(*places, strict=True)
            columns.update(names)
            last = max(last, max(map(int, rows)))
        has_errors = has_errors or b't="e"' in piece or b"t='e'" in piece
    width = max((column_index(letters.decode()) for letters in columns), default=0) + 1
    if last * width > MAX_CELLS:
        raise kinds.too_large(archive.name, f"the sheet {sheet} reaches to row {last} and over {width} columns")
    return has_errors


def _texts(data: bytes, masks: Mapping[str, str]) -> dict[tuple[int, int], str]:
    wanted = b"|".join(rb"""s=["']%s["']""" % style.encode() for style in masks) or b"(?!)"
    found: dict[tuple[int, int], str] = {}
    for raw, value in re.findall(_CELL % (wanted + rb"""|t=["']e["']"""), data):
        attributes = _attributes(raw.decode("utf-8", "replace"))
        place = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", attributes.get("r", ""))
        text = _text(attributes, value.decode("utf-8", "replace"), masks)
        if place and text is not None:
            found[int(place[2]) - 1, column_index(place[1])] = text
    return found


def _text(attributes: Mapping[str, str], value: str, masks: Mapping[str, str]) -> str | None:
    if attributes.get("t") == "e":
        return unescape(value)
    mask = masks.get(attributes.get("s", ""))
    if not mask or attributes.get("t", "n") != "n":
        return None
    try:
        return masked(float(value), mask)
    except (ValueError, OverflowError):
        return None
