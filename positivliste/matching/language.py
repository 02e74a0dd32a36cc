"""The language of course titles: what a title says once its habits of writing are taken away.

What is taken away, expanded and held to agree stands in language.toml, with a reason for each entry.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import OSA

from positivliste.danish import INVISIBLE

_SPELT = (
    ("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ä", "ae"), ("ö", "oe"), ("ü", "u"), ("é", "e"), ("è", "e"), ("ê", "e"),
    ("ó", "o"), ("ô", "o"), ("´", ""), ("`", ""), ("’", ""), ("'", ""), ("++", "pp"), ("&", " og "), ("+", " og "),
    *((chr(code), "") for code in INVISIBLE),
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_MISREAD = (("Ã¦", "æ"), ("Ã¸", "ø"), ("Ã¥", "å"), ("Ã†", "æ"), ("Ã˜", "ø"), ("Ã…", "å"), ("Ã©", "é"))
"""UTF-8 that somebody's program took for Windows' letters."""
_SCANNED = re.compile(r"(?<=[a-z])(?:0(?=[a-z])|1(?=[a-z]{2}))|(?<!\w)[01](?=[a-z]{4})")
"""A figure in a word, as a scanner reads l and o; not that of "trin1", "trin1a" or "10dages"."""
_PART = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:#|\.)?")
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_ONE = frozenset(("i", "i."))
_ROMAN_ONE = re.compile(r"\bI(?=\s*[-–,;:/()])|\b(?:[Tt]rin|[Mm]odul|[Nn]iveau|[Dd]el|[Ff]ase) I\b")
_SHORTEST_STEM = 3
_SHORTEST_WITH_A_SLIP = 6


class Title(NamedTuple):
    """A title as it is compared.

    Attributes:
        words: its words in their order, folded and expanded, without empty words and durations.
        marks: what must agree, sorted: "Svejsning 1" is not "Svejsning 2", however alike they look.
        labels: what the marks are called, "trin" or "modul".
        short: those of the words that end in a full stop, and may be abbreviations that nobody listed.
    """

    words: tuple[str, ...]
    marks: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    short: tuple[str, ...] = ()


class _Kind(Enum):
    WORD = auto()
    SHORT = auto()
    MARK = auto()
    LABEL = auto()
    EMPTY = auto()


_WORD = _Kind.WORD  # which nearly all are
_NONE = frozenset[str]()


class _Language(NamedTuple):
    empty: frozenset[str]
    endings: tuple[str, ...]
    whole: dict[str, str]
    marks: frozenset[str]
    labels: frozenset[str]
    aside: re.Pattern[str]


def plain(text: str) -> str:
    """The text in small letters of a to z: æ is ae, ø is oe, å is aa. White space stays as it is."""
    if not text.isascii():
        for misread, letter in _MISREAD:
            text = text.replace(misread, letter).replace(misread.casefold(), letter)
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    for letter, spelt in _SPELT:
        text = text.replace(letter, spelt)
    return text


@lru_cache(maxsize=100_000)
def normalise(title: str) -> Title:
    """A title in the form in which it is compared."""
    words, marks, labels, short = [], [], [], []
    for part in _parts(title):
        kind, word = _meaning(part)
        if kind is _WORD:
            words.append(word)
        elif kind is _Kind.MARK:
            marks.append(word)
        elif kind is _Kind.SHORT:
            words.append(word)
            short.append(word)
        elif kind is _Kind.LABEL:
            labels.append(word)
    return Title(tuple(words), tuple(sorted(marks)), frozenset(labels) if labels else _NONE, tuple(short))


def _parts(title: str) -> list[str]:
    """Words with their full stops, and numbers, in their order, without durations and numbers of courses."""
    text = plain(title)
    if text.replace(" ", "").isalpha():
        parts = text.split()
    elif _DIGIT.search(text):
        parts = _PART.findall(_SCANNED.sub(_as_letter, _language().aside.sub(" ", text)))
    else:
        parts = _PART.findall(_language().aside.sub(" ", text))
    if "I" in title and _ROMAN_ONE.search(title):  # "trin I", "Svejsning I - stål"
        return ["1" if part in _ONE else part for part in parts]
    if parts and parts[-1] in _ONE:  # "Svejsning I"
        return [*parts[:-1], "1"]
    return parts


def _as_letter(figure: re.Match[str]) -> str:
    return "l" if figure[0] == "1" else "o"


@lru_cache(maxsize=200_000)
def _meaning(part: str) -> tuple[_Kind, str]:
    """What a part of a title is: one word with its full stop, or a number."""
    language = _language()
    bare = part.rstrip(".")
    word = language.whole.get(bare, bare)
    if part in language.empty or word in language.empty or _is_a_slip_of(word, language.endings):
        return _Kind.EMPTY, word
    if word in language.labels:
        return _Kind.LABEL, word
    if word in language.marks or len(word) == 1 or word[0].isdigit() or word in _ROMAN:
        return _Kind.MARK, _ROMAN.get(word, word.replace(",", ".")) if len(word) > 1 else word
    for ending in language.endings:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return _Kind.WORD, word.removesuffix(ending)
    return _Kind.SHORT if part != word and bare == word else _Kind.WORD, word


def _is_a_slip_of(word: str, known: Iterable[str]) -> bool:
    """Whether it is one of the words that say nothing, written with a slip: "kuruser"."""
    return len(word) >= _SHORTEST_WITH_A_SLIP and any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in known)


@cache
def _language() -> _Language:
    raw = tomllib.loads(files("positivliste.matching").joinpath("language.toml").read_text(encoding="utf-8"))
    whole = {**raw["abbreviation"]["words"], **raw["spelling"]["words"]}
    return _Language(
        frozenset(_listed(raw["empty"])),
        tuple(sorted(_listed(raw["ending"]), key=len, reverse=True)),
        {plain(key): plain(word) for key, word in whole.items()},
        frozenset(_listed(raw["mark"])) | _towns(),
        frozenset(_listed(raw["label"])),
        re.compile("|".join(f"(?:{entry['pattern']})" for entry in raw["aside"]), re.VERBOSE),
    )


def _listed(entries: Iterable[dict[str, list[str]]]) -> list[str]:
    return [plain(word) for entry in entries for word in entry["words"]]


def _towns() -> frozenset[str]:
    from positivliste.parameters.areas import municipalities

    return frozenset(plain(municipality.name) for municipality in municipalities())
