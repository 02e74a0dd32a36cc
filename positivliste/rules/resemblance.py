"""What resembles: a written title one of those that are known, and one course another."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Any

from positivliste.danish import fold
from positivliste.model.finding import Answer
from positivliste.model.proposal import Correction, Proposal
from positivliste.model.round import Priority
from positivliste.parameters import Values
from positivliste.rules.named import akin, likely
from positivliste.rules.question import ACCEPT, Choice, Pair, Question, Said
from positivliste.rules.subjects import RoundFacts

PARAMETERS = ("matching.near_job_title",)


@lru_cache(maxsize=100_000)
def nearest(title: str, titles: tuple[str, ...], cutoff: int) -> int | None:
    """Where the title stands that is most like the one given or a part of it, as like (0 to 100) as the cutoff;
    else one that has words in common with it: all folded.

    A round has few job titles, and thousands of courses for each: so what was compared is remembered.
    """
    from rapidfuzz import fuzz, process  # loaded only where a title is not one of those that are known

    texts = tuple(likely(title))
    near = (process.extractOne(text, titles, scorer=fuzz.ratio, score_cutoff=cutoff) for text in texts)
    akin_to = (row for text in texts for row, known in enumerate(titles) if akin(text, known))
    return next(chain((best[2] for best in near if best), akin_to), None)


def resembling(job_title: str, facts: RoundFacts, values: Values) -> Priority | None:
    """The prioritised job title that is most like the one given, if it is like enough for a person to be asked."""
    found = nearest(fold(job_title), facts.titles, values.number("matching.near_job_title"))
    return None if found is None else facts.priorities[found]


def _joined(later: Proposal, first: Proposal, reason: str) -> Said:
    why = f" ({reason})" if reason else ""
    return Said(
        f"a person said that it is the same as {first.id}{why}",
        f"En medarbejder har vurderet, at det er det samme som {first.id}{why}.",
        later.id,
        first.id,
    )


_COURSES = (
    Choice("Samme kursus: læg sammen", Answer.SAME),
    Choice("Forskellige kurser: behold begge", Answer.DIFFERENT),
)
_TITLES = (
    Choice("Samme stilling: læg sammen", Answer.SAME),
    Choice("Forskellige stillinger: behold begge", Answer.DIFFERENT),
)
_PAIR = Pair(_joined, told="Vi har vurderet, at det er det samme")

ONE_OR_TWO: Question[Any] = Question(
    (
        *_COURSES,
        Choice("Samme kursus, hele klyngen: læg alle sammen", Answer.SAME, whole=True),
        Choice("Forskellige kurser, hele klyngen: behold alle", Answer.DIFFERENT, whole=True),
    ),
    (
        *_TITLES,
        Choice("Samme stilling, hele klyngen: læg alle sammen", Answer.SAME, whole=True),
        Choice("Forskellige stillinger, hele klyngen: behold alle", Answer.DIFFERENT, whole=True),
    ),
    pair=_PAIR,
)
"""What a person is asked of two that may be one."""

TAKE_APART: Question[Any] = Question(_COURSES, _TITLES, pair=_PAIR)
"""What a person can say of two that a rule made one: it takes them apart, and puts them together again."""


def which_holds(accepted: Callable[[Any, Values], Correction]) -> Question[Any]:
    """What a person is asked of proposals that were joined and disagree: whether they are one, and if so, what holds.

    Args:
        accepted: what holds where the person says nothing else.
    """
    return Question((*_COURSES, ACCEPT), (*_TITLES, ACCEPT), accepted=accepted, pair=_PAIR)
