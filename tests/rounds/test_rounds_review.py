"""The review workbook, out and back: nothing half-taken, nothing overwritten, and a decision can be changed later."""

import io
from datetime import date

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from positivliste.errors import BadData
from positivliste.model.events import CaseDecided
from positivliste.model.finding import Answer, Case, Verdict
from positivliste.model.screening import Outcome
from positivliste.usecases.facts import entry_of
from positivliste.usecases.turn import turn_in

ACCEPT, OVERRULE = {"Afgørelse": "Optages"}, {"Afgørelse": "Optages alligevel", "Begrundelse": "varigheden var forkert"}
K201 = {"Afgørelse": "Afvises: giver ikke de ønskede kompetencer (K201)", "Begrundelse": "mangler certifikat"}
K202 = {"Afgørelse": "Afvises: uden for rådets kriterier (K202)", "Begrundelse": "for almen"}
TAKEN_BACK = {"Afgørelse": "Udgår: afsenderen har trukket det tilbage (H106)", "Begrundelse": "streget over"}
SAME, DIFFERENT = {"Afgørelse": "Samme kursus: læg sammen"}, {"Afgørelse": "Forskellige kurser: behold begge"}


@pytest.fixture
def screened(office):
    """A round with one case of each kind.

    P0001 passes; P0002 lacks its duration; P0003's job title has a typo; P0004 and P0005 are nearly the same;
    P0006 is too long; P0007 is in a group that is not the job title's.
    """
    office.begin()
    office.receive(
        "Nordskolen",
        office.row("Svejsning 1", "90001"),
        office.row("Lysbue", duration=None),
        office.row("Gasarbejde", job="Svejsser"),
        office.row("Varm mad i store køkkener", job="Kok"),
        office.row("Varm mad i storre køkkener", job="Kok"),
        office.row("Langt forløb", duration="70 dage"),
        office.row("Tagkonstruktion", job="Tømrer", group="Jern, metal og auto"),
    )
    office.screen()
    return office


def outcome(office):
    """Each course with what became of it, and the rule that turned it down."""
    with office.at("2020-03-15") as workspace:
        screening = workspace.screening.run(office.round)
    assert screening.funnel.adds_up
    return {
        s.course.id: (s.outcome.value, s.code if s.outcome is Outcome.REJECTED else None) for s in screening.courses
    }


def course(office, name):
    with office.at("2020-03-15") as workspace:
        return next(s for s in workspace.screening.run(office.round).courses if s.course.id == name)


def test_every_kind_of_case_is_there(screened):
    with screened.at("2020-03-04") as workspace:
        _, cases = workspace.review.export(screened.round)
    assert {row.case for row in cases.open} == {
        "V102:P0002", "K102:P0003", "D201:P0004+P0005", "K103:P0007",
    }  # fmt: skip
    assert {row.case for row in cases.content} == {"K201:P0001"}
    assert {row.case for row in cases.rejected} == {"V101:P0006"}
    assert cases.decided == ()


def test_an_untouched_workbook_changes_nothing(screened):
    head = screened.head()
    done = screened.judge({})
    assert (done.decided, done.unchanged, done.empty, done.open) == ({}, 0, 6, 5)
    assert screened.head() == head


def test_decisions_are_taken_in_and_told(screened):
    done = screened.judge(
        {"V102:P0002": {**ACCEPT, "Ny varighed": "2 uger"}, "K102:P0003": ACCEPT, "D201:P0004+P0005": SAME,
         "K201:P0001": K202, "V101:P0006": OVERRULE, "K103:P0007": ACCEPT}, by="Frida Fiktiv",
    )  # fmt: skip
    assert sum(done.decided.values()) == 6
    assert done.decided["Optages"] == 3
    assert (done.unchanged, done.empty, done.open) == (0, 0, 0)
    assert outcome(screened) == {
        "P0001": ("rejected", "K202"), "P0002": ("recommended", None), "P0003": ("recommended", None),
        "P0004": ("recommended", None), "P0006": ("recommended", None), "P0007": ("recommended", None),
    }  # fmt: skip
    assert course(screened, "P0002").course.duration.understood == "2 uger"
    assert [p.id for p in course(screened, "P0004").course.proposals] == ["P0004", "P0005"]


