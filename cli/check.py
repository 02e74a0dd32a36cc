"""`check`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click
from attrs import asdict
from positivliste.cli.app import App, pass_app, pick
from positivliste.cli.types import DATE

if TYPE_CHECKING:
    from positivliste.workspace.results import Entry


@click.command()
@click.argument("text", metavar="TEXT|NUMBER")
@click.option("--on", "day", type=DATE, required=True, help="The date of the municipality's grant.")
@click.option("--municipality", required=True, metavar="NAME", help="Whose grant it is.")
@pass_app
def check(app: App, text: str, day: date, municipality: str) -> int:
    """Was the course on the list on that date, there or in a neighbouring area? If not, why not?"""
    found = app.workspace().check(text, day, municipality)
    entries = [asdict(entry) | {"duration": entry.lasts} for entry in found.entries]
    first = entries[0] if entries else None
    reasons = [asdict(reason) for reason in found.reasons]
    app.show(
        pick(found, "listed", "where") | {"entry": first, "entries": entries, "reasons": reasons},
        "Yes." if found.listed else "No.",
        *(f"  {reason.code}: {reason.message} [{reason.source}]" for reason in found.reasons),
        *(f"  {_line(entry)}" for entry in found.entries),
    )
    return 0 if found.listed else 1


def _line(entry: Entry) -> str:
    extra = "only together with other courses" if entry.only_with_others else ""
    parts = [
        f"no. {entry.no}" if entry.no else "",
        entry.number,
        entry.title,
        entry.provider,
        entry.lasts,
        entry.job_title,
        entry.group,
        extra,
    ]
    return " | ".join(filter(None, parts))
