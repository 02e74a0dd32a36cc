"""A proposal is one row that somebody sent; a course is what one or more proposals propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import asdict, evolve

from positivliste.danish import fold
from positivliste.model.council import RespondentKind
from positivliste.model.disco import cleaned_code
from positivliste.model.duration import UNKNOWN, Duration
from positivliste.model.number import read_number
from positivliste.model.value import frozen


class Why(StrEnum):
    """Why a row is not taken at its face value. What is said of each stands in the rule that asks."""

    STRUCK = "struck through"
    HIDDEN_ROW = "hidden row"
    HIDDEN_COLUMN = "hidden column"
    HIDDEN_SHEET = "hidden sheet"
    REMARKED = "remark or comment"
    LINES = "several lines in merged cells"
    GOES_ON = "goes on from the row above"
    NOTHING_ABOVE = "the same as above, and nothing is above"
    BLANK_BELOW = "blank below a value"
    LIKE_A_HEADER = "like a row of headers"
    BESIDE = "a second column of the same name"
    UNIT = "a unit that does not fit the duration"


@frozen
class Doubt:
    """One thing about a row that a person has to look at.

    Attributes:
        text: the words of the file that it is about, if there are any: with the header of their column.
    """

    why: Why
    text: str = ""


@frozen
class Origin:
    """Where a proposal comes from: a row of a file, a suggestion, or a suggestion that came in a file.

    Attributes:
        sha256: the file's fingerprint; empty, like `file` and `sheet`, where it came in no file.
        sheet: the sheet; empty for a file without sheets.
        row: the row as Excel numbers it; 0 where it came in no file.
        suggestion: the id of the suggestion that it was, or None.
        answer: the answer that it came in, "A0001"; empty where it was suggested outside one.
    """

    sha256: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0
    suggestion: str | None = None
    answer: str = ""

    @property
    def text(self) -> str:
        place = [self.file, f"sheet {self.sheet}" if self.sheet else "", f"row {self.row}" if self.row else ""]
        named = f"suggestion {self.suggestion}" if self.suggestion else ""
        return ", ".join(filter(None, [*place, named]))


NOWHERE = Origin()
"""The origin of what came in no file."""


def proposal_id(number: int) -> str:
    """The id of the proposal that came as the first, second … in its round: "P0001"."""
    return f"P{number:04}"


def place_of(proposal: str) -> int:
    """Which proposal of its round an id is of: the first is 1."""
    return int(proposal[1:])


@frozen
class Proposal:
    """One proposed course (list A) or job title (lists B and C), as one respondent sent it in one row.

    Attributes:
        id: its number in the round, "P0001" and on, in the order of receipt.
        respondent: the name of the organisation that sent it.
        kind: that organisation's kind at the time.
        received: when it was received, an ISO date or an ISO date and time.
        number: the course number (AMU-nr.) with its leading zeros, or None.
        private: whether a private provider gives it; None where the sender did not say.
        only_with_others: it may be used only together with other courses. [A9]
        others: which, as the sender named them; None where nobody did.
        disco: of a job title: its DISCO-08 code as it was sent.
        level: of a job title: the level of education that it needs, as it was sent.
        evidence: of a job title: what the sender says of companies that tried in vain to recruit. [B7]
        extra: the columns that are not ours, as header and value; nothing received is lost.
        doubts: what in its row a person has to look at.
    """

    id: str
    respondent: str
    kind: RespondentKind
    received: str
    origin: Origin
    title: str
    number: str | None = None
    provider: str | None = None
    private: bool | None = None
    duration: Duration = UNKNOWN
    job_title: str | None = None
    group: str | None = None
    only_with_others: bool = False
    remarks: str | None = None
    disco: str | None = None
    level: str | None = None
    evidence: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    others: str | None = None
    doubts: tuple[Doubt, ...] = ()


OTHERS = "Ja"
"""What a person enters where a course may be used only together with others, and these need no name."""


@frozen
class Correction:
    """What a person put right in a course before the decision.

    None leaves a value as it was sent; an empty text or an empty duration takes it away, and there is none.

    Attributes:
        others: the courses that it may be used only together with, or `OTHERS` where none is named.
        number: of one proposal, since it says which others propose the same; all else holds for the course.
        title: holds for the course, and says which others propose the same too; so `provider` and `private`.
    """

    job_title: str | None = None
    group: str | None = None
    duration: Duration | None = None
    disco: str | None = None
    level: str | None = None
    others: str | None = None
    number: str | None = None
    title: str | None = None
    provider: str | None = None
    private: bool | None = None
    remarks: str | None = None
    evidence: str | None = None

    def followed_by(self, later: Correction) -> Correction:
        """Both corrections as one: what the later one says holds."""
        return evolve(self, **later.said)

    def without(self, names: Iterable[str]) -> Correction:
        """The same, with these values as they were sent."""
        return evolve(self, **dict.fromkeys(names))

    @property
    def said(self) -> Mapping[str, Any]:
        """The values that it puts right, by name."""
        return {name: value for name, value in asdict(self, recurse=False).items() if value is not None}

    def put_right(self, sent: Proposal) -> Proposal:
        """The proposal with all by which it is compared with others."""
        return evolve(
            sent,
            number=sent.number if self.number is None else self.number or None,
            title=self.title or sent.title,
            provider=sent.provider if self.provider is None else self.provider or None,
            private=sent.private if self.private is None else self.private,
        )


AS_SENT = Correction()
"""What was put right where nothing was."""


@frozen
class Course:
    """A course of the round: the proposals for it, the first received at the front.

    A person's correction comes first. Else a value is that of the first proposal that has one: a merged proposal
    fills in and never overwrites.

    Attributes:
        proposals: as they were sent.
        corrections: what was put right in each of them, in the same order; empty where nothing was.
        correction: the same as one: what was said last holds.
        on_time: whether one of them came within the deadline of its sender, as it stood when the round was screened.
    """

    proposals: tuple[Proposal, ...]
    corrections: tuple[Correction, ...] = ()
    correction: Correction = AS_SENT
    on_time: bool = True

    @property
    def put_right(self) -> tuple[Proposal, ...]:
        """The proposals with all by which they are compared, as people put it right."""
        if not self.corrections:
            return self.proposals
        return tuple(given.put_right(sent) for sent, given in zip(self.proposals, self.corrections, strict=True))

    @property
    def id(self) -> str:
        return self.first.id

    @property
    def first(self) -> Proposal:
        return self.proposals[0]

    @property
    def title(self) -> str:
        return self.correction.title or self.first.title

    @property
    def number(self) -> str | None:
        """The number as it is shown; None where nobody gave one, or where what they gave is none: "IDV", "-"."""
        return next((found.shown for p in self.put_right if (found := read_number(p.number))), None)

    @property
    def known_as(self) -> Iterator[tuple[str | None, str]]:
        """Every number and title under which it was proposed, also those that were put right."""
        return ((p.number, p.title) for p in (*self.proposals, *self.put_right))

    @property
    def provider(self) -> str | None:
        if self.correction.provider is not None:
            return self.correction.provider or None
        return next((p.provider for p in self.proposals if p.provider), None)

    @property
    def job_title(self) -> str | None:
        return next(iter(self.job_titles), None)

    @cached_property
    def job_titles(self) -> tuple[str, ...]:
        """The job titles that were given, each once; more than one where merged proposals disagree."""
        return _distinct(self.correction.job_title, [p.job_title for p in self.proposals])

    @property
    def group(self) -> str | None:
        return next(iter(self.groups), None)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The occupational groups that were given, each once."""
        return _distinct(self.correction.group, [p.group for p in self.proposals])

    @property
    def duration(self) -> Duration:
        return self.durations[0]

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        """The durations that could be read, each once; the first as it was sent where none could."""
        if self.correction.duration is not None:
            return (self.correction.duration,)
        known: dict[str, Duration] = {}
        for proposal in self.proposals:
            if proposal.duration.is_known:
                known.setdefault(proposal.duration.key, proposal.duration)
        return tuple(known.values()) or (self.first.duration,)

    @property
    def disco(self) -> str | None:
        return next(iter(self.discos), None)

    @cached_property
    def discos(self) -> tuple[str, ...]:
        """The DISCO-08 codes that were given, each once, without spaces and points."""
        return _distinct(self.correction.disco, [cleaned_code(p.disco) for p in self.proposals])

    @property
    def level(self) -> str | None:
        return next(iter(self.levels), None)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels of education that were given, each once."""
        return _distinct(self.correction.level, [p.level for p in self.proposals])

    @property
    def evidence(self) -> str | None:
        if self.correction.evidence is not None:
            return self.correction.evidence or None
        return " / ".join(dict.fromkeys(p.evidence for p in self.proposals if p.evidence)) or None

    @property
    def is_private(self) -> bool:
        """Where anybody said so, and nobody that it is public; else where only jobcentres and a-kasser proposed it.
        [A5]"""
        if self.correction.private is not None:
            return self.correction.private
        said = [p.private for p in self.proposals if p.private is not None]
        return all(said) if said else all(p.kind.may_propose_private for p in self.proposals)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is said of it beside its values, each once."""
        return _distinct(self.correction.remarks, [p.remarks for p in self.proposals])

    @property
    def only_with_others(self) -> bool:
        said = self.correction.others
        return any(p.only_with_others for p in self.proposals) if said is None else bool(said)

    @property
    def others(self) -> str:
        """The courses that it may be used only together with; empty where it stands alone, or nobody named them."""
        said = self.correction.others
        if said is not None:
            return "" if said == OTHERS else said
        return " / ".join(_distinct(None, [p.others for p in self.proposals]))

    @property
    def respondents(self) -> tuple[str, ...]:
        """Everyone who proposed it, each once, in the order of receipt."""
        return tuple(dict.fromkeys(p.respondent for p in self.proposals))


def _distinct(correction: str | None, given: Iterable[str | None]) -> tuple[str, ...]:
    if correction is not None:
        return (correction,) if correction else ()
    first: dict[str, str] = {}
    for value in given:
        if value:
            first.setdefault(fold(value), value)
    return tuple(first.values())
