"""E-mails (.eml): the files attached that can be read, and what else stands in the mail, which is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from pathlib import PurePath

from attrs import evolve, frozen

from positivliste.errors import BadData
from positivliste.intake import cpr, kinds
from positivliste.intake.sheets import Beside, Book

_MAX, _MAX_PARTS, _DEEPEST = 64 * 2**20, 200, 20
_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_HEADERS = ("From", "To", "Subject", "Date", "Received", "MIME-Version", "Message-ID")


@frozen
class _Attached:
    """A file that is attached; without content where it is none that is read."""

    name: str
    content: bytes


def read_mail(content: bytes, name: str, read: Callable[[bytes, str], Book]) -> Book:
    """The tables of all files that are attached and can be read, also to a mail that was forwarded.

    Args:
        read: reads one of them.

    Raises:
        BadData: it is no e-mail, damaged or too large; nothing is attached that can be read; or the mail holds a CPR
            number.
    """
    message = _message(content, name)
    attached, said = list(_attached(message, name)), _said(message)
    if cpr.holds_cpr(said):
        cpr.refuse(name, ["The text of the e-mail"])
    tables = [found for found in attached if found.content]
    others = [found.name for found in attached if not found.content]
    if not tables:
        told = f"it has {', '.join(others)} attached" if others else "nothing is attached to it"
        raise BadData(
            "no-table",
            f"{name} is an e-mail without a table that can be read: {told}.",
            "Keep it with `answers keep`, and type what it proposes with `answers add`; or ask the sender for a table.",
        )
    books = [read(found.content, found.name) for found in tables]
    sheets = tuple(
        evolve(sheet, name=": ".join(filter(None, [found.name, sheet.name]))) if len(books) > 1 else sheet
        for found, book in zip(tables, books, strict=True)
        for sheet in book.sheets
    )
    beside = [note for book in books for note in book.beside]
    beside += [Beside(other, "an attached file that is not read", other) for other in others]
    beside += [Beside("E-mailens tekst", "the text of the e-mail", said)] if said else []
    return evolve(books[0], name=name, format="eml", sheets=sheets, beside=tuple(beside))


def text(content: bytes, name: str) -> str:
    """What the mail says, without what is attached.

    Raises:
        BadData: it is no e-mail, damaged, or too large.
    """
    return _said(_message(content, name))


def _message(content: bytes, name: str) -> EmailMessage:
    if len(content) > _MAX:
        raise kinds.too_large(name, f"it has more than {_MAX // 2**20} MB")
    message = kinds.read(name, lambda: message_from_bytes(content, policy=policy.default))
    if kinds.is_binary(content) or not any(header in message for header in _HEADERS):
        raise kinds.mislabelled(name, "something else")
    return message


def _parts(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """What the mail is made of, also a mail in it, as deep as mails are forwarded."""
    left, count = [(message, 0)], 0
    while left:
        part, depth = left.pop()
        count += 1
        if count > _MAX_PARTS or depth > _DEEPEST:
            raise kinds.too_large(name, "it has parts without end")
        yield part
        inner = part.get_payload()
        if isinstance(inner, list):
            left += [(found, depth + 1) for found in reversed(inner) if isinstance(found, EmailMessage)]


def _attached(message: EmailMessage, name: str) -> Iterator[_Attached]:
    def gather() -> Iterator[_Attached]:
        for part in _parts(message, name):
            title = part.get_filename()
            if not title or part.is_multipart() or part.get_content_maintype() == "image":
                continue  # a picture is a signature's
            ours = PurePath(title).suffix.lower() in kinds.TABLES
            payload = part.get_payload(decode=True) if ours else b""
            yield _Attached(title, payload if isinstance(payload, bytes) else b"")

    return iter(kinds.read(name, lambda: list(gather())))


def _said(message: EmailMessage) -> str:
    """The subject and the text, as plain as it comes."""

    def gather() -> str:
        body = message.get_body(("plain", "html"))
        told = body.get_content() if body is not None else ""
        plain = unescape(_TAG.sub(" ", told)) if body is not None and body.get_content_subtype() == "html" else told
        return " ".join(f"{message.get('Subject', '')} {plain}".split())

    return kinds.read(str(message.get("Subject", "")), gather)
