"""Three months: exactly that much is allowed, in whatever unit it is given."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste.model.duration import IN_DAYS, Duration, Reading, Unit
from positivliste.parameters import Parameters
from positivliste.rules.limits import agree, over_limit, share
from positivliste.rules.samples import amount, days

VALUES = Parameters.standard().on(date(2020, 4, 1))
MOST = {Unit.MONTHS: 3, Unit.WEEKS: 13, Unit.DAYS: 65, Unit.HOURS: 481}
ANY = st.builds(lambda n, unit: amount(n, unit), st.decimals("0.5", 1000, places=1), st.sampled_from(list(Unit)))


def span(start: date, end: date) -> Duration:
    return Duration(start=start, end=end)


@pytest.mark.parametrize("unit", Unit)
def test_the_limit_itself_is_within_and_a_little_more_is_over(unit):
    assert list(over_limit(amount(MOST[unit], unit), VALUES).values()) == [False]
    assert list(over_limit(amount(str(MOST[unit] + Decimal("0.01")), unit), VALUES).values()) == [True]
    assert share(Decimal(MOST[unit]), unit, VALUES) == 1


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2020, 3, 1), date(2020, 6, 1)),
        (date(2020, 1, 31), date(2020, 4, 30)),  # there is no 31 April
        (date(2019, 11, 30), date(2020, 2, 29)),  # nor a 30 February
        (date(2020, 11, 30), date(2021, 2, 28)),
        (date(2020, 2, 29), date(2020, 5, 29)),
        (date(2020, 10, 15), date(2021, 1, 15)),
    ],
)
def test_dates_end_no_later_than_three_calendar_months_on(start, last):
    assert list(over_limit(span(start, last), VALUES).values()) == [False]
    after = date.fromordinal(last.toordinal() + 1)
    assert list(over_limit(span(start, after), VALUES).values()) == [True]


def test_both_ends_of_a_range_are_looked_at():
    assert over_limit(days(60, 70), VALUES) == {"60 dage": False, "70 dage": True}


def test_every_reading_is_looked_at():
    both = Duration("", (*amount(14, Unit.WEEKS).readings, *days(60).readings), date(2020, 3, 1), date(2020, 8, 1))
    assert list(over_limit(both, VALUES).values()) == [True, False, True]


def test_a_number_without_a_unit_is_days_and_hours_as_well_only_where_days_are_too_many():
    assert over_limit(amount(65, Unit.DAYS, assumed=True), VALUES) == {"65 dage": False}
    assert over_limit(amount(70, Unit.DAYS, assumed=True), VALUES) == {"70 dage": True, "70 timer": False}
    assert over_limit(amount(482, Unit.DAYS, assumed=True), VALUES) == {"482 dage": True, "482 timer": True}


def test_nothing_is_said_of_a_duration_that_nobody_can_read():
    assert over_limit(Duration("efter aftale", problem="no number"), VALUES) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (days(10), amount(2, Unit.WEEKS), True),
        (days(65), amount(3, Unit.MONTHS), True),
        (days(5), amount(37, Unit.HOURS), True),
        (days(10), days(11), False),
        (days(10), days(10, 12), False),
        (Duration("", (*days(30).readings, *amount(6, Unit.WEEKS).readings)), days(30), True),
        (days(10), Duration("efter aftale"), True),
        (span(date(2020, 3, 1), date(2020, 3, 5)), span(date(2020, 3, 1), date(2020, 3, 5)), True),
        (span(date(2020, 3, 1), date(2020, 3, 5)), span(date(2020, 4, 1), date(2020, 4, 5)), False),
        (span(date(2020, 3, 1), date(2020, 3, 5)), days(5), True),
        (span(date(2020, 3, 1), date(2020, 9, 1)), days(5), False),
    ],
)
def test_two_durations_agree_where_they_can_be_the_same(one, other, same):
    assert agree(one, other, VALUES) is same
    assert agree(other, one, VALUES) is same


@given(ANY)
def test_a_longer_course_is_never_within_where_a_shorter_one_is_over(duration):
    reading = duration.readings[0]
    longer = Duration("", (Reading(reading.low + 1, reading.high + 1, reading.unit),))
    assert any(over_limit(longer, VALUES).values()) >= any(over_limit(duration, VALUES).values())


def test_the_limits_have_the_ratios_by_which_amounts_are_compared():
    assert all(share(Decimal(most), unit, VALUES) == 1 for unit, most in MOST.items())
    assert {IN_DAYS[unit] * most for unit, most in MOST.items()} == {65}
