"""Screening a round: rules, matching and verdicts together, recorded where something changed."""

from __future__ import annotations

from attrs import asdict

from positivliste.matching import merge, near_pairs
from positivliste.model.events import RoundScreened
from positivliste.model.finding import Answer
from positivliste.model.screening import Screening
from positivliste.parameters import Values
from positivliste.process.engine import guard, is_done
from positivliste.process.screening import (
    COURSE_RULES,
    NEAR_RULES,
    course_of,
    facts_of,
    judge,
    report,
    timely,
)
from positivliste.process.state import RoundState
from positivliste.rules import rule
from positivliste.usecases.session import Session


def screen(session: Session, round_id: str) -> Screening:
    """Apply the rules to all that was received. Where nothing changed since the last time, nothing is recorded.

    Once the list is decided, this shows the screening that it was decided on.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the consultation is still open.
    """
    if session.as_of is not None or session.round(round_id).decision is not None:
        return report(session.round(round_id))
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        values = session.values(workspace.rounds[round_id])
        guard("screen", state, workspace, values, session.today)
        record_screening(session, round_id, state, values)
    return report(session.round(round_id))


def record_screening(session: Session, round_id: str, state: RoundState, values: Values) -> None:
    """Record what the rules now say, where it differs from what is recorded. Only inside `writing`."""
    verdicts = {case: decided.verdict for case, decided in state.verdicts.items()}
    same = [verdict for verdict in verdicts.values() if verdict.answer is Answer.SAME]
    merged = merge(timely(state, values), same, values)
    courses = [course_of(proposals, state.corrections) for proposals in merged.courses]
    records = judge(courses, merged.merges, near_pairs(courses, values), facts_of(state, values), verdicts, values)
    changed = [record for record in records if state.screened.get(record.proposal) != record]
    state.screened |= {record.proposal: record for record in changed}
    now = RoundScreened(asdict(report(state).funnel), _parameters(state, values))
    if changed or now != state.screening or not is_done("screen", state):
        session.record([*changed, now], round_id)


def _parameters(state: RoundState, values: Values) -> dict[str, object]:
    names = {name for code in (*COURSE_RULES, *NEAR_RULES) for name in rule(code).parameters}
    found = {name: values(name).value for name in sorted(names)}
    return {**found, "courses.groups": list(facts_of(state, values).groups)}
