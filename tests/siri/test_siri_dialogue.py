"""The quarterly dialogue meetings with SIRI on list C: agenda, note, and what was to be followed up."""

from datetime import date

import pytest

from positivliste.errors import WrongUsage
from positivliste.model.round import ListKind

C = ListKind.SKILLED


def hold(siri, quarter, on, *follow_up, points=("Status på ansøgninger",), today=None):
    with siri.at(today or on) as workspace:
        written = workspace.dialogue.record(
            quarter, date.fromisoformat(on), ("SIRI, kontorchef", "Sekretariatet"), points, follow_up
        )
    return written[0].path.read_text(encoding="utf-8")


def agenda(siri, quarter, on):
    with siri.at(on) as workspace:
        return workspace.dialogue.agenda(quarter)[0].path.read_text(encoding="utf-8")


def test_the_note(siri):
    text = hold(siri, "2023-Q3", "2023-09-05", "SIRI sender tal")
    for part in ("5. september 2023", "SIRI, kontorchef", "Sekretariatet", "Status på ansøgninger", "SIRI sender tal"):
        assert part in text.replace("\\", "")


def test_what_is_to_be_followed_up_is_on_the_next_agenda(siri):
    hold(siri, "2023-Q3", "2023-09-05", "SIRI sender tal", "Sekretariatet hører smedene")
    text = agenda(siri, "2023-Q4", "2023-10-02")
    assert "SIRI sender tal" in text
    assert "Sekretariatet hører smedene" in text


def test_only_the_last_meeting_is_followed_up(siri):
    hold(siri, "2023-Q3", "2023-09-05", "SIRI sender tal")
    hold(siri, "2023-Q4", "2023-11-07", "Ny liste")
    text = agenda(siri, "2024-Q1", "2024-01-08")
    assert "Ny liste" in text
    assert "SIRI sender tal" not in text


def test_a_meeting_that_is_recorded_again_is_corrected(siri):
    hold(siri, "2023-Q3", "2023-09-05", "SIRI sender tal")
    hold(siri, "2023-Q3", "2023-09-05", "SIRI sender andre tal", today="2023-09-06")
    assert "andre tal" in agenda(siri, "2023-Q4", "2023-10-02")
    with siri.at("2023-10-02") as workspace:
        assert [(m.quarter, m.follow_up) for m in workspace.dialogue.list()] == [
            ("2023-Q3", ("SIRI sender andre tal",)),
        ]  # fmt: skip


def test_the_agenda_shows_the_positions_and_what_waits(siri):
    siri.suggest("Smed", "2023-08-01", C)
    name = siri.open("2024-01-01", "2023-10-02", C)
    siri.screen(name, "2023-11-01")
    siri.decide(name, "2023-12-04")
    siri.submit(name, "2023-12-05")
    siri.suggest("Tømrer", "2023-12-20", C)
    before, after = agenda(siri, "2023-Q4", "2023-12-21"), agenda(siri, "2024-Q1", "2024-01-02")
    assert "Indberettet, gælder endnu ikke" in before
    assert "Gælder" in after
    assert "Indberettet, gælder endnu ikke" not in after
    for text in (before, after):
        assert "Smed" in text
        assert "Tømrer" in text


def test_titles_of_list_b_are_not_on_it(siri):
    siri.suggest("Geolog", "2023-08-01")
    assert "Geolog" not in agenda(siri, "2023-Q3", "2023-08-02")


@pytest.mark.parametrize("quarter", ["2023-Q3", "2023q3", "2023 K3", " 2023-k3 "])
def test_a_quarter(siri, quarter):
    hold(siri, quarter, "2023-09-05")
    with siri.at("2023-09-05") as workspace:
        assert [m.quarter for m in workspace.dialogue.list()] == ["2023-Q3"]


@pytest.mark.parametrize("quarter", ["2023-Q5", "Q3", "3. kvartal", "", "2023"])
def test_no_quarter(siri, quarter):
    with pytest.raises(WrongUsage) as wrong:
        hold(siri, quarter, "2023-09-05")
    assert wrong.value.code == "bad-quarter"


def test_no_meeting_of_tomorrow(siri):
    with pytest.raises(WrongUsage) as wrong:
        hold(siri, "2023-Q3", "2023-09-06", today="2023-09-05")
    assert wrong.value.code == "future-date"


def test_the_meetings_are_in_the_year_wheel(siri):
    hold(siri, "2023-Q3", "2023-09-05")
    with siri.at("2023-10-02") as workspace:
        found = [(e.day, e.title) for e in workspace.calendar.year(2023).events if e.kind == "meeting"]
    assert found == [
        (date(2023, 3, 31), "Dialogmøde med SIRI, 1. kvartal"),
        (date(2023, 6, 30), "Dialogmøde med SIRI, 2. kvartal"),
        (date(2023, 9, 5), "Dialogmøde med SIRI, 3. kvartal"),
        (date(2023, 12, 29), "Dialogmøde med SIRI, 4. kvartal"),
    ]


def test_the_last_meeting_is_followed_up_in_whatever_order_they_were_recorded(siri):
    hold(siri, "2023-Q4", "2023-11-07", "Ny liste", today="2024-01-02")
    hold(siri, "2023-Q3", "2023-09-05", "SIRI sender tal", today="2024-01-02")
    assert "Ny liste" in agenda(siri, "2024-Q1", "2024-01-08")
    with siri.at("2024-01-08") as workspace:
        assert [m.quarter for m in workspace.dialogue.list()] == ["2023-Q3", "2023-Q4"]


def test_the_date_is_in_the_quarter(siri):
    with pytest.raises(WrongUsage):
        hold(siri, "2023-Q1", "2023-09-05")
