"""Word by Pandoc. A reference.docx sets the looks; here is what Pandoc leaves out, the same to the byte each time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64encode
from copy import deepcopy
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from positivliste.documents.content.wording import plain
from positivliste.documents.looks.meta import Meta, Picture
from positivliste.documents.looks.pdf import named_picture, png
from positivliste.documents.looks.tree import Node, Tree, elements, pandoc, read, stays
from positivliste.errors import BadData

FOOTER_MARK, MARK_MARK = "{{footer}}", "{{mark}}"
"""Where these stand in a footer of the reference.docx, the document has its own lines: council and title, its mark."""
TABLE_TEXT, TABLE_TEXT_SMALL = "TableText", "TableTextSmall"
"""The styles of the text in tables, and in wide ones, where the reference.docx has them."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
# A4, and the margins for a reference that has none, in twentieths of a point.
_SHORT, _LONG, _MARGIN = 11906, 16838, 1417
_LYING_MARGIN, _LYING_BOTTOM = 907, 1134
_LINE = 400  # what a line with a picture needs beside it
_EMU = 635  # Word's unit for drawings; so many are a twentieth of a point
# A row with more text than this may be split by the end of a page: it could be longer than the page.
_LONG_ROW = 700
_MANY_COLUMNS = 7
_RUNNING = ("BodyText", "FirstParagraph")
_SMALL_TABLE = 15  # rows; such a table stays on one page
_AFTER_TABLE, _AFTER_LIST = 160, 140
_BEFORE_COMPAT = (
    "zoom",
    "embedSystemFonts",
    "proofState",
    "stylePaneFormatFilter",
    "doNotTrackMoves",
    "defaultTabStop",
    "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery",
    "characterSpacingControl",
    "savePreviewPicture",
    "footnotePr",
    "endnotePr",
)
_FOOT, _LYING_FOOT = 90, 150  # characters that have room beside the page number
_PARTS_WITH_TEXT = re.compile(r"word/(header|footer)\d*\.xml")
_EARLIEST = (1980, 1, 1)  # a ZIP file knows no earlier date

_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{council}</dc:creator>\
<dc:language>{language}</dc:language><cp:lastModifiedBy>{council}</cp:lastModifiedBy>\
<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>
"""


def to_docx(markdown: str, meta: Meta) -> bytes:
    """The Markdown of one of our templates as a Word document.

    Raises:
        BadData: it has what a document cannot show (a picture that is not there, markup of another format), or
            the reference.docx is no Word document.
    """
    return tree_to_docx(read(markdown, landscape=meta.landscape), meta)


def tree_to_docx(tree: Tree, meta: Meta) -> bytes:
    """The same of what Pandoc read in it, which stays as it is."""
    blocks = _embedded(tree.blocks, dict(meta.pictures))
    if meta.logo:
        logo: Node = {"t": "Image", "c": [["", [], [["height", "16mm"]]], [], ["", ""]]}
        _fill(logo, meta.logo)
        blocks = [{"t": "Div", "c": [["", [], [["custom-style", "Logo"]]], [{"t": "Para", "c": [logo]}]]}, *blocks]
    return _finish(_pandoc(Tree(blocks, tree.version), meta), meta)


def _pandoc(tree: Tree, meta: Meta) -> bytes:
    language = {"t": "MetaString", "c": _full_language(meta.language)}
    source = json.dumps({"pandoc-api-version": tree.version, "meta": {"lang": language}, "blocks": tree.blocks})
    reference = meta.reference or _our_reference()
    with TemporaryDirectory(prefix="positivliste-") as name:
        looks, made = Path(name) / "reference.docx", Path(name) / "document.docx"
        looks.write_bytes(reference)
        try:
            pandoc(source, "docx", "json", f"--reference-doc={looks}", into=made)
        except RuntimeError as error:
            raise BadData(
                "docx",
                f"The Word document »{meta.title}« could not be made: {str(error).strip()}.".replace("..", "."),
                "See that the council's reference.docx opens in Word, or remove it to use ours.",
            ) from error
        return made.read_bytes()


def _our_reference() -> bytes:
    return resources.files("positivliste.templates").joinpath("reference.docx").read_bytes()


def _full_language(language: str) -> str:
    return {"da": "da-DK", "en": "en-GB"}.get(language, language)


def _embedded(blocks: list[Node], pictures: dict[str, Picture]) -> list[Node]:
    """The tree with the pictures that the text names. Pandoc itself opens no file."""
    if any(node["t"] == "Image" for node in elements(blocks)):
        blocks = deepcopy(blocks)
        for node in elements(blocks):
            if node["t"] == "Image":
                _fill(node, named_picture(pictures, node["c"][2][0]))
    return blocks


def _fill(image: Node, picture: Picture) -> None:
    content, ending = picture.content, picture.ending
    if ending == "svg":  # not all versions of Word draw it
        content, ending = png(content), "png"
    kind = {"jpg": "jpeg"}.get(ending, ending)
    image["c"][1] = [{"t": "Str", "c": picture.alternative}]
    image["c"][2] = [f"data:image/{kind};base64,{b64encode(content).decode()}", ""]


def _finish(made: bytes, meta: Meta) -> bytes:
    """The document with what Pandoc leaves out, packed so that the same content gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
    parts["docProps/core.xml"] = _core(meta)
    parts["word/document.xml"] = _body(parts["word/document.xml"], parts["word/styles.xml"], meta)
    parts["word/settings.xml"] = _settings(parts["word/settings.xml"])
    for name in filter(_PARTS_WITH_TEXT.fullmatch, parts):
        parts[name] = _foot(parts[name], meta)
    return _pack(parts, meta.date)


