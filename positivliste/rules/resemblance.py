"""Which of the known titles a written one resembles."""

from __future__ import annotations

from collections.abc import Sequence

from positivliste.danish import fold
from positivliste.model.round import Priority
from positivliste.parameters import Values
from positivliste.rules.subjects import RoundFacts

PARAMETERS = ("matching.near_job_title",)


def nearest(title: str, titles: Sequence[str], cutoff: int) -> int | None:
    """Where the title stands that is most like the one given, if any is as like (0 to 100) as the cutoff."""
    from rapidfuzz import fuzz, process  # loaded only where a title is not one of those that are known

    best = process.extractOne(fold(title), list(map(fold, titles)), scorer=fuzz.ratio, score_cutoff=cutoff)
    return best[2] if best else None


def resembling(job_title: str, facts: RoundFacts, values: Values) -> Priority | None:
    """The prioritised job title that is most like the one given, if it is like enough for a person to be asked."""
    titles = [priority.title for priority in facts.priorities]
    found = nearest(job_title, titles, values.number("matching.near_job_title"))
    return None if found is None else facts.priorities[found]
