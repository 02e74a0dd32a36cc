"""Files that are kept without being read (letters, PDF documents, e-mails); what can be seen of them is searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from positivliste.intake import cpr, kinds, mail, word, zips

_MAX = 64 * 2**20


def refuse_letter(content: bytes, name: str) -> None:
    """Refuse what can't be kept. In a PDF document or a picture nothing can be seen: a person must look.

    Raises:
        BadData: it is empty, over 64 MB, a broken or unsafe archive, or holds a CPR number where that can be seen.
    """
    cpr.refuse_name(name)
    kinds.refuse_empty(content, name)
    if len(content) > _MAX:
        raise kinds.too_large(name, f"it has more than {_MAX // 2**20} MB")
    cpr.refuse(name, ["The text"] if any(map(cpr.holds_cpr, _texts(content, name))) else [])


def _texts(content: bytes, name: str) -> Iterator[str]:
    if content.startswith(kinds.ZIP):
        archive = zips.open_archive(content, name)
        if archive.kind == "docx":
            yield from word.texts(archive)
    elif PurePath(name).suffix.lower() == ".eml":
        yield mail.text(content, name)
    elif b"\x00" not in content and not kinds.is_binary(content):
        yield content.decode("utf-8", "replace")
