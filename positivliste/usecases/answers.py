"""Taking in what came: every row of every file becomes a proposal or a row error, and the file is kept as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from attrs import evolve

from positivliste.danish import clean, fold
from positivliste.errors import BadData
from positivliste.model.council import Respondent
from positivliste.model.events import FileReceived, Payload, ProposalReceived, RowRefused
from positivliste.model.file import File
from positivliste.model.proposal import Origin
from positivliste.process.state import RoundState
from positivliste.rules.subjects import SenderCase
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.receipts import Read, Received, ReceivedFile, write_receipt
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import RoundTurn, look_at, turn_in


def receive(
    session: Session,
    round_id: str,
    paths: Sequence[Path],
    sender: str,
    *,
    received: str | None = None,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Received:
    """Take in the files that a respondent sent; all of them, or (after an error) none.

    Args:
        received: when they came, an ISO date or date and time; the session's moment if None.
        mapping: headers that are not known, each with the field that it stands for.
        dry_run: only tell what would happen.

    Raises:
        WrongUsage: no such round, or a date in the future.
        BadData: a file cannot be read, holds a CPR number, or is in the round already.
        Refused: the sender is not a respondent, or it is not the time for it.
    """
    when = received or session.now
    contents = [(path.name, read_file(path)) for path in paths]
    kind = look_at(session, round_id).round.list
    files = [(File(name, sha256(c)), c, LISTS[kind].read(c, name, mapping or {})) for name, c in contents]
    with turn_in(session, round_id) as turn:
        turn.not_in_future(when, "Correct --on.")
        turn.guard("receive", others=[SenderCase(clean(sender), tuple(turn.workspace.names))])
        respondent = turn.workspace.respondents[fold(sender)]
        _refuse_repeated([(file, read) for file, _, read in files], turn.state)
        taken = tuple(_number([(file, read) for file, _, read in files], turn, respondent, when))
        if not dry_run:
            for file in taken:
                turn.say(list(_events(file, respondent, when, mapping or {})))
            for name, content in contents:
                session.received.keep(content, name)
        early = when[:10] < turn.state.opened.isoformat()
        receipt = Received(round_id, respondent, when, taken, kept=not dry_run, early=early)
        return receipt if dry_run else evolve(receipt, documents=write_receipt(turn, receipt))


def _refuse_repeated(files: Sequence[tuple[File, Read]], state: RoundState) -> None:
    seen = {digest: received.file.name for digest, received in state.files.items()}
    for file, _ in files:
        if file.sha256 in seen:
            earlier = state.files.get(file.sha256)
            when = f" on {earlier.received[:10]} from {earlier.respondent}" if earlier else " in the same command"
            raise BadData(
                "same-file-twice",
                f"{file.name} is the same file as {seen[file.sha256]}, which was received{when}.",
                "Leave it out; if a new version was meant, ask the sender for it.",
            )
        seen[file.sha256] = file.name


def _number(
    files: Sequence[tuple[File, Read]], turn: RoundTurn, sender: Respondent, when: str
) -> Iterator[ReceivedFile]:
    propose, number = LISTS[turn.round.list].proposal, count(len(turn.state.received) + 1)
    for file, read in files:
        origins = (Origin(file.sha256, file.name, row.sheet, row.row) for row in read.rows)
        received = ({"id": f"P{next(number):04}", "received": when, "origin": origin} for origin in origins)
        made = (propose(row, sender, told) for row, told in zip(read.rows, received, strict=True))
        yield ReceivedFile(file, read, tuple(turn.session.watch.steps(f"Taking in {file.name}", made, len(read.rows))))


def _events(file: ReceivedFile, respondent: Respondent, when: str, mapping: Mapping[str, str]) -> Iterator[Payload]:
    errors = file.read.errors
    yield FileReceived(
        file.file,
        respondent.name,
        respondent.kind,
        when,
        rows=file.read.row_count,
        row_errors=len(errors),
        mapping=tuple(sorted(mapping.items())),
    )
    yield from map(ProposalReceived, file.proposals)
    yield from (RowRefused(file.file, error) for error in errors)
