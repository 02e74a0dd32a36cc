"""What differs between the lists, in one object each: how its answers are read, screened and put on the list.

What a list has is said in `Courses`; mypy sees to it that `JobTitles` has the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from positivliste.danish import fold, list_text
from positivliste.errors import Refused, WrongUsage
from positivliste.model.council import Respondent
from positivliste.model.events import EntryListed, TitleListed
from positivliste.model.finding import Finding
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened
from positivliste.model.table import Columns
from positivliste.model.value import frozen
from positivliste.process.definition import process_of
from positivliste.process.engine import findings
from positivliste.process.screening import CourseSubject, Subject, TitleSubject, facts_of
from positivliste.rules import rule
from positivliste.rules.subjects import CourseCase, RoundFacts
from positivliste.rules.title_case import TitleCase
from positivliste.usecases.facts import earliest_end, entry_of, evidence_by_title, title_facts
from positivliste.usecases.listing import on_list
from positivliste.usecases.turn import RoundTurn

if TYPE_CHECKING:
    from positivliste.intake import CourseFile, CourseRow, TitleFile, TitleRow
    from positivliste.intake.fields import FieldSet
    from positivliste.matching import Record

Known = Callable[[Screened], str]
"""What is known of the shortage behind a course or title, in one line."""


@frozen
class Typed:
    """A proposal as a person types it: of a course or of a job title, each as text where nothing else is said."""

    title: str
    number: str | None = None
    provider: str | None = None
    private: bool | None = None
    duration: str | None = None
    job_title: str | None = None
    group: str | None = None
    only_with_others: bool = False
    disco: str | None = None
    level: str | None = None
    evidence: str | None = None
    remarks: str | None = None

    def refuse_others(self, *others: str) -> None:
        """Refuse what only other lists have, and what has no title.

        Raises:
            WrongUsage: there is something of the kind.
        """
        if not self.title:
            raise WrongUsage("no-title", "A proposal needs a title.", "Give it with --title.")
        if given := [name.replace("_", " ") for name in others if getattr(self, name)]:
            told = f"The proposals of this list have no {list_text(given, 'or')}."
            raise WrongUsage("field-of-another-list", told, "Leave it out, or write it as a remark.")


_UNDERSTOOD_COURSE = {
    "number": "number",
    "title": "title",
    "provider": "provider",
    "duration": "duration.text",
    "duration_understood": "duration.understood",
    "job_title": "job_title",
    "group": "group",
}
_UNDERSTOOD_TITLE = {name: name for name in ("title", "disco", "level", "evidence")}


class Courses:
    """List A: courses, proposed by those who are heard.

    Attributes:
        needs_base: a supplement is added to a regular list, and is none by itself.
        self_contained: all that the screening of a regular round looks at stands in the round.
        any_time: whoever wants to proposes at any time, without being asked. [B5]
        national: what is on the national list cannot be on it. [B7]
        has_editions: it is published, so a decision can amend it; job titles are reported, one by one.
        understood: what the table of a file shows of each proposal.
    """

    needs_base = True
    self_contained = True
    any_time = False
    national = False
    has_editions = True
    understood: Columns = _UNDERSTOOD_COURSE

    def fields(self) -> FieldSet:
        """What a row of it can say."""
        from positivliste.intake import COURSE_FIELDS

        return COURSE_FIELDS

    def read(self, content: bytes, name: str, mapping: Mapping[str, str]) -> CourseFile:
        """What a respondent sent."""
        from positivliste.intake import read_courses

        return read_courses(content, name, mapping)

    def typed(self, told: Typed) -> CourseRow:
        """What a person typed, as a row.

        Raises:
            WrongUsage: there is no title, or something that only another list has.
        """
        from positivliste.intake import CourseRow, parse_duration

        told.refuse_others("disco", "level", "evidence")
        return CourseRow(
            "", 0, told.title, told.number, told.provider, told.private, parse_duration(told.duration or ""),
            told.job_title, told.group, told.only_with_others, None, told.remarks, (), (),
        )  # fmt: skip

    def proposal(self, row: Any, sender: Respondent, received: Mapping[str, Any]) -> Proposal:
        """What the row proposes.

        Args:
            received: the values of the proposal that do not stand in the row.
        """
        return Proposal(
            **received,
            respondent=sender.name,
            kind=sender.kind,
            title=row.title,
            remarks=row.remarks,
            extra=row.extra,
            doubts=row.doubts,
            number=row.number,
            provider=row.provider or self.own_provider(sender),
            private=row.private,
            duration=row.duration,
            job_title=row.job_title,
            group=row.group,
            only_with_others=row.only_with_others,
            others=row.others,
        )

    def own_provider(self, sender: Respondent) -> str | None:
        """Who gives what a sender proposes without saying who does: a school gives it itself."""
        return None if sender.kind.may_propose_private else sender.name

    def judged(self, told: Mapping[str, str]) -> Record:
        """What a judgement was about, as it is compared.

        Args:
            told: the columns of one side, by `documents.content.judgements.SIDES`.
        """
        from positivliste.documents.content.judgements import PRIVATE, PUBLIC
        from positivliste.intake import parse_duration
        from positivliste.matching.record import record

        duration = parse_duration(told["duration"])
        private = {PRIVATE: True, PUBLIC: False}.get(fold(told["private"]))
        return record(told["title"], told["number"], told["provider"], duration.key, duration.course_days, private)

    def subject(self, turn: RoundTurn) -> Subject:
        """What a screening looks at."""
        return CourseSubject(process_of(turn.round).screening, self._facts(turn))

    def _facts(self, turn: RoundTurn) -> RoundFacts:
        return evolve(facts_of(turn.state, turn.values), listed=turn.supplemented(only_published=False))

    def listed(self, turn: RoundTurn, courses: Sequence[Screened]) -> Iterator[EntryListed]:
        """What a decision takes onto the list, each with its number on it, after the rules that are looked at again.

        Raises:
            Refused: a rule finds that one of them cannot be listed.
        """
        from positivliste.documents.content.published import in_order  # loaded only where a list is decided

        again = process_of(turn.round).again("decide")
        facts = self._facts(turn) if again else RoundFacts((), ())
        for screened in courses if again else ():
            for finding in findings(again, [CourseCase(screened.course, facts)], turn.values):
                told = f"{screened.course.id} {screened.course.title!r} {finding.message.rstrip('?')}."
                raise Refused(finding.code, told, rule(finding.code).mend)
        found = {screened.course.id: entry_of(screened, turn.round.id) for screened in courses}
        numbers = {entry.proposal: no for no, entry in in_order(found.values(), turn.screening.groups)}
        yield from (EntryListed(evolve(entry, no=numbers[name])) for name, entry in found.items())

    def shortage(self, turn: RoundTurn) -> Known:
        """How to tell what is known of the shortage. [B7, B8]"""
        known = evidence_by_title(turn, turn.round)

        def told(screened: Screened) -> str:
            title = fold(screened.job_title or "")
            return known.get(title) or "; ".join(known[each] for each in title.split(", ") if each in known)

        return told

    def notes(self, turn: RoundTurn) -> tuple[Finding, ...]:
        """What the status tells beside the steps."""
        return ()


class JobTitles:
    """Lists B and C: job titles, suggested by anyone at any time, for two years. [B4, B5]"""

    needs_base = False
    self_contained = False
    any_time = True
    national = True
    has_editions = False
    understood: Columns = _UNDERSTOOD_TITLE

    def fields(self) -> FieldSet:
        from positivliste.intake import TITLE_FIELDS

        return TITLE_FIELDS

    def read(self, content: bytes, name: str, mapping: Mapping[str, str]) -> TitleFile:
        from positivliste.intake import read_titles

        return read_titles(content, name, mapping)

    def typed(self, told: Typed) -> TitleRow:
        from positivliste.intake import TitleRow

        told.refuse_others("number", "provider", "private", "duration", "job_title", "group", "only_with_others")
        return TitleRow("", 0, told.title, told.disco, told.level, told.evidence, told.remarks, ())

    def proposal(self, row: Any, sender: Respondent, received: Mapping[str, Any]) -> Proposal:
        return Proposal(
            **received,
            respondent=sender.name,
            kind=sender.kind,
            title=row.title,
            remarks=row.remarks,
            extra=row.extra,
            disco=row.disco,
            level=row.level,
            evidence=row.evidence,
        )

    def own_provider(self, sender: Respondent) -> str | None:
        return None

    def judged(self, told: Mapping[str, str]) -> Record:
        from positivliste.matching.record import title_record

        return title_record(told["title"], told["disco"])

    def subject(self, turn: RoundTurn) -> Subject:
        groups = turn.values.texts("disco.major_groups")
        return TitleSubject(process_of(turn.round).screening, title_facts(turn, turn.round), groups)

    def listed(self, turn: RoundTurn, courses: Sequence[Screened]) -> Iterator[TitleListed]:
        """The titles with their two-year clock, after the rules that are looked at again. [B4]

        Raises:
            Refused: a rule now turns a title down.
        """
        round_, values, facts = turn.round, turn.values, title_facts(turn, turn.round)
        end, area = earliest_end(round_.effective, values), turn.owner(round_).area
        again = process_of(round_).again("decide")
        for course in (screened.course for screened in courses):
            for finding in findings(again, [TitleCase(course, facts)], values):
                raise Refused(finding.code, f"{course.title} {finding.message}.", rule(finding.code).mend)
            yield TitleListed(
                proposal=course.id,
                title=course.title,
                disco=course.disco,
                level=course.level,
                area=area,
                earliest_end=end,
                evidence=facts.evidence_text(course) or None,
            )

    def shortage(self, turn: RoundTurn) -> Known:
        facts = title_facts(turn, turn.round)
        return lambda screened: facts.evidence_text(screened.course)

    def notes(self, turn: RoundTurn) -> tuple[Finding, ...]:
        return tuple(note for listed in on_list(turn, turn.round.list) for note in listed.notes)


LISTS: Mapping[ListKind, Courses | JobTitles] = {
    ListKind.COURSES: Courses(),
    ListKind.HIGHER_EDUCATION: JobTitles(),
    ListKind.SKILLED: JobTitles(),
}
"""The council's lists; a new one is one line here."""
