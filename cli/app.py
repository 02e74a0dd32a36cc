"""What every command shares: the workspace that it opens, and how it prints."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from attrs import frozen

from positivliste.danish import moment_text

if TYPE_CHECKING:
    from positivliste.workspace import Workspace
    from positivliste.workspace.results import ColumnUse

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@frozen
class App:
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
        from positivliste.workspace import Workspace

        opened = Workspace.open(self.folder or _nearest(), today=self.now, user=self.who, as_of=self.as_of)
        click.get_current_context().call_on_close(opened.close)
        return opened

    def show(self, data: Mapping[str, Any], text: str) -> None:
        """Print the result: as JSON where that was asked for, else as text."""
        if self.as_json:
            import json

            click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
        elif not self.quiet and text:
            click.echo(text)


pass_app = click.make_pass_decorator(App)


def table(rows: Sequence[Sequence[Any]], headers: Sequence[str]) -> str:
    """A table for a terminal. Text stays text: a number with leading zeros keeps them."""
    from tabulate import tabulate

    kinds = ["right" if _numeric([row[i] for row in rows]) else "left" for i in range(len(headers))]
    return str(tabulate(rows, headers, tablefmt="simple", disable_numparse=True, colalign=kinds if rows else None))


def columns_line(columns: Sequence[ColumnUse]) -> str:
    """What each column of a file was taken for, so that nothing is dropped in silence."""
    used = [f"{c.column} {c.header!r} = {c.field or 'not used'}" for c in columns]
    unused = any(c.field is None for c in columns)
    return f"  Columns: {'; '.join(used)}" + (" (name them with --map HEADER=FIELD)" if unused else "")


def day_or_dash(day: date | None) -> str:
    return day.isoformat() if day else "-"


def moment(text: str) -> str:
    """A moment as people read it on the terminal."""
    return text if len(text) == len("2020-03-01") else moment_text(text)


def _numeric(column: Sequence[Any]) -> bool:
    return bool(column) and all(isinstance(value, int) for value in column)


def _nearest() -> Path:
    """The workspace's folder: this one, or the first above it that holds one."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "positivliste.toml").is_file()), here)
