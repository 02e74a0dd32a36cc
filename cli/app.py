"""What every command shares: the workspace that it opens, and how it prints."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import click

if TYPE_CHECKING:
    from positivliste.workspace import Workspace
    from positivliste.workspace.results import ColumnUse, Finding, RoundStatus, RowError, Skipped

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class App(NamedTuple):
    """The global options of one call."""

    folder: Path | None
    today: date | None
    as_of: date | None
    user: str | None
    as_json: bool
    quiet: bool

    @property
    def now(self) -> date | datetime:
        """The date given with --today, or with --as-of; else the moment in Copenhagen: the one place that reads the
        clock."""
        return self.as_of or self.today or datetime.now(COPENHAGEN).replace(microsecond=0)

    @property
    def day(self) -> date:
        """The date of now."""
        return self.now.date() if isinstance(self.now, datetime) else self.now

    @property
    def who(self) -> str:
        if self.user:
            return self.user
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return "unknown"

    def workspace(self) -> Workspace:
        """Open the workspace; it is closed when the command ends."""
        from positivliste.cli.watch import Terminal

        from positivliste.workspace import Workspace

        watch = Terminal(quiet=self.quiet or self.as_json)
        folder = self.folder or _nearest()
        opened = Workspace.open(folder, today=self.now, user=self.who, as_of=self.as_of, watch=watch)
        click.get_current_context().call_on_close(opened.close)
        return opened

    def show(self, data: Mapping[str, Any], *lines: str) -> None:
        """Print the result: as JSON where that was asked for, else as lines of text."""
        if self.as_json:
            import json

            click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
        elif not self.quiet and any(lines):
            click.echo("\n".join(lines))


pass_app = click.make_pass_decorator(App)


def table(rows: Sequence[Sequence[Any]], headers: Sequence[str], none: str | None = None) -> str:
    """A table for a terminal, or what to say where it has no rows. What is unknown is a dash; text stays text: a number
    with leading zeros keeps them."""
    from tabulate import tabulate

    if none is not None and not rows:
        return none
    kinds = ["right" if all(isinstance(cell, int) for cell in column) else "left" for column in zip(*rows, strict=True)]
    return str(tabulate(rows, headers, "simple", missingval="-", disable_numparse=True, colalign=kinds or None))


def pick(thing: object, *names: str) -> dict[str, Any]:
    """Some attributes of a value, for JSON."""
    return {name: getattr(thing, name) for name in names}


def notes_told(notes: Iterable[Finding]) -> list[dict[str, Any]]:
    """What rules say beside the result, for JSON."""
    return [pick(note, "code", "message") for note in notes]


def next_line(status: RoundStatus) -> list[str]:
    """What to type next, if there is anything."""
    return [f"Next: `positivliste {status.next.command}`."] if status.next else []


def answered_line(answered: int, heard: int) -> list[str]:
    """How many of those who were heard have answered, if anybody was."""
    return [f"{answered} of {heard} answered."] if heard else []


def columns_line(columns: Sequence[ColumnUse], *, kept: bool = False) -> str:
    """What each column of a file was taken for, so that nothing is dropped in silence; others may be `kept`."""
    other = "kept as it is" if kept else "not used"
    used = "; ".join(f"{c.column} {c.header!r} = {c.field or other}" for c in columns)
    hint = "" if all(c.field for c in columns) else " (name them with --map HEADER=FIELD)"
    return f"  Columns: {used}{hint}"


def unread_lines(errors: Iterable[RowError], skipped: Iterable[Skipped]) -> Iterator[str]:
    """Each row of a file that could not be read, and what was not read as a row, with where it stands."""
    yield from (f"  Row error, {_place(e.sheet, e.row, e.column)}: {e.message}" for e in errors)
    yield from (f"  Skipped, {_place(s.sheet, s.row)}: {s.reason}: {s.text[:60]}" for s in skipped)


def unread_told(errors: Iterable[RowError], skipped: Iterable[Skipped]) -> dict[str, Any]:
    """The same, for JSON."""
    return {
        "row_errors": [pick(error, "sheet", "row", "column", "value", "message") for error in errors],
        "skipped": [pick(found, "sheet", "row", "reason", "text") for found in skipped],
    }


def moment(text: str) -> str:
    """A moment as people read it on the terminal: "2020-03-01", "2020-03-01 12:00"."""
    return text[: len("2020-03-01T12:00")].replace("T", " ")


def _place(sheet: str, row: int, column: str = "") -> str:
    parts = {"sheet": sheet, "row": row, "column": column}
    return ", ".join(f"{what} {where}" for what, where in parts.items() if where)


def _nearest() -> Path:
    """The workspace's folder: this one, or the first above it that holds one."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "positivliste.toml").is_file()), here)
