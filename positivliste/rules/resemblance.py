"""What resembles: a written title one of those that are known, and one course another."""

from __future__ import annotations

from collections.abc import Sequence

from positivliste.danish import fold
from positivliste.model.finding import Answer
from positivliste.model.proposal import Proposal
from positivliste.model.round import Priority
from positivliste.parameters import Values
from positivliste.rules.named import akin, likely
from positivliste.rules.question import Choice, Pair, Question, Said
from positivliste.rules.subjects import NearCase, RoundFacts

PARAMETERS = ("matching.near_job_title",)


def nearest(title: str, titles: Sequence[str], cutoff: int) -> int | None:
    """Where the title stands that is most like the one given, if any is as like (0 to 100) as the cutoff."""
    from rapidfuzz import fuzz, process  # loaded only where a title is not one of those that are known

    best = process.extractOne(fold(title), list(map(fold, titles)), scorer=fuzz.ratio, score_cutoff=cutoff)
    return best[2] if best else None


def resembling(job_title: str, facts: RoundFacts, values: Values) -> Priority | None:
    """The prioritised job title that is most like the one given, if it is like enough for a person to be asked."""
    titles, cutoff = [priority.title for priority in facts.priorities], values.number("matching.near_job_title")
    texts = tuple(likely(job_title))
    near = (nearest(text, titles, cutoff) for text in texts)
    akin_to = (at for text in texts for at, title in enumerate(titles) if akin(text, fold(title)))
    found = next((at for at in (*near, *akin_to) if at is not None), None)
    return None if found is None else facts.priorities[found]


def _joined(later: Proposal, first: Proposal, reason: str) -> Said:
    why = f" ({reason})" if reason else ""
    return Said(
        f"a person said that it is the same as {first.id}{why}",
        f"En medarbejder har vurderet, at det er det samme som {first.id}{why}.",
        later.id,
        first.id,
    )


ONE_OR_TWO: Question[NearCase] = Question(
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
