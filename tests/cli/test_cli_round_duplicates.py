"""`duplicates ROUND`: what is joined, open and judged, and everything about one proposal."""

import pytest

ROUND = "courses-2020-04-01"
DAY = "2020-03-06"
TITLES = ("Bagning af surdejsbrød", "Bagning af surdejsbrod", "Bagning af rugbrød")


@pytest.fixture
def screened(cli):
    """P0002 is P0001; P0003 and P0004 are nearly the same, P0005 like them; P0006 is too long; P0007, P0008: judged."""
    office = cli.office.begin()
    rows = [office.row("Svejsning 1", "90001"), office.row("Svejsning 1, 10 dage", "AMU 90.001")]
    rows += [office.row(title, job="Kok") for title in TITLES]
    rows += [office.row("Svejsning 2", "80500", duration="70 dage")]
    rows += [office.row("Opvarmning af huse"), office.row("Opvarmnign af huse")]
    office.receive("Nordskolen", *rows)
    office.screen()
    different = {"Afgørelse": "Forskellige kurser: behold begge", "Begrundelse": "skolen har svaret"}
    office.judge({"D201:P0007+P0008": different})
    return cli


def test_what_is_joined_open_and_judged(screened):
    done = screened.json("duplicates", ROUND, today=DAY)
    assert done.code == 0
    told = done.json
    assert told["round"] == ROUND
    (joined,) = told["joined"]
    assert (joined["course"], [proposal["id"] for proposal in joined["proposals"]]) == ("P0001", ["P0001", "P0002"])
    assert [(why["proposal"], why["code"]) for why in joined["why"]] == [("P0002", "D101")]
    (pair,) = told["open"]
    assert (pair["case"], pair["proposals"], pair["cluster"]) == ("D201:P0003+P0004", ["P0003", "P0004"], [])
    assert "the titles differ in one letter; same provider" in pair["message"]
    assert told["judged"] == [
        {"case": "D201:P0007+P0008", "proposals": ["P0007", "P0008"], "answer": "different",
         "reason": "skolen har svaret", "on": "2020-03-04", "carried": None},
    ]  # fmt: skip


@pytest.fixture
def titles(cli):
    """A round of job titles: P0002 was typed, and is P0001; P0003 is like it."""
    cli.office.create()
    good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag"}
    with cli.office.at("2024-01-10") as workspace:
        workspace.respondents.add("Erhvervsrådet", "partner")
        name = workspace.rounds.open("higher-education", "2024-04-01").id
        for title in ("Procesingeniør", "Procesingeniør", "Procesingenieur"):
            workspace.suggestions.add("higher-education", title, "Firma A/S", **good)
        workspace.consultation.open(name, "2024-02-16")
        workspace.consultation.close(name)
        workspace.screening.run(name)
    return name


def test_of_job_titles_no_course_is_spoken(cli, titles):
    told = cli("duplicates", titles, today="2024-01-11").out
    assert "1 proposal joined to 1 job title" in told
    assert "P0001 Procesingeniør, 214400, kandidat" in told
    why = cli("duplicates", titles, "--why", "P0003", today="2024-01-11").out
    assert "+ speaks for one job title" in why
    assert "course" not in told + why


def test_a_typed_proposal_has_no_file(cli):
    office = cli.office.begin()
    with office.at("2020-02-10") as workspace:
        workspace.answers.add(office.round, "Nordskolen", "Svejsning 1")
    office.screen()
    assert "; from Nordskolen\n" in cli("duplicates", ROUND, "--why", "P0001", today=DAY).out


def test_a_person_reads_it(screened):
    told = screened("duplicates", ROUND, today=DAY).out
    assert told.startswith(
        f"{ROUND}, as last screened: 1 proposal joined to 1 course; 1 pair open, 1 judged.\n\n"
        "The same: P0001 90001, Svejsning 1, Nordskolen, 10 dage\n"
        "  P0002 AMU 90.001, Svejsning 1, 10 dage, Nordskolen, 10 dage\n    D101: has the number 90001"
    )
    assert "The same? D201:P0003+P0004, 9" in told
    assert "Judged different on 2020-03-04 (D201:P0007+P0008): skolen har svaret" in told


