"""`correct`, as a caseworker types it and a script reads it."""

import pytest

ROUND, DAY = "courses-2020-04-01", "2020-03-06"


@pytest.fixture
def screened(cli):
    office = cli.office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"), office.row("Svejsning 2", duration="70 dage"))
    office.screen()
    return cli


def test_a_script_reads_what_was_put_right(screened):
    done = screened.json("correct", ROUND, "p0002", "Antal timer=37", "Titel=A=B", "--reason", "brev", today=DAY)
    assert done.code == 0
    told = done.json
    assert (told["proposal"], told["course"], told["outcome"]) == ("P0002", "P0002", "recommended")
    assert told["changes"] == [
        {"field": "duration", "sent": "70 dage", "before": "70 dage", "after": "37 → 37 timer"},
        {"field": "title", "sent": "Svejsning 2", "before": "Svejsning 2", "after": "A=B"},
    ]


def test_a_person_reads_it(screened):
    screened("correct", ROUND, "P0002", "Varighed=7 dage", "--reason", "brev", today=DAY)
    told = screened("correct", ROUND, "P0002", "Varighed=8 dage", "--reason", "nyt brev", today=DAY).out
    assert told == (
        "P0002 Svejsning 2: 1 value put right.\n  duration: 7 dage -> 8 dage (sent: 70 dage)\n"
        "Screened anew: recommended.\n"
    )
    back = screened("correct", ROUND, "P0002", "--back", "Varighed", "--reason", "fejl", today=DAY).out
    assert "  duration: 8 dage -> 70 dage (sent: 70 dage)\nScreened anew: rejected.\n  V101: " in back


def test_why_shows_each_time(screened):
    screened("correct", ROUND, "P0002", "Varighed=7 dage", "--reason", "brev", today=DAY)
    screened("correct", ROUND, "P0002", "--back", "Varighed", "--reason", "fejl", today=DAY)
    done = screened.json("duplicates", ROUND, "--why", "P0002", today=DAY)
    assert [(once["reason"], once["changes"][0]["after"]) for once in done.json["put_right"]] == [
        ("brev", "7 dage"), ("fejl", "70 dage"),
    ]  # fmt: skip
    assert ": brev\n  duration: 70 dage -> 7 dage\n" in screened("duplicates", ROUND, "--why", "P0002", today=DAY).out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Titel"], 2, "is not FIELD=VALUE"),
        (["=A"], 2, "is not FIELD=VALUE"),
        (["Titel=A", "Titel=B"], 2, "Titel is given more than once"),
        ([], 2, "Give FIELD=VALUE, or --back FIELD"),
        (["Titel=A", "--back", "title"], 2, "put right and taken back at once"),
        (["Titel="], 2, "Write - where there is to be none"),
        (["Titel=-"], 3, "there must be one"),
    ],
)
def test_what_cannot_be_used(screened, words, code, said):
    done = screened("correct", ROUND, "P0001", *words, "--reason", "brev", today=DAY)
    assert done.code == code
    assert said in done.err
