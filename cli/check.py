"""`check`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from attrs import asdict
from positivliste.cli.app import App, pass_app
from positivliste.cli.types import DATE

if TYPE_CHECKING:
    from positivliste.workspace.results import Entry


@click.command()
@click.argument("text", metavar="TEXT|NUMBER")
@click.option("--on", "day", type=DATE, required=True, metavar="DATE", help="The date of the municipality's grant.")
@click.option("--municipality", required=True, metavar="NAME", help="Whose grant it is.")
@pass_app
def check(app: App, text: str, day: date, municipality: str) -> int:
    """Was the course on the list on that date, there or in a neighbouring area? If not, why not?"""
    found = app.workspace().check(text, day, municipality)
    entries: list[dict[str, Any]] = [_told(entry) for entry in found.entries]
    lines = ["Yes." if found.listed else "No."]
    lines += [f"  {reason.code}: {reason.message} [{reason.source}]" for reason in found.reasons]
    lines += [f"  {_line(entry)}" for entry in found.entries]
    app.show(
        {
            "listed": found.listed,
            "where": found.where,
            "entry": entries[0] if entries else None,
            "entries": entries,
            "reasons": [asdict(reason) for reason in found.reasons],
        },
        "\n".join(lines),
    )
    return 0 if found.listed else 1


def _told(entry: Entry) -> dict[str, Any]:
    return asdict(entry) | {"duration": entry.lasts, "respondents": list(entry.respondents)}


def _line(entry: Entry) -> str:
    parts = [
        entry.number or "",
        entry.title,
        entry.provider or "",
        entry.lasts,
        entry.job_title,
        entry.group,
    ]
    extra = "only together with other courses" if entry.only_with_others else ""
    return " | ".join(filter(None, [*parts, extra]))
