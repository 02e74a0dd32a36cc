"""Values that are many: a round has a hundred thousand of them, and most questions need none."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value")

Fits = Callable[..., bool]
"""Whether what stands in a value, at the paths that were asked for, is looked for."""


class Unread(Collection[Value]):
    """Values that are counted, and read when somebody goes through them."""

    @abstractmethod
    def pick(self, fits: Fits, *paths: str) -> Iterator[Value]:
        """The values in which there stands at these paths ("entry.title") what fits; the others are not read."""

    def __contains__(self, value: object) -> bool:
        return any(value == held for held in self)


class Many(Unread[Value]):
    """All values of several collections, in their order."""

    def __init__(self, *parts: Collection[Value]) -> None:
        flat = chain.from_iterable(part.parts if isinstance(part, Many) else (part,) for part in parts)
        self.parts: tuple[Collection[Value], ...] = tuple(part for part in flat if len(part))

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __iter__(self) -> Iterator[Value]:
        return chain.from_iterable(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Collection) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} values>"

    def pick(self, fits: Fits, *paths: str) -> Iterator[Value]:
        for part in self.parts:
            yield from part.pick(fits, *paths) if isinstance(part, Unread) else _read(part, fits, paths)


class Pile:
    """What grows into `Many`, one by one or many at once."""

    def __init__(self, begun: Collection[Any] = ()) -> None:
        self._parts: list[Collection[Any]] = [begun]
        self._single: list[Any] = []

    def add(self, value: object) -> None:
        self._single.append(value)

    def put(self, values: Collection[Any]) -> None:
        self._parts += [tuple(self._single), values]
        self._single = []

    def all(self) -> Many[Any]:
        return Many(*self._parts, tuple(self._single))


def _read(values: Iterable[Value], fits: Fits, paths: tuple[str, ...]) -> Iterator[Value]:
    getters = [attrgetter(path) for path in paths]
    return (value for value in values if fits(*(get(value) for get in getters)))
