"""`duplicates`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, pass_app, pick
from positivliste.cli.types import FILE, map_option

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Place, TableDuplicates


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@map_option
@pass_app
def duplicates(app: App, files: tuple[Path, ...], mapping: dict[str, str]) -> None:
    """The same and nearly the same courses in any table that `receive` can read; needs no workspace."""
    from positivliste.workspace.tables import duplicates

    found = duplicates(files, mapping)
    data = {
        "rows": len(found.rows),
        "columns": {
            file: [pick(column, "sheet", "column", "header", "field") for column in columns]
            for file, columns in found.columns
        },
        "joined": [_rows_told(group.rows) | pick(group, "why") for group in found.joined],
        "suggested": [_rows_told(pair.rows) | pick(pair, "score", "why") for pair in found.suggested],
        "clusters": found.clusters,
    }
    app.show(data, *_lines(found, several=len(files) > 1))


def _rows_told(rows: tuple[Place, ...]) -> dict[str, Any]:
    return {"rows": [[place.file, place.sheet, place.row] for place in rows]}


def _lines(found: TableDuplicates, *, several: bool) -> Iterator[str]:
    for file, columns in found.columns:
        yield from (file, columns_line(columns))
    untitled = sum(not place.title for place in found.rows)
    courses = len(found.rows) - untitled - sum(len(group.rows) - 1 for group in found.joined)
    yield ""
    if untitled:
        yield f"{count(untitled, 'row')} without a title, so not compared."
    yield (
        f"{count(len(found.rows), 'row')}, {count(courses, 'course')} once the same ones are joined; "
        f"{count(len(found.suggested), 'pair')} to look at."
    )
    told = [(f"The same ({group.why}):", group.rows) for group in found.joined]
    told += [(f"The same? ({pair.why})", pair.rows) for pair in found.suggested]
    for head, rows in told:
        yield from ("", head, *(f"  {_where(place, several=several)}: {place.title}" for place in rows))


def _where(place: Place, *, several: bool) -> str:
    return ", ".join(filter(None, [place.file if several else "", place.sheet, f"row {place.row}"]))
