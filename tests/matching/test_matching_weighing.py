"""Two rows field by field: what each field says, and why they were not joined, in words."""

import pytest

from positivliste.matching import record
from positivliste.matching.vocabulary import Vocabulary
from positivliste.matching.weighing import nearest, weigh

DAYS = {"duration": "10 dage", "days": (10.0, 10.0)}
LIKE = {"provider": "Nordskolen", "job_title": "Kok", **DAYS}


@pytest.mark.parametrize(
    ("one", "other", "steps", "verdict"),
    [
        (("Svejsning", {"number": "40088"}), ("Svejsning", {"number": "AMU 40.088"}),
         ["+same number: 40088", "+same title, as far as its words say something"], "the same, by number and title"),
        (("Svejsning", {"number": "40088"}), ("Demens", {"number": "40088"}),
         ["+same number: 40088", "-the titles say two things: 'svejsning' against 'demens'"],
         "a person is asked: the number is the same, and something speaks against it"),
        (("Robot", {"number": "49612/49613"}), ("Robot", {"number": "49612"}),
         [".only some of the numbers are the same: 49612/49613 and 49612"], "a person is asked: the number"),
        (("Robot", {"number": "49612"}), ("Robot", {"number": "49613"}),
         ["-the numbers are one digit apart: 49612 and 49613"], "a person is asked: nearly the same"),
        (("Robot", {"number": "49612"}), ("Robot", {"number": "80500"}),
         ["-two numbers: 49612 and 80500"], "not asked: each has a number, and another one"),
        (("Robot", {"number": "49612"}), ("Robot", {}), [".only one has a number"], "a person is asked"),
        (("Svejsning", LIKE), ("Svejsning", LIKE), ["+same provider", "+same duration", "+same job title"],
         "the same, by provider, title and duration"),
        (("Svejsning trin 1", {}), ("Svejsning modul 1", {}),
         ["-the titles say two things: 'trin' against 'modul'"], "not asked: the titles say two things"),
        (("Svejsning", {}), ("Svejsning af rustfrit", {}),
         ["-the titles say two things: only one has 'rustfrit'"], "not asked: the titles say two things"),
        (("Kursus", {}), ("Kursus.", {}),
         ["-the titles say two things: nothing is left of them without the words that say nothing"], "not asked"),
        (("Gaffel truck", {}), ("Gaffeltruck", {}), ["+the title is written together and apart"], "a person is asked"),
        (("Køkkenhygiejne", {"provider": "Nordskolen"}), ("Køkenhygiejne", {"provider": "Sydfynsskolen"}),
         ["-another provider"], "not asked: more of the other fields speak against it than for it"),
        (("Køkkenhygiejne", {"provider": "N", "job_title": "Kok"}), ("Køkenhygejne", {"provider": "S", "job_title": "Kok"}),
         ["-another provider", "+same job title"], "not asked: 2 letters differ, and the other fields speak for no more"),
        (("Robot", {"private": True}), ("Robot", {"private": False}), ["-one is private, one public"], "a person"),
    ],
)  # fmt: skip
def test_what_each_field_says_and_what_follows(one, other, steps, verdict):
    left, right = (record(title, **said) for title, said in (one, other))
    for found in (weigh(left, right), weigh(right, left)):
        assert found.verdict.startswith(verdict)
    told = [sign + text for sign, text in weigh(left, right).steps]
    for step in steps:
        assert any(said.startswith(step) for said in told), (step, told)


def test_two_words_that_stand_in_other_titles_too():
    titles = [
        record(title)
        for title in ("Blanke rum", "Blinke rum", "Blanke biler", "Blinke biler", "Blanke låse", "Blinke låse")
    ]
    found = weigh(titles[0], titles[1], Vocabulary(found.title for found in titles))
    assert found.verdict == "not asked: each is a word that stands in other titles too, and no slip of the other"


def test_the_nearest_are_those_with_the_number_then_those_with_the_title():
    rows = [record("Svejsning 1", number="40088"), record("Demens"), record("Svejsning 2"), record("Kran", number="40088"),
            record("Lager", number="40089"), record("Svejsning 1")]  # fmt: skip
    assert nearest(0, rows) == [3, 5, 2, 4]
    assert nearest(1, rows) == []
