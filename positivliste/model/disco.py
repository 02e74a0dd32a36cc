"""The DISCO-08 code of a job title: up to six digits, of which the first is the major group."""

from __future__ import annotations

import re

CODE_RULE = "it has up to six digits"
"""What a code must look like, for messages."""


def cleaned_code(text: str | None) -> str | None:
    """The code as it is compared: without spaces and points; None where there is none."""
    return re.sub(r"[\s.]", "", text or "") or None


def is_code(text: str) -> bool:
    """Whether a cleaned text can be a code; whether the classification has it is another question."""
    return re.fullmatch(r"[0-9]{1,6}", text) is not None


def major_group(code: str | None) -> int | None:
    """The major group, 0 to 9; None where the code does not begin with a digit."""
    first = (code or "")[:1]
    return int(first) if first in set("0123456789") else None
