"""Rounds: open one, where each stands, and what the council prioritised for it."""

from __future__ import annotations

from positivliste.model.round import ListKind, Round
from positivliste.model.table import Rows
from positivliste.process.engine import RoundStatus
from positivliste.usecases import rounds
from positivliste.usecases.turn import look_at
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {
    "round": "round.id",
    "list": "round.list",
    "effective": "round.effective",
    "supplement": "round.supplement",
    "next": "next.name",
    "planned": "next.planned",
    "act_by": "next.act_by",
    "heard": "heard",
    "answered": "answered",
}


class Rounds(Part):
    """The rounds of the council's lists."""

    def open(self, kind: given.ListName, effective: given.Day, *, supplement: bool = False) -> Round:
        """Open a round of a list towards the day on which it takes effect; see `usecases.rounds.open_round`."""
        return rounds.open_round(
            self._session, given.list_kind(kind), given.day(effective), supplement=given.flag(supplement)
        )

    def list(self) -> Rows[RoundStatus]:
        """Where every round stands, the last effective date first."""
        return Rows(rounds.all_statuses(self._session), COLUMNS)

    def status(self, round_id: given.RoundName) -> RoundStatus:
        """What is done, next and late in a round; its `table()` has the steps."""
        return rounds.round_status(self._session, given.round_id(round_id))

    def kind(self, round_id: given.RoundName) -> ListKind:
        """The list of a round."""
        return look_at(self._session, given.round_id(round_id)).round.list

    def import_priorities(
        self, round_id: given.RoundName, path: given.File, mapping: given.Headers = None
    ) -> rounds.ImportedPriorities:
        """Take in the job titles that the council prioritised; see `usecases.rounds.import_priorities`."""
        return rounds.import_priorities(
            self._session, given.round_id(round_id), given.path(path), given.headers(mapping)
        )