def test_accepting_a_typo_takes_the_job_title_that_it_resembles(screened):
    screened.judge({"K102:P0003": ACCEPT})
    found = course(screened, "P0003")
    assert (found.job_title, found.group, found.outcome.value) == ("Svejser", "Jern, metal og auto", "recommended")


def test_accepting_a_wrong_group_takes_the_job_title_s(screened):
    screened.judge({"K103:P0007": ACCEPT})
    assert course(screened, "P0007").group == "Bygge og anlæg"


def test_a_correction_says_more_than_the_suggestion(screened):
    screened.judge({"K102:P0003": {**ACCEPT, "Ny stillingsbetegnelse": "kok"}})
    found = course(screened, "P0003")
    assert (found.job_title, found.group) == ("Kok", "Hotel, restauration, køkken, kantine")


def test_a_corrected_duration_is_judged_by_the_rules_again(screened):
    screened.judge({"V102:P0002": {**ACCEPT, "Ny varighed": "70 dage"}})
    assert outcome(screened)["P0002"] == ("rejected", "V101")


def test_the_proposal_stays_as_it_was_sent(screened):
    screened.judge({"K102:P0003": ACCEPT})
    assert course(screened, "P0003").course.first.job_title == "Svejsser"


def test_both_of_two_different_courses_stay(screened):
    screened.judge({"D201:P0004+P0005": DIFFERENT})
    assert outcome(screened)["P0004"] == outcome(screened)["P0005"] == ("recommended", None)


def test_the_same_workbook_twice_is_unchanged_the_second_time(screened):
    answers = {"V102:P0002": {**ACCEPT, "Ny varighed": "10 dage"}, "D201:P0004+P0005": SAME, "V101:P0006": OVERRULE}
    path = screened.filled(screened.export(), answers)
    for _ in range(2):
        with screened.at("2020-03-05") as workspace:
            done = workspace.review.import_(screened.round, path, "Frida Fiktiv")
    head = screened.head()
    assert (done.decided, done.unchanged) == ({}, 3)
    with screened.at("2020-03-06") as workspace:
        workspace.review.import_(screened.round, path, "Frida Fiktiv")
    assert screened.head() == head


def test_who_decided_after_the_export_is_not_overruled_by_an_old_workbook(screened):
    old = screened.filled(screened.export(), {"V102:P0002": K201, "K103:P0007": ACCEPT})
    screened.judge({"V102:P0002": {**ACCEPT, "Ny varighed": "10 dage"}}, by="Frida Fiktiv")
    head = screened.head()
    with screened.at("2020-03-06") as workspace, pytest.raises(BadData) as error:
        workspace.review.import_(screened.round, old, "Bo Bedrevidende")
    assert error.value.code == "review-rows"
    assert len(error.value.details) == 1
    assert "V102:P0002" in error.value.details[0]
    assert "export" in error.value.details[0]
    assert screened.head() == head, "not the row that would fit either"


def test_several_people_decide_over_several_days(screened):
    first = screened.filled(screened.export(on="2020-03-04"), {"V102:P0002": {**ACCEPT, "Ny varighed": "10 dage"}})
    second = screened.filled(screened.export(on="2020-03-04"), {"K103:P0007": ACCEPT})
    for day, person, path in (("2020-03-05", "Frida Fiktiv", first), ("2020-03-06", "Bo Bang", second)):
        with screened.at(day) as workspace:
            workspace.review.import_(screened.round, path, person)
    assert outcome(screened)["P0002"] == outcome(screened)["P0007"] == ("recommended", None)


