"""Was a course on the list on a date, for a municipality, there or in a neighbouring area? If not, why not? [A12]"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from attrs import evolve

from positivliste.danish import fold, list_text
from positivliste.model.amendment import Action, End, Period
from positivliste.model.listing import Entry
from positivliste.model.many import Fits
from positivliste.model.number import number_among, read_number
from positivliste.model.results import CourseResult
from positivliste.model.round import ListKind, Round
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.parameters.areas import Municipality, municipality, neighbours
from positivliste.parameters.sources import cited
from positivliste.process.results import course_results
from positivliste.process.screening import report
from positivliste.process.state import RoundState
from positivliste.rules import Trait, codes_with
from positivliste.usecases.session import Session
from positivliste.usecases.turn import InForce, Turn, look

if TYPE_CHECKING:
    from positivliste.matching.language import Title

_PUBLISHED = str(cited("A2: BEK 1181/2019 § 2(4)"))
_GRANT = str(cited("A12: BEK 1181/2019 § 2(5)"))
_NEIGHBOURS = str(cited("A12: BEK 1181/2019 § 2(5); STAR"))
_PROPOSED = str(cited("A1: S1 2.2"))
_DECIDED = str(cited("A2: S1 2.2"))
_JOINED = str(cited("A6: S1 2.2"))
_SHOWN = str(cited("silent: what is nearly the same is shown to a person"))

_MOST_SHOWN = 5
_DONE = {Action.REMOVED: "taken off", Action.SUSPENDED: "suspended", Action.CORRECTED: "put right"}
_CODES = {Action.REMOVED: "removed", Action.SUSPENDED: "suspended", Action.CORRECTED: "put-right"}

COLUMNS = {name: name for name in ("code", "message", "source")}
"""What the table of an answer shows of each reason."""


@frozen
class Reason:
    """Why, with a rule's code or a permanent word, and the source."""

    code: str
    message: str
    source: str


@frozen
class Checked:
    """The answer. `entries` are all courses that fit; `where` is the area whose list holds them."""

    listed: bool
    where: str | None
    entries: tuple[Entry, ...]
    reasons: tuple[Reason, ...]

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """The answer with every reason as a flat row, for `pandas.DataFrame`."""
        answer = {"listed": self.listed, "where": self.where, "courses": "; ".join(e.title for e in self.entries)}
        return [{**answer, **row} for row in table(self.reasons, COLUMNS)]


def check(session: Session, text: str, on: date, town: str) -> Checked:
    """Whether a course was on the list.

    Args:
        text: its number, or its title.
        on: the date of the municipality's grant; the start of the course does not count.
        town: the name of the municipality.

    Raises:
        WrongUsage: there is no such municipality; the message names the nearest.
    """
    place = municipality(town)
    seen = look(session)
    current = seen.in_force(ListKind.COURSES, on)
    if current is None:
        return _no(_no_list(seen, on))
    entries = (*_listed(current, text), *_put_right(current, text))
    stale = tuple(_stale(seen, current.rounds[0], on))
    gone = tuple(_amended(current, text, entries))
    proposed = {} if entries or gone else {r: seen.state_of(r.id).about(_nearly(text)) for r in current.rounds}
    elsewhere = tuple(entry for state in proposed.values() for entry in state.about(_exactly(text)).entries)
    if not (entries or elsewhere):
        return _no([*gone, *(() if gone else _why_not(seen, text, on, proposed)), *stale])
    found = _for_municipality(seen, current, entries or elsewhere, place)
    told = (
        Reason("proposed-as", f"{text!r} was proposed; on the list it is {e.proposal} {e.title!r}", _JOINED)
        for e in elsewhere
    )
    others = _not_listed(seen, text, current.rounds) if found.listed else ()
    return evolve(found, reasons=(*found.reasons, *told, *gone, *_told_apart(seen, entries), *others, *stale))


def _put_right(current: InForce, text: str) -> Iterator[Entry]:
    """What stands on the list under another number or title than the one that it had before an amendment."""
    fits = _nearly(text)
    for said in current.amended:
        periods = current.periods(said.entry)
        had = any(fits(entry.number, entry.title) for entry in (said.entry, *(period.entry for period in periods)))
        now = (period.entry for period in periods if had and period.holds(current.on))
        yield from (entry for entry in now if not fits(entry.number, entry.title))


