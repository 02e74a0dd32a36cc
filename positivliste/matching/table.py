"""Which rows of a table are the same course, and which may be.

The result does not depend on the order of the rows: only which row of a course stands first does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from positivliste.matching.candidates import candidates, sharing, some_pairs
from positivliste.matching.links import Links
from positivliste.matching.reasons import explained
from positivliste.matching.record import Record
from positivliste.matching.relation import compare
from positivliste.matching.vocabulary import Vocabulary
from positivliste.model.match import Match


class Pair(NamedTuple):
    """Two rows by their places in the table, the earlier first, and what says that they are one course."""

    one: int
    other: int
    match: Match


class Duplicates(NamedTuple):
    """What is the same in a table.

    Attributes:
        courses: the rows of each course, once what is surely the same is joined; by the first row of each.
        joined: why a row is in its course: `other` is the row, `one` another of the course that says the same. None
            for the first row of a course, and for those that came to it because a person said so.
        suggested: the pairs of which a person must say whether they are one course, the surest first. Of two courses
            one pair, the surest.
        judged: the pairs that would be suggested if a person had not said that they are two.
    """

    courses: tuple[tuple[int, ...], ...]
    joined: tuple[Pair, ...]
    suggested: tuple[Pair, ...]
    judged: tuple[Pair, ...] = ()

    @property
    def clusters(self) -> tuple[tuple[int, ...], ...]:
        """The rows of each course with all that may be the same, where there is more than one row."""
        links = Links(sum(map(len, self.courses)))
        links.join_all((course[0], row) for course in self.courses for row in course[1:])
        links.join_all((pair.one, pair.other) for pair in self.suggested)
        return tuple(group for group in links.groups() if len(group) > 1)


def duplicates(
    records: Sequence[Record],
    same: Collection[tuple[int, int]] = (),
    different: Collection[tuple[int, int]] = (),
) -> Duplicates:
    """What is the same in a table of courses.

    Args:
        same: pairs of rows of which a person has said that they are one course.
        different: pairs of which a person has said that they are two: the first of each is not joined to the course of
            the second, and nobody is asked again.
    """
    first = dict[Record, int]()
    again = [(at, row) for row, record in enumerate(records) if (at := first.setdefault(record, row)) != row]
    apart = {row for pair in different for row in pair}
    rows = sorted({*first.values(), *apart})  # those that say the same in every field are compared once, but for these
    known = Vocabulary(record.title for record in first)

    def pairs(of: Iterable[tuple[int, int]]) -> Iterator[Pair]:
        return (Pair(*pair, match) for pair in of if (match := compare(records[pair[0]], records[pair[1]], known)))

    exact = list(pairs(chain(again, _by_number(rows, records), _by_text(rows, records))))
    sure = _unmistakable(exact, records)
    links = _joined(len(records), sure, same, different)
    courses = links.groups()
    close = ((rows[one], rows[other]) for one, other in candidates([records[row].title for row in rows], known))
    near = pairs((one, other) for one, other in close if links.root(one) != links.root(other))
    best = _surest(chain(exact, near), links, records, {course[0]: course for course in courses})
    judged = {links.between(*pair) for pair in different}
    open_ = [pair for between, pair in best.items() if between not in judged]
    slips = {links.root(row) for pair in open_ if "digit" in pair.match.other for row in pair[:2]}
    return Duplicates(
        courses,
        tuple(_explained(_reasons(courses, sure), records)),
        tuple(_explained(_in_order(pair for pair in open_ if not _is_by_a_slip(pair, links, slips)), records)),
        tuple(_explained(_in_order(pair for between, pair in best.items() if between in judged), records)),
    )


def _by_number(rows: Sequence[int], records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    numbered = ((number, row) for row in rows for number in records[row].number.all)
    return chain.from_iterable(map(some_pairs, sharing(numbered)))


def _by_text(rows: Sequence[int], records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Rows of one provider, title and duration. Where they have several numbers, one without a number stands alone."""
    told = ((records[row], row) for row in rows if records[row].provider.letters)
    for alike in sharing(((record.provider.letters, record.text, record.length), row) for record, row in told):
        numbers = {records[row].number.all for row in alike if records[row].number}
        for one, other in some_pairs(alike):
            if len(numbers) < 2 or bool(records[one].number) == bool(records[other].number):
                yield one, other


