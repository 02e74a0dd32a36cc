"""What the rules of lists B and C look at, and how they read levels and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from attrs import field

from positivliste.danish import fold
from positivliste.model.listing import ListedTitle
from positivliste.model.proposal import Course
from positivliste.model.reference import Evidence, NationalTitle
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.rules.subjects import Earlier

LEVELS = {
    ListKind.HIGHER_EDUCATION: "siri.min_level_higher_education",
    ListKind.SKILLED: "siri.min_level_skilled",
}
MAJOR_GROUPS = {
    ListKind.HIGHER_EDUCATION: "siri.major_groups_higher_education",
    ListKind.SKILLED: "siri.major_groups_skilled",
}


@frozen
class TitleFacts:
    """What is known about job titles on the effective date.

    Attributes:
        national: the national list in force, by folded title.
        own: the council's own list on the effective date, by folded title.
        codes: the known DISCO-08 codes with their names, or None where no classification was imported.
        evidence: what is known of demand and failed recruitments in the area.
        earlier: what became last of what is suggested again, by the id of the proposal.
    """

    list: ListKind
    effective: date
    national: Mapping[str, NationalTitle]
    own: Mapping[str, ListedTitle]
    codes: Mapping[str, str] | None
    evidence: tuple[Evidence, ...]
    earlier: Mapping[str, tuple[Earlier, ...]] = field(factory=dict)

    def evidence_for(self, course: Course) -> tuple[Evidence, ...]:
        """The evidence on a title, by its name or its code."""
        return tuple(
            found
            for found in self.evidence
            if fold(found.title) == fold(course.title) or (found.disco and found.disco in course.discos)
        )

    def evidence_text(self, course: Course) -> str:
        """What the suggestions and the data say of the shortage, in one line; empty where nothing is known."""
        known = [found.text for found in self.evidence_for(course) if found.text]
        return "; ".join(filter(None, [course.evidence, *known]))


@frozen
class TitleCase:
    """A job title that is suggested, against what is known."""

    course: Course
    facts: TitleFacts


@frozen
class EntryCase:
    """A title on the council's own list, and what is to be done with it.

    Attributes:
        on: today, or the day on which it is to leave.
        until: the day to which it is to be extended.
        second_effective: the second effective date from today.
        national: the title on the national list, if it has entered it.
    """

    entry: ListedTitle
    on: date
    until: date | None = None
    reason: str = ""
    document: str = ""
    second_effective: date | None = None
    national: NationalTitle | None = None


def level_of(text: str | None, values: Values) -> int | None:
    """How high a level of education is, as people write it: 0 is the lowest; None where it cannot be told."""
    wanted = fold(text or "")
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    for rank, names in enumerate(values.texts("siri.levels")):
        for name in names.split("/"):
            if re.search(rf"\b{re.escape(name)}", wanted) and (best is None or len(name) > best[0]):
                best = (len(name), rank)
    return best[1] if best else None


def min_level(kind: ListKind, values: Values) -> tuple[int, str]:
    """The lowest level that the list takes, as a rank and by name."""
    name = values.text(LEVELS[kind])
    rank = level_of(name, values)
    if rank is None:
        raise ValueError(f"{name} is not among the levels")
    return rank, name
