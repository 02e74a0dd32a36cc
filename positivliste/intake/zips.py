"""Workbooks that are zip archives, made safe before any reader sees them.

Everything is unpacked once as a stream, in pieces, and measured: what the archive declares is not believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

from attrs import frozen

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds

MAX_UNPACKED = 512 * 2**20
MAX_RATIO = 250
MAX_PARTS = 10_000
_RATIO_FROM = 32 * 2**20
_PIECE = 2**20
_SMALL_PIECE = 2**13
_OVERLAP = 256
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    KeyError, OverflowError, IndexError,
)  # fmt: skip
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TEXT_PARTS = re.compile(
    r"comment|drawing|docprops/|person|vmldrawing|chart|word/(?:header|footer|footnote|endnote)|styles\.xml$|meta\.xml$",
    re.IGNORECASE,
)


@frozen
class Archive:
    """A zip archive that was unpacked once and found safe.

    Attributes:
        name: the file's name, for messages.
        kind: "xlsx", "ods", "docx", or what else it is, in words.
        sizes: the parts' names and their unpacked sizes.
    """

    name: str
    kind: str
    sizes: dict[str, int]
    content: bytes

    def pieces(self, part: str) -> Iterator[bytes]:
        """The part, unpacked in pieces so small that what is made of one lives too short for the garbage collector."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive, archive.open(part) as stream:
            while piece := stream.read(_SMALL_PIECE):
                yield piece


def open_archive(content: bytes, name: str) -> Archive:
    """The archive, after every part was unpacked and checked.

    Raises:
        BadData: "corrupt-file", "too-large", "password-protected", "external-entity" or "cpr-number".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_declared(entries, name)
            _check_password(archive, name)
            sizes = _check_parts(archive, entries, name)
            kind = _kind(archive, sizes)
    except _BROKEN as error:
        raise kinds.corrupt(name, "its parts cannot be unpacked") from error
    return Archive(name, kind, sizes, content)


def _check_declared(entries: list[zipfile.ZipInfo], name: str) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise kinds.protected(name)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise kinds.corrupt(name, "it is packed in a way that no workbook is")
    if len(entries) > MAX_PARTS:
        raise kinds.too_large(name, f"it has {len(entries)} parts")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise kinds.too_large(name, f"it unpacks to more than {MAX_UNPACKED // 2**20} MB")


def _check_password(archive: zipfile.ZipFile, name: str) -> None:
    """An OpenDocument with a password keeps the names of its parts, and fills them with noise."""
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as stream:
            if b"encryption-data" in stream.read(_PIECE):
                raise kinds.protected(name)


def _check_parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> dict[str, int]:
    """Unpack each part in pieces, and stop at the first that is too large or not to be trusted."""
    sizes: dict[str, int] = {}
    total = 0
    for entry in entries:
        size, kept, tail = 0, b"", b""
        is_xml = _is_xml(entry.filename)
        keep = is_xml and bool(_TEXT_PARTS.search(entry.filename))
        with archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                size, total = size + len(piece), total + len(piece)
                _check_size(size, total, entry.compress_size, name)
                if is_xml:
                    _check_xml(tail + piece, name, entry.filename, is_first=size == len(piece))
                kept += piece if keep else b""
                tail = piece[-_OVERLAP:]
        _check_text(kept, name, entry.filename)
        sizes[entry.filename] = size
    return sizes


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels", ".vml", ".rdf"))


def _check_size(size: int, total: int, packed: int, name: str) -> None:
    if total > MAX_UNPACKED:
        raise kinds.too_large(name, f"it unpacks to more than {MAX_UNPACKED // 2**20} MB")
    if size > _RATIO_FROM and size > MAX_RATIO * max(packed, 1):
        raise kinds.too_large(name, f"a part of it unpacks to more than {MAX_RATIO} times its size")


def _check_xml(piece: bytes, name: str, part: str, *, is_first: bool) -> None:
    """Workbooks are written in UTF-8. Another encoding would hide a document type from this search."""
    if is_first:
        declared = _ENCODING.match(piece.removeprefix(b"\xef\xbb\xbf").lstrip())
        encoding = declared[1].lower() if declared else b"utf-8"
        if encoding not in (b"utf-8", b"us-ascii") or b"\x00" in piece[:64]:
            raise kinds.corrupt(name, f"its part {part} is not written in UTF-8")
    if _FORBIDDEN.search(piece):
        raise BadData(
            "external-entity",
            f"{name} has a document type or an entity in its part {part}, which no workbook needs.",
            "Do not open the file. Ask the sender what made it, and for a workbook saved by Excel.",
        )


def _check_text(kept: bytes, name: str, part: str) -> None:
    """Comments, text boxes, and the properties of the file can hold a CPR number too."""
    text = unescape(_TAG.sub(" ", kept.decode("utf-8", "replace")))
    if cpr.holds_cpr(text):
        cpr.refuse(name, [f"A comment, text box or property (part {part})"])


def _kind(archive: zipfile.ZipFile, sizes: dict[str, int]) -> str:
    names = {part.lower() for part in sizes}
    if "mimetype" in names and "content.xml" in names:
        mime = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
        return "ods" if mime == "application/vnd.oasis.opendocument.spreadsheet" else f"an OpenDocument file ({mime})"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    other = {
        "ppt/presentation.xml": "a PowerPoint presentation (.pptx)",
        "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    }
    return next((what for part, what in other.items() if part in names), "a zip archive")