def _unmistakable(exact: Iterable[Pair], records: Sequence[Record]) -> list[Pair]:
    """The pairs that are sure, but for those of a row that would join two of which a person must be asked.

    One course is proposed as private and as public: a row that says neither may be either.
    """
    sure = [pair for pair in exact if pair.match.relation.joins]
    links = Links(len(records))
    links.join_all((pair.one, pair.other) for pair in sure)
    asked = defaultdict[int, set[int]](set)
    for pair in exact:
        if not pair.match.relation.joins and links.root(pair.one) == links.root(pair.other):
            asked[pair.one].add(pair.other)
            asked[pair.other].add(pair.one)
    if not asked:
        return sure
    return [
        pair
        for pair in sure
        if asked.get(pair.one) == asked.get(pair.other) or records[pair.one] == records[pair.other]
    ]


def _joined(
    rows: int, sure: Iterable[Pair], same: Iterable[tuple[int, int]], different: Collection[tuple[int, int]]
) -> Links:
    """The rows with what is sure joined, and what people said; those that a person took out of a course last."""
    links = Links(rows)
    taken_out = {row for row, _ in different}
    edges = sorted((pair.one, pair.other) for pair in sure)
    links.join_all(edge for edge in edges if not taken_out.intersection(edge))
    links.join_all(same)
    for edge in edges:
        if taken_out.intersection(edge):
            between = links.between(*edge)
            if not any(between == links.between(*pair) for pair in different):
                links.join(*edge)
    return links


def _reasons(courses: Iterable[Sequence[int]], sure: Iterable[Pair]) -> Iterator[Pair]:
    """Why each row but the first is in its course: the first row that it was joined with."""
    by_row = defaultdict[int, list[Pair]](list)
    for pair in sure:
        by_row[pair.one].append(pair)
        by_row[pair.other].append(pair)
    for course in (course for course in courses if len(course) > 1):
        members = set(course)
        for row in course[1:]:
            inside = [pair for pair in by_row[row] if pair.one in members and pair.other in members]
            if inside:
                pair = min(inside, key=lambda pair: (pair.one, pair.other))
                yield Pair(pair.one + pair.other - row, row, pair.match)


def _surest(
    asked: Iterable[Pair], links: Links, records: Sequence[Record], course: Mapping[int, Sequence[int]]
) -> dict[tuple[int, int], Pair]:
    """Of two courses the surest pair, unless their numbers say that they are two.

    A row without a number that has the text of two courses is not joined to either, so it is asked about.
    """

    @cache
    def numbers(first: int) -> frozenset[str]:
        return frozenset().union(*(records[row].number.public for row in course[first]))

    best: dict[tuple[int, int], Pair] = {}
    for pair in asked:
        one, other = between = links.between(pair.one, pair.other)
        if one != other and not _in_conflict(pair, numbers(one), numbers(other)):
            pair = pair._replace(match=pair.match.asked)
            if between not in best or pair.match.score > best[between].match.score:
                best[between] = pair
    return best


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair.match.score, pair.one, pair.other))


def _explained(pairs: Iterable[Pair], records: Sequence[Record]) -> Iterator[Pair]:
    """The pairs with their reasons in words, which only those need that are shown."""
    for pair in pairs:
        yield pair._replace(match=explained(pair.match, records[pair.one], records[pair.other]))


def _in_conflict(pair: Pair, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the courses have other numbers than the two rows: a row without one, in a course that has one."""
    return bool(one and other) and not one & other and not {"digit", "another number"} & {*pair.match.other}


def _is_by_a_slip(pair: Pair, links: Links, slips: Collection[int]) -> bool:
    """Whether two have one number by a slip, and nothing else in common: one of them is nearly the same as a third,
    whose number is one digit off. That is asked about; and this again, if the answer is no."""
    return "titles" in pair.match.other and any(links.root(row) in slips for row in pair[:2])
