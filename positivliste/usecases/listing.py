"""The two-year clock of the council's own job titles: show, extend, remove, and what runs out. [B4]"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from positivliste.danish import fold, list_text
from positivliste.errors import WrongUsage
from positivliste.model.events import ListingExtended, ListingRemoved
from positivliste.model.finding import Finding
from positivliste.model.listing import ListedTitle
from positivliste.model.reference import NationalTitle
from positivliste.model.round import ListKind
from positivliste.parameters import Parameters
from positivliste.parameters.areas import members, successors
from positivliste.process.definition import process_of
from positivliste.process.engine import findings, refuse
from positivliste.rules.title_case import EntryCase
from positivliste.usecases.facts import national_list, own_titles
from positivliste.usecases.session import Session


@frozen
class Listed:
    """A title on the council's own list on a day.

    Attributes:
        list: the list that it is on.
        state: "in force", "reported" (it takes effect later) or "ended".
        answers: the area or areas that answer for it on the day, after a change of the councils.
        municipalities: where it holds: the municipalities of the area that it was decided for.
        notes: what the rules say of it.
    """

    list: ListKind
    title: ListedTitle
    state: str
    answers: tuple[str, ...]
    municipalities: tuple[str, ...]
    notes: tuple[Finding, ...]


def show_listing(session: Session, on: date | None = None, kind: ListKind | None = None) -> tuple[Listed, ...]:
    """Every title that was decided and reported, as it stands on a day; those that ended come last."""
    day = on or session.today
    kinds = [kind] if kind else [ListKind.HIGHER_EDUCATION, ListKind.SKILLED]
    found = [_listed(session, kind, title, day) for kind in kinds for title in own_titles(session, kind, day)]
    return tuple(sorted(found, key=lambda x: (x.state == "ended", x.title.until, fold(x.title.title))))


def extend_listing(session: Session, title: str, until: date, reason: str, document: str) -> ListedTitle:
    """Let a title stay longer than two years.

    Args:
        until: the day on which it will leave the list.
        reason: why.
        document: where the reason is documented.

    Raises:
        WrongUsage: no title of that name is on the list, or the date is not later than the one that holds.
        Refused: L102, the reason is not documented.
    """
    with session.writing():
        kind, entry = _on_list(session, title)
        if until <= entry.until:
            raise WrongUsage("not-later", f"{entry.title} stays until {entry.until} anyway.", "Give a later date.")
        case = EntryCase(entry, session.today, until=until, reason=reason, document=document)
        refuse(_found(session, "listing extend", case))
        session.record([ListingExtended(entry.round, entry.proposal, until, reason, document)])
        return _on_list(session, title, kind)[1]


def remove_listing(session: Session, title: str, on: date, minutes: str) -> ListedTitle:
    """Take a title off the list on a day that is not before its two years are over.

    Raises:
        WrongUsage: no title of that name is on the list.
        Refused: L101, its two years are not over.
    """
    with session.writing():
        kind, entry = _on_list(session, title)
        if on < session.today:
            raise WrongUsage("past-date", f"{on} is over: today is {session.today}.", "Give today or a later date.")
        refuse(_found(session, "listing remove", EntryCase(entry, on)))
        if on >= entry.until:
            raise WrongUsage(
                "not-earlier",
                f"{entry.title} leaves the list by itself on {entry.until}, when its time is over.",
                "There is nothing to do; `listing extend` keeps it longer.",
            )
        session.record([ListingRemoved(entry.round, entry.proposal, on, minutes)])
        return next(t for t in own_titles(session, kind) if (t.round, t.proposal) == (entry.round, entry.proposal))


def running_out(session: Session, kind: ListKind) -> tuple[Finding, ...]:
    """What the rules say today of the titles of a list."""
    return tuple(note for listed in show_listing(session, kind=kind) for note in listed.notes)


def effective_days(parameters: Parameters, kind: ListKind, after: date) -> Iterator[date]:
    """The days on which the list can take effect, from the day after `after` on. [B2]"""
    for year in range(after.year, after.year + 20):
        for text in parameters.lookup(f"{kind}.effective_days", after).value:  # type: ignore[union-attr]
            day = date.fromisoformat(f"{year}-{text}")
            if day > after:
                yield day


def _listed(session: Session, kind: ListKind, title: ListedTitle, day: date) -> Listed:
    state = "ended" if title.until <= day else "in force" if title.start <= day else "reported"
    return Listed(
        list=kind,
        title=title,
        state=state,
        answers=successors(title.area, day, title.start),
        municipalities=members(title.area, title.start),
        notes=() if state == "ended" else _notes(session, kind, title, day),
    )


def _notes(session: Session, kind: ListKind, title: ListedTitle, day: date) -> tuple[Finding, ...]:
    days = effective_days(session.parameters, kind, max(day, title.start))
    next(days)
    case = EntryCase(title, day, second_effective=next(days), national=_national_since(session, kind, title, day))
    return _found(session, "listing show", case)


def _found(session: Session, action: str, case: EntryCase) -> tuple[Finding, ...]:
    """What the rules of a command say, by the process of the title's round and the values of its first day."""
    process = process_of(session.workspace().rounds[case.entry.round])
    codes = (*process.rules(action), *process.notes(action))
    return tuple(findings(codes, [case], session.parameters.on(case.entry.start)))


def _national_since(session: Session, kind: ListKind, title: ListedTitle, day: date) -> NationalTitle | None:
    found = national_list(session.workspace(), kind, day).get(fold(title.title))
    return found if found and found.start > title.start else None


def _on_list(session: Session, title: str, kind: ListKind | None = None) -> tuple[ListKind, ListedTitle]:
    """The title of that name that is on a list, or will be."""
    found = [x for x in show_listing(session, kind=kind) if x.state != "ended"]
    hits = [x for x in found if fold(x.title.title) == fold(title)]
    ended = [x for x in show_listing(session, kind=kind) if x.state == "ended" and fold(x.title.title) == fold(title)]
    if not hits and ended:
        raise WrongUsage(
            "ended",
            f"{ended[-1].title.title} left the list on {ended[-1].title.until}.",
            "Suggest it for the next round.",
        )
    if not hits:
        names = list_text(dict.fromkeys(x.title.title for x in found), "and")
        raise WrongUsage(
            "unknown-title",
            f"No title on the council's own lists is called {title!r}.",
            f"The titles are {names}." if found else "The lists are empty.",
        )
    last = max(hits, key=lambda x: x.title.until)  # one that runs out can be on the list beside its renewal
    return last.list, last.title
