"""What people judged of pairs, out as CSV and back: into the same round, a later one, or another council's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field

from positivliste.danish import fold, list_text
from positivliste.documents.content import judgements as form
from positivliste.documents.content.choices import WHOLE, choice_text
from positivliste.documents.content.judgements import Judgement, judgements_csv
from positivliste.documents.content.published_text import csv_value
from positivliste.english import count
from positivliste.errors import BadData
from positivliste.intake import Field, FieldSet, TableRow, read_table
from positivliste.model.events import CaseDecided
from positivliste.model.finding import Answer, Case, Verdict
from positivliste.model.row_error import place
from positivliste.model.value import frozen
from positivliste.process.joining import contradictions
from positivliste.process.screening import open_cases
from positivliste.process.verdicts import Verdicts
from positivliste.rules import all_rules
from positivliste.usecases.cases import cases_of
from positivliste.usecases.clusters import Followed, followed
from positivliste.usecases.lists import LISTS
from positivliste.usecases.screening import record_screening
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import RoundTurn, look_at, turn_in

if TYPE_CHECKING:
    from positivliste.matching import Record
    from positivliste.matching.judged import Side

_SIDES: dict[str, tuple[str, ...]] = {}
for _column in dict.fromkeys(column for columns in form.SIDES.values() for column in columns):
    _SIDES[_column.name] = (*_SIDES.get(_column.name, ()), _column.header)
FIELDS = FieldSet(
    "judgements",
    (
        Field("answer", (form.ANSWER,)),
        Field("reason", (form.REASON,)),
        Field("rule", (form.RULE,)),
        *(
            Field(f"{name}{side}", tuple(f"{header} {side}" for header in headers), required=name == "title")
            for side in (1, 2)
            for name, headers in _SIDES.items()
        ),
    ),
)


@frozen
class ImportedJudgements:
    """What a file of judgements changed.

    Attributes:
        decided: the new judgements, counted by answer: "same", "different".
        unchanged: rows whose judgement was on record already.
        empty: rows without an answer.
        unplaced: rows of which the round has not both proposals, each with its place and what is missing.
        followed: open cases that the judgements settled without naming them.
        open: cases that still wait for a person.
    """

    decided: dict[str, int]
    unchanged: int
    empty: int
    unplaced: tuple[str, ...]
    followed: tuple[Followed, ...]
    open: int


def export_judgements(session: Session, round_id: str) -> tuple[bytes, int]:
    """What people judged of the pairs of a round, as CSV, and how many judgements that are.

    Raises:
        WrongUsage: there is no such round.
    """
    seen = look_at(session, round_id, "judgements export")
    state, known = seen.state, seen.state.proposals
    found = [
        Judgement(
            verdict.carried or round_id,
            verdict,
            choice_text(verdict.answer, None, seen.round.list),
            state.verdicts[verdict.case.id].at[:10],
            *(known[name] for name in verdict.pairs[0]),
        )
        for verdict in state.said.of_pairs()
    ]
    place_of = {name: row for row, name in enumerate(known)}
    found.sort(key=lambda said: (place_of[said.one.id], place_of[said.other.id]))
    return judgements_csv(found, seen.round.list), len(found)


def import_judgements(session: Session, round_id: str, path: Path, by: str) -> ImportedJudgements:
    """Take in a file of judgements: all that are about proposals of the round, or (where a row does not fit) none.

    A row is about the proposals that have its numbers, titles, providers and durations, whatever they are called in the
    round.

    Args:
        by: the name of the person who vouches for them; it is kept beside the journal.

    Raises:
        BadData: rows do not fit, or cannot all be true; every one is named with its row and column.
        Refused: the round is not screened, or it is decided already.
    """
    table = read_table(read_file(path), path.name, FIELDS)
    with turn_in(session, round_id, "judgements import") as turn:
        before = cases_of(turn.screening, turn.state, turn.round).open
        reader = _Reader.of(turn, session.contacts.ref(name=by))
        reader.problems.extend(error.line for error in table.errors)
        for row in table.rows:
            reader.read(row)
        reader.hold_together()
        if reader.problems:
            raise BadData(
                "judgement-rows",
                f"{path.name}: {count(len(reader.problems), 'row')} cannot be used, so nothing was taken in.",
                "Mend them, or take the rows out, and import the file again.",
                reader.problems,
            )
        if reader.said:
            turn.say([CaseDecided(verdict) for verdict, _ in reader.said.values()])
            record_screening(turn)
        settled = tuple(followed(before, reader.said, turn.screening)) if reader.said else ()
        waiting = open_cases(turn.state)
    decided = Counter(str(verdict.answer) for verdict, _ in reader.said.values())
    tally, unplaced = reader.tally, tuple(reader.unplaced)
    return ImportedJudgements(dict(decided), tally["unchanged"], tally["empty"], unplaced, settled, waiting)


class _Misfit(Exception):
    """A row that cannot be used: in which column, and why."""


@frozen
class _Reader:
    """Reads rows one by one into verdicts; collects what does not fit, and what has no place."""

    names: Sequence[str]
    by_side: Mapping[Side, Sequence[int]]
    given: Verdicts
    answers: Mapping[str, Answer]
    rules: Sequence[str]
    judged: Callable[[Mapping[str, str]], Record]
    by: str
    said: dict[str, tuple[Verdict, TableRow]] = field(factory=dict)
    problems: list[str] = field(factory=list)
    unplaced: list[str] = field(factory=list)
    tally: Counter[str] = field(factory=Counter)

    @classmethod
    def of(cls, turn: RoundTurn, by: str) -> _Reader:
        from positivliste.matching.judged import side

        kind, state = turn.round.list, turn.state
        record = LISTS[kind].subject(turn).record
        by_side: dict[Side, list[int]] = {}
        for row, proposal in enumerate(state.proposals.values()):
            by_side.setdefault(side(record(proposal)).without_zeros, []).append(row)
        asked = {found.code: found.question for found in all_rules() if found.question and found.pair}
        choices = (choice for question in asked.values() for choice in question.choices(kind) if not choice.whole)
        answers = {choice.text: choice.answer for choice in choices if choice.answer is not Answer.ACCEPT}
        return cls(list(state.proposals), by_side, state.said, answers, tuple(asked), LISTS[kind].judged, by)

    def read(self, row: TableRow) -> None:
        """Take one row in."""
        try:
            self.tally[self._read(row)] += 1
        except _Misfit as misfit:
            column, why = misfit.args
            self.problems.append(f"{place(row.sheet, row.row, column)}: {why}")

    def hold_together(self) -> None:
        """Find judgements that can't all be true, among these and with those on record."""
        known = {**self.given.by_case, **{case: verdict for case, (verdict, _) in self.said.items()}}
        for verdict, pair, group in contradictions(known.values()):
            row = self.said[verdict.case.id][1] if verdict.case.id in self.said else None
            where = place(row.sheet, row.row, form.ANSWER) if row else f"The case {verdict.case.id}, on record"
            self.problems.append(
                f"{where}: {list_text(pair, 'and')} are said to be different, but other judgements make them one: "
                f"{list_text(group, 'and')}; change one of them"
            )

    def _read(self, row: TableRow) -> str:
        if not row.get("answer"):
            return "empty"
        answer, code = self._answer(row), self._rule(row)
        found = self._pair(row)
        if isinstance(found, str):
            self.unplaced.append(f"{place(row.sheet, row.row)}: {found}")
            return "unplaced"
        before = self.given.between(*found)
        code = before.case.code if before and before.of_pair else code
        verdict = Verdict(Case(code, *found), answer, self.by, _text(row, "reason"))
        twice, _ = self.said.get(verdict.case.id, (None, None))
        if twice and twice.answer is not answer:
            raise _Misfit(form.ANSWER, f"{found[0]} and {found[1]} are judged twice, and differently")
        if twice or (before and before.answer is answer and verdict.reason in ("", before.reason)):
            return "unchanged"
        self.said[verdict.case.id] = verdict, row
        return "decided"

    def _answer(self, row: TableRow) -> Answer:
        """The answer in the words of the review, or in the first of them: "samme kursus"."""
        text = fold(_text(row, "answer"))
        for known, answer in self.answers.items():
            if text in (fold(known), fold(known).partition(":")[0]):
                return answer
        also = " An answer for a whole cluster stands only in the review." if text in WHOLE else ""
        raise _Misfit(form.ANSWER, f"{row.get('answer')!r} is not one of: {'; '.join(self.answers)}.{also}")

    def _rule(self, row: TableRow) -> str:
        """The code of the rule that asked."""
        told = _text(row, "rule").partition(" ")[0].upper()
        if told not in self.rules:
            raise _Misfit(form.RULE, f"{row.get('rule') or ''!r} names no rule that asks about a pair")
        return told

    def _pair(self, row: TableRow) -> tuple[str, str] | str:
        """The two proposals that a row is about, or what is missing."""
        from positivliste.matching.judged import pairs

        places = [self.by_side.get(self._side(row, number), ()) for number in "12"]
        for number, found in zip("12", places, strict=True):
            if not found:
                return f"the round has no {_text(row, f'title{number}')!r} with what was judged of it"
        named = [(self.names[one], self.names[other]) for one, other in pairs(*places)]
        if not named:
            return f"the round has only one {_text(row, 'title1')!r}"
        return next((pair for pair in named if self.given.between(*pair)), named[0])

    def _side(self, row: TableRow, number: str) -> Side:
        from positivliste.matching.judged import side

        return side(self.judged({name: _text(row, f"{name}{number}") for name in _SIDES})).without_zeros


def _text(row: TableRow, name: str) -> str:
    return csv_value(row.get(name) or "")
