"""`answers`: what became of each answer, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.answers import no_numbers_lines, show_received
from positivliste.cli.app import App, moment, pass_app, pick, table
from positivliste.cli.types import FILE, MOMENT, map_option, round_argument

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import AnswerChange, SentAnswer

from_option = click.option("--from", "sender", required=True, metavar="RESPONDENT", help="Who sent it.")
whose_option = click.option(
    "--from", "sender", metavar="RESPONDENT", help="Whose it is; enough where that has only one."
)
on_option = click.option("--on", "received", type=MOMENT, help="When it came; else now.")
letter_option = click.option("--letter", type=FILE, help="The file in which it stands; it is kept.")


@click.group()
def answers() -> None:
    """The answers of a round as things with a life: nothing is erased, and each change is on record.

    An ANSWER is named by its number (A0001), its file's name, or the beginning of the file's hash.
    """


@answers.command("list")
@round_argument
@pass_app
def list_(app: App, round_id: str) -> None:
    """Every answer: who sent it, when, how many rows, and what became of it."""
    found = app.workspace().answers.list(round_id)
    rows = [
        [a.id, a.respondent, a.name or None, moment(a.received), a.state.value, *_counts(a), a.by or a.reason]
        for a in found
    ]
    headers = [
        "Answer",
        "From",
        "File",
        "Received",
        "State",
        "Rows",
        "Proposals",
        "Row errors",
        "Withdrawn",
        "By, or why",
    ]
    app.show(
        {"round": round_id, "answers": [answer_told(answer) for answer in found]},
        table(rows, headers, "Nobody has answered yet."),
    )


@answers.command("none")
@round_argument
@from_option
@on_option
@letter_option
@pass_app
def none(app: App, round_id: str, sender: str, received: str | None, letter: Path | None) -> None:
    """RESPONDENT has nothing to propose: it counts as an answer, and no reminder is written."""
    _show(app, round_id, app.workspace().answers.none(round_id, sender, received=received, letter=letter))


@answers.command("keep")
@round_argument
@click.argument("file", type=FILE)
@from_option
@on_option
@click.option("--note", default="", metavar="TEXT", help="What it is, in a few words.")
@pass_app
def keep(app: App, round_id: str, file: Path, sender: str, received: str | None, note: str) -> None:
    """Keep an answer that is no table: a letter, a PDF document, an e-mail. `answers add` types what it proposes."""
    _show(app, round_id, app.workspace().answers.keep(round_id, file, sender, received=received, note=note))


@answers.command("add")
@round_argument
@from_option
@click.option("--title", required=True, metavar="TEXT", help="The title of the course, or the job title (lists B, C).")
@click.option("--number", metavar="NUMBER", help="Its number, as it is written.")
@click.option("--provider", metavar="NAME", help="Who gives it; of a school, else the school.")
@click.option("--private/--public", "private", default=None, help="Whether a private provider gives it.")
@click.option("--duration", metavar="TEXT", help='How long it is, as it is written: "10 dage".')
@click.option("--days", type=click.IntRange(1), help="How many days it is, in the place of --duration.")
@click.option("--job-title", metavar="TEXT", help="The prioritised job title that it is for.")
@click.option("--group", metavar="TEXT", help="Its occupational group.")
@click.option("--only-with-others", is_flag=True, help="It may be used only together with other courses.")
@click.option("--disco", metavar="CODE", help="Lists B and C: the DISCO-08 code.")
@click.option("--level", metavar="LEVEL", help="Lists B and C: the education that it needs.")
@click.option("--evidence", metavar="TEXT", help="Lists B and C: companies that tried in vain to recruit.")
@click.option("--remark", "remarks", metavar="TEXT", help="What else is said of it.")
@on_option
@letter_option
@click.option("--answer", metavar="ANSWER", help="The letter on record that it was typed from; else the last one.")
@pass_app
def add(app: App, /, round_id: str, sender: str, days: int | None, **typed: Any) -> None:
    """Put a proposal on record that was typed by hand from a letter, or said on the telephone."""
    if days is not None:
        if typed["duration"]:
            raise click.UsageError("Give either --duration or --days.")
        typed["duration"] = "1 dag" if days == 1 else f"{days} dage"
    title = typed.pop("title")
    _show(app, round_id, app.workspace().answers.add(round_id, sender, title, **typed))


@answers.command("move")
@round_argument
@click.argument("answer", required=False)
@click.option("--from", "sender", metavar="RESPONDENT", help="Whose it was said to be; enough where that has only one.")
@click.option("--to", required=True, metavar="RESPONDENT", help="Whose it is.")
@click.option("--reason", default="", metavar="TEXT", help="How the mistake came about.")
@click.option("--replaces", is_flag=True, help="In the place of what that respondent has answered before.")
@click.option("--adds", is_flag=True, help="In addition to that.")
@pass_app
def move(app: App, /, round_id: str, answer: str | None, **given: Any) -> None:
    """Put an answer under the respondent that really sent it; its proposals keep their numbers."""
    _show(app, round_id, app.workspace().answers.move(round_id, given.pop("to"), answer, given.pop("sender"), **given))


@answers.command("reread")
@round_argument
@click.argument("answer", required=False)
@whose_option
@click.option("--dry-run", is_flag=True, help="Show what would happen, row by row, and change nothing.")
@map_option
@pass_app
def reread(
    app: App, round_id: str, answer: str | None, sender: str | None, dry_run: bool, mapping: dict[str, str]
) -> None:
    """Read the kept file of an answer again, with other headers named."""
    found = app.workspace().answers.reread(round_id, answer, sender, mapping=mapping, dry_run=dry_run)
    show_received(app, found)


@answers.command("withdraw")
@round_argument
@click.argument("what", nargs=-1)
@whose_option
@click.option("--reason", required=True, metavar="TEXT", help="Why, in the words in which the sender is told.")
@pass_app
def withdraw(app: App, round_id: str, what: tuple[str, ...], sender: str | None, reason: str) -> None:
    """Take back whole answers, or single proposals (P0001): WHAT is any of these; with --from alone, its one answer."""
    done = app.workspace().answers.withdraw(round_id, what, sender, reason=reason)
    _show(app, round_id, *done)


def _counts(answer: SentAnswer) -> tuple[int, int, int, int]:
    return answer.rows, answer.proposals, answer.row_errors, answer.withdrawn


def answer_told(answer: SentAnswer) -> dict[str, Any]:
    """An answer for JSON; a name or a hash that there is not is null."""
    names = ("respondent", "received", "state", "rows", "proposals", "row_errors", "withdrawn")
    file = {"answer": answer.id, "file": answer.name or None, "sha256": answer.sha256 or None}
    return file | pick(answer, *names) | {"by": answer.by or None, "reason": answer.reason}


def _show(app: App, round_id: str, *done: AnswerChange) -> None:
    receipts = [written.path for change in done for written in change.documents]
    app.show(
        {
            "round": round_id,
            "answers": [answer_told(change.answer) for change in done],
            "proposals": [pick(p, "id", "number", "title") for change in done for p in change.proposals],
            "receipts": receipts,
        },
        *(line for change in done for line in _lines(change)),
        *(f"  Receipt: {path}" for path in receipts),
    )


def _lines(change: AnswerChange) -> Iterator[str]:
    answer = change.answer
    named = f"{answer.id} from {answer.respondent}" if answer.id else f"Suggested by {answer.respondent}"
    about = f" ({answer.name})" if answer.name else ""
    yield f"{named}{about}: {answer.state.value}, {count(len(change.proposals), 'proposal')}."
    yield from (f"  {p.id}: {p.title}" for p in change.proposals)
    yield from no_numbers_lines(change.no_numbers)
