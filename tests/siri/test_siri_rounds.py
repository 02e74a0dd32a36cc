"""The rounds of lists B and C, from the suggestion to SIRI's receipt: regular, transitional, and supplements."""

import contextlib
from datetime import date

import pytest

from positivliste.documents.content import size
from positivliste.errors import Refused, WrongUsage
from positivliste.model.round import ListKind

B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
SPRING = "higher-education-2024-04-01"
AUTUMN = "higher-education-2023-10-01"
PASSING = ("Vindmølleingeniør", "214400", "Kandidat", "Ni opslag uden ansøgere")


@pytest.fixture
def spring(siri, kinds):
    """The regular round towards 1 April 2024, screened: one answer of a partner, one suggestion from anyone."""
    siri.suggest("Geolog", "2023-11-20", sender="En virksomhed")
    siri.open("2024-04-01", "2024-01-08")
    with siri.at("2024-01-10") as workspace:
        workspace.respondents.add("Regionens Ingeniører", kinds.PARTNER, "post@example.org")
        workspace.consultation.open(SPRING, "2024-02-09")
        workspace.consultation.letters(SPRING)
        workspace.consultation.forms(SPRING)
    with siri.at("2024-02-01") as workspace:
        workspace.answers.receive(SPRING, [siri.titles(PASSING)], "Regionens Ingeniører")
    with siri.at("2024-02-12") as workspace:
        workspace.consultation.close(SPRING)
    siri.screen(SPRING, "2024-02-19")
    return siri


@pytest.fixture
def ready(siri):
    """The transitional round of autumn 2023, screened: one title that passes."""
    siri.suggest("Geolog", "2023-06-20")
    siri.open("2023-10-01", "2023-06-20")
    siri.screen(AUTUMN, "2023-08-28")
    return siri


# The regular round of list B, from 2024 [B5]


def test_the_whole_regular_round(spring):
    spring.delegate("2024-01-01", "2024-12-31")
    made = spring.decide(SPRING, "2024-03-11", "chair")
    assert (made.listed, made.declined) == (2, 0)
    assert [note.code for note in made.notes] == ["B103"]
    done = spring.submit(SPRING, "2024-03-15")
    assert (done.deadline, done.act_by) == (date(2024, 3, 18), date(2024, 3, 18))
    with spring.at("2024-03-20") as workspace:
        workspace.siri.confirm(SPRING, date(2024, 3, 20), "SIRI 24/17")
    with spring.at("2024-03-22") as workspace:
        workspace.siri.inform_council(SPRING, date(2024, 3, 22), "punkt 4.1")
        status = workspace.rounds.status(SPRING)
    assert [step.state for step in status.steps] == ["done"] * 7
    assert status.next is None
    assert {x.state for x in spring.listing("2024-03-31").values()} == {"reported"}
    assert {x.state for x in spring.listing("2024-04-01").values()} == {"in force"}


def test_the_steps_of_the_regular_round(siri):
    siri.open("2024-04-01", "2024-01-08")
    assert list(siri.steps(SPRING, "2024-01-08")) == [
        "consult", "receive", "screen", "review", "decide", "submit", "inform",
    ]  # fmt: skip


def test_partners_are_heard_in_writing(spring):
    folder = spring.office.home / "documents"
    letter = next(folder.rglob("Høringsbrev*.md")).read_text(encoding="utf-8")
    assert "Regionens Ingeniører" in letter
    assert next(folder.rglob("Svarark*.xlsx")).stat().st_size > 0


def test_an_answer_and_a_suggestion_stand_side_by_side(spring):
    screening = spring.screen(SPRING, "2024-02-19")
    assert {s.course.title: s.course.respondents for s in screening.courses} == {
        "Vindmølleingeniør": ("Regionens Ingeniører",), "Geolog": ("En virksomhed",),
    }  # fmt: skip


def test_no_screening_while_the_consultation_is_open(siri):
    siri.open("2024-04-01", "2024-01-08")
    with siri.at("2024-01-10") as workspace:
        workspace.consultation.open(SPRING, "2024-02-09")
    with siri.at("2024-01-20") as workspace, pytest.raises(Refused) as refused:
        workspace.screening.run(SPRING)
    assert refused.value.code == "H103"


