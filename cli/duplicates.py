"""`duplicates`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, count, pass_app
from positivliste.cli.types import FILE, map_option

if TYPE_CHECKING:
    from positivliste.workspace.results import Place, TableDuplicates


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@map_option
@pass_app
def duplicates(app: App, files: tuple[Path, ...], mapping: tuple[tuple[str, str], ...]) -> None:
    """The same and nearly the same courses in any table that `receive` can read; needs no workspace."""
    from positivliste.workspace.tables import duplicates

    found = duplicates(files, dict(mapping))
    data = {
        "rows": len(found.rows),
        "joined": [{"rows": list(map(_place, group.rows)), "why": group.why} for group in found.joined],
        "suggested": [
            {"rows": list(map(_place, pair.rows)), "score": pair.score, "why": pair.why} for pair in found.suggested
        ],
        "clusters": found.clusters,
    }
    app.show(data, _text(found, several=len(files) > 1))


def _place(place: Place) -> list[Any]:
    return [place.file, place.sheet, place.row]


def _text(found: TableDuplicates, *, several: bool) -> str:
    courses = len(found.rows) - sum(len(group.rows) - 1 for group in found.joined)
    parts = [
        f"{count(len(found.rows), 'row')}, {count(courses, 'course')} once the same ones are joined; "
        f"{count(len(found.suggested), 'pair')} to look at."
    ]
    told = [(f"The same ({group.why}):", group.rows) for group in found.joined]
    told += [(f"The same? ({pair.why})", pair.rows) for pair in found.suggested]
    parts += ["\n".join([head, *_lines(rows, several=several)]) for head, rows in told]
    return "\n\n".join(parts)


def _lines(rows: tuple[Place, ...], *, several: bool) -> list[str]:
    return [f"  {_where(place, several=several)}: {place.title}" for place in rows]


def _where(place: Place, *, several: bool) -> str:
    return ", ".join(filter(None, [place.file if several else "", place.sheet, f"row {place.row}"]))
