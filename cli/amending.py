"""`amend`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, notes_told, pass_app, pick
from positivliste.cli.types import DATE, FILE, LISTS, format_option

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Amended


@click.command()
@click.argument("kind", metavar="LIST", type=LISTS)
@click.argument("file", type=FILE)
@click.option("--on", "day", type=DATE, required=True, help="The day from which the new edition holds.")
@click.option("--body", type=click.Choice(["council", "chair"]), required=True, help="Who decided.")
@click.option("--minutes", required=True, metavar="REF", help="Where the minutes say so.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@format_option
@pass_app
def amend(app: App, kind: str, file: Path, day: date, body: str, minutes: str, dry_run: bool, formats: str) -> None:
    """Change the published LIST from a day on: take courses off, put them right, suspend them, put them on again.

    FILE is a table with the columns Kursus (number, running number or title), Handling (Udgår, Rettes, Suspenderes,
    Genoptages), Felt and Ny værdi (of what is put right), Til dato (the day on which a suspended course is on the list
    again) and Begrundelse. The new edition, a page of what changed, and letters to those who proposed the courses are
    written. --format is that of the letters.
    """
    done = app.workspace().publication.amend(kind, file, day, body, minutes, formats=formats, dry_run=dry_run)
    app.show(_told(kind, done), *_lines(done))


def _told(kind: str, done: Amended) -> dict[str, Any]:
    edition = done.edition
    return {
        "list": kind,
        "round": done.round,
        "edition": edition.no,
        "on": edition.start,
        "decision": {"body": edition.decision.body, "on": edition.decision.on, "minutes": edition.decision.minutes},
        "changes": [
            pick(change.entry, "no", "proposal", "number", "title")
            | {"in_round": change.entry.round}
            | pick(change, "action", "reason", "until")
            | {"fields": [{"field": f.name, "before": f.before, "after": f.after} for f in change.fields]}
            for change in done.changes
        ],
        "courses": done.courses,
        "content": done.content,
        "kept": done.kept,
        "files": [{"file": path, "sha256": digest} for path, digest in done.files],
        "documents": [{"kind": w.kind, "file": w.path, "sha256": w.sha256} for w in done.documents],
        "notes": notes_told(done.notes),
    }


def _lines(done: Amended) -> Iterator[str]:
    edition = done.edition
    if not done.kept:
        yield from ("Dry run: nothing is changed. This is what would happen.", "")
    yield f"Edition {edition.no} of {done.round}, in force from {edition.start}: {count(done.courses, 'course')}."
    for change in done.changes:
        entry = change.entry
        named = " ".join(filter(None, (entry.number, entry.title)))
        until = f" until {change.until}" if change.until else ""
        yield f"  No. {entry.no} {named}: {change.action}{until} ({change.reason})"
        yield from (f"    {field.name}: {field.before} -> {field.after}" for field in change.fields)
    yield from (f"  {path}" for path, _ in done.files)
    yield from (f"  {written.path}" for written in done.documents)
    yield f"Content hash: {done.content}"
    yield from (f"Note {note.code}: {note.message}." for note in done.notes)