def test_what_comes_after_the_deadline_waits_for_a_person(spring):
    with spring.at("2024-02-20") as workspace:
        workspace.answers.receive(
            SPRING, [spring.titles(("Statiker", *PASSING[1:]), name="sent.xlsx")], "Regionens Ingeniører", adds=True
        )
    assert spring.codes(SPRING, "2024-02-20")["Statiker"] == {"H101"}


def test_an_answer_from_a_stranger_is_refused(spring):
    with spring.at("2024-02-13") as workspace, pytest.raises(Refused) as refused:
        workspace.answers.receive(SPRING, [spring.titles(PASSING, name="fremmed.xlsx")], "Ukendt part")
    assert refused.value.code == "H102"


# Suggestions, at any time [B5]


def test_a_suggestion_is_taken_in_once(spring):
    kinds = spring.kinds()
    assert kinds.count("suggestions.taken") == 1
    spring.screen(SPRING, "2024-02-20")
    assert spring.kinds() == kinds


def test_a_suggestion_goes_to_one_round_only(spring):
    other = spring.open("2024-05-15", "2024-03-01", supplement=True)
    assert spring.codes(other, "2024-03-02") == {}
    spring.suggest("Statiker", "2024-03-03")
    assert set(spring.codes(other, "2024-03-04")) == {"Statiker"}


def test_a_suggestion_after_the_decision_waits_for_the_next_round(spring):
    spring.decide(SPRING, "2024-03-11")
    spring.suggest("Statiker", "2024-03-12")
    assert "Statiker" not in spring.codes(SPRING, "2024-03-13")
    spring.open("2024-10-01", "2024-06-03")
    spring.consult("higher-education-2024-10-01", "2024-08-01", "2024-08-30", "2024-09-02")
    assert set(spring.codes("higher-education-2024-10-01", "2024-09-02")) == {"Statiker"}


def test_suggestions_of_one_list_are_not_taken_in_by_another(siri):
    siri.suggest("Smed", "2023-06-20", C)
    siri.open("2023-10-01", "2023-06-20")
    assert siri.codes(AUTUMN, "2023-06-21") == {}


def test_a_file_of_suggestions(siri):
    rows = [PASSING, ("Statiker", "214200", "Bachelor", "To opslag"), (None, "214200", "Bachelor", "x")]
    with siri.at("2023-06-20") as workspace:
        done = workspace.suggestions.add_file(B, siri.titles(*rows), "Fjordens Erhvervsråd")
    assert [(s.id, s.title, s.disco) for s in done.suggestions] == [
        ("F0001", "Vindmølleingeniør", "214400"), ("F0002", "Statiker", "214200"),
    ]  # fmt: skip
    assert [error.row for error in done.errors] == [4]


def test_what_else_a_file_of_suggestions_says_reaches_the_proposal(siri):
    header = ("Stillingsbetegnelse", "DISCO-08", "Uddannelsesniveau", "Dokumentation for mangel", "Bemærkninger", "Løn")
    path = siri.sheet("forslag.xlsx", header, (*PASSING, "Haster", "52.000 kr."))
    with siri.at("2023-06-20") as workspace:
        workspace.suggestions.add_file(B, path, "Fjordens Erhvervsråd")
    name = siri.open("2023-10-01", "2023-06-20")
    siri.screen(name, "2023-08-28")
    with siri.at("2023-08-28") as workspace:
        (screened,) = workspace.screening.run(name).courses
    (proposal,) = screened.course.proposals
    assert (proposal.remarks, proposal.extra) == ("Haster", (("Løn", "52.000 kr."),))


def test_what_is_doubtful_in_a_file_of_suggestions_goes_to_a_person(siri):
    header = ("Stillingsbetegnelse", "DISCO-08", "Uddannelsesniveau", "Dokumentation for mangel", "Bemærkninger")
    with siri.at("2023-06-20") as workspace:
        workspace.suggestions.add_file(
            B, siri.sheet("f.xlsx", header, (*PASSING, "skal slettes")), "Fjordens Erhvervsråd"
        )
    name = siri.open("2023-10-01", "2023-06-20")
    siri.screen(name, "2023-08-28")
    assert "H105" in siri.codes(name, "2023-08-28")[PASSING[0]]


