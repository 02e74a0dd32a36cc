"""What closes a round: the consultation note, the answer to every respondent, and what changed since the last list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import frozen

from positivliste.danish import fold, sentence
from positivliste.documents import kinds
from positivliste.documents.books.answer import respondent_book
from positivliste.documents.content.answers import ProposalResult, RespondentAnswer, Understood, UnreadRow, reasons_of
from positivliste.documents.content.answers_text import DECLINED, Result, joined_text, reason_text
from positivliste.documents.content.changes import ListChanges
from positivliste.documents.content.letters import Consultation, RowProblem
from positivliste.documents.content.note import ConsultationNote, CourseResult
from positivliste.documents.content.papers import Answered, Decision
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.finding import Answer, Kind
from positivliste.model.listing import Entry
from positivliste.model.moment import start_of
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Merge, Outcome, Screened, Screening
from positivliste.parameters import Values
from positivliste.process.screening import is_late, report
from positivliste.process.state import RoundState
from positivliste.usecases import papers
from positivliste.usecases.papers import BODIES, Document, Text, Written, entry_of
from positivliste.usecases.publication import in_force
from positivliste.usecases.session import Session


def consultation_note(session: Session, round_id: str) -> ConsultationNote:
    """The consultation note: before the decision with the recommendation, after it with the result.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the round is not screened.
    """
    state, workspace, round_ = papers.open_round(session, round_id, "review export")
    screening, results = report(state), _Results(round_, state)
    return ConsultationNote(
        consultation=_consultation(session, state, round_),
        dated=session.today,
        respondents=tuple(_heard(state, workspace.respondents, session.values(round_))),
        funnel=screening.funnel,
        groups=screening.groups,
        courses=tuple(results.course(screened) for screened in screening.courses),
        decision=_decision(state),
    )


def respondent_answers(session: Session, round_id: str, formats: Sequence[str] = ("md",)) -> tuple[Written, ...]:
    """Write to every respondent that answered what became of each of its proposals: a letter and a workbook.

    Args:
        formats: the forms in which the letters are written.

    Raises:
        WrongUsage: there is no such round; or the journal is read as of an earlier day.
        Refused: H103, the round is not screened.
    """
    with session.writing():
        documents: list[Document | Text] = []
        for answer in answers(session, round_id):
            name = answer.respondent.name
            documents.append(papers.letter(kinds.ANSWER, answer.respondent, session.text(answer)))
            documents.append(Document(kinds.ANSWER_ROWS.name, answer.book, respondent_book(answer), name))
        return papers.write(session, round_id, documents, formats)


def answers(session: Session, round_id: str) -> tuple[RespondentAnswer, ...]:
    """The answer to every respondent that answered, in the order of receipt; every proposal is in exactly one.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the round is not screened.
    """
    state, workspace, round_ = papers.open_round(session, round_id, "review export")
    by_respondent: dict[str, list[ProposalResult]] = {}
    for result in _Results(round_, state).proposals(report(state)):
        by_respondent.setdefault(fold(result.proposal.respondent), []).append(result)
    values = session.values(round_)
    return tuple(
        RespondentAnswer(
            consultation=_consultation(session, state, round_, respondent.name),
            respondent=respondent,
            dated=session.today,
            received=received,
            results=tuple(by_respondent.get(key, ())),
            next_effective=_next_effective(round_, values),
            book=f"{kinds.ANSWER_ROWS.file} - {respondent.name}.xlsx",
            unread=tuple(_unread(state, key)),
            decision=_decision(state),
        )
        for key, (respondent, received) in _senders(state, workspace.respondents).items()
    )


def list_changes(session: Session, round_id: str) -> ListChanges:
    """What changed since the list that was in force right before: to the decided list, or else to the recommended one.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the round is not screened.
    """
    state, _, round_ = papers.open_round(session, round_id, "review export")
    screening = report(state)
    last = in_force(session, round_.list, round_.effective - timedelta(days=1))
    before = last.entries if last else ()
    own = tuple(state.entries) if state.decision else tuple(_recommended(screening, round_id))
    return ListChanges(
        council=session.council_name,
        dated=session.today,
        effective=round_.effective,
        supplement=round_.supplement,
        since=tuple(earlier.effective for earlier in last.rounds) if last else (),
        before=before,
        after=(*before, *own) if round_.supplement else own,
        groups=screening.groups,
        decided=state.decision is not None,
    )


@frozen
class _Results:
    """What became of the courses and proposals of a round, by the decision, or by the recommendation before it."""

    round: Round
    state: RoundState

    def course(self, screened: Screened) -> CourseResult:
        course = screened.course
        result, code, reason = self._standing(screened)
        return CourseResult(
            id=course.id,
            number=course.number if self.round.list is ListKind.COURSES else course.disco,
            title=course.title,
            provider=course.provider,
            group=screened.group or "",
            respondents=course.respondents,
            result=result,
            code=code,
            reason=reason,
            late=screened.special,
            against=_against(screened, result),
        )

    def proposals(self, screening: Screening) -> Iterator[ProposalResult]:
        """What became of every proposal, in the order of receipt."""
        owners = {p.id: screened for screened in screening.courses for p in screened.course.proposals}
        merges = {merge.proposal: merge for merge in screening.merges}
        for proposal in self.state.proposals.values():
            screened, merge = owners[proposal.id], merges.get(proposal.id)
            yield self._merged(proposal, screened, merge) if merge else self._own(proposal, screened)

    def _own(self, proposal: Proposal, screened: Screened) -> ProposalResult:
        result, code, reason = self._standing(screened)
        others = tuple(name for name in screened.course.respondents if name != proposal.respondent)
        return ProposalResult(
            proposal=proposal,
            result=result,
            course=result,
            code=code,
            reason=reason,
            others=others,
            understood=_understood(screened),
            late=screened.special,
            against=_against(screened, result),
        )

    def _merged(self, proposal: Proposal, screened: Screened, merge: Merge) -> ProposalResult:
        result, code, reason = self._standing(screened)
        return ProposalResult(
            proposal=proposal,
            result=Result.MERGED,
            course=result,
            code=code,
            reason=reason,
            joined=joined_text(merge.finding.code, self._said(merge)),
            twin=self.state.proposals[merge.finding.other or merge.into],
            understood=Understood(private=screened.course.is_private),
            late=screened.special,
            against=_against(screened, result),
        )

    def _said(self, merge: Merge) -> str:
        """The reason that a person gave for a merge, if one did."""
        given = (decided.verdict for decided in self.state.verdicts.values())
        same = (v.reason for v in given if v.answer is Answer.SAME and merge.proposal in (v.proposal, v.other))
        return next(filter(None, same), "")

    def _standing(self, screened: Screened) -> tuple[Result, str, str]:
        """The result of a course, the code of the rule behind it, and why."""
        refusals = [(f.code, f.danish) for f in screened.findings if f.kind is Kind.REJECT]
        if screened.course.id in self._listed:
            return Result.LISTED, "", ""
        if self.state.decision and screened.course.id in self._left_out:
            return Result.TURNED_DOWN, DECLINED, sentence(self._left_out[screened.course.id])
        if code := screened.rejected_under:
            refused = Result.TURNED_DOWN if self.state.decision else Result.NOT_RECOMMENDED
            return refused, code, reasons_of(refusals)
        if screened.outcome is Outcome.REVIEW:
            return Result.WAITING, *_open(screened)
        return Result.RECOMMENDED, "", ""

    @property
    def _listed(self) -> frozenset[str]:
        if self.state.decision is None:
            return frozenset()
        courses = (entry.proposal for entry in self.state.entries)
        return frozenset([*courses, *(title.proposal for title in self.state.titles)])

    @property
    def _left_out(self) -> Mapping[str, str]:
        return {declined.proposal: declined.reason for declined in self.state.declined}


def _open(screened: Screened) -> tuple[str, str]:
    """The first rule that asks about a course, and what all of them ask."""
    codes = sorted({f.code for f in screened.findings if f.kind is Kind.REVIEW})
    return codes[0] if codes else "", " ".join(map(reason_text, codes))


def _against(screened: Screened, result: Result) -> bool:
    return result is Result.LISTED and screened.outcome is not Outcome.RECOMMENDED


def _understood(screened: Screened) -> Understood:
    course, correction = screened.course, screened.course.correction
    return Understood(
        duration=correction.duration.understood if correction.duration else "",
        job_title=screened.job_title or "",
        group=screened.group or "",
        private=course.is_private,
    )


def _senders(state: RoundState, registered: Mapping[str, Respondent]) -> dict[str, tuple[Respondent, str]]:
    """Everyone who sent something, by folded name, with the moment of the first of it."""
    kinds = {fold(proposal.respondent): proposal.kind for proposal in state.proposals.values()}
    sent = [(file.respondent, file.received) for file in state.files.values()]
    sent += [(proposal.respondent, proposal.received) for proposal in state.proposals.values()]
    found: dict[str, tuple[Respondent, str]] = {}
    for name, received in sent:
        key = fold(name)
        known = registered.get(key) or Respondent(name, kinds.get(key, RespondentKind.OTHER))
        first = min(received, found[key][1], key=start_of) if key in found else received
        found[key] = (known, first)
    return found


def _heard(state: RoundState, registered: Mapping[str, Respondent], values: Values) -> Iterator[Answered]:
    """Everyone who was heard or sent something. A suggestion that came without a file is an answer too. [B5]"""
    senders = _senders(state, registered)
    proposals = Counter(fold(proposal.respondent) for proposal in state.proposals.values())
    for key, respondent in {**registered, **{key: sender for key, (sender, _) in senders.items()}}.items():
        if key not in senders:
            yield Answered(respondent)
            continue
        received = senders[key][1]
        files = [file for file in state.files.values() if fold(file.respondent) == key]
        late = is_late(received, state.deadline_for(respondent.name), values)
        errors = sum(file.row_errors for file in files)
        yield Answered(respondent, received, len(files), proposals[key], errors, on_time=not late)


def _consultation(session: Session, state: RoundState, round_: Round, respondent: str = "") -> Consultation:
    """What the documents have in common; a round of job titles may have had no consultation, so no deadline. [B6]"""
    deadline = state.deadline_for(respondent)
    return Consultation(session.council_name, round_.effective, deadline, round_.supplement, list=round_.list)


def _unread(state: RoundState, respondent: str) -> Iterator[UnreadRow]:
    for error in state.row_errors:
        file = state.files[error.sha256]
        if fold(file.respondent) == respondent:
            message = error.danish or error.message
            yield UnreadRow(file.file, RowProblem(error.sheet, error.row, error.column, error.value, message))


def _recommended(screening: Screening, round_id: str) -> Iterable[Entry]:
    return (entry_of(screened, round_id) for screened in screening.having(Outcome.RECOMMENDED))


def _decision(state: RoundState) -> Decision | None:
    made = state.decision
    return Decision(BODIES[made.body].capitalize(), made.on, made.minutes or "") if made else None


def _next_effective(round_: Round, values: Values) -> date:
    """From when the next regular list holds."""
    days = [tuple(map(int, text.split("-"))) for text in values.texts(f"{round_.list}.effective_days")]
    dates = [
        date(year, month, day) for year in (round_.effective.year, round_.effective.year + 1) for month, day in days
    ]
    return min(day for day in dates if day > round_.effective)
