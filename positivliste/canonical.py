"""The one form of JSON that is hashed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def canonical(value: Any, plain: Callable[[Any], Any] | None = None) -> bytes:
    """A value in the one form of JSON that it has: sorted keys, no spaces, UTF-8.

    Args:
        plain: what stands for a value that JSON does not know.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=plain).encode()
