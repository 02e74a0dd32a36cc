"""What people judged of pairs, as a text file that Excel and LibreOffice open, and give back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from positivliste.documents.content.published_text import csv_cell
from positivliste.model.finding import Verdict
from positivliste.model.proposal import Proposal
from positivliste.model.value import frozen

ROUND, RULE, ANSWER, REASON, ON = "Runde", "Regel", "Afgørelse", "Begrundelse", "Afgjort"
SIDE = ("Forslag", "Nummer", "Titel", "Udbyder", "Varighed", "Offentlig/privat")
COLUMNS = (ROUND, RULE, ANSWER, REASON, ON, *(f"{name} {side}" for side in (1, 2) for name in SIDE))
"""The headings. They are permanent: files come back with them."""

PRIVATE, PUBLIC = "privat", "offentlig"


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


def judgements_csv(judgements: Iterable[Judgement]) -> bytes:
    """The judgements as CSV, a row for each, in UTF-8 with the mark by which Excel knows it."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for said in judgements:
        given = (said.round, said.verdict.case.code, said.answer, said.verdict.reason, said.on)
        writer.writerow([csv_cell(text) for text in (*given, *_side(said.one), *_side(said.other))])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _side(proposal: Proposal) -> Iterator[str]:
    """What was judged of one of the two, and its number in the round."""
    private = "" if proposal.private is None else PRIVATE if proposal.private else PUBLIC
    values = (proposal.number, proposal.title, proposal.provider, proposal.duration.key, private)
    yield proposal.id
    yield from (" ".join((value or "").split()) for value in values)
