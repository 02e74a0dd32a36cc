"""What the tests of the documents share: one small round as values, hostile texts, and the golden files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import evolve

from positivliste.danish import date_text
from positivliste.documents.content.case_rows import CaseRow, ReviewSheets
from positivliste.documents.content.letters import (
    ConsultationLetter,
    Limits,
    ReadFile,
    Receipt,
    Reminder,
)  # fmt: skip
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.papers import AgendaItem, AnswerOverview
from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.year_wheel import WheelEvent, YearWheel
from positivliste.intake import parse_duration
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.model.finding import Case, Finding, Kind
from positivliste.model.listing import Decision, Entry
from positivliste.model.proposal import Course, Origin, Proposal
from positivliste.model.results import Answered, Turnout
from positivliste.model.round import ListKind, Priority
from positivliste.model.row_error import RowError
from positivliste.model.screening import Funnel, Screened
from positivliste.rules import rule

GOLDEN = Path(__file__).parent / "golden"
GROUPS = ("Bygge og anlæg", "It og teleteknik", "Jern, metal og auto", "Sundhed, omsorg og personlig pleje")
HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "'=1+1", "''@x", "＝1+1",
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", '#read("/etc/passwd")', "![](/etc/passwd)",
    "[her](javascript:alert(1))", "`x`{=typst}", "```{=html}", "a | b",
    "linje 1\nlinje 2\r\n\r\n# overskrift",
    "1. først", "(1) først", "iv) fjerde", "- punkt", "***fed***",
    "$x^2$", "\\", "abe\\", "Table: billedtekst", "---",
    "... -- 'citat' :smile:", "https://eksempel.dk/?a=1&b=2", "www.eksempel.dk", "navn@eksempel.dk",
    "&amp; &#35;",
    "_x0041_", "før\u202efgh\u200e efter\u2066", "nul\x00 og klokke\x07", "halv \ud800 surrogat",
    "\ufffe\uffff\ufdd0.", "👩‍🔧 smed 🛠️", "æ" * 10_000,
)  # fmt: skip


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with its golden file, or write it anew with --renew-golden."""
    renew = request.config.getoption("--renew-golden", default=False)

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if renew:
            path.write_text(text, encoding="utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as file:
            assert file.read() == text, f"{name} has changed; see it, then renew with --renew-golden"

    return check


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text)[:30])
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def wheel() -> YearWheel:
    """A realistic 2026: both rounds of lists A and B, the dialogue meetings of list C, titles that run out."""
    with (Path(__file__).parent / "year-wheel-2026.csv").open(encoding="utf-8", newline="") as file:
        found = [
            WheelEvent(
                day=date.fromisoformat(row["day"]),
                title=row["title"],
                list=row["list"],
                kind=row["kind"],
                statutory=date.fromisoformat(row["statutory"]) if row["statutory"] else None,
                span_end=date.fromisoformat(row["span_end"]) if row["span_end"] else None,
                uid=row["uid"],
                note=row["note"],
            )
            for row in csv.DictReader(file, delimiter=";")
        ]
    return YearWheel("RBR Midtjylland", 2026, tuple(found), date(2026, 1, 12))


def days(number: int, *, assumed: bool = False) -> Duration:
    reading = Reading(Decimal(number), Decimal(number), Unit.DAYS, assumed=assumed)
    return Duration(str(number) if assumed else f"{number} dage", (reading,))


def entry(proposal: str, title: str, group: str, job_title: str, **more: object) -> Entry:
    values: dict[str, object] = {
        "number": None,
        "provider": "Skolen i Ådalen",
        "private": False,
        "duration": "10 dage",
        "respondents": ("Skolen i Ådalen",),
    }
    said = {"round": "courses-2020-04-01", "proposal": proposal, "title": title, "group": group, "job_title": job_title}
    read = values | more
    return Entry(**(said | read | {"duration": parse_duration(str(read["duration"]))}))  # type: ignore[arg-type]


def published_list(*entries: Entry) -> PublishedList:
    return PublishedList(
        council="RAR Vestjylland",
        area="Vestjylland",
        title="Positivliste for den regionale uddannelsespulje, RAR Vestjylland",
        round="courses-2020-04-01",
        effective=date(2020, 4, 1),
        supplement=False,
        body="formandskabet",
        decided=date(2020, 3, 19),
        minutes="Møde 2/2020, punkt 2.2",
        groups=GROUPS,
        entries=entries,
        head="5f" * 32,
        published=date(2020, 3, 27),
    )


