"""The papers of list A, and those that all lists share: what each holds."""

from __future__ import annotations

from positivliste.danish import fold
from positivliste.documents.content.letters import AnswerForm, ConsultationLetter, Limits
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.papers import AgendaItem, AnswerOverview
from positivliste.documents.content.words import WORDS
from positivliste.documents.kinds import FORM
from positivliste.errors import Refused
from positivliste.model.council import Respondent, RespondentKind
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


def occasion_of(turn: RoundTurn, respondent: str = "") -> Occasion:
    """What the documents of a round have in common, with the deadline that holds for a respondent, if there is one."""
    round_ = turn.round
    deadline = turn.state.deadline_for(respondent)
    return Occasion(turn.council.name, round_.list, round_.effective, deadline, round_.supplement)


def asking(turn: RoundTurn, respondent: str = "") -> Occasion:
    """The same for what asks for an answer, so that it needs a deadline.

    Raises:
        Refused: no deadline is set, and the round is no supplement.
    """
    found = occasion_of(turn, respondent)
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
    from positivliste.documents.books.answer_form import answer_form  # an overview needs no workbook

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
    return AnswerOverview(occasion_of(turn), turn.today, turn.answers, turn.waiting)


def item(turn: RoundTurn, number: str = "2.2") -> AgendaItem:
    """The item on list A in the form of S1 item 2.2: first with the recommendation, then with the decision too."""
    screening = turn.screening
    return AgendaItem(
        number=number,
        occasion=occasion_of(turn),
        answers=turn.answers,
        funnel=screening.funnel,
        groups=screening.groups,
        entries=tuple(entry_of(course, turn.round.id) for course in screening.having(Outcome.RECOMMENDED)),
        late_waiting=sum(course.special for course in screening.having(Outcome.REVIEW)),
        turned_down=tuple((rule(code), count) for code, count in screening.rejected_by_rule.items()),
        decision=turn.state.decision,
        resolution=_resolution(turn),
        demand=_demand(turn),
    )


def _demand(turn: RoundTurn) -> tuple[tuple[str, str], ...]:
    known = evidence_by_title(turn, turn.round)
    return tuple((p.title, known[fold(p.title)]) for p in turn.state.priorities if fold(p.title) in known)


def _resolution(turn: RoundTurn) -> str:
    noun, state = WORDS[turn.round.list].noun, turn.state
    declined = f" {noun.count(len(state.declined))} blev ikke optaget." if state.declined else ""
    return f"Listen med {noun.count(len(state.entries))} blev godkendt.{declined}"
