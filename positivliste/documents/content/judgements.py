"""What people judged of pairs, as a text file that Excel and LibreOffice open, and give back."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from types import MappingProxyType

from positivliste.documents.content.published_text import csv_cell
from positivliste.model.finding import Verdict
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind
from positivliste.model.value import frozen

ROUND, RULE, ANSWER, REASON, ON = "Runde", "Regel", "Afgørelse", "Begrundelse", "Afgjort"
PRIVATE, PUBLIC = "privat", "offentlig"


@frozen
class SideColumn:
    """What a file of judgements says of each of the two proposals. The headings are permanent: files come back with
    them.

    Attributes:
        name: the field that it is read into.
    """

    name: str
    header: str
    value: Callable[[Proposal], str | None]


def _private(proposal: Proposal) -> str:
    return "" if proposal.private is None else PRIVATE if proposal.private else PUBLIC


_COURSE = (
    SideColumn("number", "Nummer", lambda p: p.number),
    SideColumn("title", "Titel", lambda p: p.title),
    SideColumn("provider", "Udbyder", lambda p: p.provider),
    SideColumn("duration", "Varighed", lambda p: p.duration.key),
    SideColumn("private", "Offentlig/privat", _private),
)
_TITLE = (
    SideColumn("title", "Stillingsbetegnelse", lambda p: p.title),
    SideColumn("disco", "DISCO-08", lambda p: p.disco),
)
SIDES: Mapping[ListKind, tuple[SideColumn, ...]] = MappingProxyType(
    {ListKind.COURSES: _COURSE, ListKind.HIGHER_EDUCATION: _TITLE, ListKind.SKILLED: _TITLE}
)
"""What is said of the two, list by list."""


@frozen
class Judgement:
    """A verdict on a pair, with the two proposals.

    Attributes:
        answer: as the review words it.
        on: the ISO date on which it was given.
    """

    round: str
    verdict: Verdict
    answer: str
    on: str
    one: Proposal
    other: Proposal


def judgements_csv(judgements: Iterable[Judgement], kind: ListKind) -> bytes:
    """The judgements as CSV, a row for each, in UTF-8 with the mark by which Excel knows it."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    headers = ("Forslag", *(column.header for column in SIDES[kind]))
    writer.writerow((ROUND, RULE, ANSWER, REASON, ON, *(f"{header} {side}" for side in (1, 2) for header in headers)))
    for said in judgements:
        given = (said.round, said.verdict.case.code, said.answer, said.verdict.reason, said.on)
        writer.writerow([csv_cell(text) for text in (*given, *_side(said.one, kind), *_side(said.other, kind))])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _side(proposal: Proposal, kind: ListKind) -> Iterator[str]:
    """What was judged of one of the two, and its number in the round."""
    yield proposal.id
    yield from (" ".join((column.value(proposal) or "").split()) for column in SIDES[kind])
