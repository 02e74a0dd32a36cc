"""English text: a number with its noun, as messages have it."""

from __future__ import annotations


def count(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 course", "2,345 courses".

    Args:
        many: the noun in the plural, where it is not `one` with an s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
