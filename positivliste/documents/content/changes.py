"""What changed since the last list: courses that are new, that left, and whose data changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import ClassVar

from attrs import field

from positivliste.danish import date_text, fold, sort_key
from positivliste.documents.content.wording import PROVIDED, plain
from positivliste.model.listing import NO_GROUP, Entry
from positivliste.model.number import number_key, read_number
from positivliste.model.value import frozen


@frozen
class FieldChange:
    """What a list says of a course in one field, before and now; "–" where it says nothing."""

    name: str
    before: str
    after: str


@frozen
class Changed:
    """A course that is on both lists, with what differs; nothing where it is the same."""

    before: Entry
    after: Entry
    fields: tuple[FieldChange, ...]


@frozen
class Compared:
    """Two lists side by side. Every course of either stands in exactly one place."""

    new: tuple[Entry, ...]
    left: tuple[Entry, ...]
    kept: tuple[Changed, ...]


@frozen
class GroupCount:
    """A group's courses: those before, plus the new, less those that left, plus or less those that moved: now."""

    group: str
    before: int
    new: int
    left: int
    moved: int
    now: int

    @property
    def moved_text(self) -> str:
        return f"+{self.moved}" if self.moved > 0 else f"−{-self.moved}" if self.moved else "0"


_NUMBER = "Kursusnummer"
_FIELDS: tuple[tuple[str, Callable[[Entry], str]], ...] = (
    (_NUMBER, lambda entry: entry.number or ""),
    ("Kursustitel", lambda entry: entry.title),
    ("Udbyder", lambda entry: entry.provider or ""),
    ("Offentlig/privat", lambda entry: PROVIDED[entry.private]),
    ("Varighed", lambda entry: entry.lasts),
    ("Erhvervsgruppe", lambda entry: entry.group),
    ("Stillingsbetegnelse", lambda entry: entry.job_title),
    ("Kun sammen med andre kurser", lambda entry: (entry.others or "Ja") if entry.only_with_others else "Nej"),
)
# Who proposed a course, and whether that was in time, belongs to the round and not to the course.


def compare(before: Iterable[Entry], after: Iterable[Entry]) -> Compared:
    """Pair the courses of two lists, the surest first: by number; else by provider and title, where not both have one.

    Case, white space and Unicode form do not count, nor does the order of a list. Of several that could be paired,
    those that differ least are. A number that says something to its provider alone pairs within that provider.
    """
    old, new = _ordered(before), _ordered(after)
    pairs: list[tuple[Entry, Entry]] = []
    for agree in _SUREST_FIRST:
        pairs += _pair(_rest(old, pairs, 0), _rest(new, pairs, 1), agree)
    kept = sorted((Changed(one, other, differences(one, other)) for one, other in pairs), key=lambda c: _place(c.after))
    return Compared(_rest(new, pairs, 1), _rest(old, pairs, 0), tuple(kept))


