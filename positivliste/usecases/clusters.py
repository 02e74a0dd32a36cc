"""Clusters: more than two courses that may be one, which are decided together; and what follows from answers given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from positivliste.documents.content.case_rows import CaseRow
from positivliste.model.finding import Answer
from positivliste.model.proposal import Course
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened, Screening
from positivliste.model.value import frozen
from positivliste.rules import rule


@frozen
class Followed:
    """A case that needed no answer, since others settled it: same and same is the same, same and different is
    different."""

    case: str
    answer: Answer


def is_pair(row: CaseRow) -> bool:
    """Whether a case asks of two courses whether they are one."""
    return row.other is not None and asks_of_two(row.code)


def asks_of_two(code: str) -> bool:
    """Whether a rule asks of two courses whether they are one."""
    question = rule(code).question
    return question is not None and question.of_cluster


def surest_first(rows: Sequence[CaseRow], kind: ListKind) -> tuple[CaseRow, ...]:
    """The cases with the pairs in front, the surest first, those of a cluster together, and each told its cluster."""
    pairs = [evolve(row, certainty=_certainty(row, kind)) for row in rows if is_pair(row)]
    members = _clusters(pairs)
    best: dict[tuple[str, ...], int] = {}
    for row in pairs:
        cluster = members[row.screened.id]
        best[cluster] = max(best.get(cluster, 0), row.certainty)
    pairs = [evolve(row, cluster=members[row.screened.id]) for row in pairs]
    pairs.sort(key=lambda row: (-best[row.cluster], row.cluster, -row.certainty))
    alone = (evolve(row, cluster=()) if len(row.cluster) < 3 else row for row in pairs)
    return (*alone, *(row for row in rows if not is_pair(row)))


def rest_of(row: CaseRow, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
    """The other cases of the cluster in which a case stands."""
    return (other for other in rows if row.cluster and other.cluster == row.cluster and other.case != row.case)


def followed(before: Iterable[CaseRow], answered: Collection[str], now: Screening) -> Iterator[Followed]:
    """The open cases that are settled now though nobody answered them.

    Args:
        before: the cases that were open.
        answered: the ids of those that were answered.
    """
    owners = {proposal.id: screened for screened in now.courses for proposal in screened.course.proposals}
    for row in before:
        if row.other is not None and is_pair(row) and row.case not in answered:
            one, other = owners[row.screened.id], owners[row.other.id]
            if one is other:
                yield Followed(row.case, Answer.SAME)
            elif _said_different(one, other):
                yield Followed(row.case, Answer.DIFFERENT)


def _said_different(one: Screened, other: Screened) -> bool:
    return any(
        {settled.finding.proposal, settled.finding.other} == {one.id, other.id}
        and settled.verdict.answer is Answer.DIFFERENT
        for settled in (*one.settled, *other.settled)
    )


def _clusters(pairs: Iterable[CaseRow]) -> dict[str, tuple[str, ...]]:
    """All courses that hang together with each, itself among them."""
    from positivliste.matching.links import Links

    between = [(row.screened.id, row.other.id) for row in pairs if row.other]
    names = sorted({name for pair in between for name in pair}, key=lambda name: (len(name), name))
    at, links = {name: row for row, name in enumerate(names)}, Links(len(names))
    links.join_all((at[one], at[other]) for one, other in between)
    groups = (tuple(names[row] for row in group) for group in links.groups())
    return {name: group for group in groups for name in group}


def _certainty(row: CaseRow, kind: ListKind) -> int:
    """How sure it is that the two are one, by the surest of their proposals."""
    return max((found for found in _scores(row.screened.course, row.other.course, kind)), default=0) if row.other else 0


def _scores(one: Course, other: Course, kind: ListKind) -> Iterator[int]:
    from positivliste.matching import compare  # loaded only where there is a pair
    from positivliste.matching.record import proposal_record

    mine, theirs = ({proposal_record(proposal, kind) for proposal in course.proposals} for course in (one, other))
    return (match.score for left in mine for right in theirs if (match := compare(left, right)))
