"""Screening a round: rules, matching and verdicts together, recorded where something changed."""

from __future__ import annotations

from positivliste._version import __version__
from positivliste.errors import Refused
from positivliste.model.events import CaseDecided, DocumentMade, RoundScreened
from positivliste.model.screening import Screening
from positivliste.parameters import Values
from positivliste.process.carrying import carried
from positivliste.process.engine import is_done
from positivliste.process.fold import rescreened
from positivliste.process.joining import join
from positivliste.process.screening import Subject, judge, report, timed
from positivliste.rules import rule
from positivliste.usecases.earlier import became_of, earlier_rounds
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session
from positivliste.usecases.suggestions import take_in
from positivliste.usecases.turn import RoundTurn, look_at, turn_in


def screen(session: Session, round_id: str) -> Screening:
    """Apply the rules to all that was received. Where nothing changed since the last time, nothing is recorded.

    A round of list B or C first takes in the suggestions that no round has taken in yet. Once the list is decided, this
    shows the screening that it was decided on.

    Raises:
        WrongUsage: there is no such round.
        Refused: the consultation is still open.
    """
    if session.as_of is not None:
        return recorded(session, round_id)
    with turn_in(session, round_id) as turn:
        if turn.state.decision is None:
            turn.guard("screen")
            take_in(turn)
            record_screening(turn)
        return turn.screening


def recorded(session: Session, round_id: str) -> Screening:
    """The last screening that is on record.

    Raises:
        WrongUsage: there is no such round.
        Refused: there is none.
    """
    seen = look_at(session, round_id)
    if seen.state.screening is None:
        raise Refused("not-screened", f"The round {round_id} was not screened.", f"Use `screen {round_id}`.")
    return seen.screening


def record_screening(turn: RoundTurn) -> None:
    """Record what the rules now say, where it differs from what is recorded. Only in a turn that writes.

    What people judged of pairs in earlier rounds is recorded first, as said in this one too.
    """
    subject, earlier = LISTS[turn.round.list].subject(turn), earlier_rounds(turn)
    if judged := carried(turn.state, earlier, subject.record):
        turn.say([CaseDecided(verdict) for verdict in judged])
    state, values = turn.state, turn.values
    if not earlier and _stands(turn, subject):
        return
    subject = subject.knowing(became_of(state, earlier, subject.record, values.number("matching.near_title")))
    joined = join(
        tuple(state.put_right.values()),
        subject.record,
        subject.step.merges,
        state.said,
        lambda proposals: timed(state.course_of(proposals), state, values),
        values,
    )
    records = judge(joined.courses, joined.merges, joined.near, subject, state.said, values, state.withdrawn)
    records = turn.session.watch.steps("Applying the rules", records, len(state.received))
    changed = [record for record in records if state.screened.get(record.proposal) != record]
    funnel = report(rescreened(state, changed)).funnel
    now = RoundScreened(funnel, subject.groups, _parameters(subject, values))
    if changed or now != state.screening or not is_done("screen", state):
        turn.say([*changed, now])


def _stands(turn: RoundTurn, subject: Subject) -> bool:
    """Whether nothing has changed of all that the last screening stood on, so that another would find the same: what
    was received and said in the round, the rules, and their parameters."""
    last, made = turn.state.screening, turn.state.mark([RoundScreened.KIND])
    return (
        last is not None
        and made is not None
        and made.package == __version__
        and LISTS[turn.round.list].self_contained
        and not turn.round.supplement
        and all(mark.seq <= made.seq for kind, mark in turn.state.marks.items() if kind != DocumentMade.KIND)
        and (last.groups, last.parameters) == (subject.groups, _parameters(subject, turn.values))
    )


def _parameters(subject: Subject, values: Values) -> dict[str, object]:
    """The parameters that the rules of the list stood on."""
    names = {name for code in (*subject.step.applies, *subject.step.compares) for name in rule(code).parameters}
    return {name: _plain(values(name).value) for name in sorted(names)}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