@pytest.mark.parametrize("name", ["P0003", "p0003"])
def test_why_a_pair_is_asked_and_another_not(screened, name):
    told = screened.json("duplicates", ROUND, "--why", name, today=DAY).json
    assert (told["proposal"]["id"], told["course"], told["outcome"], told["joined"]) == (
        "P0003", "P0003", "review", None,
    )  # fmt: skip
    assert [pair["case"] for pair in told["open"]] == ["D201:P0003+P0004"]
    one, other = told["compared"]
    assert (one["proposal"]["id"], other["proposal"]["id"]) == ("P0004", "P0005")
    assert ["+", "the titles differ in 1 letter: 'surdejsbrød' and 'surdejsbrod'"] in one["steps"]
    assert one["verdict"].startswith("a person is asked: nearly the same, 9")
    assert ["-", "the titles say two things: 'surdejsbrød' against 'rugbrød'"] in other["steps"]
    assert other["verdict"] == "not asked: the titles say two things"


def test_why_of_one_that_was_joined_and_of_a_rejected_one(screened):
    told = screened("duplicates", ROUND, "--why", "p2", today=DAY).out
    assert "As last screened: recommended, as part of P0001." in told
    assert "D101: has the number 90001, as P0001 from Nordskolen has: joined to it" in told
    rejected = screened("duplicates", ROUND, "--why", "P0006", today=DAY).out
    assert "As last screened: rejected.\n  V101: lasts 70 dage" in rejected
    assert "Joined with nothing.\n\nNo pair of it was asked about." in rejected
    assert "- the titles say two things: '2' against '1'" in rejected


def test_why_of_a_judged_one(screened):
    told = screened("duplicates", ROUND, "--why", "P0008", today=DAY).out
    assert "Judged different on 2020-03-04 (D201:P0007+P0008): skolen har svaret" in told


def test_a_proposal_that_there_is_not(screened):
    error = screened.json("duplicates", ROUND, "--why", "P0099", today=DAY).error
    assert error["code"] == "unknown-proposal"
    assert error["remedy"] == "It has P0001 to P0008."


def test_a_round_that_there_is_not(screened):
    assert screened.json("duplicates", "courses-2021-04-01", today=DAY).error["code"] == "unknown-round"
    assert screened.json("duplicates", "liste.xlsx", "--why", "P0001", today=DAY).error["code"] == "unknown-round"


def test_a_round_that_is_not_screened(begun):
    assert begun.json("duplicates", ROUND, today="2020-02-20").code == 3


def test_a_round_without_any(cli):
    office = cli.office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
    office.screen()
    told = cli("duplicates", ROUND, today=DAY).out
    assert told.strip() == f"{ROUND}, as last screened: 0 proposals joined to 0 courses; 0 pairs open, 0 judged."
    assert "Nothing else is like it." in cli("duplicates", ROUND, "--why", "P0001", today=DAY).out


def test_a_file_that_is_called_as_a_round_could_not_be_read_so_the_round_is_meant(screened):
    """A table's name has an ending, and a round's has none: nothing is guessed."""
    (screened.office.folder / ROUND).write_text("Titel\nSvejsning\n", encoding="utf-8")
    assert screened.json("duplicates", ROUND, today=DAY).json["round"] == ROUND
    assert screened.json("duplicates", f"./{ROUND}", today=DAY).error["code"] == "unknown-file-type"


def test_what_does_not_go_together(screened):
    for words, code in (
        ((ROUND, "--map", "Navn=title"), "map-of-round"),
        ((ROUND, "svar.xlsx", "--why", "P0001"), "one-round"),
        (("ingen.xlsx",), "no-file"),
        ((ROUND, ROUND), "no-file"),
    ):
        assert screened.json("duplicates", *words, today=DAY).error["code"] == code


def test_a_cluster_is_told(cli):
    office = cli.office.begin()
    titles = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
    office.receive("Nordskolen", *(office.row(title, job="Kok") for title in titles))
    office.screen()
    assert "  One of a cluster: P0001, P0002, P0003" in cli("duplicates", ROUND, today=DAY).out


def test_it_records_nothing(screened):
    before = screened.digest()
    screened("duplicates", ROUND, today=DAY)
    screened("duplicates", ROUND, "--why", "P0001", today=DAY)
    assert screened.digest() == before


def test_a_script_gets_tables_and_short_lines(screened):
    with screened.office.at(DAY) as workspace:
        found, why = workspace.screening.duplicates(ROUND), workspace.screening.why(ROUND, "P0003")
    assert [(row["state"], row["one"], row["other"]) for row in found.table()] == [
        ("joined", "P0001", "P0002"), ("open", "P0003", "P0004"), ("different", "P0007", "P0008"),
    ]  # fmt: skip
    assert why.table()[0]["proposal"] == "P0004"
    assert repr(why).startswith("<Why P0003 'Bagning af surdejsbrød': review, ")
    assert len(repr(why)) < 120
