"""Review: the open cases out to Excel and back, by several people over several days. Nothing is ever erased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from attrs import evolve, field

from positivliste.danish import fold, list_text
from positivliste.documents.books.review_book import review_book
from positivliste.documents.content import choices
from positivliste.documents.content.case_rows import CaseRow, ReviewSheets
from positivliste.documents.content.choices import CHOICES, JUDGING, Offered, offered
from positivliste.english import count
from positivliste.errors import BadData
from positivliste.intake import Field, FieldSet, TableRow, read_table
from positivliste.model.events import CaseDecided, Payload, ProposalCorrected
from positivliste.model.finding import Answer, Kind, Verdict
from positivliste.model.opposed import Later
from positivliste.model.proposal import AS_SENT, Correction, Course
from positivliste.model.screening import Outcome
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.definition import process_of
from positivliste.process.joining import contradictions
from positivliste.process.screening import Subject, facts_of, open_cases
from positivliste.process.state import RoundState
from positivliste.rules import rule
from positivliste.rules.subjects import RoundFacts
from positivliste.usecases.cases import Cases, cases_of
from positivliste.usecases.clusters import Followed, followed, rest_of
from positivliste.usecases.corrections import corrected
from positivliste.usecases.lists import LISTS, Known
from positivliste.usecases.new_values import COMPARED, NEW, NOTHING, NUMBERS, Misfit, renumbered
from positivliste.usecases.screening import record_screening
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import look_at, turn_in

FIELDS = FieldSet(
    "review cases",
    (
        Field("case", (choices.CASE,), required=True),
        Field("answer", (choices.ANSWER,)),
        Field("reason", (choices.REASON,)),
        *(Field(name, (new.column,)) for name, new in NEW.items()),
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
        followed: the open cases that the answers settled without an answer of their own.
        unanswered: where a reason stands without an answer, so that nothing was taken in of it.
    """

    decided: dict[str, int]
    unchanged: int
    empty: int
    open: int
    followed: tuple[Followed, ...] = ()
    unanswered: tuple[str, ...] = ()


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
            open=cases.open + (tuple(row for row in cases.decided if not row.carried) if decided else ()),
            carried=cases.carried,
            content=cases.content,
            rejected=cases.rejected,
            joined=cases.joined,
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

    return evolve(
        cases,
        open=told(cases.open),
        content=told(cases.content),
        rejected=told(cases.rejected),
        decided=told(cases.decided),
    )


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
        cases = cases_of(turn.screening, turn.state, turn.round)
        reader = _Reader(
            cases.by_case(),
            {row.case for row in cases.joined},
            turn.state,
            facts_of(turn.state, turn.values),
            LISTS[turn.round.list].subject(turn),
            offered(process_of(turn.round).screening.judges, turn.round.list),
            turn.values,
            {sent.id: found.course for found in turn.screening.courses for sent in found.course.proposals},
            session.contacts.ref(name=by),
        )
        for row in table.rows:
            reader.read(row)
        reader.spread()
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
        settled = tuple(followed(cases.open, reader.seen, turn.screening)) if reader.events else ()
        waiting = open_cases(turn.state)
    return ImportedReview(
        dict(reader.counts),
        reader.tally["unchanged"],
        reader.tally["empty"],
        waiting,
        settled,
        tuple(reader.unanswered),
    )


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
        """What stands in a row; `new` has the new values that were entered, by name."""
        case, answer, reason, stand = (values.get(name, "") for name in ("case", "answer", "reason", "stand"))
        return cls(case, answer, reason, stand, {name: values[name] for name in NEW if values.get(name)})

    @property
    def is_whole(self) -> bool:
        """Whether it answers every case of a cluster."""
        return fold(self.answer) in choices.WHOLE

    @property
    def is_empty(self) -> bool:
        return not (self.answer or self.new)


