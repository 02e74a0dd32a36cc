"""`judgements`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import FILE, round_argument

from positivliste.english import count
from positivliste.errors import BadData


@click.group()
def judgements() -> None:
    """What people judged of pairs, one course or two: out as CSV, and back."""


@judgements.command(name="export")
@round_argument
@click.argument("file", type=FILE)
@pass_app
def export(app: App, round_id: str, file: Path) -> None:
    """Write the judgements of a round, with what each pair was judged by; Excel and LibreOffice open it."""
    if file.exists():
        raise BadData("file-exists", f"{file} is there already.", "Name another file, so that nothing is lost.")
    content, number = app.workspace().judgements.export(round_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    app.show({"round": round_id, "file": file, "judgements": number}, f"Wrote {file}: {count(number, 'judgement')}.")


@judgements.command(name="import")
@round_argument
@click.argument("file", type=FILE)
@click.option("--by", required=True, metavar="NAME", help="Who vouches for them; the name is kept beside the journal.")
@pass_app
def import_(app: App, round_id: str, file: Path, by: str) -> int:
    """Take in the judgements of proposals that the round has: all of them, or (where a row does not fit) none."""
    workspace = app.workspace()
    done = workspace.judgements.import_(round_id, file, by)
    waiting = count(done.open, workspace.rounds.kind(round_id).noun)
    app.show(
        {"round": round_id}
        | pick(done, "decided", "unchanged", "empty", "unplaced", "open")
        | {"followed": [pick(found, "case", "answer") for found in done.followed]},
        table(sorted(done.decided.items()), ["Judged", "Pairs"], "No new judgements."),
        f"{count(done.unchanged, 'row')} on record already, {done.empty} without an answer.",
        *(f"Not placed: {line}." for line in done.unplaced),
        *(f"{found.case} follows from these: {found.answer}." for found in done.followed),
        f"{waiting} still in review." if done.open else "No open cases are left.",
    )
    return 1 if done.open else 0
