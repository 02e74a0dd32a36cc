"""Long work on a terminal: a bar while it goes on, and Ctrl-C until it is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

import click

Item = TypeVar("Item")

PATIENCE = 0.5
"""The seconds after which a person wants to see how far it is."""


class Terminal:
    """Shows a bar on a terminal, once the work takes longer than a moment; in a pipe nothing."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def steps(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        return self._told(what, items, total) if self._shown else iter(items)

    def keeping(self) -> None:
        """From here on the answer to Ctrl-C would be wrong: it is done."""
        import signal  # a command that only reads never comes here

        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _told(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        begun, done, left = monotonic(), 0, iter(items)
        for item in left:
            yield item
            done += 1
            if monotonic() - begun > PATIENCE:
                break
        with click.progressbar(left, total, what, file=sys.stderr, update_min_steps=total // 100 or 1) as bar:
            bar.update(done)
            yield from bar
