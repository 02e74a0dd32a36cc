"""The rows of a table: what each row below the header is. A row with anything in it ends in one place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from positivliste.english import count
from positivliste.intake.doubts import Marked
from positivliste.intake.fields import Field, repeats
from positivliste.intake.headers import Column, Header, Matcher, is_header, near
from positivliste.intake.sheets import Sheet, column_index
from positivliste.intake.side_by_side import beside
from positivliste.intake.table_row import TableRow, joined_lines
from positivliste.model.proposal import Doubt, Why
from positivliste.model.row_error import RowError

_SUM = re.compile(
    r"(?:i\s*alt|ialt|sum|total|subtotal|samlet|hovedtotal"
    r"|(?:samlet )?antal\s+(?:i\s+alt|kurser|forslag|rækker|uddannelser))\b(?:\s+i\s+alt)?[\s:=]*[\d.,]*\s*"
    r"(?:kurser|kursus|forslag|rækker|uddannelser|stk|dage|timer)?\.?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[*¹²]|(?:note|noter|bemærkning|bemærkninger|obs|nb|ps|kilde|kontakt|kontaktperson|vejledning|dato|sted|navn|e-?mail"
    r"|telefon|tlf|version|revideret|godkendt)\s*[.]?\s*[:!]"
    r"|bemærk\b|(?:med\s+)?venlig\s+hilsen\b|m\.?v\.?h\b|ved spørgsmål\b|udfyldt (?:af|den)\b|underskrift\b|sendt af\b"
    r"|(?:sidst )?opdateret\b|(?:samlet )?antal\s+(?:kurser|forslag|rækker|uddannelser|i alt)\b|antal\s*[:=]"
    r"|kurser i alt\b|i\s?alt\b"
    r"|side [0-9]+(?: af [0-9]+)?$|_{3,}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:med\s+)?venlig\s+hilsen\b|m\.?v\.?h\b|underskrift\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:kilde|dato|sted|navn|udfyldt af|underskrift|kontaktperson|e-?mail|telefon|tlf\.?|version)\s*:?", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONG_REMARK = 120
_PAIR, _MOST_UNITS = 2, 3
_SHOWN = 300


@frozen
class Skipped:
    """A row, or with row 0 a whole sheet, that is not part of the table, and why."""

    sheet: str
    row: int
    reason: str
    text: str


@frozen
class ColumnUse:
    """What a column of the file was taken for; `field` is None where it is kept as it is."""

    sheet: str
    header: str
    column: str
    field: str | None
    note: str = ""


@frozen
class MissingColumn:
    """A field that no column of a table was taken for, with the headers that come nearest to it."""

    sheet: str
    field: str
    nearest: tuple[str, ...]

    @property
    def message(self) -> str:
        what, where = self.field.replace("_", " "), f" on the sheet {self.sheet}" if self.sheet else ""
        if not self.nearest:
            return f"no column for the {what} was found{where}: every row lacks it"
        names = ", ".join(f'"{header}"' for header in self.nearest)
        return (
            f'no column for the {what} was found{where}; the nearest: {names}. --map "{self.nearest[0]}={self.field}"'
        )


def shown(cells: Sequence[str]) -> str:
    """A row on one line, for messages."""
    return " | ".join(filter(None, cells))


class Reader:
    """Goes down the sheets, and puts each row where it belongs."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.fields = matcher.fields
        self.required = matcher.fields.required
        self.key = self.required[0].name
        self.identifying = {f.name for f in matcher.fields.fields if f.identifies}
        self.rows: list[TableRow] = []
        self.errors: list[RowError] = []
        self.skipped: list[Skipped] = []
        self.columns: list[ColumnUse] = []
        self.missing: list[MissingColumn] = []

    def skip(self, sheet: Sheet, row: int, reason: str, text: str = "") -> None:
        self.skipped.append(Skipped(sheet.name, row, reason, text))

    def read(self, sheet: Sheet, start: Header | None) -> None:
        """Take in what stands on a sheet; `start` is the row of headers, if it has one."""
        if start is None:
            filled = sum(1 for row in sheet.rows if any(row))
            if filled:
                first = next(row for row in sheet.rows if any(row))
                why = "hidden sheet" if sheet.hidden else f"no row of headers on the sheet ({count(filled, 'row')})"
                self.skip(sheet, 0, why, shown(first)[:_SHOWN])
            return
        heading = ""
        for row, cells in enumerate(sheet.rows[: max(start.row, 0)]):
            if any(cells):
                self.skip(sheet, row + 1, "above the table", shown(cells))
                heading = self.fields.heading(" ".join(filter(None, cells))) or heading
        before = len(self.rows)
        for part, header in beside(sheet, start, self.matcher):
            self._read_below(part, header, heading)
        if start.row < 0 and len(self.rows) > before + 1:
            self._doubt_first(before)

    def _doubt_first(self, at: int) -> None:
        """Where no row of headers is known, the first row may be one: it has no digit, and others have."""
        first, second = self.rows[at : at + 2]
        if not _has_digit(first) and _has_digit(second):
            text = shown([*first.values.values(), *(value for _, value in first.extra)])
            self.rows[at] = first.doubted(Doubt(Why.LIKE_A_HEADER, text))

    def _read_below(self, sheet: Sheet, header: Header, heading: str) -> None:
        self._use(sheet, header)
        after_gap = signed = False
        layout = _Layout(header, self.matcher.many, sheet, self.key)
        for row, cells in enumerate(sheet.rows[header.row + 1 :], start=header.row + 1):
            texts = list(filter(None, cells))
            if not texts:
                after_gap = True
                continue
            if other := self._header_again(row, cells, texts, header, layout):
                self.skip(sheet, row + 1, "a row of headers again", shown(cells))
                if not other.same_as(header):
                    header, layout = other, _Layout(other, self.matcher.many, sheet, self.key)
                    self._use(sheet, header)
                heading = ""
            else:
                table_row = layout.row(sheet.name, row, cells, heading)
                if len(texts) > 1:
                    reason = self._reason_among(table_row, texts, header)
                else:
                    is_wide = signed or row in sheet.wide
                    reason = self._reason_alone(cells.index(texts[0]), texts[0], header, is_wide, after_gap)
                signed = len(texts) == 1 and (signed or bool(_SIGNATURE.match(texts[0])))
                if reason:
                    self.skip(sheet, row + 1, reason, shown(cells))
                    if reason == "a heading or a remark" and not _REMARK.match(texts[0]):
                        heading = self.fields.heading(texts[0])
                else:
                    if layout.marked.every or row in layout.marked.rows:
                        table_row = layout.with_marks(table_row, row, cells)
                    self._keep(table_row, sheet, alone=len(texts) == 1 and not after_gap)
            after_gap = False

    def _use(self, sheet: Sheet, header: Header) -> None:
        for column in header.columns.values():
            note = f"another column is taken for {column.lost}" if column.lost else ""
            self.columns.append(ColumnUse(sheet.name, column.header, column.letters, column.field, note))
        named = header.fields
        for expected in self.fields.fields:
            if (
                expected.expected
                and expected.name not in named
                and not (expected.many and {"start", "end"} <= named.keys())
            ):
                unused = [column.header for column in header.columns.values() if not column.field]
                self.missing.append(MissingColumn(sheet.name, expected.name, near(expected, unused)))

    def _header_again(
        self, row: int, cells: Sequence[str], texts: Sequence[str], header: Header, layout: _Layout
    ) -> Header | None:
        """The row as a header, where it is one: at least three in five of what stands in it are names of columns; or
        where it only says anew which units the durations are in."""
        if texts == layout.texts:
            return self.matcher.header(row, cells)
        if header.row == row - 1 and (refined := self.matcher.refined(header, row, cells)):
            return refined
        if len(texts) <= _MOST_UNITS and (units := self.matcher.units(row, cells, header)):
            return units
        others = 0
        for text in reversed(texts):  # what stands at the right is the same in many rows, and known already
            others += self.matcher.claim(text) is None
            if others * 5 > len(texts) * 2:
                return None
        other = self.matcher.header(row, cells)
        return other if is_header(other, self.required) and other.score * 5 >= other.filled * 3 else None

    def _keep(self, row: TableRow, sheet: Sheet, *, alone: bool) -> None:
        """Put the row where it belongs: it goes on from the one before, is an error, or a row of its own."""
        top = sheet.tall.get(row.row - 1, {}).get(column_index(row.columns[self.key])) if sheet.tall else None
        if top is not None and self.rows and self.rows[-1].sheet == row.sheet and self.rows[-1].row > top:
            before = self.rows.pop()
            if whole := joined_lines(before, row):
                self.rows.append(whole)
                why = f"the same course as row {before.row}, in merged cells"
                self.skip(sheet, row.row, why, shown([*row.values.values()]))
                return
            doubt = Doubt(Why.LINES, row.values[self.key])
            self.rows.append(before.doubted(doubt))
            row = row.doubted(doubt)
        for missing in self.required:
            if not _LETTER_OR_DIGIT.search(row.values.get(missing.name, "")):
                if self.fields.repeats and repeats(row.values.get(missing.name, "")):
                    continue  # the value above is meant
                self.errors.append(_without(missing, row))
                return
        if alone and row.values[self.key][0].islower() and self.rows and self.rows[-1].row == row.row - 1:
            row = row.doubted(Doubt(Why.GOES_ON, row.values[self.key]))
        self.rows.append(row)

    def _reason_among(self, row: TableRow, texts: Sequence[str], header: Header) -> str | None:
        """Why a row of several values is no row of the table, or None where it is one."""
        if _is_sum(texts):
            return "a sum"
        if len(texts) == _PAIR and _LABELLED.fullmatch(texts[0]):
            return "a heading or a remark"
        return None if self._belongs(row, header) else "outside the table"

    def _reason_alone(self, index: int, text: str, header: Header, is_wide: bool, after_gap: bool) -> str | None:
        """Why a text that stands alone in its row is no row of the table, or None where it is one."""
        if _is_sum([text]):
            return "a sum"
        column = header.columns.get(index)
        if column is None:
            return "outside the table"
        if is_wide or _REMARK.match(text) or (after_gap and len(text) > _LONG_REMARK):
            return "a heading or a remark"
        if column.field == self.key:
            return "a heading or a remark" if self.fields.heading(text) else None
        if column.field in self.identifying and not column.weak and any(map(str.isdigit, text)):
            return None
        return "a heading or a remark"

    def _belongs(self, row: TableRow, header: Header) -> bool:
        """Whether more than one value stands in the table's own columns; a counter is not enough."""
        if self.key in row.values:
            return True
        strong = sum(1 for column in header.columns.values() if column.field in row.values and not column.weak)
        known = {column.label for column in header.columns.values()}
        return strong > 1 or (strong == 1 and any(label in known for label, _ in row.extra))


