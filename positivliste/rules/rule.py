"""What a rule is: its documentation, its examples and its check are one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from attrs import frozen

from positivliste.model.finding import Finding, Kind
from positivliste.parameters import Values

Case = TypeVar("Case")


@frozen
class Said:
    """What a check says when it finds something; the rule makes a finding of it.

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
class Example(Generic[Case]):
    """A case with a name, which the rule lets pass or finds; at once a test and documentation."""

    name: str
    case: Case


@frozen
class Rule(Generic[Case]):
    """One rule of the process.

    Attributes:
        code: permanent; the code of a retired rule is never used again.
        title: what it finds, in English.
        danish: the same in Danish, as letters and workbooks name it.
        source: where it comes from, as in docs/domain.md.
        mend: what a person can do about a finding.
        check: a pure function of a case and the parameters of a date; yields one `Said` for each thing found.
        passes: cases in which it finds nothing.
        fails: cases in which it finds something.
        parameters: the names of the dated parameters that it reads.
        about: what a case is, in words.
    """

    code: str
    title: str
    danish: str
    kind: Kind
    source: str
    mend: str
    check: Callable[[Case, Values], Iterable[Said]]
    passes: tuple[Example[Case], ...]
    fails: tuple[Example[Case], ...]
    parameters: tuple[str, ...] = ()

    @property
    def about(self) -> type[Case]:
        """What it looks at: the class of its cases."""
        return type(self.fails[0].case)

    def apply(self, case: Case, values: Values) -> tuple[Finding, ...]:
        """What the rule finds in a case, under the parameters of a date."""
        return tuple(
            Finding(self.code, self.kind, said.proposal, said.message, said.danish, self.source, said.other)
            for said in self.check(case, values)
        )
