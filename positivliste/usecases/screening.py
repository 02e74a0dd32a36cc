"""Screening a round: rules, matching and verdicts together, recorded where something changed."""

from __future__ import annotations

from attrs import asdict, evolve

from positivliste.errors import Refused
from positivliste.matching import merge, near_pairs
from positivliste.model.events import RoundScreened
from positivliste.model.finding import Answer
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Screening
from positivliste.parameters import Values
from positivliste.process.definition import process_of
from positivliste.process.engine import guard, is_done
from positivliste.process.screening import (
    CourseSubject,
    Subject,
    TitleSubject,
    course_of,
    facts_of,
    judge,
    report,
    timely,
)
from positivliste.process.state import RoundState
from positivliste.rules import rule
from positivliste.usecases.facts import title_facts
from positivliste.usecases.publication import in_force
from positivliste.usecases.session import Session
from positivliste.usecases.suggestions import take_in


def screen(session: Session, round_id: str) -> Screening:
    """Apply the rules to all that was received. Where nothing changed since the last time, nothing is recorded.

    A round of list B or C first takes in the suggestions that no round has taken in yet. Once the list is decided, this
    shows the screening that it was decided on.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the consultation is still open.
    """
    if session.as_of is not None:
        return recorded(session, round_id)
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        if state.decision is not None:
            return report(state)
        round_ = workspace.rounds[round_id]
        guard("screen", state, workspace, session.values(round_), session.today)
        if take_in(session, round_, workspace, state):
            state = session.round(round_id)
        record_screening(session, round_, state)
    return report(state)


def recorded(session: Session, round_id: str) -> Screening:
    """The last screening that is on record.

    Raises:
        WrongUsage: there is no such round.
        Refused: there is none.
    """
    state = session.round(round_id)
    if state.screening is None:
        raise Refused("not-screened", f"The round {round_id} was not screened.", f"Use `screen {round_id}`.")
    return report(state)


def record_screening(session: Session, round_: Round, state: RoundState) -> None:
    """Record what the rules now say, where it differs from what is recorded, and bring the state up to it.

    Only inside `writing`.
    """
    values = session.values(round_)
    subject = subject_of(session, round_, state, values)
    verdicts = {case: decided.verdict for case, decided in state.verdicts.items()}
    same = [verdict for verdict in verdicts.values() if verdict.answer is Answer.SAME]
    merged = merge(timely(state, values), same, subject.step.merges, values)
    courses = [course_of(proposals, state.corrections) for proposals in merged.courses]
    records = judge(courses, merged.merges, near_pairs(courses, values), subject, verdicts, values)
    changed = [record for record in records if state.screened.get(record.proposal) != record]
    state.screened |= {record.proposal: record for record in changed}
    now = RoundScreened(asdict(report(state).funnel), _parameters(subject, values))
    if changed or now != state.screening or not is_done("screen", state):
        session.record([*changed, now], round_.id)
        state.screening = now


def subject_of(session: Session, round_: Round, state: RoundState, values: Values) -> Subject:
    """What the list of a round screens."""
    step = process_of(round_).screening
    if round_.list is ListKind.COURSES:
        base = in_force(session, round_.list, round_.effective, only_published=False) if round_.supplement else None
        listed = tuple(entry for entry in base.entries if entry.round != round_.id) if base else ()
        return CourseSubject(step, evolve(facts_of(state, values), listed=listed))
    return TitleSubject(step, title_facts(session, round_), values.texts("disco.major_groups"))


def _parameters(subject: Subject, values: Values) -> dict[str, object]:
    """The parameters that the rules of the list stood on, and the groups that it is counted by."""
    names = {name for code in (*subject.step.applies, *subject.step.compares) for name in rule(code).parameters}
    found = {name: _plain(values(name).value) for name in sorted(names)}
    return {**found, "groups": list(subject.groups)}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
