"""The two-year clock: how long a title stays, who answers for it, what runs out, and how it looked on a date."""

import contextlib
from datetime import date

import pytest

from positivliste.errors import Refused, WrongUsage
from positivliste.model.round import ListKind
from positivliste.parameters.areas import areas, successors

B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
VESTJYLLAND = (
    "Herning", "Holstebro", "Ikast-Brande", "Lemvig", "Ringkøbing-Skjern", "Skive", "Struer", "Viborg",
)  # fmt: skip


@pytest.fixture
def listed(siri):
    """Geolog is on list B from 1 July 2023 to 1 July 2025."""
    siri.supplement("2023-07-01", "Geolog", screened="2023-06-02", decided="2023-06-05", reported="2023-06-12")
    return siri


def extend(siri, on, until="2026-10-01", reason="Manglen er uændret", document="Notat af 20. maj", title="Geolog"):
    with siri.at(on) as workspace:
        return workspace.listing.extend(title, date.fromisoformat(until), reason, document)


def remove(siri, on, day, title="Geolog"):
    with siri.at(on) as workspace:
        return workspace.listing.remove(title, date.fromisoformat(day), "punkt 3.1")


def notes(siri, on, title="Geolog"):
    return {note.code for note in siri.listing(on)[title].notes}


# Show


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2023-06-12", "reported"),
        ("2023-06-30", "reported"),
        ("2023-07-01", "in force"),
        ("2025-06-30", "in force"),
        ("2025-07-01", "ended"),
    ],
)
def test_the_state_on_a_day(listed, day, state):
    assert listed.listing(day)["Geolog"].state == state
    with listed.at("2030-01-01") as workspace:
        assert [x.state for x in workspace.listing.show(date.fromisoformat(day))] == [state]


def test_what_is_known_of_a_title(listed):
    title = listed.listing("2023-07-01")["Geolog"].title
    assert (title.start, title.earliest_end, title.until) == (date(2023, 7, 1), date(2025, 7, 1), date(2025, 7, 1))
    assert (title.disco, title.level, title.area, title.extended) == ("214400", "kandidat", "Vestjylland", None)
    assert title.decision.text == "rådet, 2023-06-05, punkt 3.4"
    assert title.evidence == "Tre opslag uden ansøgere"


def test_from_29_february_to_1_march(siri):
    siri.supplement("2024-02-29", "Geolog", screened="2024-01-08", decided="2024-01-22", reported="2024-02-15")
    title = siri.listing("2024-03-01")["Geolog"].title
    assert (title.start, title.earliest_end, title.until) == (date(2024, 2, 29), date(2026, 3, 1), date(2026, 3, 1))
    assert siri.listing("2026-02-28")["Geolog"].state == "in force"
    assert siri.listing("2026-03-01")["Geolog"].state == "ended"
    with pytest.raises(Refused, match="2026-03-01"):
        remove(siri, "2026-02-27", "2026-02-28")


def test_the_evidence_of_the_data_stands_by_the_title(siri):
    siri.evidence(("Geolog", "211400", "RAR Vestjylland", 40, 14, "Mangel"), on="2023-06-01")
    siri.supplement("2023-07-01", "Geolog", screened="2023-06-02", decided="2023-06-05", reported="2023-06-12")
    told = siri.listing("2023-07-01")["Geolog"].title.evidence
    assert told == "Tre opslag uden ansøgere; 14 forgæves rekrutteringer, 40 efterspurgte stillinger, Mangel"


def test_those_that_ended_come_last(listed):
    listed.supplement("2024-06-05", "Statiker", screened="2024-05-02", decided="2024-05-13", reported="2024-05-22")
    assert list(listed.listing("2024-07-01")) == ["Geolog", "Statiker"]
    assert list(listed.listing("2025-08-01")) == ["Statiker", "Geolog"]


def test_one_list_of_the_two(listed):
    with listed.at("2023-07-01") as workspace:
        assert workspace.listing.show(kind=C) == ()
        assert len(workspace.listing.show(kind=B)) == 1


def test_a_date_before_the_list_began_shows_an_empty_list(listed):
    with listed.at("2024-01-01") as workspace:
        assert [x.state for x in workspace.listing.show(date(2022, 1, 1))] in ([], ["reported"])


def test_a_title_is_not_reported_before_it_was(listed):
    with listed.at("2024-01-01") as workspace:
        assert workspace.listing.show(date(2023, 6, 11)) == ()


# Remove


@pytest.mark.parametrize("day", ["2023-07-02", "2025-06-30"])
def test_no_removal_before_two_years(listed, day):
    head = listed.head()
    with pytest.raises(Refused) as refused:
        remove(listed, "2023-07-02", day)
    assert refused.value.code == "L101"
    assert "2025-07-01" in refused.value.message
    assert listed.head() == head


