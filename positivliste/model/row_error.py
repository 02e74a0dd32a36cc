"""A row that could not become a proposal, in the one shape that the intake, the journal and the letters share."""

from __future__ import annotations

from attrs import frozen


@frozen
class RowError:
    """A row of a table that cannot be used, and why.

    Attributes:
        sheet: the sheet; empty for a file without sheets.
        row: the row, as Excel numbers it.
        column: the column's letter; empty where the whole row is meant.
        value: what stands there.
        message: what is wrong and how to mend it, in English.
        danish: the same in Danish, for the sender.
    """

    sheet: str
    row: int
    column: str
    value: str
    message: str
    danish: str = ""

    @property
    def told(self) -> str:
        """What the sender is told: in Danish, where there is a text for it."""
        return self.danish or self.message
