"""Word and PDF: what a public authority's document must be, and nothing of what comes from outside is a command."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from positivliste.documents.content.letters import Receipt, Reminder
from positivliste.documents.content.papers import AgendaItem, AnswerOverview
from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.wording import plain
from positivliste.documents.looks.fonts import visible
from positivliste.documents.looks.meta import Meta, Picture
from positivliste.documents.looks.pdf import to_pdf
from positivliste.documents.looks.render import escape, markdown
from positivliste.documents.looks.word import to_docx
from positivliste.errors import BadData
from positivliste.model.council import RespondentKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOOLS = Path(__file__).parents[2] / "tools"
DAY = date(2020, 3, 25)
META = Meta("Titlen på sagen", "RAR Vestjylland", DAY)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90"><rect width="400" height="90" fill="#eef"/>
<text x="9" y="50" font-family="Arial, sans-serif" style="fill:#123; font-family: Verdana">Året rundt</text></svg>""".encode()
KINDS = ("letter", "reminder", "receipt", "answers", "agenda", "list")
TABLE = "| A | B |\n|:--------|---:|\n"


@pytest.fixture
def papers(
    make: SimpleNamespace,
    reminder: Reminder,
    receipt: Receipt,
    overview: AnswerOverview,
    agenda: AgendaItem,
    published: PublishedList,
) -> dict[str, tuple[str, Meta]]:
    """Every kind of document as Markdown, with its looks."""
    texts = {
        "letter": markdown(make.letter(RespondentKind.SCHOOL)),
        "reminder": markdown(reminder),
        "receipt": markdown(receipt),
        "answers": markdown(overview),
        "agenda": markdown(agenda),
    }
    papers = {kind: (text, Meta(heading(text), "RAR Vestjylland", DAY)) for kind, text in texts.items()}
    text = markdown(published)
    papers["list"] = text, Meta(published.title, published.council, DAY, landscape=True, mark="Kontrolkode 5f5f")
    return papers


def heading(text: str) -> str:
    return next(line[2:] for line in text.splitlines() if line.startswith("# ")).replace("\\", "")


def part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return ET.fromstring(packed.read(name))  # noqa: S314  # we have just written it


def words_of(text: str) -> list[str]:
    """The words of a Markdown text, without its markup."""
    lines = [line for line in text.splitlines() if not re.fullmatch(r"[|:\- ]+", line)]
    bare = re.sub(r"\\(.)", lambda match: f"\0{ord(match[1])}\0", "\n".join(lines))
    bare = re.sub(r"^\s*(#+|-|\d+\.)\s|[|*\\]", " ", bare, flags=re.MULTILINE)
    return re.sub(r"\0(\d+)\0", lambda match: chr(int(match[1])), bare).split()


