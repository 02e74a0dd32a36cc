"""The answer to a respondent: what became of every one of its proposals and rows, why, and what it can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import frozen

from positivliste.danish import list_text
from positivliste.documents.content.answers_text import TOGETHER, RuleText, code_of, joined_text, rule_text, why
from positivliste.documents.content.letters import Consultation
from positivliste.documents.content.papers import Decision
from positivliste.model import results
from positivliste.model.council import Respondent
from positivliste.model.proposal import Proposal
from positivliste.model.results import Result
from positivliste.model.row_error import RowError
from positivliste.model.screening import Screened

REMOVED = "(fjernet)"
"""What stands in the place of a value that a person took away."""


@frozen
class Understood:
    """What we made of a course's or a job title's values, where that is more than what was sent; else empty."""

    duration: str = ""
    job_title: str = ""
    group: str = ""
    disco: str = ""
    level: str = ""
    private: bool = False

    @classmethod
    def of(cls, screened: Screened) -> Understood:
        """What was understood of a course, with what a person put right."""
        said = screened.course.correction
        return cls(
            duration=_put_right(None if said.duration is None else said.duration.understood),
            job_title=screened.job_title or _put_right(said.job_title),
            group=screened.group or _put_right(said.group),
            disco=_put_right(said.disco),
            level=_put_right(said.level),
            private=screened.course.is_private,
        )


def _put_right(value: str | None) -> str:
    """What a person put a value to; empty where nobody did."""
    return "" if value is None else value or REMOVED


@frozen
class ProposalResult:
    """What became of one proposal.

    Attributes:
        result: the proposal's own; `Result.MERGED` where it stands with another.
        course: what became of the course; the same as `result` unless the proposal was merged.
        code: the rule behind it where it was turned down or waits; `DECLINED` where the decision left it out.
        reason: why, in full sentences; empty where there is nothing to say.
        joined: why it was merged, in full sentences.
        twin: the proposal that it was merged with.
        others: who else proposed the same, where it stands for the course itself.
        late: it goes to the council under særlig orientering. [A8]
        against: it was taken onto the list though it was not recommended.
    """

    proposal: Proposal
    result: Result
    course: Result
    code: str = ""
    reason: str = ""
    joined: str = ""
    twin: Proposal | None = None
    others: tuple[str, ...] = ()
    understood: Understood = Understood()
    late: bool = False
    against: bool = False

    @classmethod
    def of(cls, told: results.ProposalResult) -> ProposalResult:
        """What we tell of what became of a proposal."""
        course, merge = told.course, told.merge
        screened = course.screened
        others = () if merge else tuple(n for n in screened.course.respondents if n != told.proposal.respondent)
        return cls(
            proposal=told.proposal,
            result=told.result,
            course=course.result,
            code=code_of(course),
            reason=why(course),
            joined=joined_text(merge.finding.code, told.said) if merge else "",
            twin=told.twin,
            others=others,
            understood=Understood(private=screened.course.is_private) if merge else Understood.of(screened),
            late=course.late,
            against=course.against,
        )

    @property
    def text(self) -> RuleText | None:
        """The rule behind it in plain Danish."""
        return rule_text(self.code) if self.code else None

    @property
    def mend(self) -> str:
        """What the respondent can do about it; empty where there is nothing to mend."""
        return self.text.mend if self.text else ""

    @property
    def joined_with(self) -> str:
        """The proposal that it was merged with: "»Svejsning« fra Nordskolen", "jeres eget »Svejsning« (række 3)"."""
        if self.twin is None:
            return ""
        if self.twin.respondent == self.proposal.respondent:
            same = self.twin.origin.file == self.proposal.origin.file
            where = f"række {self.twin.origin.row}" + ("" if same else f" i {self.twin.origin.file}")
            return f"jeres eget »{self.twin.title}«" + (f" ({where})" if self.twin.origin.row else "")
        return f"»{self.twin.title}« fra {self.twin.respondent}"

    @property
    def explained(self) -> str:
        """Everything that there is to say beside the result, in full sentences."""
        return " ".join(self._explained())

    def _explained(self) -> Iterable[str]:
        if self.joined:
            yield self.joined
        if self.result is Result.MERGED:
            yield TOGETHER[self.course]
        if self.reason:
            yield self.reason
        if self.against:
            yield "Optaget ved beslutningen, selv om det ikke var indstillet."
        if self.late and self.course.is_taken:
            yield "Modtaget efter fristen; står under »Særlig orientering«."
        if self.others:
            yield f"Også foreslået af {list_text(self.others)}."


@frozen
class UnreadRow:
    """A row that could not become a proposal, with the file that it stands in."""

    file: str
    problem: RowError


@frozen
class RespondentAnswer:
    """The answer to one respondent.

    Attributes:
        received: when its first answer came, an ISO date or moment.
        results: every one of its proposals, in the order of receipt.
        unread: every row that could not be read.
        only_suggested: it sent suggestions and no answer; `received` is then when the first of them came.
        decision: the decision, once it is made.
        next_effective: from when the next regular list holds.
        book: the name of the workbook that goes with the letter.
    """

    template: ClassVar[str] = "respondent-answer.md"

    consultation: Consultation
    respondent: Respondent
    dated: date
    received: str
    results: tuple[ProposalResult, ...]
    next_effective: date
    book: str
    unread: tuple[UnreadRow, ...] = ()
    only_suggested: bool = False
    decision: Decision | None = None

    @property
    def counts(self) -> tuple[tuple[Result, int], ...]:
        """The results in numbers; only those that there are. They add up to the proposals."""
        found = Counter(result.result for result in self.results)
        return tuple((result, found[result]) for result in Result if found[result])

    @property
    def merged(self) -> int:
        return sum(result.result is Result.MERGED for result in self.results)

    @property
    def merged_taken(self) -> int:
        """How many of the merged proposals are for a course that is taken up."""
        return sum(result.result is Result.MERGED and result.course.is_taken for result in self.results)

    @property
    def by_file(self) -> tuple[tuple[str, tuple[ProposalResult, ...]], ...]:
        """The results by file; proposals that came in no file stand under an empty name."""
        found: dict[tuple[str, str], list[ProposalResult]] = {}
        for result in self.results:
            origin = result.proposal.origin
            found.setdefault((origin.sha256, origin.file) if origin.row else ("", ""), []).append(result)
        return tuple((file, tuple(results)) for (_, file), results in found.items())

    @property
    def to_mend(self) -> tuple[tuple[RuleText, int], ...]:
        """What the respondent can do, by rule, with the number of its proposals, by code."""
        found = Counter(result.code for result in self.results if result.code)
        return tuple((rule_text(code), found[code]) for code in sorted(found))
