"""What calamine leaves out of an .xlsx file: the marks of its sheets; and whether reading it would fill the memory."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from positivliste.intake import kinds
from positivliste.intake.markup import Walk
from positivliste.intake.masks import mask_of, masked
from positivliste.intake.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, SheetMarks, column_index, column_letters
from positivliste.intake.zips import Archive

MAX_TEXT = 2**30
_SHORTEST_CELL = len('<c t="s"><v>0</v></c>')
_VALUES = frozenset({"v", "is"})
_TRUE = frozenset({"1", "true"})
_FALSE = frozenset({"0", "false"})
_STYLE_LISTS = frozenset({"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"})


def marks(archive: Archive) -> dict[str, SheetMarks]:
    """The marks of every sheet, by its name. Conditional formats are not worked out.

    Raises:
        BadData: "corrupt-file", or "too-large" where the sheets reach so far, or repeat long texts so often, that
            reading them would fill the memory.
    """
    styles, texts, parts = _Styles(), _SharedTexts(), _sheet_parts(archive)
    styles.read(archive, "xl/styles.xml")
    texts.read(archive, "xl/sharedStrings.xml")
    cells = sum(archive.sizes[part] for part in parts.values()) // _SHORTEST_CELL
    texts.weigh = cells * max(texts.lengths, default=0) > MAX_TEXT
    spanned, found = 0, {}
    for name, part in parts.items():
        sheet = _Sheet(styles, texts)
        sheet.read(archive, part)
        spanned += sheet.height * sheet.width
        if spanned > MAX_CELLS or sheet.height > MAX_ROWS or sheet.width > MAX_COLUMNS:
            where = f"the sheet {name} reaches to row {sheet.height} and over {sheet.width} columns"
            raise kinds.too_large(archive.name, where)
        if texts.shown > MAX_TEXT:
            raise kinds.too_large(archive.name, f"the sheet {name} repeats long texts too often")
        found[name] = SheetMarks(
            sheet.texts, _comments(archive, part), sheet.struck, sheet.hidden_rows, sheet.hidden_columns
        )
    return found


def _sheet_parts(archive: Archive) -> dict[str, str]:
    relations, workbook = _Relations("xl/workbook.xml"), _Workbook()
    relations.read(archive, "xl/_rels/workbook.xml.rels")
    workbook.read(archive, "xl/workbook.xml")
    parts = {name: relations.targets.get(relation, "") for name, relation in workbook.sheets.items()}
    return {name: part for name, part in parts.items() if part in archive.sizes}


def _comments(archive: Archive, part: str) -> dict[int, dict[int, str]]:
    """What stands in the margin; of a thread of comments Excel keeps a copy there for older programs."""
    folder, name = posixpath.split(part)
    relations, comments = _Relations(part), _Comments()
    relations.read(archive, f"{folder}/_rels/{name}.rels")
    for target in relations.comments:
        comments.read(archive, target)
    found: dict[int, dict[int, str]] = {}
    for (row, column), pieces in comments.pieces.items():
        found.setdefault(row, {})[column] = "".join(pieces)
    return found


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, _column(letters)


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    """
    Raises:
        ValueError: there is more in it than letters; of a cell, that it does not stand in its row.
    """
    if not letters.isalpha():
        raise ValueError(letters)
    return column_index(letters)


class _Relations(Walk):
    """Which parts another part refers to."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.folder = posixpath.dirname(source)
        self.targets: dict[str, str] = {}
        self.comments: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.local[tag] == "Relationship":
            path = posixpath.normpath(posixpath.join("/", self.folder, attributes.get("Target", ""))).lstrip("/")
            self.targets[attributes.get("Id", "")] = path
            if attributes.get("Type", "").endswith("/comments"):
                self.comments.append(path)


