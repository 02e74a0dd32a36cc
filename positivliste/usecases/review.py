"""Review: the open cases out to Excel and back, by several people over several days. Nothing is ever erased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field

from positivliste.danish import fold, list_text
from positivliste.documents.books.review_book import review_book
from positivliste.documents.content import choices
from positivliste.documents.content.case_rows import CaseRow, ReviewSheets
from positivliste.documents.content.choices import CHOICES, DASHES, JUDGING, Offered, offered
from positivliste.english import count
from positivliste.errors import BadData
from positivliste.intake import Field, FieldSet, TableRow, parse_duration, read_table
from positivliste.model.disco import CODE_RULE, cleaned_code, is_code
from positivliste.model.duration import UNKNOWN, Duration
from positivliste.model.events import CaseDecided, Payload, ProposalCorrected
from positivliste.model.finding import Answer, Kind, Verdict
from positivliste.model.proposal import OTHERS, Correction
from positivliste.model.screening import Outcome
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.definition import process_of
from positivliste.process.joining import contradictions
from positivliste.process.screening import Subject, facts_of, open_cases
from positivliste.process.state import RoundState
from positivliste.rules import rule
from positivliste.rules.subjects import RoundFacts
from positivliste.rules.title_case import level_of
from positivliste.usecases.cases import Cases, cases_of
from positivliste.usecases.lists import LISTS, Known
from positivliste.usecases.screening import record_screening
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import look_at, turn_in


@frozen
class _NewValue:
    """How a value of `Correction` is put right.

    Attributes:
        column: where it is entered.
        read: makes the value of what was entered; None where it cannot be used.
        wrong: what is said then, after the text and the column.
        nothing: the value where there is to be none: a dash was entered.
    """

    column: str
    read: Callable[[str, RoundFacts, Values], str | Duration | None]
    wrong: str
    nothing: str | Duration = ""


def _job_title(text: str, facts: RoundFacts, _: Values) -> str | None:
    return ", ".join(dict.fromkeys(priority.title for priority in facts.priorities_for([text]))) or None


def _duration(text: str, _: RoundFacts, __: Values) -> Duration | None:
    read = parse_duration(text)
    return read if read.is_known else None


def _code(text: str, _: RoundFacts, __: Values) -> str | None:
    code = cleaned_code(text)
    return code if code and is_code(code) else None


_NEW: Mapping[str, _NewValue] = {
    "job_title": _NewValue(choices.NEW_JOB_TITLE, _job_title, "is not prioritised: choose from the list"),
    "group": _NewValue(
        choices.NEW_GROUP,
        lambda text, facts, _: facts.group(text),
        "is not a group of the list: choose from the list",
    ),
    "duration": _NewValue(choices.NEW_DURATION, _duration, "cannot be read: write for example 10 dage", UNKNOWN),
    "disco": _NewValue(choices.NEW_CODE, _code, f"is no DISCO-08 code: {CODE_RULE}"),
    "others": _NewValue(
        choices.NEW_OTHERS,
        lambda text, _, __: OTHERS if fold(text) == fold(OTHERS) else text,
        "cannot be used",
    ),
    "level": _NewValue(
        choices.NEW_LEVEL,
        lambda text, _, values: None if level_of(text, values) is None else text,
        "is not known: write for example bachelor",
    ),
}
"""The values of `Correction`, by name."""
_NEEDS_NO_ANSWER = {"others"}
"""Those that can be put right in a course that nobody has to decide on."""

FIELDS = FieldSet(
    "review cases",
    (
        Field("case", (choices.CASE,), required=True),
        Field("answer", (choices.ANSWER,)),
        Field("reason", (choices.REASON,)),
        *(Field(name, (new.column,)) for name, new in _NEW.items()),
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
        Refused: the round is not screened.
    """
    seen = look_at(session, round_id, "review export")
    facts = facts_of(seen.state, seen.values)
    cases = _with_evidence(cases_of(seen.screening, seen.state, seen.round), LISTS[seen.round.list].shortage(seen))
    content = review_book(
        ReviewSheets(
            council=seen.council.name,
            round_title=round_id,
            made=session.today,
            open=cases.open + (cases.decided if decided else ()),
            content=cases.content,
            rejected=cases.rejected,
            job_titles=tuple(priority.title for priority in facts.priorities),
            groups=facts.groups,
            judges=process_of(seen.round).screening.judges,
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
        Refused: the round is not screened, or it is decided already.
    """
    table = read_table(read_file(path), path.name, FIELDS)
    with turn_in(session, round_id, "review import") as turn:
        reader = _Reader(
            cases_of(turn.screening, turn.state, turn.round).by_case(),
            turn.state,
            facts_of(turn.state, turn.values),
            LISTS[turn.round.list].subject(turn),
            offered(process_of(turn.round).screening.judges, turn.round.list),
            turn.values,
            session.contacts.ref(name=by),
        )
        for row in table.rows:
            reader.read(row)
        reader.hold_together()
        if reader.problems:
            raise BadData(
                "review-rows",
                f"{path.name}: {count(len(reader.problems), 'row')} cannot be used, so nothing was taken in.",
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
    stand: str
    new: Mapping[str, str]

    @classmethod
    def of(cls, values: Mapping[str, str]) -> _Told:
        """What stands in a row; `new` has the values of `Correction` that were entered, by name."""
        case, answer, reason, stand = (values.get(name, "") for name in ("case", "answer", "reason", "stand"))
        new = {name: values[name] for name in _NEW if values.get(name)}
        if fold(new.get("others", "")) == "nej":
            new["others"] = choices.NOTHING
        return cls(case, answer, reason, stand, new)

    @property
    def is_empty(self) -> bool:
        return not (self.answer or self.new)

    @property
    def only_corrects(self) -> bool:
        """Whether it puts right what needs no decision."""
        return not self.answer and self.new.keys() <= _NEEDS_NO_ANSWER


@frozen
class _Reader:
    """Reads rows one by one into events; collects what does not fit."""

    cases: dict[str, CaseRow]
    state: RoundState
    facts: RoundFacts
    subject: Subject
    offered: Offered
    values: Values
    by: str
    seen: dict[str, _Told] = field(factory=dict)
    events: list[Payload] = field(factory=list)
    problems: list[str] = field(factory=list)
    counts: Counter[str] = field(factory=Counter)
    tally: Counter[str] = field(factory=Counter)

    def read(self, row: TableRow) -> None:
        """Take one row in."""
        told = _Told.of(row.values)
        try:
            self.tally[self._read(told)] += 1
        except _Misfit as misfit:
            self.problems.append(f"sheet {row.sheet}, row {row.row}: {misfit}")

    def hold_together(self) -> None:
        """Find answers that can't all be true, among these and with those on record."""
        given = {decided.verdict.case.id: decided.verdict for decided in self.state.verdicts.values()}
        given |= {e.verdict.case.id: e.verdict for e in self.events if isinstance(e, CaseDecided)}
        for verdict, group in contradictions(given.values()):
            self.problems.append(
                f"the case {verdict.case.id}: {verdict.case.proposal} and {verdict.case.other} are said to be "
                f"different, but other answers make them one: {list_text(group, 'and')}; change one of them"
            )

    def _read(self, told: _Told) -> str:
        if told.is_empty:
            return "empty"
        choice = None if told.only_corrects else self._choice(told)
        if self.seen.setdefault(told.case, told) != told:
            raise _Misfit(f"the case {told.case} is answered twice, and differently")
        if choice is None:
            return self._correct(told)
        if self._is_on_record(told, *choice):
            return "unchanged"
        case = self._case(told)
        verdict = self._verdict(case, told, *choice)
        correction = self._correction(case, verdict, told)
        self.events.append(CaseDecided(verdict))
        if correction != Correction():
            self.events.append(ProposalCorrected(verdict.case.proposal, correction, verdict.reason, self.by))
        self.counts[next(text for text in CHOICES if fold(text) == fold(told.answer))] += 1
        return "decided"

    def _correct(self, told: _Told) -> str:
        """Take in what is put right without a decision."""
        given = Correction(**{name: self._new(name, text) for name, text in told.new.items()})
        proposal = told.case.partition(":")[2].partition("+")[0]
        earlier = self.state.corrections.get(proposal, Correction())
        if earlier.followed_by(given) == earlier:
            return "unchanged"
        self.events.append(ProposalCorrected(self._case(told).asked.proposal, given, told.reason, self.by))
        self.counts[choices.CORRECTED] += 1
        return "decided"

    def _case(self, told: _Told) -> CaseRow:
        case = self.cases.get(told.case)
        if case is None:
            raise _Misfit(f"there is no case {told.case!r} in the round (any more): export the cases anew")
        if told.stand != case.stand:
            recorded = self.state.verdicts.get(told.case)
            when = f" (answered {recorded.verdict.answer} on {recorded.at[:10]})" if recorded else ""
            raise _Misfit(
                f"the case {told.case} has changed since the export{when}: empty the row, or export it anew with --all"
            )
        return case

    def _choice(self, told: _Told) -> tuple[Answer, str | None]:
        if not told.answer:
            raise _Misfit(f"there is a correction but no answer in the column {choices.ANSWER}: choose one")
        for text, choice in CHOICES.items():
            if fold(text) == fold(told.answer):
                return choice
        raise _Misfit(f"{told.answer!r} in the column {choices.ANSWER} is not one of: {'; '.join(self.offered.texts)}")

    def _is_on_record(self, told: _Told, answer: Answer, code: str | None) -> bool:
        given = self.state.verdicts.get(_content_case(told.case, code))
        if given is None or (given.verdict.answer, given.verdict.code) != (answer, code):
            return False
        if told.reason and fold(told.reason) != fold(given.verdict.reason):
            return False
        earlier = self.state.corrections.get(given.verdict.case.proposal, Correction())
        return all(_is_as(text, getattr(earlier, name)) for name, text in told.new.items())

    def _verdict(self, case: CaseRow, told: _Told, answer: Answer, code: str | None) -> Verdict:
        allowed = self.offered.of(case.code, recommended=case.screened.outcome is Outcome.RECOMMENDED)
        if answer not in {CHOICES[text][0] for text in allowed}:  # a text that another list offers is understood too
            raise _Misfit(
                f"{told.answer!r} in the column {choices.ANSWER} does not answer {case.code}: use {'; '.join(allowed)}"
            )
        overrules = answer is Answer.ACCEPT and rule(case.code).kind is Kind.REJECT
        if (answer is Answer.REJECT or overrules) and not told.reason:
            raise _Misfit(f"{told.answer!r} needs a reason in the column {choices.REASON}")
        return Verdict(
            case=evolve(case.asked, code=code) if code and case.asked.code in JUDGING else case.asked,
            answer=answer,
            by=self.by,
            reason=told.reason,
            code=code,
        )

    def _correction(self, case: CaseRow, verdict: Verdict, told: _Told) -> Correction:
        if verdict.answer is not Answer.ACCEPT:
            if told.new:
                raise _Misfit(f"a correction goes with the answer {self.offered.case[0]}, not with {told.answer!r}")
            return Correction()
        given = Correction(**{name: self._new(name, text) for name, text in told.new.items()})
        asked = rule(case.code).question
        if asked is None:
            return given
        subject = self.subject.case(case.screened.course)
        given = asked.accepted(subject, self.values).followed_by(given)
        answered = self._corrected(verdict.case.proposal).followed_by(given)
        if asked.wants and all(getattr(answered, name) is None for name in asked.wants):
            column = _NEW[asked.wants[0]].column
            if not asked.or_reason:
                raise _Misfit(f"to accept {case.case}, choose from the list in the column {column}")
            if asked.insists(subject):
                raise _Misfit(f"to accept {case.case}, enter it in the column {column}: a reason is not enough here")
            if not told.reason:
                raise _Misfit(f"to accept {case.case}, enter it in the column {column}, or give a reason")
        return given

    def _corrected(self, proposal: str) -> Correction:
        """What other rows of the workbook put right in the course."""
        found = Correction()
        for event in self.events:
            if isinstance(event, ProposalCorrected) and event.proposal == proposal:
                found = found.followed_by(event.correction)
        return found

    def _new(self, name: str, text: str) -> Any:
        new = _NEW[name]
        value = new.nothing if text in DASHES else new.read(text, self.facts, self.values)
        if value is None:
            raise _Misfit(f"{text!r} in the column {new.column} {new.wrong}")
        return value


def _is_as(text: str, old: str | Duration | None) -> bool:
    """Whether what was entered is on record already."""
    known = old.text if isinstance(old, Duration) else old
    return known is not None and fold("" if text in DASHES else text) == fold(known)


def _content_case(case: str, code: str | None) -> str:
    """The content filter has one row for a course, and a case for each of its rules."""
    family, _, proposal = case.partition(":")
    return f"{code}:{proposal}" if code and family in JUDGING else case
