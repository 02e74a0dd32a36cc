"""The consultation: ask the respondents, remind them, extend a deadline, close. Letters are in `papers`."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from positivliste.documents.content.papers import AnswerOverview
from positivliste.errors import WrongUsage
from positivliste.model.events import ConsultationClosed, ConsultationOpened, DeadlineExtended, DeadlineMoved
from positivliste.model.finding import Finding
from positivliste.model.moment import day_of, end_of
from positivliste.parameters import Values
from positivliste.process.definition import Process, process_of
from positivliste.process.engine import deadline_notes, guard
from positivliste.usecases import papers
from positivliste.usecases.session import Session


@frozen
class Opened:
    """The deadline that was set, what rule F101 says of it, and what looks odd about it."""

    deadline: str
    notes: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


def open_consultation(session: Session, round_id: str, deadline: str) -> Opened:
    """Open the consultation of a round to a deadline, an ISO date or an ISO date and time.

    Raises:
        Refused: H103, no job titles are prioritised, or the list is decided.
    """
    day = _day(deadline)
    with session.writing():
        process, values = _guard(session, round_id, "consultation open")
        state, effective = session.round(round_id), session.workspace().rounds[round_id].effective
        session.record([ConsultationOpened(deadline)], round_id)
    odd = {
        f"the deadline {deadline} is over already": day < session.today,
        f"the deadline is not before the list takes effect on {effective}": day >= effective,
        f"it takes the place of the deadline {state.deadline}: write the letters again": state.deadline is not None,
    }
    return Opened(deadline, deadline_notes(process, day, values), tuple(text for text, is_so in odd.items() if is_so))


def extend_consultation(session: Session, round_id: str, deadline: str, respondent: str | None = None) -> Opened:
    """Give one respondent, or all (then the consultation is open again), a later deadline.

    Raises:
        WrongUsage: the deadline is not later than the one that holds, or there is no such respondent.
        Refused: H103, the consultation was never opened, or the list is decided.
    """
    day = _day(deadline)
    with session.writing():
        process, values = _guard(session, round_id, "consultation extend")
        known = session.workspace().respondent(respondent) if respondent else None
        if respondent and known is None:
            raise WrongUsage(
                "unknown-respondent",
                f"{respondent!r} is not among the respondents.",
                "See `respondents list`.",
            )
        now = session.round(round_id).deadline_for(known.name if known else "") or ""
        close = values.text("consultation.end_of_day")
        if now and end_of(deadline, close) <= end_of(now, close):
            raise WrongUsage("not-later", f"{deadline} is not later than the deadline {now}.", "Give a later date.")
        session.record([DeadlineExtended(deadline, known.name) if known else DeadlineMoved(deadline)], round_id)
    return Opened(deadline, deadline_notes(process, day, values))


def close_consultation(session: Session, round_id: str) -> AnswerOverview:
    """Close the consultation; what comes later goes under *særlig orientering*.

    Raises:
        Refused: H103, the consultation was never opened, or the list is decided.
    """
    with session.writing():
        _guard(session, round_id, "consultation close")
        if not session.round(round_id).consultation_closed:
            session.record([ConsultationClosed()], round_id)
    return papers.overview(session, round_id)


def _day(deadline: str) -> date:
    try:
        return day_of(deadline)
    except ValueError as error:
        raise WrongUsage(
            "bad-deadline", f"{deadline!r} is no date.", "Write it as 2026-02-27 or 2026-02-27T12:00."
        ) from error


def _guard(session: Session, round_id: str, action: str) -> tuple[Process, Values]:
    state, workspace = session.round(round_id), session.workspace()
    values = session.values(workspace.rounds[round_id])
    guard(action, state, workspace, values, session.today)
    return process_of(workspace.rounds[round_id]), values
