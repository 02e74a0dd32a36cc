"""`national`, `disco` and `evidence`: what others publish, for lists B and C."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from positivliste.cli.app import App, count, pass_app
from positivliste.cli.types import DATE, FILE, TITLE_LISTS, map_option


@click.group()
def national() -> None:
    """The national list, which is renewed on 1 January and 1 July."""


@national.command(name="import")
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("file", type=FILE)
@click.option("--from", "start", type=DATE, help="From when it holds, where FILE does not say.")
@map_option
@pass_app
def import_national(app: App, list_: str, file: Path, start: date | None, mapping: dict[str, str]) -> None:
    """Take in the national list from FILE: title, DISCO-08 code, valid from."""
    taken = app.workspace().references.import_national(list_, file, start, mapping)
    app.show(
        {"list": list_, "from": taken.start, "titles": len(taken.titles)},
        f"Took in {count(len(taken.titles), 'job title')} of the national list from {taken.start}.",
    )


@click.group()
def disco() -> None:
    """The DISCO-08 classification."""


@disco.command(name="import")
@click.argument("file", type=FILE)
@click.option("--from", "start", type=DATE, required=True, help="From when it holds.")
@map_option
@pass_app
def import_disco(app: App, file: Path, start: date, mapping: dict[str, str]) -> None:
    """Take in the classification from FILE: code and name."""
    taken = app.workspace().references.import_disco(file, start, mapping)
    app.show({"from": start, "codes": len(taken.codes)}, f"Took in {count(len(taken.codes), 'code')} from {start}.")


@click.group()
def evidence() -> None:
    """Demand and failed recruitments (forgæves rekrutteringer) by job title and area."""


@evidence.command(name="import")
@click.argument("file", type=FILE)
@click.option("--on", "day", type=DATE, help="The day on which it was known; else today.")
@map_option
@pass_app
def import_evidence(app: App, file: Path, day: date | None, mapping: dict[str, str]) -> None:
    """Take in FILE: title, code, area, demand, failed recruitments, labour-market balance."""
    taken = app.workspace().references.import_evidence(file, day, mapping)
    app.show({"on": taken.on, "rows": len(taken.rows)}, f"Took in {count(len(taken.rows), 'row')} of evidence.")
