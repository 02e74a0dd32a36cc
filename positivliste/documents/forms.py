"""One content, many forms: how each form of a text, of the list and of the report is made, by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from positivliste.documents.books.published_book import published_book
from positivliste.documents.books.report_book import report_book
from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.published_text import csv_text, json_text
from positivliste.documents.content.report import Report, report_json
from positivliste.documents.looks.html import to_html
from positivliste.documents.looks.meta import Meta
from positivliste.documents.looks.pdf import to_pdf, tree_to_pdf
from positivliste.documents.looks.render import markdown
from positivliste.documents.looks.tree import Tree
from positivliste.documents.looks.word import to_docx, tree_to_docx
from positivliste.documents.page.page import to_html as list_page


def to_md(markdown: str, _: Meta) -> bytes:
    """The text as it was written, in UTF-8."""
    return markdown.encode()


def markdown_text(published: PublishedList, overrides: Path | None = None) -> bytes:
    """The list as Markdown.

    Raises:
        BadData: the template is wrong.
    """
    return markdown(published, overrides).encode()


TEXT_FORMS: Mapping[str, Callable[[str, Meta], bytes]] = MappingProxyType(
    {"md": to_md, "docx": to_docx, "pdf": to_pdf, "html": to_html}
)
"""The forms of a text that one of our templates made."""

TREE_FORMS: Mapping[str, Callable[[Tree, Meta], bytes]] = MappingProxyType({"docx": tree_to_docx, "pdf": tree_to_pdf})
"""Those of them that are made of what Pandoc read, which it need do only once for all of them."""

LIST_FORMS: Mapping[str, Callable[[PublishedList], bytes]] = MappingProxyType(
    {"xlsx": published_book, "csv": csv_text, "json": json_text, "html": list_page, "md": markdown_text}
)
"""The forms of the published list beside `TREE_FORMS`, which are made of its Markdown."""

REPORT_FORMS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType({"xlsx": report_book, "json": report_json})
"""The forms of the report to SIRI beside its letter."""
