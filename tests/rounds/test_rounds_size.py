"""What a command reads, counted: the cost of a question does not grow with what it does not ask for."""

from contextlib import contextmanager

import pytest

from positivliste.model import events as ev
from positivliste.process.fold import DIVIDING, MANY, fold_round
from positivliste.store import codec
from positivliste.usecases import screening
from positivliste.usecases.turn import look_at


@pytest.fixture
def round_of(new_office):
    """A published round of so many proposals, two of them of one course."""

    def made(size):
        office = new_office().begin()
        rows = [office.row(f"Eksempelkursus for svejsere {row}", f"{90000 + row}") for row in range(size)]
        office.receive("Nordskolen", *rows, office.row("EKSEMPELKURSUS for svejsere 0", "90000"))
        office.screen()
        office.decide()
        office.publish()
        return office

    return made


@contextmanager
def counted(monkeypatch, workspace):
    """How many payloads are read, and which statements SQLite gets."""
    read, statements, load = [], [], codec.load
    with monkeypatch.context() as patch:
        patch.setattr(codec, "load", lambda *event: read.append(event[0]) or load(*event))
        workspace._session.journal.connection.set_trace_callback(statements.append)
        yield read, statements
        workspace._session.journal.connection.set_trace_callback(None)


QUESTIONS = {
    "status": lambda workspace: workspace.rounds.status("courses-2020-04-01"),
    "check a number": lambda workspace: workspace.check("90001", "2020-04-15", "Herning"),
    "check a title": lambda workspace: workspace.check("eksempelkursus FOR svejsere 1", "2020-04-15", "Herning"),
    "check what was joined": lambda workspace: workspace.check("90000", "2020-04-15", "Herning"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_reads_as_much_of_a_large_round_as_of_a_small_one(round_of, monkeypatch, question):
    told = []
    for size in (3, 30):
        with round_of(size).at("2020-04-20") as workspace, counted(monkeypatch, workspace) as (read, statements):
            QUESTIONS[question](workspace)
        told.append((sorted(read), len(statements)))
    assert told[0] == told[1]


def test_runs_fold_to_the_state_that_the_events_fold_to(round_of):
    with round_of(5).at("2020-04-20") as workspace:
        journal = workspace._session.journal
        for as_of in (None, "2020-02-12", "2020-03-02", "2020-03-19"):
            events = [event for event in journal.events(as_of=as_of) if event.round == "courses-2020-04-01"]
            told = list(journal.told("courses-2020-04-01", many=MANY, dividing=DIVIDING, as_of=as_of))
            assert [event.seq for event in told] == sorted(event.seq for event in told)
            assert sum(isinstance(event, ev.Run) for event in told) < 5
            one, other = fold_round(events), fold_round(told)
            assert (one.received, one.records, one.listed) == (other.received, other.records, other.listed)
            assert (one.decision, one.screening, one.publication) == (
                other.decision,
                other.screening,
                other.publication,
            )
            assert {kind: (mark.seq, mark.day) for kind, mark in one.marks.items()} == {
                kind: (mark.seq, mark.day) for kind, mark in other.marks.items()
            }


def test_a_run_does_not_grow_with_what_is_recorded_after_it(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    with office.at("2020-02-12") as workspace:
        before = look_at(workspace._session, office.round).state
        office.receive("Sydskolen", office.row("Smedning"))
        assert [proposal.title for proposal in before.proposals.values()] == ["Svejsning 1"]
        after = look_at(workspace._session, office.round).state
        assert [proposal.title for proposal in after.proposals.values()] == ["Svejsning 1", "Smedning"]


def test_a_decision_that_takes_the_place_of_another_lists_its_own_alone(office):
    office.begin()
    office.receive("Nordskolen", *(office.row(f"Eksempelkursus {row}", f"{90000 + row}") for row in range(3)))
    office.screen()
    office.decide()
    office.decide(exceptions=office.exceptions(["P0001", "Optages ikke", "der er nok"]))
    with office.at("2020-04-20") as workspace:
        state = look_at(workspace._session, office.round).state
        assert [entry.proposal for entry in state.entries] == ["P0002", "P0003"]
        assert state.declined == {"P0001": "der er nok"}


def test_a_screening_that_nothing_has_come_after_is_not_made_again(office, monkeypatch):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"), office.row("Svejsning 2", duration=None))
    first = office.screen()
    made, join = [], screening.join
    monkeypatch.setattr(screening, "join", lambda *given: made.append(given) or join(*given))
    assert office.screen() == first
    assert made == []
    with monkeypatch.context() as patch:
        patch.setattr(screening, "__version__", "another")
        assert office.screen() == first
        assert len(made) == 1
    office.judge({"V102:P0002": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}}, by="Sagsbehandler A")
    assert len(made) == 2
    with office.at("2020-03-02") as workspace:
        workspace.rounds.import_priorities(
            office.round, office.sheet("p.xlsx", ("Stilling", "Erhvervsgruppe"), [("Kok", "Hotel")])
        )
    office.screen()
    assert len(made) == 3
