"""What the respondents sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from positivliste.model.answers import COLUMNS, SentAnswer
from positivliste.model.table import Rows
from positivliste.usecases.turn import look_at
from positivliste.workspace import given
from positivliste.workspace.part import Part

if TYPE_CHECKING:
    from positivliste.usecases.receipts import AnswerChange, Received

CHANGED = {"answer": "answer.id", "respondent": "answer.respondent", "state": "answer.state", "proposals": "numbers"}
"""What the table of what was taken back shows of each answer."""


class Answers(Part):
    """The answers of the respondents in a round, and what becomes of each."""

    def receive(
        self,
        round_id: given.RoundName,
        paths: given.Files,
        sender: str,
        *,
        received: given.Moment | None = None,
        mapping: given.Headers = None,
        replaces: bool = False,
        adds: bool = False,
        of: Sequence[str] = (),
        dry_run: bool = False,
    ) -> Received:
        """Take in one file or more that a respondent sent; see `usecases.answers.receive`."""
        from positivliste.usecases.answers import receive

        return receive(
            self._session,
            given.round_id(round_id),
            given.paths(paths),
            given.text(sender),
            received=given.optional_moment(received),
            mapping=given.headers(mapping),
            manner=given.manner(replaces=replaces, adds=adds),
            of=given.texts(of),
            dry_run=given.flag(dry_run),
        )

    def list(self, round_id: given.RoundName) -> Rows[SentAnswer]:
        """Every answer of a round, in the order of receipt, and what became of it."""
        return Rows(look_at(self._session, given.round_id(round_id)).state.answers.values(), COLUMNS)

    def none(
        self,
        round_id: given.RoundName,
        sender: str,
        *,
        received: given.Moment | None = None,
        letter: given.File | None = None,
    ) -> AnswerChange:
        """A respondent has nothing to propose; see `usecases.answer_letters.answer_none`."""
        from positivliste.usecases import answer_letters

        return answer_letters.answer_none(
            self._session,
            given.round_id(round_id),
            given.text(sender),
            received=given.optional_moment(received),
            letter=given.optional_path(letter),
        )

    def keep(
        self,
        round_id: given.RoundName,
        path: given.File,
        sender: str,
        *,
        received: given.Moment | None = None,
        note: str = "",
    ) -> AnswerChange:
        """Keep an answer that is no table; see `usecases.answer_letters.answer_keep`."""
        from positivliste.usecases import answer_letters

        return answer_letters.answer_keep(
            self._session,
            given.round_id(round_id),
            given.path(path),
            given.text(sender),
            received=given.optional_moment(received),
            note=given.text(note),
        )

    def add(
        self,
        round_id: given.RoundName,
        sender: str,
        title: str,
        *,
        number: str | None = None,
        provider: str | None = None,
        private: bool | None = None,
        duration: str | None = None,
        job_title: str | None = None,
        group: str | None = None,
        only_with_others: bool = False,
        disco: str | None = None,
        level: str | None = None,
        evidence: str | None = None,
        remarks: str | None = None,
        received: given.Moment | None = None,
        letter: given.File | None = None,
        answer: str | None = None,
    ) -> AnswerChange:
        """A proposal that was typed by hand; see `usecases.answer_letters.answer_add`."""
        from positivliste.usecases import answer_letters
        from positivliste.usecases.lists import Typed

        typed = Typed(
            title=given.title(title),
            number=given.optional_title(number),
            provider=given.optional_title(provider),
            private=given.optional_flag(private),
            duration=given.optional_title(duration),
            job_title=given.optional_title(job_title),
            group=given.optional_title(group),
            only_with_others=given.flag(only_with_others),
            disco=given.optional_title(disco),
            level=given.optional_title(level),
            evidence=given.optional_title(evidence),
            remarks=given.optional_title(remarks),
        )
        return answer_letters.answer_add(
            self._session,
            given.round_id(round_id),
            given.text(sender),
            typed,
            received=given.optional_moment(received),
            letter=given.optional_path(letter),
            answer=given.optional_text(answer),
        )

    def withdraw(
        self, round_id: given.RoundName, what: str | Sequence[str] = (), sender: str | None = None, *, reason: str
    ) -> Rows[AnswerChange]:
        """Take answers or single proposals back; see `usecases.answer_life.withdraw`."""
        from positivliste.usecases import answer_life

        done = answer_life.withdraw(
            self._session,
            given.round_id(round_id),
            (given.text(what),) if isinstance(what, str) else given.texts(what),
            given.optional_text(sender),
            reason=given.reason(reason),
        )
        return Rows(done, CHANGED)

    def move(
        self,
        round_id: given.RoundName,
        to: str,
        what: str | None = None,
        sender: str | None = None,
        *,
        reason: str = "",
        replaces: bool = False,
        adds: bool = False,
    ) -> AnswerChange:
        """Put an answer under the respondent that really sent it; see `usecases.answer_life.move`."""
        from positivliste.usecases import answer_life

        return answer_life.move(
            self._session,
            given.round_id(round_id),
            given.text(to),
            given.optional_text(what),
            given.optional_text(sender),
            reason=given.text(reason),
            manner=given.manner(replaces=replaces, adds=adds),
        )

    def reread(
        self,
        round_id: given.RoundName,
        what: str | None = None,
        sender: str | None = None,
        *,
        mapping: given.Headers = None,
        dry_run: bool = False,
    ) -> Received:
        """Read the kept file of an answer again, with other headers named; see `usecases.answer_life.reread`."""
        from positivliste.usecases import answer_life

        return answer_life.reread(
            self._session,
            given.round_id(round_id),
            given.optional_text(what),
            given.optional_text(sender),
            mapping=given.headers(mapping),
            dry_run=given.flag(dry_run),
        )
