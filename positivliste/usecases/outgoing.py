"""What is sent out in a round, by list: letters, forms, and single documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from positivliste.danish import list_text
from positivliste.documents import kinds
from positivliste.documents.books.answer_form import answer_form
from positivliste.documents.content.letters import AnswerForm, ConsultationLetter, Limits
from positivliste.errors import Refused, WrongUsage
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.round import ListKind, Round
from positivliste.process.screening import facts_of
from positivliste.process.state import RoundState
from positivliste.usecases import closing, papers, title_papers
from positivliste.usecases.papers import Document, Text, Written
from positivliste.usecases.session import Session

FORM_NAMES = {
    RespondentKind.SCHOOL: "uddannelsesinstitutioner",
    RespondentKind.JOBCENTRE: "jobcentre",
    RespondentKind.UNEMPLOYMENT_FUND: "a-kasser",
    RespondentKind.PARTNER: "samarbejdsparter",
    RespondentKind.OTHER: "andre",
}


def letters(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write the consultation letter to every respondent, with what its kind is asked for. [A4, A5, B5]

    Raises:
        Refused: H103, no job titles are prioritised (list A); or there are no respondents, or no deadline.
    """
    with session.writing():
        state, workspace, round_ = papers.open_round(session, round_id, "consultation letters")
        if not workspace.respondents:
            raise Refused("no-respondents", "There is nobody to write to.", "Use `respondents import FILE` first.")
        documents = [
            papers.letter(kinds.LETTER, respondent, _letter(session, state, round_, respondent))
            for respondent in workspace.respondents.values()
        ]
        return papers.write(session, round_id, documents, formats)


def forms(session: Session, round_id: str, kind: RespondentKind | None = None) -> tuple[Written, ...]:
    """Write the answer workbook, for one kind of respondent or for all. Lists B and C have one for everybody.

    Raises:
        Refused: H103, no job titles are prioritised (list A); or there is no deadline.
    """
    with session.writing():
        state, _, round_ = papers.open_round(session, round_id, "consultation form")
        if round_.list is not ListKind.COURSES:
            content = title_papers.title_answer_form(session, state, round_)
            name = f"{kinds.FORM.file} - stillingsbetegnelser.xlsx"
            return papers.write(session, round_id, [Document(kinds.FORM.name, name, content)])
        told = papers.consultation_of(session, state, round_)
        groups = facts_of(state, session.values(round_)).groups
        documents = [
            Document(
                kinds.FORM.name,
                f"{kinds.FORM.file} - {FORM_NAMES[asked]}.xlsx",
                answer_form(AnswerForm(told, asked, state.priorities, groups)),
            )
            for asked in ([kind] if kind else FORM_NAMES)
        ]
        return papers.write(session, round_id, documents)


def document(session: Session, kind: str, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write one document of a round.

    Raises:
        WrongUsage: there is no such kind, or the list has none.
        Refused: it is not the time for it.
    """
    of_list = session.kind_of(round_id)
    asked = kinds.ASKED.get(kind)
    if asked is None or of_list not in asked.lists:
        known = (name for name, found in kinds.ASKED.items() if of_list in found.lists)
        told = f"A round of the list {of_list} has no document {kind!r}."
        raise WrongUsage("unknown-document", told, f"Use {list_text(known, 'or')}.")
    if asked is kinds.ANSWER:
        return closing.respondent_answers(session, round_id, formats)
    with session.writing():
        text = _CONTENT[asked](session, round_id)
        return papers.write(session, round_id, [Text(asked.name, asked.file, text)], formats)


def _letter(session: Session, state: RoundState, round_: Round, respondent: Respondent) -> str:
    if round_.list is not ListKind.COURSES:
        return session.text(title_papers.title_letter(session, state, round_, respondent))
    values = session.values(round_)
    groups, limits = facts_of(state, values).groups, Limits.of(values)
    consultation = papers.consultation_of(session, state, round_, respondent.name)
    return session.text(ConsultationLetter(consultation, respondent, session.today, limits, state.priorities, groups))


def _agenda_item(session: Session, round_id: str) -> str:
    if session.kind_of(round_id) is ListKind.COURSES:
        return session.text(papers.agenda_item(session, round_id))
    return session.text(title_papers.title_agenda_item(session, round_id))


_CONTENT: Mapping[kinds.DocumentKind, Callable[[Session, str], str]] = MappingProxyType(
    {
        kinds.AGENDA_ITEM: _agenda_item,
        kinds.ANSWERS: lambda session, name: session.text(papers.overview(session, name)),
        kinds.NOTE: lambda session, name: session.text(closing.consultation_note(session, name)),
        kinds.CHANGES: lambda session, name: session.text(closing.list_changes(session, name)),
        kinds.INFORMATION: lambda session, name: session.text(title_papers.council_information(session, name)),
    }
)
"""How the Markdown of each is made."""
