"""The letters and the council's papers: what each says, to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from attrs import evolve

from positivliste.documents.content.letters import Limits, Receipt, Reminder
from positivliste.documents.content.papers import AgendaItem, AnswerOverview
from positivliste.documents.content.wording import duration_text, duration_trail, plain
from positivliste.documents.looks.render import markdown
from positivliste.model.council import Body, RespondentKind
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.model.listing import Decision
from positivliste.model.results import Answered, Turnout
from positivliste.model.row_error import RowError
from positivliste.parameters import Parameters

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("kind", list(RespondentKind))
def test_consultation_letter(kind: RespondentKind, make: SimpleNamespace, golden: Golden) -> None:
    golden(f"consultation-{kind}.md", markdown(make.letter(kind)))


def test_each_kind_is_asked_for_its_own(make: SimpleNamespace) -> None:
    assert "foreslå **offentlige kurser**" in markdown(make.letter(RespondentKind.SCHOOL))
    for kind in (RespondentKind.JOBCENTRE, RespondentKind.UNEMPLOYMENT_FUND):
        assert "foreslå kurser hos **private udbydere**" in markdown(make.letter(kind))


def test_the_limits_come_from_the_parameters() -> None:
    assert Limits.of(Parameters.standard().on(date(2020, 2, 3))) == Limits(3, 13, 65, 481)


def test_a_letter_names_the_address_and_the_supplement(make: SimpleNamespace) -> None:
    consultation = evolve(make.occasion, supplement=True, reply_to="post@eksempel.dk")
    text = markdown(evolve(make.letter(RespondentKind.SCHOOL), occasion=consultation))
    assert "send den til post\\@eksempel.dk." in text
    assert "supplementet til positivlisten fra 1. april 2020" in text


def test_a_letter_keeps_a_group_that_the_order_does_not_know(make: SimpleNamespace) -> None:
    letter = evolve(make.letter(RespondentKind.SCHOOL), groups=make.groups[1:])
    assert [group for group, _ in letter.by_group] == [*make.groups[1:], make.groups[0]]


def test_a_letter_without_priorities_says_so(make: SimpleNamespace) -> None:
    text = markdown(evolve(make.letter(RespondentKind.SCHOOL), priorities=()))
    assert "Rådet har ikke prioriteret stillingsbetegnelser." in text


def test_reminder(reminder: Reminder, golden: Golden) -> None:
    golden("reminder.md", markdown(reminder))


@pytest.mark.parametrize(
    ("dated", "says"),
    [
        (date(2020, 2, 24), "Det er om 3 dage."),
        (date(2020, 2, 26), "Det er i morgen."),
        (date(2020, 2, 27), "Det er i dag."),
        (date(2020, 2, 28), "**Fristen udløb torsdag den 27. februar 2020"),
    ],
)
def test_a_reminder_counts_the_days(reminder: Reminder, dated: date, says: str) -> None:
    assert says in markdown(evolve(reminder, dated=dated))


def test_receipt(receipt: Receipt, golden: Golden) -> None:
    golden("receipt.md", markdown(receipt))


def test_a_late_receipt_says_what_it_means(receipt: Receipt) -> None:
    text = markdown(evolve(receipt, on_time=False))
    assert "**Svaret kom efter fristen" in text
    assert "i en ny fil hurtigst muligt" in text


def test_a_receipt_of_nothing_says_so(receipt: Receipt) -> None:
    empty = evolve(receipt.files[0], rows=0, proposals=(), errors=(), skipped=())
    assert "Vi fandt ingen rækker" in markdown(evolve(receipt, files=(empty,)))


def test_the_receipt_of_one_who_was_not_heard_speaks_of_no_answer(receipt: Receipt) -> None:
    text = markdown(evolve(receipt, heard=False, on_time=False))
    assert "# Kvittering for jeres forslag til positivlisten" in text
    assert "Tak for jeres forslag, som vi modtog" in text
    assert "**Forslagene kom efter fristen" in text
    assert "øring" not in text


def test_a_receipt_after_the_consultation_waits_for_nothing(receipt: Receipt) -> None:
    assert "Når høringen er slut, gennemgår vi alle forslag." in markdown(receipt)
    after = markdown(evolve(receipt, closed=True))
    assert "Når høringen er slut" not in after
    assert "Vi gennemgår alle forslag." in after


def test_answer_overview(overview: AnswerOverview, golden: Golden) -> None:
    golden("answers.md", markdown(overview))


def test_an_overview_of_all_or_none(overview: AnswerOverview) -> None:
    assert "Alle har svaret." in markdown(evolve(overview, answers=Turnout(overview.answers.answered)))
    assert "Ingen har svaret." in markdown(evolve(overview, answers=Turnout(overview.answers.silent)))


def test_agenda_item(agenda: AgendaItem, golden: Golden) -> None:
    golden("agenda.md", markdown(agenda))


def test_agenda_item_with_its_decision(agenda: AgendaItem, decision: Decision, golden: Golden) -> None:
    supplement = evolve(agenda.occasion, supplement=True)
    decided = evolve(agenda, decision=decision, body=Body.CHAIR, occasion=supplement)
    golden("agenda-decided.md", markdown(decided))
    own_words = evolve(agenda, decision=decision, resolution="Godkendt med én ændring")
    assert "Godkendt med én ændring (Formandskabet, 19. marts 2020)." in markdown(own_words)


def test_the_counts_of_an_agenda_item_agree(agenda: AgendaItem) -> None:
    assert sum(count for _, count in agenda.by_group) == len(agenda.regular)
    assert len(agenda.regular) + len(agenda.special) == agenda.funnel.recommended


def test_an_agenda_item_with_little_to_say(agenda: AgendaItem) -> None:
    silent = Turnout(tuple(evolve(line, received=None) for line in agenda.answers.all))
    bare = evolve(agenda, entries=(), answers=silent, remarks=(), turned_down=(), special_reason="")
    text = markdown(evolve(bare, funnel=evolve(agenda.funnel, review=2)))
    assert "Ingen har svaret." in text
    assert "Ingen af de indstillede kurser er modtaget efter høringsfristen." in text
    assert "| Afventer afklaring | 2 |" in text


def test_hostile_text_goes_through_every_paper(
    hostile: str, make: SimpleNamespace, receipt: Receipt, overview: AnswerOverview, agenda: AgendaItem
) -> None:
    respondent = evolve(make.school, name=hostile)
    priority = evolve(make.priorities[0], title=hostile, competences=hostile)
    odd = make.proposal(1, hostile, number=hostile, job_title=hostile, duration=Duration(hostile, problem="x"))
    problem = RowError(hostile, 1, hostile, hostile, hostile)
    file = evolve(receipt.files[0], file=hostile, proposals=(odd,), errors=(problem,), skipped=(hostile,))
    entry = make.entry(
        "P1", hostile, hostile, hostile, number=hostile, provider=hostile, special=True, only_with_others=True
    )
    papers = (
        evolve(make.letter(RespondentKind.SCHOOL), respondent=respondent, priorities=(priority,)),
        evolve(receipt, respondent=respondent, files=(file,)),
        evolve(overview, answers=Turnout(tuple(evolve(line, respondent=respondent) for line in overview.answers.all))),
        evolve(
            agenda,
            entries=(entry,),
            remarks=(hostile,),
            answers=Turnout((Answered(respondent, "2020-02-20"),)),
            special_reason=hostile,
        ),
    )
    for paper in papers:
        text = markdown(paper)
        unescaped = text.replace("\\<", "").replace("\\{", "").replace("\\[", "").replace("\\`", "")
        assert not {"<", "{", "`", "["} & set(unescaped)
        assert plain(hostile) in unslashed(text)


def unslashed(text: str) -> str:
    """The Markdown without the backslashes that escape."""
    return re.sub(r"\\(.)", r"\1", text)


def test_durations_in_words() -> None:
    reading = Reading(Decimal(10), Decimal(10), Unit.DAYS)
    assert duration_text(Duration()) == duration_trail(Duration()) == "mangler"
    assert duration_trail(Duration("10 dage", (reading,))) == "10 dage"
    assert duration_trail(Duration("10", (evolve(reading, assumed=True),))) == "10 → 10 dage (uden enhed i svaret)"
    assert duration_trail(Duration("efter aftale", problem="x")) == "efter aftale → ikke forstået"
    dates = Duration(start=date(2020, 4, 1), end=date(2020, 4, 3))
    assert duration_trail(dates) == "1. april 2020 - 3. april 2020"
