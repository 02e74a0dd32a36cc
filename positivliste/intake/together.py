"""What a sender says of a course that may be used only together with others, and of which. [A9]"""

from __future__ import annotations

import re
from functools import lru_cache

_WITH = r"(?:sammen\s+med|i\s+kombination\s+med|kombineres\s+med|i\s+(?:tilknytning|forbindelse)\s+(?:til|med)|" \
        r"i\s+forlængelse\s+af|som\s+(?:et\s+)?supplement\s+til)"  # fmt: skip
_MUST = (
    re.compile(rf"(?<!ikke\s)\bkun\b[^.;]*\b{_WITH}"),
    re.compile(rf"\b(?:skal|må\s+alene|kan\s+alene)\b(?!\s+ikke)[^.;]*\b{_WITH}"),
    re.compile(r"\bikke\b(?:\s+[\w-]+){0,3}\s+(?:alene|selvstændigt|for\s+sig\s+selv)\b"),
)
_WHICH = re.compile(rf"\b{_WITH}\s+(?P<which>[^.;()]+(?:\.\s?[0-9][^.;()]*)*)")
_UNNAMED = re.compile(
    r"(?:et|en|de|nogle|mindst\s+\w+)?\s*(?:andre|andet|anden|øvrige|flere|et\s+eller\s+flere)\b[^0-9]*"
)


def may_say_so(text: str) -> bool:
    """Whether the text has any of the words in it: nearly none has, and this is told fast."""
    plain = text.lower()
    return (
        "sammen" in plain or "alene" in plain or "kombin" in plain or "selvst" in plain
        or "tilknytning" in plain or "supplement" in plain or "for sig" in plain or "forlængelse" in plain
    )  # fmt: skip


@lru_cache(maxsize=4096)
def only_with(text: str) -> str | None:
    """The course that the text says it may be used only together with, as it is named there.

    Returns:
        The words; empty where the text names no course; None where it does not say so.
    """
    plain = text.casefold()
    if not any(pattern.search(plain) for pattern in _MUST):
        return None
    which = _WHICH.search(text.casefold()) if len(plain) == len(text) else None
    named = text[which.start("which") : which.end("which")].strip(" ,:-") if which else ""
    return "" if _UNNAMED.fullmatch(named.casefold()) else named
