"""A document as one HTML file: the tree that Pandoc read, with our own styles and nothing from elsewhere."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from positivliste.documents.looks.tree import pandoc, read

if TYPE_CHECKING:
    from positivliste.documents.looks.meta import Meta

_STYLE = """
body { font: 1.06rem/1.5 "Source Sans 3", Arial, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #767676; }
th { border-bottom: 2px solid #1a1a1a; }
@media (prefers-color-scheme: dark) { body { background: #16181b; color: #eee; } th { border-color: #eee; } }
@media print { body { max-width: none; margin: 0; } thead { display: table-header-group; } }
"""


def to_html(markdown: str, meta: Meta) -> bytes:
    """The Markdown of one of our templates as one self-contained HTML file.

    Raises:
        BadData: it has what a document cannot show.
    """
    tree = read(markdown)
    source = json.dumps({"pandoc-api-version": tree.version, "meta": {}, "blocks": tree.blocks})
    body = pandoc(source, "html5", "json")
    page = (
        f'<!doctype html>\n<html lang="{escape(meta.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(meta.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
    )
    foot = f"<footer><p>{escape(meta.mark)}</p></footer>\n" if meta.mark else ""
    return f"{page}{foot}</body>\n</html>\n".encode()
