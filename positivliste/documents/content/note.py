"""The consultation note (høringsnotat): who answered, what was taken up, what was not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import frozen

from positivliste.danish import fold, sort_key
from positivliste.documents.content.answers_text import DECLINED, RuleText, code_of, rule_text, why
from positivliste.documents.content.letters import Consultation
from positivliste.documents.content.papers import Decision
from positivliste.documents.content.words import WORDS
from positivliste.model import results
from positivliste.model.results import Answers, Result
from positivliste.model.round import ListKind
from positivliste.model.screening import Funnel


@frozen
class CourseResult:
    """What became of one course, or of one job title.

    Attributes:
        number: the course number, or the job title's DISCO-08 code.
        group: the group that it counts under, by name also where it has none.
        respondents: everyone who proposed it.
        code: the rule that it is counted under where it was turned down or waits; see `answers_text.DECLINED`.
        reason: why, in full sentences.
        late: received after the deadline, and so put before the council apart. [A8]
        against: taken onto the list though it was not recommended.
    """

    id: str
    number: str | None
    title: str
    provider: str | None
    group: str
    respondents: tuple[str, ...]
    result: Result
    code: str = ""
    reason: str = ""
    late: bool = False
    against: bool = False

    @classmethod
    def of(cls, told: results.CourseResult, kind: ListKind) -> CourseResult:
        """What we tell of what became of what stands on a list."""
        course, words = told.screened.course, WORDS[kind]
        return cls(
            id=course.id,
            number=words.number(course),
            title=course.title,
            provider=course.provider,
            group=told.screened.group or words.without_group,
            respondents=course.respondents,
            result=told.result,
            code=code_of(told),
            reason=why(told),
            late=told.late,
            against=told.against,
        )


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
        decision: the decision, once it is made; `text` is the reference to its minutes.
    """

    template: ClassVar[str] = "consultation-note.md"

    consultation: Consultation
    dated: date
    answers: Answers
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
        found = Counter(course.group for course in self.regular)
        return tuple((group, found[group]) for group in dict.fromkeys((*self.groups, *found)) if found[group])

    def taken_of(self, respondent: str) -> int:
        """How many courses were taken up of those that a respondent proposed, alone or with others."""
        return sum(fold(respondent) in map(fold, course.respondents) for course in self.taken)


def _by_title(courses: Iterable[CourseResult]) -> tuple[CourseResult, ...]:
    return tuple(sorted(courses, key=lambda course: (sort_key(course.title), course.id)))


def _by_rule(courses: Iterable[CourseResult]) -> tuple[RuleResult, ...]:
    found: dict[str, list[CourseResult]] = {}
    for course in courses:
        found.setdefault(course.code, []).append(course)
    lines = (RuleResult(code, rule_text(code), _by_title(members)) for code, members in found.items())
    return tuple(sorted(lines, key=lambda line: (-line.count, line.code)))