def _without(missing: Field, row: TableRow) -> RowError:
    others = [value for name, value in row.values.items() if name != missing.name]
    seen, column = shown([*others, *(value for _, value in row.extra)])[:_SHOWN], row.columns[missing.name]
    message = (
        f"The row has no {missing.name.replace('_', ' ')} in column {column}, but: {seen}. "
        "Write it there, or delete the row, and send the file again."
    )
    danish = (
        f"Rækken mangler »{missing.names[0]}« i kolonne {column}, men der står: {seen}. "
        "Skriv det der, eller slet rækken, og send filen igen."
    )
    return RowError(row.sheet, row.row, column, row.values.get(missing.name, ""), message, danish)


def _has_digit(row: TableRow) -> bool:
    return any(map(str.isdigit, "".join([*row.values.values(), *(value for _, value in row.extra)])))


def _is_sum(texts: Sequence[str]) -> bool:
    """Whether the first cell says so, and the others hold numbers at most."""
    return bool(_SUM.fullmatch(texts[0])) and not any(_LETTER.search(text) for text in texts[1:])


class _Layout:
    """A header, worked out once for all rows below it."""

    def __init__(self, header: Header, many: set[str], sheet: Sheet, key: str) -> None:
        self.texts = [column.header for column in header.columns.values()]
        self.letters = {name: column.letters for name, column in header.fields.items()}
        self.headers = {name: column.label for name, column in header.fields.items()}
        self.places = {column.index: (column.field, column.label) for column in header.columns.values()}
        self.many = many
        labels = {column.index: column.label for column in header.columns.values() if column.field}
        self.marked = Marked(sheet, labels, header.place(key), header.twice(key))

    def with_marks(self, row: TableRow, at: int, cells: Sequence[str]) -> TableRow:
        """The row with what the sheet shows beside its values."""
        values = row.values
        if comments := self.marked.comments(at):
            values = {**values, "remarks": "; ".join(filter(None, (row.get("remarks"), *comments)))}
        return evolve(row, values=values, doubts=tuple(self.marked.doubts(at, cells)))

    def row(self, sheet: str, row: int, cells: Sequence[str], heading: str) -> TableRow:
        values: dict[str, str] = {}
        several: dict[str, tuple[tuple[str, str], ...]] = {}
        extra: list[tuple[str, str]] = []
        for index, text in enumerate(cells):
            if not text:
                continue
            name, label = self.places.get(index) or (None, Column(index, "", None).label)
            if name is None:
                extra.append((label, text))
            elif name in self.many:
                several[name] = (*several.get(name, ()), (label, text))
                values.setdefault(name, text)
            else:
                values[name] = text
        return TableRow(sheet, row + 1, values, several, tuple(extra), heading, (), self.letters, self.headers)
