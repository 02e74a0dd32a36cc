"""What closes a round: the consultation note, the answer to every respondent, and what changed since the last list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from positivliste.danish import fold
from positivliste.documents import kinds
from positivliste.documents.books.respondent_book import respondent_book
from positivliste.documents.content.changes import ListChanges
from positivliste.documents.content.note import ConsultationNote
from positivliste.documents.content.respondent_answer import RespondentAnswer
from positivliste.model.events import RowRefused
from positivliste.model.results import ProposalResult
from positivliste.model.round import Round
from positivliste.model.screening import Outcome
from positivliste.process.definition import process_of
from positivliste.process.results import course_results, proposal_results
from positivliste.usecases import papers
from positivliste.usecases.facts import entry_of
from positivliste.usecases.listing import effective_days
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, turn_in
from positivliste.usecases.writing import Document, Text, Written, letter, write


def note(turn: RoundTurn) -> ConsultationNote:
    """The consultation note: before the decision with the recommendation, after it with the result."""
    screening = turn.screening
    return ConsultationNote(
        occasion=papers.occasion_of(turn),
        dated=turn.today,
        answers=turn.answers,
        funnel=screening.funnel,
        groups=screening.groups,
        courses=course_results(turn.state, screening),
        decision=turn.state.decision,
    )


def respondent_answers(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write to everyone that sent something what became of each of its proposals: a letter and a workbook.

    Args:
        formats: the forms in which the letters are written.

    Raises:
        WrongUsage: there is no such round; or the journal is read as of an earlier day.
        Refused: the round is not screened.
    """
    with turn_in(session, round_id, kinds.ANSWER.action) as turn:
        documents: list[Document | Text] = []
        for answer in answers(turn):
            name = answer.respondent.name
            documents.append(letter(kinds.ANSWER, answer.respondent, session.text(answer)))
            documents.append(Document(kinds.ANSWER_ROWS.name, answer.book, respondent_book(answer), name))
        return write(turn, documents, formats)


def answers(turn: RoundTurn) -> tuple[RespondentAnswer, ...]:
    """The answer to everyone that sent something, in the order of receipt; every proposal is in exactly one."""
    by_sender: dict[str, list[ProposalResult]] = {}
    for found in proposal_results(turn.state, turn.screening):
        by_sender.setdefault(fold(found.proposal.respondent), []).append(found)
    kind = turn.round.list
    following = next(effective_days(turn.session.parameters, kind, turn.round.effective))
    hears = "consultation letters" in process_of(Round(kind, following)).actions
    return tuple(
        RespondentAnswer(
            occasion=papers.occasion_of(turn, name),
            respondent=line.respondent,
            dated=turn.today,
            received=line.first,
            results=tuple(by_sender.get(fold(name), ())),
            next_effective=following,
            book=f"{kinds.ANSWER_ROWS.file} - {name}.xlsx",
            unread=tuple(_unread(turn, name)),
            answered=line.has_answered,
            suggested=bool(line.suggestions),
            asked_next=hears and turn.workspace.respondent(name) is not None,
            decision=turn.state.decision,
        )
        for line in turn.answers.senders
        for name in [line.respondent.name]
    )


def changes(turn: RoundTurn) -> ListChanges:
    """What changed since the list in force right before: to the decided list, or else to the recommended one."""
    round_, state = turn.round, turn.state
    last, screening = turn.in_force_before(round_), turn.screening
    before = last.entries if last else ()
    recommended = tuple(entry_of(screened, round_.id) for screened in screening.having(Outcome.RECOMMENDED))
    own = state.entries if state.decision else recommended
    return ListChanges(
        council=turn.council.name,
        dated=turn.today,
        effective=round_.effective,
        supplement=round_.supplement,
        since=tuple(earlier.effective for earlier in last.rounds) if last else (),
        before=before,
        after=(*before, *own) if round_.supplement else own,
        groups=screening.groups,
        decided=state.decision is not None,
    )


def _unread(turn: RoundTurn, sender: str) -> Iterator[RowRefused]:
    """The rows of a sender that could not be read, of its answers and of its files of suggestions."""
    answers = {file.file.sha256 for file in turn.state.files_of(sender)}
    yield from (refused for refused in turn.state.row_errors if refused.file.sha256 in answers)
    for file in turn.state.suggested_by(sender):
        yield from (RowRefused(file.file, error) for error in file.errors)