def test_removal_of_a_title_that_is_only_reported(listed):
    with pytest.raises(Refused) as refused:
        remove(listed, "2023-06-13", "2023-06-14")
    assert refused.value.code == "L101"


def test_removal_on_the_day_on_which_it_leaves_anyway(listed):
    with pytest.raises(WrongUsage, match="2025-07-01"):
        remove(listed, "2025-06-01", "2025-07-01")


def test_removal_of_an_extended_title(listed):
    extend(listed, "2025-06-01")
    assert remove(listed, "2025-09-01", "2026-01-01").until == date(2026, 1, 1)
    assert listed.listing("2025-12-31")["Geolog"].state == "in force"
    assert listed.listing("2026-01-01")["Geolog"].state == "ended"


def test_an_extension_does_not_shorten_the_two_years_of_another_title(listed):
    listed.supplement("2024-06-05", "Statiker", screened="2024-05-02", decided="2024-05-13", reported="2024-05-22")
    extend(listed, "2025-06-01")
    assert listed.listing("2025-06-01")["Statiker"].title.until == date(2026, 6, 5)


@pytest.mark.parametrize("title", ["Statiker", "Geo"])
def test_a_title_that_is_not_there(listed, title):
    with pytest.raises(WrongUsage) as wrong:
        remove(listed, "2025-06-01", "2025-07-01", title)
    assert "Geolog" in wrong.value.remedy


def test_a_title_that_ended_is_not_there_any_more(listed):
    with pytest.raises(WrongUsage) as wrong:
        extend(listed, "2025-07-01")
    assert "Geolog" in wrong.value.message


def test_a_removal_does_not_change_the_past(listed):
    extend(listed, "2025-06-01", "2028-01-01")
    with pytest.raises((Refused, WrongUsage)):
        remove(listed, "2026-06-01", "2025-09-01")


# Extend


def test_an_extension_needs_a_reason_and_a_document(listed):
    head = listed.head()
    for missing in ({"reason": ""}, {"document": " "}, {"reason": "", "document": ""}):
        with pytest.raises(Refused) as refused:
            extend(listed, "2025-06-01", **missing)
        assert refused.value.code == "L102"
    assert listed.head() == head


def test_an_extension(listed):
    title = extend(listed, "2025-06-01")
    assert (title.until, title.earliest_end) == (date(2026, 10, 1), date(2025, 7, 1))
    assert title.extended == "Manglen er uændret (Notat af 20. maj)"
    assert listed.listing("2026-09-30")["Geolog"].state == "in force"
    assert listed.listing("2026-10-01")["Geolog"].state == "ended"


@pytest.mark.parametrize("until", ["2025-07-01", "2024-01-01"])
def test_an_extension_is_later(listed, until):
    with pytest.raises(WrongUsage) as wrong:
        extend(listed, "2025-06-01", until)
    assert wrong.value.code == "not-later"


def test_two_extensions(listed):
    extend(listed, "2025-06-01")
    assert extend(listed, "2026-06-01", "2027-04-01").until == date(2027, 4, 1)


def test_an_extension_after_a_removal(listed):
    extend(listed, "2025-06-01")
    remove(listed, "2025-09-01", "2026-01-01")
    with contextlib.suppress(Refused, WrongUsage):
        assert extend(listed, "2025-10-01", "2027-01-01").until == date(2027, 1, 1)


def test_a_title_that_is_renewed_is_extended_from_its_renewal_on(listed):
    listed.supplement("2025-07-02", "Geolog", screened="2025-05-02", decided="2025-05-13", reported="2025-05-22")
    with pytest.raises(WrongUsage) as error:
        extend(listed, "2025-06-01")
    assert (error.value.code, "2027-07-02" in error.value.message) == ("not-later", True)


# What runs out: L103, and S107


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2024-09-30", set()),  # the second effective date is 1 April 2025
        ("2024-10-01", {"L103"}),  # the second effective date is 1 October 2025
        ("2024-04-01", set()),
        ("2025-04-01", {"L103"}),
        ("2025-06-30", {"L103"}),
        ("2025-07-01", set()),  # over
    ],
)
def test_it_is_told_a_round_ahead(listed, day, codes):
    assert notes(listed, day) == codes


def test_an_extension_puts_off_the_note(listed):
    extend(listed, "2025-06-01", "2027-04-01")
    assert notes(listed, "2025-06-02") == set()


def test_the_note_stands_in_status(listed):
    name = listed.open("2025-10-01", "2025-06-02")
    with listed.at("2025-06-02") as workspace:
        assert [note.code for note in workspace.rounds.status(name).notes] == ["L103"]
        assert any("2025-07-01" in note.message for note in workspace.rounds.status(name).notes)


def test_the_end_stands_in_the_year_wheel(listed):
    with listed.at("2025-01-02") as workspace:
        ends = [event for event in workspace.calendar.year(2025).events if event.kind == "expiry"]
    assert [(event.day, event.title) for event in ends] == [(date(2025, 7, 1), "Udgår: Geolog")]