@frozen
class _Reader:
    """Reads rows one by one into events; collects what does not fit."""

    cases: dict[str, CaseRow]
    joined: Collection[str]
    state: RoundState
    facts: RoundFacts
    subject: Subject
    offered: Offered
    values: Values
    courses: Mapping[str, Course]
    by: str
    seen: dict[str, _Told] = field(factory=dict)
    numbers: dict[str, str] = field(factory=dict)
    events: list[Payload] = field(factory=list)
    problems: list[str] = field(factory=list)
    unanswered: list[str] = field(factory=list)
    counts: Counter[str] = field(factory=Counter)
    tally: Counter[str] = field(factory=Counter)

    def read(self, row: TableRow) -> None:
        """Take one row in."""
        told = _Told.of(row.values)
        try:
            self.tally[self._read(told)] += 1
            if told.is_empty and told.reason:
                self.unanswered.append(f"sheet {row.sheet}, row {row.row}: {told.case}")
        except Misfit as misfit:
            self.problems.append(f"sheet {row.sheet}, row {row.row}: {misfit}")

    def spread(self) -> None:
        """Let each answer of a whole cluster answer its other cases too."""
        for told in [told for told in self.seen.values() if told.is_whole and told.case in self.cases]:
            case = self.cases[told.case]
            try:
                if case.cluster and told.stand != case.token:
                    raise Misfit("its cluster has changed since the export: export it anew")
                for other in rest_of(case, self.cases.values()):
                    self._spread(told, other)
            except Misfit as misfit:
                self.problems.append(f"the case {told.case}: {misfit}")

    def _spread(self, told: _Told, other: CaseRow) -> None:
        own = self.seen.get(other.case)
        if own is None:
            self.tally[self._read(evolve(told, case=other.case, stand=other.token, new={}))] += 1
        elif CHOICES.get(own.answer) != CHOICES.get(told.answer):
            raise Misfit(f"{told.answer!r} is said of the whole cluster, but {own.answer!r} of its case {other.case}")

    def hold_together(self) -> None:
        """Find answers that can't all be true, among these and with those on record that they don't replace."""
        new = {e.verdict.case.id: e.verdict for e in self.events if isinstance(e, CaseDecided)}
        later, old = Later(new.values()), (decided.verdict for decided in self.state.verdicts.values())
        left = (later.left_of(verdict) for verdict in old if verdict.case.id not in new)
        given = [*filter(None, left), *new.values()]
        for verdict, pair, group in contradictions(given):
            same = (other.case for other in given if other.answer is Answer.SAME)
            cases = (case for case in same if {*pair} & {*case.proposals} and {*case.proposals} <= {*group})
            self.problems.append(
                f"the case {verdict.case.id}: {list_text(pair, 'and')} are said to be different, but other answers "
                f"make them one: {list_text((self._placed(case.id) for case in cases), 'and')}; change "
                f"this answer, or answer all of these about {list_text(pair, 'or')} in the same way"
            )

    def _placed(self, case: str) -> str:
        """A case, with the place where it can be answered anew."""
        if case in self.seen:
            return case
        return f"{case} (sheet {choices.JOINED if case in self.joined else f'{choices.OPEN}, with --all'})"

    def _read(self, told: _Told) -> str:
        if told.is_empty:
            return "empty"
        choice = self._choice(told) if told.answer else None
        on_record = self._is_on_record(told, *choice) if choice else self._holds(told, *_proposals(told.case))
        if on_record or self.seen.get(told.case) == told:
            return "unchanged"
        if self.seen.setdefault(told.case, told) != told:
            raise Misfit(f"the case {told.case} is answered twice, and differently")
        case = self._case(told)
        if choice is None:
            self._correct(case, told)
        else:
            self._decide(case, told, *choice)
        return "decided"

    def _correct(self, case: CaseRow, told: _Told) -> None:
        """Take in what is put right without a decision."""
        self._say(self._put_right(case, None, case.asked.proposal, self._new(told)), told.reason)
        self.counts[choices.CORRECTED] += 1

    def _decide(self, case: CaseRow, told: _Told, answer: Answer, code: str | None) -> None:
        """Take in a decision, with what it puts right."""
        verdict = self._verdict(case, told, answer, code)
        corrections = self._corrections(case, verdict, told)
        self.events.append(CaseDecided(verdict))
        self._say(corrections, verdict.reason)
        self.counts[next(text for text in CHOICES if fold(text) == fold(told.answer))] += 1

    def _say(self, corrections: Mapping[str, Correction], reason: str) -> None:
        for proposal, correction in corrections.items():
            if correction != AS_SENT:
                said = corrected(self.courses[proposal], proposal, correction, reason, self.by)
                earlier = self._corrected(proposal).said
                before = Correction(**{name: earlier.get(name, value) for name, value in said.before.said.items()})
                self.events.append(evolve(said, before=before))

    def _case(self, told: _Told) -> CaseRow:
        case = self.cases.get(told.case)
        if case is None:
            raise Misfit(f"there is no case {told.case!r} in the round (any more): export the cases anew")
        if told.stand.partition("/")[0] != case.stand:
            recorded = self.state.verdicts.get(told.case)
            when = f" (answered {recorded.verdict.answer} on {recorded.at[:10]})" if recorded else ""
            raise Misfit(
                f"the case {told.case} has changed since the export{when}: empty the row, or export it anew with --all"
            )
        return case

    def _choice(self, told: _Told) -> tuple[Answer, str | None]:
        for text, choice in CHOICES.items():
            if fold(text) == fold(told.answer):
                return choice
        raise Misfit(f"{told.answer!r} in the column {choices.ANSWER} is not one of: {'; '.join(self.offered.texts)}")

    def _is_on_record(self, told: _Told, answer: Answer, code: str | None) -> bool:
        given = self.state.verdicts.get(_content_case(told.case, code))
        if given is None or (given.verdict.answer, given.verdict.code) != (answer, code):
            return False
        if told.reason and fold(told.reason) != fold(given.verdict.reason):
            return False
        return self._holds(told, given.verdict.case.proposal, *given.verdict.case.others)

    def _holds(self, told: _Told, proposal: str, other: str = "", *_: str) -> bool:
        """Whether every value that was entered holds already."""
        second = self.state.corrections.get(other, AS_SENT)
        known = {**self.state.corrections.get(proposal, AS_SENT).said, "other_number": second.number}
        return all(NEW[name].is_on_record(text, known.get(name)) for name, text in told.new.items())

    def _verdict(self, case: CaseRow, told: _Told, answer: Answer, code: str | None) -> Verdict:
        allowed = self.offered.of(case.code, recommended=case.screened.outcome is Outcome.RECOMMENDED)
        if answer not in {CHOICES[text][0] for text in allowed}:  # a text that another list offers is understood too
            raise Misfit(
                f"{told.answer!r} in the column {choices.ANSWER} does not answer {case.code}: use {'; '.join(allowed)}"
            )
        overrules = answer is Answer.ACCEPT and rule(case.code).kind is Kind.REJECT
        if (answer is Answer.REJECT or overrules) and not told.reason:
            raise Misfit(f"{told.answer!r} needs a reason in the column {choices.REASON}")
        return Verdict(
            case=evolve(case.asked, code=code) if code and case.asked.code in JUDGING else case.asked,
            answer=answer,
            by=self.by,
            reason=told.reason,
            code=code,
            apart=self._apart(case) if answer is Answer.DIFFERENT else (),
        )

    def _apart(self, case: CaseRow) -> tuple[tuple[str, str], ...]:
        """The different ones of more than two proposals: each two between which the rule finds something."""
        several = case.asked.others if case.asked.others[1:] else ()
        pairs = combinations([self.state.proposals[name] for name in (case.asked.proposal, *several)], 2)
        found = (pair for pair in pairs if rule(case.code).apply(self.subject.case(Course(pair)), self.values))
        return tuple((one.id, other.id) for one, other in found)

    def _new(self, told: _Told) -> dict[str, Any]:
        return {name: NEW[name].of(text, self.facts, self.values) for name, text in told.new.items()}

    def _corrections(self, case: CaseRow, verdict: Verdict, told: _Told) -> dict[str, Correction]:
        """What is put right, by proposal: what holds for the course stands with the one that the case is about."""
        new = self._new(told)
        if verdict.answer is Answer.REJECT and told.new:
            raise Misfit(f"a correction goes with the answer {self.offered.case[0]}, not with {told.answer!r}")
        of_course = {name: value for name, value in new.items() if name not in NUMBERS}
        given = self._correction(case, verdict, told, of_course).said
        numbers = {name: value for name, value in new.items() if name in NUMBERS}
        return self._put_right(case, verdict.answer, verdict.case.proposal, {**given, **numbers})

    def _put_right(
        self, case: CaseRow, answer: Answer | None, proposal: str, new: Mapping[str, Any]
    ) -> dict[str, Correction]:
        """What is put right, by proposal: by what proposals are compared, all of the course; of a number it is worked
        out which have it."""
        compared = Correction(**{name: value for name, value in new.items() if name in COMPARED})
        found = {sent.id: compared for sent in case.screened.course.proposals}
        found[proposal] = Correction(**{name: value for name, value in new.items() if name not in NUMBERS})
        number, other = (new.get(name) for name in NUMBERS)
        for name, right in renumbered(case, answer, number, other).items():
            if self.numbers.setdefault(name, right) != right:
                raise Misfit(f"{name} is given the numbers {self.numbers[name]} and {right}: which is right?")
            found[name] = found.get(name, AS_SENT).followed_by(Correction(number=right))
        return found

    def _correction(self, case: CaseRow, verdict: Verdict, told: _Told, new: Mapping[str, Any]) -> Correction:
        asked = rule(case.code).question
        if verdict.answer is not Answer.ACCEPT and not (asked and asked.accepts and verdict.answer is Answer.SAME):
            if new:
                raise Misfit(f"a correction goes with the answer {self.offered.case[0]}, not with {told.answer!r}")
            return AS_SENT
        given = Correction(**new)
        if asked is None:
            return given
        subject = self.subject.case(case.screened.course)
        given = asked.accepted(subject, self.values).followed_by(given)
        answered = self._corrected(verdict.case.proposal).followed_by(given)
        nothing = NOTHING if asked.or_reason else (None,)  # a dash is on the list to choose from
        if asked.wants and all(getattr(answered, name) in nothing for name in asked.wants):
            column = NEW[asked.wants[0]].column
            if not asked.or_reason:
                raise Misfit(f"to accept {case.case}, choose from the list in the column {column}")
            if asked.insists(subject):
                raise Misfit(f"to accept {case.case}, enter it in the column {column}: a reason is not enough here")
            if not told.reason:
                raise Misfit(f"to accept {case.case}, enter it in the column {column}, or give a reason")
        return given

    def _corrected(self, proposal: str) -> Correction:
        """What other rows of the workbook put right in the course."""
        found = AS_SENT
        for event in self.events:
            if isinstance(event, ProposalCorrected) and event.proposal == proposal:
                found = found.followed_by(event.correction)
        return found


def _content_case(case: str, code: str | None) -> str:
    """The content filter has one row for a course, and a case for each of its rules."""
    family, _, proposal = case.partition(":")
    return f"{code}:{proposal}" if code and family in JUDGING else case


def _proposals(case: str) -> list[str]:
    """The proposals that a case is about, by the id of the case."""
    return case.partition(":")[2].split("+")
