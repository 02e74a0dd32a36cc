"""What can be asked of any table, without a workspace."""

from __future__ import annotations

from positivliste.usecases.duplicates import TableDuplicates, duplicates_in
from positivliste.workspace import given


def duplicates(files: given.Files, mapping: given.Headers = None) -> TableDuplicates:
    """The same and nearly the same courses, or job titles, in the tables of some files.

    Args:
        mapping: headers that are not known, each with the field that it stands for.

    Raises:
        BadData: a file cannot be read, holds a CPR number, or has no header row.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    return duplicates_in(given.paths(files), given.headers(mapping))
