"""`review`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import FILE, round_argument

from positivliste.english import count
from positivliste.errors import BadData, WrongUsage


@click.group()
def review() -> None:
    """The open cases out to Excel, and back."""


@review.command(name="export")
@round_argument
@click.argument("file", type=FILE)
@click.option(
    "--all", "decided", is_flag=True, help="The cases that are decided too, so that a decision can be changed."
)
@pass_app
def export(app: App, round_id: str, file: Path, decided: bool) -> None:
    """Write the workbook in which caseworkers decide: open cases, content filter, what rules turned down or joined."""
    if file.exists():
        raise BadData("file-exists", f"{file} is there already.", "Name another file, so that no answers are lost.")
    if file.suffix.lower() != ".xlsx":
        raise WrongUsage("not-xlsx", f"{file.name} does not end in .xlsx.", "Name it with .xlsx; Excel opens it then.")
    workspace = app.workspace()
    content, cases = workspace.review.export(round_id, decided=decided)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    noun = workspace.rounds.kind(round_id).noun
    counts = {"open": len(cases.open), "recommended": len(cases.content), "rejected": len(cases.rejected)}
    counts["joined"] = len(cases.joined)
    app.show(
        {"round": round_id, "file": file} | counts,
        f"Wrote {file}: {count(counts['open'], 'open case')}, "
        f"{count(counts['recommended'], f'recommended {noun}')} for the content filter, "
        f"{counts['rejected']} rejected, {counts['joined']} joined or taken apart.",
        f"Fill in the yellow columns, then: `positivliste review import {round_id} {file} --by NAME`.",
    )


@review.command(name="import")
@round_argument
@click.argument("file", type=FILE)
@click.option("--by", required=True, metavar="NAME", help="Who decided; the name is kept beside the journal.")
@pass_app
def import_(app: App, round_id: str, file: Path, by: str) -> int:
    """Take the decisions in: all of them, or (where a row does not fit) none."""
    workspace = app.workspace()
    done = workspace.review.import_(round_id, file, by)
    waiting = count(done.open, workspace.rounds.kind(round_id).noun)
    rows = sorted(done.decided.items())
    app.show(
        {"round": round_id} | pick(done, "decided", "unchanged", "empty", "open"),
        table(rows, ["Decided", "Cases"], "No new decisions."),
        f"{count(done.unchanged, 'row')} on record already, {done.empty} without a decision.",
        f"{waiting} still in review." if done.open else "No open cases are left.",
    )
    return 1 if done.open else 0
