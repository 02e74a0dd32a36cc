"""The quarterly dialogue meetings with SIRI on list C. [C: S1 1.3]"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from positivliste.documents.content.dialogue import DialogueAgenda, DialogueNote, Position
from positivliste.errors import WrongUsage
from positivliste.model.events import DialogueHeld
from positivliste.model.reference import DialogueMeeting
from positivliste.model.round import ListKind
from positivliste.model.screening import Outcome
from positivliste.process.screening import report
from positivliste.usecases.listing import on_list
from positivliste.usecases.session import Session
from positivliste.usecases.turn import Turn, look, turn
from positivliste.usecases.writing import Written, write_beside


def record_meeting(
    session: Session,
    quarter: str,
    on: date,
    participants: tuple[str, ...],
    points: tuple[str, ...],
    follow_up: tuple[str, ...],
) -> tuple[Written, ...]:
    """Put a meeting on record, and write its note. A later record of the same quarter takes its place.

    Raises:
        WrongUsage: the quarter is not written as 2026-Q1, or the date has not come yet.
    """
    name = _quarter(quarter)
    held = f"{on.year}-Q{(on.month + 2) // 3}"
    if held != name:
        raise WrongUsage("not-in-quarter", f"{on} is in {held}, not in {name}.", "Correct the quarter or the date.")
    meeting = DialogueMeeting(name, on, participants, points, follow_up)
    with turn(session) as begun:
        begun.not_in_future(on.isoformat(), "Record it afterwards.")
        begun.record([DialogueHeld(meeting)])
        note = DialogueNote(begun.council.name, meeting)
        return write_beside(begun, "dialogue", f"Notat fra dialogmøde {name}.md", session.text(note).encode())


def write_agenda(session: Session, quarter: str) -> tuple[Written, ...]:
    """Write the agenda of a quarter's meeting: the positions, what is suggested, what was to be followed up.

    Raises:
        WrongUsage: the quarter is not written as 2026-Q1.
    """
    name = _quarter(quarter)
    with turn(session) as begun:
        listed = on_list(begun, ListKind.SKILLED)
        earlier = [meeting for meeting in _meetings(begun) if meeting.quarter < name]
        agenda = DialogueAgenda(
            council=begun.council.name,
            quarter=name,
            dated=session.today,
            positions=tuple(Position(x.title.title, x.title.disco, x.state, x.title.until) for x in listed),
            suggested=tuple(_waiting(begun)),
            follow_up=earlier[-1].follow_up if earlier else (),
        )
        return write_beside(begun, "dialogue", f"Dagsorden til dialogmøde {name}.md", session.text(agenda).encode())


def _waiting(turn: Turn) -> Iterator[str]:
    """The titles that are suggested for list C, and neither decided on nor turned down yet."""
    yield from (suggestion.title for suggestion in turn.workspace.suggestions(ListKind.SKILLED))
    for known in turn.workspace.milestones.values():
        if known.round.list is ListKind.SKILLED and known.decision is None:
            courses = report(turn.state_of(known.round.id)).courses
            undecided = [s for s in courses if s.outcome is not Outcome.REJECTED]
            yield from (screened.course.title for screened in undecided)


def meetings(session: Session) -> tuple[DialogueMeeting, ...]:
    """The meetings on record by quarter, the last record of each."""
    return _meetings(look(session))


def _meetings(turn: Turn) -> tuple[DialogueMeeting, ...]:
    found = {meeting.quarter: meeting for meeting in turn.workspace.dialogue}
    return tuple(found[quarter] for quarter in sorted(found))


def _quarter(text: str) -> str:
    found = re.fullmatch(r"\s*(\d{4})[-\s]?[QqKk]([1-4])\s*", text)
    if not found:
        raise WrongUsage("bad-quarter", f"{text!r} is no quarter.", "Write it as 2026-Q1.")
    return f"{found[1]}-Q{found[2]}"
