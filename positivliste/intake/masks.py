"""Number formats that add digits: a number shown as 00123 is the text "00123", not the number 123."""

from __future__ import annotations

import re

_MASK = re.compile(r"0[0\- ]*0")
_NOISE = re.compile(r'\\(.)|"([^"]*)"')
_PREFIX = re.compile(r"^(?:\[\$[^\]]*\])*")


def mask_of(code: str) -> str | None:
    """The mask of a number format of zeros, hyphens and spaces only ("00000", "000000-0000"), or None.

    One zero alone ("0") is the ordinary format of a whole number, and adds nothing.
    """
    first = code.split(";", 1)[0]
    plain = _PREFIX.sub("", _NOISE.sub(lambda match: match[1] or match[2] or "", first)).replace("_", "").strip()
    return plain if _MASK.fullmatch(plain) else None


def masked(value: float, mask: str) -> str | None:
    """The number as the mask shows it, or None where it does not fit: fractions and negative numbers."""
    if value < 0 or value != int(value):
        return None
    slots = mask.count("0")
    digits = f"{int(value):0{slots}}"
    if slots == len(mask):
        return digits
    head, rest = digits[: len(digits) - slots], iter(digits[len(digits) - slots :])
    return head + "".join(next(rest) if mark == "0" else mark for mark in mask)
