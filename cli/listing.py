"""`listing`."""

from __future__ import annotations

from datetime import date

import click
from positivliste.cli.app import App, notes_told, pass_app, pick, table
from positivliste.cli.types import DATE, TITLE_LISTS


@click.group()
def listing() -> None:
    """The two-year clock of the council's own job titles."""


@listing.command()
@click.option("--on", "day", type=DATE, help="As it stands on this date; else today.")
@click.option("--list", "list_", type=TITLE_LISTS, help="Of this list only.")
@pass_app
def show(app: App, day: date | None, list_: str | None) -> None:
    """Every title that was decided and reported: from when, its earliest end, until when, and who answers for it."""
    found = app.workspace().listing.show(day, list_)
    entries = [
        row | pick(listed, "answers", "municipalities") | {"notes": notes_told(listed.notes)}
        for listed, row in zip(found, found.table(), strict=True)
    ]
    shown = {"Title": "title", "DISCO-08": "disco", "Area": "area", "From": "from"}
    shown |= {"Earliest end": "earliest_end", "Until": "until", "State": "state"}
    rows = [[entry[name] for name in shown.values()] for entry in entries]
    changed = dict.fromkeys((x.title.area, x.answers) for x in found if x.answers != (x.title.area,))
    app.show(
        {"entries": entries},
        table(rows, list(shown), "No titles. `decide` and `submit` put them on the list."),
        *(f"Note {note.code}: {note.message}" for listed in found for note in listed.notes),
        *(f"{' and '.join(answers)} now answers for what {area} decided." for area, answers in changed),
    )


@listing.command()
@click.argument("title")
@click.option("--until", type=DATE, required=True, help="The day on which it will leave the list.")
@click.option("--reason", default="", metavar="TEXT", help="Why it stays longer than two years.")
@click.option("--document", default="", metavar="REF", help="Where the reason is documented.")
@pass_app
def extend(app: App, title: str, until: date, reason: str, document: str) -> None:
    """Let TITLE stay longer than two years, for a documented reason."""
    entry = app.workspace().listing.extend(title, until, reason, document)
    told = f"{entry.title} stays until {entry.until}: {entry.extended}."
    app.show(pick(entry, "title", "until", "extended"), told)


@listing.command()
@click.argument("title")
@click.option("--on", "day", type=DATE, required=True, help="The first day off the list.")
@click.option("--minutes", required=True, metavar="REF", help="Where the decision is minuted.")
@pass_app
def remove(app: App, title: str, day: date, minutes: str) -> None:
    """Take TITLE off the list, when its two years are over."""
    entry = app.workspace().listing.remove(title, day, minutes)
    app.show(pick(entry, "title", "until"), f"{entry.title} leaves the list on {entry.until}.")
