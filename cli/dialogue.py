"""`dialogue`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import DATE

if TYPE_CHECKING:
    from positivliste.workspace.results import Written


@click.group()
def dialogue() -> None:
    """The quarterly dialogue meetings with SIRI on list C."""


@dialogue.command()
@click.argument("quarter")
@pass_app
def agenda(app: App, quarter: str) -> None:
    """Write the agenda of the meeting in QUARTER, for example 2026-Q1."""
    _show_written(app, app.workspace().dialogue.agenda(quarter))


@dialogue.command()
@click.argument("quarter")
@click.option("--on", "day", type=DATE, required=True, help="When it was held.")
@click.option("--participant", multiple=True, metavar="ROLE", help="Who took part, by role; again for each.")
@click.option("--point", multiple=True, help="What was discussed; again for each.")
@click.option("--follow-up", multiple=True, help="What is to be followed up; again for each.")
@pass_app
def record(
    app: App,
    quarter: str,
    day: date,
    participant: tuple[str, ...],
    point: tuple[str, ...],
    follow_up: tuple[str, ...],
) -> None:
    """Put the meeting of QUARTER on record, and write its note."""
    _show_written(app, app.workspace().dialogue.record(quarter, day, participant, point, follow_up))


@dialogue.command(name="list")
@pass_app
def list_(app: App) -> None:
    """The meetings on record."""
    found = app.workspace().dialogue.list()
    rows = [[m.quarter, m.on, "; ".join(m.participants), len(m.points), len(m.follow_up)] for m in found]
    heads = ["Quarter", "Held on", "Participants", "Points", "To follow up"]
    told = [pick(meeting, "quarter", "on", "points") for meeting in found]
    app.show({"meetings": told}, table(rows, heads, "No meetings."))


def _show_written(app: App, written: Sequence[Written]) -> None:
    app.show({"documents": [w.path for w in written]}, *(f"Wrote {w.path}" for w in written))
