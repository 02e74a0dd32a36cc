"""How two rows weigh against each other, field by field, also where they were not joined and nobody was asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from positivliste.matching.language import Title, plain
from positivliste.matching.likeness import difference, evidence, one_digit_apart
from positivliste.matching.reasons import agrees, differs
from positivliste.matching.record import Record, of_title
from positivliste.matching.relation import compare
from positivliste.matching.vocabulary import NO_WORDS, Vocabulary
from positivliste.model.match import Relation

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 70
"""So alike, of 100, are titles that nearly matched."""
_AT_MOST = 8


class Step(NamedTuple):
    """What one field says of two rows: "+" that they are one, "-" that they are two, "." neither."""

    sign: str
    text: str


class Weighed(NamedTuple):
    """Two rows, field by field, and what follows."""

    steps: tuple[Step, ...]
    verdict: str


def nearest(row: int, records: Sequence[Record]) -> list[int]:
    """The rows most like one: those with a number of its own, or one digit off, and those whose title is like its."""
    from rapidfuzz import fuzz, process  # loaded only where somebody asks why

    one, titles = records[row], [_text(record.title) for record in records]
    alike = process.extract(titles[row], titles, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR, limit=None)
    found = {place: likeness for _, likeness, place in alike}
    for place, other in enumerate(records):
        if one.number.all & other.number.all:
            found[place] = 100 + found.get(place, 0)
        elif one_digit_apart(one.number, other.number):
            found.setdefault(place, 0)
    found.pop(row, None)
    return sorted(found, key=lambda place: (-found[place], place))[:_AT_MOST]


def weigh(one: Record, other: Record, known: Vocabulary = NO_WORDS) -> Weighed:
    """Two rows, field by field.

    Args:
        known: the words of the table that they stand in.
    """
    fields = evidence(one, other)
    steps = [_titles(one, other, known)] if of_title(one) else [_numbers(one, other), _titles(one, other, known)]
    steps += [Step("+", agrees(name)[0]) for name in fields.same]
    steps += [Step("-", differs(name, one, other)[0]) for name in fields.other]
    if one.private is not None and other.private is not None and one.private != other.private:
        steps.append(Step("-", differs("private", one, other)[0]))
    return Weighed(tuple(steps), _verdict(one, other, known))


def _numbers(one: Record, other: Record) -> Step:
    mine, theirs = one.number, other.number
    if not mine or not theirs:
        return Step(".", "only one has a number" if mine or theirs else "neither has a number")
    if mine.all == theirs.all:
        return Step("+", f"same number: {mine.shown}")
    said = f"{mine.shown} and {theirs.shown}"
    if mine.all & theirs.all:
        return Step(".", f"only some of the numbers are the same: {said}")
    return Step("-", f"{'the numbers are one digit apart' if one_digit_apart(mine, theirs) else 'two numbers'}: {said}")


def _titles(one: Record, other: Record, known: Vocabulary) -> Step:
    found = difference(one.title, other.title, known)
    if one.text == other.text or (found and not found.words):
        return Step("+", "same title, as far as its words say something")
    if found is None:
        return Step("-", f"the titles say two things: {'; '.join(_apart(one.title, other.title, _Spelt(one, other)))}")
    spelt = _Spelt(one, other)
    words = ", ".join(f"{spelt(mine)} and {spelt(theirs)}" for mine, theirs in found.words)
    if not found.slips:
        return Step("+", f"the title is written together and apart: {words}")
    return Step("+", f"the titles differ in {found.slips} letter{'s' * (found.slips > 1)}: {words}")


def _apart(one: Title, other: Title, spelt: _Spelt) -> Iterator[str]:
    """In which words and marks two titles differ."""
    if one.labels and other.labels and one.labels != other.labels:
        yield f"{spelt.all(one.labels)} against {spelt.all(other.labels)}"
    mine, theirs = Counter((*one.words, *one.marks)), Counter((*other.words, *other.marks))
    more, less = list((mine - theirs).elements()), list((theirs - mine).elements())
    if more and less:
        yield f"{spelt.all(more)} against {spelt.all(less)}"
    elif more or less:
        yield f"only one has {spelt.all(more or less)}"
    elif not one.words:
        yield "nothing is left of them without the words that say nothing"


def _verdict(one: Record, other: Record, known: Vocabulary) -> str:
    match = compare(one, other, known)
    if match is not None:
        return {
            Relation.SAME_NUMBER: "the same, by number and title",
            Relation.SAME_TEXT: "the same, by provider, title and duration",
            Relation.NUMBER_IN_DOUBT: "a person is asked: the number is the same, and something speaks against it",
            Relation.NEARLY_SAME: f"a person is asked: nearly the same, {match.score} of 100",
        }[match.relation]
    found = difference(one.title, other.title, known)
    if found is None:
        plain = difference(one.title, other.title)
        if plain is not None:
            return "not asked: each is a word that stands in other titles too, and no slip of the other"
        return "not asked: the titles say two things"
    if one.number and other.number and not one.number.all & other.number.all:
        return "not asked: each has a number, and another one"
    allowed = evidence(one, other).slips(one.title, other.title)
    if allowed < 0:
        return "not asked: more of the other fields speak against it than for it"
    return f"not asked: {found.slips} letters differ, and the other fields speak for no more than {allowed}"


def _text(title: Title) -> str:
    return " ".join((*title.words, *title.marks))


class _Spelt:
    """Words as two rows have them, with their Danish letters, which are folded where titles are compared."""

    def __init__(self, one: Record, other: Record) -> None:
        written = {plain(word): word for record in (one, other) for word in _WORD.findall(record.text)}
        self.written = {folded: word for folded, word in written.items() if folded != word}

    def __call__(self, word: str) -> str:
        for folded in sorted(self.written, key=len, reverse=True):
            word = word.replace(folded, self.written[folded])
        return repr(word)

    def all(self, words: Iterable[str]) -> str:
        """Several, in their order."""
        return ", ".join(map(self, sorted(words)))
