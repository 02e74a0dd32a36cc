"""What a person says of joins: taken apart, put together again, and the number put right that was wrong."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from positivliste.errors import BadData
from positivliste.process.results import proposal_results
from positivliste.usecases.turn import look_at

SAME, DIFFERENT = {"Afgørelse": "Samme kursus: læg sammen"}, {"Afgørelse": "Forskellige kurser: behold begge"}
ACCEPT = {"Afgørelse": "Optages"}
K201 = {"Afgørelse": "Afvises: giver ikke de ønskede kompetencer (K201)", "Begrundelse": "mangler certifikat"}
TITLE = "Svejsning af rustfrit stål"


@pytest.fixture
def begun(office):
    return office.begin()


def received(office, *rows):
    """A round of these rows, each from another school, screened."""
    for sender, row in zip(("Nordskolen", "Sydskolen", "Nordskolen", "Sydskolen"), rows, strict=False):
        office.receive(sender, row)
    office.screen()
    return office


def courses(office):
    """The proposals of each course, and the cases that are open."""
    with office.at("2020-03-15") as workspace:
        screening = workspace.screening.run(office.round)
        _, cases = workspace.review.export(office.round)
    assert screening.funnel.adds_up
    found = [[proposal.id for proposal in screened.course.proposals] for screened in screening.courses]
    return found, {row.case for row in cases.open}


def sheet(office, name, *, decided=False):
    """The rows of a sheet of the review workbook, by case."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(office.export(decided=decided)))
    header, *rows = book.get_sheet_by_name(name).to_python()
    return {str(row[0]): dict(zip(map(str, header), map(str, row), strict=True)) for row in rows}


def refused(office, answers, *, decided=False):
    head = office.head()
    with pytest.raises(BadData) as error:
        office.judge(answers, decided=decided)
    assert office.head() == head
    return error.value.details


def results(workspace, office):
    seen = look_at(workspace._session, office.round)
    return list(proposal_results(seen.state, seen.screening))


def course(office, name):
    with office.at("2020-03-15") as workspace:
        found = workspace.screening.run(office.round).courses
    return next(screened.course for screened in found if screened.id == name)


def numbered(office, *numbers, title=TITLE):
    return received(office.begin(), *(office.row(title, number) for number in numbers))


