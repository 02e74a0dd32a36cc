"""What is compared of a row: its fields in the form in which they are held against each other."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from positivliste.danish import fold
from positivliste.matching.language import Title, days_told, normalise, plain
from positivliste.model.disco import cleaned_code
from positivliste.model.duration import Duration
from positivliste.model.number import Number, read_number
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind

_SHORT = 4
"""Words of fewer letters tell names apart that are alike in all others: "UC Syd" and "EUC Syd"."""

Days = tuple[float, float]
"""A length in course days, from and to."""


_ROUNDED = 0.05
"""So far from each other, in days, are two lengths that are one in hours and in days."""


class Name(NamedTuple):
    """Who gives a course.

    Attributes:
        letters: the letters and figures of the name, so that spaces and marks between them don't count.
        words: its words.
    """

    letters: str = ""
    words: frozenset[str] = frozenset()

    @property
    def short(self) -> frozenset[str]:
        """Those of the words that tell one name from another that is nearly the same."""
        return frozenset(word for word in self.words if len(word) < _SHORT or not word.isalpha())


_ANYBODY = Name("anybody")


class Record(NamedTuple):
    """A row, or a course of several rows, as it is compared.

    Attributes:
        text: the title apart from case, white space and Unicode form.
        length: the duration apart from case, white space and Unicode form; empty where there is none.
        days: the same in course days, where it could be read; where no duration was told, what the title says.
        private: whether a private provider gives it; None where nobody said.
        seems_private: whether it is, or was proposed by one who proposes private courses and did not say. [A5]
    """

    text: str
    title: Title
    number: Number
    provider: Name = Name()
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
        name(provider or ""),
        _length(duration or ""),
        days if days or duration else days_told(title),
        private,
        compact(job_title or ""),
        compact(group or ""),
        seems_private=bool(private),
    )


def of_title(record: Record) -> bool:
    """Whether it is a job title."""
    return record.provider == _ANYBODY


def disagreement(one: Record, other: Record) -> list[str]:
    """On which fields two rows of one course disagree: of "duration", "job title" and "group"."""
    found = []
    if (
        one.days
        and other.days
        and any(abs(mine - theirs) > _ROUNDED for mine, theirs in zip(one.days, other.days, strict=True))
    ):
        found.append("duration")
    if one.job_title and other.job_title and one.job_title != other.job_title:
        found.append("job title")
    if one.group and other.group and one.group != other.group:
        found.append("group")
    return found


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
    return record(title, group=cleaned_code(disco))._replace(provider=_ANYBODY)


def proposal_record(proposal: Proposal, kind: ListKind) -> Record:
    """What was proposed for a list as it is compared."""
    return title_record(proposal.title, proposal.disco) if kind.of_titles else course_record(proposal)


_length = lru_cache(maxsize=50_000)(fold)


@lru_cache(maxsize=50_000)
def name(text: str) -> Name:
    """A name as it is compared."""
    return Name(compact(text), frozenset(map(compact, text.split())) - {""})


@lru_cache(maxsize=50_000)
def compact(name: str) -> str:
    """The letters and figures of a name, so that spaces and marks between them don't count."""
    return "".join(filter(str.isalnum, plain(name)))
