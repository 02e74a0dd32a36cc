"""The columns that are known, by the names that people give them: those stand in fields.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import Any

from attrs import frozen

_AS_TWO_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_NOT_LETTERS = re.compile(r"[\W_]+")
_HEADING = re.compile(
    r"\s*(?:[0-9]{1,2}[.)]\s*)?(?:(?P<label>erhvervsgruppe|erhvervsområde|branche|faggruppe|fagområde|gruppe)\s*[:–-]\s*)?"
    r"(?P<name>.*?\w.*?)[\s:]*",
    re.IGNORECASE,
)
_DITTO = re.compile(
    r"[-–—\s]*[\"'”“„〃´`,]+[-–—\s]*|do\.?|ditto|dito|ds\.?|samme|(?:samme\s)?som\s(?:over|ovenfor)"
    r"|s\.\s?o\.?|se ovenfor",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Equal for headers that differ only in case, spaces, punctuation, Unicode form, or æ/ae, ø/oe, å/aa."""
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).casefold().translate(_AS_TWO_LETTERS)
    return _NOT_LETTERS.sub("", folded)


def repeats(text: str) -> bool:
    """Whether a value says that it is the one above: "do.", "-\"-", "samme"."""
    return bool(_DITTO.fullmatch(text))


@frozen
class Field:
    """One column that a table can have.

    Attributes:
        name: what the field is called in code and in `--map HEADER=FIELD`.
        names: the headers it is known by, the surest at the front: where two columns claim the field, the
            surer wins.
        weak: headers that are it only in company ("Navn", "Nr."): they alone do not make a header row.
        required: without this column there is no table, and a row without this value is a row error.
        many: several columns may be this field together ("Dage" and "Timer"), and none of them is left over.
        expected: a table without it is told of: all its rows would lack it.
        identifies: a value here, alone in its row, is meant to be a row; it is no heading or remark.
    """

    name: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    expected: bool = False
    identifies: bool = False


@frozen
class FieldSet:
    """The fields of one kind of table.

    Attributes:
        what: what the rows are, for messages ("course proposals").
        fields: the fields; those that a row can't be without are required, the first of them tells what the
            row is.
        asks: a row in doubt is kept, and a person is asked; so hidden sheets are read too.
        repeats: a value can say that it is the one above.
        headings: texts (as `header_key` makes them) that are never a row of their own, but a heading among
            the rows.
    """

    what: str
    fields: tuple[Field, ...]
    asks: bool = False
    repeats: bool = False
    headings: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def required(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.required)

    def heading(self, text: str) -> str:
        """What a heading says of the rows below it: one that is known, or any that says of itself that it is one
        ("Branche: Transport"); else empty."""
        match = _HEADING.fullmatch(text) if self.headings else None
        if match is None:
            return ""
        return match["name"] if match["label"] or header_key(match["name"]) in self.headings else ""

    @property
    def examples(self) -> str:
        """The header that each field is best known by, for messages."""
        return ", ".join(field.names[0] for field in self.fields)


def _read() -> Mapping[str, FieldSet]:
    data = tomllib.loads(resources.files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))
    shared = data.pop("shared")

    def names(given: Iterable[str]) -> tuple[str, ...]:
        return tuple(chain.from_iterable(shared[n[1:]] if n.startswith("@") else [n] for n in given))

    def field(name: str, told: Mapping[str, Any]) -> Field:
        return Field(**{**told, "name": name, "names": names(told["names"]), "weak": names(told.get("weak", ()))})

    return {
        kind: FieldSet(
            told["what"], tuple(field(name, each) for name, each in told["fields"].items()), told.get("asks", False)
        )
        for kind, told in data.items()
    }


_SETS = _read()
COURSE_FIELDS, PRIORITY_FIELDS, RESPONDENT_FIELDS = _SETS["courses"], _SETS["priorities"], _SETS["respondents"]
EXCEPTION_FIELDS, TITLE_FIELDS, NATIONAL_FIELDS = _SETS["exceptions"], _SETS["job_titles"], _SETS["national"]
DISCO_FIELDS, EVIDENCE_FIELDS, AMENDMENT_FIELDS = _SETS["disco"], _SETS["evidence"], _SETS["amendments"]
