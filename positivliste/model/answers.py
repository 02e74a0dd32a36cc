"""Answers as things with a life: what a respondent sent in a round, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from positivliste.model.council import RespondentKind
from positivliste.model.file import File
from positivliste.model.proposal import Proposal
from positivliste.model.value import frozen

COLUMNS = {
    "answer": "id",
    "respondent": "respondent",
    "kind": "kind",
    "file": "name",
    "sha256": "sha256",
    "received": "received",
    "state": "state",
    "rows": "rows",
    "proposals": "proposals",
    "row_errors": "row_errors",
    "withdrawn": "withdrawn",
    "by": "by",
    "reason": "reason",
}
"""What the table of the answers of a round shows of each."""


class AnswerState(StrEnum):
    """What became of an answer."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    NONE = "none"
    KEPT = "kept"


@frozen
class SentAnswer:
    """One thing that a respondent sent in answer: a file, a letter, or word that it has nothing to propose.

    Attributes:
        id: its number in the round, "A0001" and on, in the order of receipt.
        received: when it came, an ISO date or an ISO date and time.
        file: what was kept of it; None where it came by word of mouth.
        rows: the rows that were read in it, or typed from it; always its proposals plus its row errors.
        mapping: headers of the file that were not known, each with its field.
        is_table: its rows were read in the file; else a person typed them, if it has any.
        withdrawn: how many of its rows count as withdrawn: all of them where it is replaced or withdrawn itself.
        by: the answer that took its place, or that it was moved to; empty where there is none.
        reason: why it was withdrawn or moved; of what was kept, what it is.
        was: its state before another took its place; None where none did.
    """

    id: str
    respondent: str
    kind: RespondentKind
    received: str
    state: AnswerState
    file: File | None = None
    rows: int = 0
    row_errors: int = 0
    mapping: tuple[tuple[str, str], ...] = ()
    is_table: bool = False
    withdrawn: int = 0
    by: str = ""
    reason: str = ""
    was: AnswerState | None = None

    @property
    def proposals(self) -> int:
        """How many proposals were read in it, or typed from it."""
        return self.rows - self.row_errors

    @property
    def stands(self) -> bool:
        """Whether it is an answer that holds: nothing took its place, and nobody took it back."""
        return self.state in (AnswerState.IN_FORCE, AnswerState.NONE, AnswerState.KEPT)

    @property
    def name(self) -> str:
        """Its file; what it is, where it has none."""
        return self.file.name if self.file else ""

    @property
    def sha256(self) -> str:
        return self.file.sha256 if self.file else ""

    @property
    def text(self) -> str:
        """The answer as a message names it."""
        return f"{self.id} ({self.name or self.state}, {self.received[:10]})"


@frozen
class Withdrawal:
    """Why a proposal counts no more.

    Attributes:
        reason: what the sender, or whoever took it back, said; empty where its answer was replaced.
        by: the answer that took the place of its own; None where it was taken back.
        follows: the proposal that has its row now, where a person had judged the row and it has changed since.
    """

    reason: str = ""
    by: SentAnswer | None = None
    follows: str = ""


class Change(StrEnum):
    """What became of a row when another file took the place of its own."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@frozen
class RowChange:
    """A row of an answer and the row that follows it in the file that replaces it.

    Attributes:
        old: the proposal as it was; None where the row is new.
        new: as it is now; None where the row is gone.
        fields: what differs, by the names of a proposal's fields.
        doubt: why the row could not be followed, though a row like it was there; else empty.
    """

    old: Proposal | None
    new: Proposal | None
    fields: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def kind(self) -> Change:
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        return Change.CHANGED if self.fields else Change.SAME

    @property
    def is_renumbered(self) -> bool:
        """Whether the row got another number, since a person had judged what stood there."""
        return self.old is not None and self.new is not None and self.old.id != self.new.id
