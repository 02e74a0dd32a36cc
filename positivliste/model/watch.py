"""Who watches long work: told how far it is, and when it is about to be kept. The library knows neither terminal nor
clock; whoever has one gives it a `Watch`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watch(Protocol):
    """What long work tells while it goes on."""

    def steps(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, one by one, as they are worked on.

        Args:
            what: the work, in a few English words.
            total: how many items there are.
        """
        ...

    def keeping(self) -> None:
        """All is worked out, and is now kept: from here on the work is done whole, and cannot be stopped."""
        ...


class Nobody:
    """The watch of one who only waits for the end."""

    def steps(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        yield from items

    def keeping(self) -> None:
        """Nothing is to be done."""
