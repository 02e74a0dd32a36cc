"""Where an event becomes state: every kind in one place, and each state read once a command."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest
from attrs.exceptions import FrozenInstanceError
from positivliste.cli.demo_scripts import SCRIPTS
from positivliste.cli.main import run

from positivliste.errors import WrongUsage
from positivliste.model import events as ev
from positivliste.process.fold import OF_ALL_ROUNDS, fold_round, fold_workspace
from positivliste.usecases.session import Session
from positivliste.usecases.turn import look, look_at, turn_in

GROUPS = (
    ev.OfConsultation, ev.OfAnswers, ev.OfReview, ev.OfDecision, ev.OfReport, ev.OfRegister, ev.OfTitles,
)  # fmt: skip


def test_every_kind_of_event_is_folded_in_one_place():
    counted = Counter(kind for group in GROUPS for kind in get_args(group))
    assert counted == Counter(ev.PAYLOADS.values())


def test_a_state_is_a_value(office):
    office.begin()
    with office.at("2020-02-12") as workspace:
        seen = look_at(workspace._session, office.round)
    for state in (seen.state, seen.workspace):
        with pytest.raises(FrozenInstanceError):
            state.council = state.deadline = "x"


def test_what_is_recorded_in_a_turn_is_what_a_fold_of_it_all_gives(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"), office.row(None, "90001"))
    with office.at("2020-03-02") as workspace:
        session: Session = workspace._session
        with turn_in(session, office.round, "consultation close") as turn:
            turn.say([ev.ConsultationClosed()])
            turn.record([ev.RespondentRemoved("Sydskolen")])
            assert (turn.state, turn.workspace) == (session._fold_round(office.round), session._fold_workspace())


def test_what_a_turn_recorded_before_it_failed_is_forgotten(office):
    office.begin()
    with office.at("2020-03-02") as workspace:
        session: Session = workspace._session
        before = look_at(session, office.round)

        def fail():
            with turn_in(session, office.round) as turn:
                turn.say([ev.ConsultationClosed()])
                turn.record([ev.RespondentRemoved("Sydskolen")])
                assert turn.state != before.state
                assert turn.workspace != before.workspace
                turn.not_in_future("2030-01-01", "Wait.")

        with pytest.raises(WrongUsage):
            fail()
        after = look_at(session, office.round)
    assert (after.state, after.workspace) == (before.state, before.workspace)


def test_a_fold_can_go_on_where_another_ended(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"), office.row("Smedning"))
    office.screen()
    office.decide()
    with office.at("2020-03-20") as workspace:
        events = list(workspace._session.journal.events())
    own = [event for event in events if event.round == office.round]
    for place in range(len(own)):
        if isinstance(own[place - 1].payload, (ev.EntryListed, ev.EntryDeclined)):
            continue  # what a decision lists stands in the transaction of its decision
        assert fold_round(own[place:], fold_round(own[:place])) == fold_round(own)
    general = [event for event in events if not event.round or isinstance(event.payload, OF_ALL_ROUNDS)]
    assert fold_workspace(general[5:], fold_workspace(general[:5])) == fold_workspace(general)


class Reads:
    """Counts how often each state is folded from the journal, by round; the workspace's under an empty name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: Counter[str] = Counter()
        whole, one = Session._fold_workspace, Session._fold_round

        def workspace(session: Session) -> Any:
            self.counts[""] += 1
            return whole(session)

        def round_(session: Session, round_id: str) -> Any:
            self.counts[round_id] += 1
            return one(session, round_id)

        monkeypatch.setattr(Session, "_fold_workspace", workspace)
        monkeypatch.setattr(Session, "_fold_round", round_)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


@pytest.mark.parametrize("which", SCRIPTS)
def test_a_command_folds_the_workspace_once_and_a_round_once(which, office, example, reads):
    """Every command of the demos, as it is typed."""
    for line in SCRIPTS[which](office.home, example.parent):
        if line.words[0] == "fill":
            continue
        reads.counts.clear()
        where = [] if line.words[0] == "init" else ["-C", str(office.home)]
        run([*where, "--today", line.today, *line.words])
        assert all(count == 1 for count in reads.counts.values()), (line.words, reads.counts)
        if line.words[0] in ("status", "check", "receive", "screen", "decide", "publish", "submit"):
            assert reads.counts[""] == 1, line.words


def test_a_command_s_cost_does_not_grow_with_other_rounds(office, reads):
    """Ten years of empty rounds beside it: still one fold of the workspace, and one of the round."""
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    with office.at("2020-02-20") as workspace:
        for year in range(2021, 2031):
            for month in (4, 10):
                workspace.rounds.open("courses", workspace.today.replace(year=year, month=month, day=1))
    office.screen()
    office.decide()
    office.publish()
    for command in (
        lambda w: w.rounds.status(office.round),
        lambda w: w.screening.run(office.round),
        lambda w: w.documents.write("note", office.round),
        lambda w: w.check("Svejsning 1", w.today.replace(month=5), "Herning"),
        lambda w: w.publication.publish(office.round),
    ):
        with office.at("2020-03-26") as workspace:
            reads.counts.clear()
            command(workspace)
            assert reads.counts == {"": 1, office.round: 1}


def test_looking_records_nothing(office):
    office.begin()
    head = office.head()
    with office.at("2020-02-12") as workspace:
        look(workspace._session)
        look_at(workspace._session, office.round)
    assert office.head() == head
