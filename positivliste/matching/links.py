"""Which rows belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Links:
    """Groups of rows, numbered from 0, that grow together."""

    def __init__(self, rows: int) -> None:
        self._parent = list(range(rows))

    def root(self, row: int) -> int:
        """The first row of the group."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def between(self, one: int, other: int) -> tuple[int, int]:
        """The first rows of the groups that two rows are in, the earlier first: the same for every pair of the two."""
        one, other = self.root(one), self.root(other)
        return (one, other) if one < other else (other, one)

    def join(self, one: int, other: int) -> None:
        one, other = self.root(one), self.root(other)
        self._parent[max(one, other)] = min(one, other)

    def join_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            self.join(one, other)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Every group with its rows in their order, by the first row of each."""
        found = defaultdict[int, list[int]](list)
        parent = self._parent
        for row, above in enumerate(parent):  # a parent is an earlier row, which has the first of its group by now
            parent[row] = parent[above]
            found[parent[row]].append(row)
        return tuple(map(tuple, found.values()))
