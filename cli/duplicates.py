"""`duplicates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, pass_app, pick
from positivliste.cli.types import LISTS, map_option

from positivliste.english import count
from positivliste.errors import WrongUsage

_ROUND = re.compile(rf"(?:{'|'.join(LISTS.choices)})-\d{{4}}-\d\d-\d\d")

if TYPE_CHECKING:
    from positivliste.workspace.results import Place, TableDuplicates


@click.command()
@click.argument("names", metavar="FILE...|ROUND", nargs=-1, required=True)
@map_option
@click.option("--why", "proposal", metavar="ID", help="Everything about one proposal of ROUND, for example P0031.")
@pass_app
def duplicates(app: App, names: tuple[str, ...], mapping: dict[str, str], proposal: str | None) -> None:
    """The same and nearly the same courses in any table that `receive` can read, for which no workspace is needed; or
    in a round, as it was last screened and judged."""
    round_id = _round_meant(names, asked=proposal is not None)
    if round_id is None:
        _in_files(app, tuple(map(Path, names)), mapping)
        return
    if mapping:
        raise WrongUsage("map-of-round", "--map is about the headers of files.", "Leave it out for a round.")
    from positivliste.cli.round_duplicates import show_round, show_why

    workspace = app.workspace()
    noun = workspace.rounds.kind(round_id).noun
    if proposal is None:
        show_round(app, round_id, workspace.screening.duplicates(round_id), noun)
    else:
        show_why(app, round_id, workspace.screening.why(round_id, proposal), noun)


def _round_meant(names: tuple[str, ...], *, asked: bool) -> str | None:
    """The round that is meant, if no files are: one name in the form of a round's, as no table has without an ending.

    Args:
        asked: a proposal is asked about, so only a round can be meant.

    Raises:
        WrongUsage: several are named where only a round can be meant.
    """
    if asked and len(names) > 1:
        raise WrongUsage("one-round", "--why is about a proposal of one round.", "Name the round alone.")
    return names[0] if asked or (len(names) == 1 and _ROUND.fullmatch(names[0])) else None


def _in_files(app: App, files: tuple[Path, ...], mapping: dict[str, str]) -> None:
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
