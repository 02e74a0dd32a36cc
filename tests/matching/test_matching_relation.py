"""What two rows are to each other: one course, perhaps one, or two."""

import pytest

from positivliste.matching.record import record, title_record
from positivliste.matching.relation import compare
from positivliste.model.match import Relation

SCHOOL = {"provider": "Eksempelskolen"}
MUCH = {**SCHOOL, "days": (5, 5), "job_title": "Svejser"}


def relation(one, other):
    found, back = compare(record(**one), record(**other)), compare(record(**other), record(**one))
    assert (found and found.relation) == (back and back.relation), "it matters which comes first"
    return found and found.relation


def titles(one, other, **common):
    return relation({"title": one, **common}, {"title": other, **common})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vindmølleingeniør", "Vindmølle-ingeniør"),
        ("Vindmølleingeniør", "vindmølle ingeniør"),
        ("Certifikat, gaffel truck", "Gaffeltruck certifikat"),
        ("Svejsekursus", "svejse kursus"),
        ("Rengøring og hygiejne", "Hygiejne & rengøring"),
        ("Køkkenhygiejne", "Køkkenhygejne"),
        ("Vinduespolering", "Viduespolering"),
        ("Vinduespolering", "Vinduesploering"),
        ("Robotter, begynder", "Robotter, begynde"),
        ("Svejsning trin 2", "Svejsning 2"),
        ("Byggepladsen", "Båggepladsen"),
        ("Køl", "Kol"),
        ("Maskinvedligeh. i industrien", "Maskinvedligehold i industrien"),
    ],
)
def test_titles_that_a_person_is_asked_about(one, other):
    assert titles(one, other, **SCHOOL) is Relation.NEARLY_SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svejsning 1", "Svejsning 2"),
        ("Svejsning A", "Svejsning B"),
        ("Svejsning I", "Svejsning II"),
        ("Svejsning trin 1", "Svejsning modul 1"),
        ("Truck kl. B", "Truck kl. C"),
        ("MAG-svejsning", "TIG-svejsning"),
        ("Tysk for tjenere", "Fransk for tjenere"),
        ("Tyskundervisning", "Danskundervisning"),
        ("Grundlæggende svejsning", "Videregående svejsning"),
        ("Økonomi, bachelor", "Økonomi, kandidat"),
        ("Truck, Herning", "Truck, Viborg"),
        ("Kursus for ledige", "Kursus for ledere"),
        ("Ledelse", "Ledelse og IT"),
        ("Indvendig maling", "Udvendig maling"),
        ("Lager", "Bager"),
        ("Kendt materiale", "Ukendt materiale"),
        ("Murer", "Maler"),
        ("Kemi", "Kemiker"),
        ("Montering", "Montering af solceller"),
    ],
)
@pytest.mark.parametrize("common", [{}, SCHOOL, MUCH])
def test_titles_of_two_courses(one, other, common):
    assert titles(one, other, **common) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("40088", "40.088"), ("40088", "AMU 40088"), ("40088", "40088,0"), ("49612/49613", "49613 og 49612")],
)
def test_one_number_in_two_spellings_joins_titles_that_are_alike(one, other):
    assert (
        relation({"title": "Svejsning 1", "number": one}, {"title": "Svejsning 1, 3 dage", "number": other})
        is Relation.SAME_NUMBER
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Svejsning 1"}, {"title": "Demens"}),
        ({"title": "Svejsning 1"}, {"title": "Svejsning 2"}),
        ({"title": "Svejsning", "private": True}, {"title": "Svejsning", "private": False}),
        ({"title": "Svejsning"}, {"title": "Svejsning", "number": "40088/40089"}),
    ],
)
def test_one_number_is_in_doubt_where_a_careful_person_would_ask(one, other):
    assert relation({"number": "40088", **SCHOOL, **one}, {"number": "40088", **SCHOOL, **other}) is (
        Relation.NUMBER_IN_DOUBT
    )


def test_what_is_a_number_to_its_provider_alone_joins_within_that_provider():
    mine, also_mine = {"number": "K-1204", **SCHOOL}, {"number": "k 1204", **SCHOOL}
    theirs = {"number": "K-1204", "provider": "Prøveskolen"}
    assert relation({"title": "Svejsning", **mine}, {"title": "Svejsning", **also_mine}) is Relation.SAME_NUMBER
    assert relation({"title": "Svejsning", **mine}, {"title": "Svejsning", **theirs}) is Relation.NUMBER_IN_DOUBT
    assert relation({"title": "Svejsning", **mine}, {"title": "Demens", **theirs}) is None


@pytest.mark.parametrize("nothing", ["-", "–", "IDV", "n/a", "x", "?", "0", "ingen", "Privat", "ikke AMU", "#N/A"])
def test_what_is_no_number_joins_nothing(nothing):
    assert relation({"title": "Svejsning", "number": nothing}, {"title": "Demens", "number": nothing}) is None


def test_two_numbers_are_two_courses_unless_they_are_one_slip_apart():
    def numbers(one, other):
        return relation({"title": "Svejsning", "number": one, **MUCH}, {"title": "Svejsning", "number": other, **MUCH})

    assert numbers("40088", "51234") is None
    assert numbers("40088", "40080") is numbers("40088", "40808") is numbers("40088", "4008") is Relation.NEARLY_SAME


