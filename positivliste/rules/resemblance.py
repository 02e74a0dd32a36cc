"""What resembles: a written title one of those that are known, and one course another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from attrs import evolve

from positivliste.danish import fold
from positivliste.model.finding import Answer
from positivliste.model.proposal import Correction, Proposal
from positivliste.model.round import ListKind, Priority
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


_COURSE, _TITLE = ("kursus", "kurser"), ("stilling", "stillinger")
NOUNS: Mapping[ListKind, tuple[str, str]] = MappingProxyType(
    {ListKind.COURSES: _COURSE, ListKind.HIGHER_EDUCATION: _TITLE, ListKind.SKILLED: _TITLE}
)
"""What a list calls one that two may be, and several."""

_PAIR = Pair(_joined, told="Vi har vurderet, at det er det samme")


def _of_pair(one: str, many: str) -> tuple[Choice, ...]:
    return (
        Choice(f"Samme {one}: læg sammen", Answer.SAME),
        Choice(f"Forskellige {many}: behold begge", Answer.DIFFERENT),
    )


def _of_cluster(one: str, many: str) -> tuple[Choice, ...]:
    return (
        *_of_pair(one, many),
        Choice(f"Samme {one}, hele klyngen: læg alle sammen", Answer.SAME, whole=True),
        Choice(f"Forskellige {many}, hele klyngen: behold alle", Answer.DIFFERENT, whole=True),
    )


def _asked(choices: Callable[[str, str], tuple[Choice, ...]], *more: Choice) -> Question[Any]:
    """What is asked of two, in the words of every list."""
    words = {kind: (*choices(*nouns), *more) for kind, nouns in NOUNS.items()}
    return Question(words[ListKind.COURSES], words, pair=_PAIR)


ONE_OR_TWO = _asked(_of_cluster)
"""What a person is asked of two that may be one."""

TAKE_APART = _asked(_of_pair)
"""What a person can say of two that a rule made one: it takes them apart, and puts them together again."""


def which_holds(accepted: Callable[[Any, Values], Correction]) -> Question[Any]:
    """What a person is asked of proposals that were joined and disagree: whether they are one, and if so, what holds.

    Args:
        accepted: what holds where the person says nothing else.
    """
    return evolve(_asked(_of_pair, ACCEPT), accepted=accepted)
