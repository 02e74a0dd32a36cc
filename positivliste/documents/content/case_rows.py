"""What a review is about: the open cases, the content filter, what the rules turned down; a row for each case."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from attrs import field

from positivliste.model.finding import Case
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened
from positivliste.model.value import frozen


@frozen
class CaseRow:
    """One case, as one row.

    Attributes:
        asked: what is decided.
        code: the code of the rule that asks, or that turned the course down.
        rule_title: the rule's title in Danish.
        question: what was found, in Danish.
        screened: the course; of two proposals that were joined, the one by itself, as if it stood alone.
        other: the other course, where two are compared; so of two proposals.
        difference: what differs between the two, in Danish.
        stand: the caller's token of the case as it was written, to tell whether it has changed since.
        answer: an earlier decision, as one of the texts of `choices.CHOICES`; "" where there is none.
        reason: the reason given for it.
        new: what is filled in already of what puts values right, by the heading of the column.
        wanted: the competences that the courses for its job title are to give.
        evidence: what is known of the shortage, of a job title.
        certainty: how sure it is that two are the same, 0 to 100.
        cluster: the ids of all courses that may be one with these two, where there are more than the two.
        carried: the decision was made in an earlier round.
    """

    asked: Case
    code: str
    rule_title: str
    question: str
    screened: Screened
    other: Screened | None
    difference: str
    stand: str
    answer: str = ""
    reason: str = ""
    new: Mapping[str, str] = field(factory=dict)
    wanted: str = ""
    evidence: str = ""
    certainty: int = 0
    cluster: tuple[str, ...] = ()
    carried: bool = False

    @property
    def token(self) -> str:
        """The token of the case, and that of its cluster behind a stroke, where it has one."""
        return f"{self.stand}/{cluster_token(self.cluster)}" if self.cluster else self.stand

    @property
    def case(self) -> str:
        """Its name in the workbook."""
        return self.asked.id

    @property
    def rule(self) -> str:
        return f"{self.code} {self.rule_title}"


@frozen
class ReviewSheets:
    """What the review workbook holds.

    Attributes:
        made: the date of the workbook.
        open: the cases that are open.
        content: every recommended course.
        rejected: the courses that rules turned down, a row for each rule.
        joined: the proposals that were joined or taken apart, each beside the other.
        carried: the pairs that were judged in an earlier round.
        job_titles: the prioritised job titles.
        groups: the occupational groups.
        judges: the codes of the rules under which the list turns something down on its content.
        list: the list that the cases are about.
    """

    council: str
    round_title: str
    made: date
    open: tuple[CaseRow, ...]
    content: tuple[CaseRow, ...]
    rejected: tuple[CaseRow, ...]
    job_titles: tuple[str, ...]
    groups: tuple[str, ...]
    judges: tuple[str, ...]
    list: ListKind
    joined: tuple[CaseRow, ...] = ()
    carried: tuple[CaseRow, ...] = ()


def cluster_token(members: Sequence[str]) -> str:
    """Changes with the members of a cluster."""
    return hashlib.sha256("+".join(members).encode()).hexdigest()[:6]