ENTRIES = (
    entry("P0007", "Ærlig kundedialog i værkstedet", GROUPS[2], "Automekaniker", number="047111"),
    entry(
        "P0001",
        "Betonstøbning, grund",
        GROUPS[0],
        "Betonarbejder",
        number="040032",
        duration="2 uger / 10 dage",
    ),
    entry(
        "P0002",
        "Grundlæggende faglig regning",
        GROUPS[0],
        "Betonarbejder",
        number="045347",
        only_with_others=True,
        respondents=("Skolen i Ådalen", "Vestkystens Erhvervsskole"),
    ),
    entry(
        "P0003",
        "Cloudsikkerhed i praksis",
        GROUPS[1],
        "It-supporter",
        provider="Nordlys Kurser ApS",
        private=True,
        duration="74 timer",
        respondents=("Jobcenter Fjordby",),
    ),
    entry("P0009", "Arbejde i højden til havs", GROUPS[2], "Smed", number="048799", special=True),
    entry("P0004", "Aarstidens omsorg for ældre", GROUPS[3], "Social- og sundhedshjælper", area="Østjylland"),
)


@pytest.fixture
def published() -> PublishedList:
    return published_list(*ENTRIES)


PRIORITIES = (
    Priority("Betonarbejder", GROUPS[0], "711400", "Støbning, armering; sikkerhed på byggepladsen"),
    Priority("It-supporter", GROUPS[1], "351200", "Fejlfinding og vejledning af brugere"),
    Priority("Smed", GROUPS[2], "722100"),
    Priority("Automekaniker", GROUPS[2], "723100", "El- og hybridbiler"),
    Priority("Social- og sundhedshjælper", GROUPS[3], "532100", "Demens, hygiejne, dokumentation"),
)
CONSULTATION = Occasion("RAR Vestjylland", ListKind.COURSES, date(2020, 4, 1), "2020-02-27T23:59:59+01:00")
SCHOOL = Respondent("Skolen i Ådalen", RespondentKind.SCHOOL)


def letter(kind: RespondentKind) -> ConsultationLetter:
    respondent = Respondent(
        "Høringsparten",
        kind,
    )
    return ConsultationLetter(CONSULTATION, respondent, date(2020, 2, 3), Limits(3, 13, 65, 481), PRIORITIES, GROUPS)


def proposal(place: int, title: str, **more: object) -> Proposal:
    values: dict[str, object] = {
        "respondent": "Skolen i Ådalen",
        "kind": RespondentKind.SCHOOL,
        "received": "2020-02-20T10:15:00+01:00",
        "origin": Origin("ab" * 32, "svar 2020.xlsx", "Kurser", place + 4),
        "provider": "Skolen i Ådalen",
        "duration": days(10),
        "job_title": "Betonarbejder",
        "group": GROUPS[0],
    }
    return Proposal(id=f"P{place:04}", title=title, **(values | more))  # type: ignore[arg-type]


@pytest.fixture
def receipt() -> Receipt:
    proposals = (
        proposal(1, "Betonstøbning, grund", number="040032"),
        proposal(2, "Stillads 2", duration=days(3, assumed=True), group=None),
        proposal(3, "Armering", duration=Duration("efter aftale", problem="no number"), job_title=None),
    )
    problem = RowError("Kurser", 8, "Kursustitel", "", "the title is missing", "Titlen mangler. Skriv kursets titel.")
    file = ReadFile("svar 2020.xlsx", "ab" * 32, 4, proposals, (problem,), ("Arket »Vejledning«: ingen overskrifter.",))
    return Receipt(CONSULTATION, SCHOOL, date(2020, 2, 20), "2020-02-20T10:15:00+01:00", on_time=True, files=(file,))


@pytest.fixture
def reminder() -> Reminder:
    return Reminder(CONSULTATION, SCHOOL, date(2020, 2, 24))


