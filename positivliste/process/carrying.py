"""Judgements of earlier rounds that hold in this one: of two rows that are what they were when they were judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain

from attrs import evolve

from positivliste.matching import Record
from positivliste.matching.judged import Side, pairs, side
from positivliste.model.finding import Case, Verdict
from positivliste.model.proposal import Proposal
from positivliste.process.joining import contradictions
from positivliste.process.state import RoundState

Judgements = Mapping[frozenset[Side], Verdict]
"""What was said of pairs, by what was judged of the two."""


def carried(
    state: RoundState, earlier: Iterable[RoundState], record: Callable[[Proposal], Record]
) -> tuple[Verdict, ...]:
    """What people said in earlier rounds of pairs that stand in this one and were not judged in it.

    The last that was said of a pair holds. What cannot be true beside what was said in this round is left out, and
    asked again.

    Args:
        earlier: the rounds that are decided, so that nothing more is judged in them.
        record: a proposal as it is compared.
    """
    judgements = judged(earlier, record)
    if not judgements:
        return ()
    names = list(state.proposals)
    found = [
        evolve(verdict, case=Case(verdict.case.code, names[one], names[other]))
        for (one, other), verdict in rows_judged(judgements, map(record, state.proposals.values()))
        if not state.said.between(names[one], names[other])
    ]
    return tuple(_that_can_be_true(found, state.said.by_case.values()))


def judged(rounds: Iterable[RoundState], record: Callable[[Proposal], Record]) -> Judgements:
    """What was said last of each pair, told where it was said; the newest first."""
    said = [
        (state.verdicts[verdict.case.id].seq, state, verdict) for state in rounds for verdict in state.said.of_pairs()
    ]
    found: dict[frozenset[Side], Verdict] = {}
    for _, state, verdict in sorted(said, key=lambda told: -told[0]):
        both = (state.proposals[name] for name in (verdict.case.proposal, verdict.case.other or ""))
        between = frozenset(side(record(proposal)) for proposal in both)
        found.setdefault(between, evolve(verdict, carried=verdict.carried or state.subject.id))
    return found


def rows_judged(judgements: Judgements, records: Iterable[Record]) -> Iterator[tuple[tuple[int, int], Verdict]]:
    """The pairs of rows that are what they were when they were judged, the earlier row first, with what was said."""
    by_side = defaultdict[Side, list[int]](list)
    for row, known in enumerate(records):
        by_side[side(known)].append(row)
    for between, verdict in judgements.items():
        for pair in sorted(pairs(*(by_side.get(one_side, []) for one_side in _two(between)))):
            yield pair, verdict


def _two(between: Collection[Side]) -> tuple[Side, Side]:
    """Both sides of a pair, also where they are alike in everything."""
    one, *others = between
    return one, (others or [one])[0]


def _that_can_be_true(found: Collection[Verdict], given: Collection[Verdict]) -> Iterator[Verdict]:
    if not any(contradictions([*given, *found])):
        yield from found
        return
    kept: list[Verdict] = []
    for verdict in found:
        if not any(contradictions(list(chain(given, kept, (verdict,))))):
            kept.append(verdict)
            yield verdict