def differences(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    """The fields in which a course differs, more than in case and white space."""
    seen = ((name, plain(value(before)), plain(value(after))) for name, value in _FIELDS)
    found = tuple(FieldChange(name, one or "–", other or "–") for name, one, other in seen if fold(one) != fold(other))
    if number_key(before.number) == number_key(after.number):  # it may be written with a space or without
        found = tuple(change for change in found if change.name != _NUMBER)
    return found


@frozen
class ListChanges:
    """What changed since the last list.

    Attributes:
        effective: from when the new list holds.
        supplement: the new list is the old one with a supplement.
        since: from when the last list held, with its supplements; empty where there is none.
        before: the courses of the last list.
        after: the courses of the new one.
        groups: the council's order of the occupational groups.
        decided: the new list is decided; else it is the recommended one.
    """

    template: ClassVar[str] = "list-changes.md"

    council: str
    dated: date
    effective: date
    supplement: bool
    since: tuple[date, ...]
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    groups: tuple[str, ...]
    decided: bool = True
    compared: Compared = field(init=False)

    @compared.default
    def _compare(self) -> Compared:
        return compare(self.before, self.after)

    @property
    def since_text(self) -> str:
        """The last list as a sentence names it."""
        first, *later = self.since
        text = f"positivlisten fra {date_text(first)}"
        return f"{text}, senest suppleret fra {date_text(later[-1])}" if later else text

    @property
    def new(self) -> tuple[Entry, ...]:
        return self.compared.new

    @property
    def left(self) -> tuple[Entry, ...]:
        return self.compared.left

    @property
    def changed(self) -> tuple[Changed, ...]:
        return tuple(pair for pair in self.compared.kept if pair.fields)

    @property
    def unchanged(self) -> int:
        return len(self.compared.kept) - len(self.changed)

    @property
    def new_by_group(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        return self._grouped(self.new)

    @property
    def left_by_group(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        return self._grouped(self.left)

    @property
    def by_group(self) -> tuple[GroupCount, ...]:
        """The counts by group, in the order of the groups; only groups that either list has."""
        before, after, new, left = map(_counted, (self.before, self.after, self.new, self.left))
        order = dict.fromkeys((*self.groups, *sorted(before, key=sort_key), *sorted(after, key=sort_key)))
        return tuple(
            GroupCount(group, before[group], new[group], left[group], moved, after[group])
            for group in order
            if before[group] or after[group]
            for moved in [after[group] - before[group] - new[group] + left[group]]
        )

    @property
    def any_moved(self) -> bool:
        return any(line.moved for line in self.by_group)

    def _grouped(self, entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        order = dict.fromkeys((*self.groups, *sorted({_group(entry) for entry in entries}, key=sort_key)))
        found = ((group, tuple(entry for entry in entries if _group(entry) == group)) for group in order)
        return tuple((group, members) for group, members in found if members)


def _pair(
    old: Sequence[Entry], new: Sequence[Entry], agree: Sequence[Callable[[Entry], Hashable | None]]
) -> Iterator[tuple[Entry, Entry]]:
    """Pair what agrees, those that differ least first. Two with different numbers are never the same."""
    keyed: dict[Hashable, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((old, new)):
        for entry in entries:
            key = tuple(part(entry) for part in agree)
            if None not in key:
                keyed[key][side].append(entry)
    for ones, others in keyed.values():
        paired: tuple[set[int], set[int]] = (set(), set())
        fitting = [pair for pair in product(ones, others) if _may_be_same(*pair)]
        for one, other in sorted(fitting, key=lambda pair: len(differences(*pair))):
            if id(one) not in paired[0] and id(other) not in paired[1]:
                paired[0].add(id(one))
                paired[1].add(id(other))
                yield one, other


def _may_be_same(one: Entry, other: Entry) -> bool:
    numbers = {number_key(one.number), number_key(other.number)}
    return len(numbers) == 1 or "" in numbers


def _rest(entries: Sequence[Entry], pairs: Sequence[tuple[Entry, Entry]], side: int) -> tuple[Entry, ...]:
    paired = {id(pair[side]) for pair in pairs}
    return tuple(entry for entry in entries if id(entry) not in paired)


def _number(entry: Entry) -> Hashable | None:
    number = read_number(entry.number)
    return (number.all, None if number.public else _provider(entry)) if number else None


def _no_number(entry: Entry) -> bool | None:
    return None if read_number(entry.number) else True


def _title(entry: Entry) -> str:
    return fold(entry.title)


def _provider(entry: Entry) -> str:
    return fold(entry.provider or "")


_SUREST_FIRST: tuple[tuple[Callable[[Entry], Hashable | None], ...], ...] = (
    (_number, _title, _provider),
    (_number, _title),
    (_number, _provider),
    (_number,),
    (_no_number, _title, _provider),  # a course without a number first finds one that has none either
    (_title, _provider),
)
"""What two courses agree in that are one."""


def _group(entry: Entry) -> str:
    return plain(entry.group) or NO_GROUP


def _counted(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(map(_group, entries))


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_place))


def _place(entry: Entry) -> tuple[object, ...]:
    return sort_key(entry.title), entry.number or "", entry.round, entry.proposal
