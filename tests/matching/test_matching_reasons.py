"""Why two rows may be one course, in words that a caseworker trusts, in English and in Danish."""

import pytest

from positivliste.matching import compare, record
from positivliste.matching.reasons import explained

SAME = {"provider": "Nordskolen", "duration": "10 dage", "days": (10.0, 10.0), "job_title": "Svejser"}
LONGER = {"duration": "11 dage", "days": (11.0, 11.0)}
FIELDS = "same provider; same duration; same job title", "samme udbyder; samme varighed; samme stillingsbetegnelse"


def told(one, other):
    left, right = (record(title, **(SAME | said)) for title, said in (one, other))
    match = compare(left, right)
    assert match is not None
    found = explained(match, left, right)
    return found.why, found.danish


@pytest.mark.parametrize(
    ("one", "other", "english", "danish"),
    [
        ("Svejsning 1", "Svejsninng 1", "the titles differ in one letter", "titlerne afviger i ét bogstav"),
        ("Svejsning 1", "Svesjning 1", "two letters are swapped", "to bogstaver er byttet om"),
        ("Køkkenhygiejne", "Kokkenhygiejne", "the titles differ in one letter", "titlerne afviger i ét bogstav"),
        ("Køkkenhygiejne", "Køkenhygejne", "the titles differ in two letters", "titlerne afviger i to bogstaver"),
        ("Truck og kran", "Kran og truck", "the same words in another order", "de samme ord i en anden rækkefølge"),
        ("Gaffeltruck", "Gaffel truck", "the title is written together and apart", "titlen er skrevet i ét og i flere ord"),
        ("Gaffeltruckkørsel", "Gaffeltruck kørssel", "the title is written together and apart, and the titles differ in one letter",
         "titlen er skrevet i ét og i flere ord, og titlerne afviger i ét bogstav"),
        ("Truck certifikat", "Truck cert.", "same title, spelt in another way",
         "samme titel, skrevet på en anden måde"),
        ("Hydraulik vedligeholdelse", "Hydr. vedligeholdelse", "a word is abbreviated", "et ord er forkortet"),
        ("Svejsning", "svejsning - 10 dage", "same title", "samme titel"),
    ],
)  # fmt: skip
def test_how_the_titles_differ(one, other, english, danish):
    assert told((one, {}), (other, {})) == (f"{english}; {FIELDS[0]}", f"{danish}; {FIELDS[1]}")


@pytest.mark.parametrize(
    ("one", "other", "english", "danish"),
    [
        ({}, LONGER, "same title; same provider; same job title; 1 day apart",
         "samme titel; samme udbyder; samme stillingsbetegnelse; 1 dag til forskel"),
        ({}, {"duration": "10,5 dage", "days": (10.5, 10.5)}, "same title; same provider; same job title; 0.5 days apart",
         "samme titel; samme udbyder; samme stillingsbetegnelse; 0,5 dage til forskel"),
        ({}, {"duration": "13 dage", "days": (13.0, 13.0)}, "same title; same provider; same job title; 3 days apart",
         "samme titel; samme udbyder; samme stillingsbetegnelse; 3 dage til forskel"),
        ({}, {"duration": "11-12 dage", "days": (11.0, 12.0)}, "same title; same provider; same job title; another duration",
         "samme titel; samme udbyder; samme stillingsbetegnelse; en anden varighed"),
        ({}, {"provider": "Sydfynsskolen"}, "same title; same duration; same job title; another provider",
         "samme titel; samme varighed; samme stillingsbetegnelse; en anden udbyder"),
        ({"number": "40088"}, {"number": "40089"}, f"same title; {FIELDS[0]}; the numbers are one digit apart",
         f"samme titel; {FIELDS[1]}; numrene er ét ciffer fra hinanden"),
        ({"number": "49612/49613"}, {"number": "49612"}, f"same title; {FIELDS[0]}; only some of the numbers are the same",
         f"samme titel; {FIELDS[1]}; kun nogle af numrene er de samme"),
        ({"number": "40088"}, {"number": "AMU 40.088"} | LONGER,
         "same number; same title; same provider; same job title; 1 day apart",
         "samme nummer; samme titel; samme udbyder; samme stillingsbetegnelse; 1 dag til forskel"),
        ({"number": "40088", "private": True}, {"number": "40088", "private": False},
         f"same number; same title; {FIELDS[0]}; one is private, one public",
         f"samme nummer; samme titel; {FIELDS[1]}; det ene er privat, det andet offentligt"),
        ({"number": "40088"}, LONGER, "same title; same provider; same job title; 1 day apart; only one has a number",
         "samme titel; samme udbyder; samme stillingsbetegnelse; 1 dag til forskel; kun det ene har et nummer"),
    ],
)  # fmt: skip
def test_what_the_other_fields_say(one, other, english, danish):
    assert told(("Svejsning", one), ("Svejsning", other)) == (english, danish)


def test_one_number_and_two_titles():
    english, danish = told(("Robot", {"number": "49612"}), ("Demens", {"number": "49612"}))
    assert english.startswith("same number; the titles are not alike; same provider")
    assert danish.startswith("samme nummer; titlerne ligner ikke hinanden; samme udbyder")
