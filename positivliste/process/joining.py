"""Which proposals propose one course, and which courses may be one: what the rows say, and what people said of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from positivliste.matching import Duplicates, Record, duplicates
from positivliste.matching.links import Links
from positivliste.model.finding import Answer, Finding, Verdict
from positivliste.model.proposal import Course, Proposal
from positivliste.model.screening import Merge
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.crowds import asked_once
from positivliste.process.verdicts import Verdicts
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
    verdicts: Verdicts,
    course_of: Callable[[Sequence[str]], Course],
    values: Values,
) -> Joined:
    """Join the proposals, given in the order of receipt, that propose the same.

    Args:
        proposals: as they are compared: with the numbers that people put right.
        record: a proposal as it is compared.
        merges: the rules that join, by the relation of two proposals.
        verdicts: what people said; of a pair, that it is one course, or two.
        course_of: the course that some proposals propose, by their ids, with what people put right.
    """
    at = {proposal.id: row for row, proposal in enumerate(proposals)}
    same = [pair for verdict in verdicts.of(Answer.SAME) for pair in verdict.pairs]
    pairs = [(at[one], at[other]) for one, other in same]
    records = [record(proposal) for proposal in proposals]
    found = asked_once(duplicates(records, pairs, _different(verdicts, same, at)), records)
    courses = tuple(course_of([proposals[row].id for row in rows]) for rows in found.courses)
    of = {row: course for course, rows in zip(courses, found.courses, strict=True) for row in rows}
    near = (
        NearCase(of[one], of[other], match, (proposals[one].title, proposals[other].title))
        for one, other, match in (*found.suggested, *found.judged)
    )
    return Joined(
        courses, tuple(_merges(proposals, found, merges, _joined_by_people(verdicts, at), values)), tuple(near)
    )


def contradictions(verdicts: Collection[Verdict]) -> Iterator[tuple[Verdict, tuple[str, str], tuple[str, ...]]]:
    """Every verdict that two are different where others make them one, with the two and all that these make one."""
    same = [pair for verdict in verdicts if verdict.answer is Answer.SAME for pair in verdict.pairs]
    of = {name: group for group in _together(same) for name in group}
    for verdict in verdicts:
        if verdict.answer is Answer.DIFFERENT:
            for one, other in verdict.pairs:
                if other in of.get(one, ()):
                    yield verdict, (one, other), of[one]


def _together(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The proposals that are one by these pairs, in their order."""
    pairs = tuple(pairs)
    names = sorted({name for pair in pairs for name in pair}, key=lambda name: (len(name), name))
    at = {name: row for row, name in enumerate(names)}
    links = Links(len(names))
    links.join_all((at[one], at[other]) for one, other in pairs)
    return (tuple(names[row] for row in group) for group in links.groups())


def _different(verdicts: Verdicts, same: Sequence[tuple[str, str]], at: Mapping[str, int]) -> list[tuple[int, int]]:
    """The rows of which people said that they are two, the later one first: it is the one that is taken out.

    What is the same as one of two is different from the other, whatever a rule would say.
    """
    one_with = {name: group for group in _together(same) for name in group}
    pairs = (pair for verdict in verdicts.of(Answer.DIFFERENT) for pair in verdict.pairs)
    sides = ((one_with.get(one, (one,)), one_with.get(other, (other,))) for one, other in pairs)
    found = (sorted((at[one], at[other]), reverse=True) for left, right in sides for one, other in product(left, right))
    return [(later, earlier) for later, earlier in found if later != earlier]


def _joined_by_people(verdicts: Verdicts, at: Mapping[str, int]) -> Mapping[int, tuple[int, Verdict]]:
    """The rows that a person joined, each with the first that it was said to be the same as."""
    found: dict[int, tuple[int, Verdict]] = {}
    for verdict in verdicts.of(Answer.SAME):
        for one, other in verdict.pairs:
            for row, twin in ((at[one], at[other]), (at[other], at[one])):
                if row not in found or twin < found[row][0]:
                    found[row] = twin, verdict
    return found


def _merges(
    proposals: Sequence[Proposal],
    found: Duplicates,
    merges: Sequence[str],
    said: Mapping[int, tuple[int, Verdict]],
    values: Values,
) -> Iterator[Merge]:
    """Why each row but the first is in its course: the first row that says the same, or that a person said is."""
    sure = {pair.other: pair for pair in found.joined}

    def reason(row: int) -> Finding:
        pair = sure.get(row)
        if row in said and (pair is None or said[row][0] < pair.one):
            twin, verdict = said[row]
            return rule(verdict.case.code).joined(proposals[row], proposals[twin], verdict)
        case = PairCase(proposals[row], proposals[sure[row].one], sure[row].match)
        return next(finding for code in merges for finding in rule(code).apply(case, values))

    for rows in found.courses:
        for row in rows[1:]:
            yield Merge(proposals[row].id, proposals[rows[0]].id, reason(row))
