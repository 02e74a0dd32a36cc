"""Lists B and C: the two-year clock of the council's own job titles."""

from __future__ import annotations

from positivliste.model.listing import ListedTitle
from positivliste.model.table import Rows
from positivliste.usecases import listing
from positivliste.workspace import given
from positivliste.workspace.part import Part

COLUMNS = {
    "title": "title.title",
    "disco": "title.disco",
    "area": "title.area",
    "from": "title.start",
    "earliest_end": "title.earliest_end",
    "until": "title.until",
    "extended": "title.extended",
    "decision": "title.decision.text",
    "list": "list",
    "state": "state",
    "level": "title.level",
    "round": "title.round",
}


class Listing(Part):
    """The council's own job titles. [B4]"""

    def show(self, on: given.Day | None = None, kind: given.ListName | None = None) -> Rows[listing.Listed]:
        """Every title that was decided and reported, as it stands on a day; those that ended come last."""
        return Rows(
            listing.show_listing(self._session, given.optional_day(on), given.optional(given.list_kind)(kind)),
            COLUMNS,
        )

    def extend(self, title: str, until: given.Day, reason: str, document: str) -> ListedTitle:
        """Let a title stay longer than two years, for a reason that is documented."""
        return listing.extend_listing(
            self._session, given.text(title), given.day(until), given.text(reason), given.text(document)
        )

    def remove(self, title: str, on: given.Day, minutes: str) -> ListedTitle:
        """Take a title off the list on a day that is not before its two years are over."""
        return listing.remove_listing(self._session, given.text(title), given.day(on), given.minutes(minutes))
