"""`listing`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import DATE, TITLE_LISTS

if TYPE_CHECKING:
    from positivliste.workspace.results import Listed


@click.group()
def listing() -> None:
    """The two-year clock of the council's own job titles."""


@listing.command()
@click.option("--on", "day", type=DATE, metavar="DATE", help="As it stands on this date; else today.")
@click.option("--list", "list_", type=TITLE_LISTS, help="Of this list only.")
@pass_app
def show(app: App, day: date | None, list_: str | None) -> None:
    """Every title that was decided and reported: from when, its earliest end, until when, and who answers for it."""
    found = app.workspace().listing.show(day, list_)
    rows = [
        [x.title.title, x.title.disco or "-", x.title.area, x.title.start, x.title.earliest_end, x.title.until, x.state]
        for x in found
    ]
    heads = ["Title", "DISCO-08", "Area", "From", "Earliest end", "Until", "State"]
    lines = [table(rows, heads) if rows else "No titles. `decide` and `submit` put them on the list."]
    lines += [f"Note {note.code}: {note.message}" for x in found for note in x.notes]
    changed = dict.fromkeys((x.title.area, x.answers) for x in found if x.answers != (x.title.area,))
    lines += [f"{' and '.join(answers)} now answers for what {area} decided." for area, answers in changed]
    app.show({"entries": [_told(x, row) for x, row in zip(found, found.table(), strict=True)]}, "\n".join(lines))


@listing.command()
@click.argument("title")
@click.option("--until", type=DATE, required=True, metavar="DATE", help="The day on which it will leave the list.")
@click.option("--reason", default="", metavar="TEXT", help="Why it stays longer than two years.")
@click.option("--document", default="", metavar="REF", help="Where the reason is documented.")
@pass_app
def extend(app: App, title: str, until: date, reason: str, document: str) -> None:
    """Let TITLE stay longer than two years, for a documented reason."""
    entry = app.workspace().listing.extend(title, until, reason, document)
    app.show(
        {"title": entry.title, "until": entry.until, "extended": entry.extended},
        f"{entry.title} stays until {entry.until}: {entry.extended}.",
    )


@listing.command()
@click.argument("title")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="The first day off the list.")
@click.option("--minutes", required=True, metavar="REF", help="Where the decision is minuted.")
@pass_app
def remove(app: App, title: str, day: date, minutes: str) -> None:
    """Take TITLE off the list, when its two years are over."""
    entry = app.workspace().listing.remove(title, day, minutes)
    app.show({"title": entry.title, "until": entry.until}, f"{entry.title} leaves the list on {entry.until}.")


def _told(listed: Listed, row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "answers": list(listed.answers),
        "municipalities": list(listed.municipalities),
        "notes": [{"code": note.code, "message": note.message} for note in listed.notes],
    }
