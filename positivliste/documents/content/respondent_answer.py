"""The answer to a respondent: what became of every one of its proposals and rows, why, and what it can do."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar

from positivliste.documents.content import reasons
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.reasons import RuleText, code_of, rule_text
from positivliste.model.council import Respondent
from positivliste.model.events import RowRefused
from positivliste.model.listing import Decision
from positivliste.model.results import ProposalResult, Result
from positivliste.model.value import frozen


@frozen
class RespondentAnswer:
    """The answer to one respondent.

    Attributes:
        received: when the first of what it sent came, an ISO date or moment.
        results: every one of its proposals, in the order of receipt.
        unread: every row that could not be read.
        answered: it was heard and answered; else it sent something of its own accord.
        suggested: it suggested something beside.
        asked_next: it is on the register, and the next list has a consultation: it gets a letter.
        decision: the decision, once it is made.
        next_effective: from when the next regular list holds.
        book: the name of the workbook that goes with the letter.
    """

    template: ClassVar[str] = "respondent-answer.md"
    explained = staticmethod(reasons.explained)
    joined_with = staticmethod(reasons.joined_with)

    occasion: Occasion
    respondent: Respondent
    dated: date
    received: str
    results: tuple[ProposalResult, ...]
    next_effective: date
    book: str
    unread: tuple[RowRefused, ...] = ()
    answered: bool = True
    suggested: bool = False
    asked_next: bool = True
    decision: Decision | None = None

    @property
    def counts(self) -> tuple[tuple[Result, int], ...]:
        """The results in numbers; only those that there are. They add up to the proposals."""
        found = Counter(told.result for told in self.results)
        return tuple((result, found[result]) for result in Result if found[result])

    @property
    def merged(self) -> int:
        return sum(told.merge is not None for told in self.results)

    @property
    def merged_taken(self) -> int:
        """How many of the merged proposals are for a course that is taken up."""
        return sum(told.course is not None and told.course.result.is_taken for told in self.results if told.merge)

    @property
    def withdrawn(self) -> int:
        return sum(told.withdrawal is not None for told in self.results)

    @property
    def by_file(self) -> tuple[tuple[str, tuple[ProposalResult, ...]], ...]:
        """The results by file; proposals that came in no file stand under an empty name."""
        found: dict[tuple[str, str], list[ProposalResult]] = {}
        for told in self.results:
            origin = told.proposal.origin
            found.setdefault((origin.sha256, origin.file) if origin.row else ("", ""), []).append(told)
        return tuple((file, tuple(results)) for (_, file), results in found.items())

    @property
    def to_mend(self) -> tuple[tuple[RuleText, int], ...]:
        """What the respondent can do, by rule, with the number of its proposals, by code."""
        found = Counter(filter(None, (code_of(told.course) for told in self.results if told.course)))
        return tuple((rule_text(code), found[code]) for code in sorted(found))
