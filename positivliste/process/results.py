"""What happened in a round, worked out once: who was heard, who answered and with what, what became of every proposal.

Pure. Letters, reminders, receipts, overviews, notes, agenda items and the status all read it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from positivliste.danish import fold
from positivliste.model.answers import AnswerState, SentAnswer
from positivliste.model.council import Respondent
from positivliste.model.events import ConsultationClosed, SuggestionsTaken
from positivliste.model.finding import Kind
from positivliste.model.moment import start_of
from positivliste.model.proposal import Proposal
from positivliste.model.results import Answered, CourseResult, ProposalResult, Result, Turnout, Waiting
from positivliste.model.round import ListKind
from positivliste.model.screening import Outcome, Screened, Screening
from positivliste.parameters import Values
from positivliste.process.screening import is_late
from positivliste.process.state import RoundState, WorkspaceState


def answers(state: RoundState, workspace: WorkspaceState, values: Values) -> Turnout:
    """Who was heard in a round, and who sent something.

    Heard are those on the register when the consultation closed, who answered before, or who got a deadline of their
    own; nobody where there was none. An answer counts as long as it stands.
    """
    suggested: dict[str, list[Proposal]] = {}
    for proposal in _suggestions(state):
        suggested.setdefault(fold(proposal.respondent), []).append(proposal)
    names = dict.fromkeys(
        [
            *(fold(answer.respondent) for answer in _given(state)),
            *suggested,
            *(fold(file.sender) for file in state.suggested),
        ]
    )
    heard = _heard(state, workspace, names)
    known = {**_senders(state), **workspace.respondents, **heard}
    lines = (
        _answered(known[key], state, values, suggested.get(key, ()), heard=key in heard)
        for key in dict.fromkeys([*names, *heard])
    )
    return Turnout(tuple(lines))


def waiting(workspace: WorkspaceState, kind: ListKind) -> tuple[Waiting, ...]:
    """What was suggested for a list and waits for its next screening, by sender."""
    suggestions, files = workspace.suggestions(kind), workspace.suggestion_files(kind)
    titles = Counter(fold(found.sender) for found in suggestions)
    errors = Counter[str]()
    for file in files:
        errors[fold(file.sender)] += len(file.errors)
    senders = (*(file.sender for file in files), *(suggestion.sender for suggestion in suggestions))
    names = {fold(name): name for name in senders}
    return tuple(Waiting(kind, name, titles[key], errors[key]) for key, name in names.items())


def course_results(state: RoundState, screening: Screening) -> tuple[CourseResult, ...]:
    """What became of every course, by the decision, or by the recommendation before it."""
    listed = frozenset([*(entry.proposal for entry in state.entries), *(title.proposal for title in state.titles)])
    return tuple(_course(screened, state, listed) for screened in screening.courses)


def proposal_results(state: RoundState, screening: Screening) -> Iterator[ProposalResult]:
    """What became of every proposal, in the order of receipt; each is in exactly one course, or was withdrawn."""
    courses = course_results(state, screening)
    owners = {proposal.id: found for found in courses for proposal in found.screened.course.proposals}
    merges = {merge.proposal: merge for merge in screening.merges}
    for proposal in state.numbered.values():
        merge = merges.get(proposal.id)
        if withdrawal := state.withdrawn.get(proposal.id):
            yield ProposalResult(proposal, None, withdrawal=withdrawal)
        elif merge is None:
            yield ProposalResult(proposal, owners[proposal.id])
        else:
            twin = state.proposals[merge.finding.other or merge.into]
            verdict = state.said.same.get(frozenset((proposal.id, twin.id)))
            yield ProposalResult(proposal, owners[proposal.id], merge, twin, verdict.reason if verdict else None)


def _heard(state: RoundState, workspace: WorkspaceState, senders: Iterable[str]) -> Mapping[str, Respondent]:
    if state.deadline is None:
        return {}
    closed = state.mark([ConsultationClosed.KIND]) if state.consultation_closed else None
    heard = dict(workspace.registered(closed.seq if closed else None))
    earlier = {
        change.key: change.respondent
        for change in workspace.register
        if change.respondent and (closed is None or change.seq < closed.seq)
    }
    answered = {fold(answer.respondent) for answer in _given(state) if answer.stands}
    heard |= {key: earlier[key] for key in senders if key in earlier and key in answered and key not in heard}
    own = {**earlier, **workspace.respondents}
    return heard | {key: own[key] for key in state.extensions if key in own and key not in heard}


def _suggestions(state: RoundState) -> list[Proposal]:
    """The proposals that nobody was asked for. Where none were taken in, the many need not be read."""
    taken = SuggestionsTaken.KIND in state.marks
    return [p for p in state.numbered.values() if p.origin.suggestion] if taken else []


def _senders(state: RoundState) -> dict[str, Respondent]:
    return (
        {fold(p.respondent): Respondent(p.respondent, p.kind) for p in _suggestions(state)}
        | {fold(file.sender): Respondent(file.sender, file.kind) for file in state.suggested}
        | {fold(answer.respondent): Respondent(answer.respondent, answer.kind) for answer in _given(state)}
    )


def _given(state: RoundState) -> Iterator[SentAnswer]:
    """The answers that respondents gave: one that was moved was never its first sender's."""
    return (answer for answer in state.answers.values() if answer.state is not AnswerState.MOVED)


def _answered(
    respondent: Respondent, state: RoundState, values: Values, suggested: Sequence[Proposal], *, heard: bool
) -> Answered:
    given, suggestions = state.answers_of(respondent.name), sum(p.id in state.proposals for p in suggested)
    files = state.suggested_by(respondent.name)
    came = [*(p.received for p in suggested), *(f.received for f in files), *(a.received for a in given)]
    standing = [answer for answer in given if answer.stands]
    received = min((answer.received for answer in standing), key=start_of, default=None)
    return Answered(
        respondent,
        received=received,
        files=sum(answer.file is not None for answer in standing),
        proposals=sum(answer.proposals - answer.withdrawn for answer in standing),
        errors=sum(answer.row_errors for answer in standing) + sum(len(file.errors) for file in files),
        on_time=received is None or not is_late(received, respondent.name, state, values),
        heard=heard,
        suggestions=suggestions,
        first=min(came, key=start_of, default=""),
        withdrawn=sum(answer.withdrawn for answer in given) + len(suggested) - suggestions,
        none=any(answer.state is AnswerState.NONE for answer in standing),
    )


def _course(screened: Screened, state: RoundState, listed: frozenset[str]) -> CourseResult:
    name, decided = screened.course.id, state.decision is not None
    refusals = tuple(f for f in screened.findings if f.kind is Kind.REJECT)
    if decided and name in listed:
        return CourseResult(screened, Result.LISTED)
    if decided and name in state.declined:
        return CourseResult(screened, Result.TURNED_DOWN, declined=state.declined[name])
    if refusals:
        return CourseResult(screened, Result.TURNED_DOWN if decided else Result.NOT_RECOMMENDED, refusals)
    if screened.outcome is Outcome.REVIEW:
        return CourseResult(screened, Result.WAITING, tuple(f for f in screened.findings if f.kind is Kind.REVIEW))
    return CourseResult(screened, Result.RECOMMENDED)
