"""`suggest`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, columns_line, pass_app, pick
from positivliste.cli.types import FILE, MOMENT, TITLE_LISTS, map_option


@click.command()
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("title", required=False)
@click.option("--from", "sender", required=True, metavar="NAME", help="The organisation that suggests it.")
@click.option("--disco", metavar="CODE", help="The DISCO-08 code.")
@click.option("--level", metavar="LEVEL", help="The education that it needs, for example bachelor or faglært.")
@click.option("--evidence", metavar="TEXT", help="Companies that tried in vain to recruit.")
@click.option("--file", type=FILE, help="A table of suggestions instead of TITLE.")
@click.option("--on", "received", type=MOMENT, help="When it came; else now.")
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
    mapping: dict[str, str],
) -> None:
    """Put a suggested job title on record, from anyone, at any time; the next round of LIST takes it in."""
    if (title is None) == (file is None):
        raise click.UsageError("Give either a TITLE or a --file.")
    workspace = app.workspace()
    if file:
        done = workspace.suggestions.add_file(list_, file, sender, received=received, mapping=mapping)
    else:
        done = workspace.suggestions.add(
            list_, title or "", sender, disco=disco, level=level, evidence=evidence, received=received
        )
    app.show(
        {
            "list": list_,
            "suggestions": [pick(suggestion, "id", "title", "disco") for suggestion in done.suggestions],
            "row_errors": [pick(error, "sheet", "row", "column", "message") for error in done.errors],
        },
        *(f"{s.id}: {s.title}, suggested by {s.sender}." for s in done.suggestions),
        *([columns_line(done.columns)] if done.columns else []),
        *(f"Row error, row {e.row}: {e.message}" for e in done.errors),
    )
