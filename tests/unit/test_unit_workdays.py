"""Working days: a deadline on a closed day is met by acting on the last working day before it."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays

from positivliste.parameters.workdays import act_by, closed_because


@pytest.mark.parametrize(
    ("deadline", "acted"),
    [
        (date(2023, 9, 17), date(2023, 9, 15)),  # a Sunday
        (date(2024, 4, 1), date(2024, 3, 27)),  # Easter Monday, behind Good Friday and Maundy Thursday
        (date(2023, 5, 5), date(2023, 5, 4)),  # store bededag was a holiday for the last time
        (date(2024, 4, 26), date(2024, 4, 26)),  # the Friday that would have been store bededag
        (date(2020, 6, 5), date(2020, 6, 4)),  # Grundlovsdag
        (date(2020, 12, 24), date(2020, 12, 23)),
        (date(2020, 12, 26), date(2020, 12, 23)),
        (date(2020, 12, 31), date(2020, 12, 30)),
        (date(2021, 1, 3), date(2020, 12, 30)),  # over the turn of the year
        (date(2020, 4, 1), date(2020, 4, 1)),  # an ordinary Wednesday
    ],
)
def test_act_by(deadline, acted):
    assert act_by(deadline) == acted


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2023, 9, 16), "lørdag"),
        (date(2023, 9, 17), "søndag"),
        (date(2020, 6, 5), "Grundlovsdag"),
        (date(2020, 12, 24), "juleaftensdag"),
        (date(2020, 12, 31), "nytårsaftensdag"),
        (date(2023, 9, 18), None),
        (date(2024, 5, 1), None),  # 1 May is not a public holiday
    ],
)
def test_why_offices_are_closed(day, why):
    assert closed_because(day) == why


def test_every_holiday_is_one_that_others_know_by_the_same_name():
    known = country_holidays("DK", years=range(2015, 2061), language="da")
    day = date(2015, 1, 1)
    while day < date(2061, 1, 1):
        if (day.month, day.day) not in {(6, 5), (12, 24), (12, 31)} or day in known:
            weekend = {5: "lørdag", 6: "søndag"}.get(day.weekday())
            assert closed_because(day) == (known.get(day) or weekend), day
        day += timedelta(days=1)


def test_no_closed_stretch_is_longer_than_ten_days_and_act_by_is_the_last_open_day():
    day = date(2020, 1, 1)
    while day < date(2031, 1, 1):
        acted = act_by(day)
        assert closed_because(acted) is None
        assert day - acted < timedelta(days=10)
        assert all(closed_because(acted + timedelta(days=n)) for n in range(1, (day - acted).days + 1))
        day += timedelta(days=1)