@pytest.mark.parametrize("title", ["", "  ", "\u00a0"])
def test_a_suggestion_needs_a_title(siri, title):
    head = siri.head()
    with siri.at("2023-06-20") as workspace, pytest.raises(WrongUsage) as wrong:
        workspace.suggestions.add(B, title, "Fjordens Erhvervsråd")
    assert wrong.value.code == "no-title"
    assert siri.head() == head


def test_a_suggestion_is_not_from_tomorrow_and_not_of_courses(siri):
    with siri.at("2023-06-20") as workspace:
        with pytest.raises(WrongUsage, match="has not come yet"):
            workspace.suggestions.add(B, "Geolog", "En virksomhed", received="2023-06-21")
        with pytest.raises(WrongUsage, match="receive"):
            workspace.suggestions.add(ListKind.COURSES, "Geolog", "En virksomhed")


# The transitional round [B6]


def test_the_transitional_round_has_no_consultation(ready):
    assert list(ready.steps(AUTUMN, "2023-08-28")) == ["receive", "screen", "review", "decide", "submit", "inform"]
    with ready.at("2023-08-28") as workspace, pytest.raises(Refused) as refused:
        workspace.consultation.open(AUTUMN, "2023-09-01")
    assert refused.value.code == "H103"


def test_the_transitional_round_by_the_chair(ready):
    ready.delegate("2023-06-15", "2023-10-01")
    ready.decide(AUTUMN, "2023-09-11", "chair")
    done = ready.submit(AUTUMN, "2023-09-14")
    assert (done.deadline, done.act_by) == (date(2023, 9, 17), date(2023, 9, 15))
    assert [(t.title, t.start, t.earliest_end) for t in done.titles] == [
        ("Geolog", date(2023, 10, 1), date(2025, 10, 1)),
    ]  # fmt: skip


# Who decides: the delegation of B5 and B6


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (None, None, B),  # none at all
        ("2023-09-12", None, B),  # it begins the day after
        ("2023-06-15", "2023-09-10", B),  # it ended the day before
        ("2023-06-15", None, C),  # of another list
    ],
)
def test_the_chair_without_delegation(ready, start, end, kind):
    if start:
        ready.delegate(start, end, kind)
    head = ready.head()
    with pytest.raises(Refused) as refused:
        ready.decide(AUTUMN, "2023-09-11", "chair")
    assert refused.value.code == "B101"
    assert ready.head() == head
    ready.decide(AUTUMN, "2023-09-11", "council")


@pytest.mark.parametrize(("start", "end"), [("2023-09-11", "2023-09-11"), ("2023-06-15", None)])
def test_the_first_and_the_last_day_are_covered(ready, start, end):
    ready.delegate(start, end)
    assert ready.decide(AUTUMN, "2023-09-11", "chair").body == "chair"


def test_a_delegation_that_ends_before_it_begins(siri):
    with pytest.raises(WrongUsage, match="before it begins"):
        siri.delegate("2023-09-12", "2023-09-11")


def test_the_council_is_heard_before_the_chair_decides(ready):
    ready.delegate("2023-06-15")
    with ready.at("2023-09-04") as workspace:
        workspace.siri.hear_council(AUTUMN, date(2023, 9, 4), "Ingen bemærkninger")
    ready.decide(AUTUMN, "2023-09-11", "chair")
    with ready.at("2023-09-12") as workspace, pytest.raises(Refused) as refused:
        workspace.siri.hear_council(AUTUMN, date(2023, 9, 12))
    assert refused.value.code == "H103"


@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_council_that_says_nothing_has_no_reply(ready, nothing):
    ready.delegate("2023-06-15")
    with ready.at("2023-09-04") as workspace:
        workspace.siri.hear_council(AUTUMN, date(2023, 9, 4), nothing)
        assert workspace.journal.log(AUTUMN)[-1].event.payload.reply is None


