"""The engine: what is done, what is next, what is late, and which step may be taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from positivliste.errors import Refused
from positivliste.model.council import Body
from positivliste.model.finding import Finding, Kind
from positivliste.model.moment import day_of
from positivliste.model.results import Waiting
from positivliste.model.round import Round
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.parameters.workdays import act_by, closed_because
from positivliste.process.definition import Action, Process, Step, process_of
from positivliste.process.screening import open_cases
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.rules import rule
from positivliste.rules.subjects import DeadlineCase, StepCase

UNLESS = {"decided by the council": Body.COUNCIL}
SUPPLEMENT = "open a supplement with `round open LIST DATE --supplement`"

DATED = {"decide": "decision", "submit": "report"}
"""The steps whose own dates are on record, and the words for what was done in them. Of the others only the day of the
last entry is known, which can be later than the act."""

COLUMNS = {
    "step": "name",
    "state": "state",
    "statutory": "statutory",
    "act_by": "act_by",
    "done_on": "done_on",
    "planned": "planned",
    "actor": "actor",
    "command": "command",
}
"""What the table of a status shows of each step."""


@frozen
class StepStatus:
    """Where a step of a round stands. Dates are None where there is none.

    Attributes:
        state: "done", "open" (it is its turn) or "waiting".
        planned: when it is meant to be done.
        statutory: the date that the law or the process sets.
        act_by: the last working day on which that date can be met.
        notes: what the rules say about the date.
    """

    name: str
    title: str
    danish: str
    actor: str
    command: str
    state: str
    planned: date | None
    statutory: date | None
    act_by: date | None
    done_on: date | None
    notes: tuple[Finding, ...]


@frozen
class RoundStatus:
    """Where a round stands on a day.

    Attributes:
        notes: of lists B and C, which titles run out.
        heard: how many respondents were asked; 0 where there was no consultation.
        answered: how many of them have answered.
        waiting: what was suggested and waits for its next screening, by sender.
        apart: the proposals that people took apart, two by two.
    """

    round: Round
    steps: tuple[StepStatus, ...]
    today: date
    notes: tuple[Finding, ...] = ()
    heard: int = 0
    answered: int = 0
    waiting: tuple[Waiting, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        done = sum(step.state == "done" for step in self.steps)
        following = f"next {self.next.name}" if self.next else "nothing left"
        return f"<RoundStatus {self.round.id} on {self.today}: {done} of {len(self.steps)} steps done, {following}>"

    @property
    def next(self) -> StepStatus | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.state != "done"), None)

    @property
    def late(self) -> tuple[StepStatus, ...]:
        """The steps that are not done, though the last day to act on them is over."""
        return tuple(s for s in self.steps if s.state != "done" and s.act_by is not None and s.act_by < self.today)

    def table(self) -> list[dict[str, Any]]:
        """Every step as a flat row, for `pandas.DataFrame`."""
        return table(self.steps, COLUMNS)


def status(state: RoundState, round_: Round, values: Values, today: date) -> RoundStatus:
    """Where a round stands. The parameters are those of its effective date."""
    process = process_of(round_)
    done = _done(process, state)
    steps = tuple(_step_status(process, step, done, state, round_, values) for step in process.steps)
    return RoundStatus(round_, steps, today)


def guard(
    action: str,
    state: RoundState,
    workspace: WorkspaceState,
    values: Values,
    on: date,
    body: Body | None = None,
    others: Sequence[object] = (),
) -> tuple[Finding, ...]:
    """Refuse an action whose stop-rules fail; else the notes of its rules.

    Args:
        action: the command, for example "consultation letters".
        on: the date of the act, for example of the decision.
        body: who decides, where it is a decision.
        others: what the rules of the action look at beside the step itself: a sender, a report.

    Raises:
        Refused: a stop-rule found something; the error names the rule, and says how to mend it.
    """
    process = process_of(state.subject)
    cases = (_case(action, state, workspace, on, body), *others)
    refuse(findings(process.rules(action), cases, values))
    return tuple(findings(process.notes(action), cases, values))


def stands_on(action: str, state: RoundState) -> tuple[str, date]:
    """What an act in a round stands on, and the day of it, which no such act is before: the opening of the round, or
    the last of the steps with a date that the action needs."""
    process = process_of(state.subject)
    done, needs = _done(process, state), process.needs(action)
    found = {DATED[name]: done[name] for name in needs if name in DATED and name in done}
    found["opening of the round"] = state.opened
    return max(found.items(), key=lambda item: item[1])


def is_done(step: str, state: RoundState) -> bool:
    """Whether a step of the round is done, and nothing has come since that undoes it."""
    return step in _done(process_of(state.subject), state)


def refuse(found: Iterable[Finding]) -> None:
    """Raise what stops a step, if anything does."""
    stops = [finding for finding in found if finding.kind is Kind.STOP]
    if stops:
        first = stops[0]
        details = [f"{finding.code}: {finding.message}. {rule(finding.code).mend}" for finding in stops[1:]]
        raise Refused(first.code, f"{first.message}.", rule(first.code).mend, details)


def deadline_notes(process: Process, day: date, values: Values) -> tuple[Finding, ...]:
    """What the rules of a process say of a deadline."""
    return tuple(findings(process.dates, [DeadlineCase(day, act_by(day), closed_because(day))], values))


def findings(codes: Iterable[str], cases: Iterable[object], values: Values) -> Iterator[Finding]:
    """What the rules with these codes find, each in the cases that it is about."""
    for applied in map(rule, codes):
        for case in cases:
            if isinstance(case, applied.about):
                yield from applied.apply(case, values)


def _instead(process: Process, done: Collection[str]) -> str:
    """What can be done once a step is taken that cannot be gone back behind."""
    amended = "amend" in process.actions and "publish" in done
    return f"put the published list right with `amend {process.list} FILE`, or {SUPPLEMENT}" if amended else SUPPLEMENT


def _case(action: str, state: RoundState, workspace: WorkspaceState, on: date, body: Body | None) -> StepCase:
    round_ = state.subject
    process = process_of(round_)
    done = _done(process, state)
    wanted = process.actions.get(action, Action())
    commands = {step.name: step.command.replace("ROUND", round_.id) for step in process.steps}
    return StepCase(
        step=action,
        unknown_to="" if action in process.actions else process.title,
        list=round_.list,
        on=on,
        missing=tuple((name, commands[name]) for name in wanted.needs if name not in done),
        passed=tuple((name, _instead(process, done)) for name in wanted.until if name in done),
        consultation_open=state.deadline is not None and not state.consultation_closed,
        deadline=day_of(state.deadline) if state.deadline else None,
        screened="screen" in done,
        open_cases=open_cases(state),
        body=body,
        delegations=workspace.delegations,
        decided=state.decision is not None,
    )


def _done(process: Process, state: RoundState) -> dict[str, date]:
    """The steps that are done, with the day on which each was."""
    found = {}
    for step in process.steps:
        if step.unless and state.decision and state.decision.body == UNLESS[step.unless]:
            found[step.name] = state.decision.on
        mark, counter = state.mark(step.done), state.mark(step.undone)
        if mark and not (counter and counter.seq > mark.seq) and not _hindered(step, state):
            found[step.name] = mark.day
    return found


def _hindered(step: Step, state: RoundState) -> bool:
    return step.without == "open cases" and bool(open_cases(state))


def _step_status(
    process: Process, step: Step, done: dict[str, date], state: RoundState, round_: Round, values: Values
) -> StepStatus:
    planned = round_.effective + step.planned if step.planned is not None else None
    statutory = round_.effective + step.statutory if step.statutory is not None else None
    if step.days_before:
        statutory = round_.effective - timedelta(days=values.number(step.days_before))
    if step.name == "receive" and state.deadline:
        planned = day_of(state.deadline)
    last = _last_day(statutory, step, values) if statutory else None
    ready = all(name in done for name in step.needs)
    return StepStatus(
        name=step.name,
        title=step.title,
        danish=step.danish,
        actor=step.actor,
        command=step.command.replace("ROUND", round_.id),
        state="done" if step.name in done else "open" if ready else "waiting",
        planned=planned,
        statutory=statutory,
        act_by=act_by(last) if last else None,
        done_on=done.get(step.name),
        notes=deadline_notes(process, last, values) if last else (),
    )


def _last_day(statutory: date, step: Step, values: Values) -> date:
    """The last day by the calendar: the date itself, or the day before where the rule says "before" it. [A2]"""
    strictly = step.before is not None and f"{statutory:%m-%d}" in values.texts(step.before)
    return statutory - timedelta(days=1) if strictly else statutory
