"""`init`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, pass_app
from positivliste.cli.types import FOLDER

from positivliste.errors import WrongUsage


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--council", required=True, metavar="NAME", help='For example "RAR Vestjylland" or "RBR Midtjylland".')
@pass_app
def init(app: App, folder: Path, council: str) -> None:
    """Make a workspace in DIR: its settings, its journal, and folders for received files and documents."""
    from positivliste.workspace import Workspace

    if app.as_of is not None:
        raise WrongUsage("as-of-writes", "--as-of shows the past; nothing can be made in it.", "Leave it out.")

    with Workspace.create(folder, council, today=app.now, user=app.who) as made:
        name = made.council.name
    app.show(
        {"workspace": folder, "council": name},
        f"Made the workspace {folder} for {name}.",
        f"Next: `positivliste -C {folder} round open courses DATE`; without -C inside the folder.",
    )
