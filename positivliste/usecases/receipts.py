"""The receipt for an answer: what was received, and what was understood of it."""

from __future__ import annotations

from attrs import frozen

from positivliste.documents.content import letters
from positivliste.documents.kinds import RECEIPT
from positivliste.intake import CourseFile, TitleFile
from positivliste.model.council import Respondent
from positivliste.model.proposal import Proposal
from positivliste.process.screening import is_late
from positivliste.usecases.papers import Text, Written, consultation_of, write
from positivliste.usecases.session import Session

Read = CourseFile | TitleFile
"""What a reader made of a file: courses for list A, job titles for lists B and C."""


@frozen
class ReceivedFile:
    """One file as it was understood.

    Attributes:
        read: what the reader made of it: rows, row errors, columns, and what it skipped.
        proposals: its proposals, with the numbers that they have (in a dry run: would have) in the round.
    """

    file: str
    sha256: str
    read: Read
    proposals: tuple[Proposal, ...]


@frozen
class Receipt:
    """What was received from one respondent in one go.

    Attributes:
        kept: False for a dry run.
        documents: the receipt that was written for the respondent.
    """

    round: str
    respondent: Respondent
    received: str
    files: tuple[ReceivedFile, ...]
    kept: bool = False
    documents: tuple[Written, ...] = ()


def write_receipt(session: Session, receipt: Receipt) -> tuple[Written, ...]:
    """Write the receipt for an answer. Only inside `writing`."""
    state, workspace = session.round(receipt.round), session.workspace()
    round_ = workspace.rounds[receipt.round]
    name = receipt.respondent.name
    document = letters.Receipt(
        consultation=consultation_of(session, state, round_, name),
        respondent=receipt.respondent,
        dated=session.today,
        received=receipt.received,
        on_time=not is_late(receipt.received, state.deadline_for(name), session.values(round_)),
        files=tuple(_told(file) for file in receipt.files),
    )
    title = f"{RECEIPT.file} - {name} - {receipt.files[0].sha256[:8]}"
    return write(session, receipt.round, [Text(RECEIPT.name, title, session.text(document), name)])


def _told(file: ReceivedFile) -> letters.ReceivedFile:
    read = file.read
    return letters.ReceivedFile(
        file=file.file,
        sha256=file.sha256,
        rows=read.row_count,
        proposals=file.proposals,
        errors=tuple(letters.RowProblem(e.sheet, e.row, e.column, e.value, e.danish or e.message) for e in read.errors),
        skipped=tuple(f"{s.sheet}, række {s.row}: {s.text}" for s in read.skipped),
    )
