"""The steps of a round as data, and the engine that says what is done, next and late, and refuses what is out of order."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta

from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.model.council import Body
from positivliste.model.events import PAYLOADS
from positivliste.model.finding import Finding, Kind
from positivliste.model.listing import Decision
from positivliste.model.round import ListKind, Round
from positivliste.parameters import Parameters
from positivliste.process import definition, engine
from positivliste.process.definition import Action, Process, Step, all_processes, process_of, read
from positivliste.process.engine import guard, is_done, refuse, stands_on, status
from positivliste.process.state import Mark, RoundState, WorkspaceState
from positivliste.rules import rule

PROCESSES = all_processes()
STEPS = [
    pytest.param(process, step, id=f"{process.list}{'-supplement' * process.supplement}-{step.name}")
    for process in PROCESSES
    for step in process.steps
]
SPRING = Round(ListKind.COURSES, date(2020, 4, 1))


FILE = """
list = "skilled"
supplement = true
from = 2023-07-01
to = 2024-12-31
source = "A6: S1 2.2"
title = "A round"
danish = "En runde"
guards = ["H103"]
dates = ["F101"]

[[step]]
name = "screen"
title = "The rules"
danish = "Reglerne"
actor = "secretariat"
command = "screen ROUND"
source = "A6: S1 2.2"
needs = ["receive"]
done = ["round.screened"]
planned = { months = -1, days = 3 }
days_before = "siri.days"

[action.screen]
until = ["decide"]
rules = ["B101"]
"""


class TestFiles:
    def test_a_process_is_what_its_file_says(self):
        source = "A6: S1 2.2"
        assert read(tomllib.loads(FILE)) == Process(
            list=ListKind.SKILLED,
            supplement=True,
            start=date(2023, 7, 1),
            end=date(2024, 12, 31),
            title="A round",
            danish="En runde",
            source=source,
            steps=(
                Step(
                    name="screen",
                    title="The rules",
                    danish="Reglerne",
                    actor="secretariat",
                    command="screen ROUND",
                    source=source,
                    done=("round.screened",),
                    needs=("receive",),
                    planned=relativedelta(months=-1, days=3),
                    days_before="siri.days",
                ),
            ),
            actions={"screen": Action(until=("decide",), rules=("B101",))},
            guards=("H103",),
            dates=("F101",),
        )

    def test_a_file_that_says_no_more_is_of_regular_rounds_without_end(self):
        text = FILE.replace("supplement = true", "").replace("to = 2024-12-31", "")
        assert [(p.supplement, p.end) for p in [read(tomllib.loads(text))]] == [(False, None)]

    @pytest.mark.parametrize(
        ("list_", "day", "supplement", "covered"),
        [
            (ListKind.SKILLED, date(2023, 7, 1), True, True),
            (ListKind.SKILLED, date(2024, 12, 31), True, True),
            (ListKind.SKILLED, date(2023, 6, 30), True, False),
            (ListKind.SKILLED, date(2025, 1, 1), True, False),
            (ListKind.SKILLED, date(2024, 1, 1), False, False),
            (ListKind.COURSES, date(2024, 1, 1), True, False),
        ],
    )
    def test_it_covers_the_rounds_of_its_list_from_its_first_day_to_its_last(self, list_, day, supplement, covered):
        assert read(tomllib.loads(FILE)).covers(Round(list_, day, supplement=supplement)) is covered


class TestDefinitions:
    def test_every_process_file_is_found_by_the_name_of_its_list(self):
        files = Path(definition.__file__).parent.glob("*.toml")
        assert len(PROCESSES) == sum(1 for _ in files)
        assert all(process_of(Round(p.list, p.start, p.supplement)) is p for p in PROCESSES)

    @pytest.mark.parametrize("process", PROCESSES, ids=lambda p: f"{p.list}-{p.supplement}")
    def test_a_process_has_steps_of_its_own_names_and_a_source(self, process):
        names = [step.name for step in process.steps]
        assert len(set(names)) == len(names) > 1
        assert all((process.title, process.danish, process.source))
        for name, action in process.actions.items():
            assert {*action.needs, *action.until} <= set(names), name

    @pytest.mark.parametrize(("process", "step"), STEPS)
    def test_a_step_names_only_what_there_is(self, process, step):
        earlier = [found.name for found in process.steps[: process.steps.index(step)]]
        kinds = {kind for kind, _ in PAYLOADS}
        assert set(step.needs) <= set(earlier)
        assert step.done
        assert {*step.done, *step.undone} <= kinds
        assert {rule(code).kind for code in step.rules} <= {Kind.STOP}
        assert {rule(code).kind for code in step.notes} <= {Kind.NOTE}
        assert set(step.again) <= set(process.screening.applies)
        assert all((step.title, step.danish, step.actor, step.command, step.source))
        if step.before:
            assert Parameters.standard().lookup(step.before, process.start)

    @pytest.mark.parametrize(("process", "step"), STEPS)
    def test_a_step_with_rules_is_an_action_so_that_they_are_applied(self, process, step):
        if step.rules or step.notes:
            assert step.name in process.actions

    def test_the_round_of_list_a(self):
        names = [step.name for step in process_of(SPRING).steps]
        assert names == ["prioritise", "consult", "receive", "screen", "review", "decide", "publish"]

    def test_a_supplement_has_no_consultation(self):
        names = [step.name for step in process_of(Round(ListKind.COURSES, date(2020, 6, 1), supplement=True)).steps]
        assert names == ["receive", "screen", "review", "decide", "publish"]

    @pytest.mark.parametrize(("supplement", "said"), [(False, ""), (True, " supplements")])
    def test_a_date_before_our_sources_has_no_process(self, supplement, said):
        with pytest.raises(BadData) as error:
            process_of(Round(ListKind.COURSES, date(2016, 10, 1), supplement=supplement))
        assert (error.value.code, error.value.message, error.value.remedy) == (
            "no-process",
            f"No process is known for courses{said} on 2016-10-01.",
            "Choose a later date, or add a process file to positivliste/process.",
        )


def easter(year: int) -> date:
    """Easter Sunday after Gauss, for 1900 to 2099: this test's own, so that no library is believed."""
    moon = (19 * (year % 19) + 24) % 30
    week = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    days = moon + week - (7 if (moon, week) == (29, 6) or (moon, week, year % 19 > 10) == (28, 6, True) else 0)
    return date(year, 3, 22) + timedelta(days=days)


