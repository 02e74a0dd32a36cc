"""`publish` and `document`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from positivliste.cli.app import App, pass_app, pick
from positivliste.cli.types import FOLDER, format_option, round_argument

from positivliste.danish import list_text
from positivliste.english import count


@click.command()
@round_argument
@click.option("--out", type=FOLDER, metavar="DIR", help="Else the workspace's documents.")
@pass_app
def publish(app: App, round_id: str, out: Path | None) -> None:
    """Write the decided list as .xlsx, .csv, .json, web page, PDF, Word and Markdown, all with the same content
    hash."""
    done = app.workspace().publication.publish(round_id, out)
    files = [{"file": path, "sha256": digest} for path, digest in done.files]
    missing = f"Left out, as the list is too long for it: {list_text(done.left_out, 'and')}. The rest has every course."
    app.show(
        {"round": round_id}
        | pick(done, "courses", "content")
        | {"files": files}
        | pick(done, "late", "again", "left_out"),
        f"{'Published before; wrote again' if done.again else 'Published'} {count(done.courses, 'course')}:",
        *(f"  {path}" for path, _ in done.files),
        f"Content hash: {done.content}",
        *([missing] if done.left_out else []),
        *(["Note: the list is published after it took effect."] if done.late else []),
    )


@click.command()
@click.argument("kind", metavar="KIND")
@round_argument
@format_option
@pass_app
def document(app: App, kind: str, round_id: str, formats: str) -> None:
    """Write one document of ROUND, or with `all` every text that was written so far in more forms.

    KIND is answers (who answered), agenda-item, note (the consultation note), changes (since the last list),
    answers-to-respondents (to each, with its rows in a workbook) or information (to the council, after its chair
    decided).

    `all --format docx,pdf` makes the letters, receipts and papers of the round in those forms, and only what has
    changed.
    """
    workspace = app.workspace()
    if kind == "all":
        done = workspace.documents.write_all(round_id, formats, None if app.quiet or app.as_json else _progress)
        told = f"Made {count(len(done.made), 'file')}, {len(done.unchanged)} unchanged, in {done.folder}"
        app.show({"round": round_id} | pick(done, "made", "unchanged"), told)
        return
    written = workspace.documents.write(kind, round_id, formats)
    documents = [{"kind": w.kind, "file": w.path, "sha256": w.sha256} for w in written]
    app.show({"documents": documents}, *(f"Wrote {w.path}" for w in written))


@click.group()
def templates() -> None:
    """The wording of the documents, and the council's own."""


@templates.command(name="list")
@pass_app
def list_(app: App) -> None:
    """The templates that can be copied."""
    from positivliste.workspace.documents import Documents

    names = Documents.templates()
    app.show({"templates": names}, *names)


@templates.command()
@click.argument("name")
@pass_app
def export(app: App, name: str) -> None:
    """Copy template NAME into the workspace, where it overrides ours."""
    path = app.workspace().documents.export_template(name)
    app.show({"file": path}, f"Wrote {path}. Change it there; delete it to use ours again.")


def _progress(done: int, total: int) -> None:
    """Show progress on a terminal, and stay quiet in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {total}" + ("\n" if done == total else ""), nl=False, err=True)
