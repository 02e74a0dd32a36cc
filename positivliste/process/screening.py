"""Screening: every rule on every course, what people said, and the counts that must add up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve

from positivliste.model.answers import AnswerState
from positivliste.model.disco import major_group
from positivliste.model.events import ProposalScreened
from positivliste.model.finding import Finding, Kind, Verdict
from positivliste.model.moment import day_of, end_of, has_time, start_of
from positivliste.model.proposal import Course, Proposal, place_of
from positivliste.model.screening import Funnel, Merge, Outcome, Screened, Screening, Settled
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.definition import Step
from positivliste.process.state import RoundState
from positivliste.rules import Trait, has_trait, rule
from positivliste.rules.subjects import CourseCase, Earlier, NearCase, RoundFacts, VerdictCase
from positivliste.rules.title_case import TitleCase, TitleFacts

if TYPE_CHECKING:
    from positivliste.matching import Record
    from positivliste.process.verdicts import Verdicts


def facts_of(state: RoundState, values: Values) -> RoundFacts:
    """What the round asked for: its priorities, and the groups of the list with any that only they name."""
    groups = dict.fromkeys(values.texts("courses.groups"))
    facts = RoundFacts(state.priorities, tuple(groups))
    own = [priority.group for priority in state.priorities if not facts.group(priority.group)]
    return RoundFacts(state.priorities, tuple(dict.fromkeys([*groups, *own])))


def timed(course: Course, state: RoundState, values: Values) -> Course:
    """The course, told whether one of its proposals came within the deadline of its sender."""
    late = (is_late(sent.received, sent.respondent, state, values) for sent in course.proposals)
    return evolve(course, on_time=not all(late))


def is_late(received: str, respondent: str, state: RoundState, values: Values) -> bool:
    """Whether something was received after the deadline of its sender.

    Both are ISO dates, or dates and times, in Europe/Copenhagen.
    """
    deadline = state.deadline_for(respondent)
    if deadline is None:
        return False
    if has_time(deadline) and not has_time(received):
        return day_of(received) > day_of(deadline)  # what came on the day counts as in time
    return start_of(received) > end_of(deadline, values.text("consultation.end_of_day"))


class Subject(Protocol):
    """What a list screens: which rules it applies, and what they may look at."""

    @property
    def step(self) -> Step:
        """The step of the process in which it is screened, with its rules."""
        ...

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that it is counted by, in the order of the list."""
        ...

    def record(self, proposal: Proposal) -> Record:
        """A proposal as it is compared with others."""
        ...

    def knowing(self, earlier: Mapping[str, tuple[Earlier, ...]]) -> Subject:
        """The same with what became in earlier rounds of what is proposed again, by the id of the proposal."""
        ...

    def case(self, course: Course) -> Any:
        """What the rules of this list look at."""
        ...

    def place(self, course: Course) -> tuple[str | None, str | None]:
        """The job title and the group that the course counts under."""
        ...


@frozen
class CourseSubject:
    """List A: courses against the priorities of the round."""

    step: Step
    facts: RoundFacts

    @property
    def groups(self) -> tuple[str, ...]:
        return self.facts.groups

    def record(self, proposal: Proposal) -> Record:
        from positivliste.matching.record import course_record  # loaded only where a round is screened

        return course_record(proposal)

    def knowing(self, earlier: Mapping[str, tuple[Earlier, ...]]) -> CourseSubject:
        return evolve(self, facts=evolve(self.facts, earlier=earlier))

    def case(self, course: Course) -> CourseCase:
        return CourseCase(course, self.facts)

    def place(self, course: Course) -> tuple[str | None, str | None]:
        priorities = self.facts.priorities_of(course)
        group = self.facts.group(course.group) if course.group else None
        title = ", ".join(dict.fromkeys(priority.title for priority in priorities)) or course.job_title
        return title, group or (priorities[0].group if priorities else None)


@frozen
class TitleSubject:
    """Lists B and C: job titles against what is known of them. They are counted by major group of DISCO-08."""

    step: Step
    facts: TitleFacts
    groups: tuple[str, ...]

    def record(self, proposal: Proposal) -> Record:
        from positivliste.matching.record import title_record  # loaded only where a round is screened

        return title_record(proposal.title, proposal.disco)

    def knowing(self, earlier: Mapping[str, tuple[Earlier, ...]]) -> TitleSubject:
        return evolve(self, facts=evolve(self.facts, earlier=earlier))

    def case(self, course: Course) -> TitleCase:
        return TitleCase(course, self.facts)

    def place(self, course: Course) -> tuple[str | None, str | None]:
        group = major_group(course.disco)
        return None, None if group is None else self.groups[group]


