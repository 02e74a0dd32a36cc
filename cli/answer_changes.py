"""How the rows of an answer follow those of the one whose place it takes, on the terminal and for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from positivliste.cli.app import table

if TYPE_CHECKING:
    from positivliste.workspace.results import Received, RowChange


def changes_told(taken: Received) -> dict[str, Any]:
    """Every row that was and is, for JSON; nothing where the respondent had not answered before."""
    if not (taken.replaced or taken.undecided):
        return {}
    return {
        "replaces": [answer.id for answer in taken.replaced],
        "undecided": [answer.id for answer in taken.undecided],
        "changes": [_told(change) for change in taken.changes],
    }


def changes_lines(taken: Received) -> Iterator[str]:
    """The same in lines: counted, and row by row where nothing is kept."""
    if taken.replaced:
        named = ", ".join(answer.text for answer in taken.replaced)
        yield f"  Takes the place of {named}." if taken.kept else f"  In the place of {named}:"
    if taken.changes:
        counts = [(taken.count(kind), kind.value) for kind in _kinds(taken)]
        yield f"  Rows: {', '.join(f'{number} {what}' for number, what in counts)}."
        shown = [c for c in taken.changes if c.kind != "same"] if taken.kept else taken.changes
        if shown:
            yield table([_row(change) for change in shown], ["What", "Was", "Is", "Row", "Title", "What differs"])
    if taken.undecided:
        yield f"{taken.respondent.name} has answered before: receive it with --replaces, or with --adds."


def _kinds(taken: Received) -> Iterator[Any]:
    yield from dict.fromkeys(sorted((change.kind for change in taken.changes), key=_ORDER.index))


_ORDER = ["same", "changed", "new", "gone"]


def _told(change: RowChange) -> dict[str, Any]:
    old, new = change.old, change.new
    shown = new or old
    return {
        "change": change.kind,
        "was": old.id if old else None,
        "is": new.id if new else None,
        "row": shown.origin.row if shown else None,
        "title": shown.title if shown else None,
        "differs": {name: [_value(old, name), _value(new, name)] for name in change.fields if name != "extra"},
        "doubt": change.doubt,
    }


def _row(change: RowChange) -> list[Any]:
    old, new = change.old, change.new
    shown = new or old
    differs = [f"{name}: {_value(old, name)} -> {_value(new, name)}" for name in change.fields if name != "extra"]
    differs += ["other columns"] if "extra" in change.fields else []
    differs += ["judged before: judge it anew"] if change.is_renumbered else []
    differs += [change.doubt] if change.doubt else []
    return [
        change.kind.value,
        old.id if old else None,
        new.id if new else None,
        shown.origin.row if shown else None,
        shown.title[:44] if shown else None,
        "; ".join(differs) or None,
    ]


def _value(proposal: Any, name: str) -> str | None:
    value = getattr(proposal, name)
    return getattr(value, "text", value) if value is not None else None
