"""The year wheel as values, rows, Markdown and a calendar that real programs take."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from icalendar import Calendar

from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import (
    COLUMNS,
    KINDS,
    LISTS,
    WheelEvent,
    YearWheel,
    short_text,
    when_text,
)  # fmt: skip
from positivliste.documents.looks import year_wheel
from positivliste.documents.looks.render import markdown
from positivliste.documents.looks.year_wheel_ics import calendar

Golden = Callable[[str, str], None]


def to_markdown(wheel: YearWheel) -> str:
    return markdown(wheel)


def rows(wheel: YearWheel) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in wheel.rows]


def events(wheel: YearWheel) -> list[Calendar]:
    return list(Calendar.from_ical(calendar(wheel)).walk("VEVENT"))


def names(wheel: YearWheel) -> list[str]:
    """The names of the calendar, read by hand: releases of icalendar differ in whether they unescape them."""
    text = calendar(wheel).decode().replace("\r\n ", "")
    found = re.findall(r"^(?:X-WR-CALNAME|NAME):(.*)\r$", text, re.MULTILINE)
    return [re.sub(r"\\([\\,;])", r"\1", name) for name in found]


def one(wheel: YearWheel, **more: object) -> YearWheel:
    values = {"day": date(2026, 5, 1), "title": "x", "list": "courses", "kind": "deadline"}
    values |= {"statutory": None, "span_end": None, "uid": "u"} | more  # type: ignore[dict-item]
    return evolve(wheel, events=(WheelEvent(**values),))  # type: ignore[arg-type]


def test_the_forms_to_the_letter(wheel: YearWheel, golden: Golden) -> None:
    golden("year-wheel.md", to_markdown(wheel))
    golden("year-wheel.ics", calendar(wheel).decode())


def test_the_order_of_the_events_does_not_matter(wheel: YearWheel) -> None:
    turned = evolve(wheel, events=wheel.events[::-1])
    assert turned.rows == wheel.rows
    assert to_markdown(turned) == to_markdown(wheel)
    assert calendar(turned) == calendar(wheel)
    assert year_wheel.svg(turned) == year_wheel.svg(wheel)


def test_rows_are_in_the_order_of_days_then_lists_then_the_danish_alphabet(wheel: YearWheel) -> None:
    day = date(2026, 10, 1)
    titles = ("Aarhus", "Østers", "Ærø", "Zoo", "Bager")
    made = [WheelEvent(day, title, "skilled", "expiry", None, None, title) for title in titles]
    made.append(WheelEvent(day, "Å", "courses", "expiry", None, None, "first"))
    made.append(WheelEvent(day, "Å", "skilled", "deadline", None, None, "second"))
    made.append(WheelEvent(date(2026, 9, 30), "Å", "council", "step", None, None, "before all"))
    found = [row["Aktivitet"] for row in rows(evolve(wheel, events=tuple(made)))]
    assert found == ["Å", "Å", "Å", "Bager", "Zoo", "Ærø", "Østers", "Aarhus"]


def test_a_row_has_both_dates_only_where_they_differ(wheel: YearWheel) -> None:
    published = next(row for row in rows(wheel) if row["Aktivitet"] == "Listen er offentliggjort")
    assert published["Dato"] == "tirsdag den 31. marts 2026"
    assert published["Frist efter reglerne"] == "onsdag den 1. april 2026"
    same = one(wheel, statutory=date(2026, 5, 1))
    assert rows(same)[0]["Frist efter reglerne"] == ""
    assert "Frist efter reglerne »" not in to_markdown(same)
    assert "Frist efter reglerne" not in str(year_wheel.drawing(same)["lists"])


@pytest.mark.parametrize(
    ("day", "end", "long", "short"),
    [
        (date(2026, 4, 1), None, "onsdag den 1. april 2026", "ons. 1. apr."),
        (date(2026, 5, 4), date(2026, 5, 4), "mandag den 4. maj 2026", "man. 4. maj"),
        (date(2026, 2, 2), date(2026, 2, 27), "fra mandag den 2. februar til fredag den 27. februar 2026", "2. feb.–27. feb."),
        (date(2025, 12, 29), date(2026, 1, 2), "fra mandag den 29. december 2025 til fredag den 2. januar 2026", "29. dec. 2025–2. jan."),
    ],
)  # fmt: skip
def test_days_and_periods_in_danish(day: date, end: date | None, long: str, short: str) -> None:
    event = WheelEvent(day, "x", "courses", "step", None, end, "u")
    assert when_text(event) == long
    assert short_text(event, 2026) == short


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"day": date(2025, 12, 31)}, False),
        ({"day": date(2027, 1, 1)}, False),
        ({"day": date(2025, 12, 31), "statutory": date(2026, 1, 1)}, True),
        ({"day": date(2025, 12, 1), "span_end": date(2026, 1, 9)}, True),
        ({"day": date(2025, 12, 1), "span_end": date(2027, 1, 9)}, True),
    ],
)
def test_all_forms_show_what_touches_the_year_and_nothing_else(
    wheel: YearWheel, more: dict[str, date], shown: bool
) -> None:
    found = one(wheel, title="Det er mig", **more)
    assert bool(found.rows) is shown
    assert bool(events(found)) is shown
    assert ("Det er mig" in to_markdown(found)) is shown
    assert ("Det er mig" in year_wheel.svg(found).decode()) is shown


def test_an_empty_year_says_so(wheel: YearWheel) -> None:
    assert "Der er ikke planlagt noget i 2026." in to_markdown(evolve(wheel, events=()))
    assert events(evolve(wheel, events=())) == []


@pytest.mark.parametrize(
    "wrong", [{"list": "national"}, {"kind": "party"}, {"uid": ""}, {"span_end": date(2026, 4, 30)}]
)
def test_wrong_values_are_refused(wheel: YearWheel, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        one(wheel, **wrong)


def test_two_events_with_one_uid_are_refused(wheel: YearWheel) -> None:
    with pytest.raises(ValueError, match="two events have the uid"):
        evolve(wheel, events=(wheel.events[0], evolve(wheel.events[1], uid=wheel.events[0].uid)))


# The calendar


def test_a_calendar_says_what_it_is(wheel: YearWheel) -> None:
    found = Calendar.from_ical(calendar(wheel))
    assert (found["VERSION"], found["METHOD"], found["CALSCALE"]) == ("2.0", "PUBLISH", "GREGORIAN")
    assert names(wheel) == ["Årshjul 2026, RBR Midtjylland"] * 2
    assert not {component.name for component in found.walk()} - {"VCALENDAR", "VEVENT", "VALARM"}
    assert not re.search(r"TZID|RDATE|RRULE", calendar(wheel).decode())


def test_events_are_whole_days_and_their_last_day_is_in_them(wheel: YearWheel) -> None:
    found = events(wheel)
    assert len(found) == len(wheel.events)
    for component, (_, event) in zip(found, wheel.numbered, strict=True):
        assert component["DTSTART"].dt == event.day
        assert component["DTEND"].dt == event.last + timedelta(days=1)
        assert not isinstance(component["DTSTART"].dt, datetime)
        assert component["X-MICROSOFT-CDO-ALLDAYEVENT"] == "TRUE"
        assert component["TRANSP"] == "TRANSPARENT"
        assert component["SUMMARY"].params["LANGUAGE"] == "da"
    text = calendar(wheel).decode()
    assert "DTSTART;VALUE=DATE:20260202\r\nDTEND;VALUE=DATE:20260228\r\n" in text


def test_categories_are_the_lists(wheel: YearWheel) -> None:
    found = {str(name) for component in events(wheel) for name in component["CATEGORIES"].cats}
    assert found == {f"Positivliste: {name}" for name in LISTS.values()}


def test_deadlines_ring_a_week_and_a_day_before_at_nine(wheel: YearWheel) -> None:
    for component, (_, event) in zip(events(wheel), wheel.numbered, strict=True):
        alarms = component.walk("VALARM")
        if event.kind != "deadline":
            assert alarms == []
            continue
        midnight = datetime(event.day.year, event.day.month, event.day.day)
        assert [midnight + alarm["TRIGGER"].dt for alarm in alarms] == [
            midnight.replace(hour=9) - timedelta(days=days) for days in (7, 1)
        ]
        assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}
        assert all(plain(event.title) in alarm["DESCRIPTION"] for alarm in alarms)


def test_a_calendar_made_anew_updates_and_does_not_double(wheel: YearWheel) -> None:
    later = evolve(
        wheel,
        made=wheel.made + timedelta(days=1),
        events=tuple(evolve(event, title=f"{event.title}!", day=event.day, note="ny") for event in wheel.events),
    )
    for old, new in zip(events(wheel), events(later), strict=True):
        assert old["UID"] == new["UID"]
        assert new["SEQUENCE"] == old["SEQUENCE"] + 1
        assert new["DTSTAMP"].dt - old["DTSTAMP"].dt == timedelta(days=1)
        assert new["DTSTAMP"].dt.tzinfo is UTC or new["DTSTAMP"].dt.utcoffset() == timedelta()
    assert len({component["UID"] for component in events(wheel)}) == len(wheel.events)


def test_two_councils_never_share_an_event(wheel: YearWheel) -> None:
    other = evolve(wheel, council="RBR Nordjylland")
    assert not {c["UID"] for c in events(wheel)} & {c["UID"] for c in events(other)}


def test_lines_are_folded_between_letters(wheel: YearWheel) -> None:
    data = calendar(one(wheel, title="æøå" * 200, note="Ærø 👩‍🔧 " * 40))
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "æøå" * 200 + " (Kurser)"


def test_a_description_has_the_legal_date_and_the_remark(wheel: YearWheel) -> None:
    (event,) = events(one(wheel, statutory=date(2026, 5, 3), note="Husk bilag; og, komma"))
    assert event["DESCRIPTION"].split("\n") == [
        "Frist. Kurser.",
        "Frist efter reglerne: søndag den 3. maj 2026.",
        "Husk bilag; og, komma",
    ]


def test_hostile_text_is_text_in_rows_markdown_and_calendar(hostile: str, wheel: YearWheel) -> None:
    found = evolve(one(wheel, title=hostile, note=hostile, uid=hostile), council=f"x {hostile}")
    want = plain(hostile)
    assert (rows(found)[0]["Aktivitet"], rows(found)[0]["Bemærkning"]) == (want, want)

    made = Calendar.from_ical(calendar(found))
    (event,) = made.walk("VEVENT")
    assert event["SUMMARY"] == f"{want} (Kurser)"
    assert names(found) == [f"Årshjul 2026, x {want}".rstrip()] * 2
    assert {component.name for component in made.walk()} == {"VCALENDAR", "VEVENT", "VALARM"}
    assert len(made.walk("VALARM")) == 2

    text = to_markdown(found)
    (row,) = (line for line in text.splitlines() if line.startswith("| 1 |"))
    assert len(re.split(r"(?<!\\)(?:\\\\)*\|", row)) == len(COLUMNS) + 2
    assert "<script" not in text.replace("\\<", "")
    assert "](" not in text.replace("\\]", "")


def test_names_of_lists_and_kinds_are_whole() -> None:
    assert list(LISTS) == ["courses", "higher-education", "skilled", "council"]
    assert set(KINDS) == {"deadline", "step", "meeting", "expiry"}
