"""The workbook in which caseworkers decide: open cases, the content filter, what the rules turned down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from positivliste.documents.books.book import Book, Column, dropdown, height
from positivliste.documents.content import choices
from positivliste.documents.content.choices import (
    ANSWER,
    CASE,
    CONTENT,
    GUIDE,
    NEW_CODE,
    NEW_DURATION,
    NEW_GROUP,
    NEW_JOB_TITLE,
    NEW_LEVEL,
    OPEN,
    REASON,
    REJECTED,
    RULE,
    STATE,
)
from positivliste.documents.content.wording import duration_trail, received_text
from positivliste.model.screening import Screened

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = [
    "ANSWER",
    "CASE",
    "CONTENT",
    "GUIDE",
    "NEW_CODE",
    "NEW_DURATION",
    "NEW_GROUP",
    "NEW_JOB_TITLE",
    "NEW_LEVEL",
    "OPEN",
    "REASON",
    "REJECTED",
    "RULE",
    "STATE",
    "CaseRow",
    "Review",
    "review_book",
]

_GUIDE_WIDTHS = (30, 96)
_A3 = 8


@frozen
class CaseRow:
    """One case, as one row.

    Attributes:
        case: the case's id, `Finding.case`.
        code: the code of the rule that asks, or that turned the course down.
        rule_title: the rule's title in Danish.
        question: what was found, in Danish.
        screened: the course.
        other: the other course, where two are compared.
        difference: what differs between the two, in Danish.
        stand: the caller's token of the case as it was written, to tell whether it has changed since.
        answer: an earlier decision, as one of the texts of `choices.CHOICES`; "" where there is none.
        reason: the reason given for it.
        job_title: an earlier correction of the job title; so `group` and `duration`.
        wanted: the competences that the courses for its job title are to give.
        evidence: what is known of the shortage, of a job title.
    """

    case: str
    code: str
    rule_title: str
    question: str
    screened: Screened
    other: Screened | None
    difference: str
    stand: str
    answer: str = ""
    reason: str = ""
    job_title: str = ""
    group: str = ""
    duration: str = ""
    wanted: str = ""
    evidence: str = ""

    @property
    def rule(self) -> str:
        return f"{self.code} {self.rule_title}"


@frozen
class Review:
    """What the review workbook holds.

    Attributes:
        made: the date of the workbook.
        open: the cases that are open.
        content: every recommended course.
        rejected: the courses that rules turned down, a row for each rule.
        job_titles: the prioritised job titles.
        groups: the occupational groups.
        judges: the codes of the rules under which the list turns something down on its content.
        titles: the cases are about job titles (lists B and C), not about courses.
    """

    council: str
    round_title: str
    made: date
    open: tuple[CaseRow, ...]
    content: tuple[CaseRow, ...]
    rejected: tuple[CaseRow, ...]
    job_titles: tuple[str, ...]
    groups: tuple[str, ...]
    judges: tuple[str, ...]
    titles: bool = False


@frozen
class _Field:
    """A column with the value that a case has in it."""

    column: Column
    value: Callable[[CaseRow], str]


def review_book(review: Review) -> bytes:
    """The review workbook; the same review gives the same bytes."""
    book = Book(f"Sager til afgørelse: {review.round_title}", review.council, review.made)
    guide = book.sheet(GUIDE)
    sheets = {name: book.sheet(name) for name in (OPEN, CONTENT, REJECTED)}
    offered = choices.offered(review.judges, titles=review.titles)
    lists = book.lists(
        {
            NEW_JOB_TITLE: review.job_titles,
            NEW_GROUP: review.groups,
            "Sag": offered.case,
            "Par": offered.pair,
            CONTENT: offered.content,
            REJECTED: offered.rejected,
            "Afvist af person": offered.turned_down,
        }
    )
    # A sheet that is sorted leaves its drop-downs behind, so each row has to say which answers it can have.
    sources = {
        **{name: lists[name] for name in (NEW_JOB_TITLE, NEW_GROUP) if name in lists},
        OPEN: f"=IF({_is_one_of(offered.pair_rules)},{lists['Par'][1:]},{lists['Sag'][1:]})",
        CONTENT: lists[CONTENT],
        REJECTED: f"=IF({_is_one_of(offered.judges)},{lists['Afvist af person'][1:]},{lists[REJECTED][1:]})",
    }
    for name, cases, fields in (
        (OPEN, review.open, _open_fields(titles=review.titles)),
        (CONTENT, review.content, _content_fields(titles=review.titles)),
        (REJECTED, review.rejected, _rejected_fields(titles=review.titles)),
    ):
        _sheet(book, sheets[name], cases, fields, {**sources, ANSWER: sources[name]})
    _guide(book, guide, review)
    return book.close()


def _is_one_of(codes: Sequence[str]) -> str:
    return "OR(" + ",".join(f'LEFT($B2,{len(code)})="{code}"' for code in codes) + ")"


def _sheet(
    book: Book, sheet: Worksheet, cases: Sequence[CaseRow], fields: Sequence[_Field], sources: dict[str, str]
) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    columns = [field.column for field in fields]
    book.table(sheet, 0, columns, [[field.value(case) for field in fields] for case in cases])
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        if cases and column.header in (ANSWER, NEW_JOB_TITLE, NEW_GROUP) and column.header in sources:
            message = "Vælg på listen. Lad cellen stå tom, hvis sagen ikke skal afgøres nu."
            if column.header != ANSWER:
                message = "Vælg på listen, hvis det, der står i svaret, skal rettes. Lad ellers cellen stå tom."
            sheet.data_validation(1, place, len(cases), place, dropdown(sources[column.header], column.header, message))
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(cases) + 1}"})


def _given(header: str, width: float, value: Callable[[CaseRow], str]) -> _Field:
    return _Field(Column(header, width, "given"), value)


def _input(header: str, width: float, value: Callable[[CaseRow], str]) -> _Field:
    return _Field(Column(header, width, "input", "input-head"), value)


def _describing(*, titles: bool) -> list[_Field]:
    """What a case is about: a course, or (lists B and C) a job title."""
    of_course = [
        _given("Nummer", 10, lambda case: case.screened.course.number or ""),
        _given("Titel", 38, lambda case: case.screened.course.title),
        _given("Udbyder", 24, lambda case: case.screened.course.provider or ""),
        _given("Varighed", 22, lambda case: _duration(case.screened)),
        _given("Stillingsbetegnelse", 24, lambda case: _all(case.screened.course.job_titles)),
        _given("Erhvervsgruppe", 26, lambda case: _all(case.screened.course.groups)),
    ]
    of_title = [
        _given("Stillingsbetegnelse", 38, lambda case: case.screened.course.title),
        _given("DISCO-08", 12, lambda case: _all(case.screened.course.discos)),
        _given("Uddannelsesniveau", 24, lambda case: case.screened.course.level or ""),
        _given("Dokumentation for mangel", 40, lambda case: case.evidence or case.screened.course.evidence or ""),
    ]
    return [
        _given("Forslag", 9, lambda case: case.screened.course.id),
        *(of_title if titles else of_course),
        _given("Foreslået af" if titles else "Indmeldt af", 26, lambda case: _all(case.screened.course.respondents)),
        _given("Modtaget", 20, lambda case: received_text(case.screened.course.first.received)),
    ]


def _other_side(*, titles: bool) -> list[_Field]:
    def of(read: Callable[[Screened], str]) -> Callable[[CaseRow], str]:
        return lambda case: read(case.other) if case.other else ""

    of_course = [
        _given("Nummer 2", 10, of(lambda other: other.course.number or "")),
        _given("Titel 2", 38, of(lambda other: other.course.title)),
        _given("Udbyder 2", 24, of(lambda other: other.course.provider or "")),
        _given("Varighed 2", 22, of(_duration)),
    ]
    of_title = [
        _given("Stillingsbetegnelse 2", 38, of(lambda other: other.course.title)),
        _given("DISCO-08 2", 12, of(lambda other: _all(other.course.discos))),
    ]
    return [
        _given("Forslag 2", 9, of(lambda other: other.course.id)),
        *(of_title if titles else of_course),
        _given("Indmeldt af 2", 26, of(lambda other: _all(other.course.respondents))),
        _given("Forskel", 34, lambda case: case.difference),
    ]


def _decision() -> list[_Field]:
    return [_input(ANSWER, 34, lambda case: case.answer), _input(REASON, 36, lambda case: case.reason)]


def _state() -> _Field:
    return _Field(Column(STATE, 8, "quiet", "quiet-head"), lambda case: case.stand)


def _case() -> _Field:
    return _given(CASE, 20, lambda case: case.case)


def _corrections(*, titles: bool) -> list[_Field]:
    if titles:
        return [_input(NEW_CODE, 16, lambda _: ""), _input(NEW_LEVEL, 24, lambda _: "")]
    return [
        _input(NEW_JOB_TITLE, 26, lambda case: case.job_title),
        _input(NEW_GROUP, 28, lambda case: case.group),
        _input(NEW_DURATION, 14, lambda case: case.duration),
    ]


def _open_fields(*, titles: bool) -> list[_Field]:
    asked = [_given(RULE, 26, lambda case: case.rule), _given("Spørgsmål", 40, lambda case: case.question)]
    sides = [*_describing(titles=titles), *_other_side(titles=titles)]
    return [_case(), *asked, *sides, *_decision(), *_corrections(titles=titles), _state()]


def _content_fields(*, titles: bool) -> list[_Field]:
    judged = [
        _given("Ønskede kompetencer", 36, lambda case: case.wanted),
        _given("Efterspørgsel", 30, lambda case: case.evidence),
        _given("Bemærkninger", 30, lambda case: _all(_remarks(case))),
    ]
    return [_case(), *_describing(titles=titles), *([] if titles else judged), *_decision(), _state()]


def _rejected_fields(*, titles: bool) -> list[_Field]:
    why = [_given(RULE, 26, lambda case: case.rule), _given("Grund", 40, lambda case: case.question)]
    return [_case(), *why, *_describing(titles=titles), *_decision(), *_corrections(titles=titles), _state()]


def _remarks(case: CaseRow) -> list[str]:
    return [proposal.remarks for proposal in case.screened.course.proposals if proposal.remarks]


def _duration(screened: Screened) -> str:
    return " | ".join(duration_trail(duration) for duration in screened.course.durations)


def _all(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _guide(book: Book, sheet: Worksheet, review: Review) -> None:
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    book.put(sheet, 0, 0, f"Sager til afgørelse: {review.round_title}", "title")
    book.put(sheet, 1, 0, review.council, "subtitle")
    lines = (
        (
            "Sådan gør du",
            "Vælg en afgørelse i den gule kolonne, og skriv en begrundelse. Ret ikke i de grå kolonner.",
        ),
        (
            "Begrundelse",
            "Skal skrives, når et kursus afvises, eller når du optager et kursus, som en regel har afvist.",
        ),
        (
            "Tom afgørelse",
            "Sagen bliver stående, som den er. I kan afgøre sagerne over flere dage og være flere om det.",
        ),
        (
            "Sortering",
            "Du må gerne sortere, filtrere og skjule rækker. Slet ikke kolonnerne »Sag« og »Stand«.",
        ),
        (
            f"{OPEN} ({len(review.open)})",
            "Her spørger en regel, og du svarer. Handler sagen om to kurser, står de side om side.",
        ),
        (
            f"{CONTENT} ({len(review.content)})",
            "Alle kurser, der nu indstilles. Vælg kun en afgørelse, når kurset skal afvises på indhold.",
        ),
        (
            f"{REJECTED} ({len(review.rejected)})",
            "Kurser, som en regel har afvist. Vælg kun en afgørelse, når kurset skal optages alligevel.",
        ),
        (
            "Rettelser",
            "Stillingsbetegnelse, erhvervsgruppe og varighed retter du i kolonnerne »Ny …«, ikke i de grå.",
        ),
        ("Stand", "Bruges, når arket læses ind, til at se, om sagen har ændret sig i mellemtiden."),
    )
    for row, (label, text) in enumerate(lines, start=3):
        book.put(sheet, row, 0, label, "label")
        book.put(sheet, row, 1, text, "text")
        sheet.set_row(row, height(zip((label, text), _GUIDE_WIDTHS, strict=True)))
