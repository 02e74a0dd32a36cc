"""Durations as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste.intake import parse_duration
from positivliste.model.duration import Duration, Reading, Unit

H, D, W, M = Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS


def amounts(duration: Duration) -> list[tuple[str, str, Unit]]:
    return [(str(reading.low), str(reading.high), reading.unit) for reading in duration.readings]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("10 dage", "10", D),
        ("10 DAGE", "10", D),
        (" 10\u00a0dage. ", "10", D),
        ("2 uger", "2", W),
        ("1½ uge", "1.5", W),
        ("1 1/2 uge", "1.5", W),
        ("1,5 uge", "1.5", W),
        ("1.5 uge", "1.5", W),
        ("37 timer", "37", H),
        ("74,0 timer", "74", H),
        ("1.000 timer", "1000", H),
        ("1.234,5 timer", "1234.5", H),
        ("3 mdr.", "3", M),
        ("3 måneder", "3", M),
        ("3 ma\u030aneder", "3", M),
        ("ca. 5 dage", "5", D),
        ("op til 3 uger", "3", W),
        ("max. 10 dage", "10", D),
        ("2 uger og 3 dage", "13", D),
        ("3 uger + 2 dage", "17", D),
        ("1 uge 2 dage", "7", D),
        ("3 måneder og 1 uge", "70", D),
        ("2 måneder og 2 uger", "53.33", D),
        ("1 år og 2 måneder", "14", M),
        ("en uge", "1", W),
        ("to dage", "2", D),
        ("halvanden uge", "1.5", W),
        ("to og en halv uge", "2.5", W),
        ("et halvt år", "6", M),
        ("1 år", "12", M),
        ("½ dag", "0.5", D),
        ("en halv dag", "0.5", D),
        ("1 d.", "1", D),
        ("2 u.", "2", W),
        ("4 t", "4", H),
        ("10d", "10", D),
        ("10-dages kursus", "10", D),
        ("3 ugers forløb", "3", W),
        ("10 dag(e)", "10", D),
        ("2 uge(r)", "2", W),
        ("12 skoledage", "12", D),
        ("Varighed: 5 dage", "5", D),
        ("2 weeks", "2", W),
        ("10 dg.", "10", D),
        ("18,5 timer", "18.5", H),
        ("2x5 dage", "10", D),
        ("2 x 5 dage", "10", D),
        ("3 gange 2 uger", "6", W),
    ],
)
def test_one_amount(text: str, amount: str, unit: Unit) -> None:
    duration = parse_duration(text)
    assert duration.problem is None
    assert [(reading.low, reading.high, reading.unit) for reading in duration.readings] == [
        (Decimal(amount), Decimal(amount), unit)
    ]
    assert not duration.readings[0].assumed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-2 dage", [("1", "2", D)]),
        ("5–10 dage", [("5", "10", D)]),
        ("5 til 10 dage", [("5", "10", D)]),
        ("fra 5 til 10 dage", [("5", "10", D)]),
        ("5 eller 10 dage", [("5", "10", D)]),
        ("1 dag - 2 uger", [("1", "10", D)]),
        ("6 uger (30 dage)", [("6", "6", W), ("30", "30", D)]),
        ("6 uger = 30 dage", [("6", "6", W), ("30", "30", D)]),
        ("10 dage / 74 timer", [("10", "10", D), ("74", "74", H)]),
        ("10 dage/74 timer", [("10", "10", D), ("74", "74", H)]),
        ("10 dage, 74 timer", [("10", "10", D), ("74", "74", H)]),
        ("5 dage á 7,4 timer", [("5", "5", D), ("37.0", "37.0", H)]),
        ("37 timer pr. uge i 6 uger", [("6", "6", W), ("222", "222", H)]),
        ("37 timer om ugen i 6 uger", [("6", "6", W), ("222", "222", H)]),
        ("2 dage pr. uge i 10 uger", [("10", "10", W), ("20", "20", D)]),
    ],
)
def test_ranges_and_several_readings(text: str, expected: list[tuple[str, str, Unit]]) -> None:
    found = [(Decimal(low), Decimal(high), unit) for low, high, unit in amounts(parse_duration(text))]
    assert found == [(Decimal(low), Decimal(high), unit) for low, high, unit in expected]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("01.03.2020 - 15.04.2020", (2020, 3, 1), (2020, 4, 15)),
        ("1/3-2020 til 15/4-2020", (2020, 3, 1), (2020, 4, 15)),
        ("1/3 - 15/4 2020", (2020, 3, 1), (2020, 4, 15)),
        ("1.-5. marts 2020", (2020, 3, 1), (2020, 3, 5)),
        ("1. marts - 15. april 2020", (2020, 3, 1), (2020, 4, 15)),
        ("fra den 1. marts 2020 til den 5. april 2020", (2020, 3, 1), (2020, 4, 5)),
        ("1. december - 15. januar 2021", (2020, 12, 1), (2021, 1, 15)),
        ("01.03.20-15.04.20", (2020, 3, 1), (2020, 4, 15)),
        ("2020-03-01 - 2020-04-15", (2020, 3, 1), (2020, 4, 15)),
    ],
)
def test_dates(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    duration = parse_duration(text)
    assert (duration.start, duration.end, duration.readings) == (date(*start), date(*end), ())


def test_dates_beside_an_amount() -> None:
    duration = parse_duration("10 dage (01.03.2020 - 15.04.2020)")
    assert amounts(duration) == [("10", "10", D)]
    assert duration.has_dates


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no duration"),
        ("  ", "no duration"),
        ("-", "no amount"),
        ("?", "not understood"),
        ("efter aftale", "efter"),
        ("varierer", "varierer"),
        ("20 lektioner", "not converted"),
        ("5 ECTS", "not converted"),
        ("2 moduler", "not converted"),
        ("14 kalenderdage", "not converted"),
        ("10 dage + praktik", "praktik"),
        ("uge 10-12", "calendar week"),
        ("0 dage", "zero"),
        ("-5 dage", "not understood"),
        ("min. 2 uger", "least"),
        ("over 3 måneder", "least"),
        ("10-5 dage", "before it begins"),
        ("2 uger, 3 dage", "added"),
        ("5 dage og 37 timer", "added"),
        ("2020-03-01", "single date"),
        ("37:00", "time of day"),
        ("15.04.2020 - 01.03.2020", "before the first day"),
        ("2 halve dage", "not understood"),
        ("1-2-3 dage", "not understood"),
        ("48100 dage", "no duration of a course"),
        ("9" * 40 + " dage", "too long"),
        ("31.02.2020 - 15.04.2020", "single date"),
        ("2 dage pr. uge", "pr"),
        ("2-3 dage pr. uge i 10 uger", "not understood"),
        ("10 ECTS", "not converted"),
        ("30 lektioner à 45 min.", "not converted"),
        ("2 gange", "gange"),
        ("1/3 uge", "not understood"),
    ],
)
def test_what_is_not_understood_has_a_problem_and_nothing_else(text: str, why: str) -> None:
    duration = parse_duration(text)
    assert why in (duration.problem or "MISSING")
    assert not duration.is_known
    assert duration.text == text.strip()
    assert duration.fault


def test_the_unit_of_the_header_counts_for_bare_numbers_only() -> None:
    assert amounts(parse_duration("2", unit=W)) == [("2", "2", W)]
    assert amounts(parse_duration("2 dage", unit=W)) == [("2", "2", D)]
    assert amounts(parse_duration("10 (74 timer)", unit=D)) == [("10", "10", D), ("74", "74", H)]
    assert amounts(parse_duration("37:30", unit=H)) == [("37.5", "37.5", H)]


def test_a_bare_number_without_any_unit_is_assumed_to_be_days() -> None:
    assert parse_duration("10").readings == (Reading(Decimal(10), Decimal(10), D, assumed=True),)
    assert parse_duration("10 (74 timer)").problem == '"10" has no unit'


def test_columns_of_their_own_for_the_days() -> None:
    first, last = date(2020, 3, 1), date(2020, 4, 15)
    assert parse_duration("", start=first, end=last).has_dates
    both = parse_duration("10 dage", start=first, end=last)
    assert (amounts(both), both.has_dates) == ([("10", "10", D)], True)
    assert parse_duration("efter aftale", start=first, end=last).has_dates
    assert not parse_duration("10 dage + 2 praktik", start=first, end=last).is_known
    assert "before" in (parse_duration("10 dage", start=last, end=first).problem or "")
    assert parse_duration("", start=first).problem == "a first day without a last day is no duration"
    assert parse_duration("", end=last).fault == "startdatoen mangler"
    assert parse_duration("").problem == "no duration is given"


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("2020-05-02", True), ("2020-05-02 10:00", True), ("2/5-20", True), ("den 2. maj 2020", True), ("2 lektioner", False),
     ("1-2-3 dage", True), ("10 dage", False), ("1.3.2020 - 5.3.2020", False)],
)  # fmt: skip
def test_a_day_is_no_duration(text: str, is_day: bool) -> None:
    assert parse_duration(text).is_day is is_day


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    duration = parse_duration(text)
    assert duration.is_known == (duration.problem is None)


WORDS = st.sampled_from(
    [
        "1",
        "2",
        "10",
        "½",
        "1/2",
        "2,5",
        "1.000",
        "0",
        "en",
        "to",
        "halv",
        "dage",
        "dag",
        "uger",
        "t",
        "timer",
        "mdr",
        "år",
        "og",
        "til",
        "-",
        "/",
        "(",
        ")",
        "+",
        ",",
        "á",
        "ca.",
        "uge",
        "marts",
        "2020",
        "1.",
        "1/3-2020",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_what_was_understood_reads_the_same_again(text: str) -> None:
    duration = parse_duration(text)
    assert duration.is_known == (duration.problem is None)
    if duration.is_known:
        again = parse_duration(duration.understood)
        assert amounts(again) == amounts(duration)
        assert (again.start, again.end) == (duration.start, duration.end)


@given(st.decimals("0.01", 9999, places=2), st.sampled_from(list(Unit)), st.decimals(0, 1, places=2), st.booleans())
def test_every_reading_reads_the_same_again(low: Decimal, unit: Unit, more: Decimal, is_range: bool) -> None:
    high = low + more if is_range else low
    reading = Reading(low.normalize(), high.normalize(), unit)
    assert parse_duration(reading.text).readings == (reading,)