class TestTheSheetOfJoins:
    def test_it_shows_both_sides_where_they_came_from_and_why(self, office):
        numbered(office, "90001", "AMU 90.001")
        (row,) = sheet(office, "Lagt sammen").values()
        assert (row["Sag"], row["Regel"]) == ("D101:P0001+P0002", "D101 Dublet: samme kursusnummer")
        assert row["Grund"] == "Har samme kursusnummer (90001) som P0001 fra Nordskolen: lagt sammen."
        assert (row["Forslag"], row["Titel"], row["Indmeldt af"]) == ("P0002", TITLE, "Sydskolen")
        assert (row["Forslag 2"], row["Titel 2"], row["Indmeldt af 2"]) == ("P0001", TITLE, "Nordskolen")
        assert row["Fil og række"] == "svar-2.xlsx, arket Ark1, række 2"
        assert row["Fil og række 2"].startswith("svar-1.xlsx")
        assert row["Forskel"] == "udbyder"

    def test_untouched_it_changes_nothing(self, office):
        numbered(office, "90001", "90001")
        head = office.head()
        office.judge({})
        assert office.head() == head

    def test_a_join_is_taken_apart_and_put_together_again(self, office):
        numbered(office, "90001", "90001")
        office.judge({"D101:P0001+P0002": {**DIFFERENT, "Begrundelse": "to hold"}})
        assert courses(office) == ([["P0001"], ["P0002"]], set())
        row = sheet(office, "Lagt sammen")["D101:P0001+P0002"]
        assert (row["Afgørelse"], row["Begrundelse"]) == (DIFFERENT["Afgørelse"], "to hold")
        assert {row["Forslag"], row["Forslag 2"]} == {"P0001", "P0002"}
        office.judge({"D101:P0001+P0002": {**SAME, "Begrundelse": "samme alligevel"}})
        assert courses(office) == ([["P0001", "P0002"]], set())

    def test_the_letter_the_status_and_the_log_tell(self, office):
        numbered(office, "90001", "90001")
        office.judge({"D101:P0001+P0002": {**DIFFERENT, "Begrundelse": "to hold"}})
        with office.at("2020-03-16") as workspace:
            told = results(workspace, office)
            log = [line.summary for line in workspace.journal.log(office.round)]
            status = workspace.rounds.status(office.round)
        assert [found.result.value for found in told] == ["recommended", "recommended"]
        assert "D101:P0001+P0002 different (to hold)" in log
        assert status.apart == (("P0002", "P0001"),)
        office.judge({"D101:P0001+P0002": {**SAME, "Begrundelse": "samme alligevel"}}, on="2020-03-17")
        with office.at("2020-03-18") as workspace:
            _, merged = results(workspace, office)
            assert workspace.rounds.status(office.round).apart == ()
        assert (merged.result.value, merged.said) == ("merged", "samme alligevel")

    def test_the_middle_of_three(self, office):
        numbered(office, "90001", "90001", "90001")
        office.judge({"D101:P0001+P0002": DIFFERENT})
        assert courses(office) == ([["P0001", "P0003"], ["P0002"]], set())

    def test_the_last_of_three_and_then_another(self, office):
        numbered(office, "90001", "90001", "90001")
        office.judge({"D101:P0001+P0002": DIFFERENT, "D101:P0001+P0003": DIFFERENT})
        assert courses(office) == ([["P0001"], ["P0002", "P0003"]], set())
        office.judge({"D101:P0002+P0003": DIFFERENT})
        assert courses(office) == ([["P0001"], ["P0002"], ["P0003"]], set())

    def test_put_together_again_after_a_third_was_joined(self, office):
        numbered(office, "90001", "90001")
        office.judge({"D101:P0001+P0002": DIFFERENT})
        late = office.answer(office.row(TITLE, "90001"))
        with office.at("2020-03-05") as workspace:
            workspace.answers.receive(office.round, [late], "Nordskolen", received="2020-02-20", adds=True)
            workspace.screening.run(office.round)
        assert courses(office) == ([["P0001", "P0003"], ["P0002"]], set())
        office.judge({"D101:P0001+P0002": SAME}, on="2020-03-16")
        assert courses(office)[0] == [["P0001", "P0002", "P0003"]]

    def test_what_is_the_same_goes_along(self, office):
        """A person joined P0003 to P0002, and P0002 is taken out of the course of P0001: nothing joins them again."""
        rows = [office.row(TITLE, "90001"), office.row(TITLE, "90001"), office.row("Svejsning af rusfrit stål", None)]
        received(office.begin(), *rows)
        office.judge({"D201:P0001+P0003": SAME})
        office.judge({"D101:P0001+P0002": DIFFERENT})
        assert courses(office)[0] == [["P0001", "P0003"], ["P0002"]]

    def test_what_a_person_joined_is_there_too_and_can_be_taken_apart(self, office):
        received(office.begin(), office.row(TITLE, "90001"), office.row("Svejsning af rusfrit stål"))
        office.judge({"D201:P0001+P0002": {**SAME, "Begrundelse": "en slåfejl"}})
        for name, decided in (("Lagt sammen", False), ("Åbne sager", True)):
            row = sheet(office, name, decided=decided)["D201:P0001+P0002"]
            assert (row["Titel"], row["Titel 2"]) == (TITLE, "Svejsning af rusfrit stål")
            assert (row["Nummer"], row["Nummer 2"]) == ("90001", "")
            assert (row["Afgørelse"], row["Begrundelse"]) == (SAME["Afgørelse"], "en slåfejl")
        office.judge({"D201:P0001+P0002": DIFFERENT}, decided=True)
        assert courses(office) == ([["P0001"], ["P0002"]], set())

    def test_rows_that_are_copied_and_sorted(self, office):
        numbered(office, "90001", "90001", "90001")
        rows = sheet(office, "Lagt sammen")
        names = ("Sag", "Afgørelse", "Stand")
        given = [(case, DIFFERENT["Afgørelse"], rows[case]["Stand"]) for case in sorted(rows, reverse=True)] * 2
        path = office.sheet("sorteret.xlsx", names, given)
        with office.at("2020-03-05") as workspace:
            done = workspace.review.import_(office.round, path, "Frida Fiktiv")
        assert (done.decided, done.unchanged) == ({DIFFERENT["Afgørelse"]: 2}, 2)
        assert office.events().count("case.decided") == 2
        contrary = [*given[:1], (given[0][0], SAME["Afgørelse"], given[0][2])]
        again = office.sheet("modsagt.xlsx", names, [(case, word, "?") for case, word, _ in contrary])
        with office.at("2020-03-06") as workspace, pytest.raises(BadData):
            workspace.review.import_(office.round, again, "Frida Fiktiv")

    def test_an_older_export_after_a_new_screening(self, office):
        numbered(office, "90001", "90001")
        old = office.filled(office.export(), {"D101:P0001+P0002": DIFFERENT})
        late = office.answer(office.row(TITLE, "90001"))
        with office.at("2020-03-05") as workspace:
            workspace.answers.receive(office.round, [late], "Nordskolen", received="2020-02-20", adds=True)
            workspace.screening.run(office.round)
            workspace.review.import_(office.round, old, "Frida Fiktiv")
        assert courses(office)[0] == [["P0001", "P0003"], ["P0002"]]


