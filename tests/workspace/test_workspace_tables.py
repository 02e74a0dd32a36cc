"""Results as tables: the same columns in the same order in every row, with plain values that a table program takes."""

import copy
import pickle
from datetime import UTC, date, datetime

import pytest
from attrs import asdict

from positivliste.errors import Refused, WrongUsage
from positivliste.model.screening import Outcome
from positivliste.workspace.results import Rows
from positivliste.workspace.tables import duplicates

PLAIN = (str, int, float, date, type(None))


def columns(table):
    """The columns that all rows have; every value is plain."""
    (shared,) = {tuple(row) for row in table}
    assert {type(value) for row in table for value in row.values()} <= {*PLAIN, bool}
    return list(shared)


@pytest.fixture
def listed(office):
    """A published list of one course; another was too long, and a third has no duration."""
    office.begin()
    office.receive(
        "Nordskolen", office.row("Svejsning 1", "90001"), office.row("For langt", "90002", duration="70 dage")
    )
    office.receive("Sydskolen", office.row("Svejsning 1", "90001", provider="Nordskolen"))
    office.screen()
    office.decide()
    office.publish()
    return office


def test_a_screening_shows_every_course_with_what_became_of_it(listed):
    with listed.at("2020-04-20") as workspace:
        screening = workspace.screening.recorded(listed.round)
    table = screening.table()
    assert columns(table) == [
        "proposal", "number", "title", "provider", "private", "duration", "outcome", "code", "group", "job_title",
        "respondents",
    ]  # fmt: skip
    assert [(row["proposal"], row["title"], row["outcome"], row["code"]) for row in table] == [
        ("P0001", "Svejsning 1", "recommended", None),
        ("P0002", "For langt", "rejected", "V101"),
    ]
    assert table[0]["respondents"] == "Nordskolen; Sydskolen"
    assert len(table) == screening.funnel.unique


def test_a_course_as_a_dict_shows_its_title_and_outcome(listed):
    with listed.at("2020-04-20") as workspace:
        found = asdict(workspace.screening.recorded(listed.round).courses[1])
    assert (found["id"], found["title"], found["outcome"]) == ("P0002", "For langt", "rejected")


def test_the_published_entries_of_a_round_and_of_a_day(listed):
    with listed.at("2020-04-20") as workspace:
        entries = workspace.publication.entries(listed.round)
        assert [(e.number, e.title) for e in entries] == [("90001", "Svejsning 1")]
        assert workspace.publication.in_force() == workspace.publication.in_force("2020-04-15") == entries
        assert workspace.publication.in_force("2020-03-31") == ()
    assert columns(entries.table())[:4] == ["round", "proposal", "number", "title"]
    assert entries.table()[0]["duration"] == "10 dage"


def test_a_round_that_is_not_published_has_no_entries_yet(office):
    office.begin()
    with office.at("2020-02-10") as workspace, pytest.raises(Refused) as error:
        workspace.publication.entries(office.round)
    assert error.value.code == "not-published"


def test_the_rounds_and_the_steps_of_one(listed):
    with listed.at("2020-04-20") as workspace:
        (round_,) = workspace.rounds.list().table()
        steps = workspace.rounds.status(listed.round).table()
    assert (round_["round"], round_["list"], round_["next"]) == (listed.round, "courses", None)
    assert columns(steps)[:3] == ["step", "state", "statutory"]
    assert {row["state"] for row in steps} == {"done"}


def test_who_answered_and_who_is_heard(listed):
    with listed.at("2020-04-20") as workspace:
        answered = workspace.consultation.overview(listed.round).answers.table()
        heard = workspace.respondents.list().table()
    assert columns(heard) == ["name", "kind", "email"]
    assert {row["respondent"]: row["proposals"] for row in answered if row["received"]} == {
        "Nordskolen": 2,
        "Sydskolen": 1,
    }


def test_every_row_of_what_came_is_a_proposal_or_says_why_not(office):
    office.begin()
    path = office.answer(office.row("Svejsning 1", "90001"), office.row(None, "90002"))
    with office.at("2020-02-10") as workspace:
        shown = workspace.answers.receive(office.round, path, "Nordskolen", dry_run=True).table()
    assert columns(shown) == ["file", "sheet", "row", "proposal", "title", "error"]
    assert [(row["row"], row["proposal"], row["title"], bool(row["error"])) for row in shown] == [
        (2, "P0001", "Svejsning 1", False),
        (3, None, None, True),
    ]


def test_an_outcome_that_there_is_not_is_refused(listed):
    with listed.at("2020-04-20") as workspace:
        screening = workspace.screening.recorded(listed.round)
    assert screening.having("recommended") == screening.having(Outcome.RECOMMENDED)
    for given in ("recomended", None, 5, []):
        with pytest.raises(WrongUsage, match="is no outcome"):
            screening.having(given)


