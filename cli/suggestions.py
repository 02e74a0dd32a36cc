"""`suggest`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, count, pass_app, place
from positivliste.cli.types import FILE, MOMENT, TITLE_LISTS, map_option

if TYPE_CHECKING:
    from positivliste.workspace.results import Waiting


@click.command()
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("title", required=False)
@click.option("--from", "sender", required=True, metavar="NAME", help="The organisation that suggests it.")
@click.option("--disco", metavar="CODE", help="The DISCO-08 code.")
@click.option("--level", metavar="LEVEL", help="The education that it needs, for example bachelor or faglært.")
@click.option("--evidence", metavar="TEXT", help="Companies that tried in vain to recruit.")
@click.option("--file", "file", type=FILE, help="A table of suggestions instead of TITLE.")
@click.option("--on", "received", type=MOMENT, metavar="DATE", help="When it came; else now.")
@map_option
@pass_app
def suggest(
    app: App,
    list_: str,
    title: str | None,
    sender: str,
    disco: str | None,
    level: str | None,
    evidence: str | None,
    file: Path | None,
    received: str | None,
    mapping: tuple[tuple[str, str], ...],
) -> None:
    """Put a suggested job title on record, from anyone, at any time; the next round of LIST takes it in."""
    if (title is None) == (file is None):
        raise click.UsageError("Give either a TITLE or a --file.")
    workspace = app.workspace()
    if file:
        done = workspace.suggestions.add_file(list_, file, sender, received=received, mapping=dict(mapping))
    else:
        done = workspace.suggestions.add(
            list_, title or "", sender, disco=disco, level=level, evidence=evidence, received=received
        )
    lines = [f"{s.id}: {s.title}, suggested by {s.sender}." for s in done.suggestions]
    if file:
        suggested, errors = len(done.suggestions), len(done.errors)
        total = f"{count(suggested + errors, 'row')}, {count(suggested, 'suggestion')}, {count(errors, 'row error')}"
        lines += [f"{file.name} from {sender}: {total}", columns_line(done.columns)]
    lines += [f"  Row error, {place(e.sheet, e.row, e.column)}: {e.message}" for e in done.errors]
    lines += [f"  Skipped, {place(s.sheet, s.row)}: {s.reason}: {s.text[:60]}" for s in done.skipped]
    app.show(
        {
            "list": list_,
            "suggestions": [{"id": s.id, "title": s.title, "disco": s.disco} for s in done.suggestions],
            "row_errors": [
                {"sheet": e.sheet, "row": e.row, "column": e.column, "value": e.value, "message": e.message}
                for e in done.errors
            ],
            "skipped": [{"sheet": s.sheet, "row": s.row, "reason": s.reason, "text": s.text} for s in done.skipped],
        },
        "\n".join(lines),
    )


def waiting_data(waiting: Sequence[Waiting]) -> list[dict[str, Any]]:
    """What waits for the next screening, for --json."""
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
