"""The values that a round is made of: durations, proposals and courses, findings, and the counts."""

from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from positivliste.model.council import Council, RespondentKind
from positivliste.model.duration import Duration, Unit
from positivliste.model.finding import Answer, Case, Finding, Kind, Verdict
from positivliste.model.proposal import Correction, Course, Origin
from positivliste.model.round import Delegation, ListKind, Round
from positivliste.model.screening import Funnel, Outcome, Screened, Screening
from positivliste.rules.samples import amount, course, days, proposal

SPAN = Duration(start=date(2020, 3, 1), end=date(2020, 6, 1))


def found(code: str, kind: Kind, about: str = "P0001", other: str | None = None) -> Finding:
    return Finding(code, kind, about, "message", "besked", "source", other)


class TestDuration:
    @pytest.mark.parametrize(
        ("duration", "text"),
        [
            (days(10), "10 dage"),
            (days(1), "1 dag"),
            (days("0.5"), "0,5 dage"),
            (days(1, 2), "1-2 dage"),
            (amount(1, Unit.WEEKS), "1 uge"),
            (amount(74, Unit.HOURS), "74 timer"),
            (amount("1.5", Unit.MONTHS), "1,5 måneder"),
            (SPAN, "1. marts 2020 - 1. juni 2020"),
            (Duration("30 dage", days(30).readings, SPAN.start, SPAN.end), "30 dage / 1. marts 2020 - 1. juni 2020"),
            (Duration("efter aftale", problem="no number"), "efter aftale"),
            (Duration(), ""),
        ],
    )
    def test_says_in_danish_what_was_understood(self, duration, text):
        assert duration.understood == text

    def test_is_known_only_with_a_reading_or_both_dates(self):
        assert days(10).is_known
        assert SPAN.is_known
        assert not Duration("efter aftale", problem="no number").is_known
        assert not Duration(start=date(2020, 3, 1)).is_known

    def test_the_key_is_what_was_understood_not_how_it_was_written(self):
        assert Duration("10", days(10).readings).key == Duration("10  DAGE", days(10).readings).key
        assert Duration("Efter aftale").key == Duration("efter  AFTALE").key
        assert days(10).key != amount(10, Unit.WEEKS).key
        assert days(10).key != Duration().key


class TestProposal:
    def test_an_origin_says_where_in_excel(self):
        assert Origin("0", "svar.xlsx", "Kurser", 7).text == "svar.xlsx, sheet Kurser, row 7"
        assert Origin("0", "svar.csv", "", 7).text == "svar.csv, row 7"

    def test_nothing_of_it_can_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            proposal().title = "another"


