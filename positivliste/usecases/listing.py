"""The two-year clock of the council's own job titles: show, extend, remove, and what runs out. [B4]"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positivliste.danish import fold, list_text
from positivliste.errors import WrongUsage
from positivliste.model.events import ListingExtended, ListingRemoved
from positivliste.model.finding import Finding
from positivliste.model.listing import ListedTitle
from positivliste.model.reference import NationalTitle
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.parameters import Parameters
from positivliste.parameters.areas import members, successors
from positivliste.process.definition import Process, process_of
from positivliste.process.engine import findings, refuse
from positivliste.rules.title_case import EntryCase
from positivliste.usecases.facts import national_list, own_titles
from positivliste.usecases.session import Session
from positivliste.usecases.turn import Turn, look, turn

TITLE_LISTS = tuple(kind for kind in ListKind if kind.of_titles)
"""The lists whose titles have a clock."""


@frozen
class Listed:
    """A title on the council's own list on a day.

    Attributes:
        list: the list that it is on.
        state: "in force", "reported" (it takes effect later) or "ended".
        answers: the area or areas that answer for it on the day, after a change of the councils.
        municipalities: where it holds: the municipalities of the area that it was decided for.
        notes: what the rules say of it.
        runs_out: whether its time ends before the second effective date from the day.
    """

    list: ListKind
    title: ListedTitle
    state: str
    answers: tuple[str, ...]
    municipalities: tuple[str, ...]
    notes: tuple[Finding, ...]
    runs_out: bool


def show_listing(session: Session, on: date | None = None, kind: ListKind | None = None) -> tuple[Listed, ...]:
    """Every title that was decided and reported, as it stands on a day; those that ended come last."""
    return on_list(look(session), kind, on)


def on_list(turn: Turn, kind: ListKind | None = None, on: date | None = None) -> tuple[Listed, ...]:
    """The titles of one list or of all, in a turn."""
    day, kinds = on or turn.today, [kind] if kind else TITLE_LISTS
    found = (_listed(turn, each, title, day) for each in kinds for title in own_titles(turn.workspace, each, day))
    return tuple(sorted(found, key=_order))


def _order(listed: Listed) -> tuple[bool, date, str]:
    return listed.state == "ended", listed.title.until, fold(listed.title.title)


def extend_listing(session: Session, title: str, until: date, reason: str, document: str) -> ListedTitle:
    """Let a title stay longer than two years.

    Args:
        until: the day on which it will leave the list.
        reason: why.
        document: where the reason is documented.

    Raises:
        WrongUsage: no title of that name is on the list, or the date is not later than the one that holds.
        Refused: the reason is not documented.
    """
    with turn(session) as begun:
        kind, entry = _on_list(begun, title)
        if until <= entry.until:
            raise WrongUsage("not-later", f"{entry.title} stays until {entry.until} anyway.", "Give a later date.")
        case = EntryCase(entry, session.today, until=until, reason=reason, document=document)
        _guard(begun, "listing extend", case)
        begun.record([ListingExtended(entry.round, entry.proposal, until, reason, document)])
        return _now(begun, kind, entry)


def remove_listing(session: Session, title: str, on: date, minutes: str) -> ListedTitle:
    """Take a title off the list on a day that is not before its two years are over.

    Raises:
        WrongUsage: no title of that name is on the list, or the day is over.
        Refused: its two years are not over.
    """
    with turn(session) as begun:
        kind, entry = _on_list(begun, title)
        begun.not_in_past(on)
        _guard(begun, "listing remove", EntryCase(entry, on))
        if on >= entry.until:
            raise WrongUsage(
                "not-earlier",
                f"{entry.title} leaves the list by itself on {entry.until}, when its time is over.",
                "There is nothing to do; `listing extend` keeps it longer.",
            )
        begun.record([ListingRemoved(entry.round, entry.proposal, on, minutes)])
        return _now(begun, kind, entry)


def effective_days(parameters: Parameters, kind: ListKind, after: date) -> Iterator[date]:
    """The days on which the list can take effect, from the day after `after` on. [B2]"""
    for year in range(after.year, after.year + 20):
        for text in parameters.lookup(f"{kind}.effective_days", after).value:  # type: ignore[union-attr]
            day = date.fromisoformat(f"{year}-{text}")
            if day > after:
                yield day


def _listed(turn: Turn, kind: ListKind, title: ListedTitle, day: date) -> Listed:
    state = "ended" if title.until <= day else "in force" if title.start <= day else "reported"
    days = effective_days(turn.session.parameters, kind, max(day, title.start))
    next(days)
    second = next(days)
    case = EntryCase(title, day, second_effective=second, national=_national_since(turn, kind, title, day))
    process, values = _process_of(turn, title), turn.session.parameters.on(title.start)
    return Listed(
        list=kind,
        title=title,
        state=state,
        answers=successors(title.area, day, title.start),
        municipalities=members(title.area, title.start),
        notes=() if state == "ended" else tuple(findings(process.notes("listing show"), [case], values)),
        runs_out=state != "ended" and title.until < second,
    )


def _guard(turn: Turn, action: str, case: EntryCase) -> None:
    """Let the rules of an action on a listed title pass it, or refuse it."""
    process, values = _process_of(turn, case.entry), turn.session.parameters.on(case.entry.start)
    refuse(findings(process.rules(action), [case], values))


def _process_of(turn: Turn, title: ListedTitle) -> Process:
    return process_of(turn.workspace.rounds[title.round])


def _national_since(turn: Turn, kind: ListKind, title: ListedTitle, day: date) -> NationalTitle | None:
    found = national_list(turn.workspace, kind, day).get(fold(title.title))
    return found if found and found.start > title.start else None


def _now(turn: Turn, kind: ListKind, entry: ListedTitle) -> ListedTitle:
    """A title as it stands after what was recorded."""
    known = own_titles(turn.workspace, kind)
    return next(t for t in known if (t.round, t.proposal) == (entry.round, entry.proposal))


def _on_list(turn: Turn, title: str) -> tuple[ListKind, ListedTitle]:
    """The title of that name that is on a list, or will be."""
    listed = on_list(turn)
    found = [x for x in listed if x.state != "ended"]
    named = [x for x in listed if fold(x.title.title) == fold(title)]
    hits = [x for x in named if x.state != "ended"]
    if named and not hits:
        raise WrongUsage(
            "ended",
            f"{named[-1].title.title} left the list on {named[-1].title.until}.",
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
