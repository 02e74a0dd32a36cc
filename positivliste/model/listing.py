"""What stands on a list once it is decided."""

from __future__ import annotations

from datetime import date

from positivliste.model.council import Body
from positivliste.model.duration import Duration
from positivliste.model.value import frozen

NO_GROUP = "Uden erhvervsgruppe"
"""What stands in the place of the group of a course that has none."""


@frozen
class Decision:
    """A decision on a list: who made it, when, and where the minutes say so."""

    body: Body
    on: date
    minutes: str | None = None

    @property
    def text(self) -> str:
        """The decision in one line: "formandskabet, 2023-09-11, punkt 3.4"."""
        return ", ".join(filter(None, [self.body.danish, self.on.isoformat(), self.minutes]))


@frozen
class Entry:
    """A course on a decided list, with all that a published list says of it.

    Attributes:
        round: the id of the round in which it was decided.
        proposal: the id of the course in that round; the two lead back to everything behind it.
        duration: how long it is, as it was sent and understood.
        group: its occupational group; empty where it has none.
        special: taken in under *særlig orientering*, after the consultation deadline. [A8]
        area: the area of the council that it was taken over from; empty for a council's own.
        others: the courses that it may be used only together with, where they are named.
        no: its running number among what its round lists; on a list that is in force, its number there. It stays
            with the entry, whatever is added to the list or taken off it.
    """

    round: str
    proposal: str
    number: str | None
    title: str
    provider: str | None
    private: bool
    duration: Duration
    group: str
    job_title: str
    respondents: tuple[str, ...]
    only_with_others: bool = False
    special: bool = False
    area: str = ""
    others: str = ""
    no: int = 0

    @property
    def lasts(self) -> str:
        """The duration in Danish, as it was understood; empty where nothing was written."""
        return self.duration.understood


@frozen
class ListedTitle:
    """A job title on a council's own list, with its two-year clock, as all events up to now leave it. [B2, B4]

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
    decision: Decision
    extended: str | None = None
    evidence: str | None = None
