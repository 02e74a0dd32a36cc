"""What earlier rounds of a list know of what stands in this one: what became of it, and what people judged of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta

from positivliste.model.proposal import Proposal
from positivliste.model.results import CourseResult, Result
from positivliste.process.carrying import judged
from positivliste.process.results import course_results
from positivliste.process.screening import report
from positivliste.process.state import RoundState
from positivliste.rules.subjects import Earlier
from positivliste.usecases.turn import RoundTurn

if TYPE_CHECKING:
    from positivliste.matching import Record

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
    state: RoundState, earlier: Sequence[RoundState], record: Recorded, sure_from: int
) -> Mapping[str, tuple[Earlier, ...]]:
    """What became last of the course that each proposal of a round proposes again, by the proposal's id.

    It is found as within a round: by what people judged, by the number, then by what the titles say. What is the same
    comes before what is only nearly the same. There are several where the last round had several that fit as well.

    Args:
        sure_from: how sure it must be that two are the same for the earlier one to be told, 0 to 100.
    """
    known = [found for one in earlier for found in _known(one, record)]
    if not known:
        return {}
    from positivliste.usecases.known_again import KnownAgain  # loaded only where there is something to compare with

    records = [*(one.record for one in known), *map(record, state.put_right.values())]
    again = KnownAgain(records, [one.told for one in known], judged((*earlier, state), record))
    return dict(zip(state.put_right, again.told(sure_from), strict=True))


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
