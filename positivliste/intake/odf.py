"""What calamine leaves out of an .ods file: numbers with leading zeros; and how far a sheet reaches."""

from __future__ import annotations

import re
from xml.parsers import expat

from positivliste.intake import cpr, kinds, zips
from positivliste.intake.ooxml import MAX_CELLS
from positivliste.intake.sheets import Notes

_T = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_ZEROS = re.compile(r"0[0-9][0-9\- ]*")
_PIECE = 2**20


def notes(archive: zips.Archive) -> dict[str, Notes]:
    """By sheet, the text that a number shows where it begins with a zero: OpenDocument keeps both.

    Raises:
        BadData: "corrupt-file", "cpr-number" in a comment, or "too-large" where a sheet
            repeats its cells so often that reading them would fill the memory.
    """
    content = archive.part("content.xml")
    if cpr.holds_cpr(zips.annotation_text(content)):
        cpr.refuse(archive.name, ["A comment"])
    walk = _Walk(archive.name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    try:
        for start in range(0, len(content), _PIECE):
            parser.Parse(content[start : start + _PIECE])
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, ValueError) as error:
        raise kinds.corrupt(archive.name, "its content cannot be read") from error
    return {sheet: Notes(texts) for sheet, texts in walk.found.items()}


class _Walk:
    """One pass over the cells, that knows where it is."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: dict[str, dict[tuple[int, int], str]] = {}
        self.sheet = ""
        self.row = self.column = self.rows = self.columns = self.width = self.last = 0
        self.number: float | None = None
        self.shown: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in (_T + "table-cell", _T + "covered-table-cell"):
            self.columns = int(attributes.get(_T + "number-columns-repeated", "1"))
            self.shown = []
            value = attributes.get(_O + "value") if attributes.get(_O + "value-type") == "float" else None
            self.number = float(value) if value else None
            if _O + "value-type" in attributes:
                self.reach()
        elif tag == _T + "table-row":
            self.rows, self.column = int(attributes.get(_T + "number-rows-repeated", "1")), 0
        elif tag == _T + "table":
            self.sheet = attributes.get(_T + "name", "")
            self.row = self.column = self.width = self.last = 0

    def text(self, text: str) -> None:
        if self.number is not None:
            self.shown.append(text)

    def end(self, tag: str) -> None:
        if tag in (_T + "table-cell", _T + "covered-table-cell"):
            self.note("".join(self.shown).strip())
            self.number = None
            self.column += self.columns
        elif tag == _T + "table-row":
            self.row += self.rows

    def reach(self) -> None:
        self.width, self.last = max(self.width, self.column + self.columns), self.row + self.rows
        if self.width * self.last > MAX_CELLS:
            raise kinds.too_large(self.name, f"the sheet {self.sheet} reaches to row {self.last}")

    def note(self, shown: str) -> None:
        if self.number is None or not _ZEROS.fullmatch(shown):
            return
        if float(shown.replace("-", "").replace(" ", "")) == self.number:
            for row in range(self.row, self.row + self.rows):
                for column in range(self.column, self.column + self.columns):
                    self.found.setdefault(self.sheet, {})[row, column] = shown
