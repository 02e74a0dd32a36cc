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
class Finding:
    """One thing that one rule found.

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
    def case(self) -> str:
        """What a person decides as one case: both sides of a pair share it."""
        return f"{self.code}:{'+'.join(sorted(filter(None, [self.proposal, self.other])))}"


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
        case: the case, `Finding.case`; where the content filter takes a course out, the rule that it is made under,
            with the course.
        proposal: the id of the proposal that is decided about.
        reason: why; required where a rule is overruled or a course turned down.
        by: a reference to the person, whose name is kept beside the journal.
        code: the rule that a rejection is made under.
        other: for a pair, the id of the other proposal.
    """

    case: str
    proposal: str
    answer: Answer
    by: str
    reason: str = ""
    code: str | None = None
    other: str | None = None

    @property
    def asked_by(self) -> str:
        """The code of the rule that asked."""
        return self.case.partition(":")[0]