def is_closed(day: date) -> bool:
    after_easter = (day - easter(day.year)).days
    movable = (-3, -2, 0, 1, 39, 49, 50) + ((26,) if day.year < 2024 else ())
    fixed = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
    return day.weekday() > 4 or after_easter in movable or (day.month, day.day) in fixed


def last_open(day: date) -> date:
    return last_open(day - timedelta(days=1)) if is_closed(day) else day


class TestStatutoryDates:
    def of(self, effective: date, step: str = "publish"):
        round_ = Round(ListKind.COURSES, effective)
        steps = status(RoundState(round=round_), round_, Parameters.standard().on(effective), effective).steps
        return next(found for found in steps if found.name == step)

    def test_easter_is_right(self):
        assert [easter(y) for y in (2020, 2024, 2025)] == [date(2020, 4, 12), date(2024, 3, 31), date(2025, 4, 20)]

    @pytest.mark.parametrize("year", range(2020, 2036))
    @pytest.mark.parametrize("step", ["decide", "publish"])
    def test_in_spring_it_is_before_1_april_and_in_autumn_on_or_before_1_october(self, year, step):
        spring, autumn = self.of(date(year, 4, 1), step), self.of(date(year, 10, 1), step)
        assert (spring.statutory, autumn.statutory) == (date(year, 4, 1), date(year, 10, 1))
        assert spring.act_by == last_open(date(year, 3, 31)) < date(year, 4, 1)
        assert autumn.act_by == last_open(date(year, 10, 1)) <= date(year, 10, 1)

    def test_easter_of_2024(self):
        publish = self.of(date(2024, 4, 1))
        assert publish.act_by == date(2024, 3, 27)
        assert [note.code for note in publish.notes] == ["F101"]
        assert "act by 2024-03-27" in publish.notes[0].message

    @pytest.mark.parametrize("year", [2019, 2030])
    def test_31_march_on_a_sunday_is_told_too(self, year):
        publish = self.of(date(year, 4, 1))
        assert publish.act_by == date(year, 3, 29)
        assert [note.code for note in publish.notes] == ["F101"]

    def test_a_status_as_a_line_and_as_a_table(self):
        found = status(RoundState(round=SPRING), SPRING, Parameters.standard().on(SPRING.effective), date(2020, 1, 24))
        said = "<RoundStatus courses-2020-04-01 on 2020-01-24: 0 of 7 steps done, next prioritise>"
        assert (repr(found), found.heard, found.answered, found.notes) == (said, 0, 0, ())
        over = evolve(found, steps=tuple(evolve(step, state="done") for step in found.steps))
        assert repr(over) == "<RoundStatus courses-2020-04-01 on 2020-01-24: 7 of 7 steps done, nothing left>"
        assert [row["step"] for row in found.table()] == [step.name for step in found.steps]
        assert found.table()[5] == {
            "step": "decide",
            "state": "waiting",
            "statutory": date(2020, 4, 1),
            "act_by": date(2020, 3, 31),
            "done_on": None,
            "planned": None,
            "actor": "council",
            "command": "decide courses-2020-04-01 --body council --on DATE",
        }

    def test_the_plan_counts_from_the_effective_day_and_from_the_deadline_once_there_is_one(self):
        state = RoundState(round=SPRING, deadline="2020-02-28T12:00:00+01:00")
        found = status(state, SPRING, Parameters.standard().on(SPRING.effective), date(2020, 2, 1))
        assert {step.name: step.planned for step in found.steps} == {
            "prioritise": date(2020, 1, 31),
            "consult": date(2020, 2, 1),
            "receive": date(2020, 2, 28),
            "screen": date(2020, 3, 4),
            "review": date(2020, 3, 11),
            "decide": None,
            "publish": None,
        }
        assert self.of(SPRING.effective, "receive").planned == date(2020, 2, 29)

    def test_steps_without_a_statutory_date_have_none_to_act_by(self):
        screen = self.of(date(2020, 4, 1), "screen")
        assert (screen.statutory, screen.act_by) == (None, None)
        assert screen.planned == date(2020, 3, 4)


