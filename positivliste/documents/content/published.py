"""The published list: one content in several forms, each with the content's hash and the journal's head."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from attrs import asdict, converters, field

from positivliste.canonical import canonical
from positivliste.danish import count_text, date_text, sort_key
from positivliste.documents.content.wording import PROVIDED, plain
from positivliste.model.amendment import Edition
from positivliste.model.listing import NO_GROUP, Entry
from positivliste.model.round import ListKind
from positivliste.model.value import frozen


@frozen
class Row:
    """One course as all forms print it: every text one clean line."""

    no: int
    entry: Entry
    area: str

    @property
    def ownership(self) -> str:
        return PROVIDED[self.entry.private]

    @property
    def remark(self) -> str:
        """What the reader must know about the course, in Danish."""
        elsewhere = self.entry.area not in ("", self.area)
        named = f": {self.entry.others}" if self.entry.others else ""
        remarks = (
            f"Kan kun bruges sammen med andre kurser{named}" if self.entry.only_with_others else "",
            "Særlig orientering" if self.entry.special else "",
            f"Overtaget fra positivlisten i {self.entry.area}" if elsewhere else "",
        )
        return "; ".join(filter(None, remarks))

    @cached_property
    def cells(self) -> tuple[int | str, ...]:
        """The values under `COLUMNS`."""
        entry = self.entry
        return (
            self.no, entry.group or NO_GROUP, entry.job_title,
            entry.number or "", entry.title, entry.provider or "",
            self.ownership, plain(entry.lasts), "; ".join(entry.respondents), self.remark,
        )  # fmt: skip


COLUMNS = (
    "Nr.", "Erhvervsgruppe", "Stillingsbetegnelse", "Kursusnummer", "Kursustitel", "Udbyder",
    "Offentlig/privat", "Varighed", "Indmeldt af", "Bemærkning",
)  # fmt: skip


def _clean(_: object, __: object, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return plain(value) if isinstance(value, str) else value


def _plain_entries(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(**asdict(entry, recurse=False, value_serializer=_clean)) for entry in entries)


def _told(entry: Entry) -> dict[str, Any]:
    """The entry's values; without `others` where there are none, as before it was there."""
    left_out = {"no"} if entry.others else {"no", "others"}
    return asdict(entry, filter=lambda attribute, _: attribute.name not in left_out)


def in_order(entries: Iterable[Entry], groups: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """Courses in the order of the list, counted from 1: by group, job title, title and number.

    Args:
        groups: the council's order of the occupational groups.
    """
    order = {plain(group): place for place, group in enumerate(groups)}

    def place(entry: Entry) -> tuple[object, ...]:
        # A group that the council's order does not know comes after those that it knows, and no group last.
        group = plain(entry.group)
        names = (sort_key(text) for text in (group, plain(entry.job_title), plain(entry.title)))
        first = order.get(group, len(order) + (not group))
        return first, *names, plain(entry.number or ""), entry.round, entry.proposal

    return enumerate(sorted(entries, key=place), start=1)


def _plain_all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain, texts))


