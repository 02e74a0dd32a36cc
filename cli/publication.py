"""`publish` and `document`."""

from __future__ import annotations

from pathlib import Path

import click
from positivliste.cli.app import App, count, pass_app


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Else the workspace's documents.",
)
@pass_app
def publish(app: App, round_id: str, out: Path | None) -> None:
    """Write the decided list as .xlsx, .csv, .json and Markdown, all with the same content hash."""
    done = app.workspace().publish(round_id, out)
    lines = [
        f"{'Published before; wrote again' if done.again else 'Published'} {count(done.courses, 'course')}:",
        *(f"  {path}" for path, _ in done.files),
    ]
    lines.append(f"Content hash: {done.content}")
    if done.late:
        lines.append("Note: the list is published after it took effect.")
    app.show(
        {
            "round": round_id,
            "courses": done.courses,
            "content": done.content,
            "files": [{"file": str(path), "sha256": digest} for path, digest in done.files],
            "late": done.late,
            "again": done.again,
        },
        "\n".join(lines),
    )


@click.command()
@click.argument("kind", metavar="KIND")
@click.argument("round_id", metavar="ROUND")
@pass_app
def document(app: App, kind: str, round_id: str) -> None:
    """Write one document of ROUND. KIND is agenda-item, answers or information."""
    written = app.workspace().document(kind, round_id)
    told = [{"kind": w.kind, "file": str(w.path), "sha256": w.sha256} for w in written]
    app.show({"documents": told}, "\n".join(f"Wrote {w.path}" for w in written))