class TestChangedLater:
    """A decision can be changed by another decision; the first one stays in the journal."""

    def verdicts(self, office):
        with office.at("2020-03-20") as workspace:
            events = [line.event.payload for line in workspace.journal.log(office.round)]
        return [(e.verdict.case.id, e.verdict.answer.value) for e in events if hasattr(e, "verdict")]

    def test_a_rejection_for_content(self, screened):
        screened.judge({"K201:P0001": K201})
        assert outcome(screened)["P0001"] == ("rejected", "K201")
        screened.judge({"K201:P0001": OVERRULE})
        assert outcome(screened)["P0001"] == ("recommended", None)
        assert self.verdicts(screened) == [("K201:P0001", "reject"), ("K201:P0001", "accept")]

    def test_a_rejection_of_an_open_case(self, screened):
        screened.judge({"V102:P0002": K202})
        assert outcome(screened)["P0002"] == ("rejected", "K202")
        screened.judge({"V102:P0002": OVERRULE})
        assert outcome(screened)["P0002"] == ("recommended", None)

    def test_a_rejection_on_the_sheet_of_the_open_cases(self, screened):
        screened.judge({"V102:P0002": K202})
        screened.judge({"V102:P0002": {**ACCEPT, "Ny varighed": "10 dage"}}, decided=True)
        assert outcome(screened)["P0002"] == ("recommended", None)

    @pytest.mark.parametrize(("first", "then"), [(SAME, DIFFERENT), (DIFFERENT, SAME)])
    def test_a_pair(self, screened, first, then):
        for answer in (first, then):
            screened.judge({"D201:P0004+P0005": answer}, decided=True)
            assert ("P0005" in outcome(screened)) == (answer is DIFFERENT)
        assert len(self.verdicts(screened)) == 2

    def test_an_overruled_rule_by_content(self, screened):
        screened.judge({"V101:P0006": OVERRULE})
        screened.judge({"K201:P0006": K202})
        assert outcome(screened)["P0006"] == ("rejected", "K202")

    @pytest.mark.parametrize(
        ("case", "first", "then"),
        [
            ("V102:P0002", {"Ny varighed": "10 dage"}, {"Ny varighed": "70 dage"}),
            ("K102:P0003", {}, {"Ny stillingsbetegnelse": "Kok"}),
        ],
    )
    def test_a_correction(self, screened, case, first, then):
        screened.judge({case: {**ACCEPT, **first}})
        with screened.at("2020-03-05") as workspace:
            _, cases = workspace.review.export(screened.round, decided=True)
        assert case in {row.case for row in cases.decided}
        screened.judge({case: {**ACCEPT, **then}}, decided=True)
        assert len(self.verdicts(screened)) == 2

    def test_a_better_reason(self, screened):
        screened.judge({"K201:P0001": K201})
        content = screened.export(decided=True)
        better = screened.filled(content, {"K201:P0001": {**K201, "Begrundelse": "giver ikke certifikat efter § 3"}})
        with screened.at("2020-03-06") as workspace:
            workspace.review.import_(screened.round, better, "Frida Fiktiv")
        finding = next(f for f in course(screened, "P0001").findings if f.code == "K201")
        assert "§ 3" in finding.message

    def test_a_pair_whose_sides_are_merged_courses_themselves(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning af rustfrit stål", "90001"),
                       office.row("svejsning, rustfrit stål", "90001"))  # fmt: skip
        office.receive("Sydskolen", office.row("Svejsning af rusfrit stål", provider="Nordskolen"),
                       office.row("Svejsning af rusfrit stål", provider="Nordskolen"))  # fmt: skip
        office.screen()
        office.judge({"D201:P0001+P0003": SAME})
        assert set(outcome(office)) == {"P0001"}
        office.judge({"D201:P0001+P0003": DIFFERENT}, decided=True)
        assert set(outcome(office)) == {"P0001", "P0003"}

    @pytest.mark.parametrize("merged", ["P0001", "P0002"], ids=["the first side", "the other side"])
    def test_a_verdict_holds_though_a_side_of_it_was_merged_since(self, office, merged):
        """A late proposal bridges one side of the pair to a course of its own number: nobody is asked again."""
        office.begin()
        titles = {"P0001": "Svejsning af rustfrit stål", "P0002": "Svejsning af rusfrit stål"}
        rows = [office.row(title, "90001" if name == merged else None) for name, title in titles.items()]
        office.receive("Nordskolen", *rows)
        office.screen()
        office.judge({"D201:P0001+P0002": DIFFERENT})
        late = office.answer(office.row(titles[merged], "90001"))
        with office.at("2020-03-05") as workspace:
            workspace.answers.receive(office.round, [late], "Sydskolen", received="2020-02-20")
            screening = workspace.screening.run(office.round)
        (merge,) = screening.merges
        assert (merge.proposal, merge.into) == ("P0003", merged)
        assert not [finding for finding in screening.findings if finding.code == "D201"]
        settled = {s.finding.code for found in screening.courses for s in found.settled}
        assert settled == {"D201"}

    def test_a_verdict_on_a_side_that_is_no_longer_first_of_its_course(self, office):
        """The judged proposal becomes the second of a course that an earlier one now stands for."""
        office.begin()
        office.receive("Nordskolen", office.row("Rørsvejsning"), office.row("Svejsning af rustfrit stål"),
                       office.row("Svejsning af rusfrit stål"))  # fmt: skip
        office.screen()
        office.judge({"D201:P0002+P0003": DIFFERENT})
        with office.at("2020-03-05") as workspace:
            session = workspace._session
            with turn_in(session, office.round) as turn:
                same = Verdict(Case("D201", "P0001", "P0003"), Answer.SAME, "person-1", "samme hold")
                turn.say([CaseDecided(same)])
            screening = workspace.screening.run(office.round)
        assert [(merge.proposal, merge.into) for merge in screening.merges] == [("P0003", "P0001")]
        assert not [finding for finding in screening.findings if finding.code == "D201" and finding.kind == "review"]

    def test_each_pair_of_three(self, office):
        office.begin()
        titles = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
        office.receive("Nordskolen", *(office.row(title, job="Kok") for title in titles))
        office.screen()
        with office.at("2020-03-04") as workspace:
            _, cases = workspace.review.export(office.round)
        assert {row.case for row in cases.open} == {"D201:P0001+P0002", "D201:P0001+P0003", "D201:P0002+P0003"}
        office.judge({"D201:P0001+P0002": SAME, "D201:P0002+P0003": DIFFERENT, "D201:P0001+P0003": DIFFERENT})
        assert set(outcome(office)) == {"P0001", "P0003"}

    def test_three_answers_that_cannot_all_be_true(self, office):
        office.begin()
        titles = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
        office.receive("Nordskolen", *(office.row(title, job="Kok") for title in titles))
        office.screen()
        answers = {"D201:P0001+P0002": SAME, "D201:P0002+P0003": SAME, "D201:P0001+P0003": DIFFERENT}
        told = TestMisfits().refused(office, answers)
        assert told == (
            "the case D201:P0001+P0003: P0001 and P0003 are said to be different, but other answers make them one: "
            "D201:P0001+P0002 and D201:P0002+P0003; change this answer, or answer all of these about P0001 or P0003 in "
            "the same way",
        )
        office.judge({"D201:P0001+P0002": SAME, "D201:P0002+P0003": DIFFERENT})
        assert set(outcome(office)) == {"P0001", "P0003"}


