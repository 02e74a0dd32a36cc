"""A council's own wording: copies of our templates in its workspace, which override ours."""

from __future__ import annotations

from pathlib import Path

from positivliste.documents.looks import render
from positivliste.errors import BadData, file_errors
from positivliste.usecases.session import Session


def template_names() -> tuple[str, ...]:
    """The templates that can be copied."""
    return render.template_names()


@file_errors()
def export_template(session: Session, name: str) -> Path:
    """Copy one of our templates into the workspace's folder `templates`.

    Raises:
        WrongUsage: there is no template of that name.
        BadData: the workspace has it already; it is never overwritten; or it cannot be written.
    """
    text = render.export_template(name)
    path = session.overrides / name
    if path.exists():
        raise BadData(
            "template-exists", f"{path} is there already.", "Change it there, or delete it to use ours again."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
