"""Taking in what came: every row of every file becomes a proposal or a row error, and the file is kept as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from positivliste.danish import clean, fold
from positivliste.errors import BadData
from positivliste.model.answers import RowChange, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.events import AnswerReplaced, FileReceived, Payload, ProposalReceived, RowRefused
from positivliste.model.file import File
from positivliste.model.proposal import Origin, Proposal, proposal_id
from positivliste.model.value import frozen
from positivliste.process.following import follow, renumbered
from positivliste.process.state import RoundState
from positivliste.rules.subjects import SenderCase
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.receipts import Read, Received, ReceivedFile, write_receipt
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.standing import Manner, place_taken, standing
from positivliste.usecases.turn import RoundTurn, look_at, turn_in


@frozen
class Incoming:
    """A file that came, and what a reader made of it."""

    file: File
    content: bytes
    read: Read


@frozen
class Sender:
    """Who sent something, when it came, and which headers of it were not known."""

    respondent: Respondent
    received: str
    mapping: Mapping[str, str]


@frozen
class Taken:
    """Files as they are taken in: numbered, and with what becomes of the rows whose place they take."""

    sender: Sender
    files: tuple[ReceivedFile, ...]
    changes: tuple[RowChange, ...]
    replaced: tuple[SentAnswer, ...]

    def events(self) -> Iterator[Payload]:
        """What is recorded of them."""
        for file in self.files:
            yield from _of_file(file, self.sender)
        yield from self.replacing(self.files[0].answer)

    def replacing(self, by: str) -> Iterator[AnswerReplaced]:
        """That an answer takes the place of the earlier ones."""
        renumbered = [(c.old, c.new) for c in self.changes if c.is_renumbered]
        for answer in self.replaced:
            own = ((o.id, n.id) for o, n in renumbered if o and n and o.origin.answer == answer.id)
            yield AnswerReplaced(answer.id, by, tuple(own))


def receive(
    session: Session,
    round_id: str,
    paths: Sequence[Path],
    sender: str,
    *,
    received: str | None = None,
    mapping: Mapping[str, str] | None = None,
    manner: Manner | None = None,
    of: Sequence[str] = (),
    dry_run: bool = False,
) -> Received:
    """Take in the files that a respondent sent; all of them, or (after an error) none.

    Args:
        received: when they came, an ISO date or date and time; the session's moment if None.
        mapping: headers that are not known, each with the field that it stands for.
        manner: whether they take the place of what the respondent has answered before, or come in addition. A dry run
            without it shows what would become of every row if they took its place.
        of: of several earlier answers those whose place they take, by number, file name or hash; all where it is empty.
        dry_run: only tell what would happen.

    Raises:
        WrongUsage: no such round or answer, or a date in the future.
        BadData: a file cannot be read, holds a CPR number, or is in the round already.
        Refused: the sender is not a respondent; it has answered before, and the manner is missing; or it is not the
            time for it.
    """
    when = received or session.now
    contents = [(path.name, read_file(path)) for path in paths]
    kind = look_at(session, round_id).round.list
    files = [Incoming(File(name, sha256(c)), c, LISTS[kind].read(c, name, mapping or {})) for name, c in contents]
    with turn_in(session, round_id) as turn:
        turn.not_in_future(when, "Correct --on.")
        turn.guard("receive", others=[SenderCase(clean(sender), tuple(turn.workspace.names))])
        respondent = turn.workspace.respondents[fold(sender)]
        earlier = standing(turn.state, respondent.name)
        _refuse_repeated(files, turn.state)
        undecided = earlier if dry_run and manner is None else ()
        replaced = place_taken(respondent.name, earlier, Manner.REPLACES if undecided else manner, of)
        taken = take(turn, files, Sender(respondent, when, mapping or {}), replaced)
        receipt = Received(
            round_id,
            respondent,
            when,
            taken.files,
            kept=not dry_run,
            early=when[:10] < turn.state.opened.isoformat(),
            replaced=replaced,
            changes=taken.changes if replaced else (),
            undecided=undecided,
        )
        return receipt if dry_run else record(turn, taken, receipt, files)


def record(
    turn: RoundTurn, taken: Taken, receipt: Received, files: Sequence[Incoming], more: Sequence[Payload] = ()
) -> Received:
    """Put what was taken in on record, write the receipt, and keep the files: these last, when nothing can be refused
    any more."""
    turn.say([*taken.events(), *more])
    told = evolve(receipt, documents=write_receipt(turn, receipt))
    for file in files:
        turn.session.received.keep(file.content, file.file.name)
    return told


def take(
    turn: RoundTurn,
    files: Sequence[Incoming],
    sender: Sender,
    replaced: Sequence[SentAnswer] = (),
    *,
    again: SentAnswer | None = None,
    keep_numbers: bool = False,
    given_back: Collection[str] = (),
) -> Taken:
    """Number the rows of files: a row that follows one of the answers whose place they take has that one's number.

    Args:
        again: the answer of the same file that is read again: its rows are known by their place.
        keep_numbers: also of rows that a person has judged.
        given_back: the numbers that it does not keep, since the rows of another answer had them first.
    """
    state = turn.state
    before = {answer.id for answer in (*replaced, *([again] if again else ()))}
    known = state.numbered if again else state.proposals if before else {}  # read again, what was taken back stays so
    old = [proposal for proposal in known.values() if proposal.origin.answer in before]
    names = [next_answer(state, place) for place in range(len(files))]
    new = [p for file, name in zip(files, names, strict=True) for p in _proposals(turn, file, name, sender)]
    judged = frozenset[str]() if keep_numbers or not old else state.judged_numbers
    changes = renumbered(follow(old, new, in_place=again is not None), state.count, judged, given_back)
    of: dict[str, list[Proposal]] = {name: [] for name in names}
    for sent in (change.new for change in changes if change.new):
        of[sent.origin.answer].append(sent)
    columns = LISTS[turn.round.list].understood
    numbered = (
        ReceivedFile(f.file, f.read, tuple(of[name]), name, columns) for f, name in zip(files, names, strict=True)
    )
    return Taken(sender, tuple(numbered), changes, tuple(replaced))


def next_answer(state: RoundState, further: int = 0) -> str:
    """The number of the next answer of the round, or of one further on."""
    return f"A{len(state.answers) + 1 + further:04}"


def _proposals(turn: RoundTurn, file: Incoming, answer: str, sender: Sender) -> Iterator[Proposal]:
    """The proposals of a file. Each has the next number, which it keeps unless it follows another row."""
    propose, number = LISTS[turn.round.list].proposal, turn.state.count
    rows: Iterable[Any] = turn.session.watch.steps(f"Taking in {file.file.name}", file.read.rows, len(file.read.rows))
    for place, row in enumerate(rows, start=1):
        origin = Origin(file.file.sha256, file.file.name, row.sheet, row.row, answer=answer)
        told = {"id": proposal_id(number + place), "received": sender.received, "origin": origin}
        yield propose(row, sender.respondent, told)


def _refuse_repeated(files: Sequence[Incoming], state: RoundState) -> None:
    """Refuse a file that counts already; one that was withdrawn, or whose place was taken, may come again."""
    known = {answer.sha256: answer for answer in state.answers.values() if answer.stands and answer.file}
    seen: dict[str, str] = {}
    for file in (incoming.file for incoming in files):
        if earlier := known.get(file.sha256):
            raise BadData(
                "same-file-twice",
                f"{file.name} is the same file as {earlier.name}, which was received on {earlier.received[:10]} from "
                f"{earlier.respondent} ({earlier.id}).",
                f"Leave it out. `answers reread ROUND {earlier.id} --map HEADER=FIELD` reads it again, `answers move` "
                "puts it under another sender; if a new version was meant, ask the sender for it.",
            )
        if file.sha256 in seen:
            raise BadData(
                "same-file-twice",
                f"{file.name} is the same file as {seen[file.sha256]}, which was received in the same command.",
                "Leave it out; if a new version was meant, ask the sender for it.",
            )
        seen[file.sha256] = file.name


def _of_file(file: ReceivedFile, sender: Sender) -> Iterator[Payload]:
    errors = file.read.errors
    yield FileReceived(
        file.answer,
        file.file,
        sender.respondent.name,
        sender.respondent.kind,
        sender.received,
        rows=file.read.row_count,
        row_errors=len(errors),
        mapping=tuple(sorted(sender.mapping.items())),
    )
    yield from map(ProposalReceived, file.proposals)
    yield from (RowRefused(file.file, error, file.answer) for error in errors)
