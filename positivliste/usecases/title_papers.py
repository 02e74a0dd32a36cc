"""The papers of lists B and C: the hearing's letter and form, the agenda item, the information to the council."""

from __future__ import annotations

from datetime import date

from positivliste.documents.books.answer_form import answer_form
from positivliste.documents.content.letters import AnswerForm
from positivliste.documents.content.title_papers import CouncilInformation, TitleAgendaItem, TitleConsultationLetter
from positivliste.documents.kinds import FORM
from positivliste.errors import Refused
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.screening import Outcome
from positivliste.parameters.areas import members
from positivliste.process.results import course_results
from positivliste.usecases import papers
from positivliste.usecases.facts import title_facts
from positivliste.usecases.listing import on_list
from positivliste.usecases.siri import report_case
from positivliste.usecases.turn import RoundTurn
from positivliste.usecases.writing import Document


def consultation_letter(turn: RoundTurn, respondent: Respondent) -> TitleConsultationLetter:
    """The letter that hears a regional partner in writing. [B5]"""
    return TitleConsultationLetter(
        occasion=papers.asking(turn, respondent.name),
        respondent=respondent,
        dated=turn.today,
        report_by=report_case(turn, turn.today).deadline,
        own=tuple(x.title for x in on_list(turn, turn.round.list) if x.state != "ended"),
        years=turn.values.number("siri.min_years"),
    )


def answer_forms(turn: RoundTurn, _: RespondentKind | None) -> tuple[Document, ...]:
    """The workbook in which job titles are suggested; there is one for everybody."""
    form = AnswerForm(papers.occasion_of(turn))
    return (Document(FORM.name, f"{FORM.file} - stillingsbetegnelser.xlsx", answer_form(form)),)


def item(turn: RoundTurn, number: str = "3.4") -> TitleAgendaItem:
    """The item on list B or C in the form of S0 item 3.4: first with the recommendation, then with the decision too."""
    state, round_, screening = turn.state, turn.round, turn.screening
    area, case = turn.owner(round_).area, report_case(turn, turn.today)
    made, facts = state.decision, title_facts(turn, round_)
    delegation = _delegation(turn, made.on if made else turn.today)
    return TitleAgendaItem(
        number=number,
        occasion=papers.occasion_of(turn),
        area=area,
        municipalities=members(area, round_.effective),
        report_by=case.deadline,
        act_by=case.act_by,
        titles=screening.courses,
        evidence={screened.id: facts.evidence_text(screened.course) for screened in screening.courses},
        to_report=len(state.titles if made else screening.having(Outcome.RECOMMENDED)),
        answers=turn.answers,
        delegation=delegation,
        body=made.body if made else Body.CHAIR if delegation else Body.COUNCIL,
        decision=made,
        resolution=_resolution(turn),
        hearing=state.hearing,
        running_out=tuple(x.title for x in on_list(turn, round_.list) if x.runs_out),
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


def _delegation(turn: RoundTurn, on: date) -> str | None:
    given = [found.minutes for found in turn.workspace.delegations if found.covers(turn.round.list, on)]
    return given[-1] if given else None


def _resolution(turn: RoundTurn) -> str:
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