class TestARightNumber:
    @pytest.fixture
    def doubted(self, office):
        return received(office.begin(), office.row(TITLE, "90001"), office.row("Varm mad", "90001", job="Kok"))

    def test_of_either_side(self, doubted):
        doubted.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "AMU 90.002"}})
        assert course(doubted, "P0002").number == "90002"
        assert course(doubted, "P0002").first.number == "90001"
        row = sheet(doubted, "Åbne sager", decided=True)["D105:P0001+P0002"]
        assert (row["Nummer"], row["Nummer 2"]) == ("90001", "90001 → 90002")
        assert courses(doubted) == ([["P0001"], ["P0002"]], set())
        doubted.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer": "90003"}}, decided=True)
        assert [course(doubted, name).number for name in ("P0001", "P0002")] == ["90003", "90002"]

    def test_it_joins_what_has_that_number(self, office):
        other = office.row("Varm mad", "51234", job="Kok")
        received(office.begin(), office.row(TITLE, "90001"), office.row("Varm mad", "90001", job="Kok"), other)
        office.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "51234"}})
        assert courses(office) == ([["P0001"], ["P0002", "P0003"]], set())
        row = sheet(office, "Lagt sammen")["D101:P0002+P0003"]
        assert "51234" in row["Grund"]

    def test_it_asks_where_another_has_that_number(self, office):
        received(office.begin(), office.row(TITLE, "90001"), office.row("Varm mad", "90001", job="Kok"),
                 office.row("Tagkonstruktion", "90002", job="Tømrer"))  # fmt: skip
        office.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "90002"}})
        assert courses(office) == ([["P0001"], ["P0002"], ["P0003"]], {"D105:P0002+P0003"})

    @pytest.mark.parametrize("text", ["IDV", "x", "n/a", "0", "ved ikke"])
    def test_what_is_no_number_is_refused(self, doubted, text):
        (told,) = refused(doubted, {"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer": text}})
        assert told.startswith("sheet Åbne sager, row 2: ")
        assert f"{text!r} in the column Nyt nummer is no course number: write for example 40088" in told

    def test_a_dash_takes_it_away(self, doubted):
        doubted.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "–"}})
        assert course(doubted, "P0002").number is None
        assert courses(doubted) == ([["P0001"], ["P0002"]], set())

    @pytest.mark.parametrize("text", ["90001", "AMU 90001"])
    def test_two_different_courses_do_not_get_one_number(self, doubted, text):
        (told,) = refused(doubted, {"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer": text}})
        assert "would both have the number" in told

    def test_one_course_does_not_get_two(self, doubted):
        answer = {**SAME, "Nyt nummer": "90002", "Nyt nummer 2": "90003"}
        (told,) = refused(doubted, {"D105:P0001+P0002": answer})
        assert "one course would have the numbers 90002 and 90003" in told

    def test_two_rows_do_not_give_one_proposal_two_numbers(self, office):
        received(office.begin(), office.row(TITLE, "90001"), office.row("Varm mad", "90001", job="Kok"),
                 office.row("Tagkonstruktion", "90001", job="Tømrer"))  # fmt: skip
        answers = {f"D105:P0001+P000{n}": {**DIFFERENT, "Nyt nummer": f"9000{n}"} for n in (2, 3)}
        (told,) = refused(office, answers)
        assert "P0001 is given the numbers 90002 and 90003" in told

    def test_the_same_workbook_twice_is_unchanged_the_second_time(self, doubted):
        answer = {**DIFFERENT, "Nyt nummer": "-", "Nyt nummer 2": "90 002"}
        path = doubted.filled(doubted.export(), {"D105:P0001+P0002": answer})
        for _ in range(2):
            with doubted.at("2020-03-05") as workspace:
                done = workspace.review.import_(doubted.round, path, "Frida Fiktiv")
        assert (done.decided, done.unchanged) == ({}, 1)

    def test_of_a_course_each_proposal_that_had_the_number_gets_it(self, office):
        received(office.begin(), office.row(TITLE, "90001"), office.row(TITLE, "90001"),
                 office.row("Varm mad", "90001", job="Kok"))  # fmt: skip
        assert courses(office) == ([["P0001", "P0002"], ["P0003"]], {"D105:P0001+P0003"})
        office.judge({"D105:P0001+P0003": {**DIFFERENT, "Nyt nummer": "90002"}})
        assert courses(office) == ([["P0001", "P0002"], ["P0003"]], set())
        assert course(office, "P0001").number == "90002"

    def test_it_is_not_for_what_is_turned_down(self, office):
        received(office.begin(), office.row("Lysbue", "90001", duration=None))
        (told,) = refused(office, {"V102:P0001": {**K201, "Nyt nummer": "90002"}})
        assert "a correction goes with the answer Optages" in told

    def test_it_goes_with_any_case(self, office):
        received(office.begin(), office.row("Lysbue", "90001", duration=None))
        office.judge({"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage", "Nyt nummer": "90002"}})
        assert course(office, "P0001").number == "90002"
        (told,) = refused(
            office, {"V102:P0001": {**ACCEPT, "Ny varighed": "10 dage", "Nyt nummer 2": "90002"}}, decided=True
        )
        assert "no second course" in told

    def test_the_papers_show_what_was_sent_and_what_holds(self, doubted):
        doubted.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "90002"}})
        with doubted.at("2020-03-16") as workspace:
            written = workspace.documents.write("answers-to-respondents", doubted.round)
        texts = "\n".join(w.path.read_text() for w in written if w.path.suffix == ".md")
        assert "Kursusnummeret er rettet til 90002" in texts
        books = [CalamineWorkbook.from_path(str(w.path)) for w in written if w.path.suffix == ".xlsx"]
        cells = [cell for book in books for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
                 for cell in row]  # fmt: skip
        assert "90001 → 90002" in cells

    def test_check_finds_it_by_both_numbers(self, doubted):
        doubted.judge({"D105:P0001+P0002": {**DIFFERENT, "Nyt nummer": "90005", "Nyt nummer 2": "90002"}})
        doubted.decide()
        doubted.publish()
        with doubted.at("2020-05-01") as workspace:
            for text, title in (("90002", "Varm mad"), ("90005", TITLE), (TITLE, TITLE)):
                found = workspace.check(text, date(2020, 5, 1), "Skive")
                assert [entry.title for entry in found.entries] == [title]
            found = workspace.check("90001", date(2020, 5, 1), "Skive")
        assert {entry.title for entry in found.entries} == {TITLE, "Varm mad"}
        assert [reason.code for reason in found.reasons] == ["listed", "proposed-as", "proposed-as"]

    def test_check_tells_of_another_with_that_number_that_was_left_out(self, doubted):
        doubted.judge({"D105:P0001+P0002": DIFFERENT})
        doubted.decide(exceptions=doubted.exceptions(("P0001", "Afvises", "for få pladser")))
        doubted.publish()
        with doubted.at("2020-05-01") as workspace:
            found = workspace.check("90001", date(2020, 5, 1), "Skive")
        assert [entry.title for entry in found.entries] == ["Varm mad"]
        said = {reason.code: reason.message for reason in found.reasons}["declined"]
        assert said.startswith(f"another was proposed with it, {TITLE!r}: P0001 of {doubted.round} ")
        assert said.endswith("for få pladser")

    @pytest.mark.parametrize(
        ("text", "near"),
        [
            ("Gaffel truck certifikat B", ["Gaffeltruckcertifikat B"]),
            ("Foedevarehygiejne", ["Fødevarehygiejne"]),
            ("Regne-ark", ["Regneark"]),
            ("gaffeltruckcertifikat", ["Gaffeltruckcertifikat B"]),
            ("Gaffeltruckcertifikat A", []),
        ],
    )
    def test_check_offers_what_is_written_in_another_way(self, office, text, near):
        titles = "Gaffeltruckcertifikat B", "Fødevarehygiejne", "Regneark"
        received(office.begin(), *(office.row(title) for title in titles))
        office.decide()
        office.publish()
        with office.at("2020-05-01") as workspace:
            found = workspace.check(text, date(2020, 5, 1), "Skive")
        told = [reason.message for reason in found.reasons if reason.code == "resembles"]
        assert told == [f"the list has courses of a similar title: {title}" for title in near]

    def test_taken_apart_with_the_right_number_and_then_the_same_again(self, office):
        numbered(office, "90001", "90001")
        office.judge({"D101:P0001+P0002": {**DIFFERENT, "Nyt nummer": "90002"}})
        assert courses(office) == ([["P0001"], ["P0002"]], set())
        assert course(office, "P0002").number == "90002"
        (told,) = refused(office, {"D101:P0001+P0002": {**DIFFERENT, "Nyt nummer": "90001"}})
        assert "would both have the number" in told
        office.judge({"D101:P0001+P0002": {**SAME, "Nyt nummer": "90001"}})
        assert courses(office) == ([["P0001", "P0002"]], set())