def _foot(part: bytes, meta: Meta) -> bytes:
    """A footer with the document's own lines where the reference.docx has a place for them."""
    if FOOTER_MARK.encode() not in part:
        return part
    root = _parsed(part)
    line = meta.title if meta.council in meta.title else f"{meta.council} · {meta.title}"
    line = shorten(plain(line), _LYING_FOOT if meta.landscape else _FOOT, placeholder=" …")
    for paragraph in list(root.iter(f"{{{_W}}}p")):
        texts = [text for text in paragraph.iter(f"{{{_W}}}t") if text.text]
        for text in texts:
            text.text = (text.text or "").replace(FOOTER_MARK, line).replace(MARK_MARK, plain(meta.mark))
        if texts and not any(text.text for text in texts):
            root.remove(paragraph)
        elif meta.landscape:
            looks = _child(paragraph, "pPr", after=())
            tabs = _child(looks, "tabs", after=("pStyle",))
            for place, kind in ((_SHORT - 2 * _MARGIN, "clear"), (_LONG - 2 * _LYING_MARGIN, "right")):
                _set(ET.SubElement(tabs, f"{{{_W}}}tab"), val=kind, pos=str(place))
    return _written(root)


def _settings(part: bytes) -> bytes:
    """The settings with the mode of Word since 2013: without it the title bar says "compatibility mode"."""
    root = _parsed(part)
    if root.find(f"{{{_W}}}compat") is None:
        before = {f"{{{_W}}}{name}" for name in _BEFORE_COMPAT}
        place = max((place for place, child in enumerate(root, start=1) if child.tag in before), default=0)
        compat = ET.Element(f"{{{_W}}}compat")
        setting = ET.SubElement(compat, f"{{{_W}}}compatSetting")
        _set(setting, name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
        root.insert(place, compat)
    return _written(root)


def _parsed(part: bytes) -> ET.Element:
    for _, (prefix, address) in ET.iterparse(io.BytesIO(part), ["start-ns"]):  # noqa: S314
        ET.register_namespace(prefix, address)  # so that the names stay as Word has them
    return ET.fromstring(part)  # noqa: S314  # Pandoc has just written it, or taken it from a Word file; expat bounds entities


def _written(root: ET.Element) -> bytes:
    """The part again. ElementTree writes text several times faster than bytes."""
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + ET.tostring(root, encoding="unicode").encode()


def _core(meta: Meta) -> bytes:
    told = {"title": plain(meta.title), "council": plain(meta.council), "language": _full_language(meta.language)}
    return _CORE.format(day=meta.date.isoformat(), **{key: escape(value) for key, value in told.items()}).encode()


def _pack(parts: dict[str, bytes], day: date) -> bytes:
    stamp = max((day.year, day.month, day.day), _EARLIEST)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        # Word and others look for the content types first.
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (*stamp, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 0
            packed.writestr(entry, parts[name])
    return out.getvalue()


def _body(document: bytes, styles: bytes, meta: Meta) -> bytes:
    root = _parsed(document)
    known = set(re.findall(rb'w:styleId="([^"]*)"', styles))
    width = _page(root, meta)
    for parent in root.iter(f"{{{_W}}}body"):
        for block, following in pairwise(parent):
            if block.tag == f"{{{_W}}}tbl":
                _table(block, width, known)
                _space_before(following, _AFTER_TABLE)
            elif block.find(f"{{{_W}}}pPr/{{{_W}}}numPr") is not None:
                _space_before(following, _AFTER_LIST)
            elif _text(block) and stays(_text(block), _text(following)):
                _child(_child(block, "pPr", after=()), "keepNext", after=("pStyle",))
    for picture in root.iter(f"{{{_DRAWING}}}inline"):
        _picture(picture)
        if meta.landscape:
            _widen(picture, width)
    return _written(root)


def _picture(inline: ET.Element) -> None:
    """A picture stands where the text does; of what it shows, Pandoc says it once rightly and once with its bytes."""
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    words = next(inline.iter(f"{{{_DRAWING}}}docPr")).get("descr", "")
    for detail in inline.iter(f"{{{_PICTURE}}}cNvPr"):
        detail.set("descr", words)


def _widen(inline: ET.Element, width: int) -> None:
    """Pandoc fits a wide picture to the upright page of the reference; a page that lies down has room for more."""
    sizes = [size for size in inline.iter() if "cx" in size.attrib]
    wide, high = int(sizes[0].attrib["cx"]), int(sizes[0].attrib["cy"])
    room, height = width * _EMU, (_SHORT - _LYING_MARGIN - _LYING_BOTTOM - _LINE) * _EMU
    if wide > room / 2:
        share = min(room / wide, height / high)
        for size in sizes:
            size.attrib.update(cx=str(round(wide * share)), cy=str(round(high * share)))


def _page(root: ET.Element, meta: Meta) -> int:
    """Set A4 on every section; the width of the text, in twentieths of a point."""
    long, short = str(_LONG), str(_SHORT)
    text = 0
    for section in root.iter(f"{{{_W}}}sectPr"):
        margins = _child(section, "pgMar", after=("headerReference", "footerReference", "footnotePr", "type", "pgSz"))
        size = _child(section, "pgSz", after=("headerReference", "footerReference", "footnotePr", "type"))
        _set(size, w=long if meta.landscape else short, h=short if meta.landscape else long)
        for side in ("top", "right", "bottom", "left"):
            given = margins.get(f"{{{_W}}}{side}", str(_MARGIN))
            lying = _LYING_BOTTOM if side == "bottom" else _LYING_MARGIN
            _set(margins, **{side: str(lying) if meta.landscape else given})
        for rest in ("header", "footer"):
            _set(margins, **{rest: margins.get(f"{{{_W}}}{rest}", "567")})
        _set(margins, gutter=margins.get(f"{{{_W}}}gutter", "0"))
        if meta.landscape:
            _set(size, orient="landscape")
        sides = sum(int(margins.get(f"{{{_W}}}{side}", "0")) for side in ("left", "right"))
        text = (_LONG if meta.landscape else _SHORT) - sides
    return text


def _table(table: ET.Element, width: int, known: set[bytes]) -> None:
    looks = _child(table, "tblPr", after=())
    grid = _child(table, "tblGrid", after=("tblPr",))
    percent = _child(looks, "tblW", after=("tblStyle",))
    share = int(percent.get(f"{{{_W}}}w", "5000")) / 5000
    columns = list(grid)
    given = [int(column.get(f"{{{_W}}}w", "1")) for column in columns]
    widths = [round(width * share * part / sum(given)) for part in given]
    for column, wide in zip(columns, widths, strict=True):
        _set(column, w=str(wide))
    _set(percent, type="dxa", w=str(sum(widths)))
    _set(_child(looks, "tblLayout", after=("tblStyle", "tblW", "jc", "tblInd")), type="fixed")
    rows = table.findall(f"{{{_W}}}tr")
    for place, row in enumerate(rows):
        if place == 0 or place < len(rows) - 1 < _SMALL_TABLE:
            _keep_with_next(row)
        if len("".join(row.itertext())) <= _LONG_ROW:
            _child(_child(row, "trPr", after=("tblPrEx",)), "cantSplit", after=())
        for cell, wide in zip(row.iter(f"{{{_W}}}tc"), widths, strict=True):
            room = _child(_child(cell, "tcPr", after=()), "tcW", after=())
            _set(room, w=str(wide), type="dxa")
        text = TABLE_TEXT_SMALL if len(widths) >= _MANY_COLUMNS else TABLE_TEXT
        if text.encode() in known:
            for style in row.iter(f"{{{_W}}}pStyle"):
                _set(style, val=text)


def _text(element: ET.Element) -> str:
    """The text of a paragraph of the running text, and nothing of any other element."""
    style = element.find(f"{{{_W}}}pPr/{{{_W}}}pStyle")
    running = style is not None and style.get(f"{{{_W}}}val") in _RUNNING
    return "".join(element.itertext()) if running else ""


def _keep_with_next(row: ET.Element) -> None:
    for paragraph in row.iter(f"{{{_W}}}p"):
        _child(_child(paragraph, "pPr", after=()), "keepNext", after=("pStyle",))


def _space_before(element: ET.Element, space: int) -> None:
    """Set a paragraph of text off from what is before it: a table has no space of its own, nor has a list."""
    if element.tag == f"{{{_W}}}p":
        looks = _child(element, "pPr", after=())
        style = looks.find(f"{{{_W}}}pStyle")
        if style is not None and style.get(f"{{{_W}}}val") in _RUNNING:
            _set(
                _child(looks, "spacing", after=("pStyle", "keepNext", "keepLines", "numPr", "tabs")),
                before=str(space),
            )


def _child(parent: ET.Element, name: str, *, after: tuple[str, ...]) -> ET.Element:
    """The child of that name, made where it is missing: Word wants children in a fixed order."""
    found = parent.find(f"{{{_W}}}{name}")
    if found is None:
        found = ET.Element(f"{{{_W}}}{name}")
        before = {f"{{{_W}}}{other}" for other in after}
        place = sum(1 for child in parent if child.tag in before)
        parent.insert(place, found)
    return found


def _set(element: ET.Element, **values: str) -> None:
    for name, value in values.items():
        element.set(f"{{{_W}}}{name}", value)
