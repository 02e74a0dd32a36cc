"""Where a rule or a value comes from, as something that anyone can look up.

A source is written short beside the rule, "A6: S1 2.2; silent: exactly three months is allowed". What the short names
stand for is in sources.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from positivliste.model.value import frozen

_SECTIONS = r"([ABC]\d*(?:(?:, |-)[ABC]\d+)*): "
_PARAGRAPH = r"(§ \d+(?: [a-z])?)((?:\(\w+\))*)"
_SILENT = "silent: "

_PLACES = {
    "minutes": ("item", r"\d+(?:\.\d+)*(?:, .+)?"),
    "law": ("paragraph", r"§ \d+.*"),
    "page": ("place", r".*"),
}
"""What the sources of each kind are looked up by."""


@frozen
class Reference:
    """One thing to look up.

    Attributes:
        title: what it is, as it calls itself, in Danish; or what we decided, in English.
        place: where in it: "punkt 2.2", "§ 2, stk. 4"; empty where all of it is meant.
        address: where it can be read; of a law its ELI at Retsinformation; empty where none is known.
        decided: it is our own decision, where the sources are silent.
    """

    title: str
    place: str = ""
    address: str = ""
    decided: bool = False

    def __str__(self) -> str:
        if self.decided:
            return f"our decision, as the sources are silent: {self.title}"
        return ", ".join(filter(None, (self.title, self.place))) + (f" <{self.address}>" if self.address else "")


@frozen
class Source:
    """Where a rule or a value comes from.

    Attributes:
        references: what to look up; never empty.
        sections: the sections of docs/domain.md that say it in our words, for example "A6".
    """

    references: tuple[Reference, ...]
    sections: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each thing to look up, with our sections behind the last that is not our decision."""
        lines = [str(reference) for reference in self.references]
        if self.sections:
            last = max((i for i, reference in enumerate(self.references) if not reference.decided), default=-1)
            lines[last] += f" [{', '.join(self.sections)}]"
        return tuple(lines)

    def __str__(self) -> str:
        return "; ".join(self.lines)


class Cites:
    """What names its source by a short text, which is read when somebody asks: few commands show it."""

    _source: str | Source

    @cached_property
    def source(self) -> Source:
        """Where it comes from."""
        return cited(self._source)


@frozen
class _Work:
    kind: str
    title: str
    address: str = ""
    whole: bool = False


def cited(text: str | Source) -> Source:
    """The source that a short text names; a source is returned as it is.

    Args:
        text: for example "A2: S1 2.2; BEK 1181/2019 § 2(4)": sections of docs/domain.md, then what they rest on;
            "silent: " stands before what we decided ourselves.

    Raises:
        ValueError: a short name in it is unknown; minutes are named without an item, or a law without a paragraph;
            or none of it has a place or an address, nor is our decision.
    """
    if isinstance(text, Source):
        return text
    sections: list[str] = []
    references = []
    for part in text.split("; "):
        if match := re.match(_SECTIONS, part):
            sections += match[1].split(", ")
        references.append(_reference(part[match.end() :] if match else part))
    if not any(found.place or found.address or found.decided for found in references):
        raise ValueError(f"nothing in the source {text!r} can be looked up: name a place in it, or another beside it")
    return Source(tuple(references), tuple(sections))


def own(text: str) -> Source:
    """The source of a council's own value, in the council's words."""
    return Source((Reference(text.strip()),))


def _reference(text: str) -> Reference:
    if text.startswith(_SILENT):
        if not (decision := text.removeprefix(_SILENT).strip()):
            raise ValueError("where the sources are silent, a source says what we decided")
        return Reference(decision, decided=True)
    for name, work in _works().items():
        if re.match(rf"{re.escape(name)}\b", text):
            return Reference(work.title, _place(work, text.removeprefix(name).lstrip(", ")), work.address)
    raise ValueError(f"the source {text!r} begins with no name of sources.toml")


def _place(work: _Work, text: str) -> str:
    what, wanted = _PLACES[work.kind]
    if not re.fullmatch(wanted, text) and (text or not work.whole):
        raise ValueError(f"{text!r} is no {what} of {work.title!r}")
    if work.kind == "minutes":
        return f"punkt {text}"
    return re.sub(_PARAGRAPH, _paragraph, text) if work.kind == "law" else text


def _paragraph(match: re.Match[str]) -> str:
    """ "§ 9 a(2)(1)(b)" as Danish law is quoted: "§ 9 a, stk. 2, nr. 1, litra b"."""
    below = zip(("stk.", "nr.", "litra"), re.findall(r"\w+", match[2]), strict=False)
    return ", ".join([match[1], *(f"{level} {name}" for level, name in below)])


@cache
def _works() -> Mapping[str, _Work]:
    text = Path(__file__).with_name("sources.toml").read_text(encoding="utf-8")
    return {name: _Work(kind, **work) for kind, works in tomllib.loads(text).items() for name, work in works.items()}
