"""What is sent out in a round, by list: letters, forms, reminders, and single documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from positivliste.danish import fold, list_text
from positivliste.documents import kinds
from positivliste.documents.content.letters import Reminder
from positivliste.documents.looks.render import Content
from positivliste.errors import Refused, WrongUsage
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.results import Answered
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.usecases import closing, papers, title_papers
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, turn_in
from positivliste.usecases.writing import Document, Text, Written, letter, write


@frozen
class Papers:
    """What the papers of a list are made of: the letter of its consultation, the forms, the agenda item."""

    letter: Callable[[RoundTurn, Respondent], Content]
    forms: Callable[[RoundTurn, RespondentKind | None], tuple[Document, ...]]
    item: Callable[[RoundTurn], Content]


_OF_TITLES = Papers(title_papers.consultation_letter, title_papers.answer_forms, title_papers.item)

PAPERS: Mapping[ListKind, Papers] = MappingProxyType(
    {
        ListKind.COURSES: Papers(papers.consultation_letter, papers.answer_forms, papers.item),
        ListKind.HIGHER_EDUCATION: _OF_TITLES,
        ListKind.SKILLED: _OF_TITLES,
    }
)
"""The papers of every list."""


def letters(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write the consultation letter to every respondent, with what its kind is asked for. [A4, A5, B5]

    Raises:
        Refused: no job titles are prioritised (list A); or there are no respondents, or no deadline.
    """
    with turn_in(session, round_id, "consultation letters") as turn:
        papers.asking(turn)
        if not turn.workspace.respondents:
            raise Refused("no-respondents", "There is nobody to write to.", "Use `respondents import FILE` first.")
        compose = PAPERS[turn.round.list].letter
        documents = [
            letter(kinds.LETTER, line.respondent, session.text(compose(turn, line.respondent)))
            for line in turn.answers.heard
        ]
        return write(turn, documents, formats)


def forms(session: Session, round_id: str, kind: RespondentKind | None = None) -> tuple[Written, ...]:
    """Write the answer workbook, for one kind of respondent or for all. Lists B and C have one for everybody.

    Raises:
        Refused: no job titles are prioritised (list A); or there is no deadline.
    """
    with turn_in(session, round_id, "consultation form") as turn:
        return write(turn, PAPERS[turn.round.list].forms(turn, kind))


def reminders(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write a reminder to everyone who was heard and has not answered, and to nobody else.

    Raises:
        Refused: no consultation was opened.
    """
    with turn_in(session, round_id, "consultation remind") as turn:
        documents = [
            letter(kinds.REMINDER, line.respondent, session.text(_reminder(turn, line))) for line in turn.answers.silent
        ]
        return write(turn, documents, formats)


def document(session: Session, kind: str, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write one document of a round.

    Raises:
        WrongUsage: there is no such round, or its list has no such document.
        Refused: it is not the time for it.
    """
    asked = kinds.ASKED.get(kind)
    if asked is None:
        raise WrongUsage("unknown-document", f"There is no document {kind!r}.", f"Use {list_text(kinds.ASKED, 'or')}.")
    if asked is kinds.ANSWER:
        return closing.respondent_answers(session, round_id, formats)
    with turn_in(session, round_id) as turn:
        if turn.round.list not in asked.lists:
            own = (name for name, found in kinds.ASKED.items() if turn.round.list in found.lists)
            told = f"The list {turn.round.list} has no document {kind!r}."
            raise WrongUsage("document-of-another-list", told, f"Use {list_text(own, 'or')}.")
        turn.guard(asked.action)
        return write(turn, [Text(asked.name, asked.file, session.text(_CONTENT[asked](turn)))], formats)


def _reminder(turn: RoundTurn, line: Answered) -> Reminder:
    name = line.respondent.name
    waiting = [found for found in turn.waiting if fold(found.sender) == fold(name)]
    return Reminder(
        occasion=papers.asking(turn, name),
        respondent=line.respondent,
        dated=turn.today,
        suggested=line.suggestions + sum(found.suggestions for found in waiting),
        unread=line.errors + sum(found.errors for found in waiting),
    )


_CONTENT: Mapping[kinds.DocumentKind, Callable[[RoundTurn], Content]] = MappingProxyType(
    {
        kinds.AGENDA_ITEM: lambda turn: PAPERS[turn.round.list].item(turn),
        kinds.ANSWERS: papers.overview,
        kinds.NOTE: closing.note,
        kinds.CHANGES: closing.changes,
        kinds.INFORMATION: title_papers.council_information,
    }
)
"""How the content of each is made."""
