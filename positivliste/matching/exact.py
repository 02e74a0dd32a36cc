"""Duplicates: proposals joined to courses by number, by text, and by what people said.

The result does not depend on the order in which files came: only which proposal of a course stands first does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from positivliste.model.finding import Verdict
from positivliste.model.proposal import Proposal
from positivliste.model.screening import Merge
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.rules import rule
from positivliste.rules.rule import Joins
from positivliste.rules.subjects import PairCase


@frozen
class Merged:
    """The proposals by course, the first received at the front, and why each of the others was joined."""

    courses: tuple[tuple[Proposal, ...], ...]
    merges: tuple[Merge, ...]


def merge(proposals: Sequence[Proposal], same: Sequence[Verdict], rules: Sequence[str], values: Values) -> Merged:
    """Join the proposals, given in the order of receipt, that propose the same course.

    A number joins. Without a number, provider, title and duration join; but where they would join two different
    numbers, the proposal without a number stands alone, and a person is asked.

    Args:
        same: the verdicts by which people said of a pair that it is the same course.
        rules: the rules that join, in the order in which they are named as the reason.
    """
    links = _Links(proposal.id for proposal in proposals)
    for code in rules:
        if joins := rule(code).joins:
            _JOINS[joins](proposals, links)
    for case in (verdict.case for verdict in same):
        if case.other:
            links.join(case.proposal, case.other)
    courses: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        courses[links.root(proposal.id)].append(proposal)
    merges = [_why(later, members, same, rules, values) for members in courses.values() for later in members[1:]]
    return Merged(tuple(map(tuple, courses.values())), tuple(merges))


def _join_numbers(proposals: Iterable[Proposal], links: _Links) -> None:
    first: dict[str, str] = {}
    for proposal in proposals:
        if proposal.number_key:
            links.join(first.setdefault(proposal.number_key, proposal.id), proposal.id)


def _join_titles(proposals: Iterable[Proposal], links: _Links) -> None:
    first: dict[str, str] = {}
    for proposal in proposals:
        links.join(first.setdefault(proposal.title_key, proposal.id), proposal.id)


def _join_texts(proposals: Iterable[Proposal], links: _Links) -> None:
    by_text = defaultdict[tuple[str, str, str], list[Proposal]](list)
    for proposal in proposals:
        if proposal.text_key:
            by_text[proposal.text_key].append(proposal)
    for alike in by_text.values():
        unnumbered = [proposal.id for proposal in alike if not proposal.number_key]
        numbers = {proposal.number_key: proposal.id for proposal in alike if proposal.number_key}
        together = unnumbered + (list(numbers.values()) if len(numbers) == 1 else [])
        for name in together[1:]:
            links.join(together[0], name)


def _why(
    later: Proposal, members: Sequence[Proposal], same: Sequence[Verdict], rules: Sequence[str], values: Values
) -> Merge:
    """The finding that joined a proposal to its course; an earlier proposal is named before a later one."""
    for twin in (member for member in members if member is not later):
        for code in rules:
            for finding in rule(code).apply(PairCase(later, twin), values):
                return Merge(later.id, members[0].id, finding)
    verdict = next((v for v in same if later.id in (v.case.proposal, v.case.other)), None) or same[0]
    return Merge(later.id, members[0].id, rule(verdict.case.code).joined(later, members[0], verdict))


class _Links:
    """Which names belong together."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        self._parent[self.root(other)] = self.root(one)


_JOINS = {Joins.NUMBER: _join_numbers, Joins.TEXT: _join_texts, Joins.TITLE: _join_titles}
