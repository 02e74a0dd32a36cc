"""The receipts for what becomes of answers: replaced, withdrawn, moved; and for letters and word of nothing to propose."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from attrs import evolve

from positivliste.documents.content.answer_receipts import LetterReceipt, WithdrawalReceipt
from positivliste.documents.content.letters import Receipt
from positivliste.documents.looks.render import markdown
from positivliste.model.answers import AnswerState, RowChange, SentAnswer
from positivliste.model.council import RespondentKind
from positivliste.model.file import File
from positivliste.rules.samples import days

Golden = Any
FIRST = SentAnswer(
    "A0001", "Nordskolen", RespondentKind.SCHOOL, "2020-02-10", AnswerState.REPLACED, File("svar.xlsx", "ef" * 32), 3
)


def letter(receipt: Receipt, state: AnswerState, **more: Any) -> LetterReceipt:
    file = None if state is AnswerState.NONE else File("brev.pdf", "cd" * 32)
    answer = evolve(FIRST, state=state, file=file, rows=0)
    return LetterReceipt(receipt.occasion, receipt.respondent, receipt.dated, answer, **more)


def test_nothing_to_propose(receipt: Receipt, golden: Golden) -> None:
    golden("receipt-none.md", markdown(letter(receipt, AnswerState.NONE)))
    assert "Skriv til os, hvis det ikke passer." in markdown(letter(receipt, AnswerState.NONE, closed=True))


def test_a_letter(receipt: Receipt, golden: Golden) -> None:
    golden("receipt-letter.md", markdown(letter(receipt, AnswerState.KEPT)))
    late = markdown(letter(receipt, AnswerState.KEPT, on_time=False))
    assert "Svaret kom efter fristen" in late


def test_a_letter_whose_proposals_were_typed(receipt: Receipt, make: SimpleNamespace) -> None:
    text = markdown(letter(receipt, AnswerState.IN_FORCE, proposals=(make.proposal(1, "Beton"),)))
    assert "har vi skrevet" not in text
    assert "vi har skrevet 1 forslag ind i hånden" in text
    assert "| Beton |" in text


def test_what_was_taken_back(receipt: Receipt, make: SimpleNamespace, golden: Golden) -> None:
    stands, taken = evolve(FIRST, state=AnswerState.IN_FORCE), (make.proposal(1, "Beton"),)
    told = WithdrawalReceipt(receipt.occasion, receipt.respondent, receipt.dated, stands, taken, "udbydes ikke mere")
    golden("receipt-withdrawal.md", markdown(told))
    whole = markdown(evolve(told, answer=evolve(FIRST, state=AnswerState.WITHDRAWN)))
    assert "at I trækker jeres svar tilbage" in whole


def test_an_answer_that_was_another_s(receipt: Receipt, golden: Golden) -> None:
    moved = evolve(FIRST, state=AnswerState.MOVED)
    told = WithdrawalReceipt(receipt.occasion, receipt.respondent, receipt.dated, moved, (), "forkert postkasse")
    golden("receipt-moved.md", markdown(told))
    assert "som nu gælder igen" in markdown(evolve(told, restored=(FIRST,)))


def test_what_takes_the_place_of_an_answer(receipt: Receipt, make: SimpleNamespace, golden: Golden) -> None:
    one, two = make.proposal(1, "Beton"), make.proposal(2, "Kran")
    changed = evolve(one, duration=days(7), private=True)
    changes = (RowChange(one, changed, ("duration", "private")), RowChange(None, two), RowChange(two, None))
    golden("receipt-replaced.md", markdown(evolve(receipt, replaced=(FIRST,), changes=changes)))
    again = evolve(FIRST, file=File("svar.xlsx", receipt.files[0].sha256))
    assert "Vi har læst jeres fil igen" in markdown(evolve(receipt, replaced=(again,), files=receipt.files[:1]))
