"""Where the workbooks of the lists differ in their columns: one object for each list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from positivliste.danish import fold
from positivliste.documents.books.table import Column, entered, given
from positivliste.documents.content.case_rows import CaseRow
from positivliste.documents.content.choices import (
    NEW_CODE,
    NEW_DURATION,
    NEW_GROUP,
    NEW_JOB_TITLE,
    NEW_LEVEL,
    NEW_NUMBER,
    NEW_OTHERS,
    OTHER_NEW_NUMBER,
)
from positivliste.documents.content.wording import duration_trail
from positivliste.model.proposal import OTHERS, Correction, Course
from positivliste.model.results import ProposalResult
from positivliste.model.round import ListKind
from positivliste.model.screening import Screened
from positivliste.model.value import frozen

REMOVED = "(fjernet)"
"""What stands in the place of a value that a person took away."""

_CHOOSE = "Vælg på listen, hvis det, der står i svaret, skal rettes (- fjerner det). Lad ellers cellen stå tom."
_RENUMBER = "Skriv det rigtige nummer, hvis det, der står i svaret, er forkert (- fjerner det)."


_YES = {True: "Ja", False: "Nej"}


@frozen
class ListColumns:
    """The columns of a list.

    Attributes:
        answered: what a row of an answer proposed, beside what we understood.
        named: what names a course or job title in the review, where two are compared on both sides.
        titled: that of them with the title.
        described: what else the review tells of it.
        proposed: who proposed it.
        judged: what it is judged by in the content filter.
        corrected: what can be put right.
        numbers: what can be put right in either of two that are compared, the other's last.
    """

    answered: tuple[Column[ProposalResult], ...]
    named: tuple[Column[Screened], ...]
    titled: Column[Screened]
    described: tuple[Column[CaseRow], ...]
    proposed: Column[Screened]
    judged: tuple[Column[CaseRow], ...]
    corrected: tuple[Column[CaseRow], ...]
    numbers: tuple[Column[CaseRow], ...] = ()


def _all(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _proposed(header: str) -> Column[Screened]:
    return given(header, 26, lambda screened: _all(screened.course.respondents))


def _number(screened: Screened) -> str:
    """The number, and where a person put it right, first the one that was sent."""
    course = screened.course
    return _changed(Course(course.proposals).number, course.number or "")


def _remarks(case: CaseRow) -> str:
    return _all([proposal.remarks for proposal in case.screened.course.proposals if proposal.remarks])


def _put_right(told: ProposalResult) -> Correction:
    return told.screened.course.correction if told.screened else Correction()


def _duration(told: ProposalResult) -> str:
    sent, corrected = told.proposal.duration, _put_right(told).duration
    if corrected is None or told.merge:
        return duration_trail(sent)
    return _trail(told, sent.text, corrected.understood)


def _trail(told: ProposalResult, sent: str | None, understood: str | None) -> str:
    """What was sent and what its course was understood as: "Svejsser → Svejser"; a merged proposal as it was sent.

    Args:
        understood: empty where a person took the value away; None where nothing more was understood.
    """
    return _changed(sent, None if told.merge else understood)


def _changed(sent: str | None, understood: str | None) -> str:
    if understood is None or fold(sent or "") == fold(understood):
        return sent or ""
    return f"{sent or '(tomt)'} → {understood or REMOVED}"


def _job_title(told: ProposalResult) -> str:
    return _trail(
        told, told.proposal.job_title, (told.screened and told.screened.job_title) or _put_right(told).job_title
    )


def _group(told: ProposalResult) -> str:
    return _trail(told, told.proposal.group, (told.screened and told.screened.group) or _put_right(told).group)


def _only_with_others(told: ProposalResult) -> str:
    sent, course = told.proposal.only_with_others, told.screened.course if told.screened else None
    corrected = None if course is None or course.correction.others is None else _YES[course.only_with_others]
    return _trail(told, _YES[sent], corrected)


def _privately(told: ProposalResult) -> str:
    private = told.screened.course.is_private if told.screened else told.proposal.private
    return "Privat" if private else "Offentlig"


_TITLE: Column[Screened] = given("Titel", 38, lambda screened: screened.course.title)
_JOB_TITLE: Column[Screened] = given("Stillingsbetegnelse", 38, lambda screened: screened.course.title)


def _others(case: CaseRow) -> str:
    course = case.screened.course
    return (course.others or "Ja") if course.only_with_others else ""


_ONLY_WITH: Column[CaseRow] = given("Kun sammen med", 16, _others)
_NEW_OTHERS: Column[CaseRow] = entered(
    NEW_OTHERS, 16, lambda _: "", told=f"Skriv det andet kursus' nummer eller {OTHERS}. - eller Nej fjerner det."
)

_COURSES = ListColumns(
    answered=(
        Column("AMU-nr.", 10, lambda told: _changed(told.proposal.number, told.new_number)),
        Column("Kursustitel", 30, lambda told: told.proposal.title),
        Column("Udbyder", 22, lambda told: told.proposal.provider or ""),
        Column("Offentlig/privat", 11, _privately),
        Column("Varighed", 20, _duration),
        Column("Stillingsbetegnelse", 20, _job_title),
        Column("Erhvervsgruppe", 22, _group),
        Column("Kun sammen med andre", 13, _only_with_others),
    ),
    named=(
        given("Nummer", 10, _number),
        _TITLE,
        given("Udbyder", 24, lambda screened: screened.course.provider or ""),
        given("Varighed", 22, lambda screened: " | ".join(map(duration_trail, screened.course.durations))),
    ),
    titled=_TITLE,
    described=(
        given("Stillingsbetegnelse", 24, lambda case: _all(case.screened.course.job_titles)),
        given("Erhvervsgruppe", 26, lambda case: _all(case.screened.course.groups)),
    ),
    proposed=_proposed("Indmeldt af"),
    judged=(
        given("Ønskede kompetencer", 36, lambda case: case.wanted),
        given("Efterspørgsel", 30, lambda case: case.evidence),
        given("Bemærkninger", 30, _remarks),
        _ONLY_WITH,
        _NEW_OTHERS,
    ),
    corrected=(
        entered(NEW_JOB_TITLE, 26, lambda case: case.job_title, told=_CHOOSE, choices=NEW_JOB_TITLE),
        entered(NEW_GROUP, 28, lambda case: case.group, told=_CHOOSE, choices=NEW_GROUP),
        entered(NEW_DURATION, 14, lambda case: case.duration),
        _NEW_OTHERS,
    ),
    numbers=(
        entered(NEW_NUMBER, 14, lambda _: "", told=_RENUMBER),
        entered(OTHER_NEW_NUMBER, 14, lambda _: "", told=_RENUMBER),
    ),
)

_TITLES = ListColumns(
    answered=(
        Column("Stillingsbetegnelse", 30, lambda told: told.proposal.title),
        Column("DISCO-08-kode", 12, lambda told: _trail(told, told.proposal.disco, _put_right(told).disco)),
        Column("Uddannelsesniveau", 22, lambda told: _trail(told, told.proposal.level, _put_right(told).level)),
        Column("Dokumentation for mangel", 44, lambda told: told.proposal.evidence or ""),
    ),
    named=(
        _JOB_TITLE,
        given("DISCO-08", 12, lambda screened: _all(screened.course.discos)),
    ),
    titled=_JOB_TITLE,
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
