"""The year wheel as an iCalendar file (RFC 5545) that Outlook, Google and Apple take.

What they need, beside the standard:

- The last day of an all-day event is not in it: with DTEND on the same day, Outlook makes a meeting at midnight of it.
- UIDs are compared across everything that a user has, so the council is in them.
- Outlook takes a file of several events for a calendar of its own. X-WR-RELCALID tells it which one to update.
- Alarms count from midnight; the first working hour is when somebody sees them. Google uses its user's own instead.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from positivliste.danish import weekday_text
from positivliste.documents.content.wording import plain
from positivliste.documents.content.year_wheel import KINDS, LISTS, WheelEvent, YearWheel

if TYPE_CHECKING:
    from icalendar import Alarm, Event

DANISH: Final = {"LANGUAGE": "da"}
ALARM_DAYS = (7, 1)
ALARM_HOUR = 9
_FIRST_DAY = date(2000, 1, 1)


def calendar(wheel: YearWheel) -> bytes:
    """The file: UTF-8, lines of at most 75 bytes that end in CRLF."""
    from icalendar import Calendar, vText

    name = vText(plain(f"{wheel.title}, {wheel.council}"))
    found = Calendar()
    found.add("prodid", "-//positivliste//year wheel//DA")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("x-wr-relcalid", _uid(wheel, str(wheel.year)))
    for _, event in wheel.numbered:
        found.add_component(_event(wheel, event))
    return bytes(found.to_ical())


def _event(wheel: YearWheel, event: WheelEvent) -> Event:
    from icalendar import Event

    made = datetime.combine(wheel.made, time(), UTC)
    found = Event()
    found.add("uid", _uid(wheel, f"event/{event.uid}"))
    found.add("dtstamp", made)
    found.add("last-modified", made)
    found.add("sequence", max(0, (wheel.made - _FIRST_DAY).days))
    found.add("dtstart", event.day)
    found.add("dtend", event.last + timedelta(days=1))
    found.add("summary", _summary(event), parameters=DANISH)
    found.add("description", _description(event), parameters=DANISH)
    found.add("categories", [f"Positivliste: {LISTS[event.list]}"])
    found.add("class", "PUBLIC")
    found.add("status", "CONFIRMED")
    found.add("transp", "TRANSPARENT")
    found.add("x-microsoft-cdo-alldayevent", "TRUE")
    found.add("x-microsoft-cdo-busystatus", "FREE")
    if event.kind == "deadline":
        for days in ALARM_DAYS:
            found.add_component(_alarm(event, days))
    return found


def _alarm(event: WheelEvent, days: int) -> Alarm:
    from icalendar import Alarm

    found = Alarm()
    found.add("action", "DISPLAY")
    found.add("trigger", timedelta(hours=ALARM_HOUR) - timedelta(days=days))
    found.add("description", f"{'I morgen' if days == 1 else f'Om {days} dage'}: {_summary(event)}", parameters=DANISH)
    return found


def _summary(event: WheelEvent) -> str:
    """The title, with the list that it is about: in a calendar, it stands among everything else that a person does."""
    return plain(event.title) if event.list == "council" else f"{plain(event.title)} ({LISTS[event.list]})"


def _description(event: WheelEvent) -> str:
    lines = [f"{KINDS[event.kind]}. {LISTS[event.list]}."]
    if event.legal:
        lines.append(f"Frist efter reglerne: {weekday_text(event.legal)}.")
    if note := plain(event.note):
        lines.append(note)
    return "\n".join(lines)


def _uid(wheel: YearWheel, name: str) -> str:
    """The same for the same council and name, for ever; nobody else's."""
    url = f"https://positivliste.invalid/{plain(wheel.council)}/{name}"
    return str(uuid5(NAMESPACE_URL, url.encode(errors="backslashreplace").decode()))
