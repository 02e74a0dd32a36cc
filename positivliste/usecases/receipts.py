"""The receipt for an answer: what was received, and what was understood of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import field

from positivliste.danish import fold
from positivliste.documents.content import letters
from positivliste.documents.content.answer_receipts import LetterReceipt, WithdrawalReceipt
from positivliste.documents.kinds import RECEIPT
from positivliste.intake import CourseFile, TitleFile
from positivliste.model.answers import Change, RowChange, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.file import File
from positivliste.model.number import read_number
from positivliste.model.proposal import Proposal
from positivliste.model.short import short
from positivliste.model.table import Columns, table
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
        answer: its own number in the round.
        columns: what its table shows of each proposal.
    """

    file: File
    read: Read
    proposals: tuple[Proposal, ...]
    answer: str = ""
    columns: Columns = field(factory=dict, repr=False)

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """The proposals as flat rows, as they were understood, for `pandas.DataFrame`."""
        return table(self.proposals, {"proposal": "id", "row": "origin.row", **self.columns})

    @property
    def no_numbers(self) -> dict[str, int]:
        """What stands where a course number should, and is none, as it was written, with how often."""
        return _no_numbers(self.proposals)


@frozen
class Received:
    """What was received from one respondent in one go.

    Attributes:
        kept: False for a dry run.
        replaced: the earlier answers whose place it takes.
        changes: every row of these, and every new one, with what became of it.
        undecided: what the respondent has answered already, where a dry run was not told what to do with it; then the
            changes are those that there would be if this took its place.
        early: it came before the round was opened.
        documents: the receipt that was written for the respondent.
    """

    round: str
    respondent: Respondent
    received: str
    files: tuple[ReceivedFile, ...]
    kept: bool = False
    replaced: tuple[SentAnswer, ...] = ()
    changes: tuple[RowChange, ...] = ()
    undecided: tuple[SentAnswer, ...] = ()
    documents: tuple[Written, ...] = ()
    early: bool = False

    __repr__ = short

    def count(self, kind: Change) -> int:
        """How many rows became of a kind, where this took the place of other answers."""
        return sum(change.kind is kind for change in self.changes)

    def table(self) -> list[dict[str, Any]]:
        """Every row of the files, flat, for `pandas.DataFrame`: what was read, and then what could not be."""
        told: list[tuple[object, ...]] = []
        for received in self.files:
            name = received.file.name
            told += [(name, p.origin.sheet, p.origin.row, p.id, p.title, None) for p in received.proposals]
            told += [(name, e.sheet, e.row, None, None, e.message) for e in received.read.errors]
        return [dict(zip(COLUMNS, row, strict=True)) for row in told]


@frozen
class AnswerChange:
    """What was done with an answer beside receiving it.

    Attributes:
        answer: the answer as it is now.
        proposals: the proposals that it is about: those typed, moved or taken back.
        documents: what was written to the respondents.
    """

    answer: SentAnswer
    proposals: tuple[Proposal, ...] = ()
    documents: tuple[Written, ...] = ()

    __repr__ = short

    @property
    def no_numbers(self) -> dict[str, int]:
        """What was typed as a course number, and is none, with how often."""
        return _no_numbers(proposal for proposal in self.proposals if not proposal.origin.row)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the proposals."""
        return tuple(proposal.id for proposal in self.proposals)


def _no_numbers(proposals: Iterable[Proposal]) -> dict[str, int]:
    return dict(Counter(p.number for p in proposals if p.number and not read_number(p.number)))


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
        replaced=receipt.replaced,
        changes=receipt.changes,
    )
    first = receipt.files[0]
    again = any(answer.sha256 == first.file.sha256 for answer in receipt.replaced)
    title = f"{RECEIPT.file} - {name} - {first.file.sha256[:8]}" + (f" {first.answer}" if again else "")
    return write(turn, [Text(RECEIPT.name, title, turn.session.text(document), name)])


def write_kept(turn: RoundTurn, answer: SentAnswer) -> tuple[Written, ...]:
    """Write the receipt for an answer as it stands: of its letter and what was typed from it, or that it proposes
    nothing. Only in a turn that writes."""
    name = answer.respondent
    document = LetterReceipt(
        occasion=occasion_of(turn, name),
        respondent=Respondent(name, answer.kind),
        dated=turn.today,
        answer=answer,
        proposals=tuple(p for p in turn.state.proposals.values() if p.origin.answer == answer.id),
        on_time=not is_late(answer.received, name, turn.state, turn.values),
        closed=turn.state.consultation_closed,
    )
    return write(
        turn, [Text(RECEIPT.name, f"{RECEIPT.file} - {name} - {answer.id}", turn.session.text(document), name)]
    )


def write_withdrawal(
    turn: RoundTurn,
    answer: SentAnswer,
    proposals: tuple[Proposal, ...],
    reason: str,
    restored: tuple[SentAnswer, ...] = (),
) -> tuple[Written, ...]:
    """Write the receipt for what was taken back of an answer, or that it was another's. Only in a turn that writes."""
    name = answer.respondent
    document = WithdrawalReceipt(
        occasion_of(turn, name), Respondent(name, answer.kind), turn.today, answer, proposals, reason, restored
    )
    what = answer.id if not answer.stands else proposals[0].id
    title = f"{RECEIPT.file} - {name} - {document.done} {what}"
    return write(turn, [Text(RECEIPT.name, title, turn.session.text(document), name)])


def _told(file: ReceivedFile) -> letters.ReadFile:
    read = file.read
    return letters.ReadFile(
        file=file.file.name,
        sha256=file.file.sha256,
        rows=read.row_count,
        proposals=file.proposals,
        errors=read.errors,
        skipped=tuple(f"{s.sheet}{f', række {s.row}' if s.row else ''}: {s.text}" for s in read.skipped),
    )
