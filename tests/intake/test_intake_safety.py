"""Files that are broken, dangerous, or hold what they must not: each gets its own error, and none gets through."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.errors import BadData, PositivlisteError
from positivliste.intake import CourseFile, read_courses, xls, zips
from positivliste.intake import ole as containers
from positivliste.intake.cells import cell_text
from positivliste.intake.cpr import holds_cpr, holds_cpr_number

ROWS = [["Titel", "Udbyder"], ["Kran", "S"]]
FILES = Path(__file__).parent / "files"
CODES = {
    "empty.xlsx": "empty-file",
    "empty.csv": "empty-file",
    "cut_off.xlsx": "corrupt-file",
    "cut_off.xls": "corrupt-file",
    "cut_off.ods": "corrupt-file",
    "really_xls.xlsx": "mislabelled-file",
    "really_xlsx.xls": "mislabelled-file",
    "really_xlsx.csv": "mislabelled-file",
    "really_pdf.xlsx": "mislabelled-file",
    "really_html.xls": "mislabelled-file",
    "really_csv.xlsx": "mislabelled-file",
    "nul_byte.csv": "not-text",
    "mixed_encodings.csv": "unknown-encoding",
    "no_encoding.csv": "unknown-encoding",
    "unclosed_quote.csv": "unclosed-quote",
    "no_header.csv": "no-header",
    "no_title_column.csv": "no-header",
    "misspelt_title_column.csv": "no-header",
    "unknown_type.docx": "mislabelled-file",
    "protected.xls": "password-protected",
    "protected.ods": "password-protected",
    "cpr_in_remark.csv": "cpr-number",
    "cpr_in_remark.xlsx": "cpr-number",
}


def refusal(content: bytes, name: str = "svar.xlsx") -> BadData:
    with pytest.raises(BadData) as error:
        read_courses(content, name)
    return error.value


def test_every_bad_file_is_listed(bad_input: Path) -> None:
    assert {path.name for path in bad_input.iterdir()} - {"README.md"} == set(CODES)


@pytest.mark.parametrize("name", CODES)
def test_bad_files(bad_input: Path, name: str) -> None:
    error = refusal((bad_input / name).read_bytes(), name)
    assert error.code == CODES[name]
    assert name in error.message
    assert error.remedy


@pytest.mark.parametrize(
    ("stream", "code"),
    [("EncryptedPackage", "password-protected"), ("WordDocument", "mislabelled-file"), ("Noget", "mislabelled-file")],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_office_containers(ole: Callable[[str], bytes], stream: str, code: str, name: str) -> None:
    assert refusal(ole(stream), name).code == code


@pytest.mark.parametrize("length", [600, 1100, 1530])
def test_a_cut_off_container(ole: Callable[[str], bytes], length: int) -> None:
    assert refusal(ole("Workbook")[:length], "a.xls").code == "corrupt-file"


@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_a_workbook_cut_off_anywhere(ending: str) -> None:
    content = (FILES / f"svar.{ending}").read_bytes()
    for length in range(600, len(content) - 600, 499):
        assert refusal(content[:length], f"a.{ending}").code == "corrupt-file"


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("xl/workbook.bin", "xlsb"),
        ("x", "zip archive"),
    ],
)
def test_other_archives(part: str, what: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(part, "<x/>")
    error = refusal(stream.getvalue())
    assert (error.code, what in error.message) == ("mislabelled-file", True)


def test_an_archive_that_unpacks_to_gigabytes(xlsx: Callable[..., bytes]) -> None:
    stream = io.BytesIO(xlsx(ROWS))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(600):
            part.write(bytes(2**20))
    tracemalloc.start()
    error = refusal(stream.getvalue())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == "too-large"
    assert peak < 50 * 2**20


def test_an_archive_that_lies_about_its_size(xlsx: Callable[..., bytes], with_part: Callable[..., bytes]) -> None:
    content = with_part(xlsx(ROWS), "xl/bomb.bin", bytes(40 * 2**20))
    size = (40 * 2**20).to_bytes(4, "little")
    assert content.count(size) >= 1
    assert refusal(content.replace(size, (1000).to_bytes(4, "little"))).code in {"too-large", "corrupt-file"}
    assert "times its size" in refusal(content).message


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml", "_rels/.rels"]
)
@pytest.mark.parametrize(
    "text",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>',
        b"<!doctype x>",
        b" " * (2**20 - 4) + b"<!DOCTYPE x>",
    ],
)
def test_document_types(xlsx: Callable[..., bytes], with_part: Callable[..., bytes], part: str, text: bytes) -> None:
    assert refusal(with_part(xlsx(ROWS), part, text)).code == "external-entity"


def test_a_document_type_in_another_encoding(xlsx: Callable[..., bytes], with_part: Callable[..., bytes]) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'
    for content in (text.encode("utf-16"), text.encode("utf-16-le"), text.replace("-16", "-7").encode("utf-7")):
        assert refusal(with_part(xlsx(ROWS), "xl/sharedStrings.xml", content)).code == "corrupt-file"


@pytest.mark.parametrize(("ending", "part"), [("xlsx", "xl/worksheets/sheet1.xml"), ("ods", "content.xml")])
def test_elements_in_one_another_do_not_fill_the_memory(
    with_part: Callable[..., bytes], ending: str, part: str
) -> None:
    content = with_part((FILES / f"svar.{ending}").read_bytes(), part, b"<a>" * 8_000_000)
    assert refusal(content, f"a.{ending}").code == "too-large"


@pytest.mark.parametrize(("ending", "part"), [("xlsx", "xl/worksheets/sheet1.xml"), ("ods", "content.xml")])
@pytest.mark.parametrize("filling", [b"x", b"<b/>"])
def test_an_element_without_end_does_not_fill_the_memory(
    with_part: Callable[..., bytes], ending: str, part: str, filling: bytes
) -> None:
    text = b"<a><table-row><row>" + filling * (8 * 2**20 // len(filling))
    content = with_part((FILES / f"svar.{ending}").read_bytes(), part, text)
    assert refusal(content, f"a.{ending}").code == "too-large"


def test_cells_of_an_opendocument_that_hide_in_one_another(with_part: Callable[..., bytes]) -> None:
    content = (FILES / "svar.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("content.xml")
    cells = b"<table:table-row><table:table-cell><table:table-cell/></table:table-cell></table:table-row></table:table>"
    assert (
        refusal(with_part(content, "content.xml", text.replace(b"</table:table>", cells, 1)), "a.ods").code
        == "corrupt-file"
    )


def test_one_cell_far_out_does_not_fill_the_memory(xlsx: Callable[..., bytes], with_part: Callable[..., bytes]) -> None:
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{ns}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{{}}</sheetData></worksheet>'
    far = sheet.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').encode()
    assert refusal(with_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", far)).code == "too-large"
    assert (
        refusal(with_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", far.replace(b' r="X', b' r = "X'))).code
        == "too-large"
    )
    next_ = far.replace(b'<c r="XFD1048576">', b'<c r="XFC1048576"/><c>')
    assert refusal(with_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", next_)).code == "too-large"
    moved = far.replace(b'<row r="1048576">', b'<row r="2">')
    assert refusal(with_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", moved)).code == "corrupt-file"
    styled = sheet.format('<row r="1048576"><c r="XFD1048576" s="0"/></row>').encode()
    assert refusal(with_part(xlsx(ROWS), "xl/worksheets/sheet1.xml", styled)).code == "no-header"


def test_repeated_cells_of_an_opendocument_do_not_fill_the_memory(with_part: Callable[..., bytes]) -> None:
    content = (FILES / "svar.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("content.xml")
    cell = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" '
    )
    cell += b'office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'
    assert (
        refusal(with_part(content, "content.xml", text.replace(b"</table:table>", cell, 1)), "a.ods").code
        == "too-large"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("010190-1234", True),
        ("010190 1234", True),
        ("ring 010190–1234 nu", True),
        ("010190 - 1234", True),
        ("01.01.90-1234", True),
        ("211062-5629", True),
        ("2110625629", True),
        ("2110625620", False),
        ("320190-1234", False),
        ("011390-1234", False),
        ("48100", False),
        ("12345678", False),
        ("+45 12 34 56 78", False),
        ("2020-03-01", False),
        ("01.03.2020 - 15.04.2020", False),
        ("x12110625629", False),
        ("21106256290", False),
        ("", False),
    ],
)
def test_cpr_numbers(text: str, expected: bool) -> None:
    assert holds_cpr(text) is expected


def test_a_cpr_number_that_lost_its_zero() -> None:
    number = next(n for n in range(101901000, 101901100) if holds_cpr(f"0{n}"))
    assert holds_cpr_number(float(number))
    assert not holds_cpr_number(number + 0.5)
    assert not holds_cpr(str(number))


def test_cpr_numbers_anywhere_in_a_workbook(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(
        {
            "Svar": [["Titel", "Udbyder", "Ring 010190-1234"], ["Kran", "S"], ["Truck", "", "", "", 2110625629]],
            "Skjult": [[], ["", "nr. 211062-5629"]],
            "010190-1234": [["x"]],
        },
        hidden="Skjult",
    )
    error = refusal(content)
    assert error.code == "cpr-number"
    assert set(error.details) == {
        "Sheet Svar, row 1, column C",
        "Sheet Svar, row 3, column E",
        "Sheet Skjult, row 2, column B",
        "The name of a sheet",
    }
    assert not any(holds_cpr(text) or "1234" in text or "5629" in text for text in (error.message, *error.details))


def test_a_number_in_the_form_of_a_cpr_number(formatted: Callable[..., bytes]) -> None:
    def fill(book, sheet):  # type: ignore[no-untyped-def]
        sheet.write_row(0, 0, ["Titel", "Udbyder"])
        sheet.write(1, 2, 101901235, book.add_format({"num_format": "000000-0000"}))

    assert refusal(formatted(fill)).details == ("Sheet Ark1, row 2, column C",)


def test_cpr_numbers_in_comments_and_file_names(formatted: Callable[..., bytes]) -> None:
    def fill(_, sheet):  # type: ignore[no-untyped-def]
        sheet.write_row(0, 0, ["Titel", "Udbyder"])
        sheet.write_comment("A1", "Spørg 010190-1234")

    assert refusal(formatted(fill)).code == "cpr-number"
    error = refusal(b"Titel;Udbyder\n", "svar 010190-1234.csv")
    assert (error.code, "1234" in error.message) == ("cpr-number", False)


def test_many_cpr_numbers_are_named_up_to_a_limit() -> None:
    error = refusal(b"Titel;Udbyder\n" + b"Kran;010190-1234\n" * 30, "a.csv")
    assert (error.details[0], error.details[-1]) == ("Row 2, column B", "and 10 more")


def tolerated(content: bytes, name: str) -> CourseFile | None:
    try:
        return read_courses(content, name)
    except PositivlisteError:
        return None


@given(
    st.binary(max_size=400),
    st.sampled_from(["csv", "xlsx", "xls", "ods", "docx", "eml", "txt", "pdf"]),
    st.sampled_from([b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"Titel;Udbyder\n", b"Subject: svar\n\n"]),
)
def test_arbitrary_bytes(data: bytes, ending: str, magic: bytes) -> None:
    tolerated(magic + data, f"svar.{ending}")


@settings(deadline=None, max_examples=150)
@given(st.data(), st.sampled_from(["xlsx", "xls", "ods"]))
def test_mutated_workbooks(data: st.DataObject, ending: str) -> None:
    content = bytearray((FILES / f"svar.{ending}").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = tolerated(bytes(content), f"svar.{ending}")
    assert found is None or found.row_count == len(found.rows) + len(found.errors)


@settings(deadline=None, max_examples=100)
@given(
    st.data(),
    st.sampled_from(
        [
            ("xlsx", "xl/worksheets/sheet1.xml"),
            ("xlsx", "xl/styles.xml"),
            ("xlsx", "xl/workbook.xml"),
            ("ods", "content.xml"),
        ]
    ),
)
def test_mutated_parts(data: st.DataObject, place: tuple[str, str]) -> None:
    ending, part = place
    source = (FILES / f"svar.{ending}").read_bytes()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = bytearray(old.read(name))
            for _ in range(data.draw(st.integers(1, 5)) if name == part else 0):
                text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.sampled_from(b'<>"/=&\x00 019Aa-'))
            new.writestr(name, bytes(text))
    tolerated(stream.getvalue(), f"svar.{ending}")


@settings(deadline=None)
@given(st.data())
def test_mutated_records(data: st.DataObject) -> None:
    stream = bytearray(containers.parse((FILES / "svar.xls").read_bytes()).read("Workbook"))
    for _ in range(data.draw(st.integers(1, 5))):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(BadData):  # anything else fails the test
        for sheet in xls.sheets(bytes(stream), "svar.xls"):
            assert all(isinstance(cell_text(value), str) for row in sheet.rows for value in row)


def test_parts_that_are_too_many(xlsx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_PARTS", 3)
    assert refusal(xlsx(ROWS)).code == "too-large"


def test_a_long_text_shown_by_a_million_cells(xlsx: Callable[..., bytes], with_part: Callable[..., bytes]) -> None:
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{ns}"><si><t>{"x" * 30_000}</t></si></sst>'.encode()
    cells = '<row><c t="s"><v>0</v></c></row>' * 100_000
    sheet = f'<worksheet xmlns="{ns}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    content = with_part(with_part(xlsx(ROWS), "xl/sharedStrings.xml", strings), "xl/worksheets/sheet1.xml", sheet)
    assert "repeats long texts" in refusal(content).message


def record(kind: int, form: str = "", *values: object, text: bytes = b"") -> bytes:
    """One record of an old workbook."""
    data = struct.pack("<" + form, *values) + text
    return struct.pack("<HH", kind, len(data)) + data


BOF, SHEET = (record(0x0809, "HHIII", 0x0600, what, 0, 0, 0) for what in (0x05, 0x10))
EOF = record(0x000A)


def old_workbook(*sheets: bytes, globals_: bytes = b"", places: int | None = None) -> bytes:
    """The stream of an old workbook with the sheets; `places` says how often the first is listed, if not once each."""
    names = range(len(sheets) if places is None else places)
    start = len(BOF + globals_ + EOF) + len(names) * len(record(0x0085, "IHBB", 0, 0, 1, 0, text=b"a"))
    listed = b""
    for number in names:
        at = start + sum(len(SHEET + sheet + EOF) for sheet in sheets[:number] if places is None)
        listed += record(0x0085, "IHBB", at, 0, 1, 0, text=bytes([ord("a") + number % 26]))
    return BOF + globals_ + listed + EOF + b"".join(SHEET + sheet + EOF for sheet in sheets)


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x0203, "HHHd", row, column, 0, value)


STYLE = record(0x0031, "HHHHHBBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, 1, 0, text=b"A") + record(0x00E0, text=bytes(20))


def peak(call: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def old_rows(stream: bytes) -> list[list[object]]:
    return [list(row) for sheet in xls.sheets(stream, "a.xls") for row in sheet.rows]


def name_of_two(before: int) -> bytes:
    """A name that is the one before, twice over."""
    formula = (struct.pack("<BHH", 0x23, before, 0) * 2 + b"\x08") if before else b"\x17\xc8\x00" + b"x" * 200
    return record(0x0018, "HBBHHHBBBB", 0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0, text=b"\x00n" + formula)


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param(
            old_workbook(number(0, 0), globals_=STYLE + b"".join(map(name_of_two, range(40)))), id="names that double"
        ),
        pytest.param(
            old_workbook(number(0, 0) + record(0x01B8, "HHHH", 0, 65_535, 0, 255, text=bytes(64)), globals_=STYLE),
            id="a link over the whole sheet",
        ),
        pytest.param(
            old_workbook(
                number(0, 0) + (record(0x0200, "IIHHH", 0, 9, 0, 9, 0) + number(65_000, 0)) * 20, globals_=STYLE
            ),
            id="a size that is said again",
        ),
    ],
)
def test_old_workbooks_that_xlrd_would_fill_the_memory_with(stream: bytes) -> None:
    assert peak(lambda: old_rows(stream)[0] == [1.0]) < 40 * 2**20


def test_a_sheet_of_an_old_workbook_that_is_listed_often() -> None:
    sheet = b"".join(number(row, 255) for row in range(1000))
    assert len(old_rows(old_workbook(sheet, globals_=STYLE))) == 1000
    with pytest.raises(BadData, match="does not begin where"):
        old_rows(old_workbook(sheet, globals_=STYLE, places=2))


def test_sheets_of_an_old_workbook_that_reach_too_far_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "MAX_CELLS", 600)
    assert len(old_rows(old_workbook(number(0, 255), number(0, 255), globals_=STYLE))) == 2
    with pytest.raises(BadData) as error:
        old_rows(old_workbook(*[number(0, 255)] * 3, globals_=STYLE))
    assert error.value.code == "too-large"


def test_long_texts_are_told_in_a_section_of_raw_text_too(
    xlsx: Callable[..., bytes], with_part: Callable[..., bytes]
) -> None:
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{ns}"><si><t><![CDATA[{"x</si>" * 5000}]]></t></si></sst>'.encode()
    cells = '<row><c t="s"><v>0</v></c></row>' * 100_000
    sheet = f'<worksheet xmlns="{ns}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    content = with_part(with_part(xlsx(ROWS), "xl/sharedStrings.xml", strings), "xl/worksheets/sheet1.xml", sheet)
    assert "repeats long texts" in refusal(content).message


@pytest.mark.parametrize("area", [(5, 1, 0, 5), (0, 2**31, 0, 5), (0, 10, 0, 60_000)])
def test_an_old_workbook_that_says_it_is_huge(area: tuple[int, int, int, int]) -> None:
    content = bytearray((FILES / "svar.xls").read_bytes())
    place = content.index(bytes.fromhex("00020e00")) + 4
    content[place : place + 12] = struct.pack("<IIHH", *area)
    assert read_courses(bytes(content), "a.xls").row_count == 4


def container(entries: int, shares: int, table: list[int]) -> bytes:
    """An Office container whose directory entries each have the next as both neighbours, `shares` of them."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF

    def entry(name: str, kind: int, next_: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, next_, next_, child)
        return head + bytes(36) + struct.pack("<III", start, size, 0)

    listing = entry("Root Entry", 5, free, 1, end, 0)
    for number_ in range(1, entries):
        listing += entry(f"S{number_}", 2, number_ + 1 if number_ < shares else free, free, end, 0)
    listing += entry("Workbook", 2, free, free, 40, 8192)
    sectors = -(-len(listing) // 512)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), end]
    chain += [free] * (40 - len(chain)) + table
    return header + struct.pack("<128I", *chain, *[free] * (128 - len(chain))) + listing.ljust(sectors * 512, b"\0")


def test_a_container_whose_directory_doubles_at_every_step() -> None:
    assert refusal(container(60, 60, []), "a.xls").code == "corrupt-file"


def test_a_container_whose_chain_has_no_end() -> None:
    assert "has no end" in refusal(container(2, 0, [41, 40]), "a.xls").message
