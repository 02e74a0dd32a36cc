"""`calendar`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, day_or_dash, pass_app, table

from positivliste.errors import WrongUsage


@click.command()
@click.argument("year", type=click.IntRange(2017, 2100))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "ics", "svg", "pdf", "docx", "html", "md"]),
    default="table",
    help="Else the table.",
)
@click.option(
    "--out", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write it."
)
@pass_app
def calendar(app: App, year: int, form: str, file: Path | None) -> None:
    """The year wheel of YEAR: as a table, for the calendar (.ics), or as a picture for the wall (.svg, .pdf, .docx)."""
    workspace = app.workspace()
    if form != "table":
        path = workspace.calendar.write(year, form, file)
        app.show({"year": year, "file": str(path)}, f"Wrote {path}")
        return
    if file:
        raise WrongUsage(
            "table-to-file", "The table is for the screen.", "Give --format for a file, as `--format pdf`."
        )
    wheel = workspace.calendar.year(year)
    rows = [
        [e.day, day_or_dash(e.statutory), e.list, e.kind, e.title + (f" (to {e.span_end})" if e.span_end else "")]
        for e in wheel.events
    ]
    data = [
        {
            "date": e.day,
            "statutory": e.statutory,
            "until": e.span_end,
            "list": e.list,
            "kind": e.kind,
            "title": e.title,
            "uid": e.uid,
        }
        for e in wheel.events
    ]
    app.show({"year": year, "events": data}, table(rows, ["Date", "Statutory", "List", "Kind", "What"]))
