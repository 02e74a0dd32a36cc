"""The journal: what happened, the proof that it is whole, and the persons behind it."""

from __future__ import annotations

from positivliste.model.table import Rows
from positivliste.store import Person
from positivliste.usecases import history
from positivliste.workspace import given
from positivliste.workspace.part import Part

EVENTS = {
    "seq": "event.seq",
    "at": "event.at",
    "actor": "event.actor",
    "who": "who",
    "round": "event.round",
    "kind": "event.kind",
    "summary": "summary",
    "package": "event.package",
    "hash": "event.hash",
}
PERSONS = {name: name for name in ("ref", "name", "email")}


class Journal(Part):
    """Everything that happened, as it was written."""

    def log(self, round_id: given.RoundName | None = None, *, last: int | None = None) -> Rows[history.LogLine]:
        """What happened, in a round or in the whole workspace: when, who, what; of all that the last so many."""
        told = history.log(self._session, given.optional(given.round_id)(round_id), given.optional(given.count)(last))
        return Rows(told, EVENTS)

    def verify(self) -> history.Verified:
        """Whether the journal and the received files are as they were written."""
        return history.verify(self._session)

    def persons(self) -> Rows[Person]:
        """Every person and mailbox on record."""
        return Rows(history.persons(self._session), PERSONS)

    def erase(self, person: str) -> None:
        """Forget the name and e-mail address behind a reference. What the person did stays."""
        history.erase_person(self._session, given.text(person))
