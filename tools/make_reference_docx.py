"""Make templates/reference.docx, which sets how our Word documents look: Pandoc's own, with our styles and footer.

Run it again after a change here; the same Pandoc gives the same file. A council that wants its own looks changes
the styles of a copy in Word, and names that copy in its workspace.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]

from positivliste.documents.word import FOOTER_MARK, MARK_MARK

TARGET = Path(__file__).parent.parent / "templates" / "reference.docx"
FONT, INK, ACCENT, QUIET, HAIR, SHADE = "Arial", "1B2733", "17405E", "4A5763", "C3CCD4", "EAF0F4"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIPS = 20  # twentieths of a point; letters are measured in halves of one


def run(*, points: float = 0, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    """How letters look."""
    looks = "<w:b/>" * bold + "<w:i/>" * italic + (f'<w:color w:val="{colour}"/>' if colour else "")
    half = round(points * 2)
    return f"<w:rPr>{looks}" + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if points else "") + "</w:rPr>"


def paragraph(before: float, after: float, *, line: int = 264, keep: bool = False, more: str = "") -> str:
    """How a paragraph stands: points before and after it, its lines (240 is one), and whether the next stays with
    it."""
    space = f'<w:spacing w:before="{round(before * TWIPS)}" w:after="{round(after * TWIPS)}" w:line="{line}" w:lineRule="auto"/>'
    return f"<w:pPr>{'<w:keepNext/><w:keepLines/>' * keep}{space}{more}</w:pPr>"


def style(name: str, shown: str, body: str, *, kind: str = "paragraph", base: str = "Normal", more: str = "") -> str:
    """One style. The names are those that Pandoc gives, so that Word knows a heading as a heading."""
    default = ' w:default="1"' if name in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    based = f'<w:basedOn w:val="{base}"/>' if base and not default else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{based}{more}<w:qFormat/>'
        f"{body}</w:style>"
    )


def heading(level: int, points: float, before: float, after: float) -> str:
    """A heading, which the navigation pane shows."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    body = paragraph(before, after, line=252, keep=True, more=outline) + run(points=points, bold=True, colour=ACCENT)
    return style(f"Heading{level}", f"heading {level}", body, more='<w:next w:val="BodyText"/>')


def table_style() -> str:
    """Light rules between the rows, and a header that is told from them by more than its colour."""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 45), ("left", 80), ("bottom", 45), ("right", 80))
    )
    inside = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
    below = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr>{run(bold=True, colour=ACCENT)}<w:tblPr/>'
        f'<w:trPr><w:tblHeader/></w:trPr><w:tcPr>{below}<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    body = f"<w:tblPr><w:tblBorders>{inside}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{first}"
    return style("Table", "Table", body, kind="table", base="TableNormal")


def styles() -> str:
    """All styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>{language}'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    no_margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>'
    rule = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{HAIR}"/></w:pBdr>'
    footer = f'<w:pPr>{rule}{tabs}<w:spacing w:before="0" w:after="0"/></w:pPr>{run(points=8, colour=QUIET)}'
    found = [
        style("Normal", "Normal", paragraph(0, 6)),
        style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character"),
        style("TableNormal", "Normal Table", f"<w:tblPr><w:tblCellMar>{no_margins}</w:tblCellMar></w:tblPr>", kind="table"),
        style("BodyText", "Body Text", paragraph(0, 7)),
        style("FirstParagraph", "First Paragraph", paragraph(0, 7), base="BodyText"),
        style("Compact", "Compact", paragraph(0, 3), base="BodyText"),
        style("TableText", "Table Text", paragraph(0, 0, line=240) + run(points=8.5)),
        style("TableTextSmall", "Table Text Small", run(points=7.5), base="TableText"),
        style("Title", "Title", paragraph(0, 12, keep=True) + run(points=20, bold=True, colour=ACCENT)),
        *(heading(level, points, before, after) for level, points, before, after in
          ((1, 16, 22, 10), (2, 12.5, 17, 6), (3, 10.5, 13, 5), (4, 10, 10, 4), (5, 10, 10, 4), (6, 10, 10, 4))),
        style("BlockText", "Block Text", paragraph(0, 6, more='<w:ind w:left="480" w:right="480"/>'), base="BodyText"),
        style("Logo", "Logo", paragraph(0, 18, more='<w:jc w:val="right"/>')),
        style("Footer", "footer", footer),
        style("FooterMark", "Footer Mark", paragraph(2, 0, line=240) + run(points=6.5, colour=QUIET)),
        style("VerbatimChar", "Verbatim Char", "", kind="character", base="DefaultParagraphFont"),
        style("Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="17405E"/><w:u w:val="single"/></w:rPr>', kind="character", base="DefaultParagraphFont"),
        table_style(),
    ]  # fmt: skip
    return f"{HEAD}<w:styles {W}>{defaults}{''.join(found)}</w:styles>"


def footer() -> str:
    """The document's own line, and its pages: "Side 1 af 3"."""

    def count(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def say(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    line = say(FOOTER_MARK) + "<w:r><w:tab/></w:r>" + say("Side ") + count("PAGE") + say(" af ") + count("NUMPAGES")
    mark = f'<w:p><w:pPr><w:pStyle w:val="FooterMark"/></w:pPr>{say(MARK_MARK)}</w:p>'
    return f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{line}</w:p>{mark}</w:ftr>'


def document() -> str:
    """An empty A4 page with the footer: Pandoc takes the last section's looks."""
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1417" w:bottom="1361" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/>'
    section = f'<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>{page}</w:sectPr>'
    return f"{HEAD}<w:document {W} {R}><w:body><w:p/>{section}</w:body></w:document>"


def main() -> int:
    """Write the file."""
    pandoc = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(pandoc, check=True, capture_output=True).stdout  # noqa: S603
    with zipfile.ZipFile(io.BytesIO(default)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if not name.endswith("/")}
    parts["word/styles.xml"], parts["word/footer1.xml"], parts["word/document.xml"] = styles(), footer(), document()
    parts["word/settings.xml"] = (
        parts["word/settings.xml"]
        .replace("en-US", "da-DK")
        .replace('decimalSymbol w:val="."', 'decimalSymbol w:val=","')
        .replace('listSeparator w:val=","', 'listSeparator w:val=";"')
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{kind}"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    links = "word/_rels/document.xml.rels"
    parts[links] = parts[links].replace(
        "</Relationships>", f'<Relationship Type="{relation}" Id="rIdFooter" Target="footer1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in sorted(parts.items()):
            packed.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
