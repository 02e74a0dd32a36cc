"""The decision: what the council or its chair takes onto the list, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from positivliste.danish import fold, list_text
from positivliste.english import count
from positivliste.errors import BadData
from positivliste.intake import EXCEPTION_FIELDS, TableRow, read_table
from positivliste.model.council import Body
from positivliste.model.events import EntryDeclined, Payload, RoundDecided
from positivliste.model.finding import Finding
from positivliste.model.listing import Decision
from positivliste.model.number import read_number, share_number
from positivliste.model.round import ListKind
from positivliste.model.screening import Outcome, Screened, Screening
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import turn_in

LISTED, DECLINED = (
    ("optages", "ja", "listed", "accept"),
    ("", "afvises", "optages ikke", "nej", "declined", "reject"),
)


COLUMNS = {name: name for name in ("body", "on", "minutes", "listed", "declined", "special")}
"""What the table of a decision shows."""


@frozen
class DecisionMade:
    """A decision as it was recorded.

    Attributes:
        before: the decision that it takes the place of, with its minutes, if there was one.
        taken_in: what is on the list against the recommendation, by proposal, each with its reason.
        taken_back: the exceptions of that decision that this one does not make, by proposal, each with its reason.
    """

    body: str
    on: date
    minutes: str | None
    listed: int
    declined: int
    special: int
    notes: tuple[Finding, ...]
    before: Decision | None = None
    taken_back: tuple[tuple[str, str], ...] = ()
    taken_in: tuple[tuple[str, str], ...] = ()

    def table(self) -> list[dict[str, Any]]:
        """The decision as one flat row, for `pandas.DataFrame`."""
        return table([self], COLUMNS)


def decide(
    session: Session,
    round_id: str,
    body: Body,
    on: date,
    minutes: str | None = None,
    exceptions: Path | None = None,
) -> DecisionMade:
    """Record the decision on the recommendation. A later decision takes its place until the list is published.

    Args:
        exceptions: a table of the courses in which the decision departs from the recommendation, each with a reason.

    Raises:
        WrongUsage: the date does not fit.
        BadData: an exception names no course, or lacks a reason; all of them are named.
        Refused: the chair is not authorised, the round is not ready, or the list is published.
    """
    decision = Decision(body, on, minutes)
    with turn_in(session, round_id, on=on) as turn:
        turn.guard("decide", decision.body)
        screening = turn.screening
        departing = _exceptions(exceptions, screening, turn.round.list) if exceptions else {}
        listed, declined = _outcome(screening, departing)
        before, left_out = turn.state.decision, turn.state.declined
        said: list[Payload] = list(LISTS[turn.round.list].listed(turn, listed))
        said += [EntryDeclined(screened.course.id, reason) for screened, reason in declined]
        turn.say([*said, RoundDecided(decision, len(listed), len(declined))])
    special = sum(screened.special for screened in listed)
    taken = {screened.course.id for screened in listed}
    taken_back = tuple((name, reason) for name, reason in left_out.items() if name in taken)
    against = (found.course.id for found in listed if found.outcome is not Outcome.RECOMMENDED)
    taken_in = tuple((name, departing[name][1]) for name in against)
    return DecisionMade(
        body, on, minutes, len(listed), len(declined), special, turn.notes, before, taken_back, taken_in
    )


def _outcome(
    screening: Screening, departing: Mapping[str, tuple[bool, str]]
) -> tuple[list[Screened], list[tuple[Screened, str]]]:
    listed, declined = [], []
    for screened in screening.courses:
        recommended = screened.outcome is Outcome.RECOMMENDED
        taken, reason = departing.get(screened.course.id, (recommended, ""))
        if taken:
            listed.append(screened)
        elif recommended:
            declined.append((screened, reason))
    return listed, declined


def _exceptions(path: Path, screening: Screening, list_: ListKind) -> dict[str, tuple[bool, str]]:
    """Whether each course named is taken onto the list against the recommendation, and why."""
    table, noun = read_table(read_file(path), path.name, EXCEPTION_FIELDS), list_.noun
    problems = [error.line for error in table.errors]
    found: dict[str, tuple[bool, str]] = {}
    for row in table.rows:
        hits = _named(row, screening)
        answer = fold(row.values.get("answer", ""))
        if not hits:
            problems.append(f"row {row.row}: no {noun} of the round fits; `screen` and its workbook name them")
        elif len(hits) > 1:
            fitting = list_text([s.course.id for s in hits], "and")
            problems.append(f"row {row.row}: {fitting} fit; name one of them by its id in the column Forslag")
        elif answer not in (*LISTED, *DECLINED):
            problems.append(f"row {row.row}: {answer!r} is no decision; write Optages or Afvises")
        elif hits[0].course.id in found:
            problems.append(f"row {row.row}: {hits[0].course.id} is named twice")
        else:
            found[hits[0].course.id] = (answer in LISTED, row.values["reason"])
    if problems:
        raise BadData(
            "exceptions",
            f"{path.name}: {count(len(problems), 'row')} cannot be used, so nothing was decided.",
            f"Mend them: each row names a {noun} by Forslag, Nummer or Titel, and has a Begrundelse.",
            problems,
        )
    return found


def _named(row: TableRow, screening: Screening) -> list[Screened]:
    given = {name: fold(row.values.get(name, "")) for name in ("proposal", "number", "title")}
    for screened in screening.courses:
        if given["proposal"] in {fold(proposal.id) for proposal in screened.course.proposals}:
            return [screened]
    if read_number(given["number"]):
        return _known_as(screening, lambda number, _: share_number(number, given["number"]))
    return _known_as(screening, lambda _, title: fold(title) == given["title"]) if given["title"] else []


def _known_as(screening: Screening, fits: Callable[[str | None, str], bool]) -> list[Screened]:
    """The courses of which a number or title fits: they were sent under several."""
    return [found for found in screening.courses if any(fits(number, title) for number, title in found.course.known_as)]
