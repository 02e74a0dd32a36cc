"""Which proposals propose one course, and which courses may be one: what the rows say, and what people said of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from positivliste.matching import Duplicates, Record, duplicates
from positivliste.matching.links import Links
from positivliste.model.finding import Answer, Finding, Verdict
from positivliste.model.proposal import Course, Proposal
from positivliste.model.screening import Merge
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.rules import rule
from positivliste.rules.subjects import NearCase, PairCase


@frozen
class Joined:
    """The proposals by course, why each of the others was joined to its first, and the courses that may be one."""

    courses: tuple[Course, ...]
    merges: tuple[Merge, ...]
    near: tuple[NearCase, ...]


def join(
    proposals: Sequence[Proposal],
    record: Callable[[Proposal], Record],
    merges: Sequence[str],
    verdicts: Collection[Verdict],
    course_of: Callable[[Sequence[Proposal]], Course],
    values: Values,
) -> Joined:
    """Join the proposals, given in the order of receipt, that propose the same.

    Args:
        record: a proposal as it is compared.
        merges: the rules that join, by the relation of two proposals.
        verdicts: what people said; of a pair, that it is one course, or two.
        course_of: the course that some proposals propose, with what people put right.
    """
    at = {proposal.id: row for row, proposal in enumerate(proposals)}
    same = [verdict for verdict in verdicts if verdict.answer is Answer.SAME]
    pairs = [_rows(verdict, at) for verdict in same]
    different = [_rows(verdict, at) for verdict in verdicts if verdict.answer is Answer.DIFFERENT]
    found = duplicates([record(proposal) for proposal in proposals], pairs, different)
    courses = tuple(course_of([proposals[row] for row in rows]) for rows in found.courses)
    of = {row: course for course, rows in zip(courses, found.courses, strict=True) for row in rows}
    near = (
        NearCase(of[one], of[other], match, (proposals[one].title, proposals[other].title))
        for one, other, match in (*found.suggested, *found.judged)
    )
    return Joined(courses, tuple(_merges(proposals, found, merges, same, values)), tuple(near))


def contradictions(verdicts: Collection[Verdict]) -> Iterator[tuple[Verdict, tuple[str, ...]]]:
    """Every verdict that two are different where others make them one, with the proposals that these make one."""
    pairs = [verdict for verdict in verdicts if verdict.case.other]
    names = list(dict.fromkeys(name for v in pairs for name in (v.case.proposal, v.case.other or "")))
    at, links = {name: row for row, name in enumerate(names)}, Links(len(names))
    links.join_all((at[v.case.proposal], at[v.case.other or ""]) for v in pairs if v.answer is Answer.SAME)
    of = {names[row]: tuple(names[member] for member in group) for group in links.groups() for row in group}
    for verdict in pairs:
        if verdict.answer is Answer.DIFFERENT and verdict.case.other in of[verdict.case.proposal]:
            yield verdict, of[verdict.case.proposal]


def _rows(verdict: Verdict, at: Mapping[str, int]) -> tuple[int, int]:
    """The two sides of a verdict, the later one first: where they are two, it is the one that is taken out."""
    one, other = at[verdict.case.proposal], at[verdict.case.other or verdict.case.proposal]
    return max(one, other), min(one, other)


def _merges(
    proposals: Sequence[Proposal], found: Duplicates, merges: Sequence[str], same: Sequence[Verdict], values: Values
) -> Iterator[Merge]:
    said = {pair.other: pair for pair in found.joined}
    for rows in found.courses:
        first = proposals[rows[0]]
        for row in rows[1:]:
            later = proposals[row]
            if pair := said.get(row):
                case = PairCase(later, proposals[pair.one], pair.match)
                finding = next(finding for code in merges for finding in rule(code).apply(case, values))
            else:
                finding = _by_a_person(later, first, {proposals[member].id for member in rows}, same)
            yield Merge(later.id, first.id, finding)


def _by_a_person(later: Proposal, first: Proposal, members: Collection[str], same: Sequence[Verdict]) -> Finding:
    """That a person said so: of this proposal, or else of two others that brought it to the course."""
    inside = [verdict for verdict in same if {verdict.case.proposal, verdict.case.other} <= set(members)]
    verdict = next((v for v in inside if later.id in (v.case.proposal, v.case.other)), inside[0])
    return rule(verdict.case.code).joined(later, first, verdict)
