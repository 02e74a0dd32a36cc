"""The papers of list A, and those that all lists share: what each holds."""

from __future__ import annotations

from positivliste.danish import MONTHS, fold
from positivliste.documents.books.answer_form import answer_form
from positivliste.documents.content.letters import AnswerForm, Consultation, ConsultationLetter, Limits
from positivliste.documents.content.papers import AgendaItem, AnswerOverview, Decision, TurnedDown
from positivliste.documents.content.words import WORDS
from positivliste.documents.kinds import FORM
from positivliste.errors import Refused
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.moment import day_of
from positivliste.model.screening import Outcome
from positivliste.process.screening import facts_of
from positivliste.rules import rule
from positivliste.usecases.facts import entry_of, evidence_by_title
from positivliste.usecases.turn import RoundTurn
from positivliste.usecases.writing import Document

FORM_NAMES = {
    RespondentKind.SCHOOL: "uddannelsesinstitutioner",
    RespondentKind.JOBCENTRE: "jobcentre",
    RespondentKind.UNEMPLOYMENT_FUND: "a-kasser",
    RespondentKind.PARTNER: "samarbejdsparter",
    RespondentKind.OTHER: "andre",
}


def consultation_of(turn: RoundTurn, respondent: str = "") -> Consultation:
    """What the documents of a round have in common, with the deadline that holds for a respondent, if there is one."""
    round_ = turn.round
    deadline = turn.state.deadline_for(respondent)
    return Consultation(turn.council.name, round_.effective, deadline, round_.supplement, list=round_.list)


def asking(turn: RoundTurn, respondent: str = "") -> Consultation:
    """The same for what asks for an answer, so that it needs a deadline.

    Raises:
        Refused: no deadline is set, and the round is no supplement.
    """
    found = consultation_of(turn, respondent)
    if found.deadline is None and not turn.round.supplement:
        raise Refused(
            "no-deadline",
            f"The round {turn.round.id} has no consultation deadline to write in its letters.",
            f"Set one with `consultation open {turn.round.id} --deadline DATE`.",
        )
    return found


def consultation_letter(turn: RoundTurn, respondent: Respondent) -> ConsultationLetter:
    """The letter that asks a respondent for courses. [A4, A5]"""
    groups, limits = facts_of(turn.state, turn.values).groups, Limits.of(turn.values)
    told = asking(turn, respondent.name)
    return ConsultationLetter(told, respondent, turn.today, limits, turn.state.priorities, groups)


def answer_forms(turn: RoundTurn, kind: RespondentKind | None) -> tuple[Document, ...]:
    """The answer workbook for one kind of respondent, or for all."""
    told, groups = asking(turn), facts_of(turn.state, turn.values).groups
    return tuple(
        Document(
            FORM.name,
            f"{FORM.file} - {FORM_NAMES[asked]}.xlsx",
            answer_form(AnswerForm(told, asked, turn.state.priorities, groups)),
        )
        for asked in ([kind] if kind else FORM_NAMES)
    )


def overview(turn: RoundTurn) -> AnswerOverview:
    """Who was heard, who answered, when and with how much; and what waits for the next screening."""
    return AnswerOverview(consultation_of(turn), turn.today, turn.answers, turn.waiting)


def item(turn: RoundTurn, number: str = "2.2", remarks: tuple[str, ...] = (), special_reason: str = "") -> AgendaItem:
    """The item on list A in the form of S1 item 2.2: first with the recommendation, then with the decision too."""
    screening, round_ = turn.screening, turn.round
    return AgendaItem(
        number=number,
        council=turn.council.name,
        effective=round_.effective,
        consulted=_when(turn),
        answers=turn.answers,
        funnel=screening.funnel,
        groups=screening.groups,
        entries=tuple(entry_of(course, round_.id) for course in screening.having(Outcome.RECOMMENDED)),
        turned_down=tuple(
            TurnedDown(code, rule(code).danish, count, content=rule(code).judgement is not None)
            for code, count in screening.rejected_by_rule.items()
        ),
        remarks=remarks,
        special_reason=special_reason,
        decision=_decision(turn),
        demand=_demand(turn),
        supplement=round_.supplement,
    )


def _demand(turn: RoundTurn) -> tuple[tuple[str, str], ...]:
    known = evidence_by_title(turn, turn.round)
    return tuple((p.title, known[fold(p.title)]) for p in turn.state.priorities if fold(p.title) in known)


def _when(turn: RoundTurn) -> str:
    day = day_of(turn.state.deadline) if turn.state.deadline else turn.round.effective
    return f"i {MONTHS[day.month - 1]} {day.year}"


def _decision(turn: RoundTurn) -> Decision | None:
    made, state = turn.state.decision, turn.state
    if made is None:
        return None
    noun = WORDS[turn.round.list].noun
    declined = f" {noun.count(len(state.declined))} blev ikke optaget." if state.declined else ""
    return Decision(
        made.body.danish.capitalize(), made.on, f"Listen med {noun.count(len(state.entries))} blev godkendt.{declined}"
    )
