"""What calamine leaves out of an .xlsx file: the marks of its sheets; and whether reading it would fill the memory."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from positivliste.intake import kinds
from positivliste.intake.markup import local, walk
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, SheetMarks, column_index
from positivliste.intake.zips import Archive

MAX_TEXT = 2**30
_SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
_TRUE = frozenset({"1", "true"})
_FALSE = frozenset({"0", "false"})
_STYLE_LISTS = frozenset({"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})


def marks(archive: Archive) -> dict[str, SheetMarks]:
    """The marks of every sheet, by its name. Conditional formats are not worked out.

    Raises:
        BadData: "too-large" where the sheets reach so far, or repeat long texts so often, that reading them would fill
            the memory.
        ParseError, KeyError, ValueError, OverflowError, RecursionError: a part of it is damaged.
    """
    parts = dict(_sheet_parts(archive))
    styles, texts = _styles(archive), _shared_texts(archive)
    cells = sum(archive.sizes[part] for part in parts.values()) // _SHORTEST_CELL
    texts.weigh = cells * max(texts.lengths, default=0) > MAX_TEXT
    spanned, found = 0, {}
    for name, part in parts.items():
        sheet = _Sheet(styles, texts)
        sheet.read(chain.from_iterable(element.iter() for element in walk(archive, part, "row", "c")))
        spanned += sheet.height * sheet.width
        if spanned > MAX_CELLS or sheet.height > MAX_ROWS or sheet.width > MAX_COLUMNS:
            where = f"the sheet {name} reaches to row {sheet.height} and over {sheet.width} columns"
            raise kinds.too_large(archive.name, where)
        if texts.shown > MAX_TEXT:
            raise kinds.too_large(archive.name, f"the sheet {name} repeats long texts too often")
        comments = _comments(archive, part)
        found[name] = SheetMarks(sheet.texts, comments, sheet.struck, sheet.hidden_rows, sheet.hidden_columns)
    return found


def _sheet_parts(archive: Archive) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet."""
    targets = {found.get("Id", ""): part for found, part in _relations(archive, "xl/workbook.xml")}
    for element in walk(archive, "xl/workbook.xml"):
        if local(element.tag) == "sheet":
            relation = next((value for key, value in element.items() if local(key) == "id"), "")
            if (part := targets.get(relation, "")) in archive.sizes:
                yield element.get("name", ""), part


def _relations(archive: Archive, source: str) -> Iterator[tuple[Element, str]]:
    """What a part refers to, and which part that is."""
    folder, name = posixpath.split(source)
    for element in walk(archive, f"{folder}/_rels/{name}.rels"):
        if local(element.tag) == "Relationship":
            yield element, posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")


@frozen
class _Styles:
    """The cell styles, by their number, whose number format is a mask, and those whose font is struck through."""

    masks: dict[str, str] = field(factory=dict)
    struck: set[str] = field(factory=set)


