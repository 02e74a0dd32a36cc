"""Suggestions of job titles for lists B and C: from anyone, at any time; the next round takes them in. [B5]"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from positivliste.danish import clean
from positivliste.errors import BadData, WrongUsage
from positivliste.intake import ColumnUse, RowError, TitleRow, read_titles
from positivliste.model.council import RespondentKind
from positivliste.model.events import Payload, ProposalReceived, RowRefused, SuggestionTaken, TitleSuggested
from positivliste.model.file import File
from positivliste.model.proposal import NOWHERE, Origin, Proposal
from positivliste.model.reference import Suggestion
from positivliste.model.round import ListKind
from positivliste.model.short import short
from positivliste.model.value import frozen
from positivliste.process.state import WorkspaceState
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import RoundTurn, turn


@frozen
class Suggested:
    """What was put on record: the suggestions, and the rows of a file that are none."""

    suggestions: tuple[Suggestion, ...]
    errors: tuple[RowError, ...] = ()
    columns: tuple[ColumnUse, ...] = ()

    __repr__ = short


def suggest(
    session: Session,
    kind: ListKind,
    title: str,
    sender: str,
    *,
    disco: str | None = None,
    level: str | None = None,
    evidence: str | None = None,
    received: str | None = None,
) -> Suggested:
    """Put one suggestion on record.

    Raises:
        WrongUsage: the list takes no suggestions, the title is empty, or the date has not come yet.
    """
    if not clean(title):
        raise WrongUsage("no-title", "A suggestion needs a job title.", "Give it as TITLE, or a file with --file.")
    row = TitleRow("", 0, clean(title), disco, level, evidence, None, ())
    return Suggested(_record(session, kind, [row], sender, received))


def suggest_file(
    session: Session,
    kind: ListKind,
    path: Path,
    sender: str,
    *,
    received: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Suggested:
    """Put the suggestions of a file on record, and keep the file.

    Raises:
        WrongUsage: the list takes no suggestions, or the date has not come yet.
        BadData: the file cannot be read, or holds a CPR number.
    """
    content = read_file(path)
    read = read_titles(content, path.name, mapping)
    if not read.rows:
        raise BadData("no-rows", f"{path.name} has no job titles.", "Enter at least one under the header.")
    file = File(path.name, sha256(content))
    made = _record(session, kind, read.rows, sender, received, file, content, read.errors)
    return Suggested(made, read.errors, read.columns)


def _record(
    session: Session,
    kind: ListKind,
    rows: Sequence[TitleRow],
    sender: str,
    received: str | None,
    file: File | None = None,
    content: bytes = b"",
    errors: Sequence[RowError] = (),
) -> tuple[Suggestion, ...]:
    when, name = received or session.now, clean(sender)
    if not LISTS[kind].by_suggestion:
        raise WrongUsage("no-suggestions", "Courses are proposed with `receive`.", "Use higher-education or skilled.")
    if not name:
        raise WrongUsage("no-sender", "A suggestion needs somebody who made it.", "Name the organisation with --from.")
    with turn(session) as begun:
        begun.not_in_future(when, "Correct --on.")
        known = [found for suggested in begun.workspace.suggestions.values() for found in suggested.values()]
        if file and any(found.origin.sha256 == file.sha256 for found in known):
            raise BadData("same-file-twice", f"The suggestions of {file.name} are on record already.", "Leave it out.")
        registered = begun.workspace.respondent(name)
        made = tuple(
            Suggestion(
                id=f"F{number:04}",
                title=row.title,
                sender=registered.name if registered else name,
                received=when,
                disco=row.disco,
                level=row.level,
                evidence=row.evidence,
                kind=registered.kind if registered else RespondentKind.OTHER,
                origin=Origin(file.sha256, file.name, row.sheet, row.row) if file else NOWHERE,
                remarks=row.remarks,
                extra=row.extra,
            )
            for number, row in enumerate(rows, start=len(known) + 1)
        )
        begun.record([TitleSuggested(kind, suggestion) for suggestion in made])
        if file:
            begun.record([RowRefused(file, error) for error in errors])
            session.received.keep(content, file.name)
    return made


def pending(workspace: WorkspaceState, kind: ListKind) -> tuple[Suggestion, ...]:
    """The suggestions that no round has taken in yet."""
    return tuple(s for s in workspace.suggestions.get(kind, {}).values() if s.id not in workspace.taken)


def take_in(turn: RoundTurn) -> None:
    """Make proposals of a round of the suggestions that wait. Only in a turn that writes."""
    waiting = pending(turn.workspace, turn.round.list)
    if waiting:
        turn.say(list(_proposals(waiting, len(turn.state.proposals))))
        turn.record([SuggestionTaken(suggestion.id, turn.round.id) for suggestion in waiting])


def _proposals(waiting: Sequence[Suggestion], count: int) -> Iterator[Payload]:
    for number, suggestion in enumerate(waiting, start=count + 1):
        yield ProposalReceived(
            Proposal(
                id=f"P{number:04}",
                respondent=suggestion.sender,
                kind=suggestion.kind,
                received=suggestion.received,
                origin=evolve(suggestion.origin, suggestion=suggestion.id),
                title=suggestion.title,
                private=False,
                disco=suggestion.disco,
                level=suggestion.level,
                evidence=suggestion.evidence,
                remarks=suggestion.remarks,
                extra=suggestion.extra,
            )
        )
