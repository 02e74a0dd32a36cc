"""A round: one list, one effective date."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from positivliste.model.value import frozen


class ListKind(StrEnum):
    """The three positive lists of a council."""

    COURSES = "courses"
    HIGHER_EDUCATION = "higher-education"
    SKILLED = "skilled"

    @property
    def of_titles(self) -> bool:
        """Whether job titles stand on it (lists B and C), which anyone can suggest at any time; not courses. [B5]"""
        return self is not ListKind.COURSES

    @property
    def noun(self) -> str:
        """What is on it, in English: "course" or "job title"."""
        return "course" if self is ListKind.COURSES else "job title"


@frozen
class Round:
    """A round of one list towards its effective date, or a supplement to the list during the year."""

    list: ListKind
    effective: date
    supplement: bool = False

    @property
    def id(self) -> str:
        return f"{self.list}-{self.effective.isoformat()}"


@frozen
class Priority:
    """A job title that the council prioritised for a round, and what its courses must give. [A4]

    Attributes:
        title: the job title (stillingsbetegnelse).
        group: the occupational group (erhvervsgruppe) that it belongs to.
        code: its DISCO-08 code of up to six digits, or None.
        competences: the competences that its courses must give, or None.
    """

    title: str
    group: str
    code: str | None = None
    competences: str | None = None


@frozen
class Delegation:
    """The council's authorisation of its chair to decide for one list, in a period. [B5, B6]"""

    list: ListKind
    start: date
    end: date | None
    minutes: str

    def covers(self, kind: ListKind, on: date) -> bool:
        return self.list is kind and self.start <= on and (self.end is None or on <= self.end)
