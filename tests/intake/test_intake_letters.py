"""Word documents and e-mails are read like workbooks, and what stands beside their tables is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.errors import BadData, PositivlisteError
from positivliste.intake import CourseFile, read_courses

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER = ("AMU-nr.", "Titel", "Varighed")
ROWS = (("40088", "Gaffeltruck", "7 dage"), ("40.090", "Kran", "2 uger"))


def run(text: str, properties: str = "") -> str:
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    marks = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{marks}{inner if inner.startswith('<') else paragraph(inner)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    lines = (f"<w:tr>{''.join(c if c.startswith('<w:t') else cell(c) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def document(*body: str, more: dict[str, str] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        text = f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
        packed.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?>{text}')
        for name, content in (more or {}).items():
            packed.writestr(name, content)
    return stream.getvalue()


def courses(read: CourseFile) -> list[tuple[str | None, str, str]]:
    return [(row.number, row.title, row.duration.text) for row in read.rows]


def code(content: bytes, name: str) -> str:
    with pytest.raises(BadData) as error:
        read_courses(content, name)
    return error.value.code


class TestWord:
    def test_a_table_is_read_and_the_letter_around_it_is_told(self) -> None:
        read = read_courses(
            document(paragraph("Kære råd"), table(HEADER, *ROWS), paragraph("Kran er vigtigst")), "svar.docx"
        )
        assert courses(read) == [("40088", "Gaffeltruck", "7 dage"), ("40.090", "Kran", "2 uger")]
        assert [(s.sheet, s.text) for s in read.skipped] == [("Tekst uden for tabellerne", "Kære råd Kran er vigtigst")]
        assert [(row.sheet, row.row) for row in read.rows] == [("Tabel 1", 2), ("Tabel 1", 3)]

    def test_every_table_is_read_also_one_in_another(self) -> None:
        outer = f"<w:tbl><w:tr>{cell(table(HEADER, ROWS[1]) + paragraph('ramme'))}</w:tr></w:tbl>"
        read = read_courses(document(table(HEADER, ROWS[0]), outer), "svar.docx")
        assert [row.title for row in read.rows] == ["Gaffeltruck", "Kran"]
        assert [row.sheet for row in read.rows] == ["Tabel 1", "Tabel 3"]

    def test_cells_that_are_merged_and_words_in_several_runs(self) -> None:
        rows = (
            (
                cell("40088", '<w:vMerge w:val="restart"/>'),
                cell(f"<w:p>{run('Gaffel')}{run('truck')}</w:p>"),
                cell("7 dage"),
            ),
            (cell("", "<w:vMerge/>"), cell("Gaffeltruck B"), cell("7 dage")),
            (cell("Bygge og anlæg", '<w:gridSpan w:val="3"/>'),),
            (cell("40090"), cell(paragraph("Kran") + paragraph("på hjul")), cell("2 uger")),
        )
        read = read_courses(document(table(HEADER, *rows)), "svar.docx")
        assert courses(read) == [
            ("40088", "Gaffeltruck", "7 dage"), ("40088", "Gaffeltruck B", "7 dage"), ("40090", "Kran på hjul", "2 uger"),
        ]  # fmt: skip
        assert [row.group for row in read.rows] == [None, None, "Bygge og anlæg"]

    def test_what_was_deleted_with_changes_tracked_is_no_text_of_it(self) -> None:
        gone = f"<w:p>{run('Truck')}<w:del><w:r><w:delText> 2</w:delText></w:r></w:del></w:p>"
        moved = f"<w:p><w:moveFrom>{run('Kran')}</w:moveFrom>{run('Lift')}</w:p>"
        read = read_courses(
            document(table(HEADER, ("1", cell(gone), "1 dag"), ("2", cell(moved), "1 dag"))), "svar.docx"
        )
        assert [row.title for row in read.rows] == ["Truck", "Lift"]

    def test_without_a_table_it_is_kept_by_hand(self) -> None:
        with pytest.raises(BadData) as error:
            read_courses(document(paragraph("Vi foreslår et kursus i truck.")), "brev.docx")
        assert error.value.code == "no-table"
        assert "answers keep" in error.value.remedy

    @pytest.mark.parametrize(
        ("content", "name", "expected"),
        [
            (document(table(HEADER, ("1", "Truck 010190-1234", ""))), "svar.docx", "cpr-number"),
            (document(paragraph("Vedr. 010190-1234"), table(HEADER, ROWS[0])), "svar.docx", "cpr-number"),
            (
                document(table(HEADER, ROWS[0]), more={"word/header1.xml": "<p>010190-1234</p>"}),
                "svar.docx",
                "cpr-number",
            ),
            (document(table(HEADER, ROWS[0])), "svar.xlsx", "mislabelled-file"),
            (document(table(HEADER, ROWS[0]))[:200], "svar.docx", "corrupt-file"),
            (document("<w:tbl><w:tr>"), "svar.docx", "corrupt-file"),
            (document(table((cell("Titel", '<w:gridSpan w:val="999999999"/>'),))), "svar.docx", "too-large"),
            (document(*[table(HEADER)] * 501), "svar.docx", "too-large"),
            (document("<!DOCTYPE x>"), "svar.docx", "external-entity"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "svar.docx", "corrupt-file"),
            (b"hej", "svar.doc", "unknown-file-type"),
            (b"hej", "svar.msg", "unknown-file-type"),
            (b"hej", "svar.pdf", "unknown-file-type"),
        ],
        ids=lambda given: given if isinstance(given, str) else "file",
    )
    def test_what_cannot_be_read_says_so(self, content: bytes, name: str, expected: str) -> None:
        assert code(content, name) == expected

    def test_a_remedy_names_what_to_do(self) -> None:
        for name, word in (("svar.doc", "Word"), ("svar.msg", "Outlook"), ("svar.zip", "Unpack")):
            with pytest.raises(BadData) as error:
                read_courses(b"hej", name)
            assert word in error.value.remedy

    @settings(max_examples=60)
    @given(st.integers(0, 800), st.binary(min_size=1, max_size=4))
    def test_damage_is_an_error_in_words(self, place: int, noise: bytes) -> None:
        whole = document(table(HEADER, *ROWS))
        try:
            read_courses(whole[:place] + noise + whole[place + len(noise) :], "svar.docx")
        except PositivlisteError as error:
            assert error.remedy


def mail(*attached: tuple[str, bytes], text: str = "Se vedhæftede.", html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@skole.example", "b@raad.example", "Høringssvar"
    message.set_content(f"<p>{text}</p>" if html else text, subtype="html" if html else "plain")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


class TestMail:
    def test_an_attached_workbook_is_read_and_the_text_is_told(self, xlsx: Callable[..., bytes]) -> None:
        content = mail(("svår.xlsx", xlsx([HEADER, *ROWS])), ("brev.pdf", b"%PDF")).as_bytes()
        read = read_courses(content, "svar.eml")
        assert [row.title for row in read.rows] == ["Gaffeltruck", "Kran"]
        assert [row.sheet for row in read.rows] == ["Ark1", "Ark1"]
        assert [(s.sheet, s.reason) for s in read.skipped] == [
            ("brev.pdf", "an attached file that is not read"), ("E-mailens tekst", "the text of the e-mail"),
        ]  # fmt: skip
        assert read.skipped[-1].text == "Høringssvar Se vedhæftede."

    def test_several_files_are_read_and_told_apart(self, xlsx: Callable[..., bytes]) -> None:
        files = (("et.xlsx", xlsx([HEADER, ROWS[0]])), ("to.csv", b"Titel;Varighed\nKran;2 uger\n"))
        read = read_courses(mail(*files).as_bytes(), "svar.eml")
        assert [(row.sheet, row.title) for row in read.rows] == [("et.xlsx: Ark1", "Gaffeltruck"), ("to.csv", "Kran")]

    def test_a_word_table_in_a_mail_that_was_forwarded(self) -> None:
        outer = mail(text="Se nedenfor")
        outer.add_attachment(mail(("svar.docx", document(table(HEADER, *ROWS)))))
        assert len(read_courses(outer.as_bytes(), "fw.eml").rows) == 2

    def test_text_in_html_is_told_as_text(self, xlsx: Callable[..., bytes]) -> None:
        content = mail(("s.xlsx", xlsx([HEADER, ROWS[0]])), text="Kran &amp; lift <b>udgår</b>", html=True).as_bytes()
        assert read_courses(content, "svar.eml").skipped[-1].text == "Høringssvar Kran & lift udgår"

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (mail().as_bytes(), "no-table"),
            (mail(("brev.pdf", b"%PDF")).as_bytes(), "no-table"),
            (mail(("svar.zip", b"PK\x03\x04")).as_bytes(), "no-table"),
            (mail(("svar.xlsx", b"PK\x03\x04")).as_bytes(), "corrupt-file"),
            (mail(("svar.csv", b"Titel;Varighed\nKran;1 dag\n"), text="Vedr. 010190-1234").as_bytes(), "cpr-number"),
            (mail(("svar.csv", b"Titel;Varighed\nKran;010190-1234\n")).as_bytes(), "cpr-number"),
            (b"Titel;Varighed\nKran;1 dag\n", "mislabelled-file"),
            (b"%PDF-1.4", "mislabelled-file"),
            (b"", "empty-file"),
        ],
        ids=lambda given: given if isinstance(given, str) else "file",
    )
    def test_what_cannot_be_read_says_so(self, content: bytes, expected: str) -> None:
        assert code(content, "svar.eml") == expected

    def test_mails_in_mails_without_end_are_refused(self) -> None:
        inner = b"From: a@b.example\nContent-Type: message/rfc822\n\n" * 400
        assert code(inner + b"From: a@b.example\n\nhej", "svar.eml") in ("too-large", "corrupt-file", "no-table")

    @settings(max_examples=60)
    @given(st.binary(max_size=300))
    def test_noise_is_an_error_in_words(self, noise: bytes) -> None:
        try:
            read_courses(b"From: a@b.example\nMIME-Version: 1.0\n" + noise, "svar.eml")
        except PositivlisteError as error:
            assert error.remedy