class TestDisagreement:
    @pytest.fixture
    def disagreeing(self, office):
        return received(office.begin(), office.row(TITLE, "90001"),
                        office.row("Svejsning i rustfrit stål", "90001", duration="5 dage"))  # fmt: skip

    def test_the_titles_of_both_are_shown(self, disagreeing):
        (row,) = sheet(disagreeing, "Åbne sager").values()
        assert row["Sag"] == "D202:P0001+P0002"
        assert (row["Titel"], row["Titel 2"]) == (TITLE, "Svejsning i rustfrit stål")
        assert f"P0001 „{TITLE}“ og P0002 „Svejsning i rustfrit stål“ er lagt sammen" in row["Spørgsmål"]

    @pytest.mark.parametrize(("new", "lasts"), [({}, "10 dage"), ({"Ny varighed": "5 dage"}, "5 dage")])
    def test_the_same_course(self, disagreeing, new, lasts):
        disagreeing.judge({"D202:P0001+P0002": {**SAME, **new}})
        assert courses(disagreeing) == ([["P0001", "P0002"]], set())
        assert course(disagreeing, "P0001").duration.understood == lasts

    def test_different_courses_and_the_same_again(self, disagreeing):
        disagreeing.judge({"D202:P0001+P0002": {**DIFFERENT, "Nyt nummer 2": "90002"}})
        assert courses(disagreeing) == ([["P0001"], ["P0002"]], set())
        assert course(disagreeing, "P0002").number == "90002"
        row = sheet(disagreeing, "Lagt sammen")["D202:P0001+P0002"]
        assert (row["Titel"], row["Titel 2"]) == (TITLE, "Svejsning i rustfrit stål")
        disagreeing.judge({"D202:P0001+P0002": SAME})
        assert courses(disagreeing) == ([["P0001", "P0002"]], set())

    def test_of_three_those_that_disagree(self, office):
        rows = [office.row(TITLE, "90001", duration=lasts) for lasts in ("10 dage", "10 dage", "5 dage")]
        received(office.begin(), *rows)
        one, two = [["P0001", "P0002", "P0003"]], [["P0001", "P0002"], ["P0003"]]
        for answer, left in ((DIFFERENT, two), (SAME, one), (DIFFERENT, two)):
            office.judge({"D202:P0001+P0002+P0003": answer}, decided=True)
            assert courses(office) == (left, set())

    def test_a_value_does_not_go_with_different_courses(self, disagreeing):
        (told,) = refused(disagreeing, {"D202:P0001+P0002": {**DIFFERENT, "Ny varighed": "5 dage"}})
        assert "a correction goes with the answer" in told

    def test_an_answer_against_a_join_by_a_person_takes_its_place(self, office):
        rows = office.row(TITLE, "90001"), office.row("Svejsning af rusfrit stål", duration="5 dage")
        office.begin().receive("Nordskolen", *rows)
        office.screen()
        office.judge({"D201:P0001+P0002": SAME})
        office.judge({"D202:P0001+P0002": DIFFERENT})
        assert courses(office) == ([["P0001"], ["P0002"]], set())


