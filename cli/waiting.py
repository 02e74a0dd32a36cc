"""What was suggested and waits for the next screening, as several commands show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Waiting


def waiting_told(waiting: Sequence[Waiting]) -> list[dict[str, Any]]:
    """What waits for the next screening, for JSON."""
    return [{"list": w.list, "from": w.sender, "suggestions": w.suggestions, "row_errors": w.errors} for w in waiting]


def waiting_lines(waiting: Sequence[Waiting]) -> list[str]:
    """What waits for the next screening, one line for a list, with everyone that it is from."""
    return [
        _waiting_line(kind, [found for found in waiting if found.list == kind])
        for kind in dict.fromkeys(found.list for found in waiting)
    ]


def _waiting_line(kind: str, waiting: Sequence[Waiting]) -> str:
    errors = sum(found.errors for found in waiting)
    total = count(sum(found.suggestions for found in waiting), "suggestion")
    total += f" and {count(errors, 'row error')}" if errors else ""
    senders = ", ".join(f"{found.sender} {found.suggestions}" for found in waiting)
    return f"Waiting for the next screening of {kind}: {total}, from {senders}."