def _amended(current: InForce, text: str, entries: Sequence[Entry]) -> Iterator[Reason]:
    """What amendments changed of the courses that fit, or fitted once: from when to when each was on the list."""
    listed, fits = {(entry.round, entry.proposal) for entry in entries}, _nearly(text)
    for said in current.amended:
        periods = current.periods(said.entry)
        known = [said.entry, *(period.entry for period in periods)]
        is_listed = (said.entry.round, said.entry.proposal) in listed
        if is_listed or any(fits(entry.number, entry.title) for entry in known):
            yield from (_ended(period, period.end) for period in periods if period.end)
            yield from (_back(period) for period in periods if period.start > current.on)


def _ended(period: Period, end: End) -> Reason:
    """Why a course was on the list only to a day, or only as it was."""
    entry, edition = period.entry, end.edition
    named = " ".join(filter(None, (f"no. {entry.no}", entry.number, repr(entry.title))))
    told = f"{named} was on the list from {period.start} to {end.on - timedelta(days=1)}"
    how = f"{_DONE[end.change.action]} by edition {edition.no} ({edition.decision.text})"
    return Reason(_CODES[end.change.action], f"{told}; {how}: {end.change.reason}", _DECIDED)


def _back(period: Period) -> Reason:
    return Reason("back", f"it is on the list again from {period.start}", _DECIDED)


def _not_listed(seen: Turn, text: str, rounds: Iterable[Round]) -> Iterator[Reason]:
    """What else was proposed with that number or title, and is not on the list."""
    for round_ in rounds:
        state = seen.state_of(round_.id).about(_nearly(text))
        for found in course_results(state, report(state)):
            for reason in _of_course(found, round_):
                said = f"another was proposed with it, {found.screened.title!r}: {reason.message}"
                yield evolve(reason, message=said)


def _told_apart(seen: Turn, entries: Sequence[Entry]) -> Iterator[Reason]:
    """Which of the courses that fit were said to be different, so that nobody takes them for one."""
    for round_id in dict.fromkeys(entry.round for entry in entries[1:]):
        names = {entry.proposal for entry in entries if entry.round == round_id}
        for pair, verdict in seen.state_of(round_id).said.different.items():
            if pair <= names:
                said = f"{verdict.case.proposal} and {verdict.case.other} of {round_id} are two courses"
                yield Reason("different", f"{said}: {verdict.reason}" if verdict.reason else said, _SHOWN)


def _stale(seen: Turn, round_: Round, on: date) -> Iterator[Reason]:
    """A list that should have been renewed since: it holds until another takes its place, but a reader should know."""
    for text in seen.session.parameters.on(on).texts("courses.effective_days"):
        due = max(day for day in (date.fromisoformat(f"{year}-{text}") for year in (on.year - 1, on.year)) if day <= on)
        if due > round_.effective:
            said = f"no list was published for {due}; the list from {round_.effective} holds until it is replaced"
            yield Reason("not-renewed", said, _PUBLISHED)


def _for_municipality(seen: Turn, current: InForce, entries: tuple[Entry, ...], place: Municipality) -> Checked:
    """Whether the municipality can use the list: its own area's, or a neighbour's."""
    round_, on = current.rounds[0], current.on
    owner, since = seen.owner(round_).area, min(map(current.since, entries))
    for day in (round_.effective, on):  # a list outlives a change of the areas
        home = place.area(day)
        if home == owner:
            said = f"on the list of {owner} in force on {on}, from {since}; the date of the grant counts"
            return _yes(owner, entries, Reason("listed", said, _GRANT))
        if owner in neighbours(home, day):
            said = f"on the list of {owner} in force on {on}; {place.name} is in {home}, a neighbouring area"
            return _yes(owner, entries, Reason("neighbour", said, _NEIGHBOURS))
    home = place.area(on)
    said = f"on the list of {owner}, but {place.name} is in {home}, which is no neighbour of {owner}"
    return _no([Reason("other-area", said, _NEIGHBOURS)])


def _yes(area: str, entries: tuple[Entry, ...], reason: Reason) -> Checked:
    return Checked(listed=True, where=area, entries=entries, reasons=(reason,))


def _no(reasons: Iterable[Reason]) -> Checked:
    return Checked(listed=False, where=None, entries=(), reasons=tuple(reasons))


def _exactly(text: str) -> Fits:
    """Whether the text is the title, the number, or one of several numbers in one cell ("45576, 45577")."""
    title, numbers = fold(text), read_number(text).all
    return lambda number, named: bool(numbers and numbers & read_number(number).all) or fold(named) == title


