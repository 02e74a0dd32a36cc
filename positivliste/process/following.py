"""How the rows of a file follow those of an answer whose place it takes: the same, changed, new, gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence

from attrs import evolve, fields_dict

from positivliste.danish import fold
from positivliste.matching.language import normalise
from positivliste.model.answers import RowChange
from positivliste.model.number import read_number
from positivliste.model.proposal import Proposal, proposal_id

_COMPARED = tuple(
    name
    for name in fields_dict(Proposal)
    if name not in {"id", "respondent", "kind", "received", "origin", "extra", "doubts"}
)
"""What a row says: all but where it came from, and what was made of it."""

_COUNTERS = frozenset({"nr", "nummer", "no", "number", "løbenr", "løbenummer", "#"})

Key = Callable[[Proposal], Hashable]
"""What a row is recognised by; None where the row has nothing of the kind."""


def follow(old: Sequence[Proposal], new: Sequence[Proposal], *, in_place: bool = False) -> tuple[RowChange, ...]:
    """Pair the rows of an answer with those that follow them, in the order of the new ones; those that are gone last.

    A row is first sought as it was; then by its course number, then by its title in the words of the field. What more
    than one row could be is followed by none: it is gone and new, and the change says so.

    Args:
        in_place: it is the same file, read again: a row is the one in its place.
    """
    pairs = _Pairs(list(old), list(new))
    if in_place:
        pairs.join(lambda sent: (sent.origin.sha256, sent.origin.sheet, sent.origin.row))
    pairs.join(_content, in_order=True)
    pairs.join(_number)
    pairs.join(_title)
    return tuple(pairs.changes())


def renumbered(
    changes: Iterable[RowChange], count: int, judged: Collection[str] = (), given_back: Collection[str] = ()
) -> tuple[RowChange, ...]:
    """The changes with a number for every new row: that of the row which it follows, or the next.

    A row that stayed as it was keeps the moment when it came. One that a person had judged, and that has changed since,
    gets a number of its own, so that no judgement stands on what nobody saw.

    Args:
        count: how many numbers the round has given so far.
        judged: the numbers that a person has judged.
        given_back: the numbers that are not to be had, since the rows of another answer had them first.
    """
    found = []
    for change in changes:
        old, new = change.old, change.new
        keeps = old is not None and old.id not in given_back and not (change.fields and old.id in judged)
        if new is not None and old is not None and keeps:
            received = new.received if change.fields else old.received
            change = evolve(change, new=evolve(new, id=old.id, received=received))
        elif new is not None:
            count += 1
            if new.id != (number := proposal_id(count)):
                change = evolve(change, new=evolve(new, id=number))
        found.append(change)
    return tuple(found)


class _Pairs:
    """The pairs found so far, and what is left on either side, by its place."""

    def __init__(self, old: list[Proposal], new: list[Proposal]) -> None:
        self.old, self.new = old, new
        self.of: dict[int, int] = {}
        self.left = dict(enumerate(old))
        self.doubts: dict[int, str] = {}

    def join(self, key: Key, *, in_order: bool = False) -> None:
        """Pair what has the same key, where only one on either side has it; or (`in_order`) as many as both have."""
        if not self.left:
            return
        places: dict[Hashable, list[int]] = {}
        for place, sent in self.left.items():
            places.setdefault(key(sent), []).append(place)
        open_ = {place: key(sent) for place, sent in enumerate(self.new) if place not in self.of}
        counts = Counter(open_.values())
        for place, found in open_.items():
            known = places.get(found, []) if found is not None else []
            if known and (in_order or (len(known) == 1 and counts[found] == 1)):
                self.of[place] = known.pop(0)
                self.left.pop(self.of[place])
            elif known and key in (_number, _title):
                told = self.new[place].number if key is _number else self.new[place].title
                self.doubts[place] = f"{told!r} stands in several rows: see which is which"

    def changes(self) -> Iterator[RowChange]:
        for place, sent in enumerate(self.new):
            if place in self.of:
                old = self.old[self.of[place]]
                yield RowChange(old, sent, tuple(_differing(old, sent)))
            else:
                yield RowChange(None, sent, doubt=self.doubts.get(place, ""))
        yield from (RowChange(old, None) for old in self.left.values())


def _differing(old: Proposal, new: Proposal) -> Iterator[str]:
    yield from (name for name in _COMPARED if getattr(old, name) != getattr(new, name))
    if _extra(old) != _extra(new):
        yield "extra"


def _content(sent: Proposal) -> Hashable:
    return (*(getattr(sent, name) for name in _COMPARED), _extra(sent))


def _extra(sent: Proposal) -> tuple[tuple[str, str], ...]:
    """The other columns, without one that only counts the rows: it changes wherever a row is put in."""
    return tuple(
        (header, value)
        for header, value in sent.extra
        if not (fold(header).strip(" .") in _COUNTERS and value.strip(" .").isdecimal())
    )


def _number(sent: Proposal) -> Hashable:
    return read_number(sent.number).shown or None


def _title(sent: Proposal) -> Hashable:
    found = normalise(sent.title)
    return (found.words, found.marks) if found.words else None