def squeezed(text: str) -> str:
    """The text without what a line's end adds: blanks, and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def pdf_text(content: bytes) -> str:
    pypdf = pytest.importorskip("pypdf", reason="a tool of the development install")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


# Word


@pytest.mark.parametrize("kind", KINDS)
def test_word_is_a_document_with_real_styles(papers: dict[str, tuple[str, Meta]], kind: str) -> None:
    text, meta = papers[kind]
    content = to_docx(text, meta)
    document, styles = part(content, "word/document.xml"), part(content, "word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {style.get(f"{W}val") for name in ("pStyle", "tblStyle", "rStyle") for style in document.iter(f"{W}{name}")}
    assert used <= known
    assert "Heading1" in used
    assert {language.get(f"{W}val") for language in styles.iter(f"{W}lang")} == {"da-DK"}
    said = "".join(text.text or "" for text in document.iter(f"{W}t"))
    missing = [word for word in words_of(text) if squeezed(word) not in squeezed(said)]
    assert not missing


@pytest.mark.parametrize("kind", KINDS)
def test_word_tables_have_headers_and_whole_rows(papers: dict[str, tuple[str, Meta]], kind: str) -> None:
    text, meta = papers[kind]
    document = part(to_docx(text, meta), "word/document.xml")
    width = 16838 - 2 * 907 if meta.landscape else 11906 - 2 * 1417
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) == len(re.findall(r"^\|:?-", text, flags=re.MULTILINE))
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        columns = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert sum(columns) <= width + len(columns)


@pytest.mark.parametrize("landscape", [False, True])
def test_word_pages_are_a4_with_numbers(landscape: bool) -> None:
    content = to_docx("# En titel\n\nTekst.", evolve(META, landscape=landscape, mark="Kode <1> & 2"))
    (size,) = part(content, "word/document.xml").iter(f"{W}pgSz")
    sides = size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")
    assert sides == (("16838", "11906", "landscape") if landscape else ("11906", "16838", None))
    foot = part(content, "word/footer1.xml")
    fields = [field.get(f"{W}instr", "").strip() for field in foot.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    said = "".join(text.text or "" for text in foot.iter(f"{W}t"))
    assert said == "RAR Vestjylland · Titlen på sagenSide 1 af 1Kode <1> & 2"
    mode = part(content, "word/settings.xml").find(f"{W}compat/{W}compatSetting")
    assert mode is not None
    assert mode.get(f"{W}val") == "15"


def test_word_tells_its_title_language_and_date() -> None:
    core = part(to_docx("# X", evolve(META, title="Om <høring> & svar\n2")), "docProps/core.xml")
    told = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert told == {
        "title": "Om <høring> & svar 2",
        "creator": "RAR Vestjylland",
        "lastModifiedBy": "RAR Vestjylland",
        "language": "da-DK",
        "created": "2020-03-25T00:00:00Z",
        "modified": "2020-03-25T00:00:00Z",
    }


def test_a_council_sets_the_looks_in_word() -> None:
    own = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_docx("# X", META))) as ours, zipfile.ZipFile(own, "w") as packed:
        for name in ours.namelist():
            packed.writestr(name, ours.read(name).replace(b"17405E", b"7A1F2B").replace(b'"Table', b'"Egen'))
    content = to_docx("# X\n\n" + TABLE + "| 1 | 2 |\n", evolve(META, reference=own.getvalue()))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert b"7A1F2B" in packed.read("word/styles.xml")
        assert b'"TableText"' not in packed.read("word/document.xml")
    with pytest.raises(BadData, match="could not be made") as caught:
        to_docx("# X", evolve(META, reference=b"ikke en Word-fil"))
    assert "reference.docx" in caught.value.remedy


def test_libreoffice_opens_every_word_document(papers: dict[str, tuple[str, Meta]], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    for kind, (text, meta) in papers.items():
        (tmp_path / f"{kind}.docx").write_bytes(to_docx(text, meta))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [f"{kind}.docx" for kind in papers]
    command = [soffice, profile, "--headless", "--convert-to", "pdf", *files]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for kind, (text, meta) in papers.items():
        said = squeezed(pdf_text((tmp_path / f"{kind}.pdf").read_bytes()))
        assert not [word for word in words_of(text) if squeezed(word) not in said], kind
        assert squeezed("Side 1 af") in said, kind
        assert squeezed(meta.title) in said, kind


# PDF


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_says_what_the_markdown_says(papers: dict[str, tuple[str, Meta]], kind: str) -> None:
    text, meta = papers[kind]
    said = squeezed(pdf_text(to_pdf(text, meta)))
    assert not [word for word in words_of(text) if squeezed(word) not in said]
    assert "Side1af" in said


def test_checkers_of_others_find_no_error_in_a_pdf(papers: dict[str, tuple[str, Meta]], tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua", reason="a tool of the development install")
    pytest.importorskip("outloud", reason="a tool of the development install")
    paths = [tmp_path / f"{kind}.pdf" for kind in papers]
    for path, paper in zip(paths, papers.values(), strict=True):
        path.write_bytes(to_pdf(*paper))
        assert [finding.message for finding in pdfua.validate(str(path)).findings] == []
    command = [sys.executable, "-m", "outloud.cli", "--quiet", "--layer", "conformance", *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count("PASS") == len(paths)


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_is_tagged_named_and_archived(papers: dict[str, tuple[str, Meta]], kind: str) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="a tool of the development install")
    text, meta = papers[kind]
    with pikepdf.open(io.BytesIO(to_pdf(text, meta))) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as told:
            assert told["dc:title"] == meta.title
            assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
        width, height = (float(side) for side in pdf.pages[0].MediaBox[2:])
        assert (round(width), round(height)) == ((842, 595) if meta.landscape else (595, 842))
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        with pdf.open_outline() as outline:
            marks = list(outline_titles(outline.root))
        bare = [" ".join(words_of(line)) for line in text.splitlines() if re.match("#{1,3} ", line)]
        assert [mark.replace("\xa0", " ") for mark in marks] == bare
        fonts = [item for item in pdf.objects if getattr(item, "get", {}.get)("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        heads = [item for item in pdf.objects if getattr(item, "get", {}.get)("/S") == "/TH"]
        assert all(any(made.get("/Scope") == "/Column" for made in attributes(head)) for head in heads)
        assert len(heads) == sum(
            row.count("|") - 1 for row in re.findall(r"^\|.*\n(?=\|:?-)", text, flags=re.MULTILINE)
        )


def outline_titles(items: list[SimpleNamespace]) -> list[str]:
    return [title for item in items for title in (item.title, *outline_titles(item.children))]


def attributes(element: SimpleNamespace) -> list[SimpleNamespace]:
    pikepdf = pytest.importorskip("pikepdf")
    found = element.get("/A")  # type: ignore[attr-defined]
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_a_long_table_has_its_header_on_every_page() -> None:
    rows = "".join(f"| Række {number} | {number} |\n" for number in range(150))
    text = pdf_text(to_pdf("# T\n\n| Overskriften | Tal |\n|:------|---:|\n" + rows, META))
    pages = int(text.rpartition("af ")[2].split()[0])
    assert pages > 2
    assert text.count("Overskriften") == pages


def test_a_lead_in_stays_with_what_follows(papers: dict[str, tuple[str, Meta]]) -> None:
    document = part(to_docx(*papers["reminder"]), "word/document.xml")
    kept = {
        "".join(paragraph.itertext())
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert "Venlig hilsen" in kept
    assert "Til Skolen i Ådalen" in kept
    assert [text for text in kept if text.endswith(".")] == [
        "Har I allerede svaret uden at få en kvittering, så har vi ikke modtaget svaret. Send det igen."
    ]
    filler = "Tekst og mere tekst om sagen.\n\n" * 200
    pages = pdf_text(
        to_pdf(
            f"# T\n\n{filler}".replace("\n\n", "\n\nIndledning til det, der kommer i det næste afsnit:\n\n", 199), META
        )
    )
    lines = [line for line in pages.splitlines() if line.strip()]
    ends = [lines[place - 1] for place, line in enumerate(lines) if line.startswith("RAR Vestjylland")]
    assert ends
    assert not any(line.startswith("Indledning") for line in ends)


def test_a_skipped_heading_level_is_an_error() -> None:
    with pytest.raises(BadData, match="Titlen på sagen"):
        to_pdf("### Tredje niveau først\n\nTekst.", META)


# Both


FORMS = (to_docx, to_pdf)
Form = Callable[[str, Meta], bytes]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["letter", "list"])
def test_the_same_text_on_the_same_date_gives_the_same_bytes(
    papers: dict[str, tuple[str, Meta]], kind: str, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = form(*papers[kind])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert form(*papers[kind]) == first
    text, meta = papers[kind]
    assert form(text, evolve(meta, date=date(2021, 3, 25))) != first


def test_a_missing_title_is_an_error() -> None:
    for title in ("", " \t"):
        with pytest.raises(BadData) as caught:
            Meta(title, "RAR Vestjylland", DAY)
        assert caught.value.code == "no-title"


def everywhere(text: str) -> str:
    """The text in a heading, a paragraph, a list, and a table."""
    safe = escape(text)
    return f"# T\n\n## {safe} hos os\n\nEr {safe}\n\n{safe}\n\n- {safe}\n\n{TABLE}| {safe} | {safe} |\n| **x** | {safe} |\n"


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_that_text_in_word_and_pdf(make: SimpleNamespace, form: Form) -> None:
    texts = [text for text in make.hostile if plain(text)]
    source = "\n".join(everywhere(text) for text in texts)
    content = form(source, META)
    if form is to_pdf:
        said, shown = pdf_text(content), [visible(plain(text)) for text in texts]
        assert b"/URI" not in content
        assert b"/JavaScript" not in content
    else:
        document = part(content, "word/document.xml")
        said, shown = "".join(text.text or "" for text in document.iter(f"{W}t")), [plain(text) for text in texts]
        assert not list(document.iter(f"{W}hyperlink"))
        assert not list(document.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    bare = squeezed(re.sub(r"RAR Vestjylland\s*·\s*Titlen på sagen\s*Side \d+ af \d+", "", said))
    for text in shown:
        if len(text) < 1_000:
            assert bare.count(squeezed(text)) >= 6, text
        else:  # columns that go over several pages are read page by page
            assert bare.count(text[0]) >= 6 * len(text)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_titles_are_text(make: SimpleNamespace, form: Form) -> None:
    text = " / ".join(make.hostile[:-1])
    content = form("# T", Meta(text, text, DAY, mark=text))
    if form is to_docx:
        assert plain(text) in "".join(part(content, "docProps/core.xml").itertext())
        foot = "".join(part(content, "word/footer1.xml").itertext())
        assert foot.startswith(plain(text)[:60])
        assert foot.endswith(plain(text))
    else:
        assert squeezed(visible(plain(text))) in squeezed(pdf_text(content))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text",
    [
        "![](/etc/passwd)",
        "![](file:///etc/passwd)",
        "![](https://eksempel.dk/x.png)",
        "[![](../../etc/passwd)](x)",
        "    kode",
        "~~væk~~",
        "Ord\n:   forklaring",
    ],
)
def test_what_a_document_cannot_show_is_an_error(form: Form, text: str) -> None:
    with pytest.raises(BadData) as caught:
        form(f"# T\n\n{text}\n", META)
    assert caught.value.code in ("picture", "markup")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", ['`#read("/etc/passwd")`{=typst}', "<script>x</script>", "\\input{/etc/passwd}", "$x$", "@citat"]
)
def test_markup_of_other_formats_is_text(form: Form, text: str) -> None:
    content = form(f"# T\n\n{text}\n", META)
    said = pdf_text(content) if form is to_pdf else "".join(part(content, "word/document.xml").itertext())
    assert "root:" not in said
    assert "x" in said or "citat" in said or "passwd" in said


@pytest.mark.parametrize("form", FORMS)
def test_pictures_and_a_logo_have_words(form: Form) -> None:
    pixels = zlib.compress(b"\x00\x17\x40\x5e")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in (
            (b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0"),
            (b"IDAT", pixels),
            (b"IEND", b""),
        )
    )
    meta = evolve(META, logo=Picture(png, "Rådets logo"), pictures={"hjul": Picture(SVG, "Årets gang")})
    content = form("# T\n\n![](hjul)\n", meta)
    if form is to_pdf:
        pikepdf = pytest.importorskip("pikepdf", reason="a tool of the development install")
        with pikepdf.open(io.BytesIO(content)) as pdf:
            figures = [str(item.Alt) for item in pdf.objects if getattr(item, "get", {}.get)("/S") == "/Figure"]
        assert sorted(figures) == ["Rådets logo", "Årets gang"]
        assert "Året rundt" in pdf_text(content)
    else:
        shown = part(content, "word/document.xml").iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        )
        assert sorted(str(picture.get("descr")) for picture in shown) == ["Rådets logo", "Årets gang"]
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert b"base64" not in packed.read("word/document.xml")
            assert sum(name.startswith("word/media/") for name in packed.namelist()) == 2


def test_a_picture_without_words_or_of_another_kind_is_an_error() -> None:
    with pytest.raises(BadData, match="no words"):
        evolve(META, logo=Picture(SVG, " "))
    with pytest.raises(BadData, match="neither PNG"):
        to_pdf("# T", evolve(META, logo=Picture(b"GIF89a", "Logo")))


def test_what_our_fonts_lack_stands_as_its_number() -> None:
    assert visible("Ærø, Łódź, Привет, Ελλάς – »x« 👩‍🔧 🛠️ a\u0301") == "Ærø, Łódź, Привет, Ελλάς – »x« 👩‍🔧 🛠️ á"
    assert visible("中 ＝") == "[U+4E2D] [U+FF1D]"


def test_the_reference_is_what_its_tool_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_reference_docx", TOOLS / "make_reference_docx.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    with zipfile.ZipFile(tool.TARGET) as packed:
        for name in ("word/styles.xml", "word/footer1.xml", "word/document.xml"):
            assert packed.read(name).decode() == tool.parts()[name], f"{name}: run tools/make_reference_docx.py"
