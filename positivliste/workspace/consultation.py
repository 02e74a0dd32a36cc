"""The consultation: ask the respondents, remind them, extend a deadline, close."""

from __future__ import annotations

from positivliste.documents.content.papers import AnswerOverview
from positivliste.model.table import Rows
from positivliste.usecases import consultation, papers
from positivliste.usecases.turn import look_at
from positivliste.usecases.writing import Written
from positivliste.workspace import given
from positivliste.workspace.part import Part
from positivliste.workspace.written import written


class Consultation(Part):
    """The consultation of a round."""

    def open(self, round_id: given.RoundName, deadline: given.Moment) -> consultation.Opened:
        """Open the consultation to a deadline; a date without a time lasts to the end of the day."""
        return consultation.open_consultation(self._session, given.round_id(round_id), given.moment(deadline))

    def extend(
        self, round_id: given.RoundName, deadline: given.Moment, respondent: str | None = None
    ) -> consultation.Opened:
        """A later deadline, for one respondent or for all; for all, the consultation is open again."""
        return consultation.extend_consultation(
            self._session, given.round_id(round_id), given.moment(deadline), given.optional_text(respondent)
        )

    def close(self, round_id: given.RoundName) -> AnswerOverview:
        """Close the consultation; returns who answered."""
        return consultation.close_consultation(self._session, given.round_id(round_id))

    def overview(self, round_id: given.RoundName) -> AnswerOverview:
        """Who was heard, who answered, when and with how much."""
        return papers.overview(look_at(self._session, given.round_id(round_id)))

    def forms(self, round_id: given.RoundName, kind: given.KindName | None = None) -> Rows[Written]:
        """Write the answer workbooks: for one kind of respondent, or for all."""
        from positivliste.usecases.outgoing import forms

        asked = given.optional(given.respondent_kind)(kind)
        return written(forms(self._session, given.round_id(round_id), asked))

    def letters(self, round_id: given.RoundName, formats: given.Formats = "md") -> Rows[Written]:
        """Write the letter to every respondent, with what its kind is asked for."""
        from positivliste.usecases.outgoing import letters

        return written(letters(self._session, given.round_id(round_id), given.formats(formats)))

    def reminders(self, round_id: given.RoundName, formats: given.Formats = "md") -> Rows[Written]:
        """Write a reminder to those who have not answered, and to nobody else."""
        from positivliste.usecases.outgoing import reminders

        return written(reminders(self._session, given.round_id(round_id), given.formats(formats)))