def test_the_less_evidence_the_fewer_letters_may_differ():
    twice = "Vinduspolerng og rengøring", "Vinduespolering og rengøring"
    assert titles(*twice, **MUCH) is Relation.NEARLY_SAME
    assert relation({"title": twice[0], "provider": "A-skolen"}, {"title": twice[1], "provider": "B-skolen"}) is None


def test_provider_title_and_duration_join_without_a_number():
    row = {"title": "Svejsning", "duration": "3 dage", **SCHOOL}
    assert relation(row, {**row, "title": " SVEJSNING "}) is Relation.SAME_TEXT
    assert relation(row, {**row, "duration": "4 dage"}) is Relation.NEARLY_SAME
    assert relation({**row, "private": True}, {**row, "private": False}) is Relation.NEARLY_SAME


def test_the_reasons_name_what_agrees_and_what_does_not():
    one = record("Vinduespolering", "40088", days=(3, 3), job_title="Polerer", **SCHOOL)
    found = compare(one, record("Viduespolering", "40080", days=(9, 9), job_title="polerer", **SCHOOL))
    assert found.same == ("provider", "job_title")
    assert set(found.other) == {"digit", "duration"}
    assert found.difference.words == (("vinduespolering", "viduespolering"),)


def test_the_surest_has_the_highest_score():
    def score(title, **values):
        return compare(record("Vinduespolering", **SCHOOL, **values), record(title, **SCHOOL, **values)).score

    assert score("Vinduespolering 3 dage", days=(3, 3)) > score("Vinduespolering 3 dage") > score("Viduespolering") > 50


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUC Nord", "EUC Nordvest"),
        ("UC Syd", "EUC Syd"),
        ("TEC", "Mercantec"),
        ("EUC", "EUC Syd"),
        ("Handelsskolen A", "Handelsskolen B"),
        ("Kursuscenter 1", "Kursuscenter 2"),
        ("SOSU Nord", "SOSU Nordvest"),
        ("Prøveskolen", "Prøveskolen A/S"),
    ],
)
def test_a_providers_own_number_joins_within_one_name_only(one, other):
    course = {"title": "Ledelse i praksis", "number": "K-12"}
    assert relation({**course, "provider": one}, {**course, "provider": other}) is Relation.NUMBER_IN_DOUBT
    spaced = " ".join(one)
    assert relation({**course, "provider": one}, {**course, "provider": spaced}) is Relation.SAME_NUMBER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prøveskolen", "Prøveskolen Viborg"),
        ("Prøveskolen", "PRØVESKOLEN A/S"),
        ("Eksempelskolen Nord", "Eksempelskoln Nord"),
        ("Tech College", "TechCollege"),
    ],
)
def test_names_of_one_provider(one, other):
    assert "provider" in compare(record("Ledelse", provider=one), record("Ledelse", provider=other)).same


def test_own_numbers_one_digit_apart_are_asked_about():
    course = {"title": "Excel i salg", "provider": "Prøveskolen", "days": (3, 3)}
    assert relation({**course, "number": "K-1204"}, {**course, "number": "K-1205"}) is Relation.NEARLY_SAME
    assert relation({**course, "number": "K-1204"}, {**course, "title": "Word", "number": "K-1205"}) is None
    assert relation({**course, "number": "1"}, {**course, "number": "2"}) is None


def test_a_private_course_and_one_of_another_provider_of_which_it_is_not_said():
    course = {"title": "Excel", "number": "40088"}
    private = {**course, "provider": "Kurser Nu", "private": True}
    assert relation(private, {**course, "provider": "Prøveskolen"}) is Relation.NUMBER_IN_DOUBT
    assert relation(private, {**course, "provider": "Kurser Nu"}) is Relation.SAME_NUMBER


@pytest.mark.parametrize(
    ("one", "other"), [("Førstehjælp, 4 timer", "Førstehjælp, 8 timer"), ("Word, 3 dage", "Word 1-2 dage")]
)
def test_lengths_that_only_the_titles_tell(one, other):
    assert titles(one, other, number="40088") is Relation.NUMBER_IN_DOUBT
    assert titles(one, other, number="40088", duration="3 dage", days=(3, 3)) is Relation.SAME_NUMBER


def test_the_week_in_which_a_class_is_held_is_no_length():
    assert titles("Svejsning 2 uge 14", "Svejsning 2 uge 17", number="40088") is Relation.SAME_NUMBER
    assert titles("Svejsning 2 uge 14", "Svejsning 2, 3 dage", number="40088") is Relation.SAME_NUMBER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kørekort D/DE", "Kørekort D"),
        ("Svejsning, pos. PA", "Svejsning, pos."),
        ("Dansk F.", "Dansk"),
        ("CompTIA A+", "CompTIA A"),
        ("Tysk A2+ (aften)", "Tysk A2 (aften)"),
        ("Hjernerystelse", "Hjerterystelse"),
        ("Måling af huse", "Maling af huse"),
        ("Elektronik", "Elektroniker"),
        ("Bager", "Bageri"),
        ("Kundekontakt", "Kundekontrakt"),
    ],
)
def test_one_number_for_titles_that_say_two_things(one, other):
    assert titles(one, other, **MUCH) is None
    assert titles(one, other, number="40088", **MUCH) is Relation.NUMBER_IN_DOUBT


def test_job_titles_are_told_of_in_their_own_words():
    found = compare(title_record("Svejser", "721200"), title_record("Svejseren", "721200"))
    assert found.same == ("disco",)
