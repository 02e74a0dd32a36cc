"""What a file really is, by its content; its ending must say the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar

from positivliste.errors import BadData

T = TypeVar("T")

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods",
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".docx": "docx", ".docm": "docx", ".eml": "eml",
}  # fmt: skip
TABLES = frozenset(ending for ending, kind in _ENDINGS.items() if kind != "eml")
"""The endings of files that hold tables themselves."""
_KEEP = "keep it with `answers keep`, and type what it proposes with `answers add`"
_OTHER_REMEDIES = {
    ".doc": f"Open it in Word, save it as .docx, and use that; or {_KEEP}.",
    ".rtf": f"Open it in Word, save it as .docx, and use that; or {_KEEP}.",
    ".odt": f"Open it in its program, save it as .docx, and use that; or {_KEEP}.",
    ".msg": f"Open it in Outlook and save what is attached, or drag the mail out as .eml; or {_KEEP}.",
    ".pdf": f"Ask the sender for the table as a workbook; or {_KEEP}.",
    ".zip": "Unpack it, and use the files in it one by one.",
}
_NAMES = {
    "xlsx": "an Excel workbook (.xlsx)", "xls": "an old Excel workbook (.xls)",
    "ods": "an OpenDocument workbook (.ods)", "csv": "a text file (.csv)",
    "docx": "a Word document (.docx)", "eml": "an e-mail (.eml)",
}  # fmt: skip
_SIGNATURES = {
    b"%PDF": "a PDF document", b"{\\rtf": "an RTF document", b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)", b"GIF8": "a picture (GIF)", b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive", b"\x1f\x8b": "a gzip archive", b"PK\x05\x06": "an empty zip archive",
    b"SQLite format 3": "a database",
}  # fmt: skip
_REMEDY = "Open it in the program it belongs to, save it as an Excel workbook (.xlsx), and send that."
_HEAD = 2048


def ending_kind(name: str) -> str:
    """The kind that the file's ending says: "xlsx", "xls", "ods", "csv", "docx" or "eml".

    Raises:
        BadData: "unknown-file-type".
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _ENDINGS:
        raise BadData(
            "unknown-file-type",
            f"{name} has the ending {ending or '(none)'}, which is not read.",
            _OTHER_REMEDIES.get(ending, f"Send one of {', '.join(_ENDINGS)}; or {_KEEP}."),
        )
    return _ENDINGS[ending]


def refuse_empty(content: bytes, name: str) -> None:
    """Refuse a file without content.

    Raises:
        BadData: "empty-file".
    """
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise BadData("empty-file", f"{name} is empty.", "Ask the sender for the file again.")


def is_binary(content: bytes) -> bool:
    """Whether the first bytes are those of something that is no text."""
    return content.startswith((ZIP, OLE, *_SIGNATURES))


def content_kind(content: bytes, name: str) -> str:
    """ "zip", "ole" or "csv" by the first bytes.

    Raises:
        BadData: "mislabelled-file" where it is something that is not a table at all.
    """
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            raise mislabelled(name, what)
    if content.startswith(ZIP):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    head = content[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if head.startswith(b"<"):
        is_page = b"<html" in head or b"<table" in head or b"doctype html" in head
        raise mislabelled(name, "a web page (HTML)" if is_page else "an XML document")
    return "csv"


def agree(name: str, kind: str) -> None:
    """Refuse a file whose content is of another kind than its ending says.

    Raises:
        BadData: "mislabelled-file".
    """
    if ending_kind(name) != kind:
        raise mislabelled(name, _NAMES.get(kind, kind))


def mislabelled(name: str, what: str) -> BadData:
    """The error for a file that is something else than its name says."""
    said = _NAMES[ending_kind(name)]
    return BadData("mislabelled-file", f"{name} is not {said}, as its name says, but {what}.", _REMEDY)


def corrupt(name: str, why: str) -> BadData:
    """The error for a file that is cut off or damaged."""
    remedy = "Open it in Excel, save it again as .xlsx, and send that; else ask the sender for the file again."
    return BadData("corrupt-file", f"{name} is cut off or damaged: {why}.", remedy)


def protected(name: str) -> BadData:
    """The error for a file with a password."""
    remedy = "Remove the password in Excel (File, Info, Protect Workbook), save the file, and send it again."
    return BadData("password-protected", f"{name} is protected by a password and cannot be read.", remedy)


def too_large(name: str, why: str) -> BadData:
    """The error for a file that would fill the memory."""
    remedy = "Copy the rows of the table into a new, empty workbook, and send that."
    return BadData("too-large", f"{name} is too large to be read safely: {why}.", remedy)


def read(name: str, call: Callable[[], T]) -> T:
    """What a library's reader returns for the file.

    Raises:
        BadData: "corrupt-file" where it fails: on damage with whatever error comes first, and a panic of native code is
            no `Exception`.
    """
    try:
        return call()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise corrupt(name, "it cannot be read") from error
