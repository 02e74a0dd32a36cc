"""Duplicates by number and by text, and what is only nearly the same."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.matching import merge, near_pairs
from positivliste.matching.language import normalise
from positivliste.model.duration import Duration, Unit
from positivliste.model.finding import Answer, Case, Kind, Verdict
from positivliste.parameters import Parameters
from positivliste.rules.samples import amount, course, days, proposal

VALUES = Parameters.standard().on(date(2020, 4, 1))


def merged(proposals, same=()):
    """The proposals joined as the process of list A says: by number, by text, and by what people said."""
    return merge(proposals, same, ("D101", "D102"), VALUES)


def clusters(proposals, same=()):
    """Which proposals became one course, by their ids."""
    return {frozenset(p.id for p in members) for members in merged(proposals, same).courses}


def together(*proposals, same=()):
    return clusters(proposals, same) == {frozenset(p.id for p in proposals)}


def same_course(one, other):
    return Verdict(Case("D201", one, other), Answer.SAME, "person-1", "made-up reason")


class TestExact:
    def test_the_same_number_joins_whatever_the_rest_says(self):
        one = proposal("P0001", number="90001", title="Svejsning 1", provider=None)
        other = proposal("P0002", number=" 90 001", title="Svejs basis", provider="Prøveskolen", duration=days(3))
        assert together(one, other)

    def test_leading_zeros_are_part_of_a_number(self):
        assert not together(proposal("P0001", number="00123"), proposal("P0002", number="123"))

    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"title": " SVEJSNING  1"},
            {"provider": "EKSEMPELSKOLEN"},
            {"duration": Duration("10", days(10).readings)},
        ],
    )
    def test_without_numbers_provider_title_and_duration_join(self, values):
        assert together(proposal("P0001"), proposal("P0002", **values))

    @pytest.mark.parametrize(
        "values",
        [{"title": "Svejsning 2"}, {"provider": "Prøveskolen"}, {"provider": None}, {"duration": days(9)},
         {"duration": amount(2, Unit.WEEKS)}, {"duration": Duration()}],
    )  # fmt: skip
    def test_without_numbers_one_difference_keeps_them_apart(self, values):
        assert not together(proposal("P0001"), proposal("P0002", **values))

    def test_nobody_knows_the_provider_so_they_are_not_joined(self):
        assert not together(proposal("P0001", provider=None), proposal("P0002", provider=None))

    def test_the_unicode_form_does_not_count(self):
        assert together(proposal("P0001", title="Blåmaling"), proposal("P0002", title="Bla\u030amaling"))

    def test_one_without_a_number_joins_one_with_the_same_text(self):
        assert together(proposal("P0001"), proposal("P0002", number="90001"))

    def test_one_that_fits_two_numbers_joins_neither(self):
        two = proposal("P0001", number="90001"), proposal("P0002", number="90002")
        bridge = proposal("P0003")
        for order in permutations((*two, bridge)):
            assert clusters(order) == {frozenset({"P0001"}), frozenset({"P0002"}), frozenset({"P0003"})}

    def test_two_that_fit_two_numbers_join_each_other(self):
        round_ = (proposal("P0001", number="1"), proposal("P0002", number="2"), proposal("P0003"), proposal("P0004"))
        assert clusters(round_) == {frozenset({"P0001"}), frozenset({"P0002"}), frozenset({"P0003", "P0004"})}

    def test_a_number_joins_the_texts_that_it_was_sent_with(self):
        first, second = proposal("P0001", title="A"), proposal("P0002", title="A", number="1")
        third, fourth = proposal("P0003", title="B", number="1"), proposal("P0004", title="B")
        assert together(first, second, third, fourth)

    def test_a_person_joins_what_no_rule_would(self):
        one, other = proposal("P0001", number="1"), proposal("P0002", number="2", title="B")
        assert not together(one, other)
        assert together(one, other, same=[same_course("P0001", "P0002")])

    def test_each_merge_says_which_rule_and_which_course(self):
        result = merged(
            [proposal("P0001", number="1"), proposal("P0002", number="1", title="B"), proposal("P0003"),
             proposal("P0004", title="C")],
            [same_course("P0001", "P0004")],
        )  # fmt: skip
        said = [(m.proposal, m.into, m.finding.code, m.finding.other, m.finding.kind) for m in result.merges]
        assert said == [
            ("P0002", "P0001", "D101", "P0001", Kind.MERGE),
            ("P0003", "P0001", "D102", "P0001", Kind.MERGE),
            ("P0004", "P0001", "D201", "P0001", Kind.MERGE),
        ]
        assert "made-up reason" in result.merges[2].finding.message

    def test_the_first_received_stands_first(self):
        joined = merged([proposal("P0007", number="1"), proposal("P0002", number="1")])
        assert [p.id for p in joined.courses[0]] == ["P0007", "P0002"]
        assert joined.merges[0].into == "P0007"


PROPOSALS = st.lists(
    st.builds(
        lambda number, title, provider, length: proposal(
            number=number, title=title, provider=provider, duration=length
        ),
        st.sampled_from([None, None, "1", "2", " 2", "02"]),
        st.sampled_from(["Svejsning", "SVEJSNING", "Drejning", "Fræsning"]),
        st.sampled_from([None, "Nordskolen", "nordskolen"]),
        st.sampled_from([days(1), days(2), Duration()]),
    ),
    max_size=9,
).map(lambda found: [evolve(p, id=f"P{n:04}") for n, p in enumerate(found, start=1)])


@settings(max_examples=200)
@given(PROPOSALS, st.randoms(use_true_random=False))
def test_any_order_of_receipt_gives_the_same_courses(proposals, random):
    shuffled = random.sample(proposals, len(proposals))
    assert clusters(shuffled) == clusters(proposals)
    result = merged(shuffled)
    assert sum(map(len, result.courses)) == len(proposals) == len(result.courses) + len(result.merges)


@settings(max_examples=200)
@given(PROPOSALS)
def test_no_rule_joins_two_numbers_or_leaves_two_of_one_number_apart(proposals):
    courses = merged(proposals).courses
    numbers = [{p.number_key for p in members if p.number_key} for members in courses]
    assert all(len(found) < 2 for found in numbers)
    assert len([number for found in numbers for number in found]) == len(set().union(*numbers))


class TestTitles:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Grundl. svejsning", "Grundlæggende svejsning"),
            ("Svejsning, grundlæggende", "Grundlæggende svejsning"),
            ("Kursus om svejsning", "Om SVEJSNING"),
            ("Svejsning (10 dage)", "Svejsning"),
            ("Svejsning & lodning", "Svejsning og lodning"),
            ("Svejsning til lodning", "Lodning med svejsning"),
            ("Intro til cert. af maskinfører", "Introduktion til certifikat for maskinfører"),
            ("Måling", "Maaling"),
            ("AMU-kursus: Truck, videreg.", "truck videregående"),
        ],
    )
    def test_habits_of_writing_do_not_count(self, one, other):
        assert normalise(one) == normalise(other)

    def test_the_preposition_i_is_no_level(self):
        assert normalise("Kursus i svejsning") == normalise("Svejsning")

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Svejsning 1", "Svejsning 2"), ("Svejsning I", "Svejsning II"), ("Truck A", "Truck B"),
         ("Engelsk, begyndere", "Engelsk, øvede"), ("Engelsk", "Engelsk 1"), ("Word basis", "Word avanceret")],
    )  # fmt: skip
    def test_levels_do(self, one, other):
        assert normalise(one).levels != normalise(other).levels
        assert normalise(one).words == normalise(other).words


class TestNear:
    def pairs(self, *courses):
        return [(case.course.id, case.other.id) for case in near_pairs(courses, VALUES)]

    def near(self, one, other):
        found = self.pairs(course(proposal("P0001", **one)), course(proposal("P0002", **other)))
        assert found in ([], [("P0001", "P0002")])
        return bool(found)

    @pytest.mark.parametrize(
        ("one", "other", "near"),
        [
            ("Svejsning af rustfrit stål", "Svejsning af rusfrit stål", True),
            ("Svejsning af rustfrit stål", "Rustfrit stål: svejsning", True),
            ("Svejsning af rustfrit stål", "Svejsning i sort stål", False),
            ("Svejsning 1", "Svejsning 2", False),
            ("Svejsning 1", "Svejsnign 1", True),
            ("Drejning", "Svejsning", False),
        ],
    )
    def test_titles_that_are_nearly_the_same(self, one, other, near):
        assert self.near({"title": one}, {"title": other}) is near
        assert self.near({"title": other}, {"title": one}) is near

    def test_two_numbered_courses_are_never_compared(self):
        assert not self.near({"number": "1"}, {"number": "2"})
        assert self.near({"number": "1", "provider": None}, {})

    def test_two_providers_are_never_compared_but_an_unknown_one_is(self):
        assert not self.near({}, {"provider": "Prøveskolen"})
        assert self.near({}, {"provider": None})

    def test_a_private_course_is_compared_with_a_public_one_whoever_gives_it(self):
        numbered = {"number": "1", "provider": "Prøveskolen"}
        assert self.near({"private": True, "number": "2"}, {"private": False, **numbered})
        assert not self.near({"private": True, "number": "2"}, {"private": True, **numbered})

    def test_each_pair_comes_once_with_how_alike_they_are(self):
        courses = [course(proposal(f"P000{n}", title=t)) for n, t in enumerate(("Bagning", "Bagnnig", "Bagning"), 1)]
        cases = list(near_pairs(courses, VALUES))
        assert [(c.course.id, c.other.id) for c in cases] == [("P0001", "P0003")]
        assert cases[0].likeness == 100

    def test_no_common_word_makes_every_course_a_candidate_and_none_is_missed(self):
        titles = [f"Truck {name}" for name in ("gaffel", "stabler", "teleskop", "rendegraver", "kran")]
        courses = [course(proposal(f"P000{n}", title=title)) for n, title in enumerate(titles, 1)]
        assert self.pairs(*courses) == []
        courses.append(course(proposal("P0009", title="Truck stablre rendegraver")))
        courses.append(course(proposal("P0010", title="Truck stabler rendegraver")))
        assert self.pairs(*courses) == [("P0009", "P0010")]

    def test_a_title_without_words_is_compared_with_none(self):
        assert self.pairs(course(proposal("P0001", title="1")), course(proposal("P0002", title="1"))) == []
