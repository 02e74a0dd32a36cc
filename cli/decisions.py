"""`decide`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from positivliste.cli.app import App, next_line, notes_told, pass_app, pick
from positivliste.cli.types import DATE, FILE, round_argument

from positivliste.english import count


@click.command()
@round_argument
@click.option("--body", type=click.Choice(["council", "chair"]), required=True, help="Who decided.")
@click.option("--on", "day", type=DATE, required=True, help="The date of the decision.")
@click.option("--minutes", metavar="REF", help="Where the minutes say so.")
@click.option("--except", "exceptions", type=FILE, help="A table of where it departs from the recommendation.")
@pass_app
def decide(app: App, round_id: str, body: str, day: date, minutes: str | None, exceptions: Path | None) -> None:
    """Record the decision on the recommendation."""
    workspace = app.workspace()
    made = workspace.decisions.decide(round_id, body, day, minutes, exceptions)
    status = workspace.rounds.status(round_id)
    what = status.round.list.noun
    lines = [f"The {made.body} decided on {made.on}: {count(made.listed, what)} on the list."]
    if made.declined:
        lines.append(f"{count(made.declined, f'recommended {what}')} left out.")
    lines += [f"{name} is taken in against the recommendation: {why}" for name, why in made.taken_in]
    if made.special:
        lines.append(f"{made.special} of them under særlig orientering.")
    if made.before:
        lines.append(f"It takes the place of the decision of {made.before.on}.")
    lines += [f"{name} was left out by that decision and is on the list now: {why}" for name, why in made.taken_back]
    lines += [f"Note {note.code}: {note.message}." for note in made.notes]
    data = pick(made, "body", "on", "minutes", "listed", "declined", "special")
    data["taken_back"] = [{"proposal": name, "reason": why} for name, why in made.taken_back]
    data["taken_in"] = [{"proposal": name, "reason": why} for name, why in made.taken_in]
    app.show({"round": round_id} | data | {"notes": notes_told(made.notes)}, *lines, *next_line(status))
