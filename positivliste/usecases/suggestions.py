"""Suggestions of job titles for lists B and C: from anyone, at any time; the next round takes them in. [B5]"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from positivliste.danish import clean
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.events import (
    Payload,
    ProposalReceived,
    SuggestionMoved,
    SuggestionsReceived,
    SuggestionsTaken,
    SuggestionWithdrawn,
    TitleSuggested,
)
from positivliste.model.file import File
from positivliste.model.proposal import NOWHERE, Origin, Proposal, proposal_id
from positivliste.model.reference import Suggestion
from positivliste.model.results import Waiting
from positivliste.model.round import ListKind
from positivliste.model.row_error import RowError
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.process import results
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import RoundTurn, Turn, look, turn

if TYPE_CHECKING:
    from positivliste.intake import ColumnUse, Skipped, TitleRow


COLUMNS = {name: name for name in ("id", "title", "disco", "level", "sender", "received", "evidence")}
"""What the table of suggestions shows of each."""


@frozen
class Suggested:
    """What was put on record: the suggestions; and of a file, what is none.

    Attributes:
        errors: the rows of the file that are none.
        skipped: what was not read as rows.
        columns: what each column of the file was taken for.
    """

    suggestions: tuple[Suggestion, ...]
    errors: tuple[RowError, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[ColumnUse, ...] = ()

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """The suggestions as flat rows, for `pandas.DataFrame`."""
        return table(self.suggestions, COLUMNS)


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
    from positivliste.intake import TitleRow  # what only reads need not load the intake

    if not clean(title):
        raise WrongUsage("no-title", "A suggestion needs a job title.", "Give it as TITLE, or a file with --file.")
    row = TitleRow("", 0, clean(title), disco, level, evidence, None, ())
    with _suggesting(session, kind, sender, received) as (begun, sent):
        return Suggested(_record(begun, sent, [row]))


def suggest_file(
    session: Session,
    kind: ListKind,
    path: Path,
    sender: str,
    *,
    received: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Suggested:
    """Put the suggestions of a file on record, and the rows that are none; and keep the file.

    Raises:
        WrongUsage: the list takes no suggestions, or the date has not come yet.
        BadData: the file cannot be read, has no rows, holds a CPR number, or is on record for the list already.
    """
    from positivliste.intake import read_titles  # what only reads need not load the intake

    content = read_file(path)
    read = read_titles(content, path.name, mapping)
    if not read.row_count:
        raise BadData("no-rows", f"{path.name} has no job titles.", "Enter at least one under the header.")
    file = File(path.name, sha256(content))
    with _suggesting(session, kind, sender, received) as (begun, sent):
        _refuse_repeated(begun, kind, file)
        begun.record(
            [
                SuggestionsReceived(
                    kind,
                    file,
                    sent.name,
                    sent.kind,
                    sent.received,
                    rows=read.row_count,
                    errors=read.errors,
                    mapping=tuple(sorted((mapping or {}).items())),
                )
            ]
        )
        session.received.keep(content, path.name)
        made = _record(begun, sent, read.rows, file)
        return Suggested(made, read.errors, read.skipped, read.columns)


@frozen
class _Sent:
    """For which list something came, from whom, and when."""

    list: ListKind
    name: str
    kind: RespondentKind
    received: str


@contextmanager
def _suggesting(session: Session, kind: ListKind, sender: str, received: str | None) -> Iterator[tuple[Turn, _Sent]]:
    when, name = received or session.now, clean(sender)
    if not LISTS[kind].any_time:
        raise WrongUsage("no-suggestions", "Courses are proposed with `receive`.", "Use higher-education or skilled.")
    with turn(session) as begun:
        begun.not_in_future(when, "Correct --on.")
        known = begun.workspace.respondent(name) or Respondent(name, RespondentKind.OTHER)
        yield begun, _Sent(kind, known.name, known.kind, when)


def _refuse_repeated(begun: Turn, kind: ListKind, file: File) -> None:
    for found in begun.workspace.suggested:
        said = found.said
        if isinstance(said, SuggestionsReceived) and (said.list, said.file.sha256) == (kind, file.sha256):
            raise BadData(
                "same-file-twice",
                f"{file.name} is the same file as {said.file.name}, which {said.sender} sent on {said.received[:10]}.",
                "Leave it out; if a new version was meant, ask the sender for it.",
            )


def _record(begun: Turn, sent: _Sent, rows: Sequence[TitleRow], file: File | None = None) -> tuple[Suggestion, ...]:
    count = sum(isinstance(found.said, TitleSuggested) for found in begun.workspace.suggested)
    made = tuple(
        Suggestion(
            id=f"F{number:04}",
            title=row.title,
            sender=sent.name,
            received=sent.received,
            disco=row.disco,
            level=row.level,
            evidence=row.evidence,
            kind=sent.kind,
            origin=Origin(file.sha256, file.name, row.sheet, row.row) if file else NOWHERE,
            remarks=row.remarks,
            extra=row.extra,
            doubts=row.doubts,
        )
        for number, row in enumerate(rows, start=count + 1)
    )
    begun.record([TitleSuggested(sent.list, suggestion) for suggestion in made])
    return made


@frozen
class SuggestedTitle:
    """A suggestion, and where it stands.

    Attributes:
        round: the round that took it in; None where none has.
        withdrawn: why it was taken back; None where it was not.
    """

    list: ListKind
    suggestion: Suggestion
    round: str | None
    withdrawn: str | None

    @property
    def state(self) -> str:
        """ "waiting", "taken" (it is a proposal of a round) or "withdrawn"."""
        return "withdrawn" if self.withdrawn is not None else "taken" if self.round else "waiting"


def suggested(session: Session, kind: ListKind | None = None) -> tuple[SuggestedTitle, ...]:
    """Every title that was suggested for a list, or for all, in the order of receipt."""
    return tuple(found for found in _suggested(look(session)) if kind in (None, found.list))


def withdraw_suggestion(session: Session, number: str, reason: str) -> SuggestedTitle:
    """Take a suggestion back that waits; it stays on record, and no round takes it in.

    Raises:
        WrongUsage: there is no such suggestion.
        Refused: a round took it in already, or it is withdrawn.
    """
    with turn(session) as begun:
        _waiting(begun, number)
        begun.record([SuggestionWithdrawn(number.upper(), reason)])
        return next(found for found in _suggested(begun) if found.suggestion.id == number.upper())


def move_suggestion(session: Session, number: str, sender: str) -> SuggestedTitle:
    """Put a suggestion that waits under the organisation that really sent it.

    Raises:
        WrongUsage: there is no such suggestion.
        Refused: a round took it in already, or it is withdrawn.
    """
    with turn(session) as begun:
        _waiting(begun, number)
        name = clean(sender)
        known = begun.workspace.respondent(name) or Respondent(name, RespondentKind.OTHER)
        begun.record([SuggestionMoved(number.upper(), known.name, known.kind)])
        return next(found for found in _suggested(begun) if found.suggestion.id == number.upper())


def _suggested(seen: Turn) -> Iterator[SuggestedTitle]:
    for found in seen.workspace.suggested:
        if isinstance(found.said, TitleSuggested):
            yield SuggestedTitle(found.said.list, found.said.suggestion, found.round, found.withdrawn)


def _waiting(begun: Turn, number: str) -> None:
    """Refuse what is no suggestion that waits."""
    found = next((title for title in _suggested(begun) if title.suggestion.id == number.upper()), None)
    if found is None:
        told = f"There is no suggestion {number!r}."
        raise WrongUsage("unknown-suggestion", told, "`suggestions list` shows them with their numbers.")
    if found.withdrawn is not None:
        raise Refused("withdrawn-already", f"{number} {found.suggestion.title!r} is withdrawn.", "Leave it out.")
    if found.round:
        raise Refused(
            "taken-already",
            f"{number} {found.suggestion.title!r} is a proposal of {found.round} already.",
            f"Before the decision, use `answers withdraw {found.round} PROPOSAL --reason TEXT`.",
        )


def waiting(session: Session, kind: ListKind | None = None) -> tuple[Waiting, ...]:
    """What was suggested for a list, or for all, and waits for its next screening, by sender."""
    seen = look(session)
    kinds = [kind] if kind else [found for found, has in LISTS.items() if has.any_time]
    return tuple(chain.from_iterable(results.waiting(seen.workspace, found) for found in kinds))


def take_in(turn: RoundTurn) -> None:
    """Make proposals of a round of the suggestions that wait. Only in a turn that writes."""
    kind = turn.round.list
    waiting = turn.workspace.suggestions(kind)
    if waiting or turn.workspace.suggestion_files(kind):
        turn.say([*_proposals(waiting, turn.state.count), SuggestionsTaken()])


def _proposals(waiting: Sequence[Suggestion], count: int) -> Iterator[Payload]:
    for number, suggestion in enumerate(waiting, start=count + 1):
        yield ProposalReceived(
            Proposal(
                id=proposal_id(number),
                respondent=suggestion.sender,
                kind=suggestion.kind,
                received=suggestion.received,
                origin=evolve(suggestion.origin, suggestion=suggestion.id),
                title=suggestion.title,
                disco=suggestion.disco,
                level=suggestion.level,
                evidence=suggestion.evidence,
                remarks=suggestion.remarks,
                extra=suggestion.extra,
                doubts=suggestion.doubts,
            )
        )
