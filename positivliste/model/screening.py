"""Where every proposal of a round stands after the rules were applied and people judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from attrs import Factory, field

from positivliste.danish import list_text
from positivliste.english import count
from positivliste.errors import WrongUsage
from positivliste.model.finding import Finding, Kind, Verdict
from positivliste.model.listing import NO_GROUP
from positivliste.model.proposal import Course
from positivliste.model.round import ListKind
from positivliste.model.table import Columns, table
from positivliste.model.value import frozen

_OUTCOME = {"outcome": "outcome", "code": "code", "group": "group"}
_COURSES = {
    "proposal": "id",
    "number": "course.number",
    "title": "title",
    "provider": "course.provider",
    "private": "course.is_private",
    "duration": "course.duration.understood",
    **_OUTCOME,
    "job_title": "job_title",
    "respondents": "course.respondents",
}
_TITLES = {
    "proposal": "id",
    "disco": "course.disco",
    "title": "title",
    "level": "course.level",
    **_OUTCOME,
    "respondents": "course.respondents",
}

COLUMNS: Mapping[ListKind, Columns] = MappingProxyType(
    {ListKind.COURSES: _COURSES, ListKind.HIGHER_EDUCATION: _TITLES, ListKind.SKILLED: _TITLES}
)
"""What the table of a screening shows of each course or job title of a list."""


class Outcome(StrEnum):
    """What became of a course. A merged proposal is part of a course and has no outcome of its own."""

    REJECTED = "rejected"
    REVIEW = "review"
    RECOMMENDED = "recommended"


_DECIDING = {Outcome.REJECTED: Kind.REJECT, Outcome.REVIEW: Kind.REVIEW}


@frozen
class Settled:
    """A finding that a person has decided about, with that decision."""

    finding: Finding
    verdict: Verdict


@frozen
class Merge:
    """A proposal that was joined to an earlier one, by a rule or by a person; its finding says why."""

    proposal: str
    into: str
    finding: Finding


@frozen
class Screened:
    """A course with what the rules found, what people said, and what became of it.

    Attributes:
        findings: what stands: rejections that were not overruled, cases that are open, and notes.
        settled: what a person has decided about, so that it no longer counts.
        job_title: the prioritised job title that it counts under, several with a comma; None where it has none yet.
        group: the occupational group that it counts under, or None where it has none yet.
        special: it goes to the council apart, under *særlig orientering*. [A8]
        id: its number in the round.
        outcome: what became of it, by the findings that stand.
    """

    course: Course
    findings: tuple[Finding, ...]
    settled: tuple[Settled, ...]
    job_title: str | None
    group: str | None
    special: bool = False
    id: str = field(init=False, default=Factory(lambda screened: screened.course.id, takes_self=True))
    title: str = field(init=False, default=Factory(lambda screened: screened.course.title, takes_self=True))
    outcome: Outcome = field(init=False)

    @outcome.default
    def _outcome(self) -> Outcome:
        kinds = {finding.kind for finding in self.findings}
        if Kind.REJECT in kinds:
            return Outcome.REJECTED
        return Outcome.REVIEW if Kind.REVIEW in kinds else Outcome.RECOMMENDED

    @property
    def code(self) -> str | None:
        """The rule that rejects it, or that asks a person: the first by code; None where it is recommended."""
        deciding = _DECIDING.get(self.outcome)
        return min((f.code for f in self.findings if f.kind is deciding), default=None)


@frozen
class Funnel:
    """The counts of a round. They always add up; `adds_up` says so.

    Attributes:
        rows: of all that was received, be it withdrawn or replaced since.
        withdrawn: the rows of answers that were replaced or withdrawn, and single proposals that were taken back.
    """

    rows: int
    row_errors: int
    proposals: int
    duplicates: int
    unique: int
    rejected: int
    review: int
    recommended: int
    withdrawn: int = 0

    @property
    def adds_up(self) -> bool:
        return (
            self.rows == self.row_errors + self.withdrawn + self.proposals
            and self.proposals == self.duplicates + self.unique
            and self.unique == self.rejected + self.review + self.recommended
        )


@frozen
class Screening:
    """The screening of one round: every course or job title, every merged proposal, and the counts over them.

    Attributes:
        carried: what people judged of pairs in earlier rounds and holds in this one.
    """

    round: str
    kind: ListKind
    funnel: Funnel
    courses: tuple[Screened, ...]
    merges: tuple[Merge, ...]
    groups: tuple[str, ...]
    carried: tuple[Verdict, ...] = ()

    def __repr__(self) -> str:
        counts = f"{count(len(self.courses), self.kind.noun)}, {len(self.having(Outcome.RECOMMENDED))} recommended"
        return f"<Screening {self.round}: {counts}>"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that stand, by proposal."""
        found = [merge.finding for merge in self.merges]
        found += [finding for screened in self.courses for finding in screened.findings]
        return tuple(sorted(found, key=lambda f: (f.proposal, f.code, f.other or "")))

    @property
    def by_group(self) -> dict[str, int]:
        """The recommended courses by occupational group, in the order of the list's groups."""
        counts = dict.fromkeys(self.groups, 0)
        for screened in self.having(Outcome.RECOMMENDED):
            group = screened.group or NO_GROUP
            counts[group] = counts.get(group, 0) + 1
        return {group: count for group, count in counts.items() if count}

    @property
    def rejected_by_rule(self) -> dict[str, int]:
        """How many courses each rule turned down, by code."""
        return dict(Counter(sorted(screened.code or "" for screened in self.having(Outcome.REJECTED))))

    def having(self, outcome: Outcome | str) -> tuple[Screened, ...]:
        """The courses or job titles with an outcome, given as itself or by its name.

        Raises:
            WrongUsage: there is no such outcome.
        """
        if outcome not in tuple(Outcome):
            raise WrongUsage("unknown-outcome", f"{outcome!r} is no outcome.", f"Use {list_text(Outcome, 'or')}.")
        return tuple(screened for screened in self.courses if screened.outcome == outcome)

    def table(self) -> list[dict[str, Any]]:
        """Every course or job title as a flat row, for `pandas.DataFrame`."""
        return table(self.courses, COLUMNS[self.kind])
