"""`demo`: a whole round, each step as a caseworker would type it; `demo siri` is a round of job titles."""

from __future__ import annotations

import shlex
from importlib import resources
from pathlib import Path

import click
from attrs import evolve
from positivliste.cli.app import App, pass_app
from positivliste.cli.demo_scripts import FILL, SCRIPTS, Line

from positivliste.errors import BadData, PositivlisteError, Refused


@click.command()
@click.argument("words", metavar="[siri] [DIR]", nargs=-1)
@pass_app
def demo(app: App, words: tuple[str, ...]) -> None:
    """Run an example round in DIR, which must not be there yet, with nothing else needed.

    Without more: the round of spring 2020, from the prioritised job titles to the published list of 486 courses. `demo
    siri`: job titles for SIRI in autumn 2023, until their two years are over.
    """
    which, rest = ("siri", words[1:]) if words[:1] == ("siri",) else ("courses", words)
    if len(rest) > 1:
        raise click.UsageError("Name one folder at most.")
    folder = Path(rest[0] if rest else f"positivliste-demo{'-siri' if which == 'siri' else ''}")
    if folder.exists():
        raise BadData("demo-exists", f"{folder} is there already.", "Delete it, or name another folder: `demo DIR`.")
    lines = list(SCRIPTS[which](folder, Path(str(resources.files("positivliste.examples")))))
    for line in lines:
        _run(app._replace(quiet=app.quiet or app.as_json), folder, line)
    app.show({"workspace": folder, "demo": which, "commands": len(lines)})


def _run(app: App, folder: Path, line: Line) -> None:
    from positivliste.cli.main import cli

    if line.remark and not app.quiet:
        click.secho(f"\n# {line.remark}", bold=True)
    if line.words[0] == FILL:
        fill_in(folder, line)
        return
    options = [*([] if line.words[0] == "init" else ["-C", str(folder)]), "--today", line.today]
    if not app.quiet:
        click.secho(f"\n$ positivliste {shlex.join([*options, *line.words])}", fg="green")
    options += ["--user", "Sekretariatet", *(["--quiet"] if app.quiet else [])]
    try:
        cli.main(args=[*options, *line.words], prog_name="positivliste", standalone_mode=False)
    except PositivlisteError as error:
        if error.code != line.refused:
            raise
        if not app.quiet:
            click.echo(f"Error {error.code}: {error.message}\nWhat to do: {error.remedy}")
        return
    if line.refused:
        raise Refused("demo", f"The demo expected {line.refused} at {line.words[0]}.", "Please report it.")


def fill_in(folder: Path, line: Line) -> None:
    """Do what a caseworker does in Excel: put the answers into the workbook that was exported."""
    from positivliste.examples.judgements import filled_in, read_judgements

    from positivliste.workspace import Workspace

    _, round_id, sheet, book, judgements = line.words
    with Workspace.open(folder, today=line.today) as workspace:
        _, cases = workspace.review.export(round_id)
        kept = evolve(cases, content=()) if sheet == "open" else evolve(cases, open=())
        Path(book).write_bytes(filled_in(kept, read_judgements(Path(judgements)), workspace.today))
