"""Review: the open cases out to Excel and back, by several people over several days. Nothing is ever erased."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from attrs import evolve, field, frozen

from positivliste.danish import fold
from positivliste.documents.books.review import review_book
from positivliste.documents.content import choices
from positivliste.documents.content.choices import (
    CASE_CHOICES,
    CHOICES,
    CONTENT_CHOICES,
    PAIR_CHOICES,
    PAIR_RULES,
    REJECTED_CHOICES,
    TURNED_DOWN_CHOICES,
)
from positivliste.documents.content.review import CaseRow, Review
from positivliste.errors import BadData
from positivliste.intake import Field, FieldSet, TableRow, parse_duration, read_table
from positivliste.model.duration import Duration
from positivliste.model.events import CaseDecided, CourseCorrected, Payload
from positivliste.model.finding import Answer, Kind, Verdict
from positivliste.model.proposal import Correction
from positivliste.model.screening import Outcome
from positivliste.parameters import Values
from positivliste.process.screening import CONTENT_RULES, facts_of, open_cases
from positivliste.process.state import RoundState
from positivliste.rules import rule
from positivliste.rules.resemblance import resembling
from positivliste.rules.subjects import RoundFacts
from positivliste.rules.title_case import level_of
from positivliste.usecases.cases import Cases, cases_of
from positivliste.usecases.lists import LISTS, Known
from positivliste.usecases.screening import record_screening
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import look_at, turn_in

FIELDS = FieldSet(
    "review cases",
    (
        Field("case", (choices.CASE,), required=True),
        Field("answer", (choices.ANSWER,)),
        Field("reason", (choices.REASON,)),
        Field("job_title", (choices.NEW_JOB_TITLE,)),
        Field("group", (choices.NEW_GROUP,)),
        Field("duration", (choices.NEW_DURATION,)),
        Field("disco", (choices.NEW_CODE,)),
        Field("level", (choices.NEW_LEVEL,)),
        Field("stand", (choices.STATE,)),
    ),
)


@frozen
class ImportedReview:
    """What a workbook that came back changed.

    Attributes:
        decided: the new decisions, counted by answer.
        unchanged: rows whose decision was on record already.
        empty: rows without a decision.
        open: cases that still wait for a person.
    """

    decided: dict[str, int]
    unchanged: int
    empty: int
    open: int


def export_review(session: Session, round_id: str, *, decided: bool = False) -> tuple[bytes, Cases]:
    """The review workbook of a round, and the cases in it.

    Args:
        decided: put the cases that are decided already in too, so that a decision can be changed.

    Raises:
        WrongUsage: there is no such round.
        Refused: H103, the round is not screened.
    """
    seen = look_at(session, round_id, "review export")
    facts = facts_of(seen.state, seen.values)
    cases = _with_evidence(cases_of(seen.screening, seen.state), LISTS[seen.round.list].shortage(seen))
    content = review_book(
        Review(
            council=seen.council.name,
            round_title=round_id,
            made=session.today,
            open=cases.open + (cases.decided if decided else ()),
            content=cases.content,
            rejected=cases.rejected,
            job_titles=tuple(priority.title for priority in facts.priorities),
            groups=facts.groups,
            list=seen.round.list,
        )
    )
    return content, cases


def _with_evidence(cases: Cases, shortage: Known) -> Cases:
    """The cases with what is known of the shortage: of a job title, or of the one that a course leads to. [B7, B8]"""

    def told(rows: tuple[CaseRow, ...]) -> tuple[CaseRow, ...]:
        return tuple(evolve(row, evidence=shortage(row.screened)) for row in rows)

    return Cases(told(cases.open), told(cases.content), told(cases.rejected), told(cases.decided))


def import_review(session: Session, round_id: str, path: Path, by: str) -> ImportedReview:
    """Take in a review workbook: all its decisions, or (where a row does not fit) none.

    Args:
        by: the name of the person who decided; it is kept beside the journal.

    Raises:
        BadData: rows do not fit; every one is named with its sheet, row and column.
        Refused: H103, the round is not screened, or it is decided already.
    """
    table = read_table(read_file(path), path.name, FIELDS)
    with turn_in(session, round_id, "review import") as turn:
        reader = _Reader(
            cases_of(turn.screening, turn.state).by_case(),
            turn.state,
            facts_of(turn.state, turn.values),
            turn.values,
            session.contacts.ref(name=by),
        )
        for row in table.rows:
            reader.read(row)
        if reader.problems:
            raise BadData(
                "review-rows",
                f"{path.name}: {len(reader.problems)} rows do not fit, so nothing was taken in.",
                "Mend them and import the workbook again; where a case has changed, export it anew.",
                reader.problems,
            )
        if reader.events:
            turn.say(reader.events)
            record_screening(turn)
        waiting = open_cases(turn.state)
    return ImportedReview(dict(reader.counts), reader.tally["unchanged"], reader.tally["empty"], waiting)


class _Misfit(Exception):
    """A row that does not fit, in words."""


@frozen
class _Told:
    """What a person entered in a row."""

    case: str
    answer: str
    reason: str
    job_title: str
    group: str
    duration: str
    disco: str
    level: str
    stand: str

    @property
    def corrects(self) -> bool:
        return bool(self.job_title or self.group or self.duration or self.disco or self.level)

    @property
    def is_empty(self) -> bool:
        return not (self.answer or self.corrects)


@frozen
class _Reader:
    """Reads rows one by one into events; collects what does not fit."""

    cases: dict[str, CaseRow]
    state: RoundState
    facts: RoundFacts
    values: Values
    by: str
    seen: dict[str, _Told] = field(factory=dict)
    events: list[Payload] = field(factory=list)
    problems: list[str] = field(factory=list)
    counts: Counter[str] = field(factory=Counter)
    tally: Counter[str] = field(factory=Counter)

    def read(self, row: TableRow) -> None:
        """Take one row in."""
        told = _Told(**{known.name: row.values.get(known.name, "") for known in FIELDS.fields})
        try:
            self.tally[self._read(told)] += 1
        except _Misfit as misfit:
            self.problems.append(f"sheet {row.sheet}, row {row.row}: {misfit}")

    def _read(self, told: _Told) -> str:
        if told.is_empty:
            return "empty"
        choice = self._choice(told)
        if self.seen.setdefault(told.case, told) != told:
            raise _Misfit(f"the case {told.case} is answered twice, and differently")
        if self._is_on_record(told, *choice):
            return "unchanged"
        case = self.cases.get(told.case)
        if case is None:
            raise _Misfit(f"there is no case {told.case!r} in the round (any more): export the cases anew")
        if told.stand != case.stand:
            recorded = self.state.verdicts.get(told.case)
            when = f" (answered {recorded.verdict.answer} on {recorded.at[:10]})" if recorded else ""
            raise _Misfit(
                f"the case {told.case} has changed since the export{when}: empty the row, or export it anew with --all"
            )
        verdict = self._verdict(case, told, *choice)
        correction = self._correction(case, verdict, told)
        self.events.append(CaseDecided(verdict))
        if correction != Correction():
            self.events.append(CourseCorrected(verdict.proposal, correction, verdict.reason, self.by))
        self.counts[told.answer] += 1
        return "decided"

    def _choice(self, told: _Told) -> tuple[Answer, str | None]:
        if not told.answer:
            raise _Misfit(f"there is a correction but no answer in the column {choices.ANSWER}: choose one")
        for text, choice in CHOICES.items():
            if fold(text) == fold(told.answer):
                return choice
        raise _Misfit(f"{told.answer!r} in the column {choices.ANSWER} is not one of: {'; '.join(CHOICES)}")

    def _is_on_record(self, told: _Told, answer: Answer, code: str | None) -> bool:
        given = self.state.verdicts.get(_content_case(told.case, code))
        if given is None or (given.verdict.answer, given.verdict.code) != (answer, code):
            return False
        if told.reason and fold(told.reason) != fold(given.verdict.reason):
            return False
        earlier = self.state.corrections.get(given.verdict.proposal, Correction())
        duration = earlier.duration.text if earlier.duration else ""
        wanted = (
            (told.job_title, earlier.job_title),
            (told.group, earlier.group),
            (told.duration, duration),
            (told.disco, earlier.disco),
            (told.level, earlier.level),
        )
        return all(not new or fold(new) == fold(old or "") for new, old in wanted)

    def _verdict(self, case: CaseRow, told: _Told, answer: Answer, code: str | None) -> Verdict:
        allowed = _allowed(case)
        if (answer, code) not in {CHOICES[text] for text in allowed}:
            raise _Misfit(
                f"{told.answer!r} in the column {choices.ANSWER} does not answer {case.code}: use {'; '.join(allowed)}"
            )
        overrules = answer is Answer.ACCEPT and rule(case.code).kind is Kind.REJECT
        if (answer is Answer.REJECT or overrules) and not told.reason:
            raise _Misfit(f"{told.answer!r} needs a reason in the column {choices.REASON}")
        return Verdict(
            case=_content_case(case.case, code),
            proposal=case.screened.course.id,
            answer=answer,
            by=self.by,
            reason=told.reason,
            code=code,
            other=case.other.course.id if case.other and case.code in PAIR_RULES else None,
        )

    def _correction(self, case: CaseRow, verdict: Verdict, told: _Told) -> Correction:
        if verdict.answer is not Answer.ACCEPT:
            if told.corrects:
                raise _Misfit(f"a correction goes with the answer {CASE_CHOICES[0]}, not with {told.answer!r}")
            return Correction()
        given = Correction(
            job_title=self._job_title(told.job_title),
            group=self._group(told.group),
            duration=self._duration(told.duration),
            disco=self._code(told.disco),
            level=self._level(told.level),
        )
        if case.code in _BY_ACCEPTING:
            given = _by_accepting(case, self.facts, self.values).followed_by(given)
            if given == Correction() and not self._corrected_elsewhere(verdict.proposal):
                column = choices.NEW_JOB_TITLE if case.code == "K102" else choices.NEW_GROUP
                raise _Misfit(f"to accept {case.case}, choose from the list in the column {column}")
        asked = _ASKED.get(case.code)
        if asked and not (given.duration or given.disco or given.level or told.reason):
            raise _Misfit(f"to accept {case.case}, enter it in the column {asked}, or give a reason")
        return given

    def _corrected_elsewhere(self, proposal: str) -> bool:
        """Whether another row of the workbook gives the course its job title or group."""
        return any(isinstance(e, CourseCorrected) and e.proposal == proposal for e in self.events)

    def _job_title(self, text: str) -> str | None:
        found = self.facts.priorities_for([text]) if text else ()
        if text and not found:
            raise _Misfit(f"{text!r} in the column {choices.NEW_JOB_TITLE} is not prioritised: choose from the list")
        return found[0].title if found else None

    def _group(self, text: str) -> str | None:
        found = self.facts.group(text) if text else None
        if text and not found:
            raise _Misfit(
                f"{text!r} in the column {choices.NEW_GROUP} is not a group of the list: choose from the list"
            )
        return found

    def _code(self, text: str) -> str | None:
        code = re.sub(r"[\s.]", "", text)
        if code and not re.fullmatch(r"\d{1,6}", code):
            raise _Misfit(f"{text!r} in the column {choices.NEW_CODE} is no DISCO-08 code: it has up to six digits")
        return code or None

    def _level(self, text: str) -> str | None:
        if text and level_of(text, self.values) is None:
            raise _Misfit(f"{text!r} in the column {choices.NEW_LEVEL} is not known: write for example bachelor")
        return text or None

    def _duration(self, text: str) -> Duration | None:
        if not text:
            return None
        duration = parse_duration(text)
        if not duration.is_known:
            raise _Misfit(f"{text!r} in the column {choices.NEW_DURATION} cannot be read: write for example 10 dage")
        return duration


def _allowed(case: CaseRow) -> tuple[str, ...]:
    if case.code in PAIR_RULES:
        return PAIR_CHOICES
    if case.screened.outcome is Outcome.RECOMMENDED and case.code in CONTENT_RULES:
        return CONTENT_CHOICES
    if case.code in CONTENT_RULES:
        return TURNED_DOWN_CHOICES
    return REJECTED_CHOICES if rule(case.code).kind is Kind.REJECT else CASE_CHOICES


def _content_case(case: str, code: str | None) -> str:
    """The content filter has one row for a course, and a case for each of its rules."""
    family, _, proposal = case.partition(":")
    return f"{code}:{proposal}" if code and family in CONTENT_RULES else case


_ASKED = {
    "V102": choices.NEW_DURATION,
    "V103": choices.NEW_DURATION,
    "S103": choices.NEW_CODE,
    "S109": choices.NEW_LEVEL,
}
"""What a person is asked for before a case of these rules can be accepted; a reason does as well."""

_BY_ACCEPTING = ("K102", "K103", "D202")


def _by_accepting(case: CaseRow, facts: RoundFacts, values: Values) -> Correction:
    """What "accept" means where the rule asks for a value: the one that it suggests, or the first that was given."""
    course = case.screened.course
    if case.code == "D202":
        return Correction(
            course.job_title if len(course.job_titles) > 1 else None,
            course.group if len(course.groups) > 1 else None,
            course.duration if len(course.durations) > 1 else None,
            course.disco if len(course.discos) > 1 else None,
            course.level if len(course.levels) > 1 else None,
        )
    if case.code == "K103":
        found = next(iter(facts.priorities_for(course.job_titles)), None)
        return Correction(group=found.group if found else None)
    likely = (resembling(title, facts, values) for title in course.job_titles)
    found = next(filter(None, likely), None)
    return Correction(job_title=found.title if found else None)
