"""What is compared of a row: its fields in the form in which they are held against each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from positivliste.danish import fold
from positivliste.matching.language import Title, normalise, plain
from positivliste.model.disco import cleaned_code
from positivliste.model.duration import Duration
from positivliste.model.number import Number, read_number
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind

_ANYBODY = "anybody"

Days = tuple[float, float]
"""A length in course days, from and to."""


class Record(NamedTuple):
    """A row, or a course of several rows, as it is compared.

    Attributes:
        text: the title apart from case, white space and Unicode form.
        length: the duration apart from case, white space and Unicode form; empty where there is none.
        days: the same in course days, where it could be read.
        private: whether a private provider gives it; None where nobody said.
        seems_private: whether it is, or was proposed by one who proposes private courses and did not say. [A5]
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
    seems_private: bool = False


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
        fold(title),
        normalise(title),
        read_number(number),
        compact(provider or ""),
        _length(duration or ""),
        days,
        private,
        compact(job_title or ""),
        compact(group or ""),
        seems_private=bool(private),
    )


class CourseSaid(Protocol):
    """What a row says of a course, whether or not it became a proposal."""

    @property
    def title(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def provider(self) -> str | None: ...
    @property
    def private(self) -> bool | None: ...
    @property
    def duration(self) -> Duration: ...
    @property
    def job_title(self) -> str | None: ...
    @property
    def group(self) -> str | None: ...


def row_record(said: CourseSaid) -> Record:
    """A row of a table of courses as it is compared."""
    return record(
        title=said.title,
        number=said.number,
        provider=said.provider,
        duration=said.duration.key,
        days=said.duration.course_days,
        private=said.private,
        job_title=said.job_title,
        group=said.group,
    )


def course_record(proposal: Proposal) -> Record:
    """A proposed course as it is compared."""
    unsaid = proposal.private is None and proposal.kind.may_propose_private
    plain = row_record(proposal)
    return plain._replace(seems_private=True) if unsaid else plain


def title_record(title: str, disco: str | None = None) -> Record:
    """A job title as it is compared: it is the same, whoever suggests it."""
    return record(title, provider=_ANYBODY, group=cleaned_code(disco))


def proposal_record(proposal: Proposal, kind: ListKind) -> Record:
    """What was proposed for a list as it is compared."""
    return title_record(proposal.title, proposal.disco) if kind.of_titles else course_record(proposal)


_length = lru_cache(maxsize=50_000)(fold)


@lru_cache(maxsize=50_000)
def compact(name: str) -> str:
    """The letters and figures of a name, so that spaces and marks between them don't count."""
    return "".join(filter(str.isalnum, plain(name)))