def test_no_hearing_before_the_screening(siri):
    siri.open("2023-10-01", "2023-06-20")
    with siri.at("2023-06-21") as workspace, pytest.raises(Refused) as refused:
        workspace.siri.hear_council(AUTUMN, date(2023, 6, 21))
    assert refused.value.code == "H103"


def test_the_council_is_informed_of_its_chair_s_decision(ready):
    ready.delegate("2023-06-15")
    ready.decide(AUTUMN, "2023-09-11", "chair")
    assert ready.steps(AUTUMN, "2023-09-12")["inform"].state == "open"
    with ready.at("2023-09-28") as workspace:
        workspace.siri.inform_council(AUTUMN, date(2023, 9, 28), "punkt 1.4")
    assert ready.steps(AUTUMN, "2023-09-28")["inform"].state == "done"


@pytest.mark.parametrize("day", ["1900-01-01", "2023-09-10"])
def test_the_council_is_not_informed_before_the_decision(ready, day):
    ready.delegate("2023-06-15")
    ready.decide(AUTUMN, "2023-09-11", "chair")
    head = ready.head()
    with ready.at("2023-09-28") as workspace:
        with pytest.raises(WrongUsage, match="before the decision on 2023-09-11") as wrong:
            workspace.siri.inform_council(AUTUMN, day, "punkt 1.4")
        assert (wrong.value.code, wrong.value.remedy) == ("too-early", "Correct --on.")
        assert ready.head() == head
        workspace.siri.inform_council(AUTUMN, "2023-09-11", "punkt 1.4")


@pytest.mark.parametrize("day", ["1900-01-01", "2023-06-19"])
def test_nothing_happens_in_a_round_before_it_is_opened(ready, day):
    head = ready.head()
    with ready.at("2023-09-11") as workspace:
        for act in (
            lambda: workspace.siri.hear_council(AUTUMN, day),
            lambda: workspace.decisions.decide(AUTUMN, "council", day),
        ):
            with pytest.raises(WrongUsage, match="before the opening of the round") as wrong:
                act()
            assert (wrong.value.code, wrong.value.remedy) == ("too-early", "Correct --on.")
    assert ready.head() == head


def test_nobody_need_inform_the_council_of_its_own_decision(ready):
    made = ready.decide(AUTUMN, "2023-09-11")
    assert made.notes == ()
    assert ready.steps(AUTUMN, "2023-09-11")["inform"].state == "done"


def test_there_is_nothing_to_inform_of_before_the_decision(ready):
    with ready.at("2023-09-11") as workspace, pytest.raises(Refused) as refused:
        workspace.siri.inform_council(AUTUMN, date(2023, 9, 11), "punkt 1.4")
    assert refused.value.code == "H103"


def test_a_new_decision_is_to_be_told_again(ready):
    ready.delegate("2023-06-15")
    ready.decide(AUTUMN, "2023-09-10", "chair")
    with ready.at("2023-09-11") as workspace:
        workspace.siri.inform_council(AUTUMN, date(2023, 9, 11), "punkt 1.4")
    ready.decide(AUTUMN, "2023-09-12", "chair")
    assert ready.steps(AUTUMN, "2023-09-13")["inform"].state == "open"


# The report, 14 days before [B2]


@pytest.mark.parametrize("on", ["2020-03-20", "2020-04-19"])
def test_a_list_that_is_not_reported_has_no_such_step(office, on):
    office.begin()
    with office.at(on) as workspace, pytest.raises(Refused, match="has no step `submit`") as refused:
        workspace.siri.submit(office.round, on)
    assert refused.value.code == "H103"


def test_the_report_on_the_statutory_day(ready):
    ready.decide(AUTUMN, "2023-09-11")
    assert ready.submit(AUTUMN, "2023-09-17").on == date(2023, 9, 17)


def test_the_report_a_day_late(ready):
    ready.decide(AUTUMN, "2023-09-11")
    head = ready.head()
    with pytest.raises(Refused) as refused:
        ready.submit(AUTUMN, "2023-09-18")
    error = refused.value
    assert error.code == "S105"
    assert "2023-09-17" in error.message
    assert "2024-04-01" in error.message
    assert "--supplement" in error.message
    assert "supplement" in error.remedy
    assert ready.head() == head
    assert ready.listing("2023-10-01") == {}
    assert not list((ready.office.home / "documents").rglob("Indberetning*"))


