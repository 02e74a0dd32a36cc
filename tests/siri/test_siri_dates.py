"""The dates of every round of lists A and B, 2023 to 2035, computed here from the calendar alone and compared with
`status`; golden/dates.csv has them to read, and `--renew-golden` writes it anew."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from positivliste.model.round import ListKind

GOLDEN = Path(__file__).parent / "golden" / "dates.csv"
HEADER = ("list", "effective", "step", "statutory", "weekday", "act_by", "act_by_weekday")
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
YEARS = range(2023, 2036)


def easter(year):
    """Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def closed(day):
    """Whether Danish offices are closed: weekends, holidays, 5 June, 24 and 31 December."""
    since = (day - easter(day.year)).days
    moving = {-3, -2, 0, 1, 39, 49, 50} | ({26} if day.year < 2024 else set())
    fixed = {(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)}
    return day.weekday() > 4 or since in moving or (day.month, day.day) in fixed


def on_or_before(day):
    while closed(day):
        day -= timedelta(days=1)
    return day


def expected():
    """Each round with its date by the law and the last working day to act on it."""
    for year in YEARS:
        for effective in (date(year, 4, 1), date(year, 10, 1)):
            before = timedelta(days=1 if effective.month == 4 else 0)  # list A: before 1 April, on 1 October
            yield "courses", effective, "publish", effective, on_or_before(effective - before)
            report = effective - timedelta(days=14)
            yield "higher-education", effective, "submit", report, on_or_before(report)


def told(rows):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    for kind, effective, step, statutory, act in rows:
        writer.writerow([kind, effective, step, statutory, DAYS[statutory.weekday()], act, DAYS[act.weekday()]])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, (4, 9)), (2024, (3, 31)), (2025, (4, 20)), (2027, (3, 28)), (2030, (4, 21)), (2035, (3, 25))],
)
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_the_golden_table_is_what_the_calendar_says(request):
    text = told(expected())
    if request.config.getoption("--renew-golden", default=False):
        GOLDEN.write_text(text, encoding="utf-8", newline="")
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        assert file.read() == text, "dates.csv has changed; see it, then renew with --renew-golden"


def test_status_has_the_dates_of_the_golden_table(siri):
    found = []
    with siri.at("2023-06-01") as workspace:
        for year in YEARS:
            for month in (4, 10):
                for kind, name in ((ListKind.COURSES, "publish"), (ListKind.HIGHER_EDUCATION, "submit")):
                    round_ = workspace.rounds.open(kind, date(year, month, 1))
                    step = next(s for s in workspace.rounds.status(round_.id).steps if s.name == name)
                    found.append((kind.value, round_.effective, name, step.statutory, step.act_by))
    assert told(found) == GOLDEN.read_text(encoding="utf-8")


def test_the_dates_that_the_domain_names():
    rows = {(kind, str(effective)): (str(law), str(act)) for kind, effective, _, law, act in expected()}
    assert rows["higher-education", "2023-10-01"] == ("2023-09-17", "2023-09-15")
    assert rows["courses", "2024-04-01"] == ("2024-04-01", "2024-03-27")
    assert rows["higher-education", "2024-04-01"] == ("2024-03-18", "2024-03-18")


@pytest.mark.parametrize(
    "effective",
    ["2023-05-19", "2024-05-10", "2024-06-19", "2025-01-07", "2025-01-14", "2026-05-05", "2026-06-15", "2027-04-12"],
)
def test_a_supplement_near_a_holiday(siri, effective):
    name = siri.open(effective, "2023-06-01", supplement=True)
    step = siri.steps(name, "2023-06-01")["submit"]
    statutory = date.fromisoformat(effective) - timedelta(days=14)
    assert (step.statutory, step.act_by) == (statutory, on_or_before(statutory))
