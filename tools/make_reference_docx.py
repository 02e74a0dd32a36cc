"""Make templates/reference.docx, which sets how our Word documents look: Pandoc's own, with our styles and footer.

Run it again after a change here; the same Pandoc gives the same file. A council that wants its own looks changes
the styles of a copy in Word, and gives that copy to its documents.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]

from positivliste.documents.looks.word import FOOTER_MARK, MARK_MARK

TARGET = Path(__file__).parent.parent / "templates" / "reference.docx"
FONT, INK, ACCENT, QUIET, HAIR, SHADE = "Arial", "1B2733", "17405E", "4A5763", "C3CCD4", "EAF0F4"
OPEN_XML, HEAD = "http://schemas.openxmlformats.org", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = f'xmlns:w="{OPEN_XML}/wordprocessingml/2006/main"'
R = f'xmlns:r="{OPEN_XML}/officeDocument/2006/relationships"'
FOOTER_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
TEXT_WIDTH = 9072  # of an upright A4, in twentieths of a point
TWIPS = 20  # twentieths of a point; letters are measured in halves of one


def run(*, points: float = 0, bold: bool = False, colour: str = "") -> str:
    """How letters look."""
    half = round(points * 2)
    size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if points else ""
    shade = f'<w:color w:val="{colour}"/>' if colour else ""
    return f"<w:rPr>{'<w:b/>' * bold}{shade}{size}</w:rPr>"


def hyphens(*, allowed: bool) -> str:
    """Whether words are divided: only in tables, where a long word would not fit its column."""
    return f'<w:suppressAutoHyphens w:val="{int(not allowed)}"/>'


def paragraph(
    before: float, after: float, *, line: int = 264, keep: bool = False, first: str = "", more: str = ""
) -> str:
    """How a paragraph stands: points before and after it, its lines (240 is one), whether the next stays with it."""
    above, below = round(before * TWIPS), round(after * TWIPS)
    space = f'<w:spacing w:before="{above}" w:after="{below}" w:line="{line}" w:lineRule="auto"/>'
    return f"<w:pPr>{'<w:keepNext/><w:keepLines/>' * keep}{first}{space}{more}</w:pPr>"


def border(side: str, colour: str, *, eighths: int = 4, space: int = 0) -> str:
    """A line on one side."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def style(name: str, shown: str, body: str, *, kind: str = "paragraph", base: str = "Normal", more: str = "") -> str:
    """One style. The names are those that Pandoc gives, so that Word knows a heading as a heading."""
    first = name in ("Normal", "DefaultParagraphFont", "TableNormal")
    based = "" if first else f'<w:basedOn w:val="{base}"/>'
    default = ' w:default="1"' if first else ""
    start = f'<w:style w:type="{kind}"{default} w:styleId="{name}">'
    return f'{start}<w:name w:val="{shown}"/>{based}{more}<w:qFormat/>{body}</w:style>'


def letters(name: str, shown: str, looks: str = "") -> str:
    """A style of letters within a paragraph."""
    return style(name, shown, looks and f"<w:rPr>{looks}</w:rPr>", kind="character", base="DefaultParagraphFont")


