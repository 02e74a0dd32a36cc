"""One content, many forms: a text as Markdown, Word, PDF or HTML, in the looks of the council."""

from __future__ import annotations

import re
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import date

from attrs import evolve

from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.published_text import SCHEMA, json_schema
from positivliste.documents.content.size import is_too_long
from positivliste.documents.content.year_wheel import YearWheel
from positivliste.documents.forms import LIST_FORMS, TEXT_FORMS, TREE_FORMS, markdown_text
from positivliste.documents.looks import year_wheel, year_wheel_ics
from positivliste.documents.looks.meta import Meta, Picture
from positivliste.documents.looks.render import markdown
from positivliste.documents.looks.tree import read
from positivliste.errors import WrongUsage
from positivliste.usecases.turn import Turn

_HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
_LOGOS = ("logo.png", "logo.jpg", "logo.svg")


def chosen(text: str) -> tuple[str, ...]:
    """The formats that "md,docx" names.

    Raises:
        WrongUsage: there is no such format.
    """
    names = tuple(dict.fromkeys(filter(None, (name.strip().lower() for name in text.split(",")))))
    unknown = [name for name in names if name not in TEXT_FORMS]
    if unknown or not names:
        raise WrongUsage(
            "unknown-format", f"There is no format {', '.join(unknown)!r}.", f"Use {', '.join(TEXT_FORMS)}."
        )
    return names


def in_form(turn: Turn, text: str, form: str) -> bytes:
    """A text of one of our templates in one form.

    Raises:
        BadData: it has what a document cannot show, or the council's reference.docx or logo cannot be used.
    """
    return TEXT_FORMS[form](text, meta_of(turn, title_of(text), turn.today))


def meta_of(turn: Turn, title: str, dated: date) -> Meta:
    """What a document is and how it looks; the council's own looks are in the workspace's folder `templates`."""
    folder, council = turn.session.overrides, turn.council.name
    reference = folder / "reference.docx"
    logo = next((folder / name for name in _LOGOS if (folder / name).is_file()), None)
    return Meta(
        title=title,
        council=council,
        date=dated,
        reference=reference.read_bytes() if reference.is_file() else None,
        logo=Picture(logo.read_bytes(), f"{council}s logo") if logo else None,
    )


def title_of(text: str) -> str:
    """The first heading of a Markdown text, without its backslashes."""
    found = _HEADING.search(text)
    return re.sub(r"\\(.)", r"\1", found[1]).strip() if found else ""


def left_out(published: PublishedList) -> tuple[str, ...]:
    """The forms that a list is too long for."""
    return tuple(TREE_FORMS) if is_too_long(len(published.entries)) else ()


def list_forms(turn: Turn, published: PublishedList) -> dict[str, bytes]:
    """The published list in its forms by file name, with the schema of its data."""
    name = f"positivliste-{published.round}" + (f"-udgave-{published.edition.no}" if published.edition else "")
    mark = f"Indhold {published.content_hash[:16]} · Journal {published.head[:16]}"
    meta = evolve(meta_of(turn, published.title, published.published), landscape=True, mark=mark)
    text = markdown_text(published, turn.session.overrides)
    with ThreadPoolExecutor() as pool:  # Pandoc and Typst work outside Python, beside the rest
        documents = {} if left_out(published) else _typeset(pool, text.decode(), meta)
        others = {form: render for form, render in LIST_FORMS.items() if form != "md"}
        made = ((form, render(published)) for form, render in others.items())
        found = dict(turn.session.watch.steps("Writing the list", made, len(others))) | {"md": text}
        found |= {form: job.result() for form, job in documents.items()}
    return {**{f"{name}.{form}": content for form, content in found.items()}, SCHEMA: json_schema()}


def _typeset(pool: Executor, text: str, meta: Meta) -> dict[str, Future[bytes]]:
    """The forms that are made of what Pandoc reads in the text, which it does once."""
    tree = pool.submit(read, text, landscape=meta.landscape)
    return {
        form: pool.submit(lambda render: render(tree.result(), meta), render) for form, render in TREE_FORMS.items()
    }


def wheel_in_form(turn: Turn, wheel: YearWheel, form: str) -> bytes:
    """The year wheel as "ics", "svg", or as a document with its picture.

    Raises:
        WrongUsage: there is no such form.
    """
    if form == "ics":
        return year_wheel_ics.calendar(wheel)
    if form == "svg":
        return year_wheel.svg(wheel)
    if form not in TEXT_FORMS:
        raise WrongUsage("unknown-format", f"There is no format {form!r}.", f"Use ics, svg, {', '.join(TEXT_FORMS)}.")
    text = markdown(wheel, turn.session.overrides)
    if form not in ("docx", "pdf"):
        return in_form(turn, text, form)
    # Not all versions of Word draw SVG.
    drawn = year_wheel.png(wheel) if form == "docx" else year_wheel.svg(wheel)
    picture = Picture(drawn, f"Årshjul {wheel.year} for {wheel.council}")
    meta = evolve(meta_of(turn, title_of(text), wheel.made), landscape=True, pictures={"hjul": picture})
    return TEXT_FORMS[form](f"![](hjul)\n\n{text}", meta)