def test_a_late_round_shows_as_late(ready):
    with ready.at("2023-09-15") as workspace:
        assert "submit" not in {step.name for step in workspace.rounds.status(AUTUMN).late}
    with ready.at("2023-09-16") as workspace:
        assert "submit" in {step.name for step in workspace.rounds.status(AUTUMN).late}


def test_no_report_without_a_decision(ready):
    with pytest.raises(Refused) as refused:
        ready.submit(AUTUMN, "2023-09-10")
    assert refused.value.code == "F102"


def test_no_report_twice(ready):
    ready.decide(AUTUMN, "2023-09-11")
    ready.submit(AUTUMN, "2023-09-12")
    with pytest.raises(WrongUsage) as wrong:
        ready.submit(AUTUMN, "2023-09-13")
    assert wrong.value.code == "submitted-already"
    assert "--correction" in wrong.value.remedy


def test_no_report_in_the_future(ready):
    ready.decide(AUTUMN, "2023-09-11")
    with ready.at("2023-09-12") as workspace, pytest.raises(WrongUsage) as wrong:
        workspace.siri.submit(AUTUMN, date(2023, 9, 13))
    assert wrong.value.code == "future-date"


def test_no_new_decision_after_the_report(ready):
    ready.decide(AUTUMN, "2023-09-11")
    ready.submit(AUTUMN, "2023-09-12")
    with pytest.raises(Refused) as refused:
        ready.decide(AUTUMN, "2023-09-13")
    assert refused.value.code == "H103"


def test_a_title_that_was_decided_and_not_reported_is_on_no_list(ready):
    ready.decide(AUTUMN, "2023-09-11")
    assert ready.listing("2024-01-01") == {}


@pytest.mark.parametrize(
    ("column", "named"), [("Forslag", "P0001"), ("Stillingsbetegnelse", "geolog"), ("Titel", "Geolog")]
)
def test_a_decision_is_replaced_before_the_report(ready, column, named):
    ready.decide(AUTUMN, "2023-09-10")
    header = (column, "Afgørelse", "Begrundelse")
    file = ready.sheet("afvigelser.xlsx", header, (named, "Afvises", "Rådet vil se flere tal"))
    made = ready.decide(AUTUMN, "2023-09-11", exceptions=file)
    assert (made.listed, made.declined) == (0, 1)
    assert ready.submit(AUTUMN, "2023-09-12").titles == ()
    assert ready.listing("2023-10-01") == {}


def test_no_report_from_before_the_decision(ready):
    ready.decide(AUTUMN, "2023-09-16")
    with ready.at("2023-09-17") as workspace, pytest.raises((Refused, WrongUsage)):
        workspace.siri.submit(AUTUMN, date(2023, 9, 10))


def test_no_title_in_force_from_before_it_was_decided(ready):
    with contextlib.suppress(Refused, WrongUsage):
        ready.decide(AUTUMN, "2023-11-20")
        with ready.at("2023-11-21") as workspace:
            workspace.siri.submit(AUTUMN, date(2023, 9, 15))
    assert ready.listing("2023-11-22") == {}


def test_status_tells_when_the_report_was_sent(ready):
    ready.decide(AUTUMN, "2023-09-11")
    with ready.at("2023-09-20") as workspace:
        workspace.siri.submit(AUTUMN, date(2023, 9, 15))
    assert ready.steps(AUTUMN, "2023-09-20")["submit"].done_on == date(2023, 9, 15)


# Corrections and SIRI's receipt


@pytest.fixture
def reported(ready):
    ready.decide(AUTUMN, "2023-09-11")
    ready.submit(AUTUMN, "2023-09-14")
    return ready