class _Workbook(Walk):
    """Which relation each sheet has."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.local[tag] == "sheet":
            relation = next((value for name, value in attributes.items() if self.local[name] == "id"), "")
            self.sheets[attributes.get("name", "")] = relation


class _Styles(Walk):
    """The cell styles, by their number, whose number format is a mask, and those whose font is struck through."""

    def __init__(self) -> None:
        super().__init__()
        self.masks: dict[str, str] = {}
        self.struck: set[str] = set()
        self.formats: dict[str, str] = {}
        self.struck_fonts: set[str] = set()
        self.within = ""
        self.fonts = self.styles = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.local[tag]
        if name in _STYLE_LISTS:
            self.within = name
        elif self.within == "numFmts" and name == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif self.within == "fonts" and name == "font":
            self.fonts += 1
        elif self.within == "fonts" and name == "strike" and attributes.get("val") not in _FALSE:
            self.struck_fonts.add(str(self.fonts - 1))
        elif self.within == "cellXfs" and name == "xf":
            self.style(str(self.styles), attributes)
            self.styles += 1

    def style(self, number: str, attributes: dict[str, str]) -> None:
        if mask := mask_of(self.formats.get(attributes.get("numFmtId", ""), "")):
            self.masks[number] = mask
        if attributes.get("fontId") in self.struck_fonts:
            self.struck.add(number)


class _SharedTexts(Walk):
    """The texts, each of which is stored once; a million cells can show one that is very long.

    Attributes:
        struck: the numbers of the texts that are struck through from end to end.
        weigh: whether cells could show more of them than the memory holds, so that each use is to be counted.
        shown: how many letters the cells show, as far as they were counted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parser.CharacterDataHandler = self.text
        self.lengths: list[int] = []
        self.struck: set[int] = set()
        self.run_is_struck = self.has_plain = self.weigh = False
        self.shown = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.local[tag]
        if name == "si":
            self.lengths.append(0)
            self.run_is_struck = self.has_plain = False
        elif name == "r":
            self.run_is_struck = False
        elif name == "strike":
            self.run_is_struck = attributes.get("val") not in _FALSE

    def text(self, text: str) -> None:
        if not self.lengths:
            return
        self.lengths[-1] += len(text)
        if text.isspace():
            return
        if not self.run_is_struck:
            self.has_plain = True
            self.struck.discard(len(self.lengths) - 1)
        elif not self.has_plain:
            self.struck.add(len(self.lengths) - 1)

    def show(self, number: int) -> None:
        """Count what a cell shows, where there are too many of them to be let by unseen."""
        self.shown += self.lengths[number] if number < len(self.lengths) else 0


class _Sheet(Walk):
    """The cells with a mark, and how far the filled ones reach. It is called twice for each cell, and so kept lean."""

    def __init__(self, styles: _Styles, texts: _SharedTexts) -> None:
        super().__init__()
        self.styles, self.shared = styles, texts
        self.marked = styles.struck | styles.masks.keys()
        self.kinds_read = {"e", "s"} if texts.weigh or texts.struck else {"e"}
        self.row, self.row_name, self.column = -1, "0", -1
        self.cell: dict[str, str] = {}
        self.value: list[str] | None = None
        self.height = self.width = self.columns_told = 0
        self.texts: dict[int, dict[int, str]] = {}
        self.struck: dict[int, set[int]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.value is not None:
            self.finish()
        name = self.local[tag]
        if name == "c":
            if "r" not in attributes:
                attributes["r"] = self.next_place()
            self.cell = attributes
        elif name in _VALUES:
            column = _column(self.cell["r"].removesuffix(self.row_name))
            if column >= self.width or self.row >= self.height:
                self.width, self.height = max(self.width, column + 1), max(self.height, self.row + 1)
            if self.cell.get("s", "0") in self.marked or self.cell.get("t") in self.kinds_read:
                self.look(column)
        elif name == "row":
            self.begin_row(attributes)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), min(int(attributes["max"]), MAX_COLUMNS)
            self.hidden_columns.update(range(max(first - 1, self.columns_told), last))
            self.columns_told = max(self.columns_told, last)  # they come in order; none is gone over twice

    def begin_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 2)) - 1
        self.row_name, self.cell = str(self.row + 1), {}
        if attributes.get("hidden") in _TRUE and self.row < MAX_ROWS:
            self.hidden_rows.add(self.row)

    def next_place(self) -> str:
        before = self.cell.get("r")
        column = _column(before.removesuffix(self.row_name)) + 1 if before else 0
        return column_letters(column) + self.row_name

    def look(self, column: int) -> None:
        """Mark the cell, and see to it that its value is read where that says more."""
        self.column = column
        style, kind = self.cell.get("s", "0"), self.cell.get("t", "n")
        if style in self.styles.struck:
            self.strike()
        if kind in self.kinds_read or (kind == "n" and style in self.styles.masks):
            self.value = []
            self.parser.CharacterDataHandler = self.value.append

    def finish(self) -> None:
        """A value that was to be read is all there: the next element begins, or the sheet ends."""
        if self.value is None:
            return
        self.parser.CharacterDataHandler = None
        value, kind = "".join(self.value).strip(), self.cell.get("t", "n")
        self.value = None
        if kind == "s" and value:
            self.show(int(value))
        elif value:
            text = value if kind == "e" else masked(float(value), self.styles.masks[self.cell.get("s", "0")])
            if text and (text != value or kind == "e"):
                self.texts.setdefault(self.row, {})[self.column] = text

    def show(self, number: int) -> None:
        if number in self.shared.struck:
            self.strike()
        if self.shared.weigh:
            self.shared.show(number)

    def strike(self) -> None:
        self.struck.setdefault(self.row, set()).add(self.column)


class _Comments(Walk):
    """The comments of one sheet, in pieces, without their authors."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: dict[tuple[int, int], list[str]] = {}
        self.place = (0, 0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.local[tag]
        if name == "comment":
            self.place = _place(attributes.get("ref", ""))
        self.parser.CharacterDataHandler = self.pieces.setdefault(self.place, []).append if name == "t" else None