def judge(
    courses: Sequence[Course],
    merges: Iterable[Merge],
    near: Iterable[NearCase],
    subject: Subject,
    verdicts: Verdicts,
    values: Values,
    withdrawn: Iterable[str] = (),
) -> Iterator[ProposalScreened]:
    """What becomes of every proposal, one record each. Pure: the same arguments give the same records.

    Args:
        courses: the courses of the round, merged and corrected.
        merges: the proposals that were joined to them, each with the finding that says why.
        near: the pairs of courses that are to be compared.
        verdicts: what people have decided.
        withdrawn: the proposals that count no more.
    """
    compares, applies = (tuple(map(rule, codes)) for codes in (subject.step.compares, subject.step.applies))
    pairs: dict[str, list[Finding]] = {}
    for near_case in near:
        for finding in chain.from_iterable(each.apply(near_case, values) for each in compares):
            pairs.setdefault(finding.proposal, []).append(finding)
    members = {course.id: [p.id for p in course.proposals] for course in courses}
    about: dict[str, list[Verdict]] = {}
    for verdict in verdicts.by_case.values():
        about.setdefault(verdict.case.proposal, []).append(verdict)
    for course in courses:
        case = subject.case(course)
        found = [finding for each in applies for finding in each.apply(case, values)]
        said = {f: verdicts.on(f, members) for f in [*found, *pairs.get(course.id, [])]}
        yield _record(course, said, subject, about, values)
    for merge in merges:
        yield ProposalScreened(merge.proposal, merge.into, (merge.finding,))
    yield from (ProposalScreened(name, withdrawn=True) for name in withdrawn)


def open_cases(state: RoundState) -> int:
    """How many courses wait for a person, as the last screening counted them."""
    return state.screening.funnel.review if state.screening else 0


def report(state: RoundState) -> Screening:
    """The screening as the journal has it: what was recorded, not what today's rules would say.

    Raises:
        ValueError: the round is not opened.
    """
    if state.round is None:
        raise ValueError("only a round that is opened can be screened")
    records = [record for record in state.screened.values() if not record.withdrawn]
    members: dict[str, list[str]] = {}
    for record in records:
        members.setdefault(record.merged_into or record.proposal, []).append(record.proposal)
    members = {course: sorted(names, key=place_of) for course, names in members.items()}
    courses = tuple(_screened(record, members, state) for record in records if record.merged_into is None)
    merges = tuple(Merge(r.proposal, r.merged_into, r.findings[0]) for r in records if r.merged_into)
    return Screening(
        round=state.round.id,
        kind=state.round.list,
        funnel=state.screening.funnel if state.screening else _funnel(state, courses, merges),
        courses=tuple(sorted(courses, key=lambda screened: place_of(screened.course.id))),
        merges=merges,
        groups=state.screening.groups if state.screening else (),
        carried=tuple(decided.verdict for decided in state.verdicts.values() if decided.verdict.carried),
    )


def _record(
    course: Course,
    said: Mapping[Finding, Verdict | None],
    subject: Subject,
    verdicts: Mapping[str, Sequence[Verdict]],
    values: Values,
) -> ProposalScreened:
    standing = [finding for finding, verdict in said.items() if finding.kind is Kind.NOTE or verdict is None]
    settled = [finding for finding, verdict in said.items() if finding.kind is not Kind.NOTE and verdict is not None]
    for verdict in (verdict for proposal in course.proposals for verdict in verdicts.get(proposal.id, ())):
        if verdict.code:
            standing += rule(verdict.code).apply(VerdictCase(course, verdict), values)
    job_title, group = subject.place(course)
    return ProposalScreened(course.id, None, _in_order(standing), _in_order(settled), job_title, group)


def _in_order(findings: Collection[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=lambda f: (f.code, f.other or "", f.message)))


def _screened(record: ProposalScreened, members: Mapping[str, Sequence[str]], state: RoundState) -> Screened:
    course = state.course_of(members[record.proposal])
    verdicts = ((f, state.said.on(f, members)) for f in record.settled)
    settled = tuple(Settled(finding, verdict) for finding, verdict in verdicts if verdict)
    special = any(has_trait(f.code, Trait.SPECIAL) for f in (*record.findings, *record.settled))
    return Screened(course, record.findings, settled, record.job_title, record.group, special)


def _funnel(state: RoundState, courses: Sequence[Screened], merges: Sequence[Merge]) -> Funnel:
    counts = {outcome: sum(screened.outcome is outcome for screened in courses) for outcome in Outcome}
    came = [answer for answer in state.answers.values() if answer.state is not AnswerState.MOVED]
    unread = sum(len(file.errors) for file in state.suggested)
    suggested = sum(not proposal.origin.answer for proposal in state.numbered.values())
    suggested_back = sum(not said.answer for said in state.taken_back.values())
    return Funnel(
        rows=sum(answer.rows for answer in came) + suggested + unread,
        row_errors=sum(answer.row_errors for answer in came if answer.stands) + unread,
        withdrawn=sum(answer.withdrawn for answer in came) + suggested_back,
        proposals=len(state.proposals),
        duplicates=len(merges),
        unique=len(courses),
        rejected=counts[Outcome.REJECTED],
        review=counts[Outcome.REVIEW],
        recommended=counts[Outcome.RECOMMENDED],
    )
