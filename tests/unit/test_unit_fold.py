"""Where an event becomes state: every kind in one place, and each state read once a command."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from positivliste.cli.demo_scripts import SCRIPTS
from positivliste.cli.main import cli, run

from positivliste.errors import WrongUsage
from positivliste.model import events as ev
from positivliste.model.council import RespondentKind
from positivliste.model.file import File
from positivliste.model.round import ListKind, Round
from positivliste.process import fold
from positivliste.process.fold import OF_ALL_ROUNDS, completed, fold_round, fold_workspace, rescreened
from positivliste.process.state import NO_ROUND, NO_WORKSPACE, RoundState, Suggested, WorkspaceState
from positivliste.usecases.session import Session
from positivliste.usecases.turn import look, look_at, turn_in

GROUPS = (
    ev.OfConsultation, ev.OfAnswers, ev.OfAnswersLife, ev.OfReview, ev.OfDecision, ev.OfReport, ev.OfRegister, ev.OfTitles,
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


def test_a_supplement_is_completed_by_the_priorities_of_its_list(office):
    office.begin()
    with office.at("2020-05-01") as workspace:
        name = workspace.rounds.open("courses", "2020-06-01", supplement=True).id
        base, seen = (look_at(workspace._session, each) for each in (office.round, name))
        alone = workspace._session._fold_round(name)
    assert alone.priorities == ()
    assert seen.state.priorities == base.state.priorities != ()
    assert completed(alone, seen.workspace, base.state) == seen.state
    assert completed(alone, seen.workspace, None) == alone


def test_a_round_is_completed_by_the_files_that_it_took_in():
    round_ = Round(ListKind.HIGHER_EDUCATION, date(2023, 10, 1))
    first, second = (
        ev.SuggestionsReceived(round_.list, File(name, "00"), "X", RespondentKind.OTHER, "2023-07-03", 1)
        for name in ("a.xlsx", "b.xlsx")
    )
    workspace = WorkspaceState(suggested=(Suggested(first, round_.id), Suggested(second)))
    assert completed(RoundState(round=round_), workspace, None) == RoundState(round=round_, suggested=(first,))


def test_a_screening_is_seen_before_it_is_recorded(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    office.screen()
    with office.at("2020-03-10") as workspace:
        state = look_at(workspace._session, office.round).state
        again = ev.ProposalScreened("P0001", "P0002", ())
        assert rescreened(state, [again]).screened == {**state.screened, "P0001": again}
        assert rescreened(state, []) == evolve(state, screening=None)


class Reads:
    """Counts how often each state is folded from its beginning, whoever does it, by round; the workspace's under an
    empty name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: Counter[str] = Counter()
        for whole, start in ((fold_workspace, NO_WORKSPACE), (fold_round, NO_ROUND)):
            for module in [found for name, found in sys.modules.items() if name.startswith("positivliste.")]:
                if vars(module).get(whole.__name__) is whole:
                    monkeypatch.setattr(module, whole.__name__, partial(self._counted, whole, start))

    def _counted(self, whole: Any, start: Any, events: Any, state: Any = None) -> Any:
        found = whole(events, start if state is None else state)
        if state is None or state is start:
            self.counts[found.round.id if isinstance(found, RoundState) and found.round else ""] += 1
        return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


COURSES, TITLES = "courses-2020-04-01", "higher-education-2023-10-01"
ANSWER = Path(__file__).parents[2] / "examples" / "spring-2020" / "svar" / "08 Prosa.csv"
NOT_IN_THE_DEMOS = (
    ("2020-02-20", "round", "list"),
    ("2020-02-20", "status"),
    ("2020-02-20", "consultation", "overview", COURSES),
    ("2020-02-20", "consultation", "extend", COURSES, "--deadline", "2020-03-10"),
    ("2020-02-20", "document", "answers", COURSES),
    ("2020-02-20", "respondents", "add", "Vestskolen", "--kind", "school"),
    ("2020-02-20", "respondents", "list"),
    ("2020-02-20", "respondents", "remove", "Vestskolen"),
    ("2020-02-20", "answers", "list", COURSES),
    ("2020-02-20", "answers", "none", COURSES, "--from", "Nordskolen"),
    ("2020-02-20", "answers", "move", COURSES, "--from", "Nordskolen", "--to", "Sydskolen"),
    ("2020-02-20", "answers", "withdraw", COURSES, "--from", "Sydskolen", "--reason", "X"),
    ("2020-02-20", "answers", "add", COURSES, "--from", "Nordskolen", "--title", "Svejsning 1", "--days", "5"),
    ("2020-02-20", "receive", COURSES, str(ANSWER), "--from", "A-kassen Fremad"),
    ("2020-02-20", "answers", "reread", COURSES, "--from", "A-kassen Fremad", "--map", "Udbyder=extra"),
    ("2020-02-20", "correct", COURSES, "P0001", "Titel=Svejsning, TIG", "--reason", "X"),
    ("2020-02-20", "answers", "keep", COURSES, __file__, "--from", "Sydskolen"),
    ("2020-02-20", "dialogue", "record", "2020-Q1", "--on", "2020-02-01", "--participant", "SIRI"),
    ("2020-02-20", "dialogue", "agenda", "2020-Q2"),
    ("2020-02-20", "dialogue", "list"),
    ("2020-02-20", "log"),
    ("2020-02-20", "log", COURSES),
    ("2020-02-20", "persons", "list"),
    ("2020-02-20", "persons", "erase", "person-1"),
    ("2023-07-03", "suggest", "higher-education", "Geolog", "--from", "X"),
    ("2023-07-03", "suggest", "higher-education", "Kemiker", "--from", "X"),
    ("2023-07-03", "suggestions", "move", "F0002", "--to", "Y"),
    ("2023-07-03", "suggestions", "withdraw", "F0002", "--reason", "X"),
    ("2023-07-03", "suggestions", "list"),
    ("2023-07-03", "round", "open", "higher-education", "2023-10-01"),
    ("2023-07-03", "screen", TITLES),
    ("2023-07-03", "duplicates", TITLES),
    ("2023-07-03", "judgements", "export", TITLES, "domme.csv"),
    ("2023-07-03", "judgements", "import", TITLES, "domme.csv", "--by", "X"),
    ("2023-07-03", "hearing", TITLES, "--on", "2023-07-03"),
    ("2023-07-03", "document", "note", TITLES),
    ("2023-07-03", "document", "answers-to-respondents", TITLES),
)
"""The day and the words of what no demo types."""
NO_STATE = {"demo", "rule", "rules", "templates export", "templates list", "verify", "persons list"}
"""The commands that need no state: they read no journal, or its events as they stand."""


