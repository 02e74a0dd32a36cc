"""Where the workbooks of the lists differ in their columns: one object for each list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from positivliste.danish import fold
from positivliste.documents.books.table import Column, entered, given
from positivliste.documents.content.case_rows import CaseRow
from positivliste.documents.content.choices import (
    NEW_CODE,
    NEW_DURATION,
    NEW_EVIDENCE,
    NEW_GROUP,
    NEW_JOB_TITLE,
    NEW_LEVEL,
    NEW_NUMBER,
    NEW_OTHERS,
    NEW_PRIVATE,
    NEW_PROVIDER,
    NEW_REMARKS,
    NEW_TITLE,
    OTHER_NEW_NUMBER,
)
from positivliste.documents.content.wording import PROVIDED, duration_trail
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


def _told(of: Callable[[Course], str]) -> Callable[[Screened], str]:
    """A value of a course; and where a person put it right, first the one that was sent."""
    return lambda screened: _changed(of(Course(screened.course.proposals)), of(screened.course))


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


def _corrected(name: str) -> Callable[[ProposalResult], str]:
    """What was sent of a value, and what a person put in its place."""
    return lambda told: _trail(told, getattr(told.proposal, name), getattr(_put_right(told), name))


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
    course = told.screened.course if told.screened else Course((told.proposal,))
    sent = PROVIDED[Course(course.proposals).is_private]
    return _trail(told, sent, PROVIDED[course.is_private] if course.correction.private is not None else None)


_title = _told(lambda course: course.title)
_TITLE: Column[Screened] = given("Titel", 38, _title)
_JOB_TITLE: Column[Screened] = given("Stillingsbetegnelse", 38, _title)


def _of_case(of: Callable[[Screened], str]) -> Callable[[CaseRow], str]:
    return lambda case: of(case.screened)


def _others(course: Course) -> str:
    return (course.others or "Ja") if course.only_with_others else ""


def _new(header: str, width: float, told: str = "", choices: str = "") -> Column[CaseRow]:
    return entered(header, width, lambda case: case.new.get(header, ""), told=told, choices=choices)


_REMARKS: Column[CaseRow] = given("Bemærkninger", 30, _of_case(_told(lambda course: _all(course.remarks))))
_NEW_NUMBER = _new(NEW_NUMBER, 14, _RENUMBER)
_CORRECTED = (
    _new(NEW_TITLE, 30),
    _new(NEW_PROVIDER, 24),
    _new(NEW_PRIVATE, 14, choices=NEW_PRIVATE),
    _new(NEW_JOB_TITLE, 26, _CHOOSE, NEW_JOB_TITLE),
    _new(NEW_GROUP, 28, _CHOOSE, NEW_GROUP),
    _new(NEW_DURATION, 14),
    _new(NEW_OTHERS, 16, f"Skriv det andet kursus' nummer eller {OTHERS}. - eller Nej fjerner det."),
    _new(NEW_REMARKS, 24),
)

_COURSES = ListColumns(
    answered=(
        Column("AMU-nr.", 10, lambda told: _changed(told.proposal.number, told.new_number)),
        Column("Kursustitel", 30, _corrected("title")),
        Column("Udbyder", 22, _corrected("provider")),
        Column("Offentlig/privat", 11, _privately),
        Column("Varighed", 20, _duration),
        Column("Stillingsbetegnelse", 20, _job_title),
        Column("Erhvervsgruppe", 22, _group),
        Column("Kun sammen med andre", 13, _only_with_others),
    ),
    named=(
        given("Nummer", 10, _told(lambda course: course.number or "")),
        _TITLE,
        given("Udbyder", 24, _told(lambda course: course.provider or "")),
        given("Varighed", 22, _told(lambda course: " | ".join(map(duration_trail, course.durations)))),
    ),
    titled=_TITLE,
    described=(
        given("Offentlig/privat", 12, _of_case(_told(lambda course: PROVIDED[course.is_private]))),
        given("Stillingsbetegnelse", 24, _of_case(_told(lambda course: _all(course.job_titles)))),
        given("Erhvervsgruppe", 26, _of_case(_told(lambda course: _all(course.groups)))),
        given("Kun sammen med", 16, _of_case(_told(_others))),
        _REMARKS,
    ),
    proposed=_proposed("Indmeldt af"),
    judged=(
        given("Ønskede kompetencer", 36, lambda case: case.wanted),
        given("Efterspørgsel", 30, lambda case: case.evidence),
    ),
    corrected=_CORRECTED,
    numbers=(_NEW_NUMBER, _new(OTHER_NEW_NUMBER, 14, _RENUMBER)),
)

_TITLES = ListColumns(
    answered=(
        Column("Stillingsbetegnelse", 30, _corrected("title")),
        Column("DISCO-08-kode", 12, _corrected("disco")),
        Column("Uddannelsesniveau", 22, _corrected("level")),
        Column("Dokumentation for mangel", 44, _corrected("evidence")),
    ),
    named=(
        _JOB_TITLE,
        given("DISCO-08", 12, _told(lambda course: _all(course.discos))),
    ),
    titled=_JOB_TITLE,
    described=(
        given("Uddannelsesniveau", 24, _of_case(_told(lambda course: course.level or ""))),
        given("Dokumentation for mangel", 40, lambda case: case.evidence),
        _REMARKS,
    ),
    proposed=_proposed("Foreslået af"),
    judged=(),
    corrected=(
        _new(NEW_TITLE, 30),
        _new(NEW_CODE, 16),
        _new(NEW_LEVEL, 24),
        _new(NEW_EVIDENCE, 30),
        _new(NEW_REMARKS, 24),
    ),
)

COLUMNS: Mapping[ListKind, ListColumns] = MappingProxyType(
    {ListKind.COURSES: _COURSES, ListKind.HIGHER_EDUCATION: _TITLES, ListKind.SKILLED: _TITLES}
)
"""The columns of every list."""
