"""Where the workbooks of the lists differ in their columns: one object for each list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from positivliste.danish import fold
from positivliste.documents.books.table import Column, entered, given
from positivliste.documents.content.answers import ProposalResult
from positivliste.documents.content.choices import NEW_CODE, NEW_DURATION, NEW_GROUP, NEW_JOB_TITLE, NEW_LEVEL
from positivliste.documents.content.review import CaseRow
from positivliste.documents.content.wording import duration_trail
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened

_CHOOSE = "Vælg på listen, hvis det, der står i svaret, skal rettes (- fjerner det). Lad ellers cellen stå tom."


@frozen
class ListColumns:
    """The columns of a list.

    Attributes:
        answered: what a row of an answer proposed, beside what we understood.
        named: what names a course or job title in the review, where two are compared on both sides.
        described: what else the review tells of it.
        proposed: who proposed it.
        judged: what it is judged by in the content filter.
        corrected: what can be put right.
    """

    answered: tuple[Column[ProposalResult], ...]
    named: tuple[Column[Screened], ...]
    described: tuple[Column[CaseRow], ...]
    proposed: Column[Screened]
    judged: tuple[Column[CaseRow], ...]
    corrected: tuple[Column[CaseRow], ...]


def _all(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _proposed(header: str) -> Column[Screened]:
    return given(header, 26, lambda screened: _all(screened.course.respondents))


def _remarks(case: CaseRow) -> str:
    return _all([proposal.remarks for proposal in case.screened.course.proposals if proposal.remarks])


def _duration(told: ProposalResult) -> str:
    sent = told.proposal.duration
    return _trail(sent.text or "(tomt)", told.understood.duration) if told.understood.duration else duration_trail(sent)


def _trail(sent: str | None, understood: str) -> str:
    """What was sent and what it was understood as: "Svejsser → Svejser"."""
    if not understood or fold(sent or "") == fold(understood):
        return sent or ""
    return f"{sent or '(tomt)'} → {understood}"


_COURSES = ListColumns(
    answered=(
        Column("AMU-nr.", 10, lambda told: told.proposal.number or ""),
        Column("Kursustitel", 30, lambda told: told.proposal.title),
        Column("Udbyder", 22, lambda told: told.proposal.provider or ""),
        Column("Offentlig/privat", 11, lambda told: "Privat" if told.understood.private else "Offentlig"),
        Column("Varighed", 20, _duration),
        Column("Stillingsbetegnelse", 20, lambda told: _trail(told.proposal.job_title, told.understood.job_title)),
        Column("Erhvervsgruppe", 22, lambda told: _trail(told.proposal.group, told.understood.group)),
        Column("Kun sammen med andre", 13, lambda told: "Ja" if told.proposal.only_with_others else "Nej"),
    ),
    named=(
        given("Nummer", 10, lambda screened: screened.course.number or ""),
        given("Titel", 38, lambda screened: screened.course.title),
        given("Udbyder", 24, lambda screened: screened.course.provider or ""),
        given("Varighed", 22, lambda screened: " | ".join(map(duration_trail, screened.course.durations))),
    ),
    described=(
        given("Stillingsbetegnelse", 24, lambda case: _all(case.screened.course.job_titles)),
        given("Erhvervsgruppe", 26, lambda case: _all(case.screened.course.groups)),
    ),
    proposed=_proposed("Indmeldt af"),
    judged=(
        given("Ønskede kompetencer", 36, lambda case: case.wanted),
        given("Efterspørgsel", 30, lambda case: case.evidence),
        given("Bemærkninger", 30, _remarks),
    ),
    corrected=(
        entered(NEW_JOB_TITLE, 26, lambda case: case.job_title, told=_CHOOSE, choices=NEW_JOB_TITLE),
        entered(NEW_GROUP, 28, lambda case: case.group, told=_CHOOSE, choices=NEW_GROUP),
        entered(NEW_DURATION, 14, lambda case: case.duration),
    ),
)

_TITLES = ListColumns(
    answered=(
        Column("Stillingsbetegnelse", 30, lambda told: told.proposal.title),
        Column("DISCO-08-kode", 12, lambda told: _trail(told.proposal.disco, told.understood.disco)),
        Column("Uddannelsesniveau", 22, lambda told: _trail(told.proposal.level, told.understood.level)),
        Column("Dokumentation for mangel", 44, lambda told: told.proposal.evidence or ""),
    ),
    named=(
        given("Stillingsbetegnelse", 38, lambda screened: screened.course.title),
        given("DISCO-08", 12, lambda screened: _all(screened.course.discos)),
    ),
    described=(
        given("Uddannelsesniveau", 24, lambda case: case.screened.course.level or ""),
        given("Dokumentation for mangel", 40, lambda case: case.evidence),
    ),
    proposed=_proposed("Foreslået af"),
    judged=(),
    corrected=(entered(NEW_CODE, 16, lambda _: ""), entered(NEW_LEVEL, 24, lambda _: "")),
)

COLUMNS: Mapping[ListKind, ListColumns] = MappingProxyType(
    {ListKind.COURSES: _COURSES, ListKind.HIGHER_EDUCATION: _TITLES, ListKind.SKILLED: _TITLES}
)
"""The columns of every list."""
