"""Which rows of a table are the same course: whatever the order of the rows, and what people said of them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.matching import duplicates, record

SCHOOL = "Eksempelskolen"
TITLES = ["Svejsning 1", "Svejsning 2", "Svejsnign 1", "svejsning 1, 3 dage", "Demens", "Gaffeltruck", "gaffel truck"]
ROWS = st.builds(
    record,
    title=st.sampled_from(TITLES),
    number=st.sampled_from([None, "-", "40088", "40.088", "40089", "K-1", "40088/40089"]),
    provider=st.sampled_from([None, SCHOOL, "Prøveskolen"]),
    duration=st.sampled_from([None, "3 dage"]),
    private=st.sampled_from([None, True, False]),
)


def shapes(found, order):
    """Courses and clusters as sets of the rows' names, so that the order of the rows doesn't count."""
    return tuple(
        {frozenset(order[row] for row in group) for group in groups} for groups in (found.courses, found.clusters)
    )


@settings(max_examples=200)
@given(st.lists(ROWS, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, dice):
    order = list(range(len(rows)))
    dice.shuffle(order)
    assert shapes(duplicates([rows[at] for at in order]), order) == shapes(duplicates(rows), range(len(rows)))


@given(st.lists(ROWS, max_size=9))
def test_every_row_is_in_one_course_and_every_later_one_says_why(rows):
    found = duplicates(rows)
    assert sorted(row for course in found.courses for row in course) == list(range(len(rows)))
    assert len(found.joined) == sum(len(course) - 1 for course in found.courses)
    assert all(pair.match.relation.joins for pair in found.joined)
    assert not any(pair.match.relation.joins for pair in found.suggested)


@given(st.lists(ROWS, max_size=9))
def test_no_course_is_said_to_be_private_and_public(rows):
    for course in duplicates(rows).courses:
        assert not {True, False} <= {rows[row].private for row in course}


def test_a_row_that_may_be_either_of_two_is_asked_about():
    rows = [record("Excel", "40088", SCHOOL, private=private) for private in (False, None, True, True)]
    found = duplicates(rows)
    assert found.courses == ((0,), (1,), (2, 3))
    assert {(pair.one, pair.other) for pair in found.suggested} == {(0, 1), (0, 2), (1, 2)}
    assert sum("another row fits as well" in pair.match.why for pair in found.suggested) == 2


@pytest.mark.parametrize(("right", "wrong"), [("hygiejne", "hygejne"), ("kommunikation", "komunikation")])
def test_one_slip_in_two_titles_is_a_slip(right, wrong):
    titles = [f"{word} {place}" for place in ("i køkkenet", "i plejen") for word in (right, wrong)]
    found = duplicates([record(title, provider=SCHOOL) for title in titles])
    assert {(pair.one, pair.other) for pair in found.suggested} == {(0, 1), (2, 3)}


@given(st.lists(ROWS, max_size=9))
def test_no_two_courses_are_asked_about_twice(rows):
    found = duplicates(rows)
    course_of = {row: course for course in found.courses for row in course}
    asked = [frozenset((course_of[pair.one], course_of[pair.other])) for pair in found.suggested]
    assert len(asked) == len(set(asked))
    assert all(len(pair) == 2 for pair in asked)


@given(st.lists(ROWS, min_size=2, max_size=9), st.data())
def test_what_a_person_said_is_not_asked_again_and_holds(rows, data):
    before = duplicates(rows)
    if not before.suggested:
        return
    pair = data.draw(st.sampled_from(before.suggested))
    one, other = pair.one, pair.other
    assert (one, other) not in [(p.one, p.other) for p in duplicates(rows, different=[(one, other)]).suggested]
    assert any({one, other} <= set(course) for course in duplicates(rows, same=[(one, other)]).courses)


def test_one_without_a_number_that_fits_two_numbers_joins_neither():
    same = {"title": "Svejsning", "provider": SCHOOL, "duration": "3 dage"}
    found = duplicates([record(**same, number="40088"), record(**same, number="51234"), record(**same)])
    assert found.courses == ((0,), (1,), (2,))
    assert {frozenset(pair[:2]) for pair in found.suggested} == {frozenset({0, 2}), frozenset({1, 2})}


def test_a_row_without_a_number_has_its_course_s_number():
    same = {"title": "Svejsning", "provider": SCHOOL}
    found = duplicates([
        record(**same, duration="3 dage", number="40088"),
        record(**same, duration="3 dage"),
        record(**same, duration="4 dage", number="51234"),
    ])  # fmt: skip
    assert found.courses == ((0, 1), (2,))
    assert found.suggested == ()


def test_a_row_that_was_taken_out_stays_out_though_a_third_is_like_both():
    row = record("Svejsning", "40088", SCHOOL)
    assert duplicates([row] * 3).courses == ((0, 1, 2),)
    assert duplicates([row] * 3, different=[(2, 0)]).courses == ((0, 1), (2,))
    assert duplicates([row] * 3, different=[(2, 0)]).suggested == ()


def test_a_mistyped_number_is_asked_about_where_it_belongs_and_not_where_it_landed():
    much = {"provider": SCHOOL, "days": (3, 3), "job_title": "Svejser"}
    found = duplicates([record("Vinduespolering", "40088", **much), record("Vinduespolering", "40089", **much),
                        record("Demens", "40089", provider="Prøveskolen")])  # fmt: skip
    assert [pair[:2] for pair in found.suggested] == [(0, 1)]


def test_the_same_number_with_other_titles_is_asked_about_once_for_each_course():
    rows = [record(title, "40088", SCHOOL) for title in ("Demens", "Gaffeltruck", "Vinduespolering")]
    found = duplicates(rows)
    assert len(found.courses) == 3
    assert found.clusters == ((0, 1, 2),)


def test_what_was_told_apart_is_joined_with_what_is_still_the_same():
    """The first and the last say the same in every field."""
    rows = [record("Demens", "40088", SCHOOL, job_title=job) for job in ("Svejser", "Kok", "Svejser")]
    assert duplicates(rows, different=[(1, 0)]).courses == ((0, 2), (1,))
    assert duplicates(rows, different=[(1, 0), (2, 0)]).courses == ((0,), (1, 2))


@pytest.mark.parametrize("seed", range(3))
def test_a_made_up_table_is_joined_without_a_mistake(seed):
    """Names of which each is proposed up to four times, with its number in another spelling."""
    dice = random.Random(seed)  # noqa: S311 - a made-up table
    rows, truth = [], []
    for course in range(60):
        title = f"{dice.choice(('Svejsning', 'Demens', 'Gaffeltruck'))} {course}"
        for _ in range(dice.randint(1, 4)):
            number = dice.choice((f"{40_000 + course}", f"AMU {40_000 + course}", f"40.{course:03}"))
            rows.append(record(title, number, SCHOOL))
            truth.append(course)
    courses = duplicates(rows).courses
    assert {len({truth[row] for row in course}) for course in courses} == {1}
    assert len(courses) == 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Førstehjælp på jobbet", "Førstehjælp på job"),
        ("Kundeservice i butikken", "Kundeservice i butik"),
        ("Tysk for begyndere", "Tysk, begynder"),
        ("Svejsning på rustfrit rør", "Svejsning på rustfri rør"),
        ("Svejsning, lysbue 1", "Lysbuesvejsning 1"),
        ("Truckcertifikat A eller B", "Truckcertifikat A/B"),
        ("Søvnhygiejne NYT KURSUS!", "Søvnhygiejne"),
    ],
)
def test_what_is_written_in_another_form_is_found(one, other):
    alike = {"provider": "Nordskolen", "duration": "5 dage", "days": (5, 5)}
    found = duplicates([record(one, **alike), record("Noget andet", **alike), record(other, **alike)])
    assert [pair[:2] for pair in (*found.suggested, *found.joined)] == [(0, 2)]


def test_a_compound_that_hides_a_process_and_another_process_are_two():
    found = duplicates([record("Svejsning, lysbue 1"), record("Lasersvejsning 1"), record("Lysbuesvejsning 2")])
    assert found.suggested == ()
