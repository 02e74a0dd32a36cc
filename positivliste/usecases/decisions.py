"""The decision: what the council or its chair takes onto the list, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from positivliste.danish import fold
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.intake import EXCEPTION_FIELDS, TableRow, read_table
from positivliste.model.events import EntryDeclined, EntryListed, Payload, RoundDecided, TitleListed
from positivliste.model.finding import Finding
from positivliste.model.listing import ListedTitle
from positivliste.model.number import number_key
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Outcome, Screened, Screening
from positivliste.parameters.areas import standing
from positivliste.process.definition import process_of
from positivliste.process.engine import findings, guard
from positivliste.process.screening import report
from positivliste.rules import rule
from positivliste.rules.title_case import TitleCase
from positivliste.usecases.facts import earliest_end, title_facts
from positivliste.usecases.papers import BODIES, entry_of
from positivliste.usecases.session import Session, read_file

LISTED, DECLINED = (
    ("optages", "ja", "listed", "accept"),
    ("", "afvises", "optages ikke", "nej", "declined", "reject"),
)


@frozen
class DecisionMade:
    """A decision as it was recorded."""

    body: str
    on: date
    minutes: str | None
    listed: int
    declined: int
    special: int
    notes: tuple[Finding, ...]


def decide(
    session: Session,
    round_id: str,
    body: str,
    on: date,
    minutes: str | None = None,
    exceptions: Path | None = None,
) -> DecisionMade:
    """Record the decision on the recommendation. A later decision takes its place until the list is published.

    Args:
        body: "council" or "chair".
        exceptions: a table of the courses in which the decision departs from the recommendation, each with a reason.

    Raises:
        WrongUsage: the date has not come yet.
        BadData: an exception names no course, or lacks a reason; all of them are named.
        Refused: B101, the chair is not authorised; B102, the round is not ready; H103, the list is published.
    """
    if body not in BODIES:
        raise WrongUsage("unknown-body", f"{body!r} does not decide.", "Use council or chair.")
    if on > session.today:
        raise WrongUsage("future-date", f"{on} has not come yet: today is {session.today}.", "Record it afterwards.")
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        values = session.values(workspace.rounds[round_id])
        notes = guard("decide", state, workspace, values, on, body)
        screening = report(state)
        departing = _exceptions(exceptions, screening) if exceptions else {}
        listed, declined = _outcome(screening, departing)
        said = list(_listed(session, workspace.rounds[round_id], listed, body, on, minutes))
        said += [EntryDeclined(screened.course.id, reason) for screened, reason in declined]
        said.append(RoundDecided(body, on, minutes, len(listed), len(declined)))
        session.record(said, round_id)
    special = sum(screened.special for screened in listed)
    return DecisionMade(body, on, minutes, len(listed), len(declined), special, notes)


def _listed(
    session: Session, round_: Round, listed: Sequence[Screened], body: str, on: date, minutes: str | None
) -> Iterator[Payload]:
    """What the decision takes onto the list: courses as entries, job titles with their two-year clock. [B4]"""
    if round_.list is ListKind.COURSES:
        yield from (EntryListed(entry_of(screened, round_.id)) for screened in listed)
        return
    end = earliest_end(round_.effective, session.values(round_))
    again, facts = process_of(round_).again("decide"), title_facts(session, round_)
    area = standing(session.workspace().council, round_.effective).area
    for screened in listed:
        course = screened.course
        for finding in findings(again, [TitleCase(course, facts)], session.values(round_)):
            raise Refused(finding.code, f"{course.title} {finding.message}.", rule(finding.code).mend)
        yield TitleListed(
            ListedTitle(
                round=round_.id,
                proposal=course.id,
                title=course.title,
                disco=course.disco,
                level=course.level,
                area=area,
                start=round_.effective,
                earliest_end=end,
                until=end,
                decision=", ".join(filter(None, [BODIES[body], on.isoformat(), minutes])),
                evidence=facts.evidence_text(course) or None,
            )
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


def _exceptions(path: Path, screening: Screening) -> dict[str, tuple[bool, str]]:
    """Whether each course named is taken onto the list against the recommendation, and why."""
    table = read_table(read_file(path), path.name, EXCEPTION_FIELDS)
    problems = [f"sheet {e.sheet}, row {e.row}, column {e.column}: {e.message}" for e in table.errors]
    found: dict[str, tuple[bool, str]] = {}
    for row in table.rows:
        hits = _named(row, screening)
        answer = fold(row.values.get("answer", ""))
        if len(hits) != 1:
            problems.append(f"row {row.row}: {len(hits)} courses of the round fit; name one by its proposal id")
        elif answer not in (*LISTED, *DECLINED):
            problems.append(f"row {row.row}: {answer!r} is no decision; write Optages or Afvises")
        elif hits[0].course.id in found:
            problems.append(f"row {row.row}: {hits[0].course.id} is named twice")
        else:
            found[hits[0].course.id] = (answer in LISTED, row.values["reason"])
    if problems:
        raise BadData(
            "exceptions",
            f"{path.name}: {len(problems)} rows do not fit, so nothing was decided.",
            "Mend them: each row names a course by Forslag, Nummer or Titel, and has a Begrundelse.",
            problems,
        )
    return found


def _named(row: TableRow, screening: Screening) -> list[Screened]:
    given = {name: fold(row.values.get(name, "")) for name in ("proposal", "number", "title")}
    for screened in screening.courses:
        if given["proposal"] in {fold(proposal.id) for proposal in screened.course.proposals}:
            return [screened]
    if given["number"]:
        return [s for s in screening.courses if number_key(s.course.number) == number_key(given["number"])]
    return [s for s in screening.courses if given["title"] and fold(s.course.title) == given["title"]]
