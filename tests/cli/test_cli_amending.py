"""`amend`, as a caseworker types it and a script reads it."""

import pytest

ROUND = "courses-2020-04-01"
ON = ("--on", "2020-05-15", "--body", "council", "--minutes", "punkt 4")


@pytest.fixture
def listed(cli):
    office = cli.office.begin()
    office.receive("Nordskolen", office.row("Svejsning", "90001"), office.row("Bagning", "90002", job="Kok"))
    office.screen()
    office.decide()
    office.publish()
    return cli


def file(cli, *rows):
    header = ("Kursus", "Handling", "Felt", "Ny værdi", "Begrundelse")
    return str(cli.office.sheet("rettelser.xlsx", header, rows))


def test_a_script_reads_what_changed(listed):
    path = file(listed, ("90001", "Udgår", None, None, "lukket"), ("90002", "Rettes", "Titel", "Brød", "skrivefejl"))
    told = listed.json("amend", "courses", path, *ON, "--dry-run", today="2020-05-10").json
    assert (told["kept"], told["edition"], told["on"], told["files"]) == (False, 2, "2020-05-15", [])
    told = listed.json("amend", "courses", path, *ON, today="2020-05-10").json
    assert (told["round"], told["edition"], told["courses"], told["kept"]) == (ROUND, 2, 1, True)
    assert told["decision"] == {"body": "council", "on": "2020-05-10", "minutes": "punkt 4"}
    by_action = {change["action"]: change for change in told["changes"]}
    assert by_action["corrected"]["fields"] == [{"field": "Kursustitel", "before": "Bagning", "after": "Brød"}]
    assert by_action["removed"]["number"] == "90001"
    found = listed.json("check", "90001", "--on", "2020-05-15", "--municipality", "Herning", today="2020-06-01")
    assert (found.code, found.json["reasons"][0]["code"]) == (1, "removed")
    found = listed.json("check", "90002", "--on", "2020-05-15", "--municipality", "Herning", today="2020-06-01")
    assert (found.code, found.json["entry"]["title"], found.json["entry"]["no"]) == (
        0,
        "Brød",
        by_action["corrected"]["no"],
    )
    edition = next(each["file"] for each in told["files"] if each["file"].endswith(".csv"))
    assert listed.json("verify", edition, today="2020-06-01").json["edition"] == 2


def test_a_person_reads_it(listed):
    path = file(listed, ("90001", "Udgår", None, None, "lukket"))
    told = listed("amend", "courses", path, *ON, today="2020-05-10").out
    assert told.startswith(f"Edition 2 of {ROUND}, in force from 2020-05-15: 1 course.\n")
    assert " 90001 Svejsning: removed (lukket)\n" in told
    assert "Ændringer i rettet udgave 2.pdf" in told
    assert (
        "edition 2)" in listed("verify", str(next(listed.office.home.rglob("*udgave-2.csv"))), today="2020-06-01").out
    )


@pytest.mark.parametrize("left_out", ["--on", "--body", "--minutes"])
def test_who_when_and_where_must_be_said(listed, left_out):
    given = [word for pair in zip(ON[::2], ON[1::2], strict=True) if pair[0] != left_out for word in pair]
    done = listed("amend", "courses", file(listed, ("90001", "Udgår", None, None, "x")), *given, today="2020-05-10")
    assert (done.code, left_out in done.err) == (2, True)
