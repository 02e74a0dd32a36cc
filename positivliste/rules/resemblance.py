"""Which prioritised job title a written one resembles."""

from __future__ import annotations

from positivliste.danish import fold
from positivliste.model.round import Priority
from positivliste.parameters import Values
from positivliste.rules.subjects import RoundFacts

PARAMETERS = ("matching.near_job_title",)


def resembling(job_title: str, facts: RoundFacts, values: Values) -> Priority | None:
    """The prioritised job title that is most like the one given, if it is like enough for a person to be asked."""
    from rapidfuzz import fuzz, process  # loaded only where a title is not one of the prioritised

    names = [fold(priority.title) for priority in facts.priorities]
    cutoff = values.number("matching.near_job_title")
    best = process.extractOne(fold(job_title), names, scorer=fuzz.ratio, score_cutoff=cutoff)
    return facts.priorities[best[2]] if best else None