class TestMisfits:
    """Rows that do not fit: every one is named with its place, and nothing of the workbook is taken in."""

    def refused(self, office, answers):
        path = office.filled(office.export(), answers)
        before = office.journal.read_bytes()
        with office.at("2020-03-05") as workspace, pytest.raises(BadData) as error:
            workspace.review.import_(office.round, path, "En Ny Person")
        assert error.value.code == "review-rows"
        assert office.journal.read_bytes() == before
        return error.value.details

    @pytest.mark.parametrize(
        ("case", "told", "said"),
        [
            ("V102:P0002", {"Afgørelse": "Måske"}, "is not one of"),
            ("V102:P0002", {**K201, "Begrundelse": ""}, "needs a reason"),
            ("V102:P0002", ACCEPT, "enter it in the column Ny varighed"),
            ("V102:P0002", {**ACCEPT, "Ny varighed": "-"}, "enter it in the column Ny varighed"),
            ("V102:P0002", {**ACCEPT, "Ny varighed": "efter aftale"}, "cannot be read"),
            ("V102:P0002", SAME, "does not answer V102"),
            (
                "V102:P0002",
                {**ACCEPT, "Ny varighed": "10 dage", "Ny erhvervsgruppe": "Byg"},
                "is not a group of the list",
            ),
            ("K102:P0003", {**ACCEPT, "Ny stillingsbetegnelse": "Frisør"}, "is not prioritised"),
            ("K102:P0003", {**K201, "Ny stillingsbetegnelse": "Kok"}, "a correction goes with the answer Optages"),
            ("D201:P0004+P0005", ACCEPT, "does not answer D201"),
            ("K201:P0001", ACCEPT, "does not answer K201"),
            ("K201:P0001", {**K202, "Begrundelse": ""}, "needs a reason"),
            ("V101:P0006", {"Afgørelse": "Optages alligevel"}, "needs a reason"),
            ("V101:P0006", K201, "does not answer V101"),
            ("V102:P0002", {**K201, "Stand": "00000000"}, "has changed since the export"),
            ("V102:P0002", {**K201, "Sag": "V102:P0099"}, "there is no case 'V102:P0099'"),
        ],
    )
    def test_a_row_that_does_not_fit(self, screened, case, told, said):
        (problem,) = self.refused(screened, {case: told, "K103:P0007": ACCEPT})
        assert said in problem
        assert ", row " in problem

    def test_all_of_them_are_named(self, screened):
        problems = self.refused(
            screened, {"V102:P0002": ACCEPT, "K201:P0001": ACCEPT, "V101:P0006": K201, "K103:P0007": ACCEPT}
        )
        sheets = [problem.partition(",")[0] for problem in problems]
        assert sheets == ["sheet Åbne sager", "sheet Indholdsfilter", "sheet Afvist af reglerne"]

    def test_a_missing_job_title_has_nothing_to_accept(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", job=None))
        office.screen()
        (problem,) = self.refused(office, {"K102:P0001": ACCEPT})
        assert "choose from the list in the column Ny stillingsbetegnelse" in problem
        office.judge({"K102:P0001": {**ACCEPT, "Ny stillingsbetegnelse": "Svejser"}})
        assert outcome(office) == {"P0001": ("recommended", None)}

    def test_what_another_row_puts_right_is_enough(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", job=None, group="Byg"))
        office.screen()
        right = {"Ny stillingsbetegnelse": "Svejser", "Ny erhvervsgruppe": "Jern, metal og auto"}
        office.judge({"K102:P0001": {**ACCEPT, **right}, "K103:P0001": ACCEPT})
        assert outcome(office) == {"P0001": ("recommended", None)}

    def test_two_rows_that_answer_one_case_differently(self, screened):
        with screened.at("2020-03-04") as workspace:
            _, cases = workspace.review.export(screened.round)
        stand = next(row.stand for row in cases.open if row.case == "D201:P0004+P0005")
        rows = [("D201:P0004+P0005", answer["Afgørelse"], stand) for answer in (SAME, DIFFERENT)]
        path = screened.sheet("dobbelt.xlsx", ("Sag", "Afgørelse", "Stand"), rows)
        with screened.at("2020-03-05") as workspace, pytest.raises(BadData):
            workspace.review.import_(screened.round, path, "Frida Fiktiv")


class TestDisagreement:
    def test_accepting_takes_the_first_proposal_s_values(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration="10 dage"))
        office.receive("Sydskolen", office.row("Svejsning 1", "90001", duration="5 dage"))
        office.screen()
        assert outcome(office) == {"P0001": ("review", None)}
        office.judge({"D202:P0001+P0002": ACCEPT})
        assert course(office, "P0001").course.durations[0].understood == "10 dage"
        assert outcome(office) == {"P0001": ("recommended", None)}

    def test_a_third_that_disagrees_is_a_new_case(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
        office.receive("Sydskolen", office.row("Svejsning 1", "90001", duration="5 dage"))
        office.screen()
        office.judge({"D202:P0001+P0002": {**ACCEPT, "Ny varighed": "5 dage"}})
        assert course(office, "P0001").course.duration.understood == "5 dage"
        office.receive("Sydskolen", office.row("Svejsning 1", "90001", job="Kok"), on="2020-03-06")
        office.screen(on="2020-03-06")
        assert outcome(office) == {"P0001": ("review", None)}

    def test_private_and_public_are_shown_side_by_side(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning af rør", "90001"))
        office.receive("Jobcenter Midtby", office.row("Svejsning af rør", provider="Firma A/S", private="ja"))
        office.screen()
        with office.at("2020-03-04") as workspace:
            _, cases = workspace.review.export(office.round)
        (row,) = cases.open
        assert (row.case, row.screened.course.id, row.other.course.id) == ("D301:P0001+P0002", "P0002", "P0001")
        assert "udbyder" in row.difference
        office.judge({"D301:P0001+P0002": ACCEPT})
        assert outcome(office) == {"P0001": ("recommended", None), "P0002": ("recommended", None)}

    def test_turning_down_the_private_one_leaves_the_public_one(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning af rør", "90001"))
        office.receive("Jobcenter Midtby", office.row("Svejsning af rør", provider="Firma A/S", private="ja"))
        office.screen()
        office.judge({"D301:P0001+P0002": K202})
        assert outcome(office) == {"P0001": ("recommended", None), "P0002": ("rejected", "K202")}


class TestRowsInDoubt:
    """What a sender struck through, hid or remarked on is neither dropped nor taken at its face value."""

    def received(self, office):
        office.begin()
        office.folder.mkdir(exist_ok=True)
        path = office.folder / "svar.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
            sheet.write_row(0, 0, ("Kursustitel", "Stillingsbetegnelse", "Varighed", "Bemærkninger"))
            sheet.write_row(1, 0, ("Svejsning 1", "Svejser", "10 dage"), struck)
            sheet.write_row(2, 0, ("Lysbue", "Svejser", "10 dage", "skal slettes"))
            sheet.write_row(3, 0, ("Gasarbejde", "Svejser", "10 dage"))
        with office.at("2020-02-10") as workspace:
            workspace.answers.receive(office.round, [path], "Nordskolen")
        return office

    def test_a_person_is_told_why_and_decides(self, office):
        self.received(office).screen()
        assert outcome(office) == {"P0001": ("review", None), "P0002": ("review", None), "P0003": ("recommended", None)}
        (finding,) = course(office, "P0002").findings
        assert finding.danish == "Rækken er i tvivl: der står: „skal slettes“. Gælder forslaget, som det står?"
        office.judge({"H105:P0001": TAKEN_BACK, "H105:P0002": ACCEPT})
        assert outcome(office)["P0001"] == ("rejected", "H106")
        assert outcome(office)["P0002"] == ("recommended", None)

    def test_the_same_course_in_a_row_without_a_doubt(self, office):
        self.received(office).receive("Nordskolen", office.row("Svejsning 1", provider="Nordskolen"))
        office.screen()
        assert outcome(office)["P0001"] == ("recommended", None)


class TestOnlyWithOthers:
    """Whether a course may be used only together with others is put right without a decision, also where none is due."""

    def told(self, office, name="P0001"):
        return [f.danish for f in course(office, name).findings if f.code == "K104"]

    def test_a_person_sets_it_and_takes_it_away(self, screened):
        assert self.told(screened) == []
        screened.judge({"K201:P0001": {"Ny kun sammen med": "47301"}})
        assert self.told(screened) == ["Kan kun bruges sammen med „47301“. Det fremgår af listen."]
        screened.judge({"K201:P0001": {"Ny kun sammen med": "ja"}}, decided=True)
        assert self.told(screened) == ["Kan kun bruges sammen med andre kurser. Det fremgår af listen."]
        screened.judge({"K201:P0001": {"Ny kun sammen med": "Nej"}})
        assert self.told(screened) == []
        assert outcome(screened)["P0001"] == ("recommended", None)

    def test_the_same_workbook_twice_is_unchanged_the_second_time(self, screened):
        path = screened.filled(screened.export(), {"K201:P0001": {"Ny kun sammen med": "47301"}})
        done = []
        for _ in range(2):
            with screened.at("2020-03-05") as workspace:
                done.append(workspace.review.import_(screened.round, path, "Frida Fiktiv"))
        assert [(each.decided, each.unchanged) for each in done] == [({"Rettet": 1}, 0), ({}, 1)]

    def test_the_list_names_the_other_course(self, screened):
        screened.judge({"K201:P0001": {"Ny kun sammen med": "47301"}})
        entry = entry_of(course(screened, "P0001"), screened.round)
        assert (entry.only_with_others, entry.others) == (True, "47301")


class TestTakingAValueAway:
    """A value that is wrong and has no other in its place: a dash in the column of the new value."""

    def test_a_dash_takes_it_away_and_a_later_correction_puts_it_back(self, screened):
        screened.judge({"V101:P0006": {**OVERRULE, "Ny stillingsbetegnelse": "-", "Ny erhvervsgruppe": "–"}})
        found = course(screened, "P0006")
        assert (found.course.job_title, found.course.group, found.course.job_titles) == (None, None, ())
        assert found.course.first.job_title == "Svejser"
        assert found.course.duration.understood == "70 dage"
        again = {**OVERRULE, "Ny stillingsbetegnelse": "Svejser", "Begrundelse": "den var rigtig"}
        screened.judge({"V101:P0006": again}, decided=True)
        assert course(screened, "P0006").course.job_title == "Svejser"
        with screened.at("2020-03-16") as workspace:
            told = [line.summary for line in workspace.journal.log() if line.event.kind == "proposal.corrected"]
        assert "job_title=Svejser -> (taken away), group=(none) -> (taken away)" in told[0]
        assert "job_title=(none) -> Svejser" in told[1]

    def test_a_duration_that_is_taken_away_is_asked_about_and_can_stand_with_a_reason(self, screened):
        screened.judge({"V101:P0006": {**OVERRULE, "Ny varighed": "-"}})
        assert "V102" in {finding.code for finding in course(screened, "P0006").findings}
        screened.judge({"V102:P0006": {**ACCEPT, "Begrundelse": "varigheden aftales"}})
        found = course(screened, "P0006")
        assert (found.course.duration.understood, found.outcome.value) == ("", "recommended")

    def test_the_same_workbook_twice_is_unchanged_the_second_time(self, screened):
        path = screened.filled(screened.export(), {"V101:P0006": {**OVERRULE, "Ny erhvervsgruppe": "—"}})
        for _ in range(2):
            with screened.at("2020-03-05") as workspace:
                done = workspace.review.import_(screened.round, path, "Frida Fiktiv")
        assert (done.decided, done.unchanged) == ({}, 1)

    def test_the_dash_of_the_list_of_job_titles_is_an_answer(self, screened):
        screened.judge({"K102:P0003": {**ACCEPT, "Ny stillingsbetegnelse": "-"}})
        found = course(screened, "P0003")
        assert found.course.job_title is None
        assert "K102" not in {finding.code for finding in found.findings}

    def test_a_day_needs_a_duration_in_its_place(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", duration=date(2020, 5, 10)))
        office.screen()
        with pytest.raises(BadData) as bad:
            office.judge({"V102:P0001": {**ACCEPT, "Begrundelse": "Kurset er kort."}})
        assert "enter it in the column Ny varighed" in bad.value.details[0]
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "5-10 dage"}})
        assert outcome(office) == {"P0001": ("recommended", None)}

    def test_the_letter_shows_what_was_taken_away(self, screened):
        screened.judge({"V101:P0006": {**OVERRULE, "Ny varighed": "-", "Ny stillingsbetegnelse": "-"}})
        with screened.at("2020-03-16") as workspace:
            written = workspace.documents.write("answers-to-respondents", screened.round)
            book = next(w.path for w in written if w.path.suffix == ".xlsx")
        rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Jeres rækker").to_python()
        (row,) = [row for row in rows if "Langt forløb" in row]
        assert "70 dage → (fjernet)" in row
        assert "Svejser → (fjernet)" in row

    def test_the_workbook_tells_how(self, screened):
        guide = CalamineWorkbook.from_filelike(io.BytesIO(screened.export())).get_sheet_by_name("Vejledning")
        told = {str(row[0]): str(row[1]) for row in guide.to_python() if len(row) > 1}
        assert "Skriv en streg (-), hvis værdien skal fjernes." in told["Rettelser"]


def test_a_reason_without_an_answer_is_told(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", duration=None))
    office.screen()
    done = office.judge({"V102:P0001": {"Begrundelse": "ring til skolen"}})
    assert (done.empty, done.decided) == (1, {})
    (told,) = done.unanswered
    assert told.endswith(": V102:P0001")
