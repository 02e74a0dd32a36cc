"""The receipt for an answer: what was received, and what was understood of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from positivliste.danish import fold
from positivliste.documents.content import letters
from positivliste.documents.kinds import RECEIPT
from positivliste.intake import CourseFile, TitleFile
from positivliste.model.council import Respondent
from positivliste.model.file import File
from positivliste.model.number import read_number
from positivliste.model.proposal import Proposal
from positivliste.model.short import short
from positivliste.model.value import frozen
from positivliste.process.screening import is_late
from positivliste.usecases.papers import occasion_of
from positivliste.usecases.turn import RoundTurn
from positivliste.usecases.writing import Text, Written, write

COLUMNS = ("file", "sheet", "row", "proposal", "title", "error")
"""What the table of what was received has of each row: the proposal that it is, or why it is none."""

Read = CourseFile | TitleFile
"""What a reader made of a file: courses for list A, job titles for lists B and C."""


@frozen
class ReceivedFile:
    """One file as it was understood.

    Attributes:
        read: what the reader made of it: rows, row errors, columns, and what it skipped.
        proposals: its proposals, with the numbers that they have (in a dry run: would have) in the round.
    """

    file: File
    read: Read
    proposals: tuple[Proposal, ...]

    __repr__ = short

    @property
    def no_numbers(self) -> dict[str, int]:
        """What stands where a course number should, and is none, as it was written, with how often."""
        return dict(Counter(p.number for p in self.proposals if p.number and not read_number(p.number)))


@frozen
class Received:
    """What was received from one respondent in one go.

    Attributes:
        kept: False for a dry run.
        early: it came before the round was opened.
        documents: the receipt that was written for the respondent.
    """

    round: str
    respondent: Respondent
    received: str
    files: tuple[ReceivedFile, ...]
    kept: bool = False
    documents: tuple[Written, ...] = ()
    early: bool = False

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """Every row of the files, flat, for `pandas.DataFrame`: what was read, and then what could not be."""
        told: list[tuple[object, ...]] = []
        for received in self.files:
            name = received.file.name
            told += [(name, p.origin.sheet, p.origin.row, p.id, p.title, None) for p in received.proposals]
            told += [(name, e.sheet, e.row, None, None, e.message) for e in received.read.errors]
        return [dict(zip(COLUMNS, row, strict=True)) for row in told]


def write_receipt(turn: RoundTurn, receipt: Received) -> tuple[Written, ...]:
    """Write the receipt for an answer. Only in a turn that writes."""
    name = receipt.respondent.name
    heard = (fold(line.respondent.name) for line in turn.answers.heard)
    document = letters.Receipt(
        occasion=occasion_of(turn, name),
        respondent=receipt.respondent,
        dated=turn.today,
        received=receipt.received,
        on_time=not is_late(receipt.received, name, turn.state, turn.values),  # `answers` tells it of the first only
        files=tuple(_told(file) for file in receipt.files),
        heard=fold(name) in heard,
        closed=turn.state.consultation_closed,
    )
    title = f"{RECEIPT.file} - {name} - {receipt.files[0].file.sha256[:8]}"
    return write(turn, [Text(RECEIPT.name, title, turn.session.text(document), name)])


def _told(file: ReceivedFile) -> letters.ReadFile:
    read = file.read
    return letters.ReadFile(
        file=file.file.name,
        sha256=file.file.sha256,
        rows=read.row_count,
        proposals=file.proposals,
        errors=read.errors,
        skipped=tuple(f"{s.sheet}, række {s.row}: {s.text}" for s in read.skipped),
    )
