"""What stands on a list once it is decided."""

from __future__ import annotations

from attrs import frozen


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