@pytest.fixture
def overview() -> AnswerOverview:
    lines = (
        Answered(SCHOOL, "2020-02-20T10:15:00+01:00", 1, 3, 1),
        Answered(Respondent("Jobcenter Fjordby", RespondentKind.JOBCENTRE), "2020-03-02", 2, 1_204, on_time=False),
        Answered(Respondent("Aafjordens A-kasse", RespondentKind.UNEMPLOYMENT_FUND)),
        Answered(Respondent("Bygdens Udvikling", RespondentKind.PARTNER)),
    )
    return AnswerOverview(CONSULTATION, date(2020, 3, 2), Turnout(lines))


@pytest.fixture
def agenda() -> AgendaItem:
    return AgendaItem(
        number="2.2",
        occasion=CONSULTATION,
        answers=Turnout(
            (
                Answered(Respondent("Skolen i Ådalen", RespondentKind.SCHOOL), "2020-02-20"),
                Answered(Respondent("Jobcenter Fjordby", RespondentKind.JOBCENTRE), "2020-02-21"),
            )
        ),
        funnel=Funnel(14, 1, 13, 3, 10, 4, 0, 6),
        groups=GROUPS,
        entries=ENTRIES,
        turned_down=(
            (evolve(rule("V101"), danish="Varer mere end tre måneder"), 3),
            (rule("K201"), 1),
        ),
        remarks=("Rådet har overtaget et kursus fra Østjyllands liste.",),
        special_reason="Kurset hører til et projekt, der blev kendt efter fristen.",
    )


@pytest.fixture
def decision() -> Decision:
    return Decision(Body.CHAIR, date(2020, 3, 19))


def screened(*proposals: Proposal) -> Screened:
    course = Course(proposals)
    return Screened(course, (), (), course.job_title, course.group)


@pytest.fixture
def review() -> ReviewSheets:
    first, second = (
        proposal(1, "Betonstøbning, grund", number="040032"),
        proposal(5, "Betonstøbning grundkursus"),
    )
    third = proposal(3, "Armering", duration=Duration("efter aftale", problem="no number"))
    pair = Finding("D201", Kind.REVIEW, "P0001", "m", "Er det samme kursus?", "A6", other="P0005")
    open_cases = (
        CaseRow(
            pair.case,
            "D201",
            "Næsten ens kurser",
            pair.danish,
            screened(first),
            screened(second),
            "Titlen er ikke ens. Det ene har ikke et nummer.",
            "s1",
        ),
        CaseRow(
            Case("V102", "P0003"),
            "V102",
            "Varigheden mangler",
            "Hvor længe varer kurset?",
            screened(third),
            None,
            "",
            "s2",
            answer="Optages",
            reason="Skolen oplyser 5 dage",
            new={"Ny varighed": "5 dage"},
        ),
    )
    content = (CaseRow(Case("K201", "P0001"), "", "", "", screened(first), None, "", "s3"),)
    rejected = (
        CaseRow(
            Case("V101", "P0008"),
            "V101",
            "Varer mere end tre måneder",
            "Kurset varer 14 uger.",
            screened(third),
            None,
            "",
            "s4",
        ),
    )
    titles = tuple(priority.title for priority in PRIORITIES)
    return ReviewSheets(
        "RAR Vestjylland",
        f"Positivliste fra {date_text(date(2020, 4, 1))}",
        date(2020, 3, 3),
        open_cases,
        content,
        rejected,
        titles,
        GROUPS,
        ("K201", "K202"),
        ListKind.COURSES,
        (
            CaseRow(
                Case("D101", "P0009", "P0001"),
                "D101",
                "Dublet: samme kursusnummer",
                "Har samme kursusnummer (040032) som P0001 fra Nordskolen: lagt sammen.",
                screened(proposal(9, "Betonstøbning, grundl.", number="040032")),
                screened(first),
                "titel",
                "s5",
                answer="Forskellige kurser: behold begge",
                reason="To hold",
            ),
        ),
    )


@pytest.fixture
def make() -> SimpleNamespace:
    """The builders of this file: test modules cannot import it."""
    return SimpleNamespace(
        entry=entry,
        published_list=published_list,
        letter=letter,
        proposal=proposal,
        days=days,
        occasion=CONSULTATION,
        school=SCHOOL,
        priorities=PRIORITIES,
        groups=GROUPS,
        hostile=HOSTILE,
        screened=screened,
    )
