"""What is compared of a row: its fields in the form in which they are held against each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from positivliste.danish import fold
from positivliste.matching.language import Title, normalise, plain
from positivliste.model.number import Number, read_number

Days = tuple[float, float]
"""A length in course days, from and to."""


class Record(NamedTuple):
    """A row, or a course of several rows, as it is compared.

    Attributes:
        text: the title apart from case, white space and Unicode form.
        length: the duration apart from case, white space and Unicode form; empty where there is none.
        days: the same in course days, where it could be read.
        private: whether a private provider gives it; None where nobody said.
    """

    text: str
    title: Title
    number: Number
    provider: str = ""
    length: str = ""
    days: Days | None = None
    private: bool | None = None
    job_title: str = ""
    group: str = ""


def record(
    title: str,
    number: str | None = None,
    provider: str | None = None,
    duration: str | None = None,
    days: Days | None = None,
    private: bool | None = None,
    job_title: str | None = None,
    group: str | None = None,
) -> Record:
    """A row as it is compared. Only the title must be there."""
    return Record(
        text=fold(title),
        title=normalise(title),
        number=read_number(number),
        provider=compact(provider or ""),
        length=fold(duration or ""),
        days=days,
        private=private,
        job_title=compact(job_title or ""),
        group=compact(group or ""),
    )


@lru_cache(maxsize=50_000)
def compact(name: str) -> str:
    """The letters and figures of a name, so that spaces and marks between them don't count."""
    return "".join(filter(str.isalnum, plain(name)))