class TestUndone:
    """Whatever a person joined can be undone on the sheet of joins, and done again there."""

    def test_a_pair_that_also_got_one_number(self, office):
        received(
            office.begin(), office.row("Regneark", "90001"), office.row("Regneark", "90011", provider="Nordskolen")
        )
        office.judge({"D201:P0001+P0002": {**SAME, "Nyt nummer 2": "90001"}})
        (case,) = sheet(office, "Lagt sammen")
        office.judge({case: DIFFERENT})
        assert courses(office)[0] == [["P0001"], ["P0002"]]
        office.judge({case: SAME})
        assert courses(office) == ([["P0001", "P0002"]], set())

    def test_one_of_three(self, office):
        titles = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
        office.begin().receive("Nordskolen", *(office.row(title, job="Kok") for title in titles))
        office.screen()
        office.judge({f"D201:{pair}": SAME for pair in ("P0001+P0002", "P0001+P0003", "P0002+P0003")})
        (told,) = refused(office, {"D201:P0001+P0003": DIFFERENT})
        assert "make them one: D201:P0001+P0002 (sheet Lagt sammen) and D201:P0002+P0003 (sheet Lagt sammen);" in told
        office.judge({"D201:P0001+P0003": DIFFERENT, "D201:P0002+P0003": DIFFERENT})
        assert courses(office)[0] == [["P0001", "P0002"], ["P0003"]]
        office.judge({"D201:P0001+P0003": SAME, "D201:P0002+P0003": SAME})
        assert courses(office)[0] == [["P0001", "P0002", "P0003"]]

    def test_of_three_that_were_said_to_be_one_though_they_disagree(self, office):
        received(
            office.begin(), *(office.row(TITLE, "90001", duration=lasts) for lasts in ("9 dage", "7 dage", "5 dage"))
        )
        office.judge({"D202:P0001+P0002+P0003": SAME})
        office.judge({"D101:P0001+P0003": DIFFERENT})
        assert courses(office) == ([["P0001", "P0002"], ["P0003"]], set())
