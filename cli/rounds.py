"""`round`, `status`, `priorities` and `delegate`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, day_or_dash, pass_app, table
from positivliste.cli.types import DATE, FILE, LISTS, map_option

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
    status = workspace.rounds.status(opened.id)
    upcoming, heir = status.next, workspace.heir(opened.effective)
    app.show(
        {
            "round": opened.id,
            "list": opened.list,
            "effective": opened.effective,
            "supplement": opened.supplement,
        },
        "\n".join(
            [
                f"Opened the round {opened.id}.",
                *([f"Note: {heir} takes the place of {workspace.council_on_record} on that day."] if heir else []),
                *([f"Next: `positivliste {upcoming.command}`."] if upcoming else []),
            ]
        ),
    )


@round_.command(name="list")
@pass_app
def list_rounds(app: App) -> None:
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
    rows = [
        [
            step.name,
            step.state,
            day_or_dash(step.planned),
            day_or_dash(step.statutory),
            day_or_dash(step.act_by),
            day_or_dash(step.done_on),
            step.title,
        ]
        for step in found.steps
    ]
    lines = [
        f"{round_id}, in force from {found.round.effective}",
        "",
        table(rows, ["Step", "State", "Planned", "Statutory", "Act by", "Done on", "What"]),
        "",
    ]
    notes = dict.fromkeys(f"{note.code}: {note.message}" for step in found.steps for note in step.notes)
    lines += [f"Note {note}" for note in notes]
    lines += [f"Note {note.code}: {note.message}" for note in found.notes]
    lines += [f"LATE: {step.name} should have been done by {step.act_by}" for step in found.late]
    lines.append(f"Next: `positivliste {found.next.command}`." if found.next else "The round is done.")
    app.show(_told(found), "\n".join(lines))


@click.group()
def priorities() -> None:
    """The job titles that the council prioritised."""


@priorities.command(name="import")
@click.argument("round_id", metavar="ROUND")
@click.argument("file", type=FILE)
@map_option
@pass_app
def import_priorities(app: App, round_id: str, file: Path, mapping: tuple[tuple[str, str], ...]) -> None:
    """Take in the prioritised job titles from FILE: title, group, DISCO-08 code, competences."""
    taken = app.workspace().rounds.import_priorities(round_id, file, dict(mapping))
    groups = dict.fromkeys(priority.group for priority in taken.priorities)
    lines = [f"Took in {count(len(taken.priorities), 'job title')} in {count(len(groups), 'group')}."]
    lines.append(columns_line(taken.columns))
    lines += [
        f"Note: the group {group!r} is not among the groups of the list, and is taken as one more."
        for group in taken.new_groups
    ]
    app.show(
        {
            "round": round_id,
            "job_titles": len(taken.priorities),
            "groups": list(groups),
            "new_groups": list(taken.new_groups),
        },
        "\n".join(lines),
    )


@click.command()
@click.argument("list_", metavar="LIST", type=LISTS)
@click.option("--from", "start", type=DATE, required=True, metavar="DATE", help="The first day that it covers.")
@click.option("--to", "end", type=DATE, metavar="DATE", help="The last day that it covers; else until further notice.")
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
    found = app.workspace().rounds.list()
    rows = [
        [
            status.round.id + (" (supplement)" if status.round.supplement else ""),
            f"{sum(step.state == 'done' for step in status.steps)} of {len(status.steps)}",
            status.next.name if status.next else "-",
            day_or_dash(status.next.act_by or status.next.planned if status.next else None),
            ", ".join(step.name for step in status.late) or "-",
        ]
        for status in found
    ]
    none = "No rounds. `round open LIST DATE` opens one."
    text = table(rows, ["Round", "Done", "Next", "Act by", "Late"]) if rows else none
    notes = dict.fromkeys(f"Note {note.code}: {note.message}" for status in found for note in status.notes)
    text = "\n".join([text, *(["", *notes] if notes else [])])
    app.show({"rounds": [_told(status) for status in found]}, text)


def _told(status: RoundStatus) -> dict[str, Any]:
    return {
        "round": status.round.id,
        "list": status.round.list,
        "effective": status.round.effective,
        "supplement": status.round.supplement,
        "steps": [
            row | {"notes": [{"code": note.code, "message": note.message} for note in step.notes]}
            for step, row in zip(status.steps, status.table(), strict=True)
        ],
        "next": status.next.name if status.next else None,
        "late": [step.name for step in status.late],
        "notes": [{"code": note.code, "message": note.message} for note in status.notes],
    }
