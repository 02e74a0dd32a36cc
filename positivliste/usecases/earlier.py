"""What earlier rounds of a list know of what stands in this one: what became of it, and what people judged of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta

from positivliste.model.match import Relation
from positivliste.model.proposal import Proposal
from positivliste.model.results import CourseResult, Result
from positivliste.process.results import course_results
from positivliste.process.screening import report
from positivliste.process.state import RoundState
from positivliste.rules.subjects import Earlier
from positivliste.usecases.turn import RoundTurn

if TYPE_CHECKING:
    from positivliste.matching import Duplicates, Record

Recorded = Callable[[Proposal], "Record"]
"""How a list reads a proposal as it is compared."""


class _Known(NamedTuple):
    """A proposal of an earlier round, and what became of its course."""

    record: Record
    told: Earlier


def earlier_rounds(turn: RoundTurn) -> tuple[RoundState, ...]:
    """The decided rounds of the same list that took effect before this one, as far back as is looked; oldest first."""
    this, years = turn.round, turn.values.number("matching.look_back")
    since = this.effective - relativedelta(years=years)
    decided = [
        known.round
        for known in turn.workspace.milestones.values()
        if known.decision and known.round.list is this.list and known.round.id != this.id
    ]
    near = sorted((r for r in decided if since <= r.effective <= this.effective), key=lambda r: (r.effective, r.id))
    return tuple(turn.state_of(round_.id) for round_ in near)


def became_of(
    proposals: Collection[Proposal], earlier: Sequence[RoundState], record: Recorded, sure_from: int
) -> Mapping[str, Earlier]:
    """What became last of the course that each proposal proposes again, by the proposal's id.

    It is found as within a round: the number first, then what the titles say. What is the same comes before what is
    only nearly the same.

    Args:
        sure_from: how sure it must be that two are the same for the earlier one to be told, 0 to 100.
    """
    known = [found for state in earlier for found in _known(state, record)]
    if not known:
        return {}
    from positivliste.matching import duplicates  # loaded only where there is something to compare with

    ids, records = [proposal.id for proposal in proposals], [record(proposal) for proposal in proposals]
    found = duplicates([*(one.record for one in known), *records])
    near = dict(_resembling(found, known, sure_from))
    same = {row: known[old[-1]].told for row, old in _with_known(found, len(known)) if old}
    return {ids[row - len(known)]: told for row, told in (near | same).items()}


def _known(state: RoundState, record: Recorded) -> Iterator[_Known]:
    for result in course_results(state, report(state)):
        if result.result in (Result.LISTED, Result.TURNED_DOWN):
            for sent in result.screened.course.proposals:
                for proposal in dict.fromkeys((sent, state.put_right[sent.id])):  # either number can be sent again
                    yield _Known(record(proposal), _told(state, result, proposal))


def _told(state: RoundState, result: CourseResult, proposal: Proposal) -> Earlier:
    from positivliste.documents.content.reasons import why  # loaded only where there is an earlier round

    english = (
        result.declined if result.declined is not None else "; ".join(finding.message for finding in result.findings)
    )
    return Earlier(
        round=state.subject,
        proposal=result.screened.id,
        title=proposal.title,
        listed=result.result is Result.LISTED,
        why=english,
        danish=why(result),
    )


def _with_known(found: Duplicates, known: int) -> Iterator[tuple[int, list[int]]]:
    """Every row of this round, with those of earlier rounds that are the same course; the last of these last."""
    for rows in found.courses:
        old = [row for row in rows if row < known]
        yield from ((row, old) for row in rows if row >= known)


def _resembling(found: Duplicates, known: Sequence[_Known], sure_from: int) -> Iterator[tuple[int, Earlier]]:
    """The rows of this round that resemble a course of an earlier one, the surest of each last."""
    course_of = {row: rows for rows in found.courses for row in rows}
    for pair in reversed(found.suggested):
        match = pair.match
        if match.relation is Relation.NEARLY_SAME and match.score >= sure_from and "private" not in match.other:
            for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
                old = [row for row in course_of[theirs] if row < len(known)]
                told = known[old[-1]].told.resembling if old else None
                yield from ((row, told) for row in course_of[mine] if told and row >= len(known))
