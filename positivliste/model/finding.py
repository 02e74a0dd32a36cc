"""What a rule found, and what a person said about it."""

from __future__ import annotations

from enum import StrEnum

from positivliste.model.value import frozen


class Kind(StrEnum):
    """What a finding does to the proposal or to the step that it is about."""

    MERGE = "merge"
    REJECT = "reject"
    REVIEW = "review"
    NOTE = "note"
    STOP = "stop"


@frozen
class Case:
    """What a person decides on: what a rule asks or turned down, of one proposal or of two.

    Attributes:
        code: the rule that asks.
        proposal: the id of the proposal that is decided about.
        other: the id of the proposal that it is compared with; of several, their ids with a plus between.
    """

    code: str
    proposal: str
    other: str | None = None

    @property
    def id(self) -> str:
        """Its name in a workbook: the code, a colon, the proposals joined by "+"; both sides of a pair share it."""
        return f"{self.code}:{'+'.join(sorted(filter(None, [self.proposal, self.other])))}"

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of those that the proposal is compared with."""
        return tuple(self.other.split("+")) if self.other else ()


@frozen
class Finding:
    """One thing that one rule found. Its words are kept as they were seen: see docs/architecture.md.

    Attributes:
        code: the rule's permanent code.
        proposal: the id of the proposal that it is about; empty where it is about a step.
        message: what was found, in English, with the values.
        danish: the same in Danish, for workbooks and letters.
        source: where the rule comes from.
        other: the id of the other proposal, where two were compared.
    """

    code: str
    kind: Kind
    proposal: str
    message: str
    danish: str
    source: str
    other: str | None = None

    @property
    def case(self) -> Case:
        """What a person decides where it asks, or where it is overruled."""
        return Case(self.code, self.proposal, self.other)


class Answer(StrEnum):
    """What a person can say about a case."""

    ACCEPT = "accept"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"


@frozen
class Verdict:
    """A person's decision in a case. A later one about the same case takes its place; none is erased.

    Attributes:
        case: the case; where the content filter takes a course out, its rule is the one that this is done under.
        reason: why; required where a rule is overruled or a course turned down.
        by: a reference to the person, whose name is kept beside the journal.
        code: the rule that a rejection is made under.
        apart: of a case of more than two proposals that are not all the same: the pairs that are two courses.
    """

    case: Case
    answer: Answer
    by: str
    reason: str = ""
    code: str | None = None
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The proposals of which it says that they are one course, or that they are two."""
        if self.answer not in (Answer.SAME, Answer.DIFFERENT):
            return ()
        return self.apart or tuple((self.case.proposal, other) for other in self.case.others)
