"""Suggestions of job titles for lists B and C: from anyone, at any time; the next round takes them in. [B5]"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from positivliste.danish import clean
from positivliste.errors import BadData, WrongUsage
from positivliste.intake import ColumnUse, RowError, TitleRow, read_titles
from positivliste.model.council import RespondentKind
from positivliste.model.events import Payload, ProposalReceived, SuggestionTaken, TitleSuggested
from positivliste.model.proposal import Origin, Proposal
from positivliste.model.reference import Suggestion
from positivliste.model.round import ListKind, Round
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.store.files import sha256
from positivliste.usecases.session import Session, read_file


@frozen
class Suggested:
    """What was put on record: the suggestions, and the rows of a file that are none."""

    suggestions: tuple[Suggestion, ...]
    errors: tuple[RowError, ...] = ()
    columns: tuple[ColumnUse, ...] = ()


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
    return _record(session, kind, [row], sender, received)


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
    done = _record(session, kind, read.rows, sender, received, content, path.name)
    return Suggested(done.suggestions, read.errors, read.columns)


def _record(
    session: Session,
    kind: ListKind,
    rows: Sequence[TitleRow],
    sender: str,
    received: str | None,
    content: bytes = b"",
    name: str = "",
) -> Suggested:
    when = received or session.now
    if kind is ListKind.COURSES:
        raise WrongUsage("no-suggestions", "Courses are proposed with `receive`.", "Use higher-education or skilled.")
    if not clean(sender):
        raise WrongUsage("no-sender", "A suggestion needs somebody who made it.", "Name the organisation with --from.")
    if when[:10] > session.now[:10]:
        raise WrongUsage("future-date", f"{when} has not come yet: today is {session.today}.", "Correct --on.")
    with session.writing():
        kept = (name, sha256(content)) if content else (None, None)
        suggested = (s for known in session.workspace().suggestions.values() for s in known.values())
        if content and any(s.sha256 == kept[1] for s in suggested):
            raise BadData("same-file-twice", f"The suggestions of {name} are on record already.", "Leave it out.")
        known = sum(map(len, session.workspace().suggestions.values()))
        made = [
            Suggestion(f"F{known + n:04}", row.title, clean(sender), when, row.disco, row.level, row.evidence, *kept)
            for n, row in enumerate(rows, start=1)
        ]
        session.record([TitleSuggested(kind, suggestion) for suggestion in made])
        if content:
            session.received.keep(content, name)
    return Suggested(tuple(made))


def pending(workspace: WorkspaceState, kind: ListKind) -> tuple[Suggestion, ...]:
    """The suggestions that no round has taken in yet."""
    return tuple(s for s in workspace.suggestions.get(kind, {}).values() if s.id not in workspace.taken)


def take_in(session: Session, round_: Round, workspace: WorkspaceState, state: RoundState) -> int:
    """Make proposals of a round of the suggestions that wait. Says how many. Only inside `writing`."""
    waiting = pending(workspace, round_.list)
    if waiting:
        session.record(list(_proposals(waiting, len(state.proposals))), round_.id)
        session.record([SuggestionTaken(suggestion.id, round_.id) for suggestion in waiting])
    return len(waiting)


def _proposals(waiting: Sequence[Suggestion], count: int) -> Iterator[Payload]:
    for number, suggestion in enumerate(waiting, start=count + 1):
        yield ProposalReceived(
            Proposal(
                id=f"P{number:04}",
                respondent=suggestion.sender,
                kind=RespondentKind.OTHER,
                received=suggestion.received,
                origin=Origin(sha256(suggestion.id.encode()), suggestion.id, "", 0),
                title=suggestion.title,
                private=False,
                disco=suggestion.disco,
                level=suggestion.level,
                evidence=suggestion.evidence,
            )
        )
