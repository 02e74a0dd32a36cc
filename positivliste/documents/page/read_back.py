"""The web page of a published list, read back: what a reader sees in its tables, and the codes that it prints."""

from __future__ import annotations

from html.parser import HTMLParser

from positivliste.documents.page.page import META_HASH, META_HEAD
from positivliste.model.value import frozen


@frozen
class ReadPage:
    """What stands on a page.

    Attributes:
        rows: every course as the tables show it: the values under `COLUMNS`, as text.
        content_hash: the hash of the content that the page says it has; empty where it says none.
        head: the hash of the journal's last event, likewise.
    """

    rows: tuple[tuple[str, ...], ...]
    content_hash: str
    head: str


def read_page(page: bytes) -> ReadPage:
    """What a page that `to_html` made, or somebody has changed since, shows of the list.

    Raises:
        UnicodeDecodeError: it is not UTF-8, so not such a page.
    """
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return ReadPage(tuple(reader.rows), reader.meta.get(META_HASH, ""), reader.meta.get(META_HEAD, ""))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, ...]] = []
        self.meta: dict[str, str] = {}
        self._group = ""
        self._row: list[list[str]] | None = None
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta.setdefault(values.get("name", ""), values.get("content", ""))
        elif tag == "section":
            self._group = values.get("data-group", "")
        elif tag == "tr":
            self._row = [] if values.get("id", "").startswith("kursus-") else None
        elif tag in ("td", "th") and self._row is not None:
            self._row.append([])
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False
        elif tag == "tr" and self._row is not None:
            cells = ["".join(cell) for cell in self._row]
            self.rows.append((*cells[:1], self._group, *cells[1:]))
            self._row = None

    def handle_data(self, data: str) -> None:
        if self._row and self._in_cell:
            self._row[-1].append(data)
