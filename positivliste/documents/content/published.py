"""The published list: one content in several forms, each with the content's hash and the journal's head."""

from __future__ import annotations

import hashlib
from datetime import date

from attrs import asdict, evolve, frozen

from positivliste.canonical import canonical
from positivliste.danish import date_text, sort_key
from positivliste.documents.content.wording import count_text, plain
from positivliste.model.listing import NO_GROUP, Entry
from positivliste.model.round import ListKind


@frozen
class PublishedList:
    """A decided list, ready to be published.

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
    """

    council: str
    area: str
    title: str
    round: str
    effective: date
    supplement: bool
    body: str
    decided: date
    minutes: str | None
    groups: tuple[str, ...]
    entries: tuple[Entry, ...]
    head: str
    published: date


@frozen
class Row:
    """One course as all forms print it: every text one clean line."""

    no: int
    entry: Entry
    area: str

    @property
    def ownership(self) -> str:
        return "Privat" if self.entry.private else "Offentlig"

    @property
    def remark(self) -> str:
        """What the reader must know about the course, in Danish."""
        elsewhere = self.entry.area not in ("", self.area)
        remarks = (
            "Kan kun bruges sammen med andre kurser" if self.entry.only_with_others else "",
            "Særlig orientering" if self.entry.special else "",
            f"Overtaget fra positivlisten i {self.entry.area}" if elsewhere else "",
        )
        return "; ".join(filter(None, remarks))

    @property
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


def rows(published: PublishedList) -> tuple[Row, ...]:
    """The courses in the order of the list: group, job title, title, number."""
    order = {group: place for place, group in enumerate(map(plain, published.groups))}
    entries = map(_plain_entry, published.entries)

    def place(entry: Entry) -> tuple[object, ...]:
        # A group that the council's order does not know comes after those that it knows, and no group last.
        group = order.get(entry.group, len(order) + (not entry.group))
        names = (sort_key(entry.group), sort_key(entry.job_title), sort_key(entry.title))
        return group, *names, entry.number or "", entry.round, entry.proposal

    return tuple(Row(no, entry, plain(published.area)) for no, entry in enumerate(sorted(entries, key=place), start=1))


def by_group(published: PublishedList) -> dict[str, tuple[Row, ...]]:
    """The courses by occupational group, in the order of the list; only groups that have any."""
    found: dict[str, list[Row]] = {}
    for row in rows(published):
        found.setdefault(row.entry.group or NO_GROUP, []).append(row)
    return {group: tuple(members) for group, members in found.items()}


def content(published: PublishedList) -> dict[str, object]:
    """What the list says, as plain JSON values. The hash is of this, not of the journal or the date."""
    return {
        "council": plain(published.council),
        "area": plain(published.area),
        "list": ListKind.COURSES.value,
        "title": plain(published.title),
        "round": published.round,
        "effective": published.effective.isoformat(),
        "supplement": published.supplement,
        "decided_by": plain(published.body),
        "decided": published.decided.isoformat(),
        "minutes": plain(published.minutes) if published.minutes else None,
        "groups": [{"group": group, "count": len(members)} for group, members in by_group(published).items()],
        "entries": [{"no": row.no, **asdict(row.entry), "duration": plain(row.entry.lasts)} for row in rows(published)],
    }


def content_hash(published: PublishedList) -> str:
    """The SHA-256 of the content, the same in all forms."""
    return hashlib.sha256(canonical(content(published))).hexdigest()


def about(published: PublishedList) -> tuple[str, ...]:
    """What the list is and how it is used, in full sentences."""
    told = [
        f"Listen viser de kurser, som jobcentrene i {plain(published.area)} kan få tilskud til fra den "
        "regionale uddannelsespulje. Kurserne er korte og rettet mod job, hvor der mangler arbejdskraft.",
        "Kurset skal stå på listen den dag, kommunen bevilger det. Kursets startdato er uden betydning.",
        "Et jobcenter kan også bruge kurser på listerne i naboområderne.",
    ]
    if published.supplement:
        told.insert(1, "Listen er ajourført med et supplement i løbet af året og erstatter den tidligere liste.")
    if any(entry.special for entry in published.entries):
        told.append(
            "»Særlig orientering« betyder, at kurset er foreslået efter høringsfristen og er optaget ved en "
            "særskilt beslutning."
        )
    return tuple(told)


def facts(published: PublishedList) -> tuple[tuple[str, str | date], ...]:
    """What a reader needs to trust the list: who decided it, when, and how to see that it is unchanged."""
    told: list[tuple[str, str | date]] = [
        ("Råd", plain(published.council)),
        ("Område", plain(published.area)),
        ("Gælder fra", published.effective),
        ("Godkendt af", plain(published.body)),
        ("Godkendt den", published.decided),
    ]
    if published.minutes:
        told.append(("Referat", plain(published.minutes)))
    return (
        *told,
        ("Offentliggjort", published.published),
        ("Runde", published.round),
        ("Indholdets kontrolkode (SHA-256)", content_hash(published)),
        ("Journalens kontrolkode (SHA-256)", published.head),
    )


def subtitle(published: PublishedList) -> str:
    """The list in one line: from when, how many, who approved it."""
    count = count_text(len(published.entries), "kursus", "kurser")
    return (
        f"Gælder fra {date_text(published.effective)} · {count} · "
        f"Godkendt af {plain(published.body)} {date_text(published.decided)}"
    )


def _plain_entry(entry: Entry) -> Entry:
    return evolve(
        entry,
        number=plain(entry.number) if entry.number else None,
        provider=plain(entry.provider) if entry.provider else None,
        respondents=tuple(map(plain, entry.respondents)),
        title=plain(entry.title),
        group=plain(entry.group),
        job_title=plain(entry.job_title),
        area=plain(entry.area),
    )
