"""Which prioritised job titles a text names, as people write them: several in a cell, with a code, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from positivliste.danish import fold
from positivliste.model.disco import cleaned_code
from positivliste.model.round import Priority

_SEPARATORS = (
    re.compile(r"[,;/+|]"),
    re.compile(r"&|\s(?:og|samt|eller|and|or)\s"),  # after the others: titles have "og" in them
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_CODE = re.compile(r"(?<![0-9])[0-9]{2,4}[ .]?[0-9]{2}(?![0-9])")
_NO_TITLE = re.compile(
    r"\W*|(?:alle|flere|diverse|div|andet|andre|øvrige|ingen|generelt?|tværgående|bred\w*|ved ikke|n/?a|ikke relevant"
    r"|se (?:bilag|bemærkning\w*)|samme)(?:\s+(?:job|fag|stillinger|stillingsbetegnelser|faggrupper|titler))?\W*"
)
_WRITTEN_OUT = {
    re.compile(r"\bsosu\W*"): "social- og sundheds",
    re.compile(r"\bsoc\W+(?:og|&)\W+sundheds"): "social- og sundheds",
    re.compile(r"\bssh\b"): "social- og sundhedshjælper",
    re.compile(r"\bssa\b"): "social- og sundhedsassistent",
    re.compile(r"\badm\b\.?"): "administrativ",
    re.compile(r"chf\b\.?"): "chauffør",
    re.compile(r"medarb\b\.?"): "medarbejder",
    re.compile(r"(?<![a-zæøå])pæd\b\.?"): "pædagog",
}
"""Abbreviations that the sector writes; as a person is asked about each, one too many does no harm."""

_WHOLE_WORD, _SHORTEST, _LONGEST_ENDING = 3, 5, 4


@lru_cache(maxsize=100_000)
def named(text: str, titles: tuple[str, ...], codes: tuple[str | None, ...]) -> frozenset[int]:
    """Where those prioritised job titles stand that the text surely names, all of them where it names several.

    Each is given by its title (folded, as the text is) or its DISCO-08 code. None where a code and the title beside it
    are those of two. A round has few texts, and thousands of courses for each: so what was read is remembered.
    """
    parts, told = set(_parts(text)), set(map(cleaned_code, _CODE.findall(text)))
    by_title = {row for row, title in enumerate(titles) if title in parts}
    by_code = {row for row, code in enumerate(codes) if code and code in told}
    if by_title and not {titles[row] for row in by_code} <= {titles[row] for row in by_title}:
        return frozenset()
    return frozenset(by_title or by_code)


def names_none(text: str, priorities: Sequence[Priority]) -> bool:
    """Whether the text says nothing of any job title ("-", "alle", "se bilag"), or is a code that cannot be told."""
    plain = fold(text)
    if _NO_TITLE.fullmatch(plain):
        return True
    told = [priority.code for priority in priorities if priority.code]
    return not re.search(r"[^\W\d_]", plain) and (len(told) < len(priorities) or _begins(cleaned_code(text), told))


def likely(text: str) -> Iterator[str]:
    """What the text may name, as a whole and in its parts, written out."""
    plain = fold(text)
    for pattern, words in _WRITTEN_OUT.items():
        plain = pattern.sub(words, plain)
    yield from dict.fromkeys((plain, *_parts(plain)))


def akin(text: str, title: str) -> bool:
    """Whether one is a word of the other, or two words have their beginning in common: both are folded."""
    short, long = sorted((text, title), key=len)
    if len(short) >= _WHOLE_WORD and re.search(rf"\b{re.escape(short)}\b", long):
        return True
    if len(short) >= _SHORTEST - 1 and any(
        w.startswith(short) or w.endswith(short) for w in re.split(r"[^\w-]+", long)
    ):
        return True
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= _SHORTEST and len(long) - same <= _LONGEST_ENDING


def _parts(folded: str) -> Iterator[str]:
    """The text without brackets and codes, what is in brackets, and all of it taken apart, the surest way first."""
    inner = [match.strip() for match in _BRACKETS.findall(folded)]
    pieces = [_BRACKETS.sub(" ", folded), *inner]
    for separator in (None, *_SEPARATORS):
        pieces = [part for piece in pieces for part in (separator.split(piece) if separator else [piece])]
        yield from filter(None, (" ".join(_CODE.sub(" ", piece).split()).strip(" .:-") for piece in pieces))


def _begins(code: str | None, codes: Sequence[str]) -> bool:
    return bool(code) and any(known.startswith(str(code)) for known in codes)
