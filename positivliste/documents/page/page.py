"""The published list as a web page: one HTML file that asks nobody for anything.

The page is whole without its script: every course stands in a table under its occupational group. The script only
searches, filters and sorts the rows that are there. Style and script are inlined, and the content security policy
lets these two run by their hashes and nothing else, so that no text from outside ever can.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from positivliste.danish import count_text, date_text, fold, sort_key
from positivliste.documents.content.published import COLUMNS, PublishedList, Row
from positivliste.documents.page.length import length
from positivliste.documents.page.linked_data import linked_data
from positivliste.errors import BadData
from positivliste.model.value import frozen
from positivliste.parameters import Parameters, Values

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATE = "page.html"
META_HASH = "positivliste-kontrolkode"
META_HEAD = "positivliste-journal"
ROWS_AT_ONCE = 40
"""So many rows are drawn together once they come into view; style.css tells the browser how high they are."""

_FOLDER = "web"
_KEYS = ("nr", "gruppe", "stilling", "nummer", "titel", "udbyder", "ejer", "varighed", "indmeldt", "bemaerkning")
# Where a heading may be broken, in a column that is narrower than it.
_HYPHENS = {
    "Stillingsbetegnelse": "Stillings\u00adbetegnelse",
    "Kursusnummer": "Kursus\u00adnummer",
    "Offentlig/privat": "Offentlig/\u200bprivat",
}
_SORTED_IN_TABLE = frozenset(_KEYS) - {"gruppe", "bemaerkning"}
_LENGTHS = (
    ("0-5", "Op til 1 uge"),
    ("5-10", "Over 1 og op til 2 uger"),
    ("10-30", "Over 2 og op til 6 uger"),
    ("30-", "Over 6 uger"),
    ("?", "Ikke oplyst"),
)
_LONGEST_CHOICE = 80
_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e"}
_NOT_IN_AN_ID = re.compile("[^a-z0-9]+")


def to_html(published: PublishedList, overrides: Path | None = None) -> bytes:
    """The list as one self-contained HTML file in UTF-8; the same list gives the same bytes.

    Args:
        published: the list.
        overrides: a folder whose `web/page.html` takes the place of ours.

    Raises:
        BadData: the template is missing or wrong; the message names the line.
    """
    from jinja2 import TemplateError

    try:
        page = _environment(overrides).get_template(TEMPLATE).render(page=Page.of(published))
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise BadData(
            "template",
            f"The template {_FOLDER}/{TEMPLATE}{_line(error)}: {error}.".replace("..", "."),
            "Correct that line, or remove the council's own template to use ours.",
        ) from error
    return page.encode()


@frozen
class Heading:
    """A column of the tables: the key that links and styles use, and its heading."""

    key: str
    heading: str
    sortable: bool


@frozen
class CourseLine:
    """A course as a row of its table.

    Attributes:
        cells: key and text of every column that the table has.
        days: the length in course days, for the filter and the sorting; empty where it is not known.
    """

    no: int
    cells: tuple[tuple[str, str], ...]
    days: str

    @classmethod
    def of(cls, row: Row, values: Values) -> CourseLine:
        texts = zip(_KEYS, map(str, row.cells), strict=True)
        days = length(row.entry.duration, values).days
        shown = "" if days is None else f"{Decimal(str(round(float(days), 2))).normalize():f}"
        return cls(row.no, tuple((key, text) for key, text in texts if key != "gruppe"), shown)


@frozen
class Section:
    """An occupational group and its courses, in batches."""

    id: str
    name: str
    lines: tuple[CourseLine, ...]

    @property
    def batches(self) -> Iterator[tuple[CourseLine, ...]]:
        for start in range(0, len(self.lines), ROWS_AT_ONCE):
            yield self.lines[start : start + ROWS_AT_ONCE]

    @property
    def count(self) -> str:
        return count_text(len(self.lines), "kursus", "kurser")


@frozen
class FilterChoice:
    """One choice of a filter: its value, and what is shown, cut where it is too long to choose from."""

    value: str
    label: str

    @classmethod
    def of(cls, text: str) -> FilterChoice:
        return cls(text, text if len(text) <= _LONGEST_CHOICE else f"{text[: _LONGEST_CHOICE - 1].rstrip()}…")


@frozen
class Page:
    """The list as the template sees it, under the name `page`."""

    list: PublishedList
    columns: tuple[Heading, ...]
    sections: tuple[Section, ...]
    job_titles: tuple[FilterChoice, ...]
    providers: tuple[FilterChoice, ...]
    lengths: tuple[FilterChoice, ...]
    policy: str
    icon: str
    style: Markup
    script: Markup
    data: Markup

    @classmethod
    def of(cls, published: PublishedList) -> Page:
        from markupsafe import Markup

        groups, values = published.by_group, Parameters.standard().on(published.effective)
        style, script, icon = map(_source, ("style.css", "script.js", "icon.svg"))
        return cls(
            list=published,
            columns=tuple(
                Heading(key, _HYPHENS.get(heading, heading), key in _SORTED_IN_TABLE)
                for key, heading in zip(_KEYS, COLUMNS, strict=True)
                if key != "gruppe"
            ),
            sections=tuple(
                Section(anchor, name, tuple(CourseLine.of(row, values) for row in groups[name]))
                for anchor, name in _ids(groups)
            ),
            job_titles=_choices(entry.job_title for entry in published.entries),
            providers=_choices(entry.provider or "" for entry in published.entries),
            lengths=tuple(FilterChoice(value, label) for value, label in _LENGTHS),
            policy=_policy(style, script),
            icon=f"data:image/svg+xml;base64,{base64.b64encode(icon.encode()).decode()}",
            # Our own files, without anything from outside; and JSON that is escaped for a script element.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            data=Markup(linked_data(published)),  # noqa: S704
        )


def _choices(texts: Iterable[str]) -> tuple[FilterChoice, ...]:
    return tuple(map(FilterChoice.of, sorted({text for text in texts if text}, key=sort_key)))


def _ids(groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    """An id for each group, readable in a link: "gruppe-bygge-og-anlaeg"."""
    taken: set[str] = set()
    for place, group in enumerate(groups, start=1):
        letters = "".join(_LETTERS.get(letter, letter) for letter in fold(group))
        slug = _NOT_IN_AN_ID.sub("-", letters).strip("-")[:60].rstrip("-")
        if not slug or slug in taken:
            slug = f"{slug or 'nr'}-{place}"
        taken.add(slug)
        yield f"gruppe-{slug}", group


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing may be fetched, and only our own style and script are used."""

    def hashed(source: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _source(name: str) -> str:
    return resources.files("positivliste.templates").joinpath(_FOLDER, name).read_text(encoding="utf-8")


@cache
def _environment(overrides: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = PackageLoader("positivliste.templates", _FOLDER)
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(overrides / _FOLDER), ours]) if overrides else ours,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: object) -> object:
    if value is None:
        raise TypeError("a value is missing (None); a missing value is an error, never a blank")
    return date_text(value) if isinstance(value, date) else value


def _line(error: Exception) -> str:
    """Where in the template the error is, as ", line 7"; empty where the traceback does not show it."""
    line = getattr(error, "lineno", None)
    step = error.__traceback__
    while step:
        if Path(step.tb_frame.f_code.co_filename).name == TEMPLATE:
            line = step.tb_lineno
        step = step.tb_next
    return f", line {line}" if line else ""
