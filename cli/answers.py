"""`receive`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.answer_changes import changes_lines, changes_told
from positivliste.cli.app import App, columns_line, pass_app, pick, table, unread_lines, unread_told
from positivliste.cli.types import FILE, MOMENT, map_option, round_argument

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Received, ReceivedFile


@click.command()
@round_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--from", "sender", required=True, metavar="RESPONDENT", help="Who sent it.")
@click.option("--on", "received", type=MOMENT, help="When it came; else now.")
@click.option("--replaces", is_flag=True, help="In the place of what RESPONDENT has answered before.")
@click.option("--adds", is_flag=True, help="In addition to that.")
@click.option("--of", multiple=True, metavar="ANSWER", help="With --replaces: only of this earlier answer.")
@click.option("--dry-run", is_flag=True, help="Show what would happen, row by row, and keep nothing.")
@map_option
@pass_app
def receive(
    app: App,
    round_id: str,
    files: tuple[Path, ...],
    sender: str,
    received: str | None,
    replaces: bool,
    adds: bool,
    of: tuple[str, ...],
    dry_run: bool,
    mapping: dict[str, str],
) -> None:
    """Take in the files that RESPONDENT sent, and write the receipt.

    Every row becomes a proposal or a row error, and the files are kept as they are. After an error nothing is kept.
    One who has answered before either replaces that or adds to it: rows that a replacing file has again keep their
    number, those that it has not are withdrawn.
    """
    show_received(
        app,
        app.workspace().answers.receive(
            round_id,
            files,
            sender,
            received=received,
            mapping=mapping,
            replaces=replaces,
            adds=adds,
            of=of,
            dry_run=dry_run,
        ),
    )


def show_received(app: App, taken: Received) -> None:
    """What was taken in, or in a dry run would be."""
    receipts = [written.path for written in taken.documents]
    data = {"round": taken.round, "from": taken.respondent.name, "kept": taken.kept, "receipts": receipts}
    told = [_told(file) for file in taken.files] if app.as_json else []  # a line for each row, which nobody else reads
    lines = [] if taken.kept else ["Dry run: nothing is kept. This is what would happen.", ""]
    for file in taken.files:
        lines += _lines(file, taken)
    lines += changes_lines(taken)
    lines += [f"  It came on {taken.received[:10]}, before the round was opened: is that right?"] * taken.early
    lines += [f"  Receipt: {path}" for path in receipts]
    app.show(data | changes_told(taken) | {"files": told}, *lines)


def _told(file: ReceivedFile) -> dict[str, Any]:
    read = file.read
    return {
        "file": file.file.name,
        "sha256": file.file.sha256,
        "answer": file.answer,
        "rows": len(read.rows) + len(read.errors),
        "proposals": len(read.rows),
        **unread_told(read.errors, read.skipped),
        "no_numbers": file.no_numbers,
        "missing_columns": [pick(missing, "sheet", "field", "nearest", "message") for missing in read.missing],
        "columns": [pick(column, "sheet", "column", "header", "field") for column in read.columns],
        "understood": [
            line | {"doubts": [pick(doubt, "why", "text") for doubt in p.doubts]}
            for p, line in zip(file.proposals, file.table(), strict=True)
        ],
    }


def _lines(file: ReceivedFile, taken: Received) -> Iterator[str]:
    read = file.read
    counts = [(len(read.rows) + len(read.errors), "row"), (len(read.rows), "proposal"), (len(read.errors), "row error")]
    told = ", ".join(count(number, what) for number, what in counts)
    yield f"{file.file.name} from {taken.respondent.name}: {told}"
    yield columns_line(read.columns, kept=True)
    yield from (f"  Warning: {missing.message}" for missing in read.missing)
    yield from no_numbers_lines(file.no_numbers)
    for p in file.proposals:
        yield from (f"  In doubt, row {p.origin.row}: {doubt.why}: {doubt.text or p.title}" for doubt in p.doubts)
    yield from unread_lines(read.errors, read.skipped)
    if not taken.kept:
        yield from ("", _understood(file), "")


def no_numbers_lines(found: Mapping[str, int]) -> Iterator[str]:
    """What stands where a number should, and is none."""
    if found:
        told = ", ".join(f"{text!r} ({times})" for text, times in found.items())
        yield f"  Not read as a number, kept as it is written: {told}"


def _understood(file: ReceivedFile) -> str:
    told = file.table()
    rows = [[cell[:44] if isinstance(cell, str) else cell for cell in list(line.values())[1:]] for line in told]
    return table(rows, [name.replace("_", " ").capitalize() for name in list(told[0])[1:]]) if told else ""
