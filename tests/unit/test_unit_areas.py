"""Councils, their areas and neighbours: dated data, eight areas until 2024 and five since."""

import csv
from datetime import date
from importlib import resources

import pytest

from positivliste.errors import WrongUsage
from positivliste.parameters import areas as subject

BEFORE, AFTER = date(2024, 12, 31), date(2025, 1, 1)
TEXT = resources.files("positivliste.parameters").joinpath("municipalities.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TEXT.splitlines()))
EIGHT = ["Bornholm", "Fyn", "Hovedstaden", "Nordjylland", "Sjælland", "Sydjylland", "Vestjylland", "Østjylland"]
FIVE = ["Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark"]


def test_eight_areas_before_the_reform_and_five_after_in_danish_order():
    assert list(subject.areas(BEFORE)) == EIGHT
    assert list(subject.areas(AFTER)) == FIVE


def test_there_are_98_municipalities_and_christiansoe():
    assert len([row for row in ROWS if row["kommune"] != "Christiansø"]) == 98
    assert len({row["kode"] for row in ROWS}) == len({row["kommune"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["kommune"])
def test_every_municipality_is_found_by_name_and_code_with_its_area_on_both_sides_of_the_reform(row):
    for name in (row["kommune"], f"{row['kommune']} Kommune", row["kommune"].upper(), row["kode"]):
        town = subject.municipality(name)
        assert town.code == row["kode"]
    assert town.area(BEFORE) == row["rar_til_2025"]
    assert town.area(AFTER) == row["rbr_fra_2025"]
    assert town.area(BEFORE) in EIGHT
    assert town.area(AFTER) in FIVE


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nordfyn", "Nordfyns"),
        ("Nordfyns Kommune", "Nordfyns"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Horsen", "Horsens"),
        ("Aarhus Kommune", "Aarhus"),
        ("aarhus", "Aarhus"),
        ("  ringkøbing-skjern ", "Ringkøbing-Skjern"),
    ],
)
def test_a_municipality_as_people_write_it(written, name):
    assert subject.municipality(written).name == name


@pytest.mark.parametrize(("written", "near"), [("Hernig", "Herning"), ("Lemwig", "Lemvig")])
def test_an_unknown_municipality_names_the_nearest(written, near):
    with pytest.raises(WrongUsage) as error:
        subject.municipality(written)
    assert error.value.code == "unknown-municipality"
    assert near in error.value.remedy


@pytest.mark.parametrize("day", [date(2015, 1, 1), BEFORE, AFTER, date(2030, 1, 1)])
def test_neighbours_are_mutual_exist_on_the_day_and_every_area_has_one(day):
    for area in subject.areas(day):
        near = subject.neighbours(area, day)
        assert near
        assert area not in near
        for other in near:
            assert other in subject.areas(day)
            assert area in subject.neighbours(other, day)


def test_the_neighbours_of_vestjylland():
    assert subject.neighbours("Vestjylland", BEFORE) == ("Nordjylland", "Sydjylland", "Østjylland")
    assert subject.neighbours("Vestjylland", AFTER) == ()


def test_the_members_of_an_area_cover_the_country_once():
    for day in (BEFORE, AFTER):
        members = [name for area in subject.areas(day) for name in subject.members(area, day)]
        assert sorted(members) == sorted(row["kommune"] for row in ROWS)
    assert "Herning" in subject.members("Vestjylland", BEFORE)
    assert "Herning" in subject.members("Midtjylland", AFTER)


def test_what_became_of_an_area():
    assert subject.successors("Vestjylland", BEFORE) == ("Vestjylland",)
    assert subject.successors("Vestjylland", AFTER) == ("Midtjylland",)
    assert set(subject.successors("Midtjylland", BEFORE)) == {"Vestjylland", "Østjylland"}
    assert subject.successors("Hovedstaden", AFTER) == ("Hovedstaden",)


def test_a_date_before_our_data_is_an_error():
    with pytest.raises(WrongUsage) as error:
        subject.areas(date(2014, 12, 31))
    assert error.value.code == "uncovered-date"


@pytest.mark.parametrize(
    ("name", "day", "council"),
    [
        ("RAR Vestjylland", BEFORE, "RAR Vestjylland"),
        ("rar  VESTJYLLAND", BEFORE, "RAR Vestjylland"),
        ("Vestjylland", BEFORE, "RAR Vestjylland"),
        ("Vestjylland", AFTER, "RAR Vestjylland"),
        ("RBR Midtjylland", AFTER, "RBR Midtjylland"),
        ("midtjylland", BEFORE, "RBR Midtjylland"),
        ("Nordjylland", BEFORE, "RAR Nordjylland"),
        ("Nordjylland", AFTER, "RBR Nordjylland"),
        ("RAR Nordjylland", AFTER, "RAR Nordjylland"),
    ],
)
def test_a_council_by_its_name_or_only_its_area(name, day, council):
    assert subject.council(name, day).name == council


@pytest.mark.parametrize("name", ["RAR Midtjylland", "RBR Vestjylland", "Vestjyland", "RAR", ""])
def test_a_council_that_never_was_names_the_nearest(name):
    with pytest.raises(WrongUsage) as error:
        subject.council(name, AFTER)
    assert error.value.code == "unknown-council"
    assert "RAR" in error.value.remedy or "RBR" in error.value.remedy