def heading(level: int, points: float, before: float, after: float) -> str:
    """A heading, which the navigation pane shows."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    body = paragraph(before, after, line=252, keep=True, more=outline) + run(points=points, bold=True, colour=ACCENT)
    return style(f"Heading{level}", f"heading {level}", body, more='<w:next w:val="BodyText"/>')


def margins(top: int, side: int) -> str:
    """The room around the text of a cell."""
    rooms = (("top", top), ("left", side), ("bottom", top), ("right", side))
    sides = (f'<w:{name} w:w="{room}" w:type="dxa"/>' for name, room in rooms)
    return f"<w:tblCellMar>{''.join(sides)}</w:tblCellMar>"


def tables() -> str:
    """Light rules between the rows, and a header that is told from them by more than its colour."""
    lines = f"<w:tblBorders>{border('bottom', HAIR)}{border('insideH', HAIR)}</w:tblBorders>"
    cell = (
        f"<w:tcBorders>{border('bottom', ACCENT, eighths=8)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/>'
    )
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr>{run(bold=True, colour=ACCENT)}<w:tblPr/>'
        f"<w:trPr><w:tblHeader/></w:trPr><w:tcPr>{cell}</w:tcPr></w:tblStylePr>"
    )
    body = f"<w:tblPr>{lines}{margins(45, 80)}</w:tblPr>{first}"
    normal = style("TableNormal", "Normal Table", f"<w:tblPr>{margins(0, 0)}</w:tblPr>", kind="table")
    return normal + style("Table", "Table", body, kind="table", base="TableNormal")


def defaults() -> str:
    """The letters of everything that no style says otherwise of, and the language."""
    fonts = " ".join(f'w:{use}="{FONT}"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    looks = f'<w:rFonts {fonts}/><w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    language = '<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{looks}{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def styles() -> str:
    """All styles."""
    sizes = ((1, 16, 22, 10), (2, 12.5, 17, 6), (3, 10.5, 13, 5), (4, 10, 10, 4), (5, 10, 10, 4), (6, 10, 10, 4))
    line = f"<w:pBdr>{border('top', HAIR, space=5)}</w:pBdr>"
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    foot = f'<w:pPr>{line}{tab}<w:spacing w:before="0" w:after="0"/></w:pPr>{run(points=8, colour=QUIET)}'
    indent = '<w:ind w:left="480" w:right="480"/>'
    title = paragraph(0, 12, keep=True) + run(points=20, bold=True, colour=ACCENT)
    cell = paragraph(0, 0, line=240, first=hyphens(allowed=True))
    found = (
        style("Normal", "Normal", paragraph(0, 6, first=hyphens(allowed=False))),
        letters("DefaultParagraphFont", "Default Paragraph Font"),
        style("BodyText", "Body Text", paragraph(0, 7)),
        style("FirstParagraph", "First Paragraph", paragraph(0, 7), base="BodyText"),
        style("Compact", "Compact", paragraph(0, 3), base="BodyText"),
        style("TableText", "Table Text", cell + run(points=8)),
        style("TableTextSmall", "Table Text Small", run(points=7.5), base="TableText"),
        style("Title", "Title", title),
        *(heading(*size) for size in sizes),
        style("BlockText", "Block Text", paragraph(0, 6, more=indent), base="BodyText"),
        style("Logo", "Logo", paragraph(0, 18, more='<w:jc w:val="right"/>')),
        style("Footer", "footer", foot),
        style("FooterMark", "Footer Mark", paragraph(2, 0, line=240) + run(points=6.5, colour=QUIET)),
        letters("VerbatimChar", "Verbatim Char"),
        letters("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>'),
        tables(),
    )
    return f"{HEAD}<w:styles {W}>{defaults()}{''.join(found)}</w:styles>"


def footer() -> str:
    """The document's own line with its pages, "Side 1 af 3", and below it the document's mark."""

    def count(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def say(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    def line(name: str, said: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{said}</w:p>'

    pages = say("Side ") + count("PAGE") + say(" af ") + count("NUMPAGES")
    first = line("Footer", f"{say(FOOTER_MARK)}<w:r><w:tab/></w:r>{pages}")
    return f"{HEAD}<w:ftr {W}>{first}{line('FooterMark', say(MARK_MARK))}</w:ftr>"


def document() -> str:
    """An empty A4 page with the footer: Pandoc takes the looks of the last section."""
    room = 'w:top="1361" w:right="1417" w:bottom="1361" w:left="1417" w:header="567" w:footer="567" w:gutter="0"'
    page = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {room}/>'
    section = f'<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>{page}</w:sectPr>'
    return f"{HEAD}<w:document {W} {R}><w:body><w:p/>{section}</w:body></w:document>"


def parts() -> dict[str, str]:
    """The parts of the file by name."""
    pandoc = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(pandoc, check=True, capture_output=True).stdout  # noqa: S603
    with zipfile.ZipFile(io.BytesIO(default)) as packed:
        found = {name: packed.read(name).decode() for name in packed.namelist() if not name.endswith("/")}
    kind = f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_KIND}"/>'
    relation = f"{OPEN_XML}/officeDocument/2006/relationships/footer"
    link = f'<Relationship Type="{relation}" Id="rIdFooter" Target="footer1.xml"/>'
    changes = (
        ("[Content_Types].xml", "</Types>", f"{kind}</Types>"),
        ("word/_rels/document.xml.rels", "</Relationships>", f"{link}</Relationships>"),
        ("word/settings.xml", "en-US", "da-DK"),
        (
            "word/settings.xml",
            '<w:defaultTabStop w:val="720" />',
            '<w:defaultTabStop w:val="720" /><w:autoHyphenation/>',
        ),
        ("word/settings.xml", 'listSeparator w:val=","', 'listSeparator w:val=";"'),
        ("word/settings.xml", 'decimalSymbol w:val="."', 'decimalSymbol w:val=","'),
    )
    for name, old, new in changes:
        found[name] = found[name].replace(old, new)
    own = {"word/styles.xml": styles(), "word/footer1.xml": footer(), "word/document.xml": document()}
    return dict(sorted((found | own).items()))


def main() -> int:
    """Write the file."""
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts().items():
            packed.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
