"""What is changed on a list after it was published, and when each course was on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import evolve

from positivliste.model.listing import Decision, Entry
from positivliste.model.proposal import AS_SENT, OTHERS, Correction
from positivliste.model.value import frozen


class Action(StrEnum):
    """What an amendment does to an entry."""

    REMOVED = "removed"
    CORRECTED = "corrected"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"

    @property
    def danish(self) -> str:
        return _DANISH[self]


_DANISH = {
    Action.REMOVED: "Udgået",
    Action.CORRECTED: "Rettet",
    Action.SUSPENDED: "Suspenderet",
    Action.REINSTATED: "Genoptaget",
}


@frozen
class Amendment:
    """One change of one entry.

    Attributes:
        round: with `proposal`, the entry.
        reason: why, in the words in which those who proposed the course are told.
        correction: of what is put right: the new values.
        until: of what is suspended: the day on which it is on the list again.
    """

    action: Action
    round: str
    proposal: str
    reason: str
    correction: Correction = AS_SENT
    until: date | None = None

    @property
    def entry(self) -> tuple[str, str]:
        return self.round, self.proposal

    def put_right(self, entry: Entry) -> Entry:
        """The entry with the new values."""
        said: dict[str, Any] = dict(self.correction.said)
        if (others := said.pop("others", None)) is not None:
            said |= {"only_with_others": bool(others), "others": "" if others == OTHERS else others}
        none = {name: None for name in ("number", "provider") if said.get(name) == ""}
        return evolve(entry, **{**said, **none})


@frozen
class Edition:
    """What one amendment makes of the list, from a day on.

    Attributes:
        no: its number; the list as it was first published is the first.
    """

    no: int
    start: date
    decision: Decision
    changes: tuple[Amendment, ...]


@frozen
class End:
    """What ended a time on the list: the first day after it, the change, and the edition that made it."""

    on: date
    change: Amendment
    edition: Edition


@frozen
class Period:
    """A time in which an entry was on the list, as it was then; without an end where nothing ends it."""

    entry: Entry
    start: date
    end: End | None = None

    def holds(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on < self.end.on)


def periods(entry: Entry, start: date, editions: Iterable[Edition]) -> tuple[Period, ...]:
    """When an entry was on the list, and how.

    Args:
        start: the day from which the decision has it on the list.
        editions: in the order of their days.
    """
    life = _Life(entry, start)
    for edition in editions:
        for change in edition.changes:
            if change.entry == (entry.round, entry.proposal):
                life.change(change, edition)
    return life.whole()


class _Life:
    """The times of an entry so far; `back` is the day on which it comes back by itself, where it is suspended."""

    def __init__(self, entry: Entry, start: date) -> None:
        self.entry, self.found = entry, [Period(entry, start)]
        self.back: date | None = None

    def change(self, change: Amendment, edition: Edition) -> None:
        """Let an amendment be made."""
        if self.back and self.back <= edition.start:
            self._begin(self.back)
        suspended, was_on = self.back, self.found[-1].end is None
        if was_on:
            self._end(edition.start, change, edition)
        match change.action:
            case Action.REMOVED:
                self.back = None
                if suspended and (end := self.found[-1].end):  # it does not come back
                    self._end(end.on, change, edition)
            case Action.SUSPENDED:
                self.back = change.until
            case Action.REINSTATED:
                self._begin(edition.start)
            case Action.CORRECTED:
                self.entry = change.put_right(self.entry)
                if was_on:
                    self._begin(edition.start)

    def whole(self) -> tuple[Period, ...]:
        """All its times, also the one that is to come; without those of no day."""
        if self.back:
            self._begin(self.back)
        return tuple(period for period in self.found if period.end is None or period.start < period.end.on)

    def _begin(self, day: date) -> None:
        self.found.append(Period(self.entry, day))
        self.back = None

    def _end(self, day: date, change: Amendment, edition: Edition) -> None:
        self.found[-1] = evolve(self.found[-1], end=End(day, change, edition))


def last_values(entry: Entry, editions: Sequence[Edition]) -> Entry:
    """The entry as it was put right last, on the list or off it."""
    for edition in editions:
        for change in edition.changes:
            if change.entry == (entry.round, entry.proposal):
                entry = change.put_right(entry)
    return entry
