"""`submit`, `hearing` and `inform`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click
from positivliste.cli.app import App, pass_app, pick, table
from positivliste.cli.types import DATE, round_argument

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import Submitted


@click.command()
@round_argument
@click.option("--on", "day", type=DATE, required=True, help="When it was sent.")
@click.option("--correction", metavar="TEXT", help="A new letter, which refers to the first: what was wrong.")
@click.option(
    "--code", "codes", multiple=True, metavar="TITLE=CODE", help="With --correction: a corrected DISCO-08 code."
)
@click.option("--receipt", metavar="REF", help="Record SIRI's receipt of the report instead.")
@pass_app
def submit(
    app: App, round_id: str, day: date, correction: str | None, codes: tuple[str, ...], receipt: str | None
) -> None:
    """Report the decided titles to SIRI, at the latest 14 days before they take effect; writes the letter and its
    table."""
    workspace = app.workspace()
    if receipt is not None:
        workspace.siri.confirm(round_id, day, receipt)
        app.show({"round": round_id, "on": day, "receipt": receipt}, f"SIRI's receipt {receipt} is on record.")
        return
    if any("=" not in text for text in codes):
        raise click.UsageError("Write --code as TITLE=CODE.")
    if codes and correction is None:
        raise click.UsageError("--code goes with --correction.")
    if correction is not None:
        pairs = dict(text.rpartition("=")[::2] for text in codes)
        _show_report(app, workspace.siri.correct(round_id, day, correction, pairs))
    else:
        _show_report(app, workspace.siri.submit(round_id, day))


@click.command()
@round_argument
@click.option("--on", "day", type=DATE, required=True, help="When it was sent to the council.")
@click.option("--reply", metavar="TEXT", help="What the council said.")
@pass_app
def hearing(app: App, round_id: str, day: date, reply: str | None) -> None:
    """Put on record that the chair sent the suggestions to the council for hearing, before it decides."""
    app.workspace().siri.hear_council(round_id, day, reply)
    app.show({"round": round_id, "on": day, "reply": reply}, f"The hearing of the council on {day} is on record.")


@click.command()
@round_argument
@click.option("--on", "day", type=DATE, required=True, help="The date of the council's meeting.")
@click.option("--minutes", required=True, metavar="REF", help="Where the minutes say so.")
@pass_app
def inform(app: App, round_id: str, day: date, minutes: str) -> None:
    """Put on record that the council was informed of the chair's decision."""
    app.workspace().siri.inform_council(round_id, day, minutes)
    app.show({"round": round_id, "on": day, "minutes": minutes}, f"The council was informed on {day} ({minutes}).")


def _show_report(app: App, done: Submitted) -> None:
    titles = [
        {"title": t.title, "disco": t.disco, "from": t.start, "earliest_end": t.earliest_end} for t in done.titles
    ]
    rows = [list(title.values()) for title in titles]
    paths = [document.path for document in done.documents]
    app.show(
        pick(done, "round", "on")
        | {"statutory": done.deadline, "act_by": done.act_by, "titles": titles, "documents": paths},
        f"Reported {count(len(titles), 'title')} to SIRI on {done.on}; "
        f"the last day is {done.deadline}, to act by {done.act_by}.",
        *([table(rows, ["Title", "DISCO-08", "In force from", "Earliest end"])] if rows else []),
        *(f"  {path}" for path in paths),
    )
