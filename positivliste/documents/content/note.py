"""The consultation note (høringsnotat): who answered, what was taken up, what was not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from positivliste.danish import fold, sort_key
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.reasons import DECLINED, RuleText, code_of, rule_text, why
from positivliste.model.listing import Decision
from positivliste.model.results import CourseResult, Result, Turnout
from positivliste.model.screening import Funnel
from positivliste.model.value import frozen


@frozen
class RuleResult:
    """A rule in plain Danish, with the courses that are counted under it, by title."""

    code: str
    text: RuleText
    courses: tuple[CourseResult, ...]

    @property
    def count(self) -> int:
        return len(self.courses)

    @property
    def by_rule(self) -> bool:
        """Whether a rule turned them down, and not the decision itself."""
        return self.code != DECLINED


@frozen
class ConsultationNote:
    """The consultation note.

    Attributes:
        answers: who was heard, and who sent what.
        funnel: the counts of the round.
        groups: the order of the occupational groups.
        courses: every course that was proposed, each once.
        decision: the decision, once it is made.
    """

    template: ClassVar[str] = "consultation-note.md"
    why = staticmethod(why)

    occasion: Occasion
    dated: date
    answers: Turnout
    funnel: Funnel
    groups: tuple[str, ...]
    courses: tuple[CourseResult, ...]
    decision: Decision | None = None

    @property
    def taken(self) -> tuple[CourseResult, ...]:
        """What is on the list, or is recommended for it."""
        return tuple(course for course in self.courses if course.result.is_taken)

    @property
    def regular(self) -> tuple[CourseResult, ...]:
        """What was taken up of what came within the deadline."""
        return tuple(course for course in self.taken if not course.late)

    @property
    def against(self) -> tuple[CourseResult, ...]:
        """What was taken up though it was not recommended, by title."""
        return _by_title(course for course in self.courses if course.against)

    @property
    def late(self) -> tuple[CourseResult, ...]:
        """What came after the deadline, by title, whatever became of it. [A8]"""
        return _by_title(course for course in self.courses if course.late)

    @property
    def late_taken(self) -> int:
        return sum(course.result.is_taken for course in self.late)

    @property
    def refused(self) -> tuple[RuleResult, ...]:
        """What was not taken up, by rule, the commonest first; every course under one rule."""
        return _by_rule(course for course in self.courses if course.result.is_refused)

    @property
    def waiting(self) -> tuple[CourseResult, ...]:
        """What waits for a person, by title."""
        return _by_title(course for course in self.courses if course.result is Result.WAITING)

    @property
    def refused_count(self) -> int:
        return sum(line.count for line in self.refused)

    @property
    def by_group(self) -> tuple[tuple[str, int], ...]:
        """What was taken up in time by group, in the order of the groups; only groups that have any."""
        found = Counter(told.screened.group or self.occasion.words.without_group for told in self.regular)
        return tuple((group, found[group]) for group in dict.fromkeys((*self.groups, *found)) if found[group])

    def taken_of(self, respondent: str, *, suggested: bool | None = None) -> int:
        """How many courses were taken up of those that a respondent proposed, alone or with others.

        Args:
            suggested: count only what it suggested outside an answer, or only what stood in its answers; None for both.
        """
        name, wanted = fold(respondent), (True, False) if suggested is None else (suggested,)
        return sum(
            any(
                fold(p.respondent) == name and bool(p.origin.suggestion) in wanted
                for p in told.screened.course.proposals
            )
            for told in self.taken
        )


def _by_title(courses: Iterable[CourseResult]) -> tuple[CourseResult, ...]:
    return tuple(sorted(courses, key=lambda told: (sort_key(told.screened.title), told.screened.id)))


def _by_rule(courses: Iterable[CourseResult]) -> tuple[RuleResult, ...]:
    found: dict[str, list[CourseResult]] = {}
    for course in courses:
        found.setdefault(code_of(course), []).append(course)
    lines = (RuleResult(code, rule_text(code), _by_title(members)) for code, members in found.items())
    return tuple(sorted(lines, key=lambda line: (-line.count, line.code)))
