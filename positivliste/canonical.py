"""The one form of JSON that is hashed."""

from __future__ import annotations

from collections.abc import Callable
from json import JSONEncoder
from typing import Any


def encoder(plain: Callable[[Any], Any] | None = None) -> JSONEncoder:
    """What writes values in the one form that they have: sorted keys, no spaces.

    Args:
        plain: what stands for a value that JSON does not know.
    """
    return JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=plain)


_ENCODER = encoder()


def canonical(value: Any) -> bytes:
    """A plain JSON value in its one form, in UTF-8."""
    return _ENCODER.encode(value).encode()
