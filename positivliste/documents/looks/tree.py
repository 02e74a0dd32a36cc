"""What Pandoc reads in the Markdown: a tree of plain values, checked, with the widths of its tables set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from positivliste.errors import BadData
from positivliste.model.value import frozen

Node = dict[str, Any]
"""An element of the tree: its kind under "t", and what it holds under "c"."""

# What could make markup, a file access or another program's source of the text is switched off.
_OFF = (
    "raw_html", "raw_tex", "raw_attribute", "latex_macros", "tex_math_dollars", "citations", "emoji", "smart",
    "yaml_metadata_block", "pandoc_title_block", "example_lists", "footnotes", "inline_notes", "implicit_figures",
    "auto_identifiers", "table_captions",
)  # fmt: skip
READER = "markdown" + "".join(f"-{extension}" for extension in _OFF)
"""The format that the Markdown is read as."""

_BLOCKS = frozenset(
    {"Para", "Plain", "Header", "BulletList", "OrderedList", "Table", "HorizontalRule", "LineBlock", "BlockQuote"}
)
_INLINES = frozenset({"Str", "Space", "SoftBreak", "LineBreak", "Strong", "Emph", "Link", "Code", "Image"})
# Not elements of their own, but what elements say about themselves.
_DETAILS = frozenset({"ColWidth", "ColWidthDefault"})
_DETAIL_STARTS = ("Align", "Decimal", "Lower", "Upper", "Default", "Period", "OneParen", "TwoParens")

_CLOSING = ' )»"”'
_GREETING = 40  # characters

# About how many characters go on one line of a table that is as wide as the page, upright and lying.
_LINE = {False: 95, True: 165}
_NARROWEST = 0.4


@frozen
class Tree:
    """What Pandoc read: the blocks, and the version of its own format that they are in."""

    blocks: list[Node]
    version: list[int]


def read(markdown: str, *, landscape: bool = False) -> Tree:
    """What the Markdown says. Every table has relative widths that add up to its share of the line.

    Raises:
        BadData: the text has an element that not all forms can show.
    """
    # With a line of one column every table counts as a wide one, whose dashes give the widths of its columns.
    document = json.loads(pandoc(markdown, "json", READER, "--columns=1"))
    blocks: list[Node] = document["blocks"]
    tables: dict[str, list[Node]] = {}
    for node in elements(blocks):
        _check(node)
        if node["t"] == "Table":
            tables.setdefault(text_of(table_rows(node)[0]), []).append(node)
    for alike in tables.values():
        _set_widths(alike, landscape=landscape)
    return Tree(blocks, document["pandoc-api-version"])


def pandoc(text: str, to: str, source: str, *options: str, into: Path | None = None) -> str:
    """The text in another format, or nothing where it goes `into` a file. Pandoc opens no file but those named here.

    Raises:
        RuntimeError: Pandoc cannot convert it; the message is Pandoc's.
    """
    import pypandoc  # type: ignore[import-untyped]

    file = str(into) if into else None
    return str(pypandoc.convert_text(text, to, format=source, outputfile=file, extra_args=[*options, "--sandbox"]))


def elements(tree: Any) -> Iterator[Node]:
    """All elements in the tree, each before what it holds."""
    if isinstance(tree, dict):
        yield tree
        yield from elements(tree.get("c"))
    elif isinstance(tree, list):
        for child in tree:
            yield from elements(child)


def text_of(tree: Any) -> str:
    """The text in the tree, without its markup."""
    return "".join(_texts(tree))


def _texts(tree: Any) -> Iterator[str]:
    for node in elements(tree):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] == "Code":
            yield node["c"][1]
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            yield " "


def stays(text: str, following: str) -> bool:
    """Whether a paragraph must stand on one page with what comes after it.

    Args:
        text: its text. "Sekretariatet indstiller, at rådet" and "Venlig hilsen" lead on: they end no sentence.
        following: the text of the next paragraph, or "" where there is none: a greeting does not begin a page.
    """
    return _leads_on(text) or (0 < len(following) < _GREETING and _leads_on(following))


def _leads_on(text: str) -> bool:
    return not text.rstrip(_CLOSING).endswith((".", "!", "?", "_"))


def table_rows(table: Node) -> tuple[list[Any], list[Any]]:
    """The header rows and the other rows of a table, each a list of cells."""
    _attributes, _caption, _columns, head, bodies, foot = table["c"]
    rows = [row for body in bodies for row in (*body[2], *body[3])]
    return [row[1] for row in head[1]], [row[1] for row in (*rows, *foot[1])]


def _check(node: Node) -> None:
    kind = node["t"]
    if kind in _BLOCKS or kind in _INLINES or kind in _DETAILS or kind.startswith(_DETAIL_STARTS):
        return
    raise BadData(
        "markup",
        f"The text has an element that Word and PDF cannot both show: {kind}.",
        "Change the template to headings, paragraphs, lists and tables only.",
    )


def _set_widths(tables: list[Node], *, landscape: bool) -> None:
    """Give the columns of tables with the same header the same widths, in the proportions of their dashes.

    Tables with little in them do not stretch over the whole page.
    """
    natural = max(map(_natural_width, tables)) * 1.15 / _LINE[landscape]
    share = min(1.0, max(_NARROWEST, natural))
    for table in tables:
        for column, width in zip(table["c"][2], _proportions(table), strict=True):
            column[1] = {"t": "ColWidth", "c": round(share * width, 4)}


def _proportions(table: Node) -> list[float]:
    """The columns' parts of the table's width, by their dashes."""
    given = [width.get("c", 1) for _, width in table["c"][2]]
    return [width / sum(given) for width in given]


def _natural_width(table: Node) -> float:
    """How many characters a line of the table needs so that no cell needs a second line."""
    head, rows = table_rows(table)
    longest = (max(len(text_of(cell[4])) for cell in column) for column in zip(*head, *rows, strict=True))
    return max(length / width for length, width in zip(longest, _proportions(table), strict=True))