def _leaves(command: click.Command, context: click.Context, name: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield name
        return
    for word in command.list_commands(context):
        found = command.get_command(context, word)
        assert found is not None
        yield from _leaves(found, click.Context(found, parent=context), f"{name} {word}".strip())


COMMANDS = frozenset(_leaves(cli, click.Context(cli)))
"""Every command of the command line, by its full name."""


def _name(words: Sequence[object]) -> str:
    """The command that is typed, without what it is given."""
    names = (" ".join(map(str, words[:length])) for length in (1, 2))
    return next(name for name in names if name in COMMANDS)


def _folds_once(reads: Reads, home: Path, today: str, words: Sequence[str]) -> None:
    reads.counts.clear()
    where = [] if words[0] == "init" else ["-C", str(home)]
    run([*where, "--today", today, *words])
    assert set(reads.counts.values()) <= {1}, (words, reads.counts)
    needless = _name(words) in NO_STATE or tuple(words) == ("log",)
    assert reads.counts[""] == (0 if needless else 1), (words, reads.counts)


@pytest.mark.parametrize("which", SCRIPTS)
def test_a_command_folds_the_workspace_once_and_a_round_once(which, office, example, reads):
    """Every command of the demos, as it is typed."""
    for line in SCRIPTS[which](office.home, example.parent):
        if line.words[0] != "fill":
            _folds_once(reads, office.home, line.today, line.words)


def test_so_does_every_command_that_no_demo_types(office, reads, capsys, monkeypatch):
    monkeypatch.chdir(office.begin().folder)
    for today, *words in NOT_IN_THE_DEMOS:
        _folds_once(reads, office.home, today, words)
    assert capsys.readouterr().err == ""


AMENDING = ("amend", "courses", "rettelser.csv", "--on", "2020-05-15", "--body", "council", "--minutes", "punkt 4")


def test_so_does_an_amendment_of_a_published_list(office, reads, capsys, monkeypatch):
    monkeypatch.chdir(office.begin().folder)
    office.receive("Nordskolen", office.row("Svejsning", "90001"))
    office.screen()
    office.decide()
    office.publish()
    (office.folder / "rettelser.csv").write_text("Kursus;Handling;Begrundelse\n90001;Udgår;lukket\n", "utf-8")
    _folds_once(reads, office.home, "2020-05-10", AMENDING)
    assert capsys.readouterr().err == ""


def test_no_command_is_left_out(office, example):
    lines = (line.words for which in SCRIPTS for line in SCRIPTS[which](office.home, example.parent))
    typed = {_name(words) for words in lines if words[0] != "fill"}
    assert typed | {_name(words) for _, *words in NOT_IN_THE_DEMOS} | {_name(AMENDING)} | NO_STATE == COMMANDS


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


def test_the_year_wheel_folds_the_workspace_once_and_each_round_near_its_year_once(office, reads):
    office.begin()
    with office.at("2020-02-20") as workspace:
        rounds = {year: workspace.rounds.open("courses", f"{year}-04-01").id for year in (2021, 2022, 2023)}
    with office.at("2020-02-20") as workspace:
        reads.counts.clear()
        workspace.calendar.year(2021)
        assert reads.counts == {"": 1, office.round: 1, rounds[2021]: 1, rounds[2022]: 1}


def test_a_fold_beside_the_session_is_counted(office, reads):
    office.begin()
    with office.at("2020-02-20") as workspace:
        reads.counts.clear()
        fold.fold_round(workspace._session.journal.events())
    assert reads.counts == {office.round: 1}


def changed_in(text):
    """The lines in which a state is made of another."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "evolve" and node.args:
            first = node.args[0]
            name = first.attr if isinstance(first, ast.Attribute) else first.id if isinstance(first, ast.Name) else ""
            if name in {"state", "workspace"}:
                yield node.lineno


def test_the_search_finds_a_state_that_is_changed():
    text = "evolve(course)\nevolve(state, deadline=None)\nevolve(turn.workspace, council='x')\n"
    assert list(changed_in(text)) == [2, 3]


def test_only_the_fold_makes_a_state_of_another():
    root = Path(__file__).parents[2]
    sources = {path.relative_to(root).as_posix(): path for path in (root / "positivliste").rglob("*.py")}
    found = {name for name, path in sources.items() if list(changed_in(path.read_text(encoding="utf-8")))}
    assert found == {"positivliste/process/fold.py"}


def test_looking_records_nothing(office):
    office.begin()
    head = office.head()
    with office.at("2020-02-12") as workspace:
        look(workspace._session)
        look_at(workspace._session, office.round)
    assert office.head() == head
