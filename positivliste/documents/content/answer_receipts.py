"""The receipts for what is no file of rows: a letter, word of having nothing to propose, and what was taken back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from positivliste.danish import sentence
from positivliste.documents.content.occasion import Occasion
from positivliste.model.answers import AnswerState, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.proposal import Proposal
from positivliste.model.value import frozen


@frozen
class LetterReceipt:
    """The receipt for an answer that is no table.

    Attributes:
        answer: the answer as it stands.
        proposals: what was typed from it so far.
        on_time: whether it came within the deadline.
        closed: whether the consultation is over.
    """

    occasion: Occasion
    respondent: Respondent
    dated: date
    answer: SentAnswer
    proposals: tuple[Proposal, ...] = ()
    on_time: bool = True
    closed: bool = False

    @property
    def template(self) -> str:
        return "receipt-none.md" if self.answer.state is AnswerState.NONE else "receipt-letter.md"


@frozen
class WithdrawalReceipt:
    """The receipt for what a respondent took back; or, for an answer that was another's, word that it is put right.

    Attributes:
        answer: the answer as it stands now.
        proposals: what was taken back, without what had been before.
        reason: why, as it was put on record.
        restored: what the answer had taken the place of, and what holds again.
    """

    template: ClassVar[str] = "receipt-withdrawal.md"

    occasion: Occasion
    respondent: Respondent
    dated: date
    answer: SentAnswer
    proposals: tuple[Proposal, ...]
    reason: str
    restored: tuple[SentAnswer, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the answer was another respondent's."""
        return self.answer.state is AnswerState.MOVED

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return sentence(self.reason)

    @property
    def done(self) -> str:
        """What was done with it, in a word or two."""
        return "flyttet" if self.moved else "trukket tilbage"