@frozen
class PublishedList:
    """A decided list, ready to be published. Every text in it becomes one clean line.

    Attributes:
        council: the council's name, for example "RAR Vestjylland".
        title: the list's title in Danish.
        round: the id of the round, or of the last round where a supplement has updated the list.
        effective: the date from which it holds.
        supplement: the list was updated by a supplement during the year.
        body: who decided, in Danish: "rådet" or "formandskabet".
        minutes: a reference to the minutes of the decision.
        groups: the council's order of the occupational groups.
        entries: the courses, in any order; `rows` has them in the order of the list.
        head: the hash of the journal's last event.
        edition: where it was amended: which edition it is, and from when it holds; None for the first.
    """

    template: ClassVar[str] = "published-list.md"

    council: str = field(converter=plain)
    area: str = field(converter=plain)
    title: str = field(converter=plain)
    round: str
    effective: date
    supplement: bool
    body: str = field(converter=plain)
    decided: date
    minutes: str | None = field(converter=converters.optional(plain))
    groups: tuple[str, ...] = field(converter=_plain_all)
    entries: tuple[Entry, ...] = field(converter=_plain_entries)
    head: str
    published: date
    edition: Edition | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The courses in the order of the list: group, job title, title, number."""
        return tuple(Row(entry.no or no, entry, self.area) for no, entry in in_order(self.entries, self.groups))

    @cached_property
    def by_group(self) -> dict[str, tuple[Row, ...]]:
        """The courses by occupational group, in the order of the list; only groups that have any."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.entry.group or NO_GROUP, []).append(row)
        return {group: tuple(members) for group, members in found.items()}

    @property
    def group_count(self) -> int:
        """How many occupational groups have courses; those without one are in none."""
        return sum(group != NO_GROUP for group in self.by_group)

    @cached_property
    def content(self) -> dict[str, object]:
        """What the list says, as plain JSON values. The hash is of this, not of the journal or the date."""
        edition = {"edition": self.edition.no, "edition_from": self.edition.start.isoformat()} if self.edition else {}
        return edition | {
            "council": self.council,
            "area": self.area,
            "list": ListKind.COURSES.value,
            "title": self.title,
            "round": self.round,
            "effective": self.effective.isoformat(),
            "supplement": self.supplement,
            "decided_by": self.body,
            "decided": self.decided.isoformat(),
            "minutes": self.minutes or None,
            "groups": [{"group": group, "count": len(members)} for group, members in self.by_group.items()],
            "entries": [{"no": row.no, **_told(row.entry), "duration": plain(row.entry.lasts)} for row in self.rows],
        }

    @cached_property
    def content_hash(self) -> str:
        """The SHA-256 of the content, the same in all forms."""
        return hashlib.sha256(canonical(self.content)).hexdigest()

    @property
    def about(self) -> tuple[str, ...]:
        """What the list is and how it is used, in full sentences."""
        told = [
            f"Listen viser de kurser, som jobcentrene i {self.area} kan få tilskud til fra den "
            "regionale uddannelsespulje. Kurserne er korte og rettet mod job, hvor der mangler arbejdskraft.",
            "Kurset skal stå på listen den dag, kommunen bevilger det. Kursets startdato er uden betydning.",
            "Et jobcenter kan også bruge kurser på listerne i naboområderne.",
        ]
        if self.supplement:
            told.insert(1, "Listen er ajourført med et supplement i løbet af året og erstatter den tidligere liste.")
        if self.edition:
            told.insert(
                1, f"Dette er en rettet udgave. Den erstatter den tidligere fra {date_text(self.edition.start)}."
            )
        if any(entry.special for entry in self.entries):
            told.append(
                "»Særlig orientering« betyder, at kurset er foreslået efter høringsfristen og er optaget ved en "
                "særskilt beslutning."
            )
        return tuple(told)

    @property
    def facts(self) -> tuple[tuple[str, str | date], ...]:
        """What a reader needs to trust the list: who decided it, when, and how to see that it is unchanged."""
        edition = self.edition
        told: dict[str, str | date | None] = {
            "Råd": self.council,
            "Område": self.area,
            "Gælder fra": self.effective,
            "Godkendt af": self.body,
            "Godkendt den": self.decided,
            "Referat": self.minutes,
            "Udgave": f"Rettet udgave {edition.no}, gælder fra {date_text(edition.start)}" if edition else None,
            "Rettet af": edition.decision.text if edition else None,
            "Offentliggjort": self.published,
            "Runde": self.round,
            "Indholdets kontrolkode (SHA-256)": self.content_hash,
            "Journalens kontrolkode (SHA-256)": self.head,
        }
        return tuple((label, value) for label, value in told.items() if value)

    @property
    def total(self) -> str:
        """How many courses stand on it: "1 kursus"."""
        return count_text(len(self.entries), "kursus", "kurser")

    @property
    def subtitle(self) -> str:
        """The list in one line: from when, how many, who approved it."""
        approved = f"Godkendt af {self.body} {date_text(self.decided)}"
        if self.edition:
            start = date_text(self.edition.start)
            return f"Rettet udgave {self.edition.no}, gælder fra {start} · {self.total} · {approved}"
        return f"Gælder fra {date_text(self.effective)} · {self.total} · {approved}"
