"""What differs between the lists, in one object each: how its answers are read, screened, put on the list and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve

from positivliste.danish import fold
from positivliste.errors import Refused
from positivliste.model.council import RespondentKind
from positivliste.model.events import EntryListed, TitleListed
from positivliste.model.finding import Finding
from positivliste.model.listing import Decision, ListedTitle
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened
from positivliste.model.value import frozen
from positivliste.process.definition import process_of
from positivliste.process.engine import findings
from positivliste.process.screening import CourseSubject, Subject, TitleSubject, facts_of
from positivliste.rules import rule
from positivliste.rules.title_case import TitleCase
from positivliste.usecases.facts import earliest_end, entry_of, evidence_by_title, title_facts
from positivliste.usecases.listing import running_out
from positivliste.usecases.turn import RoundTurn

if TYPE_CHECKING:
    from positivliste.documents.looks.render import Document as Content
    from positivliste.intake import CourseFile, TitleFile
    from positivliste.model.council import Respondent
    from positivliste.usecases.writing import Document

Known = Callable[[Screened], str]
"""What is known of the shortage behind a course or title, in one line."""


class PositiveList(Protocol):
    """One of the council's lists."""

    @property
    def by_suggestion(self) -> bool:
        """Whether anyone can suggest for it at any time; else only respondents propose, in a consultation."""
        ...

    @property
    def needs_base(self) -> bool:
        """Whether a supplement is added to a regular list, and is none by itself."""
        ...

    def read(self, content: bytes, name: str, mapping: Mapping[str, str]) -> CourseFile | TitleFile:
        """What a respondent sent."""
        ...

    def proposal(self, sent: Proposal, row: Any) -> Proposal:
        """The proposal with what the row says of it."""
        ...

    def subject(self, turn: RoundTurn) -> Subject:
        """What a screening looks at."""
        ...

    def listed(
        self, turn: RoundTurn, courses: Sequence[Screened], decision: Decision
    ) -> Iterator[EntryListed | TitleListed]:
        """What a decision takes onto the list."""
        ...

    def shortage(self, turn: RoundTurn) -> Known:
        """How to tell what is known of the shortage. [B7, B8]"""
        ...

    def notes(self, turn: RoundTurn) -> tuple[Finding, ...]:
        """What the status tells beside the steps."""
        ...

    def letter(self, turn: RoundTurn, respondent: Respondent) -> Content:
        """The letter that opens the consultation."""
        ...

    def forms(self, turn: RoundTurn, kind: RespondentKind | None) -> tuple[Document, ...]:
        """The answer workbooks: for one kind of respondent, or for all."""
        ...

    def agenda_item(self, turn: RoundTurn) -> Content:
        """The item on the council's agenda."""
        ...


@frozen
class Courses:
    """List A: courses, proposed by those who are heard."""

    by_suggestion: bool = False
    needs_base: bool = True

    def read(self, content: bytes, name: str, mapping: Mapping[str, str]) -> CourseFile:
        from positivliste.intake import read_courses

        return read_courses(content, name, mapping)

    def proposal(self, sent: Proposal, row: Any) -> Proposal:
        from positivliste.intake.courses import only_with_others

        own = None if sent.kind.may_propose_private else sent.respondent  # a school gives what it proposes
        return evolve(
            sent,
            number=row.number,
            provider=row.provider or own,
            private=row.private,
            duration=row.duration,
            job_title=row.job_title,
            group=row.group,
            only_with_others=row.only_with_others or only_with_others(row.remarks or ""),
        )

    def subject(self, turn: RoundTurn) -> Subject:
        base = (
            turn.in_force(turn.round.list, turn.round.effective, only_published=False)
            if turn.round.supplement
            else None
        )
        listed = tuple(entry for entry in base.entries if entry.round != turn.round.id) if base else ()
        facts = evolve(facts_of(turn.state, turn.values), listed=listed)
        return CourseSubject(process_of(turn.round).screening, facts)

    def listed(
        self, turn: RoundTurn, courses: Sequence[Screened], decision: Decision
    ) -> Iterator[EntryListed | TitleListed]:
        yield from (EntryListed(entry_of(screened, turn.round.id)) for screened in courses)

    def shortage(self, turn: RoundTurn) -> Known:
        known = evidence_by_title(turn, turn.round)
        return lambda screened: known.get(fold(screened.job_title or ""), "")

    def notes(self, turn: RoundTurn) -> tuple[Finding, ...]:
        return ()

    def letter(self, turn: RoundTurn, respondent: Respondent) -> Content:
        from positivliste.usecases import papers

        return papers.consultation_letter(turn, respondent)

    def forms(self, turn: RoundTurn, kind: RespondentKind | None) -> tuple[Document, ...]:
        from positivliste.usecases import papers

        return papers.answer_forms(turn, kind)

    def agenda_item(self, turn: RoundTurn) -> Content:
        from positivliste.usecases import papers

        return papers.item(turn)


@frozen
class JobTitles:
    """Lists B and C: job titles, suggested by anyone at any time, for two years. [B4, B5]"""

    by_suggestion: bool = True
    needs_base: bool = False

    def read(self, content: bytes, name: str, mapping: Mapping[str, str]) -> TitleFile:
        from positivliste.intake import read_titles

        return read_titles(content, name, mapping)

    def proposal(self, sent: Proposal, row: Any) -> Proposal:
        return evolve(sent, private=False, disco=row.disco, level=row.level, evidence=row.evidence)

    def subject(self, turn: RoundTurn) -> Subject:
        groups = turn.values.texts("disco.major_groups")
        return TitleSubject(process_of(turn.round).screening, title_facts(turn, turn.round), groups)

    def listed(
        self, turn: RoundTurn, courses: Sequence[Screened], decision: Decision
    ) -> Iterator[EntryListed | TitleListed]:
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
                ListedTitle(
                    round=round_.id,
                    proposal=course.id,
                    title=course.title,
                    disco=course.disco,
                    level=course.level,
                    area=area,
                    start=round_.effective,
                    earliest_end=end,
                    until=end,
                    decision=decision,
                    evidence=facts.evidence_text(course) or None,
                )
            )

    def shortage(self, turn: RoundTurn) -> Known:
        facts = title_facts(turn, turn.round)
        return lambda screened: facts.evidence_text(screened.course)

    def notes(self, turn: RoundTurn) -> tuple[Finding, ...]:
        return running_out(turn, turn.round.list)

    def letter(self, turn: RoundTurn, respondent: Respondent) -> Content:
        from positivliste.usecases import title_papers

        return title_papers.title_letter(turn, respondent)

    def forms(self, turn: RoundTurn, kind: RespondentKind | None) -> tuple[Document, ...]:
        from positivliste.usecases import title_papers

        return title_papers.answer_forms(turn)

    def agenda_item(self, turn: RoundTurn) -> Content:
        from positivliste.usecases import title_papers

        return title_papers.item(turn)


LISTS: Mapping[ListKind, PositiveList] = {
    ListKind.COURSES: Courses(),
    ListKind.HIGHER_EDUCATION: JobTitles(),
    ListKind.SKILLED: JobTitles(),
}
"""The council's lists; a new one is one line here."""