def test_a_correction_is_a_new_letter(reported, reports):
    with reported.at("2023-09-20") as workspace:
        done = workspace.siri.correct(AUTUMN, date(2023, 9, 20), "Koden var forkert.", {"geolog": "211400"})
    found = reports(done)
    assert "retter vores indberetning af 14. september 2023" in found["md"]
    assert "Koden var forkert." in found["md"]
    assert found["json"]["correction"] == "Koden var forkert."
    assert found["json"]["first_reported"] == "2023-09-14"
    assert found["json"]["content"]["titles"][0]["disco"] == "211400"
    assert reported.listing("2023-10-01")["Geolog"].title.disco == "211400"
    assert len(list((reported.office.home / "documents").rglob("Indberetning*.md"))) == 2


def test_two_corrections_on_one_day_are_both_kept(reported):
    for text in ("Koden var forkert.", "Niveauet var forkert."):
        with reported.at("2023-09-20") as workspace:
            done = workspace.siri.correct(AUTUMN, date(2023, 9, 20), text)
        assert any(text in w.path.read_text(encoding="utf-8") for w in done.documents if w.path.suffix == ".md")
    letters = [p.read_text(encoding="utf-8") for p in (reported.office.home / "documents").rglob("Indberetning*.md")]
    assert sum("Koden var forkert." in text for text in letters) == 1
    assert sum("Niveauet var forkert." in text for text in letters) == 1


def test_a_correction_after_the_deadline_is_no_late_report(reported):
    with reported.at("2023-09-25") as workspace:
        assert workspace.siri.correct(AUTUMN, date(2023, 9, 25), "En rettelse.").on == date(2023, 9, 25)


def test_a_correction_names_a_title_of_the_report(reported):
    head = reported.head()
    with reported.at("2023-09-20") as workspace, pytest.raises(WrongUsage) as wrong:
        workspace.siri.correct(AUTUMN, date(2023, 9, 20), "Koden var forkert.", {"Statiker": "214200"})
    assert wrong.value.code == "unknown-title"
    assert "Geolog" in wrong.value.remedy
    assert reported.head() == head


def test_no_correction_and_no_receipt_before_the_report(ready):
    ready.decide(AUTUMN, "2023-09-11")
    with ready.at("2023-09-12") as workspace:
        with pytest.raises(Refused) as refused:
            workspace.siri.correct(AUTUMN, date(2023, 9, 12), "Koden var forkert.")
        assert refused.value.code == "H103"
        with pytest.raises(Refused) as refused:
            workspace.siri.confirm(AUTUMN, date(2023, 9, 12), "SIRI 1")
        assert refused.value.code == "H103"


def test_a_corrected_code_is_a_code(reported):
    with reported.at("2023-09-20") as workspace, pytest.raises((WrongUsage, Refused)):
        workspace.siri.correct(AUTUMN, date(2023, 9, 20), "Koden var forkert.", {"Geolog": "abc"})


@pytest.mark.parametrize("empty", ["", " \n"])
def test_an_empty_text_says_nothing(reported, empty):
    head = reported.head()
    with reported.at("2023-09-20") as workspace:
        for code, act in {
            "no-correction": lambda: workspace.siri.correct(AUTUMN, "2023-09-20", empty),
            "no-reference": lambda: workspace.siri.confirm(AUTUMN, "2023-09-20", empty),
            "no-minutes": lambda: workspace.siri.inform_council(AUTUMN, "2023-09-20", empty),
        }.items():
            with pytest.raises(WrongUsage, match="cannot be empty") as wrong:
                act()
            assert wrong.value.code == code
        for act in (
            lambda: workspace.decisions.decide(AUTUMN, "council", "2023-09-20", empty),
            lambda: workspace.decisions.delegate(B, "2023-06-15", None, empty),
            lambda: workspace.listing.remove("Geolog", "2025-11-01", empty),
        ):
            with pytest.raises(WrongUsage, match="minutes cannot be empty"):
                act()
    assert reported.head() == head


@pytest.mark.parametrize("what", ["correction", "receipt"])
def test_what_answers_the_report_comes_after_it(reported, what):
    with reported.at("2023-09-20") as workspace:
        act = {"receipt": workspace.siri.confirm, "correction": workspace.siri.correct}[what]
        with pytest.raises((WrongUsage, Refused)):
            act(AUTUMN, date(2023, 8, 1), "SIRI 1")


