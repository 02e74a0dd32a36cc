"""How each respondent writes its answer down: the layouts, and one writer for each kind of file.

A layout turns rows into tables: plain lines of cells. What people do around a table (a heading, a remark,
an empty line) is a line like any other, so that the writers know nothing of habits.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import xlsxwriter
from example_round import (
    HAANDVAERKER,
    HERNINGSHOLM,
    HOLSTEBRO,
    MERCANTEC,
    RESPONDENTS,
    SKIVE,
    ExampleRound,
    Row,
    name_of,
)
from python_calamine import load_workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2020, 1, 2)  # noqa: DTZ001 - workbooks know no time zones
VIA, XLSM_MAIN = 11, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MAX_BARE_DAYS = 20


@dataclass(frozen=True)
class Formula:
    """A formula, and the value that Excel last saw."""

    text: str
    value: str | int


@dataclass(frozen=True)
class Banner:
    """A text of its own over the width of the table: a heading or a remark."""

    text: str
    merged: bool = False


Cell = str | int | date | Formula | None
Line = list[Cell] | Banner


@dataclass(frozen=True)
class Table:
    """A sheet, or all that a text file holds."""

    name: str
    lines: list[Line]
    hidden: bool = False


@dataclass(frozen=True)
class Layout:
    """The form of one respondent's answer.

    Attributes:
        columns: field and header for each column, as "field=Header"; nobody asked for the field "price".
        numbers: how course numbers stand in the cells: "text", "numeric" (those without a leading zero),
            "padded" (numbers that only the format 00000 shows in full).
        bare_days: a number of days stands without its unit.
        encoding, delimiter: of a text file.
    """

    suffix: str
    columns: tuple[str, ...]
    numbers: str = "text"
    bare_days: bool = False
    encoding: str = ""
    delimiter: str = ";"

    @property
    def fields(self) -> list[str]:
        return [column.partition("=")[0] for column in self.columns]

    @property
    def headers(self) -> list[Cell]:
        return [column.partition("=")[2] for column in self.columns]


LAYOUTS = {
    1: Layout(
        ".xlsx",
        ("number=AMU-nr.", "title=Titel", "provider=Udbyder", "group=Branche", "job_title=Stilling",
         "duration=Varighed (dage)", "remarks=Bemærkninger"),
        numbers="numeric", bare_days=True,
    ),
    2: Layout(
        ".csv",
        ("number=Kursusnr", "title=Kursusnavn", "provider=Skole", "group=Erhvervsgruppe",
         "job_title=Stillingsbetegnelse", "duration=Varighed"),
        encoding="cp1252",
    ),
    3: Layout(
        ".xlsx",
        ("number=Kursusnummer", "title=Kursustitel", "provider=Udbyder", "private=Privat udbyder",
         "group=Erhvervsgruppe", "job_title=Stillingsbetegnelse", "duration=Varighed"),
    ),
    4: Layout(
        ".tsv",
        ("title=Kursus", "provider=Udbyder", "group=Erhvervsgruppe", "job_title=Stilling", "duration=Længde"),
        encoding="utf-8", delimiter="\t",
    ),
    SKIVE: Layout(
        ".xlsx",
        ("number=Nummer", "title=Kursus", "provider=Udbyder", "private=Offentlig/privat", "group=Branche",
         "job_title=Stilling", "duration=Længde", "remarks=Bemærkninger"),
        numbers="padded", bare_days=True,
    ),
    6: Layout(
        ".xlsx",
        ("title=KURSUSTITEL", "provider=udbyder\u00a0", "price=Pris (kr.)", "group= erhvervsgruppe",
         "job_title=Stillings\u00adbetegnelse", "duration=VARIGHED\u00a0(dage)"),
        bare_days=True,
    ),
    MERCANTEC: Layout(
        ".xlsx",
        ("number=Kursusnr.", "title=Titel", "provider=Udbyder", "job_title=Stilling",
         "duration=Varighed (dage)"),
        numbers="numeric", bare_days=True,
    ),
    8: Layout(
        ".csv",
        ("title=Titel", "provider=Udbyder", "price=Pris", "group=Gruppe", "job_title=Jobtitel",
         "duration=Varighed"),
        encoding="utf-8-sig",
    ),
    9: Layout(
        ".ods",
        ("number=Nr.", "title=Kursusnavn", "group=Erhvervsgruppe", "job_title=Stillingsbetegnelse",
         "duration=Varighed", "remarks=Bemærkning"),
        numbers="numeric",
    ),
    10: Layout(
        ".csv",
        ("number=AMU nr", "title=Titel", "provider=Skole", "group=Erhvervsområde", "job_title=Stilling",
         "duration=Kursuslængde"),
        encoding="utf-16", delimiter="\t",
    ),
    VIA: Layout(
        ".xlsx",
        ("title=Kursustitel", "number=Kursusnummer", "provider=Udbyder", "group=Erhvervsgruppe",
         "job_title=Stillingsbetegnelse", "duration=Varighed (dage)"),
        bare_days=True,
    ),
    HOLSTEBRO: Layout(
        ".xlsm",
        ("group=Erhvervsgruppe", "job_title=Stillingsbetegnelse", "number=AMU-nummer", "title=Kursustitel",
         "provider=Udbyder", "private=Privat udbyder", "duration=Varighed",
         "only_with_others=Kun sammen med andre", "remarks=Bemærkninger"),
    ),
    HERNINGSHOLM: Layout(
        ".xlsx",
        ("number=AMU-NR.", "title=TITEL", "provider=SKOLE", "private=OFFENTLIG/PRIVAT", "job_title=STILLING",
         "duration=LÆNGDE"),
        numbers="numeric",
    ),
    14: Layout(
        ".xls",
        ("number=Kursusnr", "title=Kursus", "provider=Skole", "group=Branche", "job_title=Stilling",
         "duration=Varighed (dage)"),
        numbers="numeric", bare_days=True,
    ),
    HAANDVAERKER: Layout(
        ".xlsx",
        ("number=Kursusnr.", "title=Kursus", "group=Erhvervsgruppe", "job_title=Stillingsbetegnelse",
         "start=Startdato", "end=Slutdato", "duration=Varighed"),
    ),
    16: Layout(
        ".csv",
        ("number=Nummer", "title=Titel", "group=Erhvervsgruppe", "job_title=Stillingsbetegnelse",
         "duration=Varighed"),
        encoding="utf-8",
    ),
}  # fmt: skip


def file_name(sender: int) -> str:
    return f"{sender:02} {name_of(sender)}{LAYOUTS[sender].suffix}"


# From rows to tables ----------------------------------------------------------------------------------------


def tables_of(made: ExampleRound, sender: int) -> list[Table]:
    """What the respondent's file holds, with its habits."""
    layout, rows = LAYOUTS[sender], made.rows_of(sender)
    lines: list[Line] = [layout.headers, *(_cells(layout, row) for row in rows)]
    name = "Ark1"
    match sender:
        case 1:
            title = Banner("Forslag til positivlisten, forår 2020", merged=True)
            lines = [title, Banner("Udfyldt af kursusafdelingen", merged=True), [], *lines]
        case 3:
            return [Table("Kurser", lines), _lists(made)]
        case 5:
            remarks = ("Bemærk: alle kurser kan også afholdes i Viborg.", "Spørgsmål: kursus@skive.example")
            lines += [[], *map(Banner, remarks)]
        case 6:
            for place in range(len(lines) - 3, 0, -12):
                lines.insert(place, [])
        case 7:
            return _two_sheets(made, layout, rows)
        case 11:
            lines = [[name_of(sender)], [], *lines]
        case 13:
            lines = [layout.headers, *_under_headings(made, layout, rows)]
        case 16:
            lines = [[_decomposed(cell) for cell in line] for line in lines if isinstance(line, list)]
    return [Table(name, lines)]


