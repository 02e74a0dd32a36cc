"""Is a file the list that was published? And if not, which rows differ?"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from attrs import evolve

from positivliste.danish import clean
from positivliste.documents.content.published import COLUMNS, PublishedList, Row
from positivliste.documents.content.published_text import csv_value
from positivliste.errors import BadData
from positivliste.model.duration import Duration
from positivliste.model.file import File
from positivliste.model.listing import Entry
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.store.files import sha256
from positivliste.usecases.publication import amended_list, published_list
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import look

Cells = tuple[str, ...]


TOLD = {name: name for name in ("file", "published", "round", "on", "content", "differences")}
"""What the table of a file shows."""


@frozen
class Authenticity:
    """What is known of a file.

    Attributes:
        published: it is, to the byte, a file of a published list.
        round: the round whose list it is, or most resembles; None where it resembles none.
        content: the content hash of that list.
        edition: its edition; the list as it was first published is the first.
        differences: what differs from that list, row by row.
    """

    file: str
    published: bool
    round: str | None
    on: str | None
    content: str | None
    differences: tuple[str, ...]
    edition: int | None = None

    def table(self) -> list[dict[str, Any]]:
        """What is known of the file as one flat row, for `pandas.DataFrame`."""
        return table([self], TOLD)


@frozen
class _Candidate:
    round: str
    content: str
    on: date
    files: tuple[File, ...]
    published: PublishedList


def verify_file(session: Session, path: Path) -> Authenticity:
    """Whether a file is one that was published, when, and if not, which rows differ.

    A PDF, Word or Markdown file is searched for the texts of every row; the others are read row by row.

    Raises:
        BadData: the file cannot be read, is of another kind, or no list was published.
    """
    data = read_file(path)
    digest = sha256(data)
    candidates = tuple(_candidates(session))
    if not candidates:
        raise BadData("nothing-published", "No list of this workspace was published.", "Use `publish ROUND` first.")
    for found in candidates:
        if digest in {file.sha256 for file in found.files}:
            return _told(path, found, (), published=True)
    compare = _comparer(path, data)
    found, differences = min(((each, compare(each.published)) for each in candidates), key=lambda pair: len(pair[1]))
    if len(differences) >= max(1, len(found.published.entries)):
        return _told(path, None, ("it resembles no published list",))
    return _told(path, found, differences or ("the rows are those of the list, but the file was saved again",))


def _told(
    path: Path, found: _Candidate | None, differences: tuple[str, ...], *, published: bool = False
) -> Authenticity:
    if found is None:
        return Authenticity(path.name, published, None, None, None, differences)
    edition = found.published.edition.no if found.published.edition else 1
    return Authenticity(path.name, published, found.round, found.on.isoformat(), found.content, differences, edition)


def _candidates(session: Session) -> Iterator[_Candidate]:
    """Every list that was published, and every edition of one, that can be made again as it was."""
    seen = look(session)
    for name, known in seen.workspace.milestones.items():
        if said := known.publication:
            act = seen.at(name)
            yield from _as_published(name, said.content, said.on, said.head, said.files, published_list(act))
            for edition in act.state.amended:
                made = amended_list(act, edition)
                yield from _as_published(name, edition.content, edition.published, edition.head, edition.files, made)


def _as_published(
    name: str, content: str, on: date, head: str, files: tuple[File, ...], made: PublishedList
) -> Iterator[_Candidate]:
    made = evolve(made, head=head, published=on)
    if made.content_hash == content:
        yield _Candidate(name, content, on, files, made)


def _comparer(path: Path, data: bytes) -> Callable[[PublishedList], tuple[str, ...]]:
    """How a file is compared with a list, by its kind."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in _FORMS:
        message = f"{path.name} is no form in which lists are published."
        raise BadData("unknown-file-type", message, f"Use one of {', '.join(_FORMS)}.")
    read, differences = _FORMS[kind]
    try:
        return partial(differences, read(data, path.name))
    except _UNREADABLE as error:
        raise BadData("bad-list", f"{path.name} cannot be read as a list: {error}.", "See whether it opens.") from error


