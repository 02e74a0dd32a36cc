"""What one round knows of the ones before: what became of a course, and what people judged of pairs."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from positivliste.documents.content.reasons import explained
from positivliste.model.finding import Answer
from positivliste.model.round import ListKind
from positivliste.process.results import proposal_results
from positivliste.usecases.turn import look_at

SPRING, AUTUMN = "courses-2020-04-01", "courses-2020-10-01"
SAME, DIFFERENT = {"Afgørelse": "Samme kursus: læg sammen"}, {"Afgørelse": "Forskellige kurser: behold begge"}
K202 = {"Afgørelse": "Afvises: uden for rådets kriterier (K202)", "Begrundelse": "for almen"}
TWO = ("Varm mad i store køkkener", "Varm mad i storre køkkener")


def cooked(office, *titles, **more):
    return [office.row(title, job="Kok", **more) for title in titles]


def spring(office, *rows, answers=None, publish=True):
    """The round of spring 2020 with these rows from Nordskolen, judged, decided and published."""
    office.begin()
    office.receive("Nordskolen", *rows)
    office.screen()
    if answers:
        office.judge(answers)
    office.decide()
    if publish:
        office.publish()


def autumn(office, *rows, sender="Nordskolen", round_=AUTUMN):
    """The round after it, screened."""
    office.round = round_
    header = ("Stillingsbetegnelse", "Erhvervsgruppe", "DISCO-08", "Ønskede kompetencer")
    priorities = [("Svejser", "Jern, metal og auto", "721200", None), ("Kok", "Hotel, restauration, køkken, kantine")]
    with office.at("2020-08-03") as workspace:
        workspace.rounds.open(ListKind.COURSES, date.fromisoformat(round_[-10:]))
        workspace.rounds.import_priorities(round_, office.sheet("prioriteter-2.xlsx", header, priorities))
        workspace.consultation.open(round_, "2020-08-28")
    office.receive(sender, *rows, on="2020-08-10")
    return office.screen("2020-09-01")


def spring_of_two(office, *rows):
    """The round of spring in which a person took two courses of one number apart, and the first was left out."""
    office.begin()
    office.receive("Nordskolen", *rows)
    office.screen()
    (case,) = {row.case for row in cases_of_two(office)}
    office.judge({case: DIFFERENT})
    office.decide(exceptions=office.exceptions(("P0001", "Afvises", "for få pladser")))


def cases_of_two(office):
    with office.at("2020-03-03") as workspace:
        _, cases = workspace.review.export(office.round)
    return cases.joined or cases.open


def asked(screening):
    return [(f.code, f.proposal, f.other) for f in screening.findings if f.kind == "review"]


def notes(screening):
    return [(f.proposal, f.message) for f in screening.findings if f.code == "D106"]


def verdicts(office):
    with office.at("2020-09-10") as workspace:
        return [decided.verdict for decided in look_at(workspace._session, office.round).state.verdicts.values()]


class TestJudgements:
    @pytest.mark.parametrize("answer", [SAME, DIFFERENT])
    def test_a_judged_pair_is_not_asked_again(self, office, answer):
        given = {**answer, "Begrundelse": "skolen har svaret"}
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": given})
        found = autumn(office, office.row("Svejsning 1", "90001"), *cooked(office, *reversed(TWO)))
        assert asked(found) == []
        assert found.funnel.unique == (2 if answer is SAME else 3)
        (verdict,) = verdicts(office)
        assert (verdict.case.id, verdict.carried, verdict.reason) == ("D201:P0002+P0003", SPRING, "skolen har svaret")

    def test_it_is_carried_once_and_screening_again_records_nothing(self, office):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": DIFFERENT})
        autumn(office, *cooked(office, *TWO))
        head = office.head()
        with office.at("2020-09-02") as workspace:
            workspace.screening.run(office.round)
        assert office.head() == head

    @pytest.mark.parametrize(
        "rows",
        [
            [("Varm mad i store køkkener", {}), ("Varm mad i stoore køkkener", {})],
            [("Varm mad i store køkkener", {}), ("Varm mad i storre køkkener", {"duration": "11 dage"})],
            [("Varm mad i store køkkener", {}), ("Varm mad i storre køkkener", {"number": "90009"})],
            [("Varm mad i store køkkener", {}), ("Varm mad i storre køkkener", {"provider": "Nordskolen Nord"})],
        ],
        ids=["title", "duration", "number", "provider"],
    )
    @pytest.mark.parametrize("answer", [SAME, DIFFERENT])
    def test_what_was_judged_is_another_now(self, office, rows, answer):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": answer})
        found = autumn(office, *(office.row(title, job="Kok", **more) for title, more in rows))
        assert [code for code, *_ in asked(found)] == ["D201", "D201"]
        assert verdicts(office) == []

    def test_how_it_is_spelt_does_not_matter(self, office):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": DIFFERENT})
        rows = [office.row(f" {title.upper()}", job="Tømrer", duration="2 uger") for title in TWO]
        assert "D201" not in [code for code, *_ in asked(autumn(office, *rows))]

    def test_the_number_of_a_pair_said_to_be_the_same_is_another_now(self, office):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": SAME})
        found = autumn(office, *(office.row(t, n, job="Kok") for t, n in zip(TWO, ("90001", "80500"), strict=True)))
        assert (found.funnel.duplicates, verdicts(office)) == (0, [])

    def test_a_person_can_change_it_on_record(self, office):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": DIFFERENT})
        autumn(office, *cooked(office, *TWO))
        office.judge({"D201:P0001+P0002": SAME}, on="2020-09-03")
        (verdict,) = verdicts(office)
        assert (verdict.answer, verdict.carried) == (Answer.SAME, "")
        with office.at("2020-09-04") as workspace:
            assert workspace.screening.run(office.round).funnel.unique == 1
        (verdict,) = verdicts(office)
        assert verdict.answer is Answer.SAME, "it is not carried again"

    def test_it_is_carried_over_a_round_in_which_it_was_not_proposed(self, office):
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": DIFFERENT})
        autumn(office, *cooked(office, TWO[0]))
        with office.at("2020-09-18") as workspace:
            workspace.decisions.decide(AUTUMN, "council", "2020-09-17", "item 1")
        found = autumn(office, *cooked(office, *TWO), round_="courses-2021-04-01")
        assert asked(found) == []
        assert [verdict.carried for verdict in verdicts(office)] == [SPRING]

    def test_a_third_row_that_joins_one_of_them(self, office):
        """What is the same as one of two that are different is different from the other: nobody is asked again."""
        spring(office, *cooked(office, *TWO), answers={"D201:P0001+P0002": DIFFERENT})
        found = autumn(office, *cooked(office, *TWO, TWO[1]))
        assert asked(found) == []
        assert [(merge.proposal, merge.into) for merge in found.merges] == [("P0003", "P0002")]

    def test_a_third_row_by_whose_number_another_rule_would_ask(self, office):
        office.begin()
        office.receive("Nordskolen", office.row(TWO[0], "90001", job="Kok"), *cooked(office, TWO[1]))
        office.screen()
        office.judge({"D201:P0001+P0002": DIFFERENT})
        late = office.answer(office.row(TWO[1], "90001", job="Kok", provider="Nordskolen"))
        with office.at("2020-03-05") as workspace:
            workspace.answers.receive(office.round, [late], "Sydskolen", received="2020-02-20")
            found = workspace.screening.run(office.round)
        assert [code for code, *_ in asked(found) if code.startswith("D")] == []

    def test_what_is_not_decided_yet_does_not_count(self, office):
        office.begin()
        office.receive("Nordskolen", *cooked(office, *TWO))
        office.screen()
        office.judge({"D201:P0001+P0002": DIFFERENT})
        assert asked(autumn(office, *cooked(office, *TWO)))

    def test_what_cannot_be_true_beside_an_answer_of_this_round_is_asked_again(self, office):
        """A third comes late: the two of the last round would now be one and two at once."""
        three = (*TWO, "Varm mad i stoore køkkener")
        different = {"D201:P0001+P0003": DIFFERENT, "D201:P0002+P0003": DIFFERENT, "D201:P0001+P0002": SAME}
        spring(office, *cooked(office, *three), answers=different)
        autumn(office, *cooked(office, *TWO))
        office.judge({}, on="2020-09-02")
        late = office.answer(*cooked(office, three[2]))
        with office.at("2020-09-03") as workspace:
            workspace.answers.receive(office.round, [late], "Nordskolen", received="2020-08-20", adds=True)
            assert asked(workspace.screening.run(office.round)) == []
        assert len(verdicts(office)) == 3


class TestBefore:
    def test_on_the_last_list(self, office):
        spring(office, office.row("Svejsning 1", "90001"))
        found = autumn(office, office.row("Svejsning 1, 10 dage", "AMU 90.001"), office.row("Demens", "90002"))
        assert notes(found) == [("P0001", "was on the list of 2020-04-01, as P0001")]
        assert found.funnel.recommended == 2

    def test_turned_down_and_why(self, office):
        spring(office, office.row("Svejsning 1", "90001"), answers={"K201:P0001": K202})
        found = autumn(office, office.row("Svejsning 1", "90001"))
        ((proposal, message),) = notes(found)
        assert proposal == "P0001"
        assert message.startswith("was turned down for the list of 2020-04-01, as P0001: ")
        assert "for almen" in message

    def test_left_out_by_the_decision(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
        office.screen()
        office.decide(exceptions=office.exceptions(("P0001", "Afvises", "for få pladser")))
        found = autumn(office, office.row("Svejsning 1", "90001"))
        assert notes(found) == [("P0001", "was turned down for the list of 2020-04-01, as P0001: for få pladser")]

    def test_the_respondent_is_told_the_earlier_reason(self, office):
        spring(office, office.row("Svejsning 1", "90001"), answers={"K201:P0001": K202})
        autumn(office, office.row("Svejsning 1", "90001"))
        with office.at("2020-09-02") as workspace:
            seen = look_at(workspace._session, office.round)
            (told,) = proposal_results(seen.state, seen.screening)
        assert explained(told).startswith("Kom ikke på listen fra 1. april 2020: ")
        assert "for almen" in explained(told)

    def test_the_review_tells_it_of_both_of_two(self, office):
        spring_of_two(office, *cooked(office, *TWO))
        autumn(office, *cooked(office, TWO[0]), office.row(TWO[1], job="Kok", provider="Nord"))
        book = CalamineWorkbook.from_filelike(io.BytesIO(office.export(on="2020-09-02")))
        header, row = book.get_sheet_by_name("Åbne sager").to_python()
        told = dict(zip(header, row, strict=True))
        assert told["Tidligere runder"].startswith("Kom ikke på listen fra 1. april 2020")
        assert told["Tidligere runder 2"].startswith("Ligner ")

    def test_the_same_without_a_number_and_what_only_resembles_it(self, office):
        spring(office, *cooked(office, TWO[0]), answers={"K201:P0001": K202})
        ((_, same),) = notes(autumn(office, *cooked(office, TWO[0])))
        assert same.startswith("was turned down")

    def test_what_only_resembles_it_is_told_as_such(self, office):
        spring(office, *cooked(office, TWO[0]), answers={"K201:P0001": K202})
        ((_, near),) = notes(autumn(office, *cooked(office, TWO[1])))
        assert near.startswith(f"resembles {TWO[0]!r}, which was turned down for the list of 2020-04-01")

    def test_another_level_is_another_course(self, office):
        spring(office, *cooked(office, "Svejsning 1"), answers={"K201:P0001": K202})
        assert notes(autumn(office, *cooked(office, "Svejsning 2"))) == []

    def test_the_last_of_several_rounds_is_told(self, office):
        spring(office, office.row("Svejsning 1", "90001"), answers={"K201:P0001": K202})
        autumn(office, office.row("Svejsning 1", "90001"))
        with office.at("2020-09-18") as workspace:
            workspace.decisions.decide(AUTUMN, "council", "2020-09-17", "item 1")
        found = autumn(office, office.row("Svejsning 1", "90001"), round_="courses-2021-04-01")
        assert notes(found) == [("P0001", "was on the list of 2020-10-01, as P0001")]

    def test_what_a_person_said_is_another_course_is_not_told_of_this_one(self, office):
        rows = office.row("Svejsning 1", "90001"), office.row("Svejsning 1, grundkursus", "90001")
        spring_of_two(office, *rows)
        found = autumn(office, office.row("Svejsning 1", "90001"))
        assert notes(found) == [("P0001", "was turned down for the list of 2020-04-01, as P0001: for få pladser")]

    def test_nor_where_it_is_written_in_another_way(self, office):
        spring_of_two(office, office.row("Varm mad", "90001"), office.row("Varm mad", "AMU 90001", duration="12 dage"))
        found = autumn(office, office.row("Varm mad", "90.001", duration="12 dage"), office.row("VARM MAD", "90001"))
        told = {proposal: message.partition(",")[0] for proposal, message in notes(found)}
        assert told["P0001"] == "was on the list of 2020-04-01"
        assert told["P0002"] == "was turned down for the list of 2020-04-01"

    def test_both_are_told_where_it_can_be_either(self, office):
        spring_of_two(office, office.row("Varm mad", "90001"), office.row("Varm mad", "AMU 90001", duration="12 dage"))
        first, second = (
            message for _, message in notes(autumn(office, office.row("Varm mad", "90001", duration=None)))
        )
        assert first.startswith("resembles 'Varm mad', which was on the list of 2020-04-01, as P0002")
        assert second.startswith(
            "resembles 'Varm mad', which was turned down for the list of 2020-04-01, as P0001: for"
        )

    def test_what_is_long_ago_is_not_looked_at(self, office):
        spring(office, office.row("Svejsning 1", "90001"))
        assert notes(autumn(office, office.row("Svejsning 1", "90001"), round_="courses-2022-10-01")) == []

    def test_a_supplement_says_once_what_is_on_the_list_that_it_supplements(self, office):
        spring(office, office.row("Svejsning 1", "90001"), office.row("Demens", "90002"),
               answers={"K201:P0002": K202})  # fmt: skip
        with office.at("2020-06-01") as workspace:
            round_ = workspace.rounds.open(ListKind.COURSES, date(2020, 7, 1), supplement=True)
            path = office.answer(office.row("Svejsning 1", "90001"), office.row("Demens", "90002"))
            workspace.answers.receive(round_.id, [path], "Nordskolen")
            found = workspace.screening.run(round_.id)
        assert {f.code for f in found.findings if f.proposal == "P0001"} == {"D104"}
        assert [proposal for proposal, _ in notes(found)] == ["P0002"]
