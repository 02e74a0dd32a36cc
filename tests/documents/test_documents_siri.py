"""The documents of lists B and C: what each says, to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from positivliste.documents.content.dialogue import DialogueAgenda, DialogueNote, Position
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.report import Report
from positivliste.documents.content.title_papers import (
    CouncilInformation,
    TitleAgendaItem,
    TitleConsultationLetter,
)
from positivliste.documents.content.wording import plain, quarter_text
from positivliste.documents.content.words import title_words
from positivliste.documents.looks.render import markdown
from positivliste.errors import BadData
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.finding import Finding, Kind
from positivliste.model.listing import Decision, ListedTitle
from positivliste.model.proposal import NOWHERE, Course, Proposal
from positivliste.model.reference import DialogueMeeting
from positivliste.model.results import NOBODY, Answered, Turnout
from positivliste.model.round import ListKind
from positivliste.model.screening import Outcome, Screened
from positivliste.parameters.areas import members

Golden = Callable[[str, str], None]
AUTUMN, SPRING = date(2023, 10, 1), date(2024, 4, 1)
TOWNS = members("Vestjylland", AUTUMN)
DELEGATION = "møde 3/2023, punkt 3.4"
SENDERS = (Respondent("Regionen", RespondentKind.PARTNER), Respondent("Aafjordens Sygehus", RespondentKind.OTHER))
ANSWERS = Turnout(tuple(Answered(sender, "2023-08-10", 1, 1) for sender in SENDERS))
OTHERS = Turnout(tuple(Answered(sender, heard=False, suggestions=1) for sender in SENDERS))


def listed(title: str, **more: Any) -> ListedTitle:
    values: dict[str, Any] = {
        "round": "higher-education-2023-10-01",
        "proposal": "P0001",
        "disco": "214410",
        "level": "Bachelor",
        "area": "Vestjylland",
        "start": AUTUMN,
        "earliest_end": date(2025, 10, 1),
        "until": date(2025, 10, 1),
        "decision": Decision(Body.CHAIR, date(2023, 9, 11), "punkt 3.4"),
        "evidence": "12 forgæves rekrutteringer, 31 efterspurgte stillinger",
    }
    return ListedTitle(title=title, **(values | more))


TITLES = (
    listed("Vindmølleingeniør"),
    listed("Ædelmetalforsker", proposal="P0004", disco="011000", level="Ph.d.", evidence=None),
    listed("Bygningskonstruktør", proposal="P0002", disco=None, level="Professionsbachelor"),
)
OUTCOMES = {Outcome.RECOMMENDED: (), Outcome.REJECTED: (Kind.REJECT,), Outcome.REVIEW: (Kind.REVIEW,)}


def suggested(
    title: str, disco: str | None, level: str | None, senders: tuple[str, ...], outcome: Outcome, reason: str = ""
) -> Screened:
    """A title that these suggested, and what became of it."""
    sent = Proposal("P0001", "", RespondentKind.OTHER, "2023-08-10", NOWHERE, title, disco=disco, level=level)
    proposals = tuple(evolve(sent, id=f"{title}-{place}", respondent=s) for place, s in enumerate(senders))
    findings = tuple(Finding("S102", kind, title, "", reason, "") for kind in OUTCOMES[outcome])
    return Screened(Course(proposals), findings, (), None, None)


def now(title: Screened, outcome: Outcome) -> Screened:
    return evolve(title, findings=tuple(Finding("S102", kind, "", "", "", "") for kind in OUTCOMES[outcome]))


SUGGESTIONS = (
    suggested("Vindmølleingeniør", "214410", "Bachelor", ("Fjordens Erhvervsråd",), Outcome.RECOMMENDED),
    suggested(
        "sygeplejerske", "222100", "Professionsbachelor", ("Aafjordens Sygehus", "Regionen"), Outcome.REJECTED,
        "Står på den landsdækkende liste.",
    ),
    suggested("Bygningskonstruktør", None, None, ("",), Outcome.REVIEW),
    suggested("Geolog", "211400", "Kandidat", ("Regionen",), Outcome.REVIEW),
)  # fmt: skip
EVIDENCE = {title.id: "" for title in SUGGESTIONS} | {SUGGESTIONS[0].id: "Tre opslag uden ansøgere"}
CONSULTATION = Occasion("RAR Vestjylland", ListKind.HIGHER_EDUCATION, AUTUMN, "2023-08-20")
MEETING = DialogueMeeting(
    "2023-Q4",
    date(2023, 11, 14),
    ("SIRI, kontorchef", "Sekretariatet, områdeleder"),
    ("Status på ansøgninger", "1. udkast til nye stillingsbetegnelser"),
    ("SIRI sender tal for 3. kvartal inden 1. december 2023",),
)


@pytest.fixture
def report() -> Report:
    return Report(
        council="RAR Vestjylland",
        list=ListKind.HIGHER_EDUCATION,
        effective=AUTUMN,
        dated=date(2023, 9, 14),
        titles=TITLES,
        municipalities=TOWNS,
        body="formandskabet",
        decided=date(2023, 9, 11),
        minutes="Formandskabsmøde 5/2023, punkt 2",
        correction=None,
        first=date(2023, 9, 14),
        head="5f" * 32,
    )


@pytest.fixture
def correction(report: Report) -> Report:
    longer = evolve(TITLES[0], until=date(2026, 10, 1), extended="Nye fabrikker åbner i 2026.")
    return evolve(
        report,
        correction="DISCO-08-koden for Bygningskonstruktør er 311200.",
        dated=date(2023, 9, 20),
        titles=(longer, TITLES[1], evolve(TITLES[2], disco="311200")),
    )


@pytest.fixture
def item() -> TitleAgendaItem:
    return TitleAgendaItem(
        number="3.4",
        occasion=CONSULTATION,
        area="Vestjylland",
        municipalities=TOWNS,
        report_by=date(2023, 9, 17),
        act_by=date(2023, 9, 15),
        titles=SUGGESTIONS,
        evidence=EVIDENCE,
        to_report=1,
        answers=ANSWERS,
        delegation=DELEGATION,
        body=Body.CHAIR,
    )


@pytest.fixture
def dialogue() -> DialogueAgenda:
    positions = (
        Position("Smed", "722100", "ended", date(2023, 10, 1)),
        Position("Ålefisker", None, "in force", date(2025, 7, 1)),
        Position("Tømrer", "711500", "reported", date(2026, 1, 1)),
        Position("Elektriker", "074110", "in force", date(2025, 4, 1)),
    )
    return DialogueAgenda("RAR Vestjylland", "2023-Q4", date(2023, 11, 1), positions, ("Murer",), MEETING.follow_up)


@pytest.fixture
def information() -> CouncilInformation:
    return CouncilInformation(
        council="RAR Vestjylland",
        list=ListKind.HIGHER_EDUCATION,
        effective=AUTUMN,
        decided=date(2023, 9, 11),
        minutes="Formandskabsmøde 5/2023, punkt 2",
        delegation=DELEGATION,
        titles=TITLES,
        reported=date(2023, 9, 14),
        dated=date(2023, 9, 28),
        number="4.2",
    )


@pytest.fixture
def letter() -> TitleConsultationLetter:
    return TitleConsultationLetter(
        occasion=Occasion("RAR Vestjylland", ListKind.HIGHER_EDUCATION, SPRING, "2024-02-16T23:59:59+01:00"),
        respondent=Respondent("Fjordens Erhvervsråd", RespondentKind.PARTNER),
        dated=date(2024, 1, 15),
        report_by=date(2024, 3, 18),
        own=TITLES,
    )


def test_report(report: Report, golden: Golden) -> None:
    golden("siri-report.md", markdown(report))


def test_correction_refers_to_the_first_report(correction: Report, golden: Golden) -> None:
    text = markdown(correction)
    golden("siri-report-correction.md", text)
    assert "retter vores indberetning af 14. september 2023" in text
    assert "311200" in text
    assert "Vindmølleingeniør bliver på listen indtil 1. oktober 2026. Begrundelse: Nye fabrikker" in text


def test_a_report_of_one_title_and_of_none(report: Report) -> None:
    one = markdown(evolve(report, titles=TITLES[:1], minutes=None))
    assert "1 stillingsbetegnelse til" in one
    assert "Den gælder kun for virksomheder i Vestjylland." in one
    assert "Referat" not in one
    none = markdown(evolve(report, titles=(), municipalities=()))
    assert "ingen stillingsbetegnelser at indberette fra 1. oktober 2023" in none
    assert "Kommuner" not in none


def test_a_report_on_the_skilled_list(report: Report, golden: Golden) -> None:
    text = markdown(evolve(report, list=ListKind.SKILLED, body="rådet"))
    golden("siri-report-skilled.md", text)
    assert "gælder kun for virksomheder" not in text


def test_dialogue_agenda(dialogue: DialogueAgenda, golden: Golden) -> None:
    golden("dialogue-agenda.md", markdown(dialogue))
    assert [position.title for position in dialogue.ordered] == ["Elektriker", "Ålefisker", "Tømrer", "Smed"]


def test_an_empty_dialogue_agenda_says_so(dialogue: DialogueAgenda) -> None:
    text = markdown(evolve(dialogue, positions=(), suggested=(), follow_up=()))
    assert "Der er ikke noget at følge op på." in text
    assert "Rådet har ingen stillingsbetegnelser på listen." in text
    assert "ingen forslag, der venter" in text


def test_a_state_or_a_quarter_that_there_is_not(dialogue: DialogueAgenda) -> None:
    with pytest.raises(BadData, match=r"dialogue-agenda\.md"):
        markdown(evolve(dialogue, positions=(Position("Smed", None, "udgået", AUTUMN),)))
    with pytest.raises(BadData, match="no quarter"):
        markdown(evolve(dialogue, quarter="2023-Q5"))


def test_dialogue_note(golden: Golden) -> None:
    golden("dialogue-note.md", markdown(DialogueNote("RAR Vestjylland", MEETING)))
    bare = evolve(MEETING, participants=(), points=(), follow_up=())
    text = markdown(DialogueNote("RAR Vestjylland", bare))
    assert "Deltagerne er ikke noteret." in text
    assert "Der er ikke noteret punkter." in text
    assert "Mødet gav ikke noget at følge op på." in text


def test_agenda_item(item: TitleAgendaItem, golden: Golden) -> None:
    golden("titles-agenda.md", markdown(item))


def test_minutes(item: TitleAgendaItem, golden: Golden) -> None:
    first, refused, second, waiting = SUGGESTIONS
    decided = evolve(
        item,
        decision=Decision(Body.COUNCIL, date(2024, 3, 7)),
        body=Body.COUNCIL,
        delegation=None,
        occasion=evolve(CONSULTATION, effective=SPRING),
        report_by=date(2024, 3, 18),
        act_by=date(2024, 3, 18),
        titles=(first, refused, now(second, Outcome.RECOMMENDED), waiting),
        running_out=TITLES,
    )
    golden("titles-agenda-decided.md", markdown(decided))
    own_words = evolve(decided, resolution="Kun Geolog tilføjes.")
    assert "Rådet besluttede den 7. marts 2024: Kun Geolog tilføjes." in markdown(own_words)


def test_an_agenda_item_tells_both_dates_only_where_they_differ(item: TitleAgendaItem) -> None:
    text = markdown(item)
    assert "senest søndag den 17. september 2023" in text
    assert "**senest fredag den 15. september 2023**" in text
    assert "ikke en arbejdsdag" not in markdown(evolve(item, report_by=date(2023, 9, 15)))


def test_every_suggestion_stands_in_one_place(item: TitleAgendaItem) -> None:
    assert [title.title for title in item.recommended] == ["Vindmølleingeniør"]
    assert [title.title for title in item.turned_down] == ["sygeplejerske"]
    assert [title.title for title in item.open] == ["Bygningskonstruktør", "Geolog"]
    assert len(item.recommended) + len(item.turned_down) + len(item.open) == len(item.titles)
    (refused,), (waiting, *_) = item.turned_down, item.open
    both = evolve(item, titles=(evolve(refused, findings=(*refused.findings, *waiting.findings)),))
    assert (len(both.turned_down), len(both.open)) == (1, 0)


def test_a_title_that_came_late_is_marked(item: TitleAgendaItem) -> None:
    assert "Særlig orientering" not in markdown(item)
    first, refused, *rest = SUGGESTIONS
    text = markdown(evolve(item, titles=(evolve(first, special=True), evolve(refused, special=True), *rest)))
    assert "2 stillingsbetegnelser er foreslået efter høringsfristen og forelægges særskilt:" in text
    assert "- sygeplejerske (foreslået af Aafjordens Sygehus og Regionen)\n- Vindmølleingeniør" in text
    assert "1 stillingsbetegnelse er foreslået efter" in markdown(evolve(item, titles=(evolve(first, special=True),)))


def test_an_agenda_item_with_nothing_to_recommend(item: TitleAgendaItem) -> None:
    bare = evolve(item, titles=(), to_report=0, answers=NOBODY)
    text = markdown(bare)
    for said in ("Der er ikke foreslået nogen.", "ikke tilføjer stillingsbetegnelser", "Ingen har sendt forslag."):
        assert said in text
    assert "Der er ikke noget at indberette til SIRI." in text
    assert "Ingen bilag." in text
    assert "Ingen har svaret." in markdown(
        evolve(bare, answers=Turnout((Answered(Respondent("Regionen", RespondentKind.PARTNER)),)))
    )
    assert "men ingen af dem indstilles" in markdown(evolve(item, titles=SUGGESTIONS[1:]))


def test_an_addition_during_the_year_on_the_skilled_list(item: TitleAgendaItem, golden: Golden) -> None:
    skilled = evolve(CONSULTATION, list=ListKind.SKILLED, supplement=True, effective=date(2023, 12, 11))
    added = evolve(item, occasion=skilled, answers=OTHERS)
    days = {"report_by": date(2023, 11, 27), "act_by": date(2023, 11, 27)}
    golden("titles-agenda-skilled.md", markdown(evolve(added, **days)))


def test_council_information(information: CouncilInformation, golden: Golden) -> None:
    golden("council-information.md", markdown(information))


def test_information_before_the_report_and_of_nothing(information: CouncilInformation) -> None:
    early = markdown(evolve(information, reported=None, delegation=None, minutes=None, titles=TITLES[:1]))
    assert "endnu ikke indberettet stillingsbetegnelsen til SIRI" in early
    assert "på rådets vegne." in early
    assert "Ingen bilag." in early
    nothing = markdown(evolve(information, titles=(), reported=None))
    assert "ikke at tilføje stillingsbetegnelser" in nothing
    assert "Der er ikke noget at indberette til SIRI." in nothing


def about(letter: TitleConsultationLetter, kind: ListKind) -> TitleConsultationLetter:
    """The letter on another list."""
    return evolve(letter, occasion=evolve(letter.occasion, list=kind))


def test_consultation_letter(letter: TitleConsultationLetter, golden: Golden) -> None:
    golden("consultation-titles.md", markdown(letter))


def test_consultation_on_the_skilled_list_without_a_deadline(letter: TitleConsultationLetter, golden: Golden) -> None:
    consultation = evolve(letter.occasion, deadline=None, supplement=True, reply_to="post@eksempel.dk")
    text = markdown(about(evolve(letter, occasion=consultation, own=()), ListKind.SKILLED))
    golden("consultation-titles-skilled.md", text)
    assert "Svar hurtigst muligt." in text
    assert "fristen" not in text
    assert "Rådets egen liste" not in text


def test_the_days_come_from_the_dates(letter: TitleConsultationLetter) -> None:
    assert "14 dage før" in markdown(letter)
    assert "15 dage før" in markdown(evolve(letter, report_by=date(2024, 3, 17)))


def test_the_list_of_courses_has_no_such_documents(letter: TitleConsultationLetter, report: Report) -> None:
    with pytest.raises(ValueError, match="no list of job titles"):
        title_words(ListKind.COURSES)
    for document in (about(letter, ListKind.COURSES), evolve(report, list=ListKind.COURSES)):
        with pytest.raises(BadData, match="no list of job titles"):
            markdown(document)


def test_quarters_in_words() -> None:
    assert quarter_text("2026-Q1") == "1. kvartal 2026"
    for wrong in ("2026-Q0", "2026Q1", "2026-Q1 "):
        with pytest.raises(ValueError, match="no quarter"):
            quarter_text(wrong)


def test_hostile_text_goes_through_every_document(
    hostile: str,
    report: Report,
    dialogue: DialogueAgenda,
    item: TitleAgendaItem,
    information: CouncilInformation,
    letter: TitleConsultationLetter,
) -> None:
    later = date(2027, 1, 1)
    title = listed(hostile, disco=hostile, level=hostile, area=hostile, extended=hostile, evidence=hostile, until=later)
    odd = suggested(hostile, hostile, hostile, (hostile, f"b {hostile}"), Outcome.RECOMMENDED)
    refused = suggested(hostile, hostile, hostile, (hostile,), Outcome.REJECTED, hostile)
    meeting = evolve(MEETING, participants=(hostile,), points=(hostile,), follow_up=(hostile,))
    documents = (
        evolve(
            report, council=hostile, titles=(title,), municipalities=(hostile,), minutes=hostile, correction=hostile
        ),
        evolve(
            dialogue,
            positions=(Position(hostile, hostile, "in force", AUTUMN),),
            suggested=(hostile,),
            follow_up=(hostile,),
        ),
        DialogueNote(hostile, meeting),
        evolve(
            item,
            area=hostile,
            titles=(odd, refused),
            evidence={odd.id: hostile},
            answers=Turnout((Answered(Respondent(hostile, RespondentKind.OTHER), "2023-08-01"),)),
            delegation=hostile,
            running_out=(title,),
        ),
        evolve(item, titles=(now(odd, Outcome.REVIEW),)),
        evolve(information, minutes=hostile, delegation=hostile, titles=(title,)),
        evolve(letter, respondent=evolve(letter.respondent, name=hostile), own=(title,)),
    )
    for document in documents:
        text = markdown(document)
        unescaped = text.replace("\\<", "").replace("\\{", "").replace("\\[", "").replace("\\`", "")
        assert not {"<", "{", "`", "["} & set(unescaped)
        assert plain(hostile) in re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("kind", [ListKind.HIGHER_EDUCATION, ListKind.SKILLED])
def test_the_same_values_give_the_same_text(
    item: TitleAgendaItem, letter: TitleConsultationLetter, kind: ListKind
) -> None:
    for document in (evolve(item, occasion=evolve(CONSULTATION, list=kind)), about(letter, kind)):
        assert markdown(document) == markdown(evolve(document))
