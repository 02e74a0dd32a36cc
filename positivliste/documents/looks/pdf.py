"""PDF by Typst: what Pandoc read, as the data that our template sets in type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from positivliste.documents.content.wording import plain
from positivliste.documents.looks.fonts import fonts, own_font, visible
from positivliste.documents.looks.meta import Meta, Picture
from positivliste.documents.looks.tree import Node, Tree, read, stays, table_rows, text_of
from positivliste.documents.looks.typesetting import compiled, compiler
from positivliste.errors import BadData

STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
"""What every PDF conforms to."""

# A word longer than this may break between any two pieces: no hyphenation knows a web address or a hash.
_LONG_WORD = re.compile(r"\S{40,}")
_PIECE = 8
# A row with more text than this may be split by the end of a page: it could be longer than the page.
_LONG_ROW = 700
_KINDS = {"Strong": "strong", "Emph": "emph"}


def to_pdf(markdown: str, meta: Meta) -> bytes:
    """The Markdown of one of our templates as a PDF that is PDF/UA-1 and PDF/A-2a at once.

    Raises:
        BadData: it has what a document cannot show (a picture that is not there, markup of another format), or
            its headings leave a level out.
    """
    return tree_to_pdf(read(markdown, landscape=meta.landscape), meta)


def tree_to_pdf(tree: Tree, meta: Meta) -> bytes:
    """The same of what Pandoc read in it, which stays as it is."""
    pictures = dict(meta.pictures)
    language, _, region = meta.language.partition("-")
    with TemporaryDirectory(prefix="positivliste-") as name:
        folder = Path(name)
        files = {key: _save(folder, f"picture-{place}", pictures[key]) for place, key in enumerate(pictures)}
        lower = _Lowering(pictures, files)
        document = {
            "title": visible(plain(meta.title)),
            "council": visible(plain(meta.council)),
            "language": language,
            "region": region or "DK",
            "landscape": meta.landscape,
            "mark": visible(plain(meta.mark)),
            "logo": meta.logo and {"file": _save(folder, "logo", meta.logo), "alternative": meta.logo.alternative},
            "blocks": list(lower.blocks(tree.blocks)),
        }
        return compiled(
            compiler("document.typ", document, folder),
            meta.title,
            "pdf",
            pdf_standards=list(STANDARDS),
            timestamp=datetime.combine(meta.date, time(), UTC),
        )


def png(svg: bytes) -> bytes:
    """A drawing as a picture of pixels, for programs that cannot draw it themselves."""
    import typst

    source = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: 160mm)'
    with TemporaryDirectory(prefix="positivliste-") as name:
        (Path(name) / "drawing.svg").write_bytes(own_font(svg))
        made = typst.Compiler(root=name, font_paths=fonts(), ignore_system_fonts=True).compile(
            source, format="png", ppi=220
        )
    return bytes(made)  # type: ignore[arg-type]  # one page gives the bytes of one picture


def _save(folder: Path, stem: str, picture: Picture) -> str:
    name = f"{stem}.{picture.ending}"
    (folder / name).write_bytes(own_font(picture.content) if picture.ending == "svg" else picture.content)
    return name


class _Lowering:
    """The tree that Pandoc read, as the few kinds of elements that the template knows."""

    def __init__(self, pictures: dict[str, Picture], files: dict[str, str]) -> None:
        self._pictures = pictures
        self._files = files

    def blocks(self, nodes: Iterable[Node]) -> Iterator[dict[str, Any]]:
        for node, following in pairwise([*nodes, {"t": "End"}]):
            kind, inner = _parts(node)
            if kind in ("Para", "Plain"):
                yield {
                    "kind": "paragraph",
                    "body": self.inlines(inner),
                    "stays": stays(text_of(inner), _paragraph(following)),
                }
            elif kind == "Header":
                yield {"kind": "heading", "level": inner[0], "body": self.inlines(inner[2])}
            elif kind == "BulletList":
                yield {"kind": "bullets", "items": [list(self.blocks(item)) for item in inner]}
            elif kind == "OrderedList":
                items = [list(self.blocks(item)) for item in inner[1]]
                yield {"kind": "numbers", "start": inner[0][0], "items": items}
            elif kind == "Table":
                yield self._table(node)
            elif kind == "LineBlock":
                lines = [[*self.inlines(line), {"kind": "break"}] for line in inner]
                yield {"kind": "paragraph", "body": [part for line in lines for part in line][:-1], "stays": False}
            elif kind == "BlockQuote":
                yield {"kind": "quote", "items": list(self.blocks(inner))}
            else:
                yield {"kind": "rule"}

    def inlines(self, nodes: Iterable[Node]) -> list[dict[str, Any]]:
        """Text and what stands in it. Neighbouring words are one piece of text, broken only where a word is long."""
        found: list[dict[str, Any]] = []
        for is_text, run in groupby(nodes, lambda node: node["t"] in ("Str", "Space", "SoftBreak", "Code")):
            if is_text:
                found += _text("".join(map(text_of, run)))
            else:
                found += map(self._inline, run)
        return found

    def _inline(self, node: Node) -> dict[str, Any]:
        kind, inner = _parts(node)
        if kind in _KINDS:
            return {"kind": _KINDS[kind], "body": self.inlines(inner)}
        if kind == "Link":
            return {"kind": "link", "to": inner[2][0], "body": self.inlines(inner[1])}
        if kind == "Image":
            picture = named_picture(self._pictures, inner[2][0])
            return {"kind": "image", "file": self._files[inner[2][0]], "alternative": picture.alternative}
        return {"kind": "break"}

    def _table(self, node: Node) -> dict[str, Any]:
        columns = [{"width": width["c"], "align": align["t"]} for align, width in node["c"][2]]
        head, rows = table_rows(node)
        return {
            "kind": "table",
            "columns": columns,
            "share": sum(column["width"] for column in columns),
            "head": [[self._cell(cell) for cell in row] for row in head if text_of(row).strip()],
            "rows": [self._row(row) for row in rows],
        }

    def _row(self, cells: list[Any]) -> dict[str, Any]:
        first: list[Node] = next((block["c"] for cell in cells[:1] for block in cell[4]), [])
        return {
            "cells": [self._cell(cell) for cell in cells],
            "total": [node["t"] for node in first] == ["Strong"],
            "long": len(text_of(cells)) > _LONG_ROW,
        }

    def _cell(self, cell: list[Any]) -> list[dict[str, Any]]:
        return [part for block in cell[4] for part in self.inlines(block.get("c", []))]


def named_picture(pictures: dict[str, Picture], name: str) -> Picture:
    """The picture that the text names.

    Raises:
        BadData: the caller has given no such picture. A file is never looked for.
    """
    if name not in pictures:
        raise BadData(
            "picture",
            f"The text names the picture {name!r}, which the document does not have.",
            f"Use one of {', '.join(sorted(pictures))}." if pictures else "Remove the picture from the template.",
        )
    return pictures[name]


def _paragraph(node: Node) -> str:
    return text_of(node) if node["t"] == "Para" else ""


def _parts(node: Node) -> tuple[str, Any]:
    return node["t"], node.get("c")


def _text(text: str) -> Iterator[dict[str, str]]:
    shown, place = visible(text), 0
    for match in _LONG_WORD.finditer(shown):
        if match.start() > place:
            yield {"kind": "text", "text": shown[place : match.start()]}
        for start in range(match.start(), match.end(), _PIECE):
            yield {"kind": "text", "text": shown[start : min(start + _PIECE, match.end())]}
            yield {"kind": "gap"}
        place = match.end()
    if shown[place:]:
        yield {"kind": "text", "text": shown[place:]}