@pytest.mark.parametrize("given", ["2020-04-01", 5, None, [], datetime(2020, 4, 1, tzinfo=UTC)])
def test_parameters_are_asked_for_a_date(office, given):
    office.create()
    with office.at("2020-02-10") as workspace:
        parameters = workspace.parameters
    for ask in (parameters.on, lambda day: parameters.lookup("courses.max_weeks", day)):
        with pytest.raises(WrongUsage, match="is no date"):
            ask(given)
    with pytest.raises(WrongUsage, match="There is no parameter"):
        parameters.lookup(given, date(2020, 4, 1))


def test_what_happened_and_who_did_it(listed):
    with listed.at("2020-04-20") as workspace:
        log, persons = workspace.journal.log().table(), workspace.journal.persons().table()
    assert columns(log)[:4] == ["seq", "at", "actor", "who"]
    assert [row["seq"] for row in log] == list(range(1, len(log) + 1))
    assert columns(persons) == ["ref", "name", "email"]


def test_the_two_year_clock(office):
    office.create()
    with office.at("2023-04-03") as workspace:
        suggested = workspace.suggestions.add("higher-education", "Geolog", "Et firma", disco="214400",
                                              level="kandidat", evidence="Tre opslag uden ansøgere")  # fmt: skip
        name = workspace.rounds.open("higher-education", "2023-05-01", supplement=True).id
        workspace.screening.run(name)
        workspace.decisions.decide(name, "council", "2023-04-03", "punkt 3.4")
        sent = workspace.siri.submit(name, "2023-04-03")
        assert workspace.rounds.kind(name).noun == "job title"
        screening = workspace.screening.recorded(name)
        (row,) = workspace.listing.show("2023-06-01").table()
    assert [(row["id"], row["title"], row["sender"]) for row in suggested.table()] == [("F0001", "Geolog", "Et firma")]
    assert [(row["title"], row["until"]) for row in sent.table()] == [("Geolog", date(2025, 5, 1))]
    assert repr(screening) == "<Screening higher-education-2023-05-01: 1 job title, 1 recommended>"
    assert columns(screening.table()) == [
        "proposal", "disco", "title", "level", "outcome", "code", "group", "respondents",
    ]  # fmt: skip
    assert columns([row])[:6] == ["title", "disco", "area", "from", "earliest_end", "until"]
    assert (row["title"], row["from"], row["earliest_end"]) == ("Geolog", date(2023, 5, 1), date(2025, 5, 1))


def test_an_empty_result_is_an_empty_table(office):
    office.create()
    with office.at("2020-02-10") as workspace:
        assert workspace.rounds.list().table() == workspace.listing.show().table() == []


def test_an_answer_about_a_course_with_its_reasons(listed):
    with listed.at("2020-04-20") as workspace:
        yes, no = (workspace.check(number, "2020-04-15", "Herning").table() for number in ("90001", "90002"))
    assert columns(yes) == columns(no) == ["listed", "where", "courses", "code", "message", "source"]
    assert [(row["listed"], row["where"], row["courses"], row["code"]) for row in yes] == [
        (True, "Vestjylland", "Svejsning 1", "listed")
    ]
    assert {(row["listed"], row["where"], row["courses"]) for row in no} == {(False, None, "")}
    assert "V101" in {row["code"] for row in no}


def test_a_part_of_the_rows_is_a_table_too(listed):
    with listed.at("2020-04-20") as workspace:
        heard = workspace.respondents.list()
    assert type(heard[1:3]) is Rows
    assert heard[1:3].table() == heard.table()[1:3]
    assert heard[::-1].table() == heard.table()[::-1]
    assert heard[-1] == tuple(heard)[-1]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda rows: pickle.loads(pickle.dumps(rows))])  # noqa: S301
def test_a_copy_of_the_rows_is_a_table_too(listed, copied):
    with listed.at("2020-04-20") as workspace:
        for rows in (
            workspace.respondents.list(),
            workspace.journal.log(),
            workspace.publication.entries(listed.round),
        ):
            again = copied(rows)
            assert type(again) is Rows
            assert again == rows
            assert again.table() == rows.table()


def test_the_overview_of_the_answers_is_that_of_who_answered(listed):
    with listed.at("2020-04-20") as workspace:
        overview = workspace.consultation.overview(listed.round)
    assert overview.table() == overview.answers.table() != []


def test_the_year_wheel_in_its_order(listed):
    with listed.at("2020-04-20") as workspace:
        wheel = workspace.calendar.year(2020)
    table = wheel.table()
    assert columns(table) == ["date", "statutory", "until", "list", "kind", "title", "note", "uid"]
    assert [row["uid"] for row in table] == [event.uid for _, event in wheel.numbered]
    assert [row["date"] for row in table] == sorted(row["date"] for row in table)


