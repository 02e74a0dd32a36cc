"""The numbers of courses and the codes of job titles, as people write them; amounts in one unit."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste.model.disco import cleaned_code, is_code, major_group
from positivliste.model.duration import Unit
from positivliste.model.number import LABELS, NO_NUMBER, number_among, number_key, read_number, share_number
from positivliste.parameters import Parameters
from positivliste.rules.limits import course_days


@pytest.mark.parametrize(
    "text",
    ["40088", " 40088 ", "40.088", "40 088", "40\u00a0088", "40,088", "40088,0", "40088.00", "4,0088E+04", "AMU 40088",
     "AMU40088", "AMU-40088", "amu-nr. 40088", "40088 (AMU)", "40088 (revideret)", "Fagnr. 40088", "Nr.: 40088", "#40088", "40088*", "'40088",
     "４００８８", "٤٠٠٨٨", "40088 IDV", "40088 (5 dage)", "40088 (rev. 2)", "40088!", "AMUnr40088", "ca. 40088", "Udd.nr. 40088", "AMU/40088", "4 0088", "400 88"],
)  # fmt: skip
def test_one_number_has_many_spellings(text):
    assert read_number(text).public == {"40088"}
    assert read_number(text).own == frozenset()
    assert read_number(text).text == text


@pytest.mark.parametrize(
    "text",
    [None, "", " ", "-", "–", "—", "IDV", "n/a", "N/A", "x", "X", "?", "0", "00000", "0,0", "ingen", "Privat", "ikke AMU",
     "ved ikke", "#N/A", "#I/T", "#VALUE!", "#DIV/0!", "#DIVISION/0!", "\u22120", "K-0", "AMU", "nr."],
)  # fmt: skip
def test_what_is_no_number(text):
    assert not read_number(text)
    assert number_key(text) == ""


@pytest.mark.parametrize(
    "text",
    ["49612/49613", "49612 / 49.613", "49612+49613", "49612 og 49613", "49612, 49613", "49612,49613", "49612;49613",
     "49612 & 49613", "49612 49613", "49612-49613", "49612\n49613", "AMU 49613 samt 49612", "49612 (49613)", "49612.49613", "49612:49613", "49612 el. 49613", "49613 (tidl. 49612)",
     "49612 · 49613", "49612\\49613"],
)  # fmt: skip
def test_a_cell_can_hold_several_numbers(text):
    assert read_number(text).public == {"49612", "49613"}
    assert number_key(text) == "49612+49613"


@pytest.mark.parametrize(
    ("text", "own"),
    [("K-1204", "k1204"), ("k 1204", "k1204"), ("123", "123"), ("40088A", "40088a"), ("K/1204", "k1204"), ("K\u20101204", "k1204"), ("40088.1", "40088.1"),
     ("40088,5", "40088,5"), ("12.34", "12.34"), ("4008 8", "4008_8"), ("20-4055", "20-4055"), ("1,2", "1 2"), ("1/4 2025", "1 4_2025"), ("2024 1", "2024_1")],
)  # fmt: skip
def test_what_is_a_number_to_its_provider_alone(text, own):
    owns = {number.replace("_", " ") for number in own.split()}
    assert (read_number(text).public, read_number(text).own) == (frozenset(), owns)


def test_leading_zeros_count_but_not_where_a_spreadsheet_took_them():
    assert number_key("00123") != number_key("123")
    assert not share_number("00123", "123")
    assert number_among("00 123")("123")


@given(st.text("0123 ./AMUk-", max_size=9), st.text("0123 ./AMUk-", max_size=9))
def test_a_number_is_among_those_of_a_cell_however_this_is_written(text, cell):
    one, other = ({number.lstrip("0") for number in read_number(said).all} for said in (text, cell))
    assert number_among(text)(cell) == bool(one & other)


def test_two_cells_share_a_number():
    assert share_number("49612/49613", "AMU 49.613")
    assert not share_number("49612", "49613")
    assert not share_number("-", "-")
    assert not share_number(None, None)


@pytest.mark.parametrize(
    ("text", "shown"), [("AMU 40.088", "40088"), ("49613 og 49612", "49612/49613"), (" K-1204 ", "K-1204")]
)
def test_a_number_as_it_is_shown(text, shown):
    assert read_number(text).shown == shown


@given(st.text(max_size=40))
def test_any_text_can_be_read(text):
    number = read_number(text)
    assert number.public.isdisjoint(number.own)
    assert all(map(str.isdecimal, number.public))


def test_every_spelling_has_its_reason():
    assert all(NO_NUMBER.values())
    assert all(LABELS.values())
    assert not any(map(read_number, NO_NUMBER))
    assert all(read_number(f"{label} 40088").public == {"40088"} for label in LABELS)


@pytest.mark.parametrize(
    ("text", "code", "good"),
    [("2151.00", "215100", True), ("21 51", "2151", True), ("21A", "21A", False), ("2151001", "2151001", False)],
)
def test_a_code_has_up_to_six_digits(text, code, good):
    assert cleaned_code(text) == code
    assert is_code(code) == good


def test_no_code_is_none_and_no_code():
    assert cleaned_code(None) is None
    assert cleaned_code(" . ") is None
    assert not is_code("")
    assert not is_code("٢١٥١")


def test_the_first_digit_is_the_major_group():
    assert [major_group(code) for code in ("0110", "215100", "X1", "", None)] == [0, 2, None, None, None]


@pytest.mark.parametrize(("amount", "unit"), [(3, Unit.MONTHS), (13, Unit.WEEKS), (65, Unit.DAYS), (481, Unit.HOURS)])
def test_three_months_are_as_many_course_days_in_every_unit(amount, unit):
    assert course_days(Decimal(amount), unit, Parameters.standard().on(date(2020, 4, 1))) == 65
