"""`log`, `verify` and `persons`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import FILE

from positivliste.english import count


@click.command()
@click.argument("round_id", metavar="[ROUND]", required=False)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
@pass_app
def log(app: App, round_id: str | None, last: int | None) -> None:
    """What happened, in ROUND or in the whole workspace: when, who, what."""
    events = app.workspace().journal.log(round_id).table()[-last if last else 0 :]
    rows = [[e["seq"], e["at"], e["who"] or "(erased)", e["kind"], e["summary"][:100]] for e in events]
    app.show({"events": events}, table(rows, ["No", "When", "Who", "What", "Details"]))


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=FILE)
@pass_app
def verify(app: App, file: Path | None) -> int:
    """Whether the journal and the received files are as they were written; or whether FILE is a list that was
    published."""
    if file:
        return _verify_file(app, file)
    found = app.workspace().journal.verify()
    counts = f"{count(found.events, 'event')}, {count(found.files, 'received file')}"
    notes = "".join(f"\nNote: {note}" for note in found.notes)
    whole = f"The journal is whole: {counts}.\nHead: {found.head}{notes}"
    broken = "\n".join(["The journal is NOT as it was written:", *(f"  - {flaw}" for flaw in found.flaws)])
    app.show(
        {
            "whole": not found.flaws,
            "events": found.events,
            "files": found.files,
            "head": found.head,
            "flaws": list(found.flaws),
            "notes": list(found.notes),
        },
        broken if found.flaws else whole,
    )
    return 1 if found.flaws else 0


def _verify_file(app: App, file: Path) -> int:
    found = app.workspace().publication.verify(file)
    if found.published:
        lines = [
            f"Yes: {found.file} is as it was published on {found.on} ({found.round}).",
            f"Content: {found.content}",
        ]
    else:
        of = f" It is nearest to {found.round}, published on {found.on}:" if found.round else ""
        lines = [
            f"No: {found.file} is not a file that was published.{of}",
            *(f"  - {x}" for x in found.differences[:50]),
        ]
        lines += [f"  (+{len(found.differences) - 50} more)"] if len(found.differences) > 50 else []
    app.show(
        {
            "file": found.file,
            "published": found.published,
            "round": found.round,
            "on": found.on,
            "content": found.content,
            "differences": list(found.differences),
        },
        "\n".join(lines),
    )
    return 0 if found.published else 1


@click.group()
def persons() -> None:
    """Names and e-mail addresses: kept beside the journal, and erased when they must be."""


@persons.command(name="list")
@pass_app
def list_(app: App) -> None:
    """Every person and mailbox on record."""
    found = app.workspace().journal.persons()
    rows = [[p.ref, p.name or "-", p.email or "-"] for p in found]
    app.show({"persons": found.table()}, table(rows, ["Reference", "Name", "E-mail"]))


@persons.command()
@click.argument("ref", metavar="REFERENCE")
@pass_app
def erase(app: App, ref: str) -> None:
    """Forget the name and e-mail address behind REFERENCE. What the person did stays."""
    app.workspace().journal.erase(ref)
    app.show({"ref": ref, "result": "erased"}, f"{ref}: erased.")
