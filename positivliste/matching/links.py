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

    def join(self, one: int, other: int) -> None:
        one, other = self.root(one), self.root(other)
        self._parent[max(one, other)] = min(one, other)

    def join_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            self.join(one, other)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Every group with its rows in their order, by the first row of each."""
        found = defaultdict[int, list[int]](list)
        for row in range(len(self._parent)):
            found[self.root(row)].append(row)
        return tuple(map(tuple, found.values()))