def test_the_cases_each_with_where_it_stands(listed):
    with listed.at("2020-04-20") as workspace:
        _, cases = workspace.review.export(listed.round)
    table = cases.table()
    assert columns(table)[:3] == ["state", "case", "code"]
    assert [(row["state"], row["code"], row["title"], row["other"]) for row in table] == [
        ("content", "K201", "Svejsning 1", None),
        ("rejected", "V101", "For langt", None),
        ("joined", "D101", "Svejsning 1", "P0001"),
    ]


def test_the_proof_of_the_journal(listed):
    with listed.at("2020-04-20") as workspace:
        verified = workspace.journal.verify()
        (row,) = verified.table()
    assert columns([row]) == ["events", "head", "files", "flaws", "notes"]
    assert (row["events"], row["head"], row["flaws"]) == (verified.events, verified.head, "")


def test_a_big_result_says_in_a_line_what_it_is(listed):
    with listed.at("2020-04-20") as workspace:
        status, rounds = workspace.rounds.status(listed.round), workspace.rounds.list()
        screening = workspace.screening.recorded(listed.round)
        _, cases = workspace.review.export(listed.round)
        overview = workspace.consultation.overview(listed.round)
        wheel = workspace.calendar.year(2020)
        checked = workspace.check("90001", "2020-04-15", "Herning")
    assert repr(screening) == "<Screening courses-2020-04-01: 2 courses, 1 recommended>"
    assert repr(status).startswith("<RoundStatus courses-2020-04-01 on 2020-04-20: 7 of 7 steps done, nothing left>")
    assert repr(rounds).startswith("<1 Rows: round, list, effective")
    assert repr(cases) == "<Cases open=0, content=1, rejected=1, decided=0, joined=1>"
    assert repr(checked) == "<Checked listed=True, where=Vestjylland, entries=1, reasons=1>"
    assert repr(wheel).startswith("<YearWheel council=RAR Vestjylland, year=2020, events=")
    assert repr(overview) == "<AnswerOverview of 2020-04-20: 2 of 4 answered, 0 beside>"


def test_a_receipt_says_in_a_line_what_it_is(office):
    office.begin()
    rows = [office.row(f"Kursus {number}") for number in range(100)]
    with office.at("2020-02-10") as workspace:
        receipt = workspace.answers.receive(office.round, office.answer(*rows), "Nordskolen")
    (file,) = receipt.files
    assert "files=1" in repr(receipt)
    assert "proposals=100" in repr(file)
    assert max(len(repr(receipt)), len(repr(file))) < 500


def test_the_last_events_alone(listed):
    with listed.at("2020-04-20") as workspace:
        everything, last = workspace.journal.log(), workspace.journal.log(last=3)
        of_the_round = workspace.journal.log(listed.round, last=1)
        for bad in (0, -1, True, "3"):
            with pytest.raises(WrongUsage, match="is no number"):
                workspace.journal.log(last=bad)
    assert last.table() == everything.table()[-3:]
    assert [row["kind"] for row in of_the_round.table()] == ["list.published"]


def test_a_decision_as_a_row(office):
    office.begin()
    office.receive(
        "Nordskolen", office.row("Svejsning 1", "90001"), office.row("For langt", "90002", duration="70 dage")
    )
    office.screen()
    assert office.decide().table() == [
        {
            "body": "council",
            "on": date(2020, 3, 19),
            "minutes": "item 2.2",
            "listed": 1,
            "declined": 0,
            "special": 0,
        }
    ]


def test_the_files_of_a_publication_and_what_is_known_of_one(listed):
    with listed.at("2020-04-20") as workspace:
        published = workspace.publication.publish(listed.round)
        files = published.table()
        (known,) = workspace.publication.verify(files[0]["file"]).table()
    assert [(row["round"], row["file"], row["sha256"]) for row in files] == [
        (listed.round, str(path), found) for path, found in published.files
    ]
    assert (known["published"], known["round"], known["content"]) == (True, listed.round, published.content)
    assert known["differences"] == ""


def test_the_files_of_a_batch_with_what_was_made_anew(listed):
    with listed.at("2020-04-20") as workspace:
        with pytest.raises(WrongUsage, match="Markdown already"):
            workspace.documents.write_all(listed.round, "md")
        first = workspace.documents.write_all(listed.round, "html").table()
        again = workspace.documents.write_all(listed.round, "html").table()
    assert {row["state"] for row in first} == {"made"}
    assert {row["state"] for row in again} == {"unchanged"}
    assert [row["file"] for row in first] == [row["file"] for row in again] != []


def test_the_rows_that_are_or_may_be_one_course(office):
    path = office.sheet("x.xlsx", ("Titel", "Nr"), [("Svejsning", "90001"), ("Truck", None), ("Svejsning", "90001")])
    rows = duplicates(path).table()
    assert [(row["number"], row["state"], row["row"], row["title"], row["score"]) for row in rows] == [
        (1, "joined", 2, "Svejsning", None),
        (1, "joined", 4, "Svejsning", None),
    ]
