"""What calamine leaves out of an .ods file: the marks of its sheets; and whether reading it would fill the memory."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from positivliste.intake import kinds
from positivliste.intake.markup import Walk
from positivliste.intake.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, SheetMarks
from positivliste.intake.zips import Archive

_OFFICE, _STYLE, _TABLE, _TEXT = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0 " for name in ("office", "style", "table", "text")
)
_ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_HIDDEN = frozenset({"collapse", "filter"})
_ZEROS = re.compile(r"0[0-9][0-9\- ]*")


def marks(archive: Archive) -> dict[str, SheetMarks]:
    """The marks of every sheet, by its name: OpenDocument keeps the text that a cell shows beside its number.

    Of these texts numbers with leading zeros, times and errors are taken; the rest depends on the sender's language.

    Raises:
        BadData: "corrupt-file", or "too-large" where the sheets repeat their cells so often that reading them would
            fill the memory.
    """
    styles = _Styles(frozenset())
    styles.read(archive, "styles.xml")
    content = _Content(archive.name, styles.struck)
    content.read(archive, "content.xml")
    return content.found


class _Styles(Walk):
    """Which styles, by family and name, are struck through; what a style does not say it takes from its parent."""

    def __init__(self, struck: AbstractSet[tuple[str, str]]) -> None:
        super().__init__(separator=" ")
        self.struck = set(struck)
        self.style = ("", "")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.local[tag]
        if name == "style":
            family = attributes.get(_STYLE + "family", "")
            self.style = (family, attributes.get(_STYLE + "name", ""))
            if (family, attributes.get(_STYLE + "parent-style-name", "")) in self.struck:
                self.struck.add(self.style)
        elif name.endswith("-style"):
            self.style = ("", "")
        elif name == "text-properties":
            lines = {attributes.get(_STYLE + "text-line-through-" + said) for said in ("style", "type")} - {None}
            if lines:
                (self.struck.discard if "none" in lines else self.struck.add)(self.style)


class _Content(_Styles):
    """One pass over the cells, that knows where it is."""

    def __init__(self, name: str, struck: AbstractSet[tuple[str, str]]) -> None:
        super().__init__(struck)
        self.name = name
        self.found: dict[str, SheetMarks] = {}
        self.spanned = 0
        self.starts = {
            "table": self.table, "table-column": self.table_column, "table-row": self.table_row,
            "table-cell": self.cell, "covered-table-cell": self.cell,
            "annotation": self.annotation, "p": self.paragraph, "span": self.span,
        }  # fmt: skip
        self.ends = {
            "table": self.end_table, "table-row": self.end_row,
            "table-cell": self.end_cell, "covered-table-cell": self.end_cell,
            "annotation": self.end_annotation, "p": self.end_paragraph, "span": self.end_span,
        }  # fmt: skip
        self.parser.EndElementHandler = self.end
        self.table({})
        self.table_row({})
        self.cell({})

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if act := self.starts.get(self.local[tag]):
            act(attributes)
        else:
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        self.ended.append(tag)
        if act := self.ends.get(self.local[tag]):
            act()

    def table(self, attributes: dict[str, str]) -> None:
        self.sheet = attributes.get(_TABLE + "name", "")
        self.row = self.column = self.height = self.width = 0
        self.texts: dict[int, dict[int, str]] = {}
        self.comments: dict[int, dict[int, str]] = {}
        self.struck_cells: dict[int, set[int]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.struck_columns: set[int] = set()

    def end_table(self) -> None:
        hidden = {column for column in self.hidden_columns if column < self.width}
        self.found[self.sheet] = SheetMarks(self.texts, self.comments, self.struck_cells, self.hidden_rows, hidden)
        self.spanned += self.height * self.width

    def table_column(self, attributes: dict[str, str]) -> None:
        repeated = int(attributes.get(_TABLE + "number-columns-repeated", "1"))
        columns = range(self.column, min(self.column + repeated, MAX_COLUMNS))
        self.column += repeated
        marked = []
        if attributes.get(_TABLE + "visibility") in _HIDDEN:
            marked.append(self.hidden_columns)
        if ("table-cell", attributes.get(_TABLE + "default-cell-style-name", "")) in self.struck:
            marked.append(self.struck_columns)
        for found in marked:
            found.update(columns)
            self.spanned += len(columns)  # each table may tell of all columns anew
        self.refuse_too_many()

    def table_row(self, attributes: dict[str, str]) -> None:
        self.rows, self.column = int(attributes.get(_TABLE + "number-rows-repeated", "1")), 0
        self.row_style = attributes.get(_TABLE + "default-cell-style-name")
        self.row_is_hidden = attributes.get(_TABLE + "visibility") in _HIDDEN
        self.row_is_filled = False
        self.row_texts: dict[int, str] = {}
        self.row_struck: set[int] = set()

    def end_row(self) -> None:
        rows = range(self.row, self.row + self.rows) if self.row_is_filled else range(0)
        if self.row_is_hidden:
            self.hidden_rows.update(rows)
        if self.row_texts:
            self.texts.update(dict.fromkeys(rows, self.row_texts))
        if self.row_struck:
            self.struck_cells.update(dict.fromkeys(rows, self.row_struck))
        self.row += self.rows

    def cell(self, attributes: dict[str, str]) -> None:
        self.columns = int(attributes.get(_TABLE + "number-columns-repeated", "1"))
        kind, value = attributes.get(_OFFICE + "value-type"), attributes.get(_OFFICE + "value")
        self.number = float(value) if kind == "float" and value else None
        self.shows_more = kind == "time" or attributes.get(_ERROR_TYPE) == "error"
        style = attributes.get(_TABLE + "style-name") or self.row_style
        self.is_struck = ("table-cell", style) in self.struck if style else self.column in self.struck_columns
        self.shown: list[str] = []
        self.note: list[str] | None = None
        self.struck_spans: list[bool] = []
        self.has_plain_text = False
        if kind:
            self.fill()

    def fill(self) -> None:
        self.row_is_filled = True
        self.width, self.height = max(self.width, self.column + self.columns), self.row + self.rows
        if self.width > MAX_COLUMNS or self.height > MAX_ROWS:
            self.refuse()
        self.refuse_too_many()

    def refuse_too_many(self) -> None:
        if self.spanned + self.width * self.height > MAX_CELLS:
            self.refuse()

    def refuse(self) -> None:
        where = f"the sheet {self.sheet} reaches to row {self.height} and over {self.width} columns"
        raise kinds.too_large(self.name, where)

    def end_cell(self) -> None:
        columns = range(self.column, self.column + self.columns)
        shown = "".join(self.shown).strip()
        if shown and not self.has_plain_text:
            self.row_struck.update(columns)
        if self.shows_more or (self.number is not None and _has_zeros(shown, self.number)):
            self.row_texts.update(dict.fromkeys(columns, shown))
        self.column += self.columns

    def paragraph(self, _: dict[str, str]) -> None:
        if self.note is not None:
            self.note.append(" ")
            self.parser.CharacterDataHandler = self.note.append
        elif self.number is not None or self.shows_more or self.struck:
            self.parser.CharacterDataHandler = self.text

    def end_paragraph(self) -> None:
        self.parser.CharacterDataHandler = None

    def text(self, text: str) -> None:
        self.shown.append(text)
        if not (text.isspace() or self.is_struck or any(self.struck_spans)):
            self.has_plain_text = True

    def span(self, attributes: dict[str, str]) -> None:
        self.struck_spans.append(("text", attributes.get(_TEXT + "style-name", "")) in self.struck)

    def end_span(self) -> None:
        del self.struck_spans[-1:]

    def annotation(self, _: dict[str, str]) -> None:
        self.note = []

    def end_annotation(self) -> None:
        self.comments.setdefault(self.row, {})[self.column] = "".join(self.note or ()).strip()
        self.note = None


def _has_zeros(shown: str, number: float) -> bool:
    return bool(_ZEROS.fullmatch(shown)) and float(shown.replace("-", "").replace(" ", "")) == number
