"""What a caseworker is asked where a rule leaves the judgement to a person, and what the answer does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from attrs import field, fields_dict

from positivliste.model.finding import Answer
from positivliste.model.proposal import Correction, Proposal
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.parameters import Values

Case = TypeVar("Case")


@frozen
class Choice:
    """One answer that a caseworker can give.

    Attributes:
        text: the words of the review workbook. They are permanent: workbooks come back with them.
        code: the rule that a rejection is made under.
        whole: it answers every pair of a cluster, and not the one alone.
    """

    text: str
    answer: Answer
    code: str | None = None
    whole: bool = False


ACCEPT = Choice("Optages", Answer.ACCEPT)
OVERRULE = Choice("Optages alligevel", Answer.ACCEPT)
"""What can be said of anything that a rule asks about, and of anything that a rule turned down."""


@frozen
class Said:
    """What a rule says when it finds something; the rule makes a finding of it.

    Attributes:
        message: what was found, in English, with the values and, for a stop, how to mend it.
        danish: the same in Danish.
        proposal: the id of the proposal that it is about; empty for a step.
        other: the id of the other proposal of a pair.
    """

    message: str
    danish: str
    proposal: str = ""
    other: str | None = None


@frozen
class Pair:
    """What becomes of two proposals where a person says that they are the same.

    Attributes:
        joined: what is said of the later proposal; a function of it, the first one, and the person's reason.
        told: the same to those who made the proposals, in Danish; the person's reason follows it.
    """

    joined: Callable[[Proposal, Proposal, str], Said]
    told: str


def _nothing(_case: object, _values: Values) -> Correction:
    return Correction()


def _never(_case: object) -> bool:
    return False


@frozen
class Question(Generic[Case]):
    """What a person is asked about a finding.

    Attributes:
        answers: the answers of its own; where one of them accepts, the list's reasons to turn something down stand
            beside them.
        in_words: the same in the words of a list, where they are others.
        wants: the values of `Correction` of which accepting needs one; the workbook asks for the first.
        or_reason: a reason does as well as a value.
        insists: whether in this case it does not.
        accepted: what accepting puts right by itself; a pure function of the rule's case and the parameters.
        pair: what "the same" does, where it asks whether two are the same.
    """

    answers: tuple[Choice, ...] = (ACCEPT,)
    in_words: Mapping[ListKind, tuple[Choice, ...]] = field(factory=dict, hash=False)
    wants: tuple[str, ...] = ()
    or_reason: bool = False
    insists: Callable[[Case], bool] = _never
    accepted: Callable[[Case, Values], Correction] = _nothing
    pair: Pair | None = None

    def __attrs_post_init__(self) -> None:
        if not self.answers:
            raise ValueError("a question has answers")
        if not set(self.wants) <= set(fields_dict(Correction)):
            raise ValueError(f"{', '.join(self.wants)}: a question asks for values of a correction")

    @property
    def accepts(self) -> bool:
        """Whether a person can accept what it asks about, and so turn it down too."""
        return ACCEPT in self.answers

    @property
    def of_cluster(self) -> bool:
        """Whether it asks of two courses whether they are one, so that one answer can settle a whole cluster."""
        return any(choice.whole for choice in self.answers)

    def choices(self, kind: ListKind) -> tuple[Choice, ...]:
        """The answers of its own, in the words of a list."""
        return self.in_words.get(kind, self.answers)
