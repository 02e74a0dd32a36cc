"""`log`, `verify` and `persons`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import FILE

from positivliste.english import count

SHOWN = 50
"""So many differences of a file are shown, and the others counted."""


@click.command()
@click.argument("round_id", metavar="[ROUND]", required=False)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
@pass_app
def log(app: App, round_id: str | None, last: int | None) -> None:
    """What happened, in ROUND or in the whole workspace: when, who, what."""
    found = app.workspace().journal.log(round_id, last=last)
    if app.as_json:
        app.show({"events": found.table()})
        return
    rows = [[f.event.seq, f.event.at, f.who or "(erased)", f.event.kind, f.summary[:100]] for f in found]
    app.show({}, table(rows, ["No", "When", "Who", "What", "Details"]))


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=FILE)
@pass_app
def verify(app: App, file: Path | None) -> int:
    """Whether the journal and the received files are as they were written; or whether FILE is a list that was
    published."""
    if file:
        return _verify_file(app, file)
    found = app.workspace().journal.verify()
    if found.flaws:
        lines = ["The journal is NOT as it was written:", *(f"  - {flaw}" for flaw in found.flaws)]
    else:
        counts = f"{count(found.events, 'event')}, {count(found.files, 'received file')}"
        lines = [f"The journal is whole: {counts}.", f"Head: {found.head}", *(f"Note: {note}" for note in found.notes)]
    app.show({"whole": not found.flaws} | pick(found, "events", "files", "head", "flaws", "notes"), *lines)
    return 1 if found.flaws else 0


def _verify_file(app: App, file: Path) -> int:
    found = app.workspace().publication.verify(file)
    if found.published:
        edition = f", edition {found.edition}" if found.edition and found.edition > 1 else ""
        lines = [f"Yes: {found.file} is as it was published on {found.on} ({found.round}{edition})."]
        lines.append(f"Content: {found.content}")
    else:
        of = f" It is nearest to {found.round}, published on {found.on}:" if found.round else ""
        more = len(found.differences) - SHOWN
        lines = [f"No: {found.file} is not a file that was published.{of}"]
        lines += [f"  - {difference}" for difference in found.differences[:SHOWN]]
        lines += [f"  (+{more} more)"] if more > 0 else []
    app.show(pick(found, "file", "published", "round", "on", "edition", "content", "differences"), *lines)
    return 0 if found.published else 1


@click.group()
def persons() -> None:
    """Names and e-mail addresses: kept beside the journal, and erased when they must be."""


@persons.command(name="list")
@pass_app
def list_(app: App) -> None:
    """Every person and mailbox on record."""
    found = app.workspace().journal.persons()
    rows = [[person.ref, person.name, person.email] for person in found]
    app.show({"persons": found.table()}, table(rows, ["Reference", "Name", "E-mail"]))


@persons.command()
@click.argument("ref", metavar="REFERENCE")
@pass_app
def erase(app: App, ref: str) -> None:
    """Forget the name and e-mail address behind REFERENCE. What the person did stays."""
    app.workspace().journal.erase(ref)
    app.show({"ref": ref, "result": "erased"}, f"{ref}: erased.")
