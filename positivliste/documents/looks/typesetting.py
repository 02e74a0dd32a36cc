"""Typst, which sets a document in type. What it says goes to our template as data (JSON): no source is ever made of it.

So nothing that is written in a document can be a command: there is no source for it to stand in. Besides, the
template runs in a folder of its own, without packages and without the machine's fonts.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from positivliste.documents.looks.fonts import fonts
from positivliste.errors import BadData

if TYPE_CHECKING:
    import typst


def compiler(template: str, document: object, folder: Path) -> typst.Compiler:
    """Typst with one of our templates and what it says.

    Args:
        template: the template's name, for example "document.typ".
        document: what the template reads, as values that JSON knows.
        folder: an empty folder; the pictures that the document names go there too.
    """
    import typst

    for source in resources.files("positivliste.templates").joinpath("typst").iterdir():
        if source.name.endswith(".typ"):
            (folder / source.name).write_bytes(source.read_bytes())
    empty = folder / "packages"
    return typst.Compiler(
        folder / template,
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(document)},
        package_path=empty,
        package_cache_path=empty,
    )


def compiled(source: typst.Compiler, title: str, form: Literal["pdf", "svg", "png"], **options: Any) -> bytes:
    """The document of that title in a form: "pdf", or "svg" or "png" of its only page.

    Raises:
        BadData: it cannot be made, or only with something left out or shown wrongly.
    """
    import typst

    try:
        made, warnings = source.compile_with_warnings(format=form, **options)
    except typst.TypstError as error:
        raise _not_made(title, form, error.message, error.hints) from error
    for warning in warnings:
        if "deprecated" not in warning.message:
            raise _not_made(title, form, warning.message, warning.hints)
    return bytes(made)  # type: ignore[arg-type]  # a list of pages is of several pages only, and never a PDF


def _not_made(title: str, form: str, message: str, hints: list[str]) -> BadData:
    return BadData(
        form,
        f"The {form.upper()} »{title}« could not be made: {message}.".replace("..", "."),
        " ".join(hints) or "See that the headings of the template leave no level out.",
    )
