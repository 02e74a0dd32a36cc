"""Taking in what came: every row of every file becomes a proposal or a row error, and the file is kept as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from positivliste.danish import clean, fold
from positivliste.errors import BadData, WrongUsage
from positivliste.intake import CourseRow, TitleRow, read_courses, read_titles
from positivliste.model.council import Respondent
from positivliste.model.events import FileReceived, Payload, ProposalReceived, RowRefused
from positivliste.model.proposal import Origin, Proposal
from positivliste.model.round import ListKind
from positivliste.process.engine import guard
from positivliste.process.state import RoundState
from positivliste.rules.subjects import SenderCase
from positivliste.store.files import sha256
from positivliste.usecases.receipts import Read, Receipt, ReceivedFile, write_receipt
from positivliste.usecases.session import Session, read_file

_ONLY_WITH_OTHERS = re.compile(r"\bkun\b[^.;]*\bsammen med\b", re.IGNORECASE)
"""How a remark says that a course may be used only together with others. [A9]"""


def receive(
    session: Session,
    round_id: str,
    paths: Sequence[Path],
    sender: str,
    *,
    received: str | None = None,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Receipt:
    """Take in the files that a respondent sent; all of them, or (after an error) none.

    Args:
        received: when they came, an ISO date or date and time; the session's moment if None.
        mapping: headers that are not known, each with the field that it stands for.
        dry_run: only tell what would happen.

    Raises:
        WrongUsage: no such round, or a date in the future.
        BadData: a file cannot be read, holds a CPR number, or is in the round already.
        Refused: H102, the sender is not a respondent; H103, it is not the time for it.
    """
    when = received or session.now
    if when[:10] > session.now[:10]:
        raise WrongUsage("future-date", f"{when} has not come yet: today is {session.today}.", "Correct --on.")
    contents = [(path.name, read_file(path)) for path in paths]
    reader = _READERS[session.kind_of(round_id)]
    files = [(name, content, reader(content, name, mapping or {})) for name, content in contents]
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        values = session.values(workspace.rounds[round_id])
        case = SenderCase(clean(sender), tuple(known.name for known in workspace.respondents.values()))
        guard("receive", state, workspace, values, session.today, others=[case])
        respondent = workspace.respondents[fold(sender)]
        _refuse_repeated(files, state)
        taken = tuple(_number(files, respondent, when, len(state.proposals)))
        if not dry_run:
            for file in taken:
                session.record(list(_events(file, respondent, when, mapping or {})), round_id)
            for name, content in contents:
                session.received.keep(content, name)
        receipt = Receipt(round_id, respondent, when, taken, kept=not dry_run)
        return receipt if dry_run else evolve(receipt, documents=write_receipt(session, receipt))


def _refuse_repeated(files: Sequence[tuple[str, bytes, Read]], state: RoundState) -> None:
    seen: dict[str, str] = {digest: file.file for digest, file in state.files.items()}
    for name, content, _ in files:
        digest = sha256(content)
        if digest in seen:
            earlier = state.files.get(digest)
            when = f" on {earlier.received[:10]} from {earlier.respondent}" if earlier else " in the same command"
            raise BadData(
                "same-file-twice",
                f"{name} is the same file as {seen[digest]}, which was received{when}.",
                "Leave it out; if a new version was meant, ask the sender for it.",
            )
        seen[digest] = name


def _number(
    files: Sequence[tuple[str, bytes, Read]], respondent: Respondent, when: str, count: int
) -> Iterator[ReceivedFile]:
    for name, content, read in files:
        digest = sha256(content)
        proposals = []
        for row in read.rows:
            count += 1
            proposals.append(_proposal(f"P{count:04}", row, respondent, when, Origin(digest, name, row.sheet, row.row)))
        yield ReceivedFile(name, digest, read, tuple(proposals))


def _proposal(name: str, row: CourseRow | TitleRow, respondent: Respondent, when: str, origin: Origin) -> Proposal:
    sent = Proposal(
        id=name,
        respondent=respondent.name,
        kind=respondent.kind,
        received=when,
        origin=origin,
        title=row.title,
        remarks=row.remarks,
        extra=row.extra,
    )
    if isinstance(row, TitleRow):
        return evolve(sent, private=False, disco=row.disco, level=row.level, evidence=row.evidence)
    own = respondent.name if not respondent.kind.may_propose_private else None  # a school gives what it proposes
    return evolve(
        sent,
        number=row.number,
        provider=row.provider or own,
        private=row.private,
        duration=row.duration,
        job_title=row.job_title,
        group=row.group,
        only_with_others=row.only_with_others or bool(_ONLY_WITH_OTHERS.search(row.remarks or "")),
    )


def _events(file: ReceivedFile, respondent: Respondent, when: str, mapping: Mapping[str, str]) -> Iterator[Payload]:
    yield FileReceived(
        file.sha256,
        file.file,
        respondent.name,
        when,
        rows=len(file.read.rows) + len(file.read.errors),
        row_errors=len(file.read.errors),
        mapping=tuple(sorted(mapping.items())),
    )
    for proposal in file.proposals:
        yield ProposalReceived(proposal)
    for error in file.read.errors:
        yield RowRefused(file.sha256, error.sheet, error.row, error.column, error.value, error.message, error.danish)


_READERS: Mapping[ListKind, Callable[[bytes, str, Mapping[str, str]], Read]] = {
    ListKind.COURSES: read_courses,
    ListKind.HIGHER_EDUCATION: read_titles,
    ListKind.SKILLED: read_titles,
}
