"""What resembles: a written job title a prioritised one, and one course another."""

from __future__ import annotations

from positivliste.danish import fold
from positivliste.model.finding import Answer
from positivliste.model.proposal import Proposal
from positivliste.model.round import Priority
from positivliste.parameters import Values
from positivliste.rules.question import Choice, Pair, Question, Said
from positivliste.rules.subjects import RoundFacts

PARAMETERS = ("matching.near_job_title",)


def resembling(job_title: str, facts: RoundFacts, values: Values) -> Priority | None:
    """The prioritised job title that is most like the one given, if it is like enough for a person to be asked."""
    from rapidfuzz import fuzz, process  # loaded only where a title is not one of the prioritised

    names = [fold(priority.title) for priority in facts.priorities]
    cutoff = values.number("matching.near_job_title")
    best = process.extractOne(fold(job_title), names, scorer=fuzz.ratio, score_cutoff=cutoff)
    return facts.priorities[best[2]] if best else None


def _joined(later: Proposal, first: Proposal, reason: str) -> Said:
    why = f" ({reason})" if reason else ""
    return Said(
        f"a person said that it is the same as {first.id}{why}",
        f"En medarbejder har vurderet, at det er det samme som {first.id}{why}.",
        later.id,
        first.id,
    )


ONE_OR_TWO: Question[object] = Question(
    answers=(
        Choice("Samme kursus: læg sammen", Answer.SAME),
        Choice("Forskellige kurser: behold begge", Answer.DIFFERENT),
    ),
    title_answers=(
        Choice("Samme stilling: læg sammen", Answer.SAME),
        Choice("Forskellige stillinger: behold begge", Answer.DIFFERENT),
    ),
    pair=Pair(_joined, told="Vi har vurderet, at det er det samme"),
)
"""What a person is asked of two that may be one."""
