"""The numbers of courses and the codes of job titles, as people write them; amounts in one unit."""

from datetime import date
from decimal import Decimal

import pytest

from positivliste.model.disco import cleaned_code, is_code, major_group
from positivliste.model.duration import Unit
from positivliste.model.number import bare_number, number_key, number_keys
from positivliste.parameters import Parameters
from positivliste.rules.limits import course_days


@pytest.mark.parametrize(
    ("text", "key"), [("90 001", "90001"), ("\u00a0AMU-7 ", "amu-7"), ("00123", "00123"), ("", ""), (None, "")]
)
def test_a_number_is_the_same_however_it_is_spaced(text, key):
    assert number_key(text) == key


@pytest.mark.parametrize("cell", ["45576, 45577", "45576/45577", "45576; 45 577", "45576 og 45577"])
def test_a_cell_can_hold_several_numbers(cell):
    assert {"45576", "45577", number_key(cell)} == number_keys(cell)


def test_an_empty_cell_holds_none():
    assert number_keys(None) == number_keys(" ") == frozenset()


def test_leading_zeros_count_but_not_where_a_spreadsheet_took_them():
    assert number_key("00123") != number_key("123")
    assert bare_number("00 123") == bare_number("123") == "123"


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
