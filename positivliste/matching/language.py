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
_MISREAD = (("Ã¦", "æ"), ("Ã¸", "ø"), ("Ã¥", "å"), ("Ã†", "æ"), ("Ã˜", "ø"), ("Ã…", "å"), ("Ã©", "é"))
"""UTF-8 that somebody's program took for Windows' letters."""
_SCANNED = re.compile(r"(?<=[a-z])(?:0(?=[a-z])|1(?=[a-z]{2}))|(?<!\w)[01](?=[a-z]{4})")
"""A figure in a word, as a scanner reads l and o; not that of "trin1", "trin1a" or "10dages"."""
_IN_ASIDES = re.compile(r"\d|nyt?\b")
"""What each aside has in it, one or the other."""
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


_WORD, _SHORT, _MARK, _LABEL = _Kind


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
    said = [meaning for meaning in map(_meaning, _parts(title)) if meaning is not None]
    kinds, words = zip(*said, strict=True) if said else ((), ())
    if kinds.count(_WORD) == len(kinds):  # as nearly all are
        return Title(words)
    return Title(
        tuple([word for kind, word in said if kind is _WORD or kind is _SHORT]),
        tuple(sorted([word for kind, word in said if kind is _MARK])),
        frozenset([word for kind, word in said if kind is _LABEL]),
        tuple([word for kind, word in said if kind is _SHORT]),
    )


def _parts(title: str) -> list[str]:
    """Words with their full stops, and numbers, in their order, without durations and numbers of courses."""
    parts: list[str] = []
    for word in title.split():
        said, alone = _word(word)
        parts += said
        if not alone:
            parts = _PART.findall(_without_asides(plain(title)))
            break
    if "I" in title and _ROMAN_ONE.search(title):  # "trin I", "Svejsning I - stål"
        return ["1" if part in _ONE else part for part in parts]
    if parts and parts[-1] in _ONE:  # "Svejsning I"
        return [*parts[:-1], "1"]
    return parts


@lru_cache(maxsize=200_000)
def _word(word: str) -> tuple[tuple[str, ...], bool]:
    """The parts of a word, and whether it can be read without those around it: no aside may be in it."""
    text = plain(word)
    return tuple(_PART.findall(text)), not _IN_ASIDES.search(text)


def spelt(text: str) -> set[tuple[str, str]]:
    """The words of a title as they are written, each with the word that it is compared as."""
    parts = [part for word in text.split() for part in _word(word)[0]]
    return {(part.rstrip("."), said[1]) for part, said in zip(parts, map(_meaning, parts), strict=True) if said}


def _without_asides(text: str) -> str:
    text = _language().aside.sub(" ", text)
    return _SCANNED.sub(_as_letter, text) if "0" in text or "1" in text else text


def _as_letter(figure: re.Match[str]) -> str:
    return "l" if figure[0] == "1" else "o"


@lru_cache(maxsize=200_000)
def _meaning(part: str) -> tuple[_Kind, str] | None:
    """What a part of a title is, one word with its full stop or a number; None where it says nothing."""
    language = _language()
    bare = part.rstrip(".")
    word = language.whole.get(bare, bare)
    if part in language.empty or word in language.empty or _is_a_slip_of(word, language.endings):
        return None
    if word in language.labels:
        return _LABEL, word
    if word in language.marks or len(word) == 1 or word[0].isdigit() or word in _ROMAN:
        return _MARK, _ROMAN.get(word, word.replace(",", ".")) if len(word) > 1 else word
    for ending in language.endings:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return _WORD, word.removesuffix(ending)
    return _SHORT if part != word and bare == word else _WORD, word


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
        _either(entry["pattern"] for entry in raw["aside"]),
    )


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of the patterns; none begins inside a word, so nothing is tried there."""
    return re.compile(rf"(?:(?<!\w)|(?=\())(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})", re.VERBOSE)


def _listed(entries: Iterable[dict[str, list[str]]]) -> list[str]:
    return [plain(word) for entry in entries for word in entry["words"]]


def _towns() -> frozenset[str]:
    from positivliste.parameters.areas import municipalities

    return frozenset(plain(municipality.name) for municipality in municipalities())
