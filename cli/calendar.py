"""`calendar`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import FILE

from positivliste.errors import WrongUsage

FORMS = click.Choice(["table", "ics", "svg", "pdf", "docx", "html", "md"])


@click.command()
@click.argument("year", type=click.IntRange(2017, 2100))
@click.option("--format", "form", type=FORMS, default="table", help="Else the table.")
@click.option("--out", "file", type=FILE, help="Where to write it.")
@pass_app
def calendar(app: App, year: int, form: str, file: Path | None) -> None:
    """The year wheel of YEAR: as a table, for the calendar (.ics), or as a picture for the wall (.svg, .pdf, .docx)."""
    workspace = app.workspace()
    if form != "table":
        path = workspace.calendar.write(year, form, file)
        app.show({"year": year, "file": path}, f"Wrote {path}")
        return
    if file:
        remedy = "Give --format for a file, as `--format pdf`."
        raise WrongUsage("table-to-file", "The table is for the screen.", remedy)
    events = workspace.calendar.year(year).events
    told = [
        {"date": e.day} | pick(e, "statutory") | {"until": e.span_end} | pick(e, "list", "kind", "title", "uid")
        for e in events
    ]
    rows = [
        [e.day, e.statutory, e.list, e.kind, e.title + (f" (to {e.span_end})" if e.span_end else "")] for e in events
    ]
    app.show({"year": year, "events": told}, table(rows, ["Date", "Statutory", "List", "Kind", "What"]))
