"""What a rule may look at: one class of case for each kind of question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from attrs import evolve, field

from positivliste.danish import fold
from positivliste.model.finding import Answer, Verdict
from positivliste.model.listing import Entry
from positivliste.model.match import Match
from positivliste.model.number import read_number
from positivliste.model.proposal import Course, Proposal
from positivliste.model.round import Delegation, ListKind, Priority, Round
from positivliste.model.value import frozen


@lru_cache(maxsize=4096)
def group_key(name: str) -> str:
    """Equal for the names of a group that differ only in case, spaces, punctuation, and "&" for "og"."""
    return re.sub(r"\W", "", fold(name).replace("&", " og "))


@frozen
class Earlier:
    """What became of a course or job title in an earlier round.

    Attributes:
        proposal: the id of the course in that round.
        title: as it was proposed then.
        listed: the decision took it onto the list; else it was turned down.
        why: why it was turned down, in English as far as a rule said it; empty where it was listed.
        danish: the same in Danish.
        sure: it is the same; else it resembles it.
    """

    round: Round
    proposal: str
    title: str
    listed: bool
    why: str = ""
    danish: str = ""
    sure: bool = True

    @property
    def resembling(self) -> Earlier:
        """The same of what only resembles it."""
        return evolve(self, sure=False)


@frozen
class RoundFacts:
    """What the round asked for: the prioritised job titles and the groups; and what it supplements, if it does.

    Attributes:
        earlier: what became last of what is proposed again, by the id of the proposal.
    """

    priorities: tuple[Priority, ...]
    groups: tuple[str, ...]
    listed: tuple[Entry, ...] = ()
    earlier: Mapping[str, tuple[Earlier, ...]] = field(factory=dict)

    def priorities_for(self, job_titles: Iterable[str]) -> tuple[Priority, ...]:
        """The priorities that one of the texts names, by title or by code; all of them where it names several."""
        found = {row for text in job_titles for row in self._named(fold(text))}
        return tuple(self.priorities[row] for row in sorted(found))

    def priorities_of(self, course: Course) -> tuple[Priority, ...]:
        """Those that the course counts under: all that the first text names which names any."""
        return next(filter(None, (self.priorities_for([text]) for text in course.job_titles)), ())

    def group(self, name: str) -> str | None:
        """The group of that name as the list spells it, or None."""
        return self._groups.get(group_key(name))

    def listed_like(self, course: Course) -> Iterator[Entry]:
        """What stands on the list with a number of the course, or as it in provider, title and duration; as listed."""
        rows = {row for key in _keys(course) for row in self._on_list.get(key, ())}
        return (self.listed[row] for row in sorted(rows))

    @cached_property
    def _on_list(self) -> Mapping[object, list[int]]:
        """Where the entries stand on the list, by what they can be known by."""
        found: dict[object, list[int]] = {}
        for row, entry in enumerate(self.listed):
            for key in _keys(entry):
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The prioritised job titles, folded."""
        return tuple(fold(priority.title) for priority in self.priorities)

    def _named(self, text: str) -> Iterable[int]:
        """Where the job titles stand that a folded text names."""
        if exact := self._rows.get(text):
            return exact
        from positivliste.rules.named import named  # `status` need not load it

        return named(text, self.titles, self._codes)

    @cached_property
    def _codes(self) -> tuple[str | None, ...]:
        return tuple(priority.code for priority in self.priorities)

    @cached_property
    def _rows(self) -> Mapping[str, list[int]]:
        """Where each job title stands among the priorities."""
        found: dict[str, list[int]] = {}
        for row, title in enumerate(self.titles):
            found.setdefault(title, []).append(row)
        return found

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        return {group_key(group): group for group in reversed(self.groups)}  # of two alike the first


def _keys(course: Course | Entry) -> Iterator[object]:
    yield from read_number(course.number).all
    yield fold(course.provider or ""), fold(course.title), course.duration.key


@frozen
class CourseCase:
    """A course of the round, against what the round asked for."""

    course: Course
    facts: RoundFacts


@frozen
class PairCase:
    """A proposal and another of the same course, with what says so."""

    later: Proposal
    earlier: Proposal
    match: Match


@frozen
class NearCase:
    """Two courses that may be one, with what says so and what doesn't.

    Attributes:
        titles: the titles that were compared; each of one of the proposals of its course.
    """

    course: Course
    other: Course
    match: Match
    titles: tuple[str, str]

    @property
    def sides(self) -> tuple[tuple[Course, Course, str, str], ...]:
        """The case as each of the two sees it: itself, the other, its title, the other's title."""
        mine, theirs = self.titles
        return (self.course, self.other, mine, theirs), (self.other, self.course, theirs, mine)


@frozen
class VerdictCase:
    """A course and what a person decided about it."""

    course: Course
    verdict: Verdict

    def turned_down_under(self, code: str) -> bool:
        """Whether a person turned the course down under the rule with that code."""
        return self.verdict.answer is Answer.REJECT and self.verdict.code == code


@frozen
class SenderCase:
    """A sender, and those who are heard in the round."""

    sender: str
    respondents: tuple[str, ...]


@frozen
class DeadlineCase:
    """A deadline of the round; `why` says in Danish why offices are closed on it, if they are."""

    deadline: date
    act_by: date
    why: str | None


@frozen
class StepCase:
    """A step that is about to be taken, and the state of its round.

    Attributes:
        step: the command, as a person types it.
        unknown_to: the process that knows no such step, if it knows none.
        missing: the steps that must come before it and have not, each with the command that takes it.
        passed: the steps that it must come before and that are taken already, each with what to do instead.
        consultation_open: answers can still come in.
        deadline: the last day of the consultation, where there was one.
        screened: the rules were applied after the last thing that came in.
        open_cases: how many courses or job titles wait for a person.
        body: who decides, where the step is a decision.
        on: the date of the decision or of the act.
        decided: a decision covers the list.
    """

    step: str
    list: ListKind
    on: date
    unknown_to: str = ""
    missing: tuple[tuple[str, str], ...] = ()
    passed: tuple[tuple[str, str], ...] = ()
    consultation_open: bool = False
    deadline: date | None = None
    screened: bool = True
    open_cases: int = 0
    body: str | None = None
    delegations: tuple[Delegation, ...] = ()
    decided: bool = False


@frozen
class ReportCase:
    """A report to SIRI.

    Attributes:
        on: the day on which it is sent.
        deadline: the last day to report for the effective date, by calendar days.
        act_by: the last working day on or before it.
        next_effective: the next date on which titles can take effect, if they are reported on `on`.
    """

    on: date
    effective: date
    deadline: date
    act_by: date
    next_effective: date
