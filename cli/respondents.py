"""`respondents`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import FILE, KINDS, map_option


@click.group()
def respondents() -> None:
    """Who is heard. E-mail addresses are kept beside the journal, so that they can be erased."""


@respondents.command(name="import")
@click.argument("file", type=FILE)
@map_option
@pass_app
def import_(app: App, file: Path, mapping: dict[str, str]) -> None:
    """Take in respondents from FILE: name, kind, e-mail."""
    done = app.workspace().respondents.import_(file, mapping)
    told = f"{len(done.added)} added, {len(done.changed)} changed, {len(done.unchanged)} unchanged"
    notes = [_resembles(name, other) for name, other in done.resembling]
    app.show(pick(done, "added", "changed", "unchanged", "resembling"), f"Respondents: {told}.", *notes)


@respondents.command()
@click.argument("name")
@click.option("--kind", type=KINDS, required=True, help="What is asked of it depends on its kind.")
@click.option("--email", metavar="ADDRESS", help="Where letters go.")
@pass_app
def add(app: App, name: str, kind: str, email: str | None) -> None:
    """Put one respondent on record, or bring it up to date."""
    parts = app.workspace().respondents
    done, alike = parts.add(name, kind, email), parts.resembling(name)
    told = [_resembles(name, other) for other in alike]
    app.show({"name": name, "kind": kind, "result": done, "resembling": alike}, f"{name}: {done}.", *told)


def _resembles(name: str, other: str) -> str:
    return f"Note: {name} resembles {other}, who is on record too. If they are one, take one off: `respondents remove`."


@respondents.command(name="list")
@pass_app
def list_(app: App) -> None:
    """Everyone who is heard, in Danish order."""
    found = app.workspace().respondents.list()
    rows = [[contact.respondent.name, contact.respondent.kind, contact.email] for contact in found]
    none = "Nobody yet. `respondents import FILE` takes them in."
    app.show({"respondents": found.table()}, table(rows, ["Name", "Kind", "E-mail"], none))


@respondents.command()
@click.argument("name")
@pass_app
def remove(app: App, name: str) -> None:
    """Hear an organisation no more. What it sent stays."""
    app.workspace().respondents.remove(name)
    app.show({"name": name, "result": "removed"}, f"{name}: removed.")
