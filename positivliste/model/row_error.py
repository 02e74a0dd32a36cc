"""A row that somebody sent and that cannot be used, with its place and the remedy."""

from __future__ import annotations

from positivliste.model.value import frozen


@frozen
class RowError:
    """A row of a table that cannot be used.

    Attributes:
        sheet: empty for a file without sheets.
        row: as Excel numbers it.
        column: the letters of the column that is at fault; empty where no single one is.
        value: what stands there.
        message: what is wrong and how to mend it, in English.
        danish: the same in Danish, for whoever sent the row; empty where only the secretariat sees it.
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

    @property
    def line(self) -> str:
        """Place and message, for an error that names every row."""
        return f"{place(self.sheet, self.row, self.column)}: {self.message}"


def place(sheet: str, row: int, column: str = "") -> str:
    """Where something stands: "Sheet Ark1, row 3, column C", or "Row 3" in a file without sheets.

    Args:
        sheet: its name, or empty.
        row: as Excel numbers it.
        column: its letters, or empty for the whole row.
    """
    where = f"Sheet {sheet}, row {row}" if sheet else f"Row {row}"
    return f"{where}, column {column}" if column else where
