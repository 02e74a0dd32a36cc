"""`dialogue`."""

from __future__ import annotations

from datetime import date

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import DATE


@click.group()
def dialogue() -> None:
    """The quarterly dialogue meetings with SIRI on list C."""


@dialogue.command()
@click.argument("quarter")
@pass_app
def agenda(app: App, quarter: str) -> None:
    """Write the agenda of the meeting in QUARTER, for example 2026-Q1."""
    written = app.workspace().dialogue.agenda(quarter)
    app.show({"documents": [str(w.path) for w in written]}, "\n".join(f"Wrote {w.path}" for w in written))


@dialogue.command()
@click.argument("quarter")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="When it was held.")
@click.option(
    "--participant", "participants", multiple=True, metavar="ROLE", help="Who took part, by role; again for each."
)
@click.option("--point", "points", multiple=True, metavar="TEXT", help="What was discussed; again for each.")
@click.option(
    "--follow-up", "follow_up", multiple=True, metavar="TEXT", help="What is to be followed up; again for each."
)
@pass_app
def record(
    app: App,
    quarter: str,
    day: date,
    participants: tuple[str, ...],
    points: tuple[str, ...],
    follow_up: tuple[str, ...],
) -> None:
    """Put the meeting of QUARTER on record, and write its note."""
    written = app.workspace().dialogue.record(quarter, day, participants, points, follow_up)
    app.show({"documents": [str(w.path) for w in written]}, "\n".join(f"Wrote {w.path}" for w in written))


@dialogue.command(name="list")
@pass_app
def list_meetings(app: App) -> None:
    """The meetings on record."""
    found = app.workspace().dialogue.list()
    rows = [[m.quarter, m.on, "; ".join(m.participants), len(m.points), len(m.follow_up)] for m in found]
    app.show(
        {"meetings": [{"quarter": m.quarter, "on": m.on, "points": list(m.points)} for m in found]},
        table(rows, ["Quarter", "Held on", "Participants", "Points", "To follow up"]) if rows else "No meetings.",
    )