def test_a_correction_does_not_move_the_report(reported):
    with reported.at("2023-09-25") as workspace:
        workspace.siri.correct(AUTUMN, date(2023, 9, 25), "En rettelse.")
    assert reported.steps(AUTUMN, "2023-09-25")["submit"].done_on == date(2023, 9, 14)


# Supplements during the year [B3]


def test_a_supplement_has_dates_of_its_own(siri):
    name = siri.open("2024-06-05", "2024-05-01", supplement=True)
    step = siri.steps(name, "2024-05-01")["submit"]
    assert (step.statutory, step.act_by) == (date(2024, 5, 22), date(2024, 5, 22))


def test_a_supplement_reported_in_time(siri):
    siri.supplement("2024-06-05", "Geolog", screened="2024-05-02", decided="2024-05-13", reported="2024-05-22")
    found = siri.listing("2024-06-05")["Geolog"]
    assert (found.state, found.title.start, found.title.earliest_end) == (
        "in force", date(2024, 6, 5), date(2026, 6, 5),
    )  # fmt: skip


def test_a_supplement_reported_a_day_late(siri):
    siri.suggest("Geolog", "2024-05-02")
    name = siri.open("2024-06-05", "2024-05-02", supplement=True)
    siri.screen(name, "2024-05-02")
    siri.decide(name, "2024-05-13")
    with pytest.raises(Refused) as refused:
        siri.submit(name, "2024-05-23")
    assert refused.value.code == "S105"
    assert "2024-10-01" in refused.value.message


@pytest.mark.parametrize(
    ("effective", "supplement", "code"),
    [("2024-05-15", False, "not-an-effective-day"), ("2024-10-01", True, "effective-day")],
)
def test_a_round_is_opened_for_a_day_that_fits(siri, effective, supplement, code):
    with pytest.raises(WrongUsage) as wrong:
        siri.open(effective, "2024-01-08", supplement=supplement)
    assert wrong.value.code == code


def test_a_round_is_opened_once(siri):
    siri.open("2024-04-01", "2024-01-08")
    with pytest.raises(Refused) as refused:
        siri.open("2024-04-01", "2024-01-09")
    assert refused.value.code == "round-exists"


def test_the_list_begins_on_1_april_2023(siri):
    with pytest.raises(Exception, match="2022-10-01"):
        siri.open("2022-10-01", "2023-06-01")


# List C


def test_a_quarterly_round_of_list_c(siri):
    siri.suggest("Smed", "2023-08-01", C)
    name = siri.open("2024-01-01", "2023-10-02", C)
    assert siri.codes(name, "2023-11-01") == {"Smed": set()}
    siri.decide(name, "2023-12-04")
    done = siri.submit(name, "2023-12-18")
    assert (done.deadline, done.act_by) == (date(2023, 12, 18), date(2023, 12, 18))
    found = siri.listing("2024-01-01")["Smed"]
    assert (found.list, found.state, found.title.earliest_end) == (C, "in force", date(2026, 1, 1))


@pytest.mark.parametrize("effective", ["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"])
def test_list_c_takes_effect_by_the_quarter(siri, effective):
    assert siri.open(effective, "2023-10-02", C) == f"skilled-{effective}"


def test_the_next_date_of_list_c_is_the_next_quarter(siri):
    siri.suggest("Smed", "2023-08-01", C)
    name = siri.open("2024-01-01", "2023-10-02", C)
    siri.screen(name, "2023-11-01")
    siri.decide(name, "2023-12-04")
    with pytest.raises(Refused, match="2024-04-01"):
        siri.submit(name, "2023-12-19")


def test_a_report_is_sent_whole_however_long_it_is(ready, reports, monkeypatch):
    monkeypatch.setattr(size, "MOST_ROWS", 0)
    ready.decide(AUTUMN, "2023-08-30")
    told = reports(ready.submit(AUTUMN, "2023-09-01"))
    assert "Geolog" in told["md"]
    assert [row["title"] for row in told["json"]["content"]["titles"]] == ["Geolog"]
