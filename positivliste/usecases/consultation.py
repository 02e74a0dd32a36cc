"""The consultation: ask the respondents, remind them, extend a deadline, close. Its letters are in `outgoing`."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from positivliste.danish import fold
from positivliste.documents.content.papers import AnswerOverview
from positivliste.errors import WrongUsage
from positivliste.model.council import Respondent
from positivliste.model.events import ConsultationClosed, ConsultationOpened, DeadlineExtended, DeadlineMoved
from positivliste.model.finding import Finding
from positivliste.model.moment import day_of, end_of
from positivliste.model.value import frozen
from positivliste.process.definition import process_of
from positivliste.process.engine import deadline_notes
from positivliste.usecases import papers
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, turn_in


@frozen
class Opened:
    """The deadline that was set, what rules note about it, and what looks odd about it."""

    deadline: str
    notes: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


def open_consultation(session: Session, round_id: str, deadline: str) -> Opened:
    """Open the consultation of a round, also one that was closed, to a deadline, an ISO date or an ISO date and time.

    Raises:
        WrongUsage: the deadline is over, and earlier than the one that holds: what came in time would be late.
        Refused: no job titles are prioritised, or the list is decided.
    """
    day = day_of(deadline)
    with turn_in(session, round_id, "consultation open") as turn:
        effective, earlier, closed = turn.round.effective, turn.state.deadline, turn.state.consultation_closed
        if earlier and day < turn.today and not _is_later(turn, deadline, earlier):
            _refuse_earlier(deadline, earlier)
        turn.say([ConsultationOpened(deadline)])
    odd = {
        f"the deadline {deadline} is over already": day < session.today,
        f"the deadline is not before the list takes effect on {effective}": day >= effective,
        f"it takes the place of the deadline {earlier}: write the letters again": earlier is not None,
        "the consultation was closed, and is open again": closed,
    }
    return Opened(deadline, _notes(turn, day), tuple(text for text, is_so in odd.items() if is_so))


def extend_consultation(session: Session, round_id: str, deadline: str, respondent: str | None = None) -> Opened:
    """Give one respondent, or all (then the consultation is open again), a later deadline.

    Raises:
        WrongUsage: the deadline is not later than the one that holds, or there is no such respondent.
        Refused: the consultation was never opened, or the list is decided.
    """
    day = day_of(deadline)
    with turn_in(session, round_id, "consultation extend") as turn:
        known = _heard(turn, respondent) if respondent else None
        if respondent and known is None:
            raise WrongUsage(
                "unknown-respondent",
                f"{respondent!r} is not among the respondents.",
                "See `respondents list`.",
            )
        now = turn.state.deadline_for(known.name if known else "") or ""
        if now and not _is_later(turn, deadline, now):
            _refuse_earlier(deadline, now)
        turn.say([DeadlineExtended(deadline, known.name) if known else DeadlineMoved(deadline)])
    return Opened(deadline, _notes(turn, day))


def close_consultation(session: Session, round_id: str) -> AnswerOverview:
    """Close the consultation; what comes later goes under *særlig orientering*.

    Raises:
        Refused: the consultation was never opened, or the list is decided.
    """
    with turn_in(session, round_id, "consultation close") as turn:
        if not turn.state.consultation_closed:
            turn.say([ConsultationClosed()])
        return papers.overview(turn)


def _is_later(turn: RoundTurn, deadline: str, now: str) -> bool:
    close = turn.values.text("consultation.end_of_day")
    return end_of(deadline, close) > end_of(now, close)


def _refuse_earlier(deadline: str, now: str) -> NoReturn:
    raise WrongUsage("not-later", f"{deadline} is not later than the deadline {now}.", "Give a later date.")


def _heard(turn: RoundTurn, name: str) -> Respondent | None:
    """One who is on the register, or was when it was heard."""
    heard = {fold(line.respondent.name): line.respondent for line in turn.answers.heard}
    return turn.workspace.respondent(name) or heard.get(fold(name))


def _notes(turn: RoundTurn, day: date) -> tuple[Finding, ...]:
    return deadline_notes(process_of(turn.round), day, turn.values)