def _differing_rows(found: Sequence[Cells], published: PublishedList) -> tuple[str, ...]:
    """The rows that are only in one of the two, or differ, by their number on the list."""
    ours = {str(row.cells[0]): tuple(clean(str(cell)) for cell in row.cells) for row in published.rows}
    theirs = {row[0]: row for row in found}
    told = [f"row {no} is not in the file: {_named(ours[no])}" for no in ours if no not in theirs]
    told += [f"row {no} is not on the list: {_named(theirs[no])}" for no in theirs if no not in ours]
    for no in ours.keys() & theirs.keys():
        for column, mine, their in zip(COLUMNS, ours[no], theirs[no], strict=False):
            if mine != their:
                told.append(f"row {no}, {column}: {their!r} in the file, {mine!r} on the list")
    return tuple(sorted(told, key=lambda line: [int(n) for n in re.findall(r"\d+", line)[:1]]))


def _missing_texts(text: str, published: PublishedList) -> tuple[str, ...]:
    text = _squeezed(text)
    told = []
    for row in published.rows:
        missing = [str(cell) for cell in row.cells[2:6] if cell and _squeezed(str(cell)) not in text]
        if missing:
            told.append(f"row {row.no}: the file does not say {'; '.join(missing)}")
    return tuple(told)


def _squeezed(text: str) -> str:
    """The text without white space, hyphens and escapes, which line breaks put in and take out."""
    return re.sub(r"[\s\-\u00ad\u2010\\]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _named(cells: Cells) -> str:
    return " ".join(filter(None, (cells[3], cells[4])))


def _of_json(data: bytes, _: str) -> list[Cells]:
    told = json.loads(data.decode("utf-8-sig"))["content"]
    return [_of_entry(entry, told) for entry in told["entries"]]


def _of_entry(entry: Mapping[str, object], told: Mapping[str, object]) -> Cells:
    values = {key: value for key, value in entry.items() if key != "no"}
    respondents = values.get("respondents")
    values["respondents"] = tuple(respondents) if isinstance(respondents, list) else ()
    values["duration"] = Duration(str(values["duration"]))
    row = Row(int(str(entry["no"])), Entry(**values), str(told["area"]))  # type: ignore[arg-type]
    return tuple(clean(str(cell)) for cell in row.cells)


def _of_table(data: bytes, name: str) -> list[Cells]:
    from positivliste.intake import Field, FieldSet, read_table

    columns = tuple(Field(column, (column,), required=column == "Kursustitel") for column in COLUMNS)
    fields = FieldSet("courses of a list", columns)
    table = read_table(data, name, fields)
    return [tuple(clean(csv_value(row.values.get(column, ""))) for column in COLUMNS) for row in table.rows]


def _of_page(data: bytes, _: str) -> list[Cells]:
    from positivliste.documents.page.read_back import read_page

    return [tuple(clean(cell) for cell in row) for row in read_page(data).rows]


def _of_docx(data: bytes, _: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return unescape(re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode()))


def _of_pdf(data: bytes, _: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _of_markdown(data: bytes, _: str) -> str:
    return data.decode("utf-8", errors="replace")


_UNREADABLE = (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile)
_FORMS: Mapping[str, tuple[Callable[[bytes, str], Any], Callable[[Any, PublishedList], tuple[str, ...]]]] = {
    "json": (_of_json, _differing_rows),
    "csv": (_of_table, _differing_rows),
    "xlsx": (_of_table, _differing_rows),
    "html": (_of_page, _differing_rows),
    "docx": (_of_docx, _missing_texts),
    "pdf": (_of_pdf, _missing_texts),
    "md": (_of_markdown, _missing_texts),
}
"""How each form of a list is read back, and what is compared: its rows, or where they cannot be told, its texts."""
