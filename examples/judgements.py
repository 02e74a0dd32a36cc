"""The caseworkers of the example round: they fill in the review workbook as `afgoerelser.csv` says."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve

from positivliste.danish import fold
from positivliste.documents.books.review_book import review_book
from positivliste.documents.content.case_rows import CaseRow, ReviewSheets
from positivliste.documents.content.choices import JUDGING, NEW_DURATION, NEW_GROUP, NEW_JOB_TITLE, choice_text
from positivliste.model.finding import Answer, Kind
from positivliste.model.proposal import Proposal
from positivliste.model.round import ListKind
from positivliste.rules import rule
from positivliste.workspace.results import Cases

Judgement = Mapping[str, str]


def read_judgements(path: Path) -> list[Judgement]:
    """What was decided, one row for each case."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def filled_in(cases: Cases, judgements: Sequence[Judgement], made: date) -> bytes:
    """The review workbook with the yellow columns filled in."""
    return review_book(
        ReviewSheets(
            council="Eksempel",
            round_title="Udfyldt eksempel",
            made=made,
            open=tuple(_answered(cases.open, judgements)),
            content=tuple(_answered(cases.content, judgements)),
            rejected=(),
            job_titles=(),
            groups=(),
            judges=tuple(sorted(JUDGING)),
            list=ListKind.COURSES,
        )
    )


def _answered(rows: Sequence[CaseRow], judgements: Sequence[Judgement]) -> Iterator[CaseRow]:
    for row in rows:
        for judgement in judgements:
            if _is_about(judgement, row):
                yield _with_answer(row, judgement)


def _is_about(judgement: Judgement, row: CaseRow) -> bool:
    content = row.code in JUDGING and judgement["case"] in JUDGING
    if not content and row.code != judgement["case"]:
        return False
    sides = [side.course.proposals for side in (row.screened, row.other) if side]
    return any(_key(judgement) == _proposal_key(proposal) for proposals in sides for proposal in proposals)


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return fold(judgement["respondent"]), fold(judgement["title"]), fold(judgement["number"])


def _proposal_key(proposal: Proposal) -> tuple[str, str, str]:
    return fold(proposal.respondent), fold(proposal.title), fold(proposal.number or "")


def _with_answer(row: CaseRow, judgement: Judgement) -> CaseRow:
    overruled = rule(row.code).kind is Kind.REJECT
    text = choice_text(Answer(judgement["answer"]), judgement["code"] or None, ListKind.COURSES, overruled=overruled)
    return evolve(
        row,
        answer=text,
        reason=judgement["reason"],
        new={
            NEW_JOB_TITLE: judgement["new_job_title"],
            NEW_GROUP: judgement["new_group"],
            NEW_DURATION: judgement["new_duration"],
        },
    )