def test_a_title_that_entered_the_national_list_is_told(listed):
    listed.national(("Geolog", "211400", "01-07-2023"), on="2023-06-30", name="gammel.xlsx")
    assert notes(listed, "2023-12-31") == set()
    listed.national(("Geolog", "211400", "01-01-2024"), on="2024-01-02", name="ny.xlsx")
    assert notes(listed, "2023-12-31") == set()
    assert notes(listed, "2024-01-02") == {"S107"}
    assert listed.listing("2025-06-30")["Geolog"].state == "in force"  # it stays for its two years
    name = listed.open("2024-04-01", "2024-01-08")
    with listed.at("2024-01-08") as workspace:
        assert [note.code for note in workspace.rounds.status(name).notes] == ["S107"]


# Across the reform of 2025


def test_who_answers_after_the_reform(listed):
    before, after = listed.listing("2024-12-31")["Geolog"], listed.listing("2025-01-01")["Geolog"]
    assert (before.answers, after.answers) == (("Vestjylland",), ("Midtjylland",))
    assert before.municipalities == after.municipalities == VESTJYLLAND
    assert after.title.area == "Vestjylland"


@pytest.mark.parametrize("area", areas(date(2025, 1, 1)))
def test_the_new_areas_answer_for_themselves(area):
    assert successors(area, date(2025, 1, 1)) == (area,)


@pytest.mark.parametrize("area", [name for name in areas(date(2024, 1, 1)) if name != "Hovedstaden"])
def test_the_old_areas_answer_for_themselves(area):
    assert successors(area, date(2024, 12, 31)) == (area,)


def test_hovedstaden_answers_for_itself_before_the_reform():
    assert successors("Hovedstaden", date(2024, 12, 31)) == ("Hovedstaden",)


def test_the_new_council_has_its_own_area(new_siri):
    new = new_siri().create("RBR Midtjylland", on="2025-01-02")
    new.supplement("2025-03-03", "Geolog", screened="2025-01-08", decided="2025-01-22", reported="2025-02-17")
    found = new.listing("2025-03-03")["Geolog"]
    assert (found.title.area, found.answers) == ("Midtjylland", ("Midtjylland",))
    assert {"Herning", "Aarhus"} <= set(found.municipalities)


def test_a_council_of_the_past_does_not_decide_for_after_the_reform(siri):
    try:
        siri.supplement("2025-03-03", "Geolog", screened="2025-01-08", decided="2025-01-22", reported="2025-02-17")
    except (Refused, WrongUsage):
        return
    assert siri.listing("2025-03-03")["Geolog"].municipalities


# As of a day


def as_of(siri, day):
    with siri.at("2027-01-01", as_of=day) as workspace:
        return [(x.title.until, x.title.extended) for x in workspace.listing.show()]


def test_the_list_as_it_was_known(listed):
    extend(listed, "2025-06-01")
    remove(listed, "2025-09-01", "2026-01-01")
    said = "Manglen er uændret (Notat af 20. maj)"
    assert as_of(listed, "2023-06-11") == []
    assert as_of(listed, "2023-06-12") == [(date(2025, 7, 1), None)]
    assert as_of(listed, "2025-05-31") == [(date(2025, 7, 1), None)]
    assert as_of(listed, "2025-06-01") == [(date(2026, 10, 1), said)]
    assert as_of(listed, "2025-09-01") == [(date(2026, 1, 1), said)]


def test_nothing_is_recorded_in_the_past(listed):
    head = listed.head()
    with listed.at("2025-06-01", as_of="2024-01-01") as workspace:
        for call in (
            lambda: workspace.listing.extend("Geolog", date(2026, 1, 1), "x", "y"),
            lambda: workspace.suggestions.add(B, "Statiker", "En virksomhed"),
            lambda: workspace.decisions.delegate(B, date(2024, 1, 1), None, "x"),
            lambda: workspace.dialogue.agenda("2024-Q1"),
        ):
            with pytest.raises(WrongUsage) as wrong:
                call()
            assert wrong.value.code == "as-of-writes"
    assert listed.head() == head


def test_a_round_as_it_stood(siri):
    siri.suggest("Geolog", "2023-06-20")
    name = siri.open("2023-10-01", "2023-06-20")
    siri.screen(name, "2023-08-28")
    siri.decide(name, "2023-09-11")
    siri.submit(name, "2023-09-12")
    steps = {}
    for day in ("2023-08-27", "2023-09-10", "2023-09-11", "2023-09-12"):
        with siri.at("2024-01-01", as_of=day) as workspace:
            steps[day] = workspace.rounds.status(name).next.name if workspace.rounds.status(name).next else None
    assert steps == {
        "2023-08-27": "receive", "2023-09-10": "decide", "2023-09-11": "submit", "2023-09-12": None,
    }  # fmt: skip