class TestWhatIsDone:
    """What the engine says of a state as it stands, without a workspace."""

    B = Round(ListKind.HIGHER_EDUCATION, date(2023, 7, 1))

    def state(self, round_: Round = SPRING, **known):
        marks = {"round.opened": Mark(1, date(2020, 1, 24)), **known.pop("marks", {})}
        return RoundState(round=round_, marks=marks, **known)

    def step(self, name: str, state: RoundState):
        found = status(state, state.subject, Parameters.standard().on(state.subject.effective), date(2020, 1, 24))
        return next(step for step in found.steps if step.name == name)

    def test_a_step_is_called_what_its_process_calls_it(self):
        for told in process_of(SPRING).steps:
            found = self.step(told.name, self.state())
            assert (found.title, found.danish, found.actor) == (told.title, told.danish, told.actor)

    def test_the_report_to_siri_is_due_so_many_days_before_the_list_takes_effect(self):
        days = Parameters.standard().on(self.B.effective).number("siri.report_days")
        assert self.step("submit", self.state(self.B)).statutory == self.B.effective - timedelta(days=days)
        assert self.step("screen", self.state(self.B)).statutory is None

    def test_an_act_stands_on_the_opening_or_on_the_last_dated_step_that_it_needs(self):
        decided = {"round.decided": Mark(9, date(2020, 3, 19))}
        decision = Decision(Body.COUNCIL, date(2020, 3, 19))
        assert stands_on("publish", self.state()) == ("opening of the round", date(2020, 1, 24))
        assert stands_on("publish", self.state(marks=decided, decision=decision)) == ("decision", date(2020, 3, 19))
        assert stands_on("screen", self.state(marks=decided, decision=decision))[0] == "opening of the round"
        early = {"round.decided": Mark(9, date(2020, 1, 20))}  # a date that came before the round was opened
        assert stands_on("publish", self.state(marks=early, decision=decision))[0] == "opening of the round"

    def test_the_council_need_not_be_told_what_it_decided_itself(self):
        for body, done in ((Body.COUNCIL, date(2023, 5, 2)), (Body.CHAIR, None)):
            state = self.state(self.B, decision=Decision(body, date(2023, 5, 2)))
            assert self.step("inform", state).done_on == done
            assert is_done("inform", state) is (done is not None)

    def test_a_review_is_done_only_while_no_case_is_open(self, monkeypatch):
        reviewed = self.state(marks={"round.screened": Mark(7, date(2020, 3, 3))})
        assert self.step("review", reviewed).done_on == date(2020, 3, 3)
        monkeypatch.setattr(engine, "open_cases", lambda _: ("K201-P0001",))
        assert self.step("review", reviewed).done_on is None

    def test_what_undoes_a_step_counts_where_it_came_later(self):
        came, screened = Mark(8, date(2020, 3, 4)), Mark(7, date(2020, 3, 3))
        assert is_done("screen", self.state(marks={"round.screened": came, "file.received": screened}))
        assert not is_done("screen", self.state(marks={"round.screened": screened, "file.received": came}))

    def test_an_action_that_the_process_does_not_know_is_refused_by_its_name(self):
        values = Parameters.standard().on(SPRING.effective)
        with pytest.raises(Refused, match=f"{process_of(SPRING).title} has no step `submit`"):
            guard("submit", self.state(), WorkspaceState(), values, SPRING.effective)