class TestCourse:
    def test_its_number_is_the_first_that_is_one(self):
        first, later = proposal("P0001", number="IDV"), proposal("P0002", number="AMU 90.001")
        assert Course((first, later)).number == "90001"
        assert Course((first,)).number is None
        assert first.number == "IDV"

    def test_a_later_proposal_fills_in_and_never_overwrites(self):
        first = proposal("P0001", number=None, group=None, duration=Duration(), title="Svejsning 1")
        later = proposal("P0002", number="90001", title="Another", provider="Prøveskolen", respondent="Prøveskolen")
        joined = Course((first, later))
        assert (joined.id, joined.title, joined.provider) == ("P0001", "Svejsning 1", "Eksempelskolen")
        assert (joined.number, joined.group, joined.duration) == ("90001", "Jern, metal og auto", days(10))
        assert joined.respondents == ("Eksempelskolen", "Prøveskolen")

    def test_a_respondent_that_proposed_it_twice_is_named_once(self):
        assert Course((proposal("P0001"), proposal("P0002"))).respondents == ("Eksempelskolen",)

    def test_values_that_differ_are_all_kept_the_first_in_front(self):
        joined = Course((
            proposal("P0001", duration=days(10), job_title="Svejser", group="A"),
            proposal("P0002", duration=days(5), job_title="Kok", group="B"),
            proposal("P0003", duration=Duration("10"), job_title="SVEJSER", group="a"),
        ))  # fmt: skip
        assert joined.durations == (days(10), days(5))
        assert joined.job_titles == ("Svejser", "Kok")
        assert joined.groups == ("A", "B")

    def test_the_first_duration_holds_also_where_a_third_proposal_repeats_it(self):
        joined = Course(tuple(proposal(f"P000{n}", duration=days(d)) for n, d in enumerate((10, 5, 10), start=1)))
        assert joined.duration == days(10)
        assert joined.durations == (days(10), days(5))

    def test_a_duration_that_nobody_can_read_stays_as_it_was_sent(self):
        vague = Duration("efter aftale", problem="no number")
        assert course(proposal(duration=vague), proposal("P0002", duration=Duration())).duration == vague

    def test_what_a_person_put_right_comes_first(self):
        put_right = Correction(job_title="Kok", group="B", duration=days(3))
        joined = Course((proposal(), proposal("P0002", duration=days(5))), (put_right, Correction()), put_right)
        assert (joined.job_titles, joined.groups, joined.durations) == (("Kok",), ("B",), (days(3),))

    def test_a_later_correction_holds_in_what_it_says_and_leaves_the_rest(self):
        both = Correction("Kok", None, days(3)).followed_by(Correction("Svejser", "B"))
        assert both == Correction("Svejser", "B", days(3))

    @pytest.mark.parametrize(
        ("said", "private"),
        [
            ([(RespondentKind.SCHOOL, None)], False),
            ([(RespondentKind.JOBCENTRE, None)], True),
            ([(RespondentKind.JOBCENTRE, None), (RespondentKind.UNEMPLOYMENT_FUND, None)], True),
            ([(RespondentKind.JOBCENTRE, None), (RespondentKind.SCHOOL, None)], False),
            ([(RespondentKind.JOBCENTRE, False)], False),
            ([(RespondentKind.SCHOOL, True)], True),
            ([(RespondentKind.SCHOOL, None), (RespondentKind.JOBCENTRE, True)], True),
        ],
    )
    def test_is_private_as_a_sender_said_else_where_only_jobcentres_and_a_kasser_proposed_it(self, said, private):
        joined = Course(tuple(proposal(f"P000{n}", kind=kind, private=word) for n, (kind, word) in enumerate(said, 1)))
        assert joined.is_private is private

    def test_is_used_only_with_others_if_anyone_said_so(self):
        assert Course((proposal(), proposal("P0002", only_with_others=True))).only_with_others
        assert not Course((proposal(),)).only_with_others


class TestRound:
    def test_its_id_says_the_list_and_the_day(self):
        assert Round(ListKind.COURSES, date(2020, 4, 1)).id == "courses-2020-04-01"

    def test_a_delegation_covers_its_list_from_its_first_day_to_its_last(self):
        given = Delegation(ListKind.COURSES, date(2020, 1, 1), date(2020, 12, 31), "item 1")
        assert given.covers(ListKind.COURSES, date(2020, 1, 1))
        assert given.covers(ListKind.COURSES, date(2020, 12, 31))
        assert not given.covers(ListKind.COURSES, date(2019, 12, 31))
        assert not given.covers(ListKind.COURSES, date(2021, 1, 1))
        assert not given.covers(ListKind.SKILLED, date(2020, 6, 1))
        assert Delegation(ListKind.COURSES, date(2020, 1, 1), None, "1").covers(ListKind.COURSES, date(2050, 1, 1))

    def test_a_council_is_named_by_its_body_and_its_area(self):
        assert Council("RBR", "Midtjylland").name == "RBR Midtjylland"


