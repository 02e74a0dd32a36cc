"""What is written for a round: documents and texts, put in the round's folder and on record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from positivliste.documents.kinds import DocumentKind
from positivliste.model.council import Respondent
from positivliste.model.events import DocumentMade
from positivliste.model.file import File
from positivliste.model.value import frozen
from positivliste.store.files import sha256
from positivliste.usecases.turn import RoundTurn, Turn

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@frozen
class Document:
    """A document that is to be written: its kind, its file name, its bytes, and whom it is for, if one respondent."""

    kind: str
    name: str
    content: bytes
    respondent: str | None = None


@frozen
class Text:
    """A document that is a text: its kind, its file name without ending, its Markdown, and whom it is for, if one."""

    kind: str
    name: str
    markdown: str
    respondent: str | None = None


@frozen
class Written:
    """A document that was written."""

    kind: str
    path: Path
    sha256: str
    respondent: str | None


def write(
    turn: RoundTurn, documents: Iterable[Document | Text], formats: Sequence[str] = ("md",)
) -> tuple[Written, ...]:
    """Write documents to the round's folder, and record those that are new. Only in a turn that writes.

    Args:
        formats: the forms in which texts are written.
    """
    folder, known = turn.session.documents / turn.round.id, turn.state.documents_known
    written = [_put(turn, folder, each) for document in documents for each in _in_forms(turn, document, formats)]
    made = (DocumentMade(w.kind, File(w.path.name, w.sha256), w.respondent) for w in written)
    if new := [event for event in made if event.file not in known]:
        turn.say(new)
    return tuple(written)


def write_beside(turn: Turn, folder: str, name: str, content: bytes) -> tuple[Written, ...]:
    """Write a document that belongs to no round. Only in a turn that writes."""
    written = _put(turn, turn.session.documents / folder, Document(folder, name, content))
    turn.record([DocumentMade(folder, File(written.path.name, written.sha256))])
    return (written,)


def letter(kind: DocumentKind, respondent: Respondent, text: str) -> Text:
    """A letter to one respondent."""
    return Text(kind.name, f"{kind.file} - {respondent.name}", text, respondent.name)


def _put(turn: Turn, folder: Path, document: Document) -> Written:
    path = folder / _NOT_IN_FILE_NAMES.sub("_", document.name)
    turn.session.placing.put(path, document.content)
    return Written(document.kind, path, sha256(document.content), document.respondent)


def _in_forms(turn: Turn, document: Document | Text, formats: Sequence[str]) -> Iterator[Document]:
    if isinstance(document, Document):
        yield document
        return
    from positivliste.usecases.forms import in_form  # who only reads a round needs no forms

    for form in formats:
        content = in_form(turn, document.markdown, form)
        yield Document(document.kind, f"{document.name}.{form}", content, document.respondent)
