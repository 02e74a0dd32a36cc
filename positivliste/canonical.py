"""The one form of JSON that is hashed."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any) -> bytes:
    """A plain JSON value in the one form that it has: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