def _nearly(text: str) -> Fits:
    """The same, or but for the leading zeros of a number."""
    title, among = fold(text), number_among(text)
    return lambda number, named: among(number) or fold(named) == title


def _listed(current: InForce, text: str) -> tuple[Entry, ...]:
    """What stands on the list as the text has it; else what does but for leading zeros."""
    near, fits = tuple(current.pick(_nearly(text))), _exactly(text)
    return tuple(entry for entry in near if fits(entry.number, entry.title)) or near


def _no_list(seen: Turn, on: date) -> Iterator[Reason]:
    yield Reason("no-list", f"no list was in force on {on}", _PUBLISHED)
    waiting = seen.in_force(ListKind.COURSES, on, only_published=False)
    if waiting:
        yield Reason(
            codes_with(Trait.PUBLICATION)[0], f"{waiting.rounds[-1].id} is decided but not published", _PUBLISHED
        )


def _why_not(seen: Turn, text: str, on: date, proposed: Mapping[Round, RoundState]) -> Iterator[Reason]:
    """Everything that the rounds behind the list know of a course that is not on it.

    Args:
        proposed: each round with what nearly fits of it.
    """
    told, rounds = False, tuple(proposed)
    for round_, state in proposed.items():
        for found in course_results(state, report(state)):
            told = True
            yield from _of_course(found, round_)
        for name in state.withdrawn:
            told = True
            yield Reason("withdrawn", f"{name} of {round_.id}: {_taken_back(state, name)}", _PROPOSED)
    if not told:
        yield Reason("not-proposed", f"{text!r} was not proposed for the list in force on {on}", _PROPOSED)
        yield from _resembling(seen, text, rounds)
    yield from _in_other_lists(seen, text, rounds)


def _taken_back(state: RoundState, name: str) -> str:
    withdrawal, sender = state.withdrawn[name], state.numbered[name].respondent
    if withdrawal.by:
        return f"{sender} proposed it, and left it out of the answer that it sent later"
    return f"{sender} proposed it and took it back: {withdrawal.reason}"


def _of_course(found: CourseResult, round_: Round) -> Iterator[Reason]:
    name = f"{found.screened.course.id} of {round_.id}"
    if found.result.is_refused:
        for finding in found.findings:
            yield Reason(finding.code, f"{name}: {finding.message}", finding.source)
    if found.declined is not None:
        yield Reason("declined", f"{name} was recommended, but the decision left it out: {found.declined}", _DECIDED)


def _resembling(seen: Turn, text: str, rounds: tuple[Round, ...]) -> Iterator[Reason]:
    from positivliste.matching.language import normalise, plain  # loaded only where the answer is no

    wanted = normalise(text)
    beginnings = {word[:2] for word in wanted.words}

    def resembles(title: str) -> bool:
        known = plain(title)  # nearly all short forms begin as their words do, so few titles need be taken apart
        return any(letters in known for letters in beginnings) and _is_like(wanted, normalise(title))

    listed = (seen.state_of(round_.id).listed.pick(resembles, "entry.title") for round_ in rounds)
    near = [said.entry.title for said in islice(chain.from_iterable(listed), _MOST_SHOWN)]
    if near:
        names = list_text(dict.fromkeys(near), "and")
        yield Reason("resembles", f"the list has courses of a similar title: {names}", _SHOWN)


def _is_like(wanted: Title, title: Title) -> bool:
    """Whether a title may be meant: it says the same but for slips, or has all that was asked for, and more."""
    from positivliste.matching.likeness import difference

    if wanted.words and {*wanted.words} <= {*title.words}:
        return {*wanted.marks} <= {*title.marks}
    return difference(wanted, title) is not None


def _in_other_lists(seen: Turn, text: str, rounds: tuple[Round, ...]) -> Iterator[Reason]:
    """The lists next to these in time on which it stands: a question about a day is seldom off by more than one."""
    published = [
        m.round for m in seen.workspace.milestones.values() if m.publication and m.round.list is rounds[0].list
    ]
    others = sorted((r for r in published if r not in rounds), key=lambda r: r.effective)
    before = [r for r in others if r.effective < rounds[0].effective][-1:]
    after = [r for r in others if r.effective > rounds[-1].effective][:1]
    for other in (*before, *after):
        if any(seen.state_of(other.id).listed.pick(_exactly(text), "entry.number", "entry.title")):
            said = f"it is on the list {other.id}, in force from {other.effective}"
            yield Reason("other-date", said, _GRANT)