class TestStatus:
    """A whole round, step by step: after each, what is done and what is next."""

    def states(self, office, day="2020-03-20"):
        with office.at(day) as workspace:
            found = workspace.rounds.status(office.round)
        return {step.name: step.state for step in found.steps}, found.next and found.next.name

    def test_step_by_step(self, office):
        def done():
            states, following = self.states(office)
            assert following == next((name for name, state in states.items() if state != "done"), None)
            return [name for name, state in states.items() if state == "done"]

        office.create()
        with office.at("2020-01-24") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
        assert done() == []
        header, rows = ("Stilling", "Erhvervsgruppe"), [("Svejser", "Jern, metal og auto")]
        with office.at("2020-01-31") as workspace:
            workspace.rounds.import_priorities(office.round, office.sheet("p.xlsx", header, rows))
        assert done() == ["prioritise"]
        with office.at("2020-01-31") as workspace:
            workspace.consultation.open(office.round, "2020-02-28")
            workspace.respondents.add("Nordskolen", "school")
        assert done() == ["prioritise", "consult"]
        office.receive("Nordskolen", office.row("Svejsning 1", duration=None))
        assert done() == ["prioritise", "consult"]
        with office.at("2020-03-01") as workspace:
            workspace.consultation.close(office.round)
        assert done() == ["prioritise", "consult", "receive"]
        office.screen()
        assert done() == ["prioritise", "consult", "receive", "screen"]
        office.judge({"V102:P0001": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}})
        assert done() == ["prioritise", "consult", "receive", "screen", "review"]
        office.decide()
        assert done() == ["prioritise", "consult", "receive", "screen", "review", "decide"]
        office.publish()
        assert done() == ["prioritise", "consult", "receive", "screen", "review", "decide", "publish"]
        assert self.states(office)[1] is None

    def test_a_late_answer_makes_the_screening_to_be_done_again(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        office.receive("Sydskolen", office.row("Svejsning 2"), on="2020-03-05")
        assert self.states(office)[1] == "screen"

    def test_screening_again_records_nothing_until_something_came(self, office):
        def again(day):
            with office.at(day) as workspace:
                workspace.screening.run(office.round)
            return office.head()

        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        head = office.head()
        assert again("2020-03-03") == head
        office.receive("Sydskolen", office.row("Svejsning 1"), on="2020-03-05")
        came = office.head()
        assert again("2020-03-06") != came
        assert self.states(office)[0]["screen"] == "done"

    def test_an_extension_for_all_opens_the_consultation_again(self, office):
        office.begin()
        office.screen()
        with office.at("2020-03-03") as workspace:
            workspace.consultation.extend(office.round, "2020-03-10")
        assert self.states(office)[1] == "receive"
        with office.at("2020-03-11") as workspace:
            workspace.consultation.close(office.round)
        assert self.states(office)[1] == "screen"

    def test_the_day_of_a_decision_is_the_day_it_was_made(self, office):
        office.begin()
        office.screen()
        office.decide(on="2020-03-19")
        with office.at("2020-03-30") as workspace:
            decided = next(step for step in workspace.rounds.status(office.round).steps if step.name == "decide")
        assert decided.done_on == date(2020, 3, 19)

    def test_a_step_waits_for_those_before_it(self, office):
        office.begin()
        states, _ = self.states(office)
        assert states == dict.fromkeys(("prioritise", "consult"), "done") | {"receive": "open"} | dict.fromkeys(
            ("screen", "review", "decide", "publish"), "waiting"
        )

    @pytest.mark.parametrize(("today", "late"), [("2020-03-31", []), ("2020-04-01", ["decide", "publish"])])
    def test_a_step_is_late_once_the_last_day_to_act_is_over(self, office, today, late):
        office.begin()
        with office.at(today) as workspace:
            assert [step.name for step in workspace.rounds.status(office.round).late] == late

    def test_what_is_done_is_never_late(self, office):
        office.begin()
        office.screen()
        office.decide()
        office.publish("2020-04-15")
        with office.at("2020-05-01") as workspace:
            assert workspace.rounds.status(office.round).late == ()


def test_the_first_stop_refuses_and_says_what_else_does():
    found = [
        Finding(code, kind, "", f"what {code} found", "", "")
        for code, kind in (("F101", Kind.NOTE), ("B101", Kind.STOP), ("B102", Kind.STOP), ("H103", Kind.STOP))
    ]
    with pytest.raises(Refused) as error:
        refuse(found)
    assert (error.value.code, error.value.message, error.value.remedy, error.value.details) == (
        "B101",
        "what B101 found.",
        rule("B101").mend,
        (f"B102: what B102 found. {rule('B102').mend}", f"H103: what H103 found. {rule('H103').mend}"),
    )
    refuse(found[:1])


class TestRefusals:
    """Every action out of order is refused with the rule's code, says what to do first, and changes nothing."""

    def refused(self, office, act, day="2020-03-03"):
        before = office.journal.read_bytes()
        with office.at(day) as workspace, pytest.raises(Refused) as error:
            act(workspace)
        assert office.journal.read_bytes() == before
        assert error.value.remedy
        return error.value

    @pytest.mark.parametrize(
        ("name", "act"),
        [
            ("consultation form", lambda w, r, _: w.consultation.forms(r)),
            ("consultation letters", lambda w, r, _: w.consultation.letters(r)),
            ("consultation open", lambda w, r, _: w.consultation.open(r, "2020-02-28")),
        ],
    )
    def test_before_the_priorities(self, office, name, act):
        office.create()
        with office.at("2020-01-24") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
        error = self.refused(office, lambda workspace: act(workspace, office.round, None))
        assert error.code == "H103"
        assert f"`{name}` comes after the step prioritise: first `priorities import {office.round}" in error.message

    @pytest.mark.parametrize(
        "act",
        [
            lambda w, o: w.consultation.reminders(o.round),
            lambda w, o: w.consultation.extend(o.round, "2020-03-10"),
            lambda w, o: w.consultation.close(o.round),
            lambda w, o: w.answers.receive(o.round, [o.answer(o.row("Svejsning"))], "Nordskolen"),
        ],
    )
    def test_before_the_consultation(self, office, act):
        office.create()
        with office.at("2020-01-24") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            workspace.respondents.add("Nordskolen", "school")
        error = self.refused(office, lambda workspace: act(workspace, office))
        assert error.code == "H103"
        assert "comes after the step consult" in error.message

    def test_screening_while_the_consultation_is_open(self, office):
        office.begin()
        error = self.refused(office, lambda workspace: workspace.screening.run(office.round))
        assert error.code == "H103"
        assert f"first `consultation close {office.round}`" in error.message

    def test_the_review_before_the_screening(self, office):
        office.begin()
        path = office.sheet("sager.xlsx", ("Sag", "Afgørelse"), [("V102:P0001", "Optages")])
        for act in (
            lambda w: w.review.export(office.round),
            lambda w: w.review.import_(office.round, path, "Test Testesen"),
            lambda w: w.documents.write("agenda-item", office.round),
        ):
            error = self.refused(office, act)
            assert error.code == "H103"
            assert "comes after the step screen" in error.message

    def test_a_decision_before_the_round_is_ready_for_it(self, office):
        def decide(workspace):
            workspace.decisions.decide(office.round, "council", date(2020, 3, 3))

        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", duration=None))
        error = self.refused(office, decide)
        assert (error.code, "still open" in error.message) == ("B102", True)
        with office.at("2020-03-02") as workspace:
            workspace.consultation.close(office.round)
        error = self.refused(office, decide)
        assert (error.code, "not screened" in error.message) == ("B102", True)
        office.screen()
        error = self.refused(office, decide)
        assert (error.code, "1 course in review must" in error.message) == ("B102", True)

    def test_the_chair_without_the_council_s_delegation(self, office):
        office.begin()
        office.screen()
        error = self.refused(office, lambda w: w.decisions.decide(office.round, "chair", date(2020, 3, 3)))
        assert error.code == "B101"
        assert "delegate" in error.remedy

    def test_publication_before_the_decision(self, office):
        office.begin()
        office.screen()
        assert self.refused(office, lambda workspace: workspace.publication.publish(office.round)).code == "F102"

    @pytest.mark.parametrize(
        "act",
        [
            lambda w, o: w.answers.receive(o.round, [o.answer(o.row("Svejsning 9"))], "Nordskolen"),
            lambda w, o: w.consultation.extend(o.round, "2020-03-30"),
            lambda w, o: w.consultation.open(o.round, "2020-03-30"),
            lambda w, o: w.consultation.close(o.round),
            lambda w, o: w.rounds.import_priorities(o.round, o.folder / "prioriteter.xlsx"),
            lambda w, o: w.review.import_(
                o.round, o.sheet("s.xlsx", ("Sag", "Afgørelse"), [("V102:P0001", "Optages")]), "Test"
            ),
        ],
    )
    def test_after_the_decision_a_supplement_is_the_way(self, office, act):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        office.decide()
        error = self.refused(office, lambda workspace: act(workspace, office), day="2020-03-21")
        assert error.code == "H103"
        assert "--supplement" in error.message

    def test_a_decision_after_the_publication(self, office):
        office.begin()
        office.screen()
        office.decide()
        office.publish()
        error = self.refused(
            office, lambda w: w.decisions.decide(office.round, "council", date(2020, 3, 26)), "2020-03-27"
        )
        assert error.code == "H103"

    def test_who_decides_and_when(self, office):
        office.begin()
        office.screen()
        for body, day, code in (
            ("mayor", date(2020, 3, 3), "unknown-body"),
            ("council", date(2020, 3, 9), "future-date"),
        ):
            with office.at("2020-03-03") as workspace, pytest.raises(WrongUsage) as error:
                workspace.decisions.decide(office.round, body, day)
            assert error.value.code == code

    def test_a_decision_dated_before_the_consultation_closed(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen(on="2020-03-02")
        assert (
            self.refused(office, lambda w: w.decisions.decide(office.round, "council", date(2020, 1, 15))).code
            == "B102"
        )

    def test_opening_a_round(self, office):
        office.create()
        with office.at("2020-01-24") as workspace:
            with pytest.raises(WrongUsage) as wrong:
                workspace.rounds.open(ListKind.COURSES, date(2020, 5, 1))
            assert wrong.value.code == "not-an-effective-day"
            with pytest.raises(Refused) as alone:
                workspace.rounds.open(ListKind.COURSES, date(2020, 5, 1), supplement=True)
            assert alone.value.code == "nothing-to-supplement"
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            with pytest.raises(Refused) as again:
                workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            assert again.value.code == "round-exists"
            with pytest.raises(WrongUsage) as unknown:
                workspace.rounds.status("courses-2021-04-01")
            assert unknown.value.code == "unknown-round"
            assert "courses-2020-04-01" in unknown.value.remedy
