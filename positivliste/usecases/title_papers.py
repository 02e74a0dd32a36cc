"""The papers of lists B and C: the hearing's letter and form, the agenda item, the information to the council."""

from __future__ import annotations

from datetime import date

from positivliste.documents.books.answer_form import answer_form
from positivliste.documents.content.letters import AnswerForm
from positivliste.documents.content.papers import Decision
from positivliste.documents.content.title_papers import (
    CouncilInformation,
    SuggestedTitle,
    TitleAgendaItem,
    TitleConsultationLetter,
)
from positivliste.documents.kinds import FORM
from positivliste.errors import Refused
from positivliste.model.council import Body, Respondent
from positivliste.model.finding import Kind
from positivliste.model.screening import Outcome, Screened
from positivliste.parameters.areas import members
from positivliste.process.results import course_results
from positivliste.rules.title_case import TitleFacts
from positivliste.usecases import papers
from positivliste.usecases.facts import title_facts
from positivliste.usecases.listing import on_list
from positivliste.usecases.siri import report_case
from positivliste.usecases.turn import RoundTurn
from positivliste.usecases.writing import Document


def title_letter(turn: RoundTurn, respondent: Respondent) -> TitleConsultationLetter:
    """The letter that hears a regional partner in writing. [B5]"""
    return TitleConsultationLetter(
        consultation=papers.asking(turn, respondent.name),
        respondent=respondent,
        dated=turn.today,
        report_by=report_case(turn, turn.today).deadline,
        own=tuple(x.title for x in on_list(turn, turn.round.list) if x.state != "ended"),
        years=turn.values.number("siri.min_years"),
    )


def answer_forms(turn: RoundTurn) -> tuple[Document, ...]:
    """The workbook in which job titles are suggested; there is one for everybody."""
    form = AnswerForm(papers.consultation_of(turn))
    return (Document(FORM.name, f"{FORM.file} - stillingsbetegnelser.xlsx", answer_form(form)),)


def item(turn: RoundTurn, number: str = "3.4") -> TitleAgendaItem:
    """The item on list B or C in the form of S0 item 3.4: first with the recommendation, then with the decision too."""
    state, round_, screening = turn.state, turn.round, turn.screening
    area = turn.owner(round_).area
    case = report_case(turn, turn.today)
    made, facts = state.decision, title_facts(turn, round_)
    delegation = _delegation(turn, made.on if made else turn.today)
    decides = made.body if made else Body.CHAIR if delegation else Body.COUNCIL
    recommended = screening.having(Outcome.RECOMMENDED)
    return TitleAgendaItem(
        number=number,
        council=turn.council.name,
        list=round_.list,
        effective=round_.effective,
        area=area,
        municipalities=members(area, round_.effective),
        report_by=case.deadline,
        act_by=case.act_by,
        suggestions=tuple(_suggested(facts, screened) for screened in screening.courses),
        recommended=tuple(_suggested(facts, screened) for screened in recommended),
        turned_down=tuple((s.course.title, _why(s)) for s in screening.having(Outcome.REJECTED)),
        answers=turn.answers,
        delegation=delegation,
        body=decides.danish.capitalize(),
        decision=Decision(made.body.danish.capitalize(), made.on, _text(turn)) if made else None,
        to_report=len(state.titles if made else recommended),
        supplement=round_.supplement,
        running_out=tuple(x.title for x in on_list(turn, round_.list) if x.runs_out),
        heard_on=state.hearing.on if state.hearing else None,
        council_reply=state.hearing.reply if state.hearing else None,
        years=turn.values.number("siri.min_years"),
    )


def council_information(turn: RoundTurn) -> CouncilInformation:
    """The information to the council after its chair decided. [B5]

    Raises:
        Refused: the chair has decided nothing that the council is to be informed of.
    """
    state, round_, made = turn.state, turn.round, turn.state.decision
    if made is None or made.body is not Body.CHAIR:
        raise Refused(
            "nothing-to-inform-of",
            f"The chair has not decided on {round_.id}.",
            "The council is informed after a decision of its chair.",
        )
    return CouncilInformation(
        council=turn.council.name,
        list=round_.list,
        effective=round_.effective,
        decided=made.on,
        minutes=made.minutes,
        delegation=_delegation(turn, made.on),
        titles=state.titles,
        reported=state.submission.on if state.submission else None,
        dated=turn.today,
    )


def _suggested(facts: TitleFacts, screened: Screened) -> SuggestedTitle:
    course = screened.course
    evidence = facts.evidence_text(course) or None
    return SuggestedTitle(course.title, course.disco, course.level, course.respondents, evidence)


def _why(screened: Screened) -> str:
    return " ".join(finding.danish for finding in screened.findings if finding.kind is Kind.REJECT)


def _delegation(turn: RoundTurn, on: date) -> str | None:
    given = [found.minutes for found in turn.workspace.delegations if found.covers(turn.round.list, on)]
    return given[-1] if given else None


def _text(turn: RoundTurn) -> str:
    """The decision in full sentences: what is added, and what is left out though it was recommended."""
    state = turn.state
    added = ", ".join(title.title for title in state.titles)
    said = f"Følgende stillingsbetegnelser tilføjes: {added}." if added else "Ingen stillingsbetegnelser tilføjes."
    left = [
        f"{found.screened.course.title} ({found.declined})" if found.declined else found.screened.course.title
        for found in course_results(state, turn.screening)
        if found.declined is not None
    ]
    return f"{said} Ikke tilføjet, selv om det var indstillet: {'; '.join(left)}." if left else said
