"""The small interface behind which a journal is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Protocol

from positivliste.model.events import Event, Payload, Run
from positivliste.model.value import frozen
from positivliste.store import codec


@frozen
class Draft:
    """An event that is to be appended: the journal gives it its number and its hash."""

    payload: Payload
    round: str = ""

    @cached_property
    def data(self) -> str:
        """The payload as it is written.

        Raises:
            TypeError: it holds a value of the wrong type.
        """
        return codec.dump(self.payload)


@frozen
class Flaw:
    """One thing that is wrong with a journal, at one event."""

    seq: int
    message: str


class Journal(Protocol):
    """An append-only chain of events. What is in it is never changed."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that is appended inside is kept together, or (after an exception or a crash) not at all."""
        ...

    def append(self, drafts: Sequence[Draft], *, at: str, actor: str) -> tuple[Event, ...]:
        """Append events, in order; returns them as they now stand. Only inside a transaction."""
        ...

    def events(
        self,
        *,
        rounds: Collection[str] | None = None,
        also: Collection[str] = (),
        as_of: str | None = None,
        last: int | None = None,
    ) -> Iterator[Event]:
        """The events in order: of these rounds ("" for the workspace) or of the kinds `also`, recorded up to a date; of
        all these the last so many.

        The first event, which says whose workspace it is, always comes along.
        """
        ...

    def told(
        self,
        round_id: str,
        *,
        many: Sequence[str],
        dated: Sequence[str] = (),
        dividing: Collection[str],
        as_of: str | None = None,
    ) -> Iterator[Event | Run]:
        """The events of a round in order: those of the kinds `many` as runs of what they say, and those of the kinds
        `dated` as runs of events, in the place of their last.

        A run is of one kind, and goes over no event of the kinds `dividing`. What is recorded later is not in it.
        """
        ...

    def head(self) -> str:
        """The hash of the last event."""
        ...

    def flaws(self) -> Iterator[Flaw]:
        """Everything that shows that the journal is not as it was written."""
        ...
