"""The cases of a round as a caseworker sees them: open, recommended, turned down, and already decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from positivliste.danish import date_text, fold, list_text, moment_text
from positivliste.documents.content.case_rows import CaseRow
from positivliste.documents.content.choices import JUDGING, choice_text
from positivliste.documents.content.words import WORDS
from positivliste.model.finding import Answer, Case, Finding, Kind
from positivliste.model.proposal import Course, place_of
from positivliste.model.round import Round, effective_of
from positivliste.model.screening import Merge, Outcome, Screened, Screening
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.process.definition import Process, process_of
from positivliste.process.state import Decided, RoundState
from positivliste.rules import rule
from positivliste.rules.subjects import RoundFacts
from positivliste.usecases.clusters import surest_first

COLUMNS = {
    "case": "case",
    "code": "code",
    "question": "question",
    "proposal": "screened.id",
    "title": "screened.title",
    "other": "other.id",
    "other_title": "other.title",
    "difference": "difference",
    "answer": "answer",
    "reason": "reason",
}
"""What the table of the cases shows of each."""


@frozen
class Cases:
    """All cases of a round.

    Attributes:
        open: what waits for a person; a pair is one case. Pairs stand first, the surest in front.
        content: every recommended course, for the content filter.
        rejected: what was turned down, by a rule or by a person.
        decided: what a person has decided already, with the answer given.
        joined: the proposals that were joined, each beside the one that it was joined to; and those that a person took
            apart, with that answer.
    """

    open: tuple[CaseRow, ...]
    content: tuple[CaseRow, ...]
    rejected: tuple[CaseRow, ...]
    decided: tuple[CaseRow, ...]
    joined: tuple[CaseRow, ...] = ()

    __repr__ = short

    @property
    def carried(self) -> tuple[CaseRow, ...]:
        """Those that were decided in an earlier round."""
        return tuple(row for row in self.decided if row.carried)

    def table(self) -> list[dict[str, Any]]:
        """Every case as a flat row, for `pandas.DataFrame`: under `state` the name of those that it is among."""
        states = ("open", "content", "rejected", "decided", "joined")
        return [{"state": state, **row} for state in states for row in table(getattr(self, state), COLUMNS)]

    def by_case(self) -> dict[str, CaseRow]:
        """Every case under its id; an open one comes before a decided one of the same id."""
        return {row.case: row for row in (*self.joined, *self.decided, *self.content, *self.rejected, *self.open)}


def cases_of(screening: Screening, state: RoundState, round_: Round) -> Cases:
    """The cases of a round as they stand."""
    owners = {p.id: screened for screened in screening.courses for p in screened.course.proposals}
    rows = _Rows(owners, state, process_of(round_), RoundFacts(state.priorities, ()))
    open_ = _once(
        rows.of(finding, screened)
        for screened in screening.having(Outcome.REVIEW)
        for finding in screened.findings
        if finding.kind is Kind.REVIEW
    )
    open_ = surest_first(open_, round_.list)
    rejected = _once(
        rows.rejected(finding, screened)
        for screened in screening.having(Outcome.REJECTED)
        for finding in screened.findings
        if finding.kind is Kind.REJECT
    )
    elsewhere = {row.case for row in (*open_, *rejected)}
    return Cases(
        open=open_,
        content=tuple(rows.content(screened) for screened in screening.having(Outcome.RECOMMENDED)),
        rejected=rejected,
        decided=tuple(rows.decided(given) for case, given in state.verdicts.items() if case not in elsewhere),
        joined=_once(rows.of_joins(screening.merges)),
    )


def _once(rows: Iterable[CaseRow]) -> tuple[CaseRow, ...]:
    return tuple({row.case: row for row in rows}.values())


@frozen
class _Rows:
    """Makes the rows; knows the courses and what was decided."""

    owners: dict[str, Screened]
    state: RoundState
    process: Process
    facts: RoundFacts

    def of(self, finding: Finding, screened: Screened) -> CaseRow:
        """The row of a case that a rule raised; of two that may be the same, the one received first comes first."""
        case, other = finding.case, self._beside(finding.case, screened)
        if other and rule(finding.code).pair and place_of(other.course.id) < place_of(screened.course.id):
            screened, other, case = other, screened, Case(case.code, other.course.id, screened.course.id)
        return self._row(case, case.code, finding.danish, screened, other)

    def decided(self, given: Decided) -> CaseRow:
        """The row of a case that a person has decided, whether or not the rule would still raise it."""
        case = given.verdict.case
        question = f"{rule(case.code).danish}. {self._when(given)}."
        screened = self.owners[case.proposal]
        other = self._beside(case, screened)
        if given.verdict.answer is Answer.SAME:
            screened = self._alone(case.proposal)
        return self._row(case, case.code, question, screened, other)

    def joined(self, merge: Merge) -> CaseRow:
        """The row of a proposal that was joined to another; where a person said so, it is the case in which."""
        finding = merge.finding
        given = self.state.verdicts.get(finding.case.id)
        if given:
            return self.decided(given)
        other = self._alone(finding.other or merge.into)
        return self._row(finding.case, finding.code, finding.danish, self._alone(finding.proposal), other)

    def of_joins(self, merges: Iterable[Merge]) -> Iterator[CaseRow]:
        """The rows of what is joined, or was: each link by which courses hang together, so that all can be undone."""
        joined = [self.joined(merge) for merge in merges]
        shown = {frozenset(row.asked.proposals) for row in joined}
        said = (verdict for verdict in self.state.said.of_pairs() if verdict.answer is Answer.SAME)
        links = (verdict for verdict in said if frozenset(verdict.case.proposals) not in shown)
        apart = self.state.taken_apart(self.process.screening.compares)
        yield from joined
        yield from (self.decided(self.state.verdicts[verdict.case.id]) for verdict in (*links, *apart))

    def _beside(self, case: Case, screened: Screened) -> Screened | None:
        """The other side of a case: a course, or a proposal by itself where both propose the same one."""
        if not case.others:
            return None
        other = self.owners[case.others[0]]
        return other if other is not screened else self._alone(case.others[0])

    def _alone(self, proposal: str) -> Screened:
        """A proposal as if it stood for a course by itself."""
        return Screened(self.state.course_of([proposal]), (), (), None, None)

    def _when(self, given: Decided) -> str:
        """When it was decided; of what was carried over from an earlier round also how, and why."""
        verdict = given.verdict
        if not verdict.carried:
            return f"Afgjort {moment_text(given.at)}"
        answer = self._answer(given, verdict.case.code).partition(":")[0].lower()
        why = f", fordi {verdict.reason.rstrip('.')}" if verdict.reason else ""
        return f"Afgjort i runden til {date_text(effective_of(verdict.carried))}: {answer}{why}"

    def content(self, screened: Screened) -> CaseRow:
        """The row by which a person can take a recommended course out."""
        code = self.process.screening.judges[0]
        return self._row(Case(code, screened.course.id), code, "", screened, None)

    def rejected(self, finding: Finding, screened: Screened) -> CaseRow:
        """The row of a rejection. Where a person made it, it is the case in which that was done."""
        case = finding.case
        if finding.code in JUDGING:
            case = next(
                (d.verdict.case for d in self._verdicts_on(screened) if d.verdict.code == finding.code),
                finding.case,
            )
        return self._row(case, finding.code, finding.danish, screened, None)

    def _wanted(self, screened: Screened) -> str:
        """The competences that the council asked for, for the course's job titles. [A4]"""
        theirs = self.facts.priorities_for([screened.job_title] if screened.job_title else ())
        return "; ".join(dict.fromkeys(priority.competences for priority in theirs if priority.competences))

    def _verdicts_on(self, screened: Screened) -> list[Decided]:
        members = {proposal.id for proposal in screened.course.proposals}
        return [decided for decided in self.state.verdicts.values() if decided.verdict.case.proposal in members]

    def _row(self, case: Case, code: str, question: str, screened: Screened, other: Screened | None) -> CaseRow:
        given = self.state.verdicts.get(case.id)
        return CaseRow(
            asked=case,
            code=code,
            rule_title=rule(code).danish,
            question=question,
            screened=screened,
            other=other,
            difference=self._difference(screened.course, other.course) if other else "",
            stand=_stand(case.id, question, screened, other, given),
            answer=self._answer(given, code) if given else "",
            reason=given.verdict.reason if given else "",
            wanted=self._wanted(screened),
            carried=bool(given and given.verdict.carried),
        )

    def _difference(self, one: Course, other: Course) -> str:
        """What differs between two courses or job titles, in Danish."""
        sides = (
            ("nummer", one.number, other.number),
            (WORDS[self.state.subject.list].title_header.lower(), one.title, other.title),
            ("udbyder", one.provider, other.provider),
            ("varighed", one.duration.understood, other.duration.understood),
            ("stillingsbetegnelse", one.job_title, other.job_title),
            ("erhvervsgruppe", one.group, other.group),
            ("DISCO-08-kode", one.disco, other.disco),
            ("uddannelsesniveau", one.level, other.level),
            ("offentlig/privat", str(one.is_private), str(other.is_private)),
        )
        return list_text(name for name, this, that in sides if fold(this or "") != fold(that or "")) or "intet"

    def _answer(self, given: Decided, code: str) -> str:
        overruled, kind = rule(code).kind is Kind.REJECT, self.process.list
        return choice_text(given.verdict.answer, given.verdict.code, overruled=overruled, kind=kind)


def _stand(case: str, question: str, screened: Screened, other: Screened | None, given: Decided | None) -> str:
    """A token that changes with all that a caseworker decides on, and with every decision in the case."""
    seen = [case, question, str(given.seq if given else 0)]
    for side in filter(None, (screened, other)):
        course = side.course
        seen += [p.id for p in course.proposals]
        seen += [course.number or "", course.title, course.duration.understood, *course.job_titles, *course.groups]
        said = course.correction
        seen += [str(v) for v in (said.others, said.provider, said.private, said.remarks) if v is not None]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:8]
