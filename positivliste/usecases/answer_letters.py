"""Answers that are no table: word of nothing to propose, letters that are kept, and proposals typed from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from positivliste.danish import clean, fold
from positivliste.errors import BadData, Refused
from positivliste.model.answers import AnswerState, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.events import AnswerKept, AnswerNone, AnswerReplaced, ProposalReceived, ProposalsTyped
from positivliste.model.file import File
from positivliste.model.proposal import Origin, Proposal, proposal_id
from positivliste.model.value import frozen
from positivliste.process.state import RoundState
from positivliste.rules.subjects import SenderCase
from positivliste.store.files import sha256
from positivliste.usecases.answers import next_answer
from positivliste.usecases.lists import LISTS, Typed
from positivliste.usecases.receipts import AnswerChange, write_kept
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.standing import named, standing
from positivliste.usecases.turn import RoundTurn, turn_in


def answer_none(
    session: Session, round_id: str, sender: str, *, received: str | None = None, letter: Path | None = None
) -> AnswerChange:
    """Record that a respondent has nothing to propose: it counts as an answer, and gets a receipt of its own.

    Args:
        letter: the file in which it says so, which is kept.

    Raises:
        WrongUsage: there is no such round, or a date in the future.
        BadData: the letter cannot be read, holds a CPR number, or is in the round already.
        Refused: the sender is not a respondent, or has proposed something; or it is not the time for it.
    """
    with _receiving(session, round_id, sender, received) as (turn, respondent, when):
        given = [a for a in standing(turn.state, respondent.name) if a.state is not AnswerState.KEPT]
        if given:
            raise Refused(
                "answered-before",
                f"{respondent.name} has answered already: {given[0].text}.",
                f"If it takes that back, use `answers withdraw {round_id} {given[0].id} --reason TEXT`.",
            )
        kept, name = _Letter.of(letter, turn.state), next_answer(turn.state)
        turn.say([AnswerNone(name, respondent.name, respondent.kind, when, kept.file)])
        return _told(turn, name, kept)


def answer_keep(
    session: Session, round_id: str, path: Path, sender: str, *, received: str | None = None, note: str = ""
) -> AnswerChange:
    """Keep an answer that is no table (a letter, a PDF document, an e-mail), and put it on record.

    Args:
        note: what it is, in a few words.

    Raises:
        WrongUsage: there is no such round, or a date in the future.
        BadData: the file cannot be read, is empty, holds a CPR number where that can be seen, or is in the round
            already.
        Refused: the sender is not a respondent, or it is not the time for it.
    """
    with _receiving(session, round_id, sender, received) as (turn, respondent, when):
        kept, name = _Letter.of(path, turn.state), next_answer(turn.state)
        turn.say([AnswerKept(name, respondent.name, respondent.kind, when, kept.file, clean(note))])
        return _told(turn, name, kept)


def answer_add(
    session: Session,
    round_id: str,
    sender: str,
    typed: Typed,
    *,
    received: str | None = None,
    letter: Path | None = None,
    answer: str | None = None,
) -> AnswerChange:
    """Put a proposal on record that a person typed from an answer that is no table.

    Args:
        letter: the file that it was typed from; it is kept, if it is not on record yet.
        answer: the answer on record that it was typed from. Without either it is the last of the kind that the
            respondent gave; where it gave none, what was said by word of mouth.

    Raises:
        WrongUsage: there is no such round or answer, no title, a field of another list, or a date in the future.
        BadData: the letter cannot be read, holds a CPR number, or is another respondent's.
        Refused: the sender is not a respondent, or it is not the time for it.
    """
    with _receiving(session, round_id, sender, received) as (turn, respondent, when):
        row = LISTS[turn.round.list].typed(typed)
        earlier = standing(turn.state, respondent.name)
        letters = [a for a in earlier if not a.is_table and a.state is not AnswerState.NONE]
        kept, source = _Letter(), named(answer, letters) if answer else None
        if letter:
            digest = sha256(read_file(letter))
            source = next((found for found in letters if found.sha256 == digest), None)
            kept = _Letter() if source else _Letter.of(letter, turn.state)
        elif source is None and letters:
            source = letters[-1]
        if source is None:
            name = next_answer(turn.state)
            turn.say([AnswerKept(name, respondent.name, respondent.kind, when, kept.file)])
            source = turn.state.answers[name]
        origin = Origin(source.sha256, source.name, answer=source.id)
        told = {"id": proposal_id(turn.state.count + 1), "received": when, "origin": origin}
        proposal = LISTS[turn.round.list].proposal(row, respondent, told)
        over = [found for found in earlier if found.state is AnswerState.NONE]
        turn.say([ProposalsTyped(source.id, 1), ProposalReceived(proposal)])
        turn.say([AnswerReplaced(found.id, source.id) for found in over])
        return _told(turn, source.id, kept, (proposal,))


@frozen
class _Letter:
    """A file that is kept without being read; nothing where the answer came without one."""

    file: File | None = None
    content: bytes = b""

    @classmethod
    def of(cls, path: Path | None, state: RoundState) -> _Letter:
        from positivliste.intake.letters import refuse_letter  # what only reads need not load the intake

        if path is None:
            return cls()
        content = read_file(path)
        refuse_letter(content, path.name)
        file = File(path.name, sha256(content))
        for answer in state.answers.values():
            if answer.stands and answer.sha256 == file.sha256:
                raise BadData(
                    "same-file-twice",
                    f"{file.name} is the same file as {answer.name}, which was received on {answer.received[:10]} from "
                    f"{answer.respondent} ({answer.id}).",
                    "Leave it out; `answers move` puts it under another sender, `answers add` types its proposals.",
                )
        return cls(file, content)


@contextmanager
def _receiving(
    session: Session, round_id: str, sender: str, received: str | None
) -> Iterator[tuple[RoundTurn, Respondent, str]]:
    """The turn in which something comes from a respondent, with that respondent and the moment."""
    when = received or session.now
    with turn_in(session, round_id) as turn:
        turn.not_in_future(when, "Correct --on.")
        turn.guard("answers", others=[SenderCase(clean(sender), tuple(turn.workspace.names))])
        yield turn, turn.workspace.respondents[fold(sender)], when


def _told(turn: RoundTurn, name: str, kept: _Letter, proposals: Sequence[Proposal] = ()) -> AnswerChange:
    """Write the receipt, and keep the letter: last, when nothing can be refused any more."""
    answer: SentAnswer = turn.state.answers[name]
    documents = write_kept(turn, answer)
    if kept.file:
        turn.session.received.keep(kept.content, kept.file.name)
    return AnswerChange(answer, tuple(proposals), documents)
