"""What closes a round: the consultation note, the answer to every respondent, and what changed since the last list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from positivliste.danish import fold
from positivliste.documents import kinds
from positivliste.documents.books.answer import respondent_book
from positivliste.documents.content.answers import ProposalResult, RespondentAnswer, UnreadRow
from positivliste.documents.content.changes import ListChanges
from positivliste.documents.content.note import ConsultationNote, CourseResult
from positivliste.documents.content.papers import Decision
from positivliste.model.moment import start_of
from positivliste.model.screening import Outcome
from positivliste.process.results import course_results, proposal_results
from positivliste.usecases import papers
from positivliste.usecases.facts import entry_of
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, turn_in
from positivliste.usecases.writing import Document, Text, Written, letter, write


def note(turn: RoundTurn) -> ConsultationNote:
    """The consultation note: before the decision with the recommendation, after it with the result."""
    screening = turn.screening
    return ConsultationNote(
        consultation=papers.consultation_of(turn),
        dated=turn.today,
        answers=turn.answers,
        funnel=screening.funnel,
        groups=screening.groups,
        courses=tuple(CourseResult.of(found, turn.round.list) for found in course_results(turn.state, screening)),
        decision=_decision(turn),
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
    came: dict[str, list[str]] = {}
    for found in proposal_results(turn.state, turn.screening):
        key = fold(found.proposal.respondent)
        by_sender.setdefault(key, []).append(ProposalResult.of(found))
        came.setdefault(key, []).append(found.proposal.received)
    for file in turn.state.suggested:
        came.setdefault(fold(file.sender), []).append(file.received)
    return tuple(
        RespondentAnswer(
            consultation=papers.consultation_of(turn, name),
            respondent=line.respondent,
            dated=turn.today,
            received=line.received or min(came[fold(name)], key=start_of),
            results=tuple(by_sender.get(fold(name), ())),
            next_effective=_next_effective(turn),
            book=f"{kinds.ANSWER_ROWS.file} - {name}.xlsx",
            unread=tuple(_unread(turn, name)),
            only_suggested=line.received is None,
            decision=_decision(turn),
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


def _unread(turn: RoundTurn, sender: str) -> Iterator[UnreadRow]:
    """The rows of a sender that could not be read, of its answers and of its files of suggestions."""
    answers = {file.file.sha256 for file in turn.state.files_of(sender)}
    yield from (UnreadRow(e.file.name, e.error) for e in turn.state.row_errors if e.file.sha256 in answers)
    for file in turn.state.suggested_by(sender):
        yield from (UnreadRow(file.file.name, error) for error in file.errors)


def _decision(turn: RoundTurn) -> Decision | None:
    made = turn.state.decision
    return Decision(made.body.danish.capitalize(), made.on, made.minutes or "") if made else None


def _next_effective(turn: RoundTurn) -> date:
    """From when the next regular list holds."""
    effective = turn.round.effective
    days = [tuple(map(int, text.split("-"))) for text in turn.values.texts(f"{turn.round.list}.effective_days")]
    dates = [date(year, month, day) for year in (effective.year, effective.year + 1) for month, day in days]
    return min(day for day in dates if day > effective)
