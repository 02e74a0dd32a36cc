"""Big results in a line, for a person at a prompt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import fields


def short(result: Any) -> str:
    """The name of a result with its fields: of a collection, only how many it holds."""
    shown = ", ".join(f"{field.name}={_short(getattr(result, field.name))}" for field in fields(type(result)))
    return f"<{type(result).__name__} {shown}>"


def _short(value: Any) -> str:
    return str(len(value)) if isinstance(value, (tuple, Mapping)) else str(value)
