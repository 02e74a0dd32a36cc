"""What is joined in a round, which pairs are open or judged, and everything about one proposal: why, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from positivliste.danish import fold
from positivliste.documents.content.case_rows import CaseRow
from positivliste.errors import WrongUsage
from positivliste.model.finding import Finding, Verdict
from positivliste.model.proposal import Proposal
from positivliste.model.screening import Merge, Screened, Screening
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.process.state import RoundState
from positivliste.usecases.cases import cases_of
from positivliste.usecases.clusters import asks_of_two, is_pair
from positivliste.usecases.corrections import PutRight, put_right
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, look_at

COMPARED = {
    "proposal": "proposal.id",
    "number": "proposal.number",
    "title": "proposal.title",
    "respondent": "proposal.respondent",
    "verdict": "verdict",
}
"""What the table of why shows of each that is like it."""


@frozen
class JoinedCourse:
    """A course of several proposals, and why each but the first was joined to it."""

    course: Screened
    merges: tuple[Merge, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return self.course.course.proposals


@frozen
class OpenPair:
    """Two courses that may be one, of which nobody has said whether they are.

    Attributes:
        message: what says so and what doesn't, in English.
        score: how sure it is, 0 to 100.
        cluster: all courses that hang together with the two, where there are more.
    """

    case: str
    proposals: tuple[Proposal, Proposal]
    message: str
    score: int
    cluster: tuple[str, ...]


@frozen
class JudgedPair:
    """Two proposals of which a person said whether they are one course.

    Attributes:
        on: when it was recorded in this round; `verdict.carried` is the earlier round in which it was said, if it was.
    """

    proposals: tuple[Proposal, Proposal]
    verdict: Verdict
    on: str


@frozen
class RoundDuplicates:
    """What is the same in a round, as it was last screened and judged."""

    joined: tuple[JoinedCourse, ...]
    open: tuple[OpenPair, ...]
    judged: tuple[JudgedPair, ...]

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """Every pair as a flat row, for `pandas.DataFrame`: joined, open and judged."""
        return [
            *(_row("joined", m.into, m.proposal, m.finding.message) for found in self.joined for m in found.merges),
            *(_row("open", *_names(pair.proposals), pair.message) for pair in self.open),
            *(_row(pair.verdict.answer.value, *_names(pair.proposals), pair.verdict.reason) for pair in self.judged),
        ]


@frozen
class Compared:
    """Another proposal that nearly matched, weighed anew.

    Attributes:
        steps: what each field says: "+" that the two are one, "-" that they are two, "." neither.
        verdict: what follows, in English.
    """

    proposal: Proposal
    steps: tuple[tuple[str, str], ...]
    verdict: str


@frozen
class Why:
    """Everything about one proposal.

    Attributes:
        course: the course that it belongs to, as it was last screened.
        findings: what the rules found of the course beside the pairs, and stands.
        joined: the course with the reasons, where it has several proposals.
        open: the open pairs of its course; `judged` those that a person judged.
        put_right: what people put right in it, each time, the first at the front.
        compared: the proposals outside its course that are most like it, field by field.
    """

    proposal: Proposal
    course: Screened
    findings: tuple[Finding, ...]
    joined: JoinedCourse | None
    open: tuple[OpenPair, ...]
    judged: tuple[JudgedPair, ...]
    compared: tuple[Compared, ...]
    put_right: tuple[PutRight, ...] = ()

    def __repr__(self) -> str:
        return f"<Why {self.proposal.id} {self.proposal.title!r}: {self.course.outcome}, {len(self.compared)} compared>"

    def table(self) -> list[dict[str, Any]]:
        """Those that are most like it as flat rows, for `pandas.DataFrame`."""
        return table(self.compared, COMPARED)


def duplicates_of(session: Session, round_id: str) -> RoundDuplicates:
    """What is the same in a round, as it was last screened.

    Raises:
        WrongUsage: there is no such round.
        Refused: it was not screened.
    """
    seen = look_at(session, round_id, "duplicates")
    screening = seen.screening
    joined = tuple(_joined(screened, screening) for screened in screening.courses if _is_joined(screened))
    return RoundDuplicates(joined, tuple(_open(seen, screening)), tuple(_judged(seen.state)))


def why(session: Session, round_id: str, name: str) -> Why:
    """Everything about one proposal: what it was joined with, what is asked, what nearly matched and why no more.

    What stands on record is told as it was last screened; the likeness of others is weighed anew.

    Raises:
        WrongUsage: there is no such round, or no such proposal in it.
        Refused: the round was not screened.
    """
    seen = look_at(session, round_id, "duplicates")
    screening, proposals = seen.screening, seen.state.proposals
    proposal = next((found for found in proposals.values() if _plain(found.id) == _plain(name)), None)
    if proposal is None:
        told = f"It has {min(proposals)} to {list(proposals)[-1]}." if proposals else "It has none yet."
        raise WrongUsage("unknown-proposal", f"There is no proposal {name!r} in {round_id}.", told)
    course = next(found for found in screening.courses if proposal in found.course.proposals)
    members = {member.id for member in course.course.proposals}
    return Why(
        proposal,
        course,
        tuple(finding for finding in course.findings if not asks_of_two(finding.code)),
        _joined(course, screening) if _is_joined(course) else None,
        tuple(pair for pair in _open(seen, screening) if members & _ids(pair.proposals)),
        tuple(pair for pair in _judged(seen.state) if members & _ids(pair.proposals)),
        tuple(_compared(seen, proposal, members)),
        put_right(session, seen.state, proposal),
    )


def _plain(name: str) -> str:
    """A number as people write it: "p15" for P0015."""
    return fold(name).removeprefix("p").lstrip("0")


def _row(state: str, one: str, other: str, why: str) -> dict[str, Any]:
    return {"state": state, "one": one, "other": other, "why": why}


def _names(proposals: tuple[Proposal, Proposal]) -> tuple[str, str]:
    return proposals[0].id, proposals[1].id


def _is_joined(screened: Screened) -> bool:
    return len(screened.course.proposals) > 1


def _joined(screened: Screened, screening: Screening) -> JoinedCourse:
    return JoinedCourse(screened, tuple(merge for merge in screening.merges if merge.into == screened.id))


def _open(seen: RoundTurn, screening: Screening) -> Iterator[OpenPair]:
    messages = {f.case.id: f.message for screened in screening.courses for f in screened.findings}
    for row in cases_of(screening, seen.state, seen.round).open:
        if row.other is not None and is_pair(row):
            yield OpenPair(row.case, _sides(row), messages.get(row.case, row.question), row.certainty, row.cluster)


def _sides(row: CaseRow) -> tuple[Proposal, Proposal]:
    other = row.other or row.screened
    return row.screened.course.first, other.course.first


def _judged(state: RoundState) -> Iterator[JudgedPair]:
    for given in state.verdicts.values():
        for one, other in given.verdict.pairs:
            yield JudgedPair((state.proposals[one], state.proposals[other]), given.verdict, given.at)


def _ids(proposals: Iterable[Proposal]) -> set[str]:
    return {proposal.id for proposal in proposals}


def _compared(seen: RoundTurn, proposal: Proposal, members: set[str]) -> Iterator[Compared]:
    from positivliste.matching.record import proposal_record  # loaded only where somebody asks why
    from positivliste.matching.vocabulary import Vocabulary
    from positivliste.matching.weighing import nearest, weigh

    known = seen.state.put_right
    proposals = [known[proposal.id], *(other for other in known.values() if other.id not in members)]
    records = [proposal_record(other, seen.round.list) for other in proposals]
    words = Vocabulary(record.title for record in records)
    for row in nearest(0, records):
        found = weigh(records[0], records[row], words)
        yield Compared(proposals[row], tuple((step.sign, step.text) for step in found.steps), found.verdict)
