"""What happened in a round, as values: who was heard and answered, and what became of every proposal and why."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from positivliste.danish import sort_key
from positivliste.model.answers import Withdrawal
from positivliste.model.council import Respondent
from positivliste.model.finding import Finding
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind
from positivliste.model.screening import Merge, Outcome, Screened
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen

COLUMNS = {
    "respondent": "respondent.name",
    "kind": "respondent.kind",
    "received": "received",
    "files": "files",
    "proposals": "proposals",
    "suggestions": "suggestions",
    "row_errors": "errors",
    "withdrawn": "withdrawn",
    "none": "none",
    "heard": "heard",
}
"""What the table of the answers shows of each organisation."""


class Result(StrEnum):
    """What became of a proposal, before the decision and after it. Every proposal has exactly one."""

    LISTED = "listed"
    RECOMMENDED = "recommended"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    TURNED_DOWN = "turned-down"
    NOT_RECOMMENDED = "not-recommended"
    WAITING = "waiting"

    @property
    def danish(self) -> str:
        return _DANISH[self]

    @property
    def is_taken(self) -> bool:
        """Whether it is on the list, or is to be."""
        return self in (Result.LISTED, Result.RECOMMENDED)

    @property
    def is_refused(self) -> bool:
        """Whether it is not on the list, or is not to be."""
        return self in (Result.TURNED_DOWN, Result.NOT_RECOMMENDED)


_DANISH = {
    Result.LISTED: "Optaget på listen",
    Result.RECOMMENDED: "Indstilles optaget",
    Result.MERGED: "Lagt sammen",
    Result.WITHDRAWN: "Trukket tilbage",
    Result.TURNED_DOWN: "Ikke optaget",
    Result.NOT_RECOMMENDED: "Indstilles ikke optaget",
    Result.WAITING: "Afventer",
}


@frozen
class Answered:
    """What one organisation sent in a round.

    Attributes:
        received: when the first of its answers came that stand, an ISO date or moment; None where none stands. A
            suggestion is no answer.
        files: how many files of its answers hold.
        proposals: how many proposals of them count.
        errors: how many rows could not be read, of these and of the files of suggestions.
        on_time: whether that one came within its deadline.
        heard: whether it was asked; else it sent something of its own accord.
        suggestions: how many job titles it suggested, outside an answer. [B5]
        first: when the first of what it sent came, in an answer or as a suggestion; empty where nothing did.
        withdrawn: how many rows count as withdrawn, of what it took back and of files that others took the place of.
        none: whether it answered that it has nothing to propose.
    """

    respondent: Respondent
    received: str | None = None
    files: int = 0
    proposals: int = 0
    errors: int = 0
    on_time: bool = True
    heard: bool = True
    suggestions: int = 0
    first: str = ""
    withdrawn: int = 0
    none: bool = False

    @property
    def sent(self) -> int:
        """How many proposals came from it, in answers and as suggestions."""
        return self.proposals + self.suggestions

    @property
    def beside(self) -> int:
        """How many proposals came from it otherwise than in answer to the consultation."""
        return self.suggestions if self.has_answered else self.sent

    @property
    def has_sent(self) -> bool:
        """Whether anything came from it, also where nothing of it could be read."""
        return bool(self.received or self.suggestions or self.errors or self.withdrawn)

    @property
    def has_answered(self) -> bool:
        """Whether it was asked and has answered."""
        return self.heard and self.received is not None

    @property
    def kind(self) -> str:
        return self.respondent.kind.danish


@frozen
class Turnout:
    """Who was heard in a round, and who sent something. A respondent that left the register keeps its answer."""

    all: tuple[Answered, ...] = ()

    __repr__ = short

    @property
    def heard(self) -> tuple[Answered, ...]:
        """Those who were asked, in Danish order; nobody where there was no consultation."""
        return self._those(lambda line: line.heard)

    @property
    def answered(self) -> tuple[Answered, ...]:
        """Those who were asked and answered."""
        return self._those(lambda line: line.has_answered)

    @property
    def silent(self) -> tuple[Answered, ...]:
        """Those who were asked and have not answered."""
        return self._those(lambda line: line.heard and not line.received)

    @property
    def others(self) -> tuple[Answered, ...]:
        """Those of whom proposals count, or rows could not be read, beside an answer to the consultation."""
        return self._those(lambda line: bool(line.beside or (line.errors and not line.has_answered)))

    @property
    def without(self) -> tuple[Answered, ...]:
        """Those who answered that they have nothing to propose."""
        return self._those(lambda line: line.none)

    @property
    def taken_back(self) -> tuple[Answered, ...]:
        """Those of whom rows count as withdrawn: taken back, or in a file that another took the place of."""
        return self._those(lambda line: bool(line.withdrawn))

    @property
    def senders(self) -> tuple[Answered, ...]:
        """Everyone who sent something, in the order of receipt."""
        return tuple(line for line in self.all if line.has_sent)

    @property
    def proposals(self) -> int:
        return sum(line.sent for line in self.all)

    @property
    def errors(self) -> int:
        return sum(line.errors for line in self.all)

    def table(self) -> list[dict[str, Any]]:
        """Every organisation as a flat row, for `pandas.DataFrame`: those who answered, who did not, and others."""
        unheard = self._those(lambda line: line.has_sent and not line.heard)
        return table((*self.answered, *self.silent, *unheard), COLUMNS)

    def _those(self, wanted: Callable[[Answered], bool]) -> tuple[Answered, ...]:
        return tuple(sorted(filter(wanted, self.all), key=lambda line: sort_key(line.respondent.name)))


@frozen
class Waiting:
    """What one organisation suggested for a list that no round has taken in yet. [B5]

    Attributes:
        list: the list that it is for.
        suggestions: how many job titles it suggested.
        errors: how many rows of its files could not be read.
    """

    list: ListKind
    sender: str
    suggestions: int
    errors: int = 0


NOBODY = Turnout()
"""What is known where nobody was heard and nothing was sent."""


@frozen
class CourseResult:
    """What became of one course, or of one job title.

    Attributes:
        findings: the findings behind it: those that turned it down, or those that ask.
        declined: why the decision left it out, though it was recommended; None where it did not.
    """

    screened: Screened
    result: Result
    findings: tuple[Finding, ...] = ()
    declined: str | None = None

    @property
    def code(self) -> str:
        """The rule that it is counted under where it was turned down or waits: the first by code; else empty."""
        return min((finding.code for finding in self.findings), default="")

    @property
    def late(self) -> bool:
        """Whether it goes to the council under *særlig orientering*. [A8]"""
        return self.screened.special

    @property
    def against(self) -> bool:
        """Whether it was taken onto the list though it was not recommended."""
        return self.result is Result.LISTED and self.screened.outcome is not Outcome.RECOMMENDED


@frozen
class ProposalResult:
    """What became of one proposal.

    Attributes:
        course: what became of the course that it proposes, alone or with others; None where it was withdrawn.
        merge: why it was joined to an earlier one; None where it stands for the course itself.
        twin: the proposal that it was joined to.
        said: the reason that a person gave for joining them, which may be empty; None where a rule did.
        withdrawal: why it counts no more, where it was withdrawn.
    """

    proposal: Proposal
    course: CourseResult | None
    merge: Merge | None = None
    twin: Proposal | None = None
    said: str | None = None
    withdrawal: Withdrawal | None = None

    @property
    def screened(self) -> Screened | None:
        return self.course.screened if self.course else None

    @property
    def new_number(self) -> str | None:
        """The number that a person put in the place of the one that was sent: empty where there is none, None where
        nobody did."""
        if self.screened is None:
            return None
        course = self.screened.course
        given = dict(zip((p.id for p in course.proposals), course.corrections, strict=False)).get(self.proposal.id)
        return given.number if given else None

    @property
    def result(self) -> Result:
        if self.course is None:
            return Result.WITHDRAWN
        return Result.MERGED if self.merge else self.course.result