class TestScreening:
    def test_both_sides_of_a_pair_are_one_case(self):
        one, other = found("D201", Kind.REVIEW, "P0001", "P0002"), found("D201", Kind.REVIEW, "P0002", "P0001")
        assert one.case.id == other.case.id == "D201:P0001+P0002"
        assert found("V102", Kind.REVIEW).case.id == "V102:P0001"

    @pytest.mark.parametrize(
        ("kinds", "outcome"),
        [
            ([], Outcome.RECOMMENDED),
            ([Kind.NOTE], Outcome.RECOMMENDED),
            ([Kind.NOTE, Kind.REVIEW], Outcome.REVIEW),
            ([Kind.REVIEW, Kind.REJECT], Outcome.REJECTED),
        ],
    )
    def test_a_course_counts_once_by_the_strongest_finding(self, kinds, outcome):
        screened = Screened(course(), tuple(found("X101", kind) for kind in kinds), (), "Svejser", "A")
        assert screened.outcome is outcome

    def test_a_rejected_course_is_counted_under_the_first_rule_by_code(self):
        screened = Screened(course(), (found("V101", Kind.REJECT), found("K101", Kind.REJECT)), (), None, None)
        assert (screened.outcome, screened.code) == (Outcome.REJECTED, "K101")
        assert Screened(course(), (found("V102", Kind.REVIEW),), (), None, None).code == "V102"

    def test_the_table_by_group_has_the_recommended_in_the_order_of_the_list(self):
        courses = (
            Screened(course(proposal("P0001")), (), (), "x", "B"),
            Screened(course(proposal("P0002")), (), (), "x", "A"),
            Screened(course(proposal("P0003")), (), (), "x", "B"),
            Screened(course(proposal("P0004")), (found("V101", Kind.REJECT),), (), "x", "A"),
            Screened(course(proposal("P0005")), (), (), "x", None),
        )
        screening = Screening("r", ListKind.COURSES, Funnel(5, 0, 5, 0, 5, 1, 0, 4), courses, (), ("A", "B", "C"))
        assert list(screening.by_group.items()) == [("A", 1), ("B", 2), ("Uden erhvervsgruppe", 1)]
        assert screening.rejected_by_rule == {"V101": 1}

    @pytest.mark.parametrize("field", ["rows", "row_errors", "proposals", "duplicates", "unique", "rejected"])
    def test_the_funnel_knows_when_a_course_is_lost(self, field):
        good = {"rows": 10, "row_errors": 1, "proposals": 9, "duplicates": 2, "unique": 7, "rejected": 2,
                "review": 1, "recommended": 4}  # fmt: skip
        assert Funnel(**good).adds_up
        assert not Funnel(**good | {field: good[field] + 1}).adds_up


class TestWhatIsLeftOfAVerdict:
    """Of a verdict that two or more are one course or two, when some of them were withdrawn."""

    @pytest.mark.parametrize(
        ("answer", "gone", "left"),
        [
            (Answer.SAME, {"P0004"}, "D202:P0001+P0002+P0003"),
            (Answer.SAME, {"P0002"}, "D202:P0001+P0003"),
            (Answer.SAME, {"P0001"}, "D202:P0002+P0003"),
            (Answer.SAME, {"P0001", "P0002"}, None),
            (Answer.DIFFERENT, {"P0002"}, "D202:P0001+P0003"),
            (Answer.DIFFERENT, {"P0001"}, None),
            (Answer.ACCEPT, {"P0002"}, None),
        ],
    )
    def test_of_three(self, answer: Answer, gone: set[str], left: str | None) -> None:
        found = Verdict(Case("D202", "P0001", "P0002+P0003"), answer, "person-1").without(gone)
        assert (found.case.id if found else None) == left

    def test_of_pairs_that_are_told_one_by_one(self) -> None:
        pairs = (("P0001", "P0002"), ("P0002", "P0003"))
        verdict = Verdict(Case("D202", "P0001", "P0002+P0003"), Answer.DIFFERENT, "person-1", apart=pairs)
        left = verdict.without({"P0001"})
        assert left is not None
        assert left.pairs == (("P0002", "P0003"),)
        assert verdict.without({"P0002"}) is None
