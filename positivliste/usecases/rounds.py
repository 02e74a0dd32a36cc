"""Rounds: open one, see where each stands, import what the council prioritised, put delegations on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from positivliste.danish import list_text
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.model.events import DelegationGiven, PrioritiesImported, RoundOpened
from positivliste.model.file import File
from positivliste.model.round import Delegation, ListKind, Priority, Round
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.process.definition import process_of
from positivliste.process.engine import RoundStatus, status
from positivliste.rules.subjects import RoundFacts
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import RoundTurn, look, look_at, turn, turn_in

if TYPE_CHECKING:
    from positivliste.intake import ColumnUse


COLUMNS = {name: name for name in ("title", "group", "code", "competences")}
"""What the table of priorities shows of each."""


@frozen
class ImportedPriorities:
    """The priorities as they were taken in; `new_groups` are not among the groups of the list.

    A group is spelt as the list spells it. `columns` says what each column of the file was taken for.
    """

    priorities: tuple[Priority, ...]
    new_groups: tuple[str, ...]
    columns: tuple[ColumnUse, ...]

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """The priorities as flat rows, for `pandas.DataFrame`."""
        return table(self.priorities, COLUMNS)


def open_round(session: Session, kind: ListKind, effective: date, *, supplement: bool = False) -> Round:
    """Open a round of a list towards an effective date.

    Raises:
        WrongUsage: a regular round on another day than the list's effective days.
        Refused: the round is open already, or there is no list to supplement.
        BadData: no process is known for the list and date.
    """
    round_ = Round(kind, effective, supplement)
    process_of(round_)
    days = session.values(round_).texts(f"{kind}.effective_days")
    if not supplement and f"{effective:%m-%d}" not in days:
        raise WrongUsage(
            "not-an-effective-day",
            f"{effective} is no day on which the list {kind} takes effect; those are {list_text(days, 'and')}.",
            "Choose one of them, or add --supplement for a supplement during the year.",
        )
    if supplement and f"{effective:%m-%d}" in days:
        raise WrongUsage(
            "effective-day",
            f"{effective} is a day on which the list {kind} takes effect by its regular round.",
            "Choose another date for the supplement, or open the regular round.",
        )
    with turn(session) as begun:
        if round_.id in begun.workspace.rounds:
            raise Refused("round-exists", f"The round {round_.id} is open already.", f"See `status {round_.id}`.")
        if supplement and LISTS[kind].needs_base and begun.base_of(round_) is None:
            raise Refused(
                "nothing-to-supplement",
                f"There is no round of the list {kind} before {effective} that could be supplemented.",
                "Open the regular round first.",
            )
        begun.record([RoundOpened(round_)], round_.id)
    return round_


def round_status(session: Session, round_id: str) -> RoundStatus:
    """Where a round stands today.

    Raises:
        WrongUsage: there is no such round.
    """
    return _status(look_at(session, round_id))


def all_statuses(session: Session) -> tuple[RoundStatus, ...]:
    """Where every round stands, the last effective date first."""
    seen = look(session)
    rounds = sorted(seen.workspace.rounds.values(), key=lambda r: (r.effective, r.id), reverse=True)
    return tuple(_status(seen.at(found.id)) for found in rounds)


def _status(seen: RoundTurn) -> RoundStatus:
    answers = seen.answers
    found = status(seen.state, seen.round, seen.values, seen.today)
    return evolve(
        found,
        notes=LISTS[seen.round.list].notes(seen),
        heard=len(answers.heard),
        answered=len(answers.answered),
        waiting=seen.waiting,
        apart=_apart(seen) if seen.state.judged else (),
    )


def _apart(seen: RoundTurn) -> tuple[tuple[str, str], ...]:
    verdicts = seen.state.taken_apart(process_of(seen.round).screening.compares)
    return tuple(pair for verdict in verdicts for pair in verdict.pairs)


def import_priorities(session: Session, round_id: str, path: Path, mapping: Mapping[str, str]) -> ImportedPriorities:
    """Take in the job titles that the council prioritised. A later import takes the place of an earlier one. [A4]

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
        Refused: the list is decided already.
    """
    from positivliste.intake import PRIORITY_FIELDS, read_priorities, read_table  # `status` need not load it

    content = read_file(path)
    priorities = read_priorities(content, path.name, mapping)
    if not priorities:
        raise BadData("no-rows", f"{path.name} has no job titles.", "Enter at least one under the header.")
    with turn_in(session, round_id, "priorities import") as begun:
        known = RoundFacts((), begun.values.texts("courses.groups"))
        priorities = tuple(evolve(p, group=known.group(p.group) or p.group) for p in priorities)
        begun.say([PrioritiesImported(File(path.name, sha256(content)), priorities)])
        session.received.keep(content, path.name)
    new = dict.fromkeys(p.group for p in priorities if not known.group(p.group))
    columns = read_table(content, path.name, PRIORITY_FIELDS, mapping).columns
    return ImportedPriorities(priorities, tuple(new), columns)


def delegate(session: Session, kind: ListKind, start: date, end: date | None, minutes: str) -> Delegation:
    """Put on record that the council authorised its chair to decide. [B5, B6]

    Raises:
        WrongUsage: the period ends before it begins.
    """
    if end is not None and end < start:
        raise WrongUsage(
            "bad-period", f"The delegation ends on {end}, before it begins on {start}.", "Correct the dates."
        )
    given = Delegation(kind, start, end, minutes)
    with turn(session) as begun:
        begun.record([DelegationGiven(given)])
    return given
