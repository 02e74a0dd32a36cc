"""The number of a course: an AMU number, or a provider's own.

Its leading zeros count: 00123 is another course than 123. Case, white space and Unicode form do not.
"""

from __future__ import annotations

import re

from positivliste.danish import fold


def number_key(text: str | None) -> str:
    """Equal for two ways of writing one number; empty where there is none."""
    return fold(text or "").replace(" ", "")


def number_keys(cell: str | None) -> frozenset[str]:
    """The numbers of a cell that may hold several, "45576, 45577" or "45576 og 45577", and the cell as one number."""
    parts = re.split(r"[,;/]| og ", fold(cell or ""))
    return frozenset(filter(None, map(number_key, (*parts, cell))))


def bare_number(text: str | None) -> str:
    """The number without the leading zeros that a spreadsheet takes away; to find what was meant, never to join."""
    return number_key(text).lstrip("0")
