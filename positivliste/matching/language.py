"""The language of course titles: what a title says once its habits of writing are taken away."""

from __future__ import annotations

import re
from functools import lru_cache

from positivliste.danish import fold
from positivliste.model.value import frozen

_SPELLINGS = (
    ("æ", "ae"),
    ("ø", "oe"),
    ("å", "aa"),
    ("ä", "ae"),
    ("ö", "oe"),
    ("é", "e"),
    ("ü", "u"),
    ("&", " og "),
)
_DURATION = re.compile(r"\b\d+([,.]\d+)?\s*(dage?|uger?|timer?|mdr|maaned(er)?|lektion(er)?)\b")
_WORD = re.compile(r"[a-z0-9]+")
_LEVEL = re.compile(
    r"\d+|[a-e]|[ivx]+|basis|grundlaeggende|begynder|begyndere|oevede|videregaaende|fortsaettelse|avanceret"
)
_EMPTY = {
    "kursus",
    "kurset",
    "kurser",
    "i",
    "til",
    "og",
    "for",
    "af",
    "med",
    "paa",
    "den",
    "det",
    "en",
    "et",
    "amu",
}
_ABBREVIATIONS = {
    "grundl": "grundlaeggende",
    "grundlaegg": "grundlaeggende",
    "videreg": "videregaaende",
    "cert": "certifikat",
    "introd": "introduktion",
    "intro": "introduktion",
    "vedl": "vedligehold",
    "udd": "uddannelse",
    "adm": "administration",
}


@frozen
class Title:
    """A title as it is compared.

    Attributes:
        words: its words, folded and expanded, without empty words, durations and levels, sorted.
        levels: what marks the level: "Svejsning 1" is not "Svejsning 2", however alike they look.
    """

    words: tuple[str, ...]
    levels: frozenset[str]

    @property
    def text(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=100_000)
def normalise(title: str) -> Title:
    """A title in the form in which it is compared."""
    text = fold(title)
    for written, plain in _SPELLINGS:
        text = text.replace(written, plain)
    words = [_ABBREVIATIONS.get(word, word) for word in _WORD.findall(_DURATION.sub(" ", text))]
    levels = frozenset(word for word in words if _LEVEL.fullmatch(word) and (word != "i" or word is words[-1]))
    return Title(tuple(sorted(word for word in words if word not in _EMPTY and word not in levels)), levels)
