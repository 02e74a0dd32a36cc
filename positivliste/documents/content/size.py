"""How long a document may be that people turn the pages of."""

MOST_ROWS = 20_000
"""Of more rows nobody reads Word, PDF or a receipt, and to set them takes minutes and gigabytes: they are left out,
which is told."""


def is_too_long(rows: int) -> bool:
    """Whether so many rows are left out of what people turn the pages of."""
    return rows > MOST_ROWS
