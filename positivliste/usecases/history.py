"""The journal as people read it: what happened, the proof that it is whole, and the erasure of persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from attrs import AttrsInstance, asdict, has

from positivliste.errors import WrongUsage, file_errors
from positivliste.model.events import (
    AnswerKept,
    AnswerNone,
    CorrectionTakenBack,
    DiscoImported,
    Event,
    EvidenceImported,
    FileReceived,
    NationalListImported,
    Payload,
    PersonErased,
    PrioritiesImported,
    ProposalCorrected,
    SuggestionsReceived,
)
from positivliste.model.file import File
from positivliste.model.finding import Verdict
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.store import Person
from positivliste.usecases.session import Session

COLUMNS = {name: name for name in ("events", "head", "files", "flaws", "notes")}
"""What the table of the proof shows."""


@frozen
class LogLine:
    """One event as a line of the log; `who` is None where the person was erased."""

    event: Event
    who: str | None
    summary: str


@frozen
class Verified:
    """What the journal's proof says: flaws show that it was changed; notes are odd, but as they were written."""

    events: int
    head: str
    files: int
    flaws: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def table(self) -> list[dict[str, Any]]:
        """The proof as one flat row, for `pandas.DataFrame`."""
        return table([self], COLUMNS)


def log(session: Session, round_id: str | None = None, last: int | None = None) -> Iterator[LogLine]:
    """The events in order, of one round or of all, up to the session's `as_of`; of these the last so many.

    Raises:
        WrongUsage: there is no such round.
    """
    if round_id is not None:
        from positivliste.usecases.turn import look_at

        look_at(session, round_id)
    names = {person.ref: person.name for person in session.contacts.persons()}
    as_of = session.as_of.isoformat() if session.as_of else None
    for event in session.journal.events(rounds=[round_id] if round_id else None, as_of=as_of, last=last):
        by = getattr(getattr(event.payload, "verdict", event.payload), "by", event.actor)
        yield LogLine(event, names.get(by), summary(event))


_MARKS = (
    "id", "proposal", "name", "list", "number", "title", "minutes", "job_title", "group", "duration", "disco", "level",
)  # fmt: skip
HASHES = ("sha256", "content")
"""What is long enough to be told by its beginning."""


def summary(event: Event) -> str:
    """The event in one line: what identifies it and is short enough, as name=value."""
    payload = event.payload
    if isinstance(payload, ProposalCorrected | CorrectionTakenBack):
        why = f", reason={payload.reason[:60]}" if payload.reason else ""
        return f"proposal={payload.proposal}, {_put_right(payload)}{why}"
    told = asdict(cast(AttrsInstance, payload), recurse=False)
    said = (_short(name, value) for name, value in told.items() if value not in (None, (), ""))
    return ", ".join(filter(None, said))


def _short(name: str, value: object) -> str:
    if isinstance(value, (tuple, dict)):
        return f"{len(value)} {name}"
    if isinstance(value, Verdict):
        why = ": ".join(filter(None, (value.carried, value.reason)))
        return f"{value.case.id} {value.answer}" + (f" ({why})" if why else "")
    if has(type(value)):
        marks = (getattr(value, key, None) for key in _MARKS)
        return " ".join(str(getattr(mark, "understood", mark)) for mark in marks if mark)
    return f"{name}={str(value)[:12] if name in HASHES else str(value)[:60]}"


def _put_right(said: ProposalCorrected | CorrectionTakenBack) -> str:
    """What was put right: what held until then, where the event says so, and what holds since."""
    from positivliste.documents.content.wording import value_shown  # loaded only where something was put right

    old = {name: f"{value_shown(value) or '(none)'} -> " for name, value in said.before.said.items()}
    now = dict.fromkeys(said.fields, "(as sent)") if isinstance(said, CorrectionTakenBack) else said.correction.said
    return ", ".join(f"{name}={old.get(name, '')}{value_shown(new) or '(taken away)'}" for name, new in now.items())


@file_errors()
def verify(session: Session) -> Verified:
    """Whether the journal and the received files are as they were written.

    Raises:
        BadData: a received file cannot be read.
    """
    flaws = [f"event {flaw.seq}: {flaw.message}" if flaw.seq else flaw.message for flaw in session.journal.flaws()]
    events, latest = 0, ""
    files, notes = list[File](), list[str]()
    if not flaws:
        for event in session.journal.events():
            events += 1
            if event.at[:10] < latest:
                notes.append(f"event {event.seq} is dated {event.at[:10]}, before an earlier one of {latest}")
            latest = max(latest, event.at[:10])
            files += _kept(event.payload)
        flaws += session.received.flaws(dict.fromkeys(files))
    return Verified(events, session.journal.head(), len({file.sha256 for file in files}), tuple(flaws), tuple(notes))


def _kept(said: Payload) -> Iterator[File]:
    """The files of which an event says that they are kept."""
    if isinstance(said, _KEEPING) and said.file:
        yield said.file


_KEEPING = (
    AnswerKept, AnswerNone, DiscoImported, EvidenceImported, FileReceived, NationalListImported, PrioritiesImported,
    SuggestionsReceived,
)  # fmt: skip


def persons(session: Session) -> tuple[Person, ...]:
    """Every person and mailbox on record."""
    return tuple(session.contacts.persons())


def erase_person(session: Session, ref: str) -> None:
    """Forget a person's name and e-mail address; what the person did stays, under the reference.

    Raises:
        WrongUsage: there is no such reference.
    """
    from positivliste.usecases.turn import turn

    with turn(session) as begun:
        if session.contacts.person(ref) is None:
            raise WrongUsage("unknown-person", f"There is no person {ref!r}.", "See `persons list`.")
        session.contacts.erase(ref)
        begun.record([PersonErased(ref)])
