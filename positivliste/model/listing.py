"""What stands on a list once it is decided."""

from __future__ import annotations

from datetime import date

from attrs import frozen

WITHOUT_GROUP = "Uden erhvervsgruppe"
"""The group of a course that has none, as lists and counts name it."""


@frozen
class Entry:
    """A course on a decided list, with all that a published list says of it.

    Attributes:
        round: the id of the round in which it was decided.
        proposal: the id of the course in that round; the two lead back to everything behind it.
        duration: the duration in Danish, as it was understood.
        special: taken in under *særlig orientering*, after the consultation deadline. [A8]
    """

    round: str
    proposal: str
    number: str | None
    title: str
    provider: str | None
    private: bool
    duration: str
    group: str
    job_title: str
    respondents: tuple[str, ...]
    only_with_others: bool = False
    special: bool = False
    area: str = ""


@frozen
class ListedTitle:
    """A job title on a council's own list, with its two-year clock. [B2, B4]

    Attributes:
        round: the id of the round in which it was decided.
        proposal: the id of the suggestion in that round.
        disco: its DISCO-08 code.
        level: the level of education that it needs.
        area: the area that it was decided for; it stays with it when the councils change.
        start: the first day on the list.
        earliest_end: the first day on which it can be off the list.
        until: the day on which it leaves the list, if nothing else is decided.
        extended: why it stays longer than two years, and where that is documented; None if it does not.
        decision: who decided, when, and where the minutes say so.
        evidence: what showed the shortage.
    """

    round: str
    proposal: str
    title: str
    disco: str | None
    level: str | None
    area: str
    start: date
    earliest_end: date
    until: date
    decision: str
    extended: str | None = None
    evidence: str | None = None
