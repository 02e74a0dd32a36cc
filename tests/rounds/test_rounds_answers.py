"""Answers are things with a life: replaced, withdrawn, moved, read again, kept; and the counts still add up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positivliste.errors import BadData, PositivlisteError, Refused, WrongUsage
from positivliste.model.results import Result
from positivliste.process.results import proposal_results
from positivliste.usecases.turn import look_at

ACCEPT = {"Afgørelse": "Optages", "Begrundelse": "set igennem"}


def listed(office: Any) -> list[tuple[Any, ...]]:
    with office.at("2030-01-01") as workspace:
        found = workspace.answers.list(office.round)
        return [(a.respondent, a.state.value, a.rows, a.proposals, a.row_errors, a.withdrawn) for a in found]


def state(office: Any) -> Any:
    with office.at("2030-01-01") as workspace:
        found = look_at(workspace._session, office.round).state
        assert found.proposals.keys() | found.withdrawn.keys() == found.numbered.keys()  # read while it is open
        return found


def kept(office: Any) -> set[str]:
    return {path.name for path in (office.home / "received").iterdir()}


def letters(office: Any, kind: str = "answers-to-respondents") -> dict[str | None, str]:
    with office.at("2020-03-10") as workspace:
        written = workspace.documents.write(kind, office.round)
        return {w.respondent: w.path.read_text(encoding="utf-8") for w in written if w.path.suffix == ".md"}


def nothing_changes(office: Any, error: type[PositivlisteError], code: str, done: Any) -> PositivlisteError:
    """Whatever is refused has changed nothing: not the journal, and no received file."""
    before = office.head(), kept(office)
    with office.at("2020-02-12") as workspace, pytest.raises(error) as caught:
        done(workspace.answers)
    assert caught.value.code == code
    assert (office.head(), kept(office)) == before
    return caught.value


class TestReplacing:
    ROWS = (("Svejsning 1", "90001"), ("Smedning", "90002"), ("Varm mad", "90003"))

    @pytest.fixture
    def answered(self, office: Any) -> Any:
        office.begin()
        office.receive("Nordskolen", *(office.row(*row) for row in self.ROWS), name="svar.xlsx")
        return office

    def replace(self, office: Any, *rows: Any, on: str = "2020-02-12", **given: Any) -> Any:
        with office.at(on) as workspace:
            return workspace.answers.receive(
                office.round, office.answer(*rows, name=given.pop("name", None)), "Nordskolen", **given
            )

    def test_one_who_has_answered_says_replaces_or_adds(self, answered):
        other = answered.answer(answered.row("Støbning", "90009"))
        error = nothing_changes(
            answered, Refused, "answered-before", lambda a: a.receive(answered.round, other, "Nordskolen")
        )
        assert "svar.xlsx" in error.message
        assert "--replaces" in error.remedy
        assert "--adds" in error.remedy

    def test_both_are_refused_and_so_is_replacing_nothing(self, answered):
        other = answered.answer(answered.row("Støbning", "90009"))
        nothing_changes(
            answered,
            WrongUsage,
            "both",
            lambda a: a.receive(answered.round, other, "Nordskolen", replaces=True, adds=True),
        )
        nothing_changes(
            answered,
            Refused,
            "nothing-to-replace",
            lambda a: a.receive(answered.round, other, "Sydskolen", replaces=True),
        )

    def test_the_same_keep_their_number_the_changed_follow_the_file_and_the_gone_are_withdrawn(self, answered):
        rows = (
            answered.row("Støbning", "90009"),
            answered.row("Smedning", "90002", duration="5 dage"),
            answered.row("Svejsning 1", "90001"),
        )
        done = self.replace(answered, *rows, replaces=True)
        assert [(c.kind, c.old and c.old.id, c.new and c.new.id) for c in done.changes] == [
            ("new", None, "P0004"), ("changed", "P0002", "P0002"), ("same", "P0001", "P0001"), ("gone", "P0003", None),
        ]  # fmt: skip
        now = state(answered)
        assert {name: p.duration.text for name, p in now.proposals.items()} == {
            "P0001": "10 dage", "P0002": "5 dage", "P0004": "10 dage",
        }  # fmt: skip
        assert set(now.withdrawn) == {"P0003"}
        assert listed(answered) == [("Nordskolen", "replaced", 3, 3, 0, 3), ("Nordskolen", "in force", 3, 3, 0, 0)]
        funnel = answered.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.row_errors, funnel.proposals) == (6, 3, 0, 3)
        assert funnel.adds_up

    def test_a_row_that_stayed_came_when_it_first_came(self, answered):
        self.replace(answered, answered.row("Svejsning 1", "90001"), on="2020-03-01", replaces=True)
        assert state(answered).proposals["P0001"].received == "2020-02-10"

    def test_a_dry_run_shows_the_difference_and_keeps_nothing(self, answered):
        before = answered.head(), kept(answered)
        row = answered.row("Svejsning 1", "90001", duration="3 uger")
        done = self.replace(answered, row, dry_run=True)
        assert (done.kept, len(done.undecided)) == (False, 1)
        assert [(c.kind, c.fields) for c in done.changes] == [("changed", ("duration",)), ("gone", ()), ("gone", ())]
        assert (answered.head(), kept(answered)) == before

    def test_what_a_person_judged_stands_on_what_that_person_saw(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration=None), office.row("Smedning", "90002"))
        office.screen()
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage"}})
        rows = office.row("Svejsning 1", "90001", duration="70 dage"), office.row("Smedning", "90002")
        done = self.replace(office, *rows, on="2020-03-05", replaces=True)
        assert [(c.kind, c.old.id, c.new.id) for c in done.changes] == [
            ("changed", "P0001", "P0003"), ("same", "P0002", "P0002"),
        ]  # fmt: skip
        screening = office.screen("2020-03-05")
        assert {s.id: s.code for s in screening.courses} == {"P0002": None, "P0003": "V101"}
        assert state(office).withdrawn["P0001"].follows == "P0003"
        assert screening.funnel.adds_up

    def test_what_a_person_judged_of_a_row_that_stayed_holds(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration=None))
        office.screen()
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage"}})
        rows = office.row("Ny", "90005"), office.row("Svejsning 1", "90001", duration=None)
        self.replace(office, *rows, on="2020-03-05", replaces=True)
        assert {s.id: s.code for s in office.screen("2020-03-05").courses} == {"P0001": None, "P0002": "H101"}

    def test_rows_that_could_be_several_are_told(self, office):
        office.begin()
        office.receive(
            "Nordskolen", office.row("Svejsning", duration="1 dag"), office.row("Svejsning", duration="2 dage")
        )
        done = self.replace(office, office.row("Svejsning", duration="3 dage"), replaces=True)
        assert [c.kind for c in done.changes] == ["new", "gone", "gone"]
        assert "several rows" in done.changes[0].doubt

    def test_only_one_of_several_answers_can_be_replaced(self, answered):
        self.replace(answered, answered.row("Støbning", "90009"), name="to.xlsx", adds=True)
        self.replace(answered, answered.row("Støbning", "90010"), name="tre.xlsx", replaces=True, of=["to.xlsx"])
        assert [line[1] for line in listed(answered)] == ["in force", "replaced", "in force"]

    def test_the_receipt_says_what_was_replaced(self, answered):
        done = self.replace(answered, answered.row("Svejsning 1", "90001", duration="5 dage"), replaces=True)
        receipt = done.documents[0].path.read_text(encoding="utf-8")
        assert "Det gælder i stedet for" in receipt
        assert "svar.xlsx" in receipt
        assert "varighed: 10 dage → 5 dage" in receipt
        assert "Trukket tilbage: står ikke i det nye svar" in receipt

    def test_the_letter_tells_of_what_is_gone(self, answered):
        self.replace(answered, answered.row("Svejsning 1", "90001"), name="nyt.xlsx", replaces=True)
        answered.screen()
        text = letters(answered)["Nordskolen"]
        assert "| Trukket tilbage | 2 |" in text
        assert "Står ikke i filen nyt.xlsx, som er modtaget siden." in text

    def test_a_file_whose_place_was_taken_may_come_again(self, answered):
        self.replace(answered, answered.row("Støbning", "90009"), replaces=True)
        path = answered.answer(*(answered.row(*row) for row in self.ROWS), name="svar.xlsx")
        with answered.at("2020-02-13") as workspace:
            workspace.answers.receive(answered.round, path, "Nordskolen", replaces=True)
        assert [line[1] for line in listed(answered)] == ["replaced", "replaced", "in force"]


class TestWithdrawing:
    @pytest.fixture
    def answered(self, office: Any) -> Any:
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001"), office.row("Smedning", "90002"))
        office.receive("Sydskolen", office.row("Svejsning 1", "90001"), office.row(None, "90005"))
        return office

    def withdraw(self, office: Any, *what: str, **given: Any) -> Any:
        with office.at("2020-03-03") as workspace:
            return workspace.answers.withdraw(office.round, what, reason="udbydes ikke mere", **given)

    def test_single_proposals(self, answered):
        self.withdraw(answered, "p0002")
        screening = answered.screen("2020-03-04")
        assert [screened.id for screened in screening.courses] == ["P0001"]
        assert (screening.funnel.rows, screening.funnel.withdrawn, screening.funnel.row_errors) == (4, 1, 1)
        assert screening.funnel.adds_up
        assert listed(answered)[0] == ("Nordskolen", "in force", 2, 2, 0, 1)

    def test_a_whole_answer_and_what_was_joined_to_it_stands_alone(self, answered):
        answered.screen()
        self.withdraw(answered, sender="Nordskolen")
        screening = answered.screen("2020-03-04")
        assert [(s.id, s.course.respondents) for s in screening.courses] == [("P0003", ("Sydskolen",))]
        assert (screening.funnel.rows, screening.funnel.withdrawn, screening.merges) == (4, 2, ())

    def test_it_is_an_outcome_of_its_own(self, answered):
        self.withdraw(answered, "P0002")
        answered.screen("2020-03-04")
        with answered.at("2020-03-05") as workspace:
            seen = look_at(workspace._session, answered.round)
            results = {found.proposal.id: found.result for found in proposal_results(seen.state, seen.screening)}
        assert results["P0002"] is Result.WITHDRAWN
        text = letters(answered)["Nordskolen"]
        assert "Trukket tilbage: udbydes ikke mere." in text
        assert "K20" not in text
        assert "- Nordskolen: 1 række" in letters(answered, "note")[None]
        assert "- Nordskolen: 1 række" in letters(answered, "answers")[None]

    def test_check_says_so_years_later(self, answered):
        self.withdraw(answered, "P0002")
        answered.screen("2020-03-04")
        answered.decide()
        answered.publish()
        with answered.at("2022-01-01") as workspace:
            found = workspace.check("Smedning", "2020-05-01", "Herning")
        assert [(reason.code, reason.message) for reason in found.reasons if reason.code == "withdrawn"] == [
            ("withdrawn", "P0002 of courses-2020-04-01: Nordskolen proposed it and took it back: udbydes ikke mere")
        ]

    def test_a_decision_waits_for_a_new_screening(self, answered):
        answered.screen()
        self.withdraw(answered, "P0002")
        with pytest.raises(Refused):
            answered.decide()

    def test_a_verdict_on_it_is_no_case_any_more(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration=None), office.row("Smedning", "90002"))
        office.screen()
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage"}})
        self.withdraw(office, "P0001")
        office.screen("2020-03-04")
        with office.at("2020-03-05") as workspace:
            _, cases = workspace.review.export(office.round, decided=True)
        assert "V102:P0001" not in cases.by_case()

    def test_what_is_not_there_is_refused(self, answered):
        nothing_changes(
            answered, WrongUsage, "unknown-proposal", lambda a: a.withdraw(answered.round, "P0099", reason="x")
        )
        nothing_changes(
            answered, WrongUsage, "unknown-answer", lambda a: a.withdraw(answered.round, "A0009", reason="x")
        )
        nothing_changes(answered, WrongUsage, "no-reason", lambda a: a.withdraw(answered.round, "P0001", reason=" "))
        nothing_changes(
            answered,
            WrongUsage,
            "other-sender",
            lambda a: a.withdraw(answered.round, "P0001", "Sydskolen", reason="x"),
        )
        self.withdraw(answered, "P0001")
        nothing_changes(
            answered, Refused, "withdrawn-already", lambda a: a.withdraw(answered.round, "P0001", reason="x")
        )

    def test_after_the_decision_nothing_is_changed(self, answered):
        answered.screen()
        answered.decide()
        before = answered.head(), kept(answered)
        doings = (
            lambda a: a.withdraw(answered.round, "P0001", reason="x"),
            lambda a: a.move(answered.round, "A-kassen Fremad", "A0001"),
            lambda a: a.reread(answered.round, "A0001"),
            lambda a: a.none(answered.round, "A-kassen Fremad"),
            lambda a: a.add(answered.round, "A-kassen Fremad", "Truck"),
        )
        for done in doings:
            with answered.at("2020-03-21") as workspace, pytest.raises(Refused) as refused:
                done(workspace.answers)
            assert refused.value.code == "H103"
        assert (answered.head(), kept(answered)) == before


class TestMoving:
    @pytest.fixture
    def answered(self, office: Any) -> Any:
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001"), office.row(None, "90002"))
        return office

    def test_the_numbers_stay_and_the_rows_count_once(self, answered):
        with answered.at("2020-02-12") as workspace:
            done = workspace.answers.move(answered.round, "Sydskolen", sender="Nordskolen", reason="forkert postkasse")
        assert [written.respondent for written in done.documents] == ["Sydskolen", "Nordskolen"]
        assert "ved en fejl" in done.documents[1].path.read_text(encoding="utf-8")
        (proposal,) = state(answered).proposals.values()
        assert (proposal.id, proposal.respondent, proposal.provider) == ("P0001", "Sydskolen", "Sydskolen")
        assert listed(answered) == [("Nordskolen", "moved", 2, 1, 1, 0), ("Sydskolen", "in force", 2, 1, 1, 0)]
        funnel = answered.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.row_errors, funnel.proposals) == (2, 0, 1, 1)
        with answered.at("2020-02-20") as workspace:
            turnout = look_at(workspace._session, answered.round).answers
        assert "Nordskolen" in [line.respondent.name for line in turnout.silent]

    def test_a_verdict_goes_with_it(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration=None))
        office.screen()
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage"}})
        with office.at("2020-03-05") as workspace:
            workspace.answers.move(office.round, "Sydskolen", "A0001")
        assert [s.code for s in office.screen("2020-03-05").courses] == [None]

    def test_what_was_taken_back_stays_so(self, answered):
        with answered.at("2020-02-12") as workspace:
            workspace.answers.withdraw(answered.round, "P0001", reason="udbydes ikke")
            workspace.answers.move(answered.round, "Sydskolen", "A0001")
        funnel = answered.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.row_errors, funnel.proposals) == (2, 1, 1, 0)

    def test_one_who_has_answered_already_says_how(self, answered):
        answered.receive("Sydskolen", answered.row("Smedning", "90007"))
        nothing_changes(answered, Refused, "answered-before", lambda a: a.move(answered.round, "Sydskolen", "A0001"))
        with answered.at("2020-02-12") as workspace:
            workspace.answers.move(answered.round, "Sydskolen", "A0001", replaces=True)
        assert [line[:2] for line in listed(answered)] == [
            ("Nordskolen", "moved"), ("Sydskolen", "replaced"), ("Sydskolen", "in force"),
        ]  # fmt: skip
        assert answered.screen().funnel.adds_up

    def test_what_it_had_taken_the_place_of_holds_again(self, office):
        office.begin()
        office.receive(
            "Nordskolen", office.row("Svejsning 1", "90001"), office.row("Smedning", "90002"), name="eget.xlsx"
        )
        with office.at("2020-02-12") as workspace:
            wrong = office.answer(office.row("Svejsning 1", "90001"), office.row("Støbning", "90003"))
            workspace.answers.receive(office.round, wrong, "Nordskolen", replaces=True)
            done = workspace.answers.move(office.round, "Sydskolen", "A0002")
        assert [line[:2] for line in listed(office)] == [
            ("Nordskolen", "in force"), ("Nordskolen", "moved"), ("Sydskolen", "in force"),
        ]  # fmt: skip
        assert {p.id: (p.respondent, p.title) for p in state(office).proposals.values()} == {
            "P0001": ("Nordskolen", "Svejsning 1"), "P0002": ("Nordskolen", "Smedning"),
            "P0003": ("Sydskolen", "Støbning"), "P0004": ("Sydskolen", "Svejsning 1"),
        }  # fmt: skip
        assert "som nu gælder igen" in done.documents[-1].path.read_text(encoding="utf-8")
        funnel = office.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.proposals, funnel.duplicates) == (4, 0, 4, 1)

    def test_a_row_that_was_taken_back_under_a_number_of_another_s(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", provider="X"), name="eget.xlsx")
        with office.at("2020-02-12") as workspace:
            wrong = office.answer(office.row("Svejsning 1", "90001", provider="X"))
            workspace.answers.receive(office.round, wrong, "Nordskolen", replaces=True)
            workspace.answers.withdraw(office.round, "P0001", reason="udbydes ikke")
            workspace.answers.move(office.round, "Sydskolen", "A0002")
        now = state(office)
        assert [(p.id, p.respondent) for p in now.proposals.values()] == [("P0001", "Nordskolen")]
        assert set(now.withdrawn) == {"P0002"}
        funnel = office.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.proposals) == (2, 1, 1)

    def test_a_reading_before_is_not_what_holds_again(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", provider="Nordskolen"), name="eget.xlsx")
        with office.at("2020-02-12") as workspace:
            wrong = office.answer(office.row("Støbning", "90003", provider="Sydskolen"))
            workspace.answers.receive(office.round, wrong, "Nordskolen", replaces=True)
            workspace.answers.reread(office.round, "A0002", mapping={"Udbyder": "extra"})
            workspace.answers.move(office.round, "Sydskolen", "A0003")
        assert [line[1] for line in listed(office)] == ["in force", "replaced", "moved", "in force"]
        assert office.screen().funnel.adds_up

    def test_who_gives_what_was_typed_is_said_by_its_sender_as_of_a_file(self, office):
        office.begin()
        with office.at("2020-02-10") as workspace:
            workspace.answers.add(office.round, "Nordskolen", "Svejsning 1")
            assert state(office).proposals["P0001"].provider == "Nordskolen"
            workspace.answers.move(office.round, "Jobcenter Midtby", "A0001")
            assert state(office).proposals["P0001"].provider is None
            workspace.answers.move(office.round, "Sydskolen", "A0002")
        assert state(office).proposals["P0001"].provider == "Sydskolen"

    def test_to_a_stranger_or_to_itself_it_is_refused(self, answered):
        nothing_changes(answered, Refused, "H102", lambda a: a.move(answered.round, "Ukendt", "A0001"))
        nothing_changes(answered, WrongUsage, "not-moved", lambda a: a.move(answered.round, "Nordskolen", "A0001"))


class TestReadingAgain:
    @pytest.fixture
    def answered(self, office: Any) -> Any:
        office.begin()
        header = ("Titel", "Numret", "Hvor længe")
        path = office.sheet("svar.xlsx", header, [("Svejsning 1", "90001", "10 dage"), ("Smedning", "90002", "2 uger")])
        with office.at("2020-02-10") as workspace:
            workspace.answers.receive(office.round, path, "Nordskolen")
        return office

    def test_the_same_file_with_other_headers(self, answered):
        with answered.at("2020-02-12") as workspace:
            done = workspace.answers.reread(answered.round, sender="Nordskolen", mapping={"Hvor længe": "duration"})
        assert [(c.old.id, c.new.id) for c in done.changes] == [("P0001", "P0001"), ("P0002", "P0002")]
        assert [p.duration.text for p in state(answered).proposals.values()] == ["10 dage", "2 uger"]
        assert [line[1] for line in listed(answered)] == ["replaced", "in force"]
        assert "Vi har læst jeres fil igen" in done.documents[0].path.read_text(encoding="utf-8")
        assert answered.screen().funnel.adds_up

    def test_what_was_taken_back_stays_so(self, answered):
        with answered.at("2020-02-12") as workspace:
            workspace.answers.withdraw(answered.round, "P0002", reason="udbydes ikke")
            workspace.answers.reread(answered.round, "A0001", mapping={"Hvor længe": "duration"})
        assert set(state(answered).withdrawn) == {"P0002"}
        funnel = answered.screen().funnel
        assert (funnel.rows, funnel.withdrawn, funnel.proposals) == (4, 3, 1)

    def test_the_same_reading_is_refused(self, answered):
        nothing_changes(answered, Refused, "read-the-same", lambda a: a.reread(answered.round, "A0001"))
        nothing_changes(
            answered,
            WrongUsage,
            "unknown-header",
            lambda a: a.reread(answered.round, "A0001", mapping={"Findes ikke": "title"}),
        )

    def test_received_again_it_says_how(self, answered):
        header = ("Titel", "Numret", "Hvor længe")
        path = answered.sheet(
            "svar.xlsx", header, [("Svejsning 1", "90001", "10 dage"), ("Smedning", "90002", "2 uger")]
        )
        error = nothing_changes(
            answered, BadData, "same-file-twice", lambda a: a.receive(answered.round, path, "Nordskolen", replaces=True)
        )
        assert "answers reread ROUND A0001" in error.remedy


class TestLetters:
    @pytest.fixture
    def begun(self, office: Any) -> Any:
        return office.begin()

    def letter(self, office: Any, name: str = "brev.pdf", content: bytes = b"%PDF-1.4 brev") -> Any:
        path = office.folder / name
        path.write_bytes(content)
        return path

    def test_nothing_to_propose_is_an_answer(self, begun):
        with begun.at("2020-02-10") as workspace:
            done = workspace.answers.none(begun.round, "Nordskolen")
            reminded = [written.respondent for written in workspace.consultation.reminders(begun.round)]
        assert "Nordskolen" not in reminded
        assert "I har svaret, at I ikke har forslag" in done.documents[0].path.read_text(encoding="utf-8")
        assert listed(begun) == [("Nordskolen", "none", 0, 0, 0, 0)]
        begun.screen()
        assert "Nordskolen har svaret, at de ikke har forslag." in letters(begun, "note")[None]
        assert "Nordskolen" not in letters(begun)

    def test_a_file_after_it_takes_its_place(self, begun):
        with begun.at("2020-02-10") as workspace:
            workspace.answers.none(begun.round, "Nordskolen")
        begun.receive("Nordskolen", begun.row("Svejsning 1"))
        assert [line[1] for line in listed(begun)] == ["replaced", "in force"]

    def test_after_proposals_it_is_refused(self, begun):
        begun.receive("Nordskolen", begun.row("Svejsning 1"))
        error = nothing_changes(begun, Refused, "answered-before", lambda a: a.none(begun.round, "Nordskolen"))
        assert "answers withdraw" in error.remedy

    def test_a_letter_is_kept_and_its_proposals_are_typed(self, begun):
        path = self.letter(begun)
        with begun.at("2020-02-10") as workspace:
            workspace.answers.keep(begun.round, path, "Jobcenter Midtby", note="brev")
            assert listed(begun) == [("Jobcenter Midtby", "kept", 0, 0, 0, 0)]
            done = workspace.answers.add(
                begun.round, "Jobcenter Midtby", "Truck", number="90001", provider="Firma A/S", private=True,
                duration="5 dage", job_title="Svejser",
            )  # fmt: skip
            assert workspace.journal.verify().files == 2
        assert [p.id for p in done.proposals] == ["P0001"]
        assert listed(begun) == [("Jobcenter Midtby", "in force", 1, 1, 0, 0)]
        assert state(begun).proposals["P0001"].origin.file == "brev.pdf"
        assert "| 90001 | Truck |" in done.documents[0].path.read_text(encoding="utf-8")
        screening = begun.screen()
        assert (screening.funnel.rows, screening.funnel.recommended) == (1, 1)

    def test_the_same_letter_serves_for_all_that_is_typed_from_it(self, begun):
        path = self.letter(begun)
        with begun.at("2020-02-10") as workspace:
            for title in ("Truck", "Kran"):
                workspace.answers.add(begun.round, "Nordskolen", title, letter=path)
        assert listed(begun) == [("Nordskolen", "in force", 2, 2, 0, 0)]

    def test_what_was_said_on_the_telephone_needs_no_letter(self, begun):
        with begun.at("2020-02-10") as workspace:
            workspace.answers.add(begun.round, "Nordskolen", "Truck", duration="5 dage")
            workspace.answers.move(begun.round, "Sydskolen", sender="Nordskolen")
        (proposal,) = state(begun).proposals.values()
        assert (proposal.id, proposal.respondent, proposal.provider) == ("P0001", "Sydskolen", "Sydskolen")
        assert [line[1] for line in listed(begun)] == ["moved", "in force"]
        assert begun.screen().funnel.adds_up

    def test_fields_of_another_list_and_empty_titles_are_refused(self, begun):
        nothing_changes(begun, WrongUsage, "no-title", lambda a: a.add(begun.round, "Nordskolen", " "))
        nothing_changes(
            begun,
            WrongUsage,
            "field-of-another-list",
            lambda a: a.add(begun.round, "Nordskolen", "Truck", disco="123456"),
        )

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("brev.txt", b"", "empty-file"),
            ("brev.txt", b"Vedr. 010190-1234", "cpr-number"),
            ("brev 010190-1234.pdf", b"%PDF", "cpr-number"),
            ("brev.eml", b"From: a@b.example\nSubject: svar\n\nVedr. 010190-1234\n", "cpr-number"),
        ],
    )
    def test_what_cannot_be_kept_is_refused(self, begun, name, content, code):
        path = self.letter(begun, name, content)
        nothing_changes(begun, BadData, code, lambda a: a.keep(begun.round, path, "Nordskolen"))
        nothing_changes(begun, BadData, code, lambda a: a.add(begun.round, "Nordskolen", "Truck", letter=path))

    def test_from_a_stranger_it_is_refused(self, begun):
        path = self.letter(begun)
        nothing_changes(begun, Refused, "H102", lambda a: a.keep(begun.round, path, "Ukendt"))
        nothing_changes(begun, Refused, "H102", lambda a: a.none(begun.round, "Ukendt"))
        nothing_changes(
            begun, WrongUsage, "future-date", lambda a: a.none(begun.round, "Nordskolen", received="2021-01-01")
        )


SENDERS = ("Nordskolen", "Sydskolen", "Jobcenter Midtby")
ROW = st.tuples(st.sampled_from(["Svejsning 1", "Svejsning 2", "Varm mad", None]), st.sampled_from(["90001", "90002"]))
DOING = st.one_of(
    st.tuples(
        st.sampled_from(["replaces", "adds", "receive"]),
        st.sampled_from(SENDERS),
        st.lists(ROW, min_size=1, max_size=4),
    ),
    st.tuples(st.sampled_from(["none", "withdraw", "add", "keep", "reread"]), st.sampled_from(SENDERS), st.none()),
    st.tuples(st.just("single"), st.integers(1, 6), st.none()),
    st.tuples(st.sampled_from(["move", "move-replaces"]), st.sampled_from(SENDERS), st.sampled_from(SENDERS)),
    st.tuples(st.just("screen"), st.none(), st.none()),
)


def do(office: Any, number: int, what: str, who: Any, how: Any) -> int:
    """Do one thing, and say how many rows came by it."""
    with office.at("2020-03-02") as workspace:
        answers, round_ = workspace.answers, office.round
        if what in ("replaces", "adds", "receive"):
            rows = [office.row(title, code) for title, code in how]
            flags = {} if what == "receive" else {what: True}
            path = office.answer(*rows, name=f"{number}.xlsx")
            return sum(file.read.row_count for file in answers.receive(round_, path, who, **flags).files)
        if what == "reread":
            return sum(f.read.row_count for f in answers.reread(round_, sender=who, mapping={"Udbyder": "extra"}).files)
        if what == "add":
            answers.add(round_, who, f"Truck {number}")
            return 1
        if what == "none":
            answers.none(round_, who)
        elif what == "withdraw":
            answers.withdraw(round_, sender=who, reason="trukket tilbage")
        elif what == "single":
            answers.withdraw(round_, f"P{who:04}", reason="trukket tilbage")
        elif what == "keep":
            path = office.folder / f"{number}.pdf"
            path.write_bytes(b"%PDF" + str(number).encode())
            answers.keep(round_, path, who)
        elif what == "screen":
            workspace.consultation.close(round_)
            workspace.screening.run(round_)
        else:
            answers.move(round_, how, sender=who, **({"adds": True} if what == "move" else {"replaces": True}))
    return 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOING, min_size=2, max_size=9))
def test_the_sums_agree_whatever_becomes_of_answers(new_office, doings):
    office = new_office().begin()
    rows = 0
    for number, doing in enumerate(doings):
        before = office.head()
        try:
            rows += do(office, number, *doing)
        except PositivlisteError:
            assert office.head() == before, "what is refused has changed nothing"
    screening = office.screen()
    funnel, now = screening.funnel, state(office)
    assert funnel.adds_up
    assert funnel.rows == rows
    assert funnel.withdrawn == sum(answer.withdrawn for answer in now.answers.values())
    members = [p.id for screened in screening.courses for p in screened.course.proposals]
    assert sorted([*members, *now.withdrawn]) == [f"P{n:04}" for n in range(1, len(now.numbered) + 1)]
    assert funnel.proposals == sum(a.proposals - a.withdrawn for a in now.answers.values() if a.stands)
    assert office.screen() == screening
    with office.at("2030-01-01") as workspace:
        assert workspace.journal.verify().flaws == ()