def _styles(archive: Archive) -> _Styles:
    found = _Styles()
    formats: dict[str, str] = {}
    struck_fonts: set[str] = set()
    within = ""
    fonts = styles = 0
    for element in walk(archive, "xl/styles.xml", "font"):
        name = local(element.tag)
        if name in _STYLE_LISTS:
            within = name
        elif (within, name) == ("numFmts", "numFmt"):
            formats[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif (within, name) == ("fonts", "font"):
            if any(map(_strikes, element)):
                struck_fonts.add(str(fonts))
            fonts += 1
        elif (within, name) == ("cellXfs", "xf"):
            if mask := mask_of(formats.get(element.get("numFmtId", ""), "")):
                found.masks[str(styles)] = mask
            if element.get("fontId") in struck_fonts:
                found.struck.add(str(styles))
            styles += 1
    return found


def _strikes(element: Element) -> bool:
    return local(element.tag) == "strike" and element.get("val") not in _FALSE


@define
class _SharedTexts:
    """The texts that cells refer to by their number.

    Attributes:
        lengths: of each text; a phonetic reading counts as well, it is no more than the text.
        struck: the texts that are struck through from end to end.
        weigh: whether cells could show more of them than the memory holds, so that each use is to be counted.
        shown: how many letters the cells show, as far as they were counted.
    """

    lengths: list[int] = field(factory=list)
    struck: set[int] = field(factory=set)
    weigh: bool = False
    shown: int = 0

    def is_struck(self, number: int) -> bool:
        """Whether the text that a cell shows is struck through; it is counted, where it is to be."""
        if self.weigh and number < len(self.lengths):
            self.shown += self.lengths[number]
        return number in self.struck


def _shared_texts(archive: Archive) -> _SharedTexts:
    found = _SharedTexts()
    for element in walk(archive, "xl/sharedStrings.xml", "si"):
        if local(element.tag) == "si":
            if _is_struck(element):
                found.struck.add(len(found.lengths))
            found.lengths.append(sum(map(len, element.itertext())))
    return found


def _is_struck(text: Element) -> bool:
    """Whether every run of the text in which there is something to be seen is struck through."""
    runs = [run for run in text if local(run.tag) == "r" and "".join(run.itertext()).strip()]
    return bool(runs) and all(any(map(_strikes, run.iter())) for run in runs)


@define
class _Sheet:
    """The cells with a mark, what is hidden, and how far the filled cells reach."""

    styles: _Styles
    shared: _SharedTexts
    height: int = 0
    width: int = 0
    columns_told: int = 0
    texts: defaultdict[int, dict[int, str]] = field(factory=lambda: defaultdict(dict))
    struck: defaultdict[int, set[int]] = field(factory=lambda: defaultdict(set))
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)

    def read(self, elements: Iterable[Element]) -> None:
        """Go over the cells: millions of them, so this is kept lean."""
        marked = self.styles.struck | self.styles.masks.keys()
        read = {"e", "s"} if self.shared.weigh or self.shared.struck else {"e"}
        row, row_name, column, height, width = -1, "0", -1, 0, 0
        for element in elements:
            name = local(element.tag)
            if name == "c":
                place = element.get("r")
                column = _column(place.removesuffix(row_name)) if place else column + 1
                if not len(element):
                    continue  # it has a style and no value
                if column >= width or row >= height:
                    width, height = max(width, column + 1), max(height, row + 1)
                if element.get("s", "0") in marked or element.get("t") in read:
                    self.mark(row, column, element)
            elif name == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                row_name = str(row + 1)
                if element.get("hidden") in _TRUE and row < MAX_ROWS:
                    self.hidden_rows.add(row)
            elif name == "col" and element.get("hidden") in _TRUE:
                self.hide_columns(int(element.attrib["min"]) - 1, min(int(element.attrib["max"]), MAX_COLUMNS))
        self.height, self.width = height, width

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns.update(range(max(first, self.columns_told), last))
        self.columns_told = max(self.columns_told, last)  # they come in order; none is gone over twice

    def mark(self, row: int, column: int, cell: Element) -> None:
        style, kind = cell.get("s", "0"), cell.get("t", "n")
        value = next((child.text or "" for child in cell if local(child.tag) == "v"), "").strip()
        if style in self.styles.struck:
            self.struck[row].add(column)
        if not value:
            return
        if kind == "e":
            self.texts[row][column] = value
        elif kind == "s" and self.shared.is_struck(int(value)):
            self.struck[row].add(column)
        elif kind == "n" and style in self.styles.masks:
            text = masked(float(value), self.styles.masks[style])
            if text and text != value:
                self.texts[row][column] = text


def _comments(archive: Archive, part: str) -> dict[int, dict[int, str]]:
    """What stands in the margin, without its authors; of a thread Excel keeps a copy there for older programs."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for relation, target in _relations(archive, part):
        for element in walk(archive, target, "comment") if relation.get("Type", "").endswith("/comments") else ():
            if local(element.tag) == "comment":
                letters = element.attrib["ref"].rstrip("0123456789")
                row = int(element.attrib["ref"][len(letters) :]) - 1
                texts = (text.text or "" for text in element.iter() if local(text.tag) == "t")
                found[row][_column(letters)] = "".join(texts)
    return found


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    """
    Raises:
        ValueError: there is more in it than letters; of a cell, that it does not stand in its row.
    """
    if not letters.isalpha():
        raise ValueError(letters)
    return column_index(letters)
