"""What is known on a date: the national list, the council's own, DISCO-08, the evidence; and what will be listed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve
from dateutil.relativedelta import relativedelta

from positivliste.danish import fold
from positivliste.model.listing import Entry, ListedTitle
from positivliste.model.reference import Evidence, NationalTitle
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Screened
from positivliste.parameters import Values
from positivliste.process.state import WorkspaceState
from positivliste.rules.title_case import TitleFacts
from positivliste.usecases.turn import Turn


def title_facts(turn: Turn, round_: Round) -> TitleFacts:
    """What the S rules look at, on the effective date of a round."""
    workspace = turn.workspace
    return TitleFacts(
        list=round_.list,
        effective=round_.effective,
        national=national_list(workspace, round_.list, round_.effective),
        own=spoken_for(turn, round_),
        codes=_codes(workspace, round_.effective),
        evidence=evidence_for(workspace, turn.owner(round_).area),
    )


def _codes(workspace: WorkspaceState, on: date) -> dict[str, str] | None:
    """The DISCO-08 classification in force on a day, or None where none was imported for it."""
    current = sorted((d for d in workspace.disco if d.start <= on), key=lambda imported: imported.start)[-1:]
    return {code.code: code.name for found in current for code in found.codes} or None


def national_list(workspace: WorkspaceState, kind: ListKind, on: date) -> dict[str, NationalTitle]:
    """The national list in force on a day, by folded title: the last that was imported from a day up to it. [B7]"""
    lists = [imported for imported in workspace.national if imported.list is kind and imported.start <= on]
    current = sorted(lists, key=lambda imported: imported.start)[-1:]  # of the same day, the last import
    return {fold(title.title): title for found in current for title in found.titles if title.start <= on}


def evidence_for(workspace: WorkspaceState, area: str) -> tuple[Evidence, ...]:
    """The last evidence that was imported, for an area or for no area in particular. [B8]"""
    if not workspace.evidence:
        return ()
    newest = sorted(workspace.evidence, key=lambda imported: imported.on)[-1]  # of the same day, the last import
    return tuple(row for row in newest.rows if row.area is None or fold(row.area).endswith(fold(area)))


def evidence_by_title(turn: Turn, round_: Round) -> dict[str, str]:
    """What is known of the shortage in the council's area, by folded job title; it serves list A too. [B8]"""
    known = evidence_for(turn.workspace, turn.owner(round_).area)
    return {fold(found.title): found.text for found in known if found.text}


def spoken_for(turn: Turn, round_: Round) -> dict[str, ListedTitle]:
    """The council's own titles that a round cannot list again, by folded title.

    Those that are reported and do not leave before the round takes effect, and those of another round that are
    decided and can still be reported in time.
    """
    found = list(own_titles(turn.workspace, round_.list))
    for other in turn.workspace.milestones.values():
        if other.round.list is round_.list and other.submission is None:
            days = turn.session.values(other.round).number("siri.report_days")
            if turn.today <= other.round.effective - timedelta(days=days):
                found += other.titles
    return {fold(t.title): t for t in found if t.round != round_.id and t.until > round_.effective}


def own_titles(workspace: WorkspaceState, kind: ListKind, known_on: date | None = None) -> tuple[ListedTitle, ...]:
    """Every title that was decided and reported in time to be on the council's own list, as it now stands. [B2, B4]

    Args:
        known_on: only those that were reported by this day.
    """
    found: list[ListedTitle] = []
    for known in sorted(workspace.milestones.values(), key=lambda m: (m.round.effective, m.round.id)):
        reported = known.submission
        if known.round.list is kind and reported and (known_on is None or reported.on <= known_on):
            found += with_clock(known.titles, workspace)
    return tuple(found)


def with_clock(titles: Iterable[ListedTitle], workspace: WorkspaceState) -> list[ListedTitle]:
    """The titles with what was decided later about how long they stay."""
    result = []
    for title in titles:
        key = (title.round, title.proposal)
        extension, removal = workspace.extensions.get(key), workspace.removals.get(key)
        until = extension.until if extension else title.until
        result.append(
            evolve(
                title,
                until=min(until, removal.on) if removal else until,
                extended=f"{extension.reason} ({extension.document})" if extension else None,
            )
        )
    return result


def earliest_end(start: date, values: Values) -> date:
    """The first day on which a title can be off the list: the same date two years later; from 29 February, 1 March.
    [B4]"""
    years = values.number("siri.min_years")
    end = start + relativedelta(years=years)
    return end if end.day == start.day else date(end.year, 3, 1)


def entry_of(screened: Screened, round_id: str) -> Entry:
    """A recommended course as it will stand on the list."""
    course = screened.course
    return Entry(
        round=round_id,
        proposal=course.id,
        number=course.number,
        title=course.title,
        provider=course.provider,
        private=course.is_private,
        duration=course.duration,
        group=screened.group or "",
        job_title=screened.job_title or "",
        respondents=course.respondents,
        only_with_others=course.only_with_others,
        special=screened.special,
        others=course.others,
    )
