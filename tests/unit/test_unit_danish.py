"""Danish text: what counts as the same word, the Danish alphabet, dates and numbers."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste import danish

TEXTS = st.text(st.sampled_from("abcdxyzæøåÆØÅéü AB-1\u00a0\t"), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svejsning 1", "SVEJSNING 1"),
        ("Svejsning 1", "  svejsning \t 1\n"),
        ("Svejsning 1", "Svejsning\u00a01"),
        ("Blåmaling", "Bla\u030amaling"),
        ("Samarbejde", "Sam\u00adarbejde"),
        ("Svejsning", "\ufeffSvejs\u200bning"),
    ],
)
def test_the_same_word_has_the_same_key(one, other):
    assert danish.fold(one) == danish.fold(other)


@pytest.mark.parametrize(("one", "other"), [("Mål", "Mal"), ("aa", "å"), ("Svejsning 1", "Svejsning1"), ("ø", "o")])
def test_another_word_has_another_key(one, other):
    assert danish.fold(one) != danish.fold(other)


@given(TEXTS)
def test_the_key_of_a_key_is_itself_whatever_the_unicode_form(text):
    key = danish.fold(text)
    assert danish.fold(key) == key
    assert danish.fold(unicodedata.normalize("NFD", text)) == key


@given(TEXTS)
def test_clean_keeps_every_letter(text):
    assert danish.clean(text).replace(" ", "") == "".join(unicodedata.normalize("NFC", text).split())


def test_a_soft_hyphen_inside_a_letter_leaves_the_text_in_nfc():
    assert danish.clean("a\u00ad\u030a") == "å"


def test_the_danish_alphabet_ends_in_ae_oe_aa():
    words = ["Ålborg", "Zebra", "Ørsted", "Ærø", "Andersen", "Aabenraa", "Øst"]
    assert sorted(words, key=danish.sort_key) == ["Andersen", "Zebra", "Ærø", "Ørsted", "Øst", "Aabenraa", "Ålborg"]


def test_foreign_letters_sort_beside_their_danish_kin():
    words = ["Öberg", "Zink", "Über", "Udland", "Ægir", "Ännä", "édition", "Eder"]
    wanted = ["Eder", "édition", "Über", "Udland", "Zink", "Ægir", "Ännä", "Öberg"]
    assert sorted(words, key=danish.sort_key) == wanted


def test_sorting_does_not_depend_on_case_or_unicode_form():
    assert danish.sort_key("åge")[0] == danish.sort_key("A\u030aGE")[0] == danish.sort_key("Aage")[0]


@pytest.mark.parametrize(
    "text",
    ["2026-04-01", "1.4.2026", "01.04.2026", "1/4-2026", "1-4-2026", "1. april 2026", "1 APR. 2026",
     "d. 1. april 2026", "den 1. april 2026", " 1 . 4 . 2026 ", "2026-04-01 00:00"],
)  # fmt: skip
def test_dates_as_danes_write_them(text):
    assert danish.parse_date(text) == date(2026, 4, 1)


def test_midnight_is_a_date():
    assert danish.parse_date("2026-04-01T00:00:00") == date(2026, 4, 1)


@pytest.mark.parametrize(
    "text",
    ["", "i morgen", "31.2.2026", "29.2.2025", "1.13.2026", "1.4.26", "1. ju 2026", "0.4.2026", "1. april",
     "2026-04-01T12:30:00", "1. j 2026", "1. mart. 20261"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert danish.parse_date(text) is None


def test_every_day_is_read_back_from_its_danish_text():
    for ordinal in range(date(2019, 12, 31).toordinal(), date(2021, 1, 2).toordinal()):
        day = date.fromordinal(ordinal)
        assert danish.parse_date(danish.date_text(day)) == day


def test_a_day_in_words():
    assert danish.date_text(date(2026, 4, 1)) == "1. april 2026"
    assert danish.weekday_text(date(2026, 4, 1)) == "onsdag den 1. april 2026"


def test_a_moment_in_words():
    assert danish.moment_text("2020-03-01") == "1. marts 2020"
    assert danish.moment_text("2020-03-01T14:05:30+01:00") == "1. marts 2020 kl. 14.05"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (100, "100"), (1234, "1.234"), (1234567, "1.234.567"), (Decimal("74.0"), "74"),
     (Decimal("1.50"), "1,5"), (Decimal("1234.25"), "1.234,25"), (-1000, "-1.000")],
)  # fmt: skip
def test_numbers_have_a_decimal_comma_and_a_point_for_thousands(number, text):
    assert danish.number_text(number) == text


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_a_list_in_a_sentence(items, text):
    assert danish.list_text(items) == text
    assert danish.list_text(iter(items), "eller") == text.replace(" og ", " eller ")


@pytest.mark.parametrize(("text", "sentence"), [("", ""), ("a", "A."), ("a.", "A."), (" a? ", "A?"), ("SIRI", "SIRI.")])
def test_a_text_as_a_sentence(text, sentence):
    assert danish.sentence(text) == sentence
