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
from positivliste.model.duration import IN_DAYS, Unit

_DANISH = (("æ", "ae"), ("ø", "oe"), ("å", "aa"))
_FOREIGN = (
    ("ä", "ae"), ("ö", "oe"), ("ü", "u"), ("é", "e"), ("è", "e"), ("ê", "e"), ("ó", "o"), ("ô", "o"), ("´", ""),
    ("’", ""), ("\ufffd", ""), *((chr(code), "") for code in INVISIBLE),
)  # fmt: skip
_SIGNS = (("`", ""), ("'", ""), ("++", "pp"), ("&", " og "), ("+", " og "), ("?", ""))
_MISREAD = (("Ã¦", "æ"), ("Ã¸", "ø"), ("Ã¥", "å"), ("Ã†", "æ"), ("Ã˜", "ø"), ("Ã…", "å"), ("Ã©", "é"))
"""UTF-8 that somebody's program took for Windows' letters."""
_SCANNED = re.compile(r"(?<=[a-z])(?:0(?=[a-z])|1(?=[a-z]{2}))|(?<!\w)[01](?=[a-z]{4})")
"""A figure in a word, as a scanner reads l and o; not that of "trin1", "trin1a" or "10dages"."""
_IN_ASIDES = re.compile(r"\d|nyt?\b|^u\.")
"""What each aside has in it, one or the other, and what is read with the next word."""
_DOTTED = re.compile(r"(?<!\w)(?!m\.[mv]\.|o\.l\.|f\.\w\.)(?:[a-z]\.){2,}")
"""C.N.C., but not m.v."""
_SHORTENED = re.compile(r"(?<!\w)(?:([mvfu])/\s?|(u)\.\s?|e-)(?=[a-z]{2})")
"""Words before which "med", "ved", "for" or "uden" is a letter and a stroke: m/truck. And e-handel, for ehandel."""
_IN_FULL = {"m": "med ", "v": "ved ", "f": "for ", "u": "uden "}
_CAPITALS = re.compile(r"\b(DE|PA)\b|\b([A-Z])\.(?=\W*$)|(?<=\w)(\+)(?=\s*(?:$|[-–,;:()|]))")
"""What means something in capitals, and nothing in small letters: Kørekort DE, pos. PA, Dansk F.; and A+, B+."""
_IN_CAPITALS = ("DE", "PA", ".", "+")
"""What each of them has in it, one or the other."""
_CODE = "\ue000"
_PART = re.compile(rf"\d+(?:[.,]\d+)?|[^\W\d_]+(?:#|\.|{_CODE})?")
_UNITS = {"d": Unit.DAYS, "t": Unit.HOURS, "u": Unit.WEEKS, "m": Unit.MONTHS}
_LENGTH = re.compile(
    r"(?<![\w,.])(\d{1,3}(?:[.,]\d)?)(?:\s*[-–]\s*(\d{1,3}(?:[.,]\d)?))?[\s-]*(dage?s?|dg|timers?|timer?"
    r"|uger?s?(?!\s*\d)|mdr|maaned(?:er)?)\b"  # not the week of "Svejsning 2 uge 14"
)
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
    apart: tuple[tuple[str, str], ...]
    figures: dict[str, str]


def plain(text: str) -> str:
    """The text in small letters of a to z: æ is ae, ø is oe, å is aa. White space stays as it is."""
    if not text.isascii():
        if "Ã" in text or "ã" in text:
            for misread, letter in _MISREAD:
                text = text.replace(misread, letter).replace(misread.casefold(), letter)
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    for letters in () if text.isascii() else (_DANISH, _FOREIGN):
        for letter, spelt in letters:
            text = text.replace(letter, spelt)
        if text.isascii():
            break
    for sign, spelt in () if text.isalpha() else _SIGNS:
        text = text.replace(sign, spelt)
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
    if any(sign in title for sign in _IN_CAPITALS) and not title.isupper():
        title = _CAPITALS.sub(_as_code, title)
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
    if text.isalpha():  # as nearly all are
        return (text,), not text.startswith("ny") or len(text) > len("nyt")
    text = _DOTTED.sub(_without_dots, _SHORTENED.sub(_in_full, text))
    return tuple(_PART.findall(text)), not _IN_ASIDES.search(text)


def are_two(one: str, other: str) -> bool:
    """Whether two words are two, though one might be a slip of the other: "hjerne" and "hjerte", also in compounds."""
    return any(
        (a in one and one.replace(a, b, 1) == other) or (b in one and one.replace(b, a, 1) == other)
        for a, b in _language().apart
    )


def spelt(text: str) -> set[tuple[str, str]]:
    """The words of a title as they are written, each with the word that it is compared as."""
    parts = [part for word in text.split() for part in _word(word)[0]]
    return {(part.rstrip("."), said[1]) for part, said in zip(parts, map(_meaning, parts), strict=True) if said}


def _without_asides(text: str) -> str:
    for figure, word in _language().figures.items():
        text = text.replace(figure, word)
    text = _language().aside.sub(" ", _DOTTED.sub(_without_dots, _SHORTENED.sub(_in_full, text)))
    return _SCANNED.sub(_as_letter, text) if "0" in text or "1" in text else text


def _as_code(found: re.Match[str]) -> str:
    code, letter, _ = found.groups()
    return f"{code}{_CODE}" if code else letter or " plus"


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def _in_full(found: re.Match[str]) -> str:
    letter = found[1] or found[2]
    return _IN_FULL[letter] if letter else "e"


def _as_letter(figure: re.Match[str]) -> str:
    return "l" if figure[0] == "1" else "o"


@lru_cache(maxsize=200_000)
def _meaning(part: str) -> tuple[_Kind, str] | None:
    """What a part of a title is, one word with its full stop or a number; None where it says nothing."""
    language = _language()
    if part.endswith(_CODE):
        return _MARK, part.removesuffix(_CODE).upper()
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
        tuple((one, other) for one, other in map(str.split, raw["apart"]["words"])),
        {plain(figure): plain(word) for figure, word in raw["figure"]["words"].items()},
    )


def days_told(title: str) -> tuple[float, float] | None:
    """How many course days a title itself says that it lasts, from and to; None where it doesn't."""
    found = _LENGTH.search(plain(title))
    if not found:
        return None
    least, most = (float(text.replace(",", ".")) for text in (found[1], found[2] or found[1]))
    unit = float(IN_DAYS[next(unit for front, unit in _UNITS.items() if found[3].startswith(front))])
    return least * unit, most * unit


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of the patterns; none begins inside a word, so nothing is tried there."""
    return re.compile(rf"(?:(?<!\w)|(?=\())(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})", re.VERBOSE)


def _listed(entries: Iterable[dict[str, list[str]]]) -> list[str]:
    return [plain(word) for entry in entries for word in entry["words"]]


def _towns() -> frozenset[str]:
    from positivliste.parameters.areas import municipalities

    return frozenset(plain(municipality.name) for municipality in municipalities())
