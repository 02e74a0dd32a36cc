"""What people said, by what it was said of: a case, or two proposals that are one course or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from positivliste.model.finding import Answer, Case, Finding, Verdict
from positivliste.model.value import frozen
from positivliste.rules import rule


@frozen
class Verdicts:
    """What people decided last, by case."""

    by_case: Mapping[str, Verdict]

    def of(self, answer: Answer) -> Iterator[Verdict]:
        """The verdicts with that answer."""
        return (verdict for verdict in self.by_case.values() if verdict.answer is answer)

    def on(self, finding: Finding, members: Mapping[str, Sequence[str]]) -> Verdict | None:
        """What a person said of a case, also where a proposal was joined to another since.

        Two that a person said are different need no other rule's question.

        Args:
            members: the proposals of each course, by its number.
        """
        mine = members.get(finding.proposal, [finding.proposal])
        others = members.get(finding.other, [finding.other]) if finding.other else [None]
        asked = (Case(finding.code, one, other).id for one, other in product(mine, others))
        found = next((self.by_case[case] for case in asked if case in self.by_case), None)
        if found or not (finding.other and rule(finding.code).pair):
            return found
        pairs = map(frozenset, product(mine, others))
        return next((self.different[pair] for pair in pairs if pair in self.different), None)

    def between(self, one: str, other: str) -> Verdict | None:
        """What a person said of two proposals: that they are one course, or two."""
        pair = frozenset((one, other))
        return self.same.get(pair) or self.different.get(pair)

    def of_pairs(self) -> Iterator[Verdict]:
        """The verdicts that say of two proposals whether they are one, and nothing more.

        That two are one though they disagree is said together with what holds of them, so it is none of these.
        """
        return (
            verdict
            for verdict in self.by_case.values()
            if verdict.of_pair and not (verdict.answer is Answer.SAME and _asks_what_holds(verdict.case.code))
        )

    @cached_property
    def same(self) -> Mapping[frozenset[str | None], Verdict]:
        """The verdicts that two proposals are one course, by the two."""
        return {frozenset(pair): verdict for verdict in self.of(Answer.SAME) for pair in verdict.pairs}

    @cached_property
    def different(self) -> Mapping[frozenset[str | None], Verdict]:
        """The verdicts that they are two."""
        return {frozenset(pair): verdict for verdict in self.of(Answer.DIFFERENT) for pair in verdict.pairs}


def _asks_what_holds(code: str) -> bool:
    question = rule(code).question
    return question is not None and question.accepts