def _cells(layout: Layout, row: Row) -> list[Cell]:
    return [_cell(layout, row, field) for field in layout.fields]


def _cell(layout: Layout, row: Row, field: str) -> Cell:
    match field:
        case "number":
            return _number(layout, row.number)
        case "duration":
            return _duration(layout, row)
        case "provider" if row.sender == VIA and not row.provider and row.title:
            return Formula("=$A$1", name_of(row.sender))
        case "private" if row.title:
            header = layout.columns[layout.fields.index(field)]
            words = ("nej", "ja") if "udbyder" in header else ("Offentlig", "Privat")
            return words[row.private]
        case "private":
            return None
        case "only_with_others":
            return "ja" if row.only_with_others else None
        case "price":
            return 2000 + 250 * len(row.title) if row.title else None
    value: Cell = getattr(row, field)
    return value or None


def _number(layout: Layout, number: str) -> Cell:
    if layout.numbers == "padded" or (layout.numbers == "numeric" and not number.startswith("0")):
        return int(number) if number else None
    return number or None


def _duration(layout: Layout, row: Row) -> Cell:
    match = re.fullmatch(r"(\d+) dage", row.duration)
    in_days = any("(dage)" in column for column in layout.columns)
    if not (match and layout.bare_days and (in_days or int(match[1]) <= MAX_BARE_DAYS)):
        return row.duration or None
    days = int(match[1])
    return Formula(f"={days // 2}+{days - days // 2}", days) if row.sender == VIA else days


def _decomposed(cell: Cell) -> Cell:
    return unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell


def _lists(made: ExampleRound) -> Table:
    """The hidden sheet that the drop-downs of an answer form draw on: it is no table of ours."""
    groups = list(dict.fromkeys(job.group for job in made.jobs))
    titles = [job.title for job in made.jobs]
    pairs: list[Line] = [[groups[n] if n < len(groups) else None, title] for n, title in enumerate(titles)]
    return Table("Lister", [["Erhvervsgruppe", "Stillingsbetegnelse"], *pairs], hidden=True)


