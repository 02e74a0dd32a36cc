"""`suggest`, `suggestions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from positivliste.cli.app import App, columns_line, pass_app, pick, table, unread_lines, unread_told
from positivliste.cli.types import FILE, MOMENT, TITLE_LISTS, map_option

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import SuggestedTitle


@click.command()
@click.argument("list_", metavar="LIST", type=TITLE_LISTS)
@click.argument("title", required=False)
@click.option("--from", "sender", required=True, metavar="NAME", help="The organisation that suggests it.")
@click.option("--disco", metavar="CODE", help="The DISCO-08 code.")
@click.option("--level", metavar="LEVEL", help="The education that it needs, for example bachelor or faglært.")
@click.option("--evidence", metavar="TEXT", help="Companies that tried in vain to recruit.")
@click.option("--file", type=FILE, help="A table of suggestions instead of TITLE.")
@click.option("--on", "received", type=MOMENT, help="When it came; else now.")
@map_option
@pass_app
def suggest(
    app: App,
    list_: str,
    title: str | None,
    sender: str,
    disco: str | None,
    level: str | None,
    evidence: str | None,
    file: Path | None,
    received: str | None,
    mapping: dict[str, str],
) -> None:
    """Put a suggested job title on record, from anyone, at any time; the next round of LIST takes it in."""
    if (title is None) == (file is None):
        raise click.UsageError("Give either a TITLE or a --file.")
    workspace = app.workspace()
    if file:
        done = workspace.suggestions.add_file(list_, file, sender, received=received, mapping=mapping)
    else:
        done = workspace.suggestions.add(
            list_, title or "", sender, disco=disco, level=level, evidence=evidence, received=received
        )
    suggested, errors = len(done.suggestions), len(done.errors)
    total = f"{count(suggested + errors, 'row')}, {count(suggested, 'suggestion')}, {count(errors, 'row error')}"
    app.show(
        {
            "list": list_,
            "suggestions": [pick(suggestion, "id", "title", "disco") for suggestion in done.suggestions],
            **unread_told(done.errors, done.skipped),
        },
        *(f"{s.id}: {s.title}, suggested by {s.sender}." for s in done.suggestions),
        *([f"{file.name} from {sender}: {total}", columns_line(done.columns, kept=True)] if file else []),
        *unread_lines(done.errors, done.skipped),
    )


@click.group("suggestions")
def suggestions() -> None:
    """Suggested job titles, by their numbers (F0001), and where each stands."""


@suggestions.command("list")
@click.argument("list_", metavar="[LIST]", type=TITLE_LISTS, required=False)
@pass_app
def list_(app: App, list_: str | None) -> None:
    """Every suggestion: waiting, taken in by a round, or withdrawn."""
    found = app.workspace().suggestions.list(list_)
    rows = [[t.suggestion.id, t.list.value, t.suggestion.title, t.suggestion.sender, t.state, t.round] for t in found]
    headers = ["Number", "List", "Title", "From", "State", "Round"]
    app.show({"suggestions": [_told(title) for title in found]}, table(rows, headers, "Nothing was suggested yet."))


@suggestions.command("withdraw")
@click.argument("suggestion")
@click.option("--reason", required=True, metavar="TEXT", help="Why it was taken back.")
@pass_app
def withdraw(app: App, suggestion: str, reason: str) -> None:
    """Take a suggestion back that waits; it stays on record."""
    done = app.workspace().suggestions.withdraw(suggestion, reason=reason)
    app.show(_told(done), f"{done.suggestion.id}: {done.suggestion.title}, withdrawn.")


@suggestions.command("move")
@click.argument("suggestion")
@click.option("--to", "sender", required=True, metavar="NAME", help="The organisation that really suggested it.")
@pass_app
def move(app: App, suggestion: str, sender: str) -> None:
    """Put a suggestion that waits under its real sender."""
    done = app.workspace().suggestions.move(suggestion, sender)
    app.show(_told(done), f"{done.suggestion.id}: {done.suggestion.title}, suggested by {done.suggestion.sender}.")


def _told(found: SuggestedTitle) -> dict[str, Any]:
    told = pick(found.suggestion, "id", "title", "disco", "sender", "received")
    return told | {"list": found.list} | pick(found, "state", "round", "withdrawn")
