"""What the council or its chair decided, and when the chair may."""

from __future__ import annotations

from positivliste.model.round import Delegation
from positivliste.usecases import decisions, rounds
from positivliste.workspace import given
from positivliste.workspace.part import Part


class Decisions(Part):
    """The decisions on the lists."""

    def decide(
        self,
        round_id: given.RoundName,
        body: given.BodyName,
        on: given.Day,
        minutes: str | None = None,
        exceptions: given.File | None = None,
    ) -> decisions.DecisionMade:
        """Record the decision of the council or its chair on the recommendation; see `usecases.decisions.decide`."""
        return decisions.decide(
            self._session,
            given.round_id(round_id),
            given.body(body),
            given.day(on),
            given.optional_minutes(minutes),
            given.optional_path(exceptions),
        )

    def delegate(self, kind: given.ListName, start: given.Day, end: given.Day | None, minutes: str) -> Delegation:
        """Put on record that the council authorised its chair to decide in a period; without an end until further
        notice."""
        return rounds.delegate(
            self._session,
            given.list_kind(kind),
            given.day(start),
            given.optional_day(end),
            given.minutes(minutes),
        )
