"""`demo`: the round of spring 2020, each step as a caseworker would type it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import click
from attrs import evolve, frozen
from positivliste.cli.app import App, pass_app

from positivliste.errors import BadData, Refused

ROUND = "courses-2020-04-01"


@frozen
class Line:
    """One command of the demo, and what happens before it."""

    today: str
    words: tuple[str, ...]
    remark: str = ""


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("positivliste-demo"),
)
@pass_app
def demo(app: App, folder: Path) -> None:
    """Run the round of spring 2020 in DIR, from the prioritised job titles to the published list of 486 courses."""
    if folder.exists():
        raise BadData(
            "demo-exists",
            f"{folder} is there already.",
            "Delete it, or name another folder: `positivliste demo DIR`.",
        )
    files = Path(str(resources.files("positivliste.examples"))) / "spring-2020"
    for line in _lines(folder, files):
        _run(app, folder, line)


def _lines(folder: Path, files: Path) -> Iterator[Line]:
    yield Line(
        "2020-01-24",
        ("init", str(folder), "--council", "RAR Vestjylland"),
        "The secretariat makes a workspace.",
    )
    yield Line("2020-01-24", ("round", "open", "courses", "2020-04-01"))
    yield Line(
        "2020-01-24",
        ("priorities", "import", ROUND, str(files / "prioriteter.xlsx")),
        "The council met on 23 January and prioritised job titles.",
    )
    yield Line(
        "2020-01-31",
        ("respondents", "import", str(files / "hoeringsparter.xlsx")),
        "February: the consultation.",
    )
    yield Line("2020-01-31", ("consultation", "open", ROUND, "--deadline", "2020-02-28"))
    yield Line("2020-01-31", ("consultation", "form", ROUND))
    yield Line("2020-01-31", ("consultation", "letters", ROUND))
    for day, answer in zip(range(6, 28), sorted((files / "svar").iterdir()), strict=False):
        sender = answer.stem.partition(" ")[2]
        yield Line(f"2020-02-{day:02}", ("receive", ROUND, str(answer), "--from", sender))
    yield Line("2020-02-24", ("consultation", "remind", ROUND), "Some have not answered.")
    yield Line("2020-03-02", ("consultation", "close", ROUND))
    yield Line("2020-03-02", ("screen", ROUND), "March: the rules are applied, and people judge the rest.")
    for today, person in (("2020-03-04", "open"), ("2020-03-06", "content")):
        book = folder / f"sager-{person}.xlsx"
        yield Line(today, ("review", "export", ROUND, str(book)))
        yield Line(
            today,
            ("fill", person, str(book)),
            "A caseworker fills in the yellow columns (here: from afgoerelser.csv).",
        )
        yield Line(
            today,
            (
                "review",
                "import",
                ROUND,
                str(book),
                "--by",
                f"Sagsbehandler {'A' if person == 'open' else 'B'}",
            ),
        )
    yield Line("2020-03-09", ("screen", ROUND))
    yield Line("2020-03-09", ("document", "agenda-item", ROUND))
    yield Line(
        "2020-03-20",
        ("decide", ROUND, "--body", "council", "--on", "2020-03-19", "--minutes", "item 2.2"),
        "The council meets on 19 March (a date made up for the example).",
    )
    yield Line("2020-03-25", ("publish", ROUND))
    yield Line("2020-03-25", ("status", ROUND))
    yield Line("2020-04-20", ("check", "90002", "--on", "2020-04-15", "--municipality", "Aarhus"), "Jobcentres ask.")
    yield Line("2020-04-20", ("check", "90001", "--on", "2020-04-15", "--municipality", "Herning"))
    yield Line("2020-04-20", ("verify",))


def _run(app: App, folder: Path, line: Line) -> None:
    from positivliste.cli.main import cli

    if line.words[0] == "fill":
        _fill(folder, line)
        return
    if line.remark and not app.quiet:
        click.echo(click.style(f"\n# {line.remark}", bold=True))
    if not app.quiet:
        where = [] if line.words[0] == "init" else ["-C", str(folder)]
        click.echo(
            click.style(f"\n$ positivliste {shlex.join([*where, '--today', line.today, *line.words])}", fg="green")
        )
    options = ["--today", line.today, "--user", "Sekretariatet"]
    options += [] if line.words[0] == "init" else ["-C", str(folder)]
    options += ["--quiet"] if app.quiet else []
    result = cli.main(args=[*options, *line.words], prog_name="positivliste", standalone_mode=False)
    if result not in (None, 0, 1):
        raise Refused("demo", f"The demo stopped at {line.words[0]}.", "Please report it.")


def _fill(folder: Path, line: Line) -> None:
    """Do what a caseworker does in Excel: put the answers into the workbook that was exported."""
    from datetime import date

    from positivliste.examples.judgements import filled_in, read_judgements

    from positivliste.workspace import Workspace

    judgements = read_judgements(
        Path(str(resources.files("positivliste.examples"))) / "spring-2020" / "afgoerelser.csv"
    )
    with Workspace.open(folder, today=date.fromisoformat(line.today)) as workspace:
        _, cases = workspace.export_review(ROUND)
        kept = evolve(cases, content=()) if line.words[1] == "open" else evolve(cases, open=())
        Path(line.words[2]).write_bytes(filled_in(kept, judgements, workspace.today))
