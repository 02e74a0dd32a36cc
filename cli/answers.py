"""`receive`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, pass_app, table
from positivliste.cli.types import FILE, MOMENT, map_option

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Received, ReceivedFile


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--from", "sender", required=True, metavar="RESPONDENT", help="Who sent it.")
@click.option("--on", "received", type=MOMENT, metavar="DATE", help="When it came; else now.")
@click.option("--dry-run", is_flag=True, help="Show what would happen, and keep nothing.")
@map_option
@pass_app
def receive(
    app: App,
    round_id: str,
    files: tuple[Path, ...],
    sender: str,
    received: str | None,
    dry_run: bool,
    mapping: tuple[tuple[str, str], ...],
) -> None:
    """Take in the files that RESPONDENT sent, and write the receipt.

    Every row becomes a proposal or a row error, and the files are kept as they are. After an error nothing is kept.
    """
    taken = app.workspace().answers.receive(
        round_id, files, sender, received=received, mapping=dict(mapping), dry_run=dry_run
    )
    receipts = [str(written.path) for written in taken.documents]
    data = {"round": round_id, "from": taken.respondent.name, "kept": taken.kept, "receipts": receipts}
    app.show(data | {"files": [_told(file) for file in taken.files]}, _text(taken, receipts))


def _told(file: ReceivedFile) -> dict[str, Any]:
    read = file.read
    return {
        "file": file.file.name,
        "sha256": file.file.sha256,
        "rows": len(read.rows) + len(read.errors),
        "proposals": len(read.rows),
        "row_errors": [
            {"sheet": e.sheet, "row": e.row, "column": e.column, "value": e.value, "message": e.message}
            for e in read.errors
        ],
        "skipped": [{"sheet": s.sheet, "row": s.row, "reason": s.reason, "text": s.text} for s in read.skipped],
        "columns": [{"sheet": c.sheet, "column": c.column, "header": c.header, "field": c.field} for c in read.columns],
        "understood": [
            {
                "proposal": p.id,
                "number": p.number,
                "title": p.title,
                "provider": p.provider,
                "duration": p.duration.text,
                "duration_understood": p.duration.understood if p.duration.is_known else None,
                "job_title": p.job_title,
                "group": p.group,
            }
            for p in file.proposals
        ],
    }


def _text(taken: Received, receipts: list[str]) -> str:
    lines = [] if taken.kept else ["Dry run: nothing is kept. This is what would happen.", ""]
    for file in taken.files:
        read = file.read
        lines.append(
            f"{file.file.name} from {taken.respondent.name}: {count(len(read.rows) + len(read.errors), 'row')}, "
            f"{count(len(read.rows), 'proposal')}, {count(len(read.errors), 'row error')}"
        )
        used = [f"{c.column} {c.header!r} = {c.field or 'kept as it is'}" for c in read.columns]
        lines.append(f"  Columns: {'; '.join(used)}")
        lines += [f"  Row error, {_place(e.sheet, e.row, e.column)}: {e.message}" for e in read.errors]
        lines += [f"  Skipped, {_place(s.sheet, s.row)}: {s.reason}: {s.text[:60]}" for s in read.skipped]
        if not taken.kept:
            lines += ["", _understood(file), ""]
    lines += [f"  Receipt: {path}" for path in receipts]
    return "\n".join(lines)


def _understood(file: ReceivedFile) -> str:
    rows = [
        [
            p.origin.row,
            p.number or "-",
            p.title[:44],
            f"{p.duration.text or '-'} -> {p.duration.understood if p.duration.is_known else '?'}",
            p.job_title or "-",
            p.group or "-",
        ]
        for p in file.proposals
    ]
    return table(rows, ["Row", "Number", "Title", "Duration", "Job title", "Group"])


def _place(sheet: str, row: int, column: str = "") -> str:
    parts = [
        f"sheet {sheet}" if sheet else "",
        f"row {row}" if row else "",
        f"column {column}" if column else "",
    ]
    return ", ".join(filter(None, parts))
