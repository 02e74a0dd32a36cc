"""What a rule is: its documentation, its examples, its check, and what its findings ask and tell are one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from operator import attrgetter
from typing import Generic, TypeVar

from attrs import field

from positivliste.model.finding import Answer, Finding, Kind, Verdict
from positivliste.model.match import Relation
from positivliste.model.proposal import Proposal
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.parameters.sources import Cites
from positivliste.rules.question import Choice, Pair, Question, Said

__all__ = ["HEARS_FROM_US", "Example", "Kind", "Plain", "Question", "Relation", "Rule", "Said", "Trait", "Values"]
"""What nearly every rule is written with."""

Case = TypeVar("Case")


class Trait(Enum):
    """What others ask of a rule, so that none has to know its code."""

    CONTENT = "a matter of content; a rule that turns down without it is technical [A6]"
    SPECIAL = "what it finds goes to the council apart, under særlig orientering [A8]"
    INFORMS = "the council is to be informed of what it finds [B5]"
    PUBLICATION = "it stands between a decision and its publication [A2]"
    REMEMBERS = "it tells what became of the same in an earlier round, which its respondent is told too"
    RUNS_OUT = "a title's time on the list runs out [B4]"


@frozen
class Example(Generic[Case]):
    """A case with a name, which the rule lets pass or finds; at once a test and documentation."""

    name: str
    case: Case


@frozen
class Plain:
    """What a rule says to those who know neither its code nor our numbers; full sentences in Danish.

    Attributes:
        advice: what a respondent can do.
        why: the rule behind it, of everything that it turned down; for the consultation note.
        reason: what was found; empty where the finding's own words can stand, or else the rule's title.
    """

    advice: str = ""
    why: str = ""
    reason: str = ""


HEARS_FROM_US = "I skal ikke gøre noget nu. Vi skriver til jer, hvis vi mangler oplysninger."
"""The advice of a rule whose question only we can answer."""


_NEEDS = {
    Kind.REVIEW: ("question", "plain.advice"),
    Kind.REJECT: ("plain.why", "plain.advice"),
    Kind.MERGE: ("joins", "plain.reason", "question"),
}


def _is_nothing(value: object) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


@frozen
class Rule(Cites, Generic[Case]):
    """One rule of the process.

    Attributes:
        code: permanent; the code of a retired rule is never used again.
        title: what it finds, in English.
        danish: the same in Danish, as letters and workbooks name it.
        source: where it comes from; written as a short text, see positivliste/parameters/sources.py.
        mend: what a person can do about a finding.
        check: a pure function of a case and the parameters of a date; yields one `Said` for each thing found.
        passes: cases in which it finds nothing.
        fails: cases in which it finds something.
        parameters: the names of the dated parameters that it reads.
        plain: what it says to respondents and readers.
        question: what a person is asked, where it asks one; what a person can say afterwards, where it joins.
        judgement: the answer by which a person turns something down under it, where only a person can.
        joins: the relation of two proposals by which it joins them, where it does.
        traits: what others ask of it.
        about: what a case is, in words.

    Raises:
        ValueError: it lacks what every rule has, or what a rule of its kind needs; blanks are nothing.
    """

    code: str
    title: str
    danish: str
    kind: Kind
    _source: str = field(alias="source")
    mend: str
    check: Callable[[Case, Values], Iterable[Said]]
    passes: tuple[Example[Case], ...]
    fails: tuple[Example[Case], ...]
    parameters: tuple[str, ...] = ()
    plain: Plain = Plain()
    question: Question[Case] | None = None
    judgement: str | None = None
    joins: Relation | None = None
    traits: tuple[Trait, ...] = ()

    def __attrs_post_init__(self) -> None:
        every = ("title", "danish", "mend", "passes", "fails")
        lacking = [name for name in (*every, *_NEEDS.get(self.kind, ())) if _is_nothing(attrgetter(name)(self))]
        if lacking:
            raise ValueError(f"{self.code} lacks {', '.join(lacking)}, which a rule of the kind {self.kind} has")
        asks = self.kind in (Kind.REVIEW, Kind.MERGE)
        if (self.question and not asks) or (self.judgement and self.kind is not Kind.REJECT):
            raise ValueError(f"{self.code} asks a person, which a rule of the kind {self.kind} does not")

    def __repr__(self) -> str:
        return f"<Rule {self.code}: {self.title}>"

    @property
    def about(self) -> type[Case]:
        """What it looks at: the class of its cases."""
        return type(self.fails[0].case)

    @property
    def choice(self) -> Choice | None:
        """The answer by which a person turns something down under it."""
        return Choice(self.judgement, Answer.REJECT, self.code) if self.judgement else None

    @property
    def pair(self) -> Pair | None:
        """What "the same" does, where it asks whether two are the same."""
        return self.question.pair if self.question else None

    def apply(self, case: Case, values: Values) -> tuple[Finding, ...]:
        """What the rule finds in a case, under the parameters of a date."""
        return tuple(self._finding(said, self.kind) for said in self.check(case, values))

    def joined(self, later: Proposal, first: Proposal, verdict: Verdict) -> Finding:
        """Why a proposal was joined to another: a person said so, asked by this rule.

        Raises:
            ValueError: the rule asks about no pair.
        """
        if self.pair is None:
            raise ValueError(f"{self.code} asks about no pair")
        said = ": ".join(filter(None, (verdict.carried, verdict.reason)))
        return self._finding(self.pair.joined(later, first, said), Kind.MERGE)

    def _finding(self, said: Said, kind: Kind) -> Finding:
        return Finding(self.code, kind, said.proposal, said.message, said.danish, str(self.source), said.other)
