"""Templates to Markdown. A value from outside is text and never markup, whatever a template does with it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from positivliste.danish import count_text, list_text, number_text, weekday_text
from positivliste.documents.content import wording
from positivliste.errors import BadData, WrongUsage

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# Every ASCII punctuation mark but the comma can begin markup in some Markdown; a backslash makes it text.
_MARKS = re.compile(r"[!-+\--/:-@\[-`{-~]")
# These can only do so at the start of a line, or beside certain others. In the middle of a line they stay as
# they are, so that people can read the Markdown. Which it is shows once the line is whole: until then _HEDGE
# goes before them.
_MOSTLY_TEXT = frozenset(".-():/;?")
_HEDGE = "\ufdd0"
_HEDGED = re.compile(f"{_HEDGE}(.)")
# What stands before a mark that is in the middle of a line: a cell's edge, a heading's sign, or a word.
_START = re.compile(r"\s*+(?:\||#{1,6}\s|(?:(?:[-*+>]|\w{1,9}[.)])\s+)*+\W*+\w\S*+\s)")
_BLANK_LINES = re.compile(r"\n{3,}")


class Safe(str):
    """Markdown of our own making. Whatever is done with it gives a plain `str` again, which is escaped."""

    __slots__ = ()


class Content(Protocol):
    """What a template is filled in with, under the name `doc`."""

    @property
    def template(self) -> str:
        """The name of the template, for example "receipt.md"."""
        ...


def escape(text: str) -> Safe:
    """The text as Markdown that shows exactly this text, on one line, wherever it stands."""
    return Safe(_MARKS.sub(r"\\\g<0>", wording.plain(text)))


def _hedge(text: str) -> Safe:
    return Safe(
        _MARKS.sub(lambda match: f"{_HEDGE if match[0] in _MOSTLY_TEXT else chr(92)}{match[0]}", wording.plain(text))
    )


def _settle(line: str) -> str:
    """The line with a backslash before each hedged mark that could be markup where it stands."""
    bare = line.replace(_HEDGE, "")
    start = _START.match(bare)
    inline = start.end() if start else len(bare)
    hedges = count()

    def settled(match: re.Match[str]) -> str:
        place = match.start() - next(hedges)
        return match[1] if place >= inline and _is_text(bare, place) else f"\\{match[1]}"

    return _HEDGED.sub(settled, line)


def _is_text(line: str, place: int) -> bool:
    mark, before, after = line[place], line[max(0, place - 3) : place], line[place + 1 : place + 2]
    if mark in (before[-1:], after):
        return False
    return after in ("", " ") if mark == ":" else not before.lower().endswith(("www", "]"))


def markdown(document: Content, overrides: Path | None = None) -> str:
    """The document as Markdown.

    Args:
        document: its content, and the name of its template.
        overrides: a folder whose templates take the place of ours.

    Raises:
        BadData: the template is missing or wrong, or a value is not there; the message names the line.
    """
    return render(document.template, overrides=overrides, doc=document)


def render(template: str, /, *, overrides: Path | None = None, **context: object) -> str:
    """The template filled in, as Markdown.

    Raises:
        BadData: the template is missing or wrong, or a value is not there; the message names the line.
    """
    from jinja2 import TemplateError

    try:
        text = _environment(overrides).get_template(template).render(context)
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        name, line = _place(error, template)
        where = f"{name}, line {line}" if line else name
        raise BadData(
            "template",
            f"The template {where}: {error}.".replace("..", "."),
            "Correct that line, or remove the council's own template to use ours.",
        ) from error
    text = "\n".join(map(_settle, text.split("\n")))
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def template_names() -> tuple[str, ...]:
    """The names of our templates, and of the pieces that several of them share, which begin with "_"."""
    files = resources.files("positivliste.templates").iterdir()
    return tuple(sorted(file.name for file in files if file.name.endswith(".md")))


def export_template(name: str) -> str:
    """The text of one of our templates, to be put under the same name in a folder of `overrides` and changed there.

    Raises:
        WrongUsage: there is no template of that name.
    """
    if name not in template_names():
        known = ", ".join(template_names())
        raise WrongUsage("no-template", f"There is no template {name!r}.", f"Use one of {known}.")
    return resources.files("positivliste.templates").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment(overrides: Path | None) -> ImmutableSandboxedEnvironment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = PackageLoader("positivliste.templates", "")
    # The sandbox is for the templates that councils write. Escaping is ours alone, in `finalize`: Jinja's own
    # is for HTML, and its Markup joins with plain text in ways that would pass text on unescaped.
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides else ours,
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        dato=wording.day_text,
        ugedag=weekday_text,
        tidspunkt=wording.received_text,
        frist=wording.deadline_text,
        tal=number_text,
        antal=count_text,
        liste=list_text,
        varighed=wording.duration_text,
    )
    return environment


def _finalize(value: object) -> str:
    from jinja2 import TemplateRuntimeError, Undefined

    if value is None:
        raise TemplateRuntimeError("a value is missing (None); a missing value is an error, never a blank")
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises here, and says what is not there
    if isinstance(value, Safe):
        return value
    if isinstance(value, Decimal):
        return _hedge(number_text(value))
    return _hedge(wording.day_text(value) if isinstance(value, date) else str(value))


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    """The template and the line that an error comes from: the innermost that the traceback shows."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return error.name or template, error.lineno
    place: tuple[str, int | None] = (template, None)
    step: TracebackType | None = error.__traceback__
    while step:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.suffix == Path(template).suffix:
            place = (file.name, step.tb_lineno)
        step = step.tb_next
    return place
