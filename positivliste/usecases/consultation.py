"""The consultation: ask the respondents, remind them, extend a deadline, close. Letters are in `papers`."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from positivliste.danish import date_text
from positivliste.documents.answer_form import answer_form
from positivliste.documents.papers import AnswerOverview
from positivliste.errors import WrongUsage
from positivliste.model.council import RespondentKind
from positivliste.model.events import ConsultationClosed, ConsultationOpened, DeadlineExtended
from positivliste.model.finding import Finding
from positivliste.parameters import Values
from positivliste.process.engine import deadline_notes, guard
from positivliste.process.screening import facts_of
from positivliste.usecases import papers
from positivliste.usecases.papers import Document, Written
from positivliste.usecases.session import Session

FORM_NAMES = {
    RespondentKind.SCHOOL: "uddannelsesinstitutioner",
    RespondentKind.JOBCENTRE: "jobcentre",
    RespondentKind.UNEMPLOYMENT_FUND: "a-kasser",
    RespondentKind.PARTNER: "samarbejdsparter",
    RespondentKind.OTHER: "andre",
}


@frozen
class Opened:
    """The deadline that was set, and what rule F101 says of it."""

    deadline: str
    notes: tuple[Finding, ...]


def open_consultation(session: Session, round_id: str, deadline: str) -> Opened:
    """Open the consultation of a round to a deadline, an ISO date or an ISO date and time.

    Raises:
        Refused: H103, no job titles are prioritised, or the list is decided.
    """
    with session.writing():
        values = _guard(session, round_id, "consultation open")
        session.record([ConsultationOpened(deadline)], round_id)
    return Opened(deadline, deadline_notes(date.fromisoformat(deadline[:10]), values))


def extend_consultation(session: Session, round_id: str, deadline: str, respondent: str | None = None) -> Opened:
    """Give one respondent, or all (then the consultation is open again), a later deadline.

    Raises:
        WrongUsage: the deadline is not later than the one that holds, or there is no such respondent.
        Refused: H103, the consultation was never opened, or the list is decided.
    """
    with session.writing():
        values = _guard(session, round_id, "consultation extend")
        known = session.workspace().respondent(respondent) if respondent else None
        if respondent and known is None:
            raise WrongUsage(
                "unknown-respondent",
                f"{respondent!r} is not among the respondents.",
                "See `respondents list`.",
            )
        name = known.name if known else None
        now = session.round(round_id).deadline_for(name or "") or ""
        if deadline <= now:
            raise WrongUsage("not-later", f"{deadline} is not later than the deadline {now}.", "Give a later date.")
        session.record([DeadlineExtended(deadline, name)], round_id)
    return Opened(deadline, deadline_notes(date.fromisoformat(deadline[:10]), values))


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


def forms(session: Session, round_id: str, kind: RespondentKind | None = None) -> tuple[Written, ...]:
    """Write the answer workbook, for one kind of respondent or for all.

    Raises:
        Refused: H103, no job titles are prioritised; or there is no deadline.
    """
    with session.writing():
        _guard(session, round_id, "consultation form")
        state, workspace = session.round(round_id), session.workspace()
        round_ = workspace.rounds[round_id]
        told = papers.consultation_of(workspace, state, round_)
        groups = facts_of(state, session.values(round_)).groups
        title = f"Positivliste fra {date_text(round_.effective)}"
        documents = [
            Document(
                "form",
                f"Svarark - {FORM_NAMES[asked]}.xlsx",
                answer_form(workspace.council, title, told.last_moment, asked, state.priorities, groups),
            )
            for asked in ([kind] if kind else FORM_NAMES)
        ]
        return papers.write(session, round_id, documents)


def _guard(session: Session, round_id: str, action: str) -> Values:
    state, workspace = session.round(round_id), session.workspace()
    values = session.values(workspace.rounds[round_id])
    guard(action, state, workspace, values, session.today)
    return values
