"""Courses that are nearly the same: candidates that share a word or its beginning, then edit distance.

Plain on purpose: it suggests, a person decides. Never compared: two courses that both have numbers, levels that
differ, and providers that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from positivliste.danish import fold
from positivliste.matching.language import Title, normalise
from positivliste.model.proposal import Course
from positivliste.parameters import Values
from positivliste.rules.subjects import NearCase

_FRAGMENT = 4
"""How many letters at either end of a word make a fragment; a typo seldom hits both ends."""


def near_pairs(courses: Sequence[Course], values: Values) -> Iterator[NearCase]:
    """The pairs of courses that a person may have to look at, each once."""
    from rapidfuzz import fuzz  # loaded only where courses are compared

    cutoff = values.number("matching.near_title")
    owners, titles = _titles(courses)
    found: dict[tuple[int, int], int] = {}
    for one, other in _candidates(titles):
        pair = min(owners[one], owners[other]), max(owners[one], owners[other])
        if titles[one].levels == titles[other].levels and _comparable(courses[pair[0]], courses[pair[1]]):
            likeness = int(fuzz.ratio(titles[one].text, titles[other].text, score_cutoff=cutoff))
            found[pair] = max(likeness, found.get(pair, 0))
    for (one, other), likeness in sorted(found.items()):
        if likeness:
            yield NearCase(courses[one], courses[other], likeness)


def _titles(courses: Sequence[Course]) -> tuple[list[int], list[Title]]:
    """Every title of every course, and which course it is of: merged proposals can call theirs by several."""
    owners, titles = [], []
    for index, course in enumerate(courses):
        for title in {normalise(proposal.title) for proposal in course.proposals}:
            owners.append(index)
            titles.append(title)
    return owners, titles


def _candidates(titles: Sequence[Title]) -> set[tuple[int, int]]:
    """Pairs of titles that share the rarest fragment of either, so that no common word blows the number up."""
    by_fragment = defaultdict[str, list[int]](list)
    for index, title in enumerate(titles):
        for fragment in _fragments(title):
            by_fragment[fragment].append(index)
    pairs = set()
    for index, title in enumerate(titles):
        rarest = sorted(_fragments(title), key=lambda fragment: (len(by_fragment[fragment]), fragment))[:4]
        for fragment in rarest:
            pairs |= {(min(index, other), max(index, other)) for other in by_fragment[fragment] if other != index}
    return pairs


def _fragments(title: Title) -> set[str]:
    return {piece for word in title.words for piece in (f"{word[:_FRAGMENT]}-", f"-{word[-_FRAGMENT:]}")}


def _comparable(one: Course, other: Course) -> bool:
    if one is other:
        return False
    if one.is_private != other.is_private:
        return True  # a private course beside a public one, whoever gives it
    if one.number and other.number:
        return False
    return not (one.provider and other.provider) or fold(one.provider) == fold(other.provider)
