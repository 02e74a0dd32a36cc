"""A hostile round: what somebody sends is text in every document and every form of the list, and nothing else."""

import csv
import io
import json
import zipfile
from datetime import date
from html import unescape

import openpyxl
import pytest
from pypdf import PdfReader

from positivliste.documents.content.published_text import csv_value
from positivliste.documents.page.read_back import read_page
from positivliste.errors import BadData

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    '#read("/etc/passwd")',
    "![](/etc/passwd) [x](javascript:1)",
    "`x`{=typst} $a_b$ *b* _c_",
    "a|b\\c ~d~ ^e^ @f",
    "æøåÆØÅ 👷 smed",
)
FORMS = ("xlsx", "csv", "json", "html", "md", "docx", "pdf")


def squeezed(text: str) -> str:
    """The text without what line breaks put in and take out."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").replace("\u2010", "")


@pytest.fixture
def hostile(office):
    """A published round of which every free text is hostile."""
    office.begin()
    path = office.folder / "fjendtligt.csv"  # a spreadsheet would make a formula of the first
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["AMU-nr.", "Kursustitel", "Udbyder", "Varighed", "Stillingsbetegnelse"])
        writer.writerows([f"9{n:04}", title, title, "10 dage", "Svejser"] for n, title in enumerate(HOSTILE, start=1))
    with office.at("2020-02-10") as workspace:
        workspace.answers.receive(office.round, [path], "Nordskolen")
    office.screen()
    office.judge({})
    office.decide()
    with office.at("2020-03-25") as workspace:
        workspace.publication.publish(office.round)
        for kind in ("agenda-item", "answers", "note", "changes", "answers-to-respondents"):
            workspace.documents.write(kind, office.round)
        workspace.documents.write_all(office.round, ("docx", "pdf", "html"))
    return office.home / "documents" / office.round


def published(folder, form):
    return next(folder.glob(f"positivliste-*.{form}")).read_bytes()


def test_the_data_hold_every_title_as_it_was_sent(hostile):
    titles = {entry["title"] for entry in json.loads(published(hostile, "json"))["content"]["entries"]}
    assert titles == set(HOSTILE)
    rows = list(csv.DictReader(io.StringIO(published(hostile, "csv").decode("utf-8-sig")), delimiter=";"))
    assert {csv_value(row["Kursustitel"]) for row in rows} == set(HOSTILE)
    assert {row[4] for row in read_page(published(hostile, "html")).rows} == set(HOSTILE)


def test_no_cell_is_a_formula(hostile):
    for path in [*hostile.glob("*.xlsx")]:
        for sheet in openpyxl.load_workbook(path).worksheets:
            assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], (
                path.name
            )
    sheet = openpyxl.load_workbook(io.BytesIO(published(hostile, "xlsx"))).worksheets[0]
    assert set(HOSTILE) <= {cell.value for row in sheet.iter_rows() for cell in row}


def test_no_page_runs_anything_of_theirs(hostile):
    for path in hostile.glob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script>alert" not in page, path.name
        assert 'src="/etc' not in page, path.name
        assert "javascript:1" not in page.replace("(javascript:1)", ""), path.name


def test_word_and_pdf_show_every_title_as_text(hostile):
    for name in ("positivliste-*", "Svar på forslag - Nordskolen", "Kvittering - Nordskolen - *"):
        with zipfile.ZipFile(next(hostile.glob(f"{name}.docx"))) as archive:
            assert not [part for part in archive.namelist() if "media" in part]
            xml = archive.read("word/document.xml").decode()
        text = squeezed(unescape("".join(piece.partition(">")[2] for piece in xml.split("<"))))
        assert [title for title in HOSTILE if squeezed(title) not in text] == [], name
        pages = PdfReader(next(hostile.glob(f"{name}.pdf"))).pages
        text = squeezed("\n".join(page.extract_text() for page in pages))
        assert [title for title in HOSTILE[:-1] if squeezed(title) not in text] == [], name
        assert "root:" not in text


def test_every_form_is_the_published_one(hostile, office):
    with office.at("2020-03-26") as workspace:
        for form in FORMS:
            found = workspace.publication.verify(next(hostile.glob(f"positivliste-*.{form}")))
            assert (found.published, found.on) == (True, date(2020, 3, 25).isoformat()), form


def test_a_file_that_was_changed_says_where(hostile, office, tmp_path):
    with office.at("2020-03-26") as workspace:
        for form in ("csv", "json", "html", "md"):
            path = tmp_path / f"liste.{form}"
            for old, new, told in ((b"smed", b"smad", "smed"), (b"smed", b"smed ", "saved again")):
                path.write_bytes(published(hostile, form).replace(old, new))
                found = workspace.publication.verify(path)
                assert (found.published, found.round) == (False, office.round), form
                assert [line for line in found.differences if told in line] == list(found.differences) != [], form


@pytest.mark.usefixtures("hostile")
def test_a_file_that_is_no_list_is_refused(office, tmp_path):
    with office.at("2020-03-26") as workspace:
        for form, code in (
            ("json", "bad-list"),
            ("docx", "bad-list"),
            ("pdf", "bad-list"),
            ("ods", "unknown-file-type"),
        ):
            path = tmp_path / f"liste.{form}"
            path.write_bytes(b"{}")
            with pytest.raises(BadData) as error:
                workspace.publication.verify(path)
            assert error.value.code == code, form
