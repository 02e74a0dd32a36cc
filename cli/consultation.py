"""`consultation`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, answered_line, moment, pass_app, table
from positivliste.cli.types import KINDS, MOMENT, format_option, round_argument
from positivliste.cli.waiting import waiting_lines, waiting_told

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import AnswerOverview, Opened, Rows, Written


@click.group()
def consultation() -> None:
    """Ask the respondents, remind them, and close."""


@consultation.command(name="open")
@round_argument
@click.option("--deadline", type=MOMENT, required=True, help="A date, or a date and time (…T12:00).")
@pass_app
def open_(app: App, round_id: str, deadline: str) -> None:
    """Open the consultation. A deadline without a time ends at 23:59:59 in Europe/Copenhagen."""
    _show_deadline(app, round_id, app.workspace().consultation.open(round_id, deadline), "The consultation is open to")


@consultation.command()
@round_argument
@click.option("--deadline", type=MOMENT, required=True, help="The later deadline.")
@click.option("--for", "respondent", metavar="RESPONDENT", help="For this respondent only; else for all.")
@pass_app
def extend(app: App, round_id: str, deadline: str, respondent: str | None) -> None:
    """Give a later deadline to one respondent or to all; for all, the consultation is open again."""
    extended = app.workspace().consultation.extend(round_id, deadline, respondent)
    _show_deadline(app, round_id, extended, f"{respondent or 'Everyone'} can answer to")


@consultation.command()
@round_argument
@click.option("--kind", type=KINDS, help="For this kind of respondent only.")
@pass_app
def form(app: App, round_id: str, kind: str | None) -> None:
    """Write the answer workbook, with drop-downs of the prioritised job titles and the groups."""
    _show_written(app, app.workspace().consultation.forms(round_id, kind))


@consultation.command()
@round_argument
@format_option
@pass_app
def letters(app: App, round_id: str, formats: str) -> None:
    """Write the letter to every respondent, with what its kind is asked for."""
    _show_written(app, app.workspace().consultation.letters(round_id, formats))


@consultation.command()
@round_argument
@format_option
@pass_app
def remind(app: App, round_id: str, formats: str) -> None:
    """Write a reminder to those who have not answered, and to nobody else."""
    _show_written(app, app.workspace().consultation.reminders(round_id, formats))


@consultation.command()
@round_argument
@pass_app
def overview(app: App, round_id: str) -> None:
    """Who answered, when and with how much, and who did not."""
    _show_overview(app, app.workspace().consultation.overview(round_id))


@consultation.command()
@round_argument
@pass_app
def close(app: App, round_id: str) -> None:
    """Close the consultation; what comes later goes to the council under særlig orientering."""
    _show_overview(app, app.workspace().consultation.close(round_id), "The consultation is closed.", "")


def _show_deadline(app: App, round_id: str, opened: Opened, text: str) -> None:
    app.show(
        {
            "round": round_id,
            "deadline": opened.deadline,
            "notes": [*(note.message for note in opened.notes), *opened.warnings],
        },
        f"{text} {moment(opened.deadline)}.",
        *(f"Note {note.code}: {note.message}" for note in opened.notes),
        *(f"Note: {warning}" for warning in opened.warnings),
    )


def _show_written(app: App, written: Rows[Written]) -> None:
    where = f" in {written[0].path.parent}:" if written else "."
    names = [f"  {document.path.name}" for document in written]
    app.show({"documents": written.table()}, f"Wrote {count(len(written), 'document')}{where}", *names)


def _show_overview(app: App, found: AnswerOverview, *first: str) -> None:
    told, answered = found.answers.table(), len(found.answers.answered)
    heard = [line for line in told if line["heard"]]
    senders = [{"from": line.pop("respondent"), **line} for line in told if not line["heard"]]
    below = [*answered_line(answered, len(heard)), *waiting_lines(found.waiting)]
    app.show(
        {"answered": answered, "respondents": heard, "senders": senders, "waiting": waiting_told(found.waiting)},
        *first,
        _table("Respondent", heard) if heard else "Nobody was heard.",
        *(["", _table("Sent without being heard", senders)] if senders else []),
        *(["", *below] if below else []),
    )


def _table(who: str, told: Iterable[Mapping[str, Any]]) -> str:
    rows = (list(line.values())[:7] for line in told)
    shown = [[*row[:2], moment(row[2]) if row[2] else None, *row[3:]] for row in rows]
    return table(shown, [who, "Kind", "Received", "Files", "Proposals", "Suggestions", "Row errors"])
