"""The year wheel (årshjul): the events of a year, and how rows, a calendar file and a picture say them.

All forms show the same events in the same order; the number of an event is the same in the table and the picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from attrs import Attribute, field, validators

from positivliste.danish import MONTHS, WEEKDAYS, date_text, sort_key, weekday_text
from positivliste.documents.content.wording import plain
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen

LISTS: Mapping[str, str] = MappingProxyType(
    {
        "courses": "Kurser",
        "higher-education": "Videregående uddannelse",
        "skilled": "Faglært niveau",
        "council": "Rådet",
    }
)
"""The lists that an event can belong to, in the order of the wheel from the outside, with their Danish names."""

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "courses": "Kurser (den regionale uddannelsespulje)",
        "higher-education": "Videregående uddannelse (SIRI)",
        "skilled": "Faglært niveau (SIRI)",
        "council": "Rådet",
    }
)
"""The lists with what they are for, where there is room to say it."""

KINDS: Mapping[str, str] = MappingProxyType({"deadline": "Frist", "expiry": "Udløb", "meeting": "Møde", "step": "Trin"})
"""The kinds of events, the most pressing first, with their Danish names."""

COLUMNS = ("Nr.", "Dato", "Aktivitet", "Liste", "Art", "Frist efter reglerne", "Bemærkning")
"""The headings of the wheel's rows."""

EVENTS = {
    "date": "day",
    "statutory": "statutory",
    "until": "span_end",
    "list": "list",
    "kind": "kind",
    "title": "title",
    "note": "note",
    "uid": "uid",
}
"""What the table of a wheel shows of each event."""


@frozen
class WheelEvent:
    """One event of the year.

    Attributes:
        day: the day it happens on, or the first day of a period; of a deadline, the day to act on.
        title: what happens, in Danish.
        list: a key of `LISTS`.
        kind: a key of `KINDS`.
        statutory: the date that the law or the process sets, where it is another than `day`.
        span_end: the last day of a period, or None.
        uid: what this event is called for ever, whatever its date and title become; unique within the council.
        note: a remark in Danish, or nothing.

    Raises:
        ValueError: the list or the kind is unknown, the uid is empty, or the period ends before it begins.
    """

    day: date
    title: str
    list: str = field(validator=validators.in_(LISTS))
    kind: str = field(validator=validators.in_(KINDS))
    statutory: date | None
    span_end: date | None = field()
    uid: str = field(validator=validators.min_len(1))
    note: str = ""

    @span_end.validator
    def _in_order(self, _: Attribute[date | None], value: date | None) -> None:
        if value is not None and value < self.day:
            raise ValueError(f"the period of {self.uid} ends before it begins: {self.day} to {value}")

    @property
    def last(self) -> date:
        """The last day of the event."""
        return self.span_end or self.day

    @property
    def legal(self) -> date | None:
        """The statutory date, but only where it differs from the day to act on."""
        return None if self.statutory == self.day else self.statutory

    def touches(self, year: int) -> bool:
        """Whether the event, or its statutory date, is in that year."""
        return self.day.year <= year <= self.last.year or (self.statutory is not None and self.statutory.year == year)


@frozen
class YearWheel:
    """A council's year.

    Attributes:
        council: the council's name, for example "RAR Vestjylland".
        events: in any order; the forms show those that touch the year, and no others.
        made: the day the wheel was made on. A calendar takes a file with a later one for an update.

    Raises:
        ValueError: two events have the same uid: a calendar would show only one of them.
    """

    template: ClassVar[str] = "year-wheel.md"

    council: str
    year: int
    events: tuple[WheelEvent, ...] = field()
    made: date

    __repr__ = short

    @events.validator
    def _unique(self, _: Attribute[tuple[WheelEvent, ...]], value: tuple[WheelEvent, ...]) -> None:
        seen: set[str] = set()
        for event in value:
            if event.uid in seen:
                raise ValueError(f"two events have the uid {event.uid}")
            seen.add(event.uid)

    @property
    def title(self) -> str:
        return f"Årshjul {self.year}"

    @cached_property
    def numbered(self) -> tuple[tuple[int, WheelEvent], ...]:
        """The events of the year in their order, by day, list, kind and title, with their numbers from 1."""
        shown = [event for event in self.events if event.touches(self.year)]
        return tuple(enumerate(sorted(shown, key=_order), start=1))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The events as rows of text under `COLUMNS`; what there is none of is an empty text."""
        return [
            (
                str(number),
                when_text(event),
                plain(event.title),
                LISTS[event.list],
                KINDS[event.kind],
                weekday_text(event.legal) if event.legal else "",
                plain(event.note),
            )
            for number, event in self.numbered
        ]

    def table(self) -> list[dict[str, Any]]:
        """The events of the year in their order, as flat rows, for `pandas.DataFrame`."""
        return table((event for _, event in self.numbered), EVENTS)

    @property
    def shifted(self) -> bool:
        """Whether any event has a statutory date of its own."""
        return any(event.legal for _, event in self.numbered)


def _order(event: WheelEvent) -> tuple[object, ...]:
    return (event.day, [*LISTS].index(event.list), [*KINDS].index(event.kind), sort_key(plain(event.title)), event.uid)


def in_words(wheel: YearWheel) -> str:
    """The picture of the wheel in words, for those who do not see it."""
    events = [
        f"{number}: {when_text(event)}, {plain(event.title)} ({LISTS[event.list]}, {KINDS[event.kind].lower()}"
        + (f", frist efter reglerne {weekday_text(event.legal)}" if event.legal else "")
        + ")."
        for number, event in wheel.numbered
    ]
    said = "Begivenhederne er:" if events else f"Der er ikke planlagt noget i {wheel.year}."
    return " ".join(["Et hjul med årets måneder og en ring for hver liste.", said, *events])


def when_text(event: WheelEvent) -> str:
    """When it is: "onsdag den 1. april 2026", or "fra mandag den 2. februar til fredag den 27. februar 2026"."""
    if event.last == event.day:
        return weekday_text(event.day)
    start = weekday_text(event.day)
    if event.day.year == event.last.year:
        start = start.removesuffix(f" {event.day.year}")
    return f"fra {start} til {weekday_text(event.last)}"


def short_text(event: WheelEvent, year: int) -> str:
    """When it is, as short as can be: "ons. 1. apr.", or "2. feb.–27. feb.", with the year where it is another."""
    if event.last == event.day:
        return short_day(event.day, year)
    return "–".join(short_date(day, year) for day in (event.day, event.last))


def short_day(day: date, year: int) -> str:
    """The day with its weekday, shortened: "ons. 1. apr."."""
    return f"{WEEKDAYS[day.weekday()][:3]}. {short_date(day, year)}"


def short_date(day: date, year: int) -> str:
    """The day, shortened: "1. apr.", or "31. dec. 2025" where it is of another year."""
    month = MONTHS[day.month - 1]
    short = month if month == "maj" else f"{month[:3]}."
    return f"{day.day}. {short}" if day.year == year else f"{day.day}. {short} {day.year}"


def made_text(wheel: YearWheel) -> str:
    """When the wheel was made, as all forms say it."""
    return f"Opdateret {date_text(wheel.made)}"
