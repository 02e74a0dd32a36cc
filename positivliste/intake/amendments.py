"""The table of what is changed on a published list. All errors are told at once."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from positivliste.intake.fields import AMENDMENT_FIELDS, header_key
from positivliste.intake.spans import read_date
from positivliste.intake.table_row import TableRow
from positivliste.intake.whole import misfit, read_whole
from positivliste.model.amendment import Action
from positivliste.model.row_error import RowError, place

_ACTIONS = {
    Action.REMOVED: "udgår udgået udgå fjernes fjernet slettes slettet tagesaf tagesaflisten slet fjern remove removed",
    Action.CORRECTED: "rettes rettet ret rettelse ændres ændret ændring correct corrected change",
    Action.SUSPENDED: "suspenderes suspenderet suspender suspension sættespåpause pause suspend suspended",
    Action.REINSTATED: "genoptages genoptaget genoptag genoptagelse optagesigen sættespåigen reinstate reinstated",
}
_ACTION_OF = {header_key(word): action for action, words in _ACTIONS.items() for word in words.split()}
_NAMED = "no", "course", "number", "title"


@frozen
class AmendmentRow:
    """One row: which entry, what is done with it, and why.

    Attributes:
        where: the place of the row, for messages.
        named: what it says of the entry, by field: its running number (`no`), number, title, or any of them (`course`).
        field: the heading of what is put right; empty where nothing is.
        value: the new value, as it is written.
        until: the day on which a suspended entry is on the list again.
    """

    where: str
    named: tuple[tuple[str, str], ...]
    action: Action
    field: str
    value: str
    until: date | None
    reason: str


def read_amendments(content: bytes, name: str) -> tuple[AmendmentRow, ...]:
    """What is changed on a list, row by row.

    Raises:
        BadData: the file cannot be read, has no rows, or rows do not fit; all of them are named.
    """
    return read_whole(content, name, AMENDMENT_FIELDS, None, _amendment)


def _amendment(row: TableRow, errors: list[RowError]) -> AmendmentRow:
    action, until = _ACTION_OF.get(header_key(row.values["action"])), row.get("until")
    if action is None:
        errors.append(misfit(row, "action", "is no action; write Udgår, Rettes, Suspenderes or Genoptages"))
    day = read_date(until) if until else None
    if until and day is None:
        errors.append(misfit(row, "until", "is no date; write for example 1. august 2020"))
    named = tuple((field, row.values[field]) for field in _NAMED if row.get(field))
    if not named:
        message = "The row names no course: write its number, its running number or its title."
        errors.append(RowError(row.sheet, row.row, "", "", message))
    said = (row.get("field") or "", row.get("value") or "", row.values["reason"])
    return AmendmentRow(place(row.sheet, row.row), named, action or Action.REMOVED, *said[:2], day, said[2])
