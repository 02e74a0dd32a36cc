"""One command's turn: the state of the workspace and of its round, each read once; the checks of dates and steps; and
what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cached_property

from attrs import define, evolve, field

from positivliste.danish import list_text
from positivliste.errors import WrongUsage, file_errors
from positivliste.model.amendment import Edition, Period, periods
from positivliste.model.council import Body, Council
from positivliste.model.events import EntryListed, Payload
from positivliste.model.finding import Finding
from positivliste.model.listing import Entry
from positivliste.model.many import Fits, Many
from positivliste.model.results import Turnout, Waiting
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Screening
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.parameters.areas import standing
from positivliste.process import results
from positivliste.process.engine import guard, stands_on
from positivliste.process.fold import completed, fold_round, fold_workspace
from positivliste.process.screening import report
from positivliste.process.state import RoundState, WorkspaceState
from positivliste.store import Draft
from positivliste.usecases.session import Session


@frozen
class InForce:
    """A list that is in force on a day: the regular round, and the supplements and amendments to it so far.

    Attributes:
        listed: what the decisions of the rounds put on it, whatever became of that.
        before: of each round, how many running numbers had been given before its own.
        on: the day.
        editions: the amendments that hold on it.
    """

    rounds: tuple[Round, ...]
    listed: Many[EntryListed]
    before: Mapping[str, int]
    on: date
    editions: tuple[Edition, ...] = ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What stands on it on the day."""
        return tuple(self._standing(said.entry for said in self.listed))

    def pick(self, fits: Fits) -> tuple[Entry, ...]:
        """What stands on it of the courses of which the number and title fit."""
        unchanged = (said.entry for said in self.listed.pick(fits, "entry.number", "entry.title"))
        changed = self._standing(said.entry for said in self.amended)
        found = [entry for entry in unchanged if (entry.round, entry.proposal) not in self._changed]
        return (*map(self.numbered, found), *(entry for entry in changed if fits(entry.number, entry.title)))

    @cached_property
    def amended(self) -> tuple[EntryListed, ...]:
        """What an amendment changed."""
        names = {proposal for _, proposal in self._changed}
        found = self.listed.pick(lambda name: name in names, "entry.proposal") if names else ()
        return tuple(said for said in found if (said.entry.round, said.entry.proposal) in self._changed)

    def periods(self, entry: Entry) -> tuple[Period, ...]:
        """When an entry was and will be on it."""
        return periods(self.numbered(entry), self._effective(entry), self.editions)

    def since(self, entry: Entry) -> date:
        """From which day it has been on the list without a break, however it was put right since."""
        if (entry.round, entry.proposal) not in self._changed:
            return self._effective(entry)
        periods = [period for period in self.periods(entry) if period.start <= self.on]
        start = periods[-1].start
        for period in reversed(periods):
            if period.end and period.end.on == start:
                start = period.start
        return start

    def _effective(self, entry: Entry) -> date:
        return next(round_.effective for round_ in self.rounds if round_.id == entry.round)

    def numbered(self, entry: Entry) -> Entry:
        """An entry as its round listed it, with its number on the list."""
        return evolve(entry, no=entry.no + self.before[entry.round]) if entry.no else entry

    def _standing(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            if (entry.round, entry.proposal) in self._changed:
                yield from (found.entry for found in self.periods(entry) if found.holds(self.on))
            else:
                yield self.numbered(entry)

    @cached_property
    def _changed(self) -> frozenset[tuple[str, str]]:
        return frozenset(change.entry for edition in self.editions for change in edition.changes)


@define(slots=False, eq=False, repr=False)
class Turn:
    """A turn that concerns the workspace as a whole."""

    session: Session
    workspace: WorkspaceState
    _states: dict[str, RoundState] = field(factory=dict)

    @property
    def today(self) -> date:
        return self.session.today

    @property
    def council(self) -> Council:
        """The council that stands today for the one that the workspace was made for."""
        return standing(self.workspace.council, self.today)

    def owner(self, round_: Round) -> Council:
        """The council whose list a round is for, on its effective date."""
        return standing(self.workspace.council, round_.effective)

    def state_of(self, round_id: str) -> RoundState:
        """The state of any round, with the files of suggestions that it took in. A supplement takes the priorities of
        the list that it supplements, if it has none.

        Raises:
            WrongUsage: there is no such round.
        """
        if round_id not in self._states:
            known = self.workspace.rounds
            if round_id not in known:
                told = (
                    f"The rounds are {list_text(known, 'and')}." if known else "Open one with `round open LIST DATE`."
                )
                raise WrongUsage("unknown-round", f"There is no round {round_id!r}.", told)
            self._states[round_id] = self._complete(self.session.round(round_id))
        return self._states[round_id]

    def base_of(self, supplement: Round) -> Round | None:
        """The regular round whose list a supplement is added to: the last that took effect before it."""
        earlier = (
            r
            for r in self.workspace.rounds.values()
            if r.list is supplement.list and not r.supplement and r.effective <= supplement.effective
        )
        return max(earlier, key=lambda r: r.effective, default=None)

    def in_force(
        self,
        kind: ListKind,
        on: date,
        *,
        only_published: bool = True,
        day: date | None = None,
        amendments: int | None = None,
    ) -> InForce | None:
        """The list in force on a day: the last regular one that took effect, with its supplements, or None. [A2, A3]

        Args:
            only_published: without what is decided only.
            day: as it stands on a later day; the same if None.
            amendments: with only so many of its amendments; with those that hold on the day if None.
        """
        ready = [
            found.round
            for found in self.workspace.milestones.values()
            if found.round.list is kind
            and found.round.effective <= on
            and ((found.publication and found.publication.on <= on) or (not only_published and found.decision))
        ]
        regular = max((r for r in ready if not r.supplement), key=lambda r: r.effective, default=None)
        if regular is None:
            return None
        extra = (r for r in ready if r.supplement and r.effective >= regular.effective)
        found = (regular, *sorted(extra, key=lambda r: r.effective))
        known = [said.edition for said in self.state_of(regular.id).amended if said.edition.start <= (day or on)]
        return self.made_of([r.id for r in found], day or on, tuple(known[:amendments]))

    def made_of(self, rounds: Sequence[str], on: date, editions: tuple[Edition, ...]) -> InForce:
        """The list that these rounds and amendments make, as it stands on a day."""
        states = [self.state_of(name) for name in rounds]
        before = {s.subject.id: s.publication.before if s.publication else 0 for s in states}
        return InForce(tuple(s.subject for s in states), Many(*(s.listed for s in states)), before, on, editions)

    def in_force_before(self, round_: Round) -> InForce | None:
        """The list in force on the day before a round takes effect."""
        return self.in_force(round_.list, round_.effective - timedelta(days=1))

    def at(self, round_id: str, action: str | None = None, on: date | None = None) -> RoundTurn:
        """The turn in a round, with what was read so far.

        Args:
            action: what its rules must let pass, if anything.
            on: the date of the act; today if None.

        Raises:
            WrongUsage: there is no such round.
            Refused: the rules refuse the action.
        """
        round_ = self.state_of(round_id).subject
        found = RoundTurn(self.session, self.workspace, self._states, round=round_, on=on or self.today)
        if action:
            found.guard(action)
        return found

    def record(self, payloads: Sequence[Payload], round_id: str = "") -> None:
        """Append events, and bring the states up to them.

        Raises:
            BadData: a text holds a CPR number, which is never stored.
        """
        from positivliste.intake.cpr import refuse_cpr  # what only reads need not load the intake

        refuse_cpr(payloads)
        session = self.session
        actor = session.contacts.ref(name=session.user)
        events = session.journal.append([Draft(payload, round_id) for payload in payloads], at=session.now, actor=actor)
        self.workspace = fold_workspace(events, self.workspace)
        if round_id in self._states:
            self._states[round_id] = self._complete(fold_round(events, self._states[round_id]))
        # If the transaction fails, the journal ends elsewhere, and this is forgotten.
        memory = session.memory.at(session.journal.head())
        memory.workspace, memory.rounds = self.workspace, dict(self._states)

    def not_in_past(self, day: date) -> None:
        """Refuse a day that is over, for what is to happen on it.

        Raises:
            WrongUsage: it is before today.
        """
        if day < self.today:
            raise WrongUsage("past-date", f"{day} is over: today is {self.today}.", "Give today or a later date.")

    def not_in_future(self, moment: str, remedy: str) -> None:
        """Refuse a moment that has not come yet.

        Raises:
            WrongUsage: it is after now, or, for a date without a time, after today.
        """
        if moment[:10] > self.session.now[:10]:
            raise WrongUsage("future-date", f"{moment} has not come yet: today is {self.today}.", remedy)

    def _complete(self, state: RoundState) -> RoundState:
        round_ = state.subject
        base = self.base_of(round_) if round_.supplement and not state.priorities else None
        return completed(state, self.workspace, self.state_of(base.id) if base else None)


@define(slots=False, eq=False, repr=False)
class RoundTurn(Turn):
    """A turn in a round, after the rules that guard its action let it pass.

    Attributes:
        on: the date of the act.
        notes: what the rules of the action tell.
    """

    round: Round = field(kw_only=True)
    on: date = field(kw_only=True)
    notes: tuple[Finding, ...] = ()

    @property
    def state(self) -> RoundState:
        return self.state_of(self.round.id)

    @property
    def values(self) -> Values:
        """The parameters of the effective date."""
        return self.session.values(self.round)

    @property
    def screening(self) -> Screening:
        """The screening as it is recorded."""
        return report(self.state)

    def supplemented(self, *, only_published: bool = True) -> tuple[Entry, ...]:
        """What a supplement is added to: the list in force on its effective date, without its own part. [A3]"""
        base = self.base(only_published=only_published)
        return tuple(entry for entry in base.entries if entry.round != self.round.id) if base else ()

    def base(self, *, only_published: bool = True) -> InForce | None:
        """The list that a supplement is added to, with the amendments that hold when it is published; else None."""
        if not self.round.supplement:
            return None
        said = self.state.publication
        return self.in_force(
            self.round.list,
            self.round.effective,
            only_published=only_published,
            day=max(self.round.effective, said.on if said else self.today),
            amendments=said.amendments if said else None,
        )

    @property
    def numbers_before(self) -> int:
        """How many running numbers its list has given before its own: of a supplement, those of all that is published
        of the list."""
        if said := self.state.publication:
            return said.before
        first = self.base_of(self.round) if self.round.supplement else None
        given = [0]
        for name, known in self.workspace.milestones.items():
            if first and known.publication and first in (known.round, self.base_of(known.round)):
                given.append(known.publication.before + len(self.state_of(name).listed))
        return max(given)

    @property
    def answers(self) -> Turnout:
        """Who was heard, and who sent what."""
        return results.answers(self.state, self.workspace, self.values)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What its next screening will take in; nothing once it is decided."""
        return () if self.state.decision else results.waiting(self.workspace, self.round.list)

    def say(self, payloads: Sequence[Payload]) -> None:
        """Record events of the round."""
        self.record(payloads, self.round.id)

    def guard(self, action: str, body: Body | None = None, others: Sequence[object] = ()) -> None:
        """Let the rules of an action pass it, or refuse it; and so its date.

        Args:
            body: who decides, where it is a decision.
            others: what its rules look at beside the step: a sender, a report.

        Raises:
            Refused: a stop-rule found something; the error names the rule, and says how to mend it.
            WrongUsage: the act is dated before what it stands on.
        """
        self.notes = guard(action, self.state, self.workspace, self.values, self.on, body, others)
        what, day = stands_on(action, self.state)
        if self.on < day:
            remedy = "Do it when that day has come." if self.on == self.today else "Correct --on."
            raise WrongUsage("too-early", f"{self.on} is before the {what} on {day}.", remedy)


def look(session: Session) -> Turn:
    """Read the workspace, and record nothing."""
    return Turn(session, session.workspace())


def look_at(session: Session, round_id: str, action: str | None = None) -> RoundTurn:
    """Read a round, and record nothing.

    Args:
        action: what its rules must let pass, for example "review export".

    Raises:
        WrongUsage: there is no such round.
        Refused: the rules refuse the action.
    """
    return look(session).at(round_id, action)


@contextmanager
def turn(session: Session) -> Iterator[Turn]:
    """One command's transaction on the workspace: what is read inside cannot change under it.

    Raises:
        WrongUsage: the journal is read as of an earlier day.
        BadData: a file cannot be read or written.
    """
    if session.as_of is not None:
        raise WrongUsage("as-of-writes", "--as-of shows the past; nothing can be recorded in it.", "Leave it out.")
    with file_errors(), session.placing.together(), session.journal.transaction():
        yield look(session)
        session.watch.keeping()


@contextmanager
def turn_in(
    session: Session, round_id: str, action: str | None = None, *, on: date | None = None
) -> Iterator[RoundTurn]:
    """One command's transaction on a round.

    Args:
        action: what its rules must let pass; None where the turn calls `guard` itself, with more than the step.
        on: the date of the act; today if None.

    Raises:
        WrongUsage: there is no such round; the date has not come yet, or is before what the action stands on; or the
            journal is read as of an earlier day.
        Refused: the rules refuse the action.
    """
    with turn(session) as begun:
        if on is not None:
            begun.not_in_future(on.isoformat(), "Record it afterwards.")
        yield begun.at(round_id, action, on)