def _two_sheets(made: ExampleRound, layout: Layout, rows: list[Row]) -> list[Table]:
    """One sheet for each of the two groups, the second with its columns in another order."""
    first, second, *others = layout.columns
    swapped = replace(layout, columns=(second, first, *others))
    groups = {job.title: job.group for job in made.jobs}
    parts = (("Jern, metal og auto", layout), ("It og teleteknik", swapped))
    return [
        Table(group, [form.headers, *(_cells(form, row) for row in rows if groups[row.job_title] == group)])
        for group, form in parts
    ]


def _under_headings(made: ExampleRound, layout: Layout, rows: list[Row]) -> Iterator[Line]:
    """The rows of each group under its name, with an empty line before the next."""
    groups = {job.title: job.group for job in made.jobs}
    for group, members in groupby(rows, key=lambda row: groups[row.job_title]):
        yield Banner(group, merged=True)
        yield from (_cells(layout, row) for row in members)
        yield []


# From tables to files ---------------------------------------------------------------------------------------


def write_answer(made: ExampleRound, sender: int, folder: Path) -> str | None:
    """Write the respondent's file; its name where it is left as it was, since LibreOffice is missing."""
    layout, path = LAYOUTS[sender], folder / file_name(sender)
    tables = tables_of(made, sender)
    if layout.encoding:
        write_text(path, tables[0], layout.encoding, layout.delimiter)
    elif layout.suffix in (".xls", ".ods"):
        return None if _convert(path, tables) else path.name
    else:
        write_workbook(path, tables, padded=layout.numbers == "padded")
    return None


def write_text(path: Path, table: Table, encoding: str = "utf-8", delimiter: str = ";") -> None:
    """A text file as a spreadsheet program saves it, with CRLF at the end of each line."""
    text = io.StringIO()
    lines = [line for line in table.lines if isinstance(line, list)]
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, tables: Sequence[Table], *, padded: bool = False) -> None:
    """A workbook with the same bytes every time; an .xlsm has the macro-enabled type, and no macros."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "author": "Eksempel"})
        bold = book.add_format({"bold": True})
        dates = book.add_format({"num_format": "dd-mm-yyyy"})
        zeros = book.add_format({"num_format": "00000"}) if padded else None
        for table in tables:
            sheet = book.add_worksheet(table.name)
            _write_sheet(sheet, table, bold=bold, dates=dates, padded=zeros)
            if table.hidden:
                sheet.hide()
                _offer_lists(book.worksheets()[0], tables[0], table)
    data = buffer.getvalue()
    path.write_bytes(_macro_enabled(data) if path.suffix == ".xlsm" else data)


def _write_sheet(sheet: Worksheet, table: Table, *, bold: Format, dates: Format, padded: Format | None) -> None:
    width = max(len(line) for line in table.lines if isinstance(line, list))
    sheet.set_column(0, width - 1, 24)
    for row, line in enumerate(table.lines):
        if isinstance(line, Banner):
            if line.merged:
                sheet.merge_range(row, 0, row, width - 1, line.text, bold)
            else:
                sheet.write_string(row, 0, line.text)
            continue
        for column, cell in enumerate(line):
            match cell:
                case Formula():
                    sheet.write_formula(row, column, cell.text, None, cell.value)
                case date():
                    sheet.write_datetime(row, column, cell, dates)
                case int():
                    sheet.write_number(row, column, cell, padded if column == 0 else None)
                case str():
                    sheet.write_string(row, column, cell)


def _offer_lists(sheet: Worksheet, table: Table, lists: Table) -> None:
    """The drop-downs of the answer form."""
    headers, (first, second) = table.lines[0], ("$A$2:$A$13", f"$B$2:$B${len(lists.lines)}")
    for header, source in (("Erhvervsgruppe", first), ("Stillingsbetegnelse", second)):
        column = headers.index(header) if isinstance(headers, list) else 0
        rule = {"validate": "list", "source": f"={lists.name}!{source}"}
        sheet.data_validation(1, column, 200, column, rule)


def _macro_enabled(workbook: bytes) -> bytes:
    """The same workbook with the content type of .xlsm."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                data = data.replace(XLSX_MAIN.encode(), XLSM_MAIN.encode())
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _convert(path: Path, tables: Sequence[Table]) -> bool:
    """Have LibreOffice write an .xls or .ods. A file that already says the same keeps its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, path.with_suffix(".xlsx").name)
        write_workbook(source, tables)
        if path.exists() and _values(path) == _values(source):
            return True
        office = shutil.which("soffice")
        if office is None:
            return False
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        call = [office, profile, "--headless", "--convert-to", path.suffix[1:], "--outdir", folder]
        subprocess.run([*call, str(source)], check=True, capture_output=True, timeout=180)  # noqa: S603 - our own arguments
        shutil.copyfile(source.with_suffix(path.suffix), path)
    return True


def _values(path: Path) -> list[Sequence[Sequence[object]]]:
    book = load_workbook(str(path))
    return [list(book.get_sheet_by_name(name).to_python(skip_empty_area=True)) for name in book.sheet_names]


def all_senders() -> range:
    return range(1, len(RESPONDENTS) + 1)
