"""`log`, `verify` and `persons`."""

from __future__ import annotations

import click
from positivliste.cli.app import App, count, pass_app, table


@click.command()
@click.argument("round_id", metavar="[ROUND]", required=False)
@click.option("--last", type=click.IntRange(min=1), metavar="N", help="Only the last N events.")
@pass_app
def log(app: App, round_id: str | None, last: int | None) -> None:
    """What happened, in ROUND or in the whole workspace: when, who, what."""
    lines = list(app.workspace().log(round_id))[-last if last else 0 :]
    rows = [[x.event.seq, x.event.at, x.who or "(erased)", x.event.kind, x.summary[:100]] for x in lines]
    data = [
        {
            "seq": x.event.seq,
            "at": x.event.at,
            "actor": x.event.actor,
            "who": x.who,
            "round": x.event.round,
            "kind": x.event.kind,
            "summary": x.summary,
            "package": x.event.package,
            "hash": x.event.hash,
        }
        for x in lines
    ]
    app.show({"events": data}, table(rows, ["No", "When", "Who", "What", "Details"]))


@click.command()
@pass_app
def verify(app: App) -> int:
    """Whether the journal and the received files are as they were written."""
    found = app.workspace().verify()
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


@click.group()
def persons() -> None:
    """Names and e-mail addresses: kept beside the journal, and erased when they must be."""


@persons.command(name="list")
@pass_app
def list_(app: App) -> None:
    """Every person and mailbox on record."""
    found = app.workspace().persons()
    rows = [[p.ref, p.name or "-", p.email or "-"] for p in found]
    app.show(
        {"persons": [{"ref": p.ref, "name": p.name, "email": p.email} for p in found]},
        table(rows, ["Reference", "Name", "E-mail"]),
    )


@persons.command()
@click.argument("ref", metavar="REFERENCE")
@pass_app
def erase(app: App, ref: str) -> None:
    """Forget the name and e-mail address behind REFERENCE. What the person did stays."""
    app.workspace().erase_person(ref)
    app.show({"ref": ref, "result": "erased"}, f"{ref}: erased.")
