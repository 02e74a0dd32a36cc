"""What happens to answers after they came: they are moved, read again, withdrawn. Nothing is erased."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from positivliste.danish import clean, fold
from positivliste.errors import Refused, WrongUsage
from positivliste.model.answers import AnswerState, Change, RowChange, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.events import (
    AnswerKept,
    AnswerMoved,
    AnswerNone,
    AnswerReplaced,
    AnswerRestored,
    AnswerWithdrawn,
    Payload,
    ProposalReceived,
    ProposalsTyped,
    ProposalsWithdrawn,
)
from positivliste.model.file import File
from positivliste.model.proposal import Proposal, proposal_id
from positivliste.process.state import RoundState
from positivliste.rules.subjects import SenderCase
from positivliste.usecases.answers import Incoming, Sender, Taken, next_answer, record, take
from positivliste.usecases.lists import LISTS
from positivliste.usecases.receipts import AnswerChange, Received, write_kept, write_receipt, write_withdrawal
from positivliste.usecases.session import Session
from positivliste.usecases.standing import Manner, chosen, counting, place_taken, standing
from positivliste.usecases.turn import RoundTurn, turn_in

_PROPOSAL = re.compile(r"P\d{4,}", re.IGNORECASE)


def withdraw(
    session: Session, round_id: str, what: Sequence[str] = (), sender: str | None = None, *, reason: str
) -> tuple[AnswerChange, ...]:
    """Take answers back, or single proposals, as their sender asked; they stay on record.

    Args:
        what: numbers of proposals, and answers by number, file name or hash. Without any, the one answer of the sender.
        sender: whose they are.
        reason: why, in the words in which the sender is told.

    Raises:
        WrongUsage: there is no such round, answer or proposal.
        Refused: it is withdrawn already, or the list is decided.
    """
    with turn_in(session, round_id, "answers") as turn:
        state = turn.state
        numbers = [text.upper() for text in what if _PROPOSAL.fullmatch(text)]
        single = [counting(state, number, sender) for number in dict.fromkeys(numbers)]
        texts: list[str | None] = [text for text in what if not _PROPOSAL.fullmatch(text)]
        texts += [] if what else [None]
        whole = list(dict.fromkeys(chosen(state, text, sender) for text in texts))
        ids = {answer.id for answer in whole}
        taken: dict[str, list[Proposal]] = {name: [] for name in ids}
        for proposal in state.proposals.values() if ids else ():
            if proposal.origin.answer in ids:
                taken[proposal.origin.answer].append(proposal)
        for proposal in single:
            if proposal.origin.answer not in ids:
                taken.setdefault(proposal.origin.answer, []).append(proposal)
        turn.say(
            [
                AnswerWithdrawn(name, reason)
                if name in ids
                else ProposalsWithdrawn(name, tuple(proposal.id for proposal in found), reason)
                for name, found in taken.items()
            ]
        )
        return tuple(_withdrawn(turn, name, tuple(found), reason) for name, found in taken.items())


def move(
    session: Session,
    round_id: str,
    to: str,
    what: str | None = None,
    sender: str | None = None,
    *,
    reason: str = "",
    manner: Manner | None = None,
) -> AnswerChange:
    """Put an answer under the respondent that really sent it; its proposals keep their numbers.

    What it had taken the place of holds again, with the numbers that were its own.

    Args:
        to: whose it is.
        what: the answer, by number, file name or hash; without it, the one answer of the sender.
        sender: whose it was said to be.
        manner: as for `receive`, where `to` has answered before.

    Raises:
        WrongUsage: there is no such round or answer, or it is that respondent's already.
        BadData: the file is no more in the folder of received files.
        Refused: `to` is not a respondent, or has answered before and the manner is missing; or the list is decided.
    """
    with turn_in(session, round_id) as turn:
        turn.guard("answers", others=[SenderCase(clean(to), tuple(turn.workspace.names))])
        owner, answer = turn.workspace.respondents[fold(to)], chosen(turn.state, what, sender)
        if fold(answer.respondent) == fold(owner.name):
            told = f"The answer {answer.text} is from {owner.name} already."
            raise WrongUsage("not-moved", told, "Name another respondent with --to.")
        back = _replaced_by(turn.state, answer)
        first = {said.proposal.id: said.proposal for said in turn.state.received if said.proposal.origin.answer in back}
        over = place_taken(owner.name, standing(turn.state, owner.name), manner)
        name = next_answer(turn.state)
        read = _file_for(turn, answer, owner, first) if answer.is_table else None
        typed = () if read else tuple(_typed_for(turn, answer, name, owner, first))
        turn.say(
            [
                *(read.events() if read else _letter_for(answer, name, owner, typed)),
                AnswerMoved(answer.id, name, reason),
                *_still_withdrawn(turn, answer, name, read.changes if read else typed),
                *(AnswerReplaced(earlier.id, name) for earlier in over),
                *map(AnswerRestored, back),
                *map(ProposalReceived, first.values()),
            ]
        )
        now = turn.state.answers[name]
        receipt = Received(round_id, owner, now.received, read.files, replaced=over) if read else None
        written = write_receipt(turn, receipt) if receipt else write_kept(turn, now)
        restored = tuple(turn.state.answers[name] for name in back)
        away = write_withdrawal(turn, turn.state.answers[answer.id], (), reason, restored)
        moved = tuple(p for p in turn.state.proposals.values() if p.origin.answer == name)
        return AnswerChange(now, moved, (*written, *away))


def reread(
    session: Session,
    round_id: str,
    what: str | None = None,
    sender: str | None = None,
    *,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Received:
    """Read the kept file of an answer again, with other headers named; the new reading takes the old one's place.

    Args:
        what: the answer, by number, file name or hash; without it, the one answer of the sender.
        mapping: headers that are not known, each with the field that it stands for.
        dry_run: only tell what would happen.

    Raises:
        WrongUsage: there is no such round or answer, or the mapping names what there is not.
        BadData: the file cannot be read, or is no more in the folder of received files.
        Refused: the answer is no table; nothing would be read otherwise; or the list is decided.
    """
    with turn_in(session, round_id, "answers") as turn:
        answer = chosen(turn.state, what, sender)
        if not answer.is_table:
            told = f"The answer {answer.text} was not read as a table."
            remedy = "Type its proposals with `answers add`, or ask the sender for a table."
            raise Refused("no-table", told, remedy)
        respondent = Respondent(answer.respondent, answer.kind)
        file = _read_again(turn, answer, mapping or {})
        source = Sender(respondent, answer.received, mapping or {})
        taken = take(turn, [file], source, (answer,), again=answer)
        errors = tuple(refused.error for refused in turn.state.row_errors if refused.answer == answer.id)
        if all(change.kind is Change.SAME for change in taken.changes) and errors == file.read.errors:
            raise Refused(
                "read-the-same",
                f"{answer.name} would be read just as it was.",
                "Name the header that was not understood: --map HEADER=FIELD; `--dry-run` shows the columns.",
            )
        receipt = Received(
            round_id, respondent, answer.received, taken.files, not dry_run, taken.replaced, taken.changes
        )
        if dry_run:
            return receipt
        still = tuple(_still_withdrawn(turn, answer, taken.files[0].answer, taken.changes))
        return record(turn, taken, receipt, [file], still)


def _read_again(turn: RoundTurn, answer: SentAnswer, mapping: Mapping[str, str]) -> Incoming:
    file = answer.file or File("", "")
    content = turn.session.received.content(file.sha256)
    return Incoming(file, content, LISTS[turn.round.list].read(content, file.name, mapping))


def _replaced_by(state: RoundState, answer: SentAnswer) -> list[str]:
    """The answers whose place an answer took, also before its file was read again."""
    found, readings = list[str](), [answer.id]
    for reading in readings:
        for earlier in (a for a in state.answers.values() if a.by == reading and a.state is AnswerState.REPLACED):
            same = earlier.file is not None and earlier.file == answer.file
            (readings if same else found).append(earlier.id)
    return found


def _file_for(turn: RoundTurn, answer: SentAnswer, owner: Respondent, given_back: Collection[str]) -> Taken:
    """The file of an answer, taken in for its owner: read again, as what a row leaves out is said by its sender."""
    mapping = dict(answer.mapping)
    source = Sender(owner, answer.received, mapping)
    return take(
        turn, [_read_again(turn, answer, mapping)], source, again=answer, keep_numbers=True, given_back=given_back
    )


def _typed_for(
    turn: RoundTurn, answer: SentAnswer, name: str, owner: Respondent, given_back: Collection[str]
) -> Iterator[RowChange]:
    """What was typed from an answer, as its owner's."""
    count, own = turn.state.count, LISTS[turn.round.list].own_provider
    unsaid = own(Respondent(answer.respondent, answer.kind))
    for sent in (p for p in turn.state.numbered.values() if p.origin.answer == answer.id):
        count += sent.id in given_back
        yield RowChange(
            sent,
            evolve(
                sent,
                id=proposal_id(count) if sent.id in given_back else sent.id,
                respondent=owner.name,
                kind=owner.kind,
                provider=own(owner) if sent.provider in (None, unsaid) else sent.provider,
                origin=evolve(sent.origin, answer=name),
            ),
        )


