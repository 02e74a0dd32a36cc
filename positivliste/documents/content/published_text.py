"""The published list as text: CSV, JSON with its schema, Markdown."""

from __future__ import annotations

import csv
import json
import re
from importlib import resources
from io import StringIO

from positivliste.documents.content.published import COLUMNS, PublishedList

SCHEMA = "positive-list.schema.json"
CSV_COLUMNS = (*COLUMNS, "Råd", "Gælder fra", "Indholdets kontrolkode", "Journalens kontrolkode")
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def csv_text(published: PublishedList) -> bytes:
    """The list as CSV. Every row tells which list it is from, so that rows of several lists can be joined."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    tail = (published.council, published.effective.isoformat(), published.content_hash, published.head)
    for row in published.rows:
        writer.writerow([csv_cell(str(value)) for value in (*row.cells, *tail)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def csv_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; `csv_value` gives the text back.

    A cell that would begin as a formula gets an apostrophe before it, as a spreadsheet itself marks text. So
    does one that begins with apostrophes before such a sign: only then can ours be told from the sender's.
    (A leading blank is dropped by some readers and kept by others, and `="…"` is itself a formula.)
    """
    return f"'{text}" if _FORMULA.match(text) else text


def csv_value(cell: str) -> str:
    """The text that `csv_cell` was given: without the apostrophe that it put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def json_text(published: PublishedList) -> bytes:
    """The list as JSON: what is hashed stands under `content`, and the rest beside it."""
    document = {
        "$schema": SCHEMA,
        "content": published.content,
        "content_hash": published.content_hash,
        "journal_head": published.head,
        "published": published.published.isoformat(),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def json_schema() -> bytes:
    """The JSON Schema (2020-12) of the list's JSON, to be published beside it under the name `SCHEMA`."""
    return resources.files("positivliste.templates").joinpath(SCHEMA).read_bytes()
