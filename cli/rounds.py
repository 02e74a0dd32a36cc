"""`round`, `status`, `priorities` and `delegate`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, answered_line, columns_line, next_line, notes_told, pass_app, pick, table
from positivliste.cli.types import DATE, FILE, LISTS, map_option, round_argument
from positivliste.cli.waiting import waiting_lines, waiting_told

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import RoundStatus


@click.group(name="round")
def round_() -> None:
    """Open a round; list the rounds."""


@round_.command(name="open")
@click.argument("list_", metavar="LIST", type=LISTS)
@click.argument("day", metavar="DATE", type=DATE)
@click.option("--supplement", is_flag=True, help="A supplement to the list during the year.")
@pass_app
def open_(app: App, list_: str, day: date, supplement: bool) -> None:
    """Open the round of LIST (courses, higher-education or skilled) that takes effect on DATE."""
    workspace = app.workspace()
    opened = workspace.rounds.open(list_, day, supplement=supplement)
    status, heir = workspace.rounds.status(opened.id), workspace.heir(opened.effective)
    app.show(
        {"round": opened.id} | pick(opened, "list", "effective", "supplement"),
        f"Opened the round {opened.id}.",
        *([f"Note: {opened.effective} has passed: today is {app.day}."] if opened.effective < app.day else []),
        *([f"Note: {heir} takes the place of {workspace.council_on_record} on that day."] if heir else []),
        *next_line(status),
    )


@round_.command(name="list")
@pass_app
def list_(app: App) -> None:
    """Where every round stands."""
    _show_all(app)


@click.command()
@click.argument("round_id", metavar="[ROUND]", required=False)
@pass_app
def status(app: App, round_id: str | None) -> None:
    """What is done, what is next and what is late, in ROUND or in all rounds."""
    if round_id is None:
        _show_all(app)
        return
    found = app.workspace().rounds.status(round_id)
    rows = [[s.name, s.state, s.planned, s.statutory, s.act_by, s.done_on, s.title] for s in found.steps]
    notes = [note for step in found.steps for note in step.notes]
    app.show(
        _told(found),
        f"{round_id}, in force from {found.round.effective}",
        "",
        table(rows, ["Step", "State", "Planned", "Statutory", "Act by", "Done on", "What"]),
        "",
        *dict.fromkeys(f"Note {note.code}: {note.message}" for note in notes),
        *(f"Note {note.code}: {note.message}" for note in found.notes),
        *(f"LATE: {step.name} should have been done by {step.act_by}" for step in found.late),
        *answered_line(found.answered, found.heard),
        *waiting_lines(found.waiting),
        *([f"Taken apart by people: {'; '.join(map(' and '.join, found.apart))}."] if found.apart else []),
        *(next_line(found) or ["The round is done."]),
    )


@click.group()
def priorities() -> None:
    """The job titles that the council prioritised."""


@priorities.command(name="import")
@round_argument
@click.argument("file", type=FILE)
@map_option
@pass_app
def import_(app: App, round_id: str, file: Path, mapping: dict[str, str]) -> None:
    """Take in the prioritised job titles from FILE: title, group, DISCO-08 code, competences."""
    taken = app.workspace().rounds.import_priorities(round_id, file, mapping)
    groups = list(dict.fromkeys(priority.group for priority in taken.priorities))
    another = "is not among the groups of the list, and is taken as one more."
    app.show(
        {"round": round_id, "job_titles": len(taken.priorities), "groups": groups, "new_groups": taken.new_groups},
        f"Took in {count(len(taken.priorities), 'job title')} in {count(len(groups), 'group')}.",
        columns_line(taken.columns),
        *(f"Note: the group {group!r} {another}" for group in taken.new_groups),
    )


@click.command()
@click.argument("list_", metavar="LIST", type=LISTS)
@click.option("--from", "start", type=DATE, required=True, help="The first day that it covers.")
@click.option("--to", "end", type=DATE, help="The last day that it covers; else until further notice.")
@click.option("--minutes", required=True, metavar="REF", help="Where the council's minutes say so.")
@pass_app
def delegate(app: App, list_: str, start: date, end: date | None, minutes: str) -> None:
    """Put on record that the council authorised its chair to decide for LIST."""
    given = app.workspace().decisions.delegate(list_, start, end, minutes)
    until = f" to {given.end}" if given.end else ""
    app.show(
        {"list": given.list, "from": given.start, "to": given.end, "minutes": given.minutes},
        f"The chair can decide for {given.list} from {given.start}{until} ({given.minutes}).",
    )


def _show_all(app: App) -> None:
    workspace = app.workspace()
    found, waiting = workspace.rounds.list(), workspace.suggestions.waiting()
    rows = [
        [
            status.round.id + (" (supplement)" if status.round.supplement else ""),
            f"{sum(step.state == 'done' for step in status.steps)} of {len(status.steps)}",
            status.next and status.next.name,
            status.next and (status.next.act_by or status.next.planned),
            ", ".join(step.name for step in status.late) or None,
        ]
        for status in found
    ]
    notes = dict.fromkeys(f"Note {note.code}: {note.message}" for status in found for note in status.notes)
    below = [*notes, *waiting_lines(waiting)]
    app.show(
        {"rounds": [_told(status) for status in found], "waiting": waiting_told(waiting)},
        table(rows, ["Round", "Done", "Next", "Act by", "Late"], "No rounds. `round open LIST DATE` opens one."),
        *(["", *below] if below else []),
    )


def _told(status: RoundStatus) -> dict[str, Any]:
    steps = [row | {"notes": notes_told(step.notes)} for step, row in zip(status.steps, status.table(), strict=True)]
    return {
        "round": status.round.id,
        **pick(status.round, "list", "effective", "supplement"),
        "steps": steps,
        "next": status.next and status.next.name,
        "late": [step.name for step in status.late],
        "notes": notes_told(status.notes),
        **pick(status, "heard", "answered"),
        "waiting": waiting_told(status.waiting),
        "taken_apart": status.apart,
    }
