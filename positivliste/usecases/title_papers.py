"""The papers of lists B and C: the hearing's letter and form, the agenda item, the information to the council."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from positivliste.danish import date_text
from positivliste.documents.books.title_form import title_form
from positivliste.documents.content.papers import Decision
from positivliste.documents.content.title_papers import (
    CouncilInformation,
    SuggestedTitle,
    TitleAgendaItem,
    TitleConsultationLetter,
)
from positivliste.documents.content.words import list_name
from positivliste.errors import Refused
from positivliste.model.council import Respondent
from positivliste.model.finding import Finding, Kind
from positivliste.model.listing import ListedTitle
from positivliste.model.round import Round
from positivliste.model.screening import Outcome, Screened
from positivliste.parameters.areas import members, standing
from positivliste.process.engine import guard
from positivliste.process.screening import report
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.rules import Trait, codes_with
from positivliste.rules.title_case import TitleFacts
from positivliste.usecases import papers
from positivliste.usecases.facts import title_facts
from positivliste.usecases.listing import show_listing
from positivliste.usecases.papers import BODIES
from positivliste.usecases.session import Session
from positivliste.usecases.siri import report_case


def title_letter(session: Session, state: RoundState, round_: Round, respondent: Respondent) -> TitleConsultationLetter:
    """The letter that hears a regional partner in writing. [B5]"""
    case = report_case(session, round_, session.today)
    return TitleConsultationLetter(
        consultation=papers.consultation_of(session, state, round_, respondent.name),
        respondent=respondent,
        dated=session.today,
        list=round_.list,
        report_by=case.deadline,
        own=_current(session, round_),
        years=session.values(round_).number("siri.min_years"),
    )


def title_answer_form(session: Session, state: RoundState, round_: Round) -> bytes:
    """The workbook in which job titles are suggested."""
    title = f"Forslag til {list_name(round_.list)} fra {date_text(round_.effective)}"
    return title_form(session.council_name, title, state.deadline)


def title_agenda_item(session: Session, round_id: str, number: str = "3.4") -> TitleAgendaItem:
    """The item on list B or C in the form of S0 item 3.4: first with the recommendation, then with the decision too.

    Raises:
        Refused: H103, the round is not screened.
    """
    state, workspace = session.round(round_id), session.workspace()
    round_ = workspace.rounds[round_id]
    guard("review export", state, workspace, session.values(round_), session.today)
    screening = report(state)
    owner = standing(workspace.council, round_.effective)
    case = report_case(session, round_, session.today)
    made, facts = state.decision, title_facts(session, round_)
    delegation = _delegation(workspace, round_, made.on if made else session.today)
    decides = made.body if made else "chair" if delegation else "council"
    left_out = {declined.proposal: declined.reason for declined in state.declined}
    recommended = [s for s in screening.having(Outcome.RECOMMENDED) if s.course.id not in left_out]
    turned_down = [(s.course.title, _why(s)) for s in screening.having(Outcome.REJECTED)]
    turned_down += [(s.course.title, left_out[s.course.id]) for s in screening.courses if s.course.id in left_out]
    return TitleAgendaItem(
        number=number,
        council=session.council_name,
        list=round_.list,
        effective=round_.effective,
        area=owner.area,
        municipalities=members(owner.area, round_.effective),
        report_by=case.deadline,
        act_by=case.act_by,
        suggestions=tuple(_suggested(facts, screened) for screened in screening.courses),
        recommended=tuple(_suggested(facts, screened) for screened in recommended),
        turned_down=tuple(turned_down),
        heard=tuple(dict.fromkeys(proposal.respondent for proposal in state.proposals.values())),
        delegation=delegation,
        body=BODIES[decides].capitalize(),
        decision=Decision(BODIES[made.body].capitalize(), made.on, _text(state)) if made else None,
        supplement=round_.supplement,
        running_out=tuple(x.title for x in show_listing(session, kind=round_.list) if _runs_out(x.notes)),
        heard_on=state.hearing.on if state.hearing else None,
        council_reply=state.hearing.reply if state.hearing else None,
        consulted=state.deadline is not None,
        years=session.values(round_).number("siri.min_years"),
    )


def council_information(session: Session, round_id: str) -> CouncilInformation:
    """The information to the council after its chair decided. [B5]

    Raises:
        Refused: B103, the chair has decided nothing that the council is to be informed of.
    """
    state, workspace = session.round(round_id), session.workspace()
    round_, made = workspace.rounds[round_id], state.decision
    if made is None or made.body != "chair":
        raise Refused(
            codes_with(Trait.INFORMS)[0],
            f"The chair has not decided on {round_id}.",
            "The council is informed after a decision of its chair.",
        )
    return CouncilInformation(
        council=session.council_name,
        list=round_.list,
        effective=round_.effective,
        decided=made.on,
        minutes=made.minutes,
        delegation=_delegation(workspace, round_, made.on),
        titles=tuple(state.titles),
        reported=state.submission.on if state.submission else None,
        dated=session.today,
    )


def _suggested(facts: TitleFacts, screened: Screened) -> SuggestedTitle:
    course = screened.course
    evidence = facts.evidence_text(course) or None
    return SuggestedTitle(course.title, course.disco, course.level, course.respondents, evidence)


def _why(screened: Screened) -> str:
    return " ".join(finding.danish for finding in screened.findings if finding.kind is Kind.REJECT)


def _delegation(workspace: WorkspaceState, round_: Round, on: date) -> str | None:
    given = [delegation.minutes for delegation in workspace.delegations if delegation.covers(round_.list, on)]
    return given[-1] if given else None


def _text(state: RoundState) -> str:
    names = ", ".join(title.title for title in state.titles)
    return f"Følgende stillingsbetegnelser tilføjes: {names}." if names else "Ingen stillingsbetegnelser tilføjes."


def _runs_out(notes: Sequence[Finding]) -> bool:
    return any(note.code in codes_with(Trait.RUNS_OUT) for note in notes)


def _current(session: Session, round_: Round) -> tuple[ListedTitle, ...]:
    return tuple(x.title for x in show_listing(session, kind=round_.list) if x.state != "ended")
