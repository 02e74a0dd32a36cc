"""The one form of JSON that is hashed."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

_ENCODER = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """A plain JSON value in its one form: sorted keys, no spaces, in UTF-8."""
    return _ENCODER.encode(value).encode()