def _letter_for(answer: SentAnswer, name: str, owner: Respondent, typed: Sequence[RowChange]) -> Iterator[Payload]:
    """An answer that is no table, with what was typed from it, for its owner."""
    given = (name, owner.name, owner.kind, answer.received, answer.file)
    yield AnswerNone(*given) if answer.state is AnswerState.NONE else AnswerKept(*given, answer.reason)
    if typed:
        yield ProposalsTyped(name, len(typed))
    yield from (ProposalReceived(change.new) for change in typed if change.new)


def _still_withdrawn(
    turn: RoundTurn, answer: SentAnswer, name: str, changes: Sequence[RowChange]
) -> Iterator[ProposalsWithdrawn]:
    """What was taken back of an answer stays so, wherever its rows go."""
    by_reason: dict[str, list[str]] = {}
    for change in changes:
        said = turn.state.taken_back.get(change.old.id) if change.old else None
        if said and said.answer == answer.id and change.new:
            by_reason.setdefault(said.reason, []).append(change.new.id)
    yield from (ProposalsWithdrawn(name, tuple(numbers), reason) for reason, numbers in by_reason.items())


def _withdrawn(turn: RoundTurn, name: str, proposals: tuple[Proposal, ...], reason: str) -> AnswerChange:
    answer = turn.state.answers.get(name)
    if answer is None:  # a suggestion: its sender gets no receipts
        first = proposals[0]
        answer = SentAnswer("", first.respondent, first.kind, first.received, AnswerState.IN_FORCE)
        return AnswerChange(answer, proposals)
    return AnswerChange(answer, proposals, write_withdrawal(turn, answer, proposals, reason))
