"""What is known about job titles on a date: the national list, the council's own, DISCO-08, the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve
from dateutil.relativedelta import relativedelta

from positivliste.danish import fold
from positivliste.model.listing import ListedTitle
from positivliste.model.reference import Evidence, NationalTitle
from positivliste.model.round import ListKind, Round
from positivliste.parameters import Values
from positivliste.parameters.areas import council as council_of
from positivliste.process.state import WorkspaceState
from positivliste.rules.titles import TitleFacts
from positivliste.usecases.session import Session


def title_facts(session: Session, round_: Round) -> TitleFacts:
    """What the S rules look at, on the effective date of a round."""
    workspace = session.workspace()
    area = council_of(workspace.council, round_.effective).area
    codes = {c.code: c.name for c in workspace.disco[-1].codes} if workspace.disco else None
    own = [
        t for t in own_titles(session, round_.list) if t.start <= round_.effective < t.until and t.round != round_.id
    ]
    return TitleFacts(
        list=round_.list,
        effective=round_.effective,
        national=national_list(workspace, round_.list, round_.effective),
        own={fold(title.title): title for title in own},
        codes=codes,
        evidence=evidence_for(workspace, area),
    )


def national_list(workspace: WorkspaceState, kind: ListKind, on: date) -> dict[str, NationalTitle]:
    """The national list in force on a day, by folded title: the last that was imported from a day up to it. [B7]"""
    lists = [imported for imported in workspace.national if imported.list is kind and imported.start <= on]
    current = max(lists, key=lambda imported: imported.start, default=None)
    return {fold(t.title): t for t in current.titles if t.start <= on} if current else {}


def evidence_for(workspace: WorkspaceState, area: str) -> tuple[Evidence, ...]:
    """The last evidence that was imported, for an area or for no area in particular. [B8]"""
    if not workspace.evidence:
        return ()
    newest = max(workspace.evidence, key=lambda imported: imported.on)
    return tuple(row for row in newest.rows if row.area is None or fold(row.area).endswith(fold(area)))


def own_titles(session: Session, kind: ListKind) -> tuple[ListedTitle, ...]:
    """Every title that was decided and reported in time to be on the council's own list, as it now stands. [B2, B4]"""
    workspace = session.workspace()
    found: list[ListedTitle] = []
    for round_ in sorted(workspace.rounds.values(), key=lambda r: (r.effective, r.id)):
        if round_.list is kind:
            state = session.round(round_.id)
            if state.submission is not None:
                found += with_clock(state.titles, workspace)
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
