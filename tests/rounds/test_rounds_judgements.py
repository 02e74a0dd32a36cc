"""Judgements out as CSV and back: into the same round, into another workspace, through Excel and LibreOffice."""

import csv
import io

import pytest

from positivliste.errors import BadData, PositivlisteError
from positivliste.usecases.turn import look_at

HEADER = ("AMU-nr.", "Titel", "Udbyder", "Varighed", "Stilling", "Erhvervsgruppe", "Privat")
SAME, DIFFERENT = {"Afgørelse": "Samme kursus: læg sammen"}, {"Afgørelse": "Forskellige kurser: behold begge"}
TWO = ("Varm mad i store køkkener", "Varm mad i storre køkkener")
ODD = ("=Opvarmning af huse", "=Opvarmnign af huse")
ZEROS = ("00123", "00124")


def rows(office):
    two, odd = ([office.row(title, job="Kok") for title in titles] for titles in (TWO, ODD))
    zeros = [office.row("Surdejsbagning", number, job="Kok") for number in ZEROS]
    return [office.row("Svejsning 1", "90001"), *two, *odd, *zeros]


def receive(office, *found):
    """Take in an answer as text: a workbook would make a formula of what begins as one."""
    path = office.folder / "svar.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEADER, *found])
    with office.at("2020-02-10") as workspace:
        workspace.answers.receive(office.round, [path], "Nordskolen")


def screened(office):
    office.begin()
    receive(office, *rows(office))
    office.screen()
    return office


@pytest.fixture
def judged(office):
    """P0002 and P0003 are the same; P0004 and P0005 begin as a formula; P0006 and P0007 have leading zeros."""
    screened(office).judge(
        {"D201:P0002+P0003": {**SAME, "Begrundelse": "skolen; har svaret"},
         "D201:P0004+P0005": {**DIFFERENT, "Begrundelse": "2-1"}, "D201:P0006+P0007": DIFFERENT}, by="Frida Fiktiv",
    )  # fmt: skip
    return office


@pytest.fixture
def other(new_office):
    """Another workspace, whose round has the same courses and one more, under other numbers in the round."""
    office = new_office().begin()
    office.receive("Sydskolen", office.row("Demens", provider="Sydskolen"))
    receive(office, *reversed(rows(office)))
    office.screen()
    return office


def exported(office):
    with office.at("2020-03-05") as workspace:
        return workspace.judgements.export(office.round)[0]


def imported(office, content, name="domme.csv", on="2020-03-06"):
    path = office.folder / name
    path.write_bytes(content)
    with office.at(on) as workspace:
        return workspace.judgements.import_(office.round, path, "Bo Bang")


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def written(found, encoding="utf-8-sig", delimiter=";"):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(found[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode(encoding)


def verdicts(office):
    with office.at("2020-03-15") as workspace:
        found = look_at(workspace._session, office.round).state.verdicts
    return {case: (given.verdict.answer.value, given.verdict.reason) for case, given in found.items()}


def refused(office, content):
    before = office.journal.read_bytes()
    with pytest.raises(BadData) as error:
        imported(office, content)
    assert office.journal.read_bytes() == before
    assert error.value.code == "judgement-rows"
    return error.value.details


def test_what_is_exported(judged):
    content = exported(judged)
    assert content.startswith(b"\xef\xbb\xbfRunde;Regel;Afg")
    first, second, third = table(content)
    assert first == {
        "Runde": "courses-2020-04-01", "Regel": "D201", "Afgørelse": "Samme kursus: læg sammen",
        "Begrundelse": "skolen; har svaret", "Afgjort": "2020-03-04",
        "Forslag 1": "P0002", "Nummer 1": "", "Titel 1": TWO[0], "Udbyder 1": "Nordskolen", "Varighed 1": "10 dage",
        "Offentlig/privat 1": "", "Forslag 2": "P0003", "Nummer 2": "", "Titel 2": TWO[1], "Udbyder 2": "Nordskolen",
        "Varighed 2": "10 dage", "Offentlig/privat 2": "",
    }  # fmt: skip
    assert second["Titel 1"] == f"'{ODD[0]}", "no spreadsheet takes it for a formula"
    assert third["Nummer 1"] == "00123"


def test_back_into_the_same_round_it_changes_nothing(judged):
    head = judged.head()
    done = imported(judged, exported(judged))
    assert (done.decided, done.unchanged, done.empty, done.unplaced) == ({}, 3, 0, ())
    assert judged.head() == head


def test_into_another_workspace(judged, other):
    done = imported(other, exported(judged))
    assert (done.decided, done.unplaced, done.open) == ({"same": 1, "different": 2}, (), 0)
    assert verdicts(other) == {
        "D201:P0006+P0007": ("same", "skolen; har svaret"),
        "D201:P0004+P0005": ("different", "2-1"),
        "D201:P0002+P0003": ("different", ""),
    }
    with other.at("2020-03-15") as workspace:
        events = [line for line in workspace.journal.log(other.round) if line.event.kind == "case.decided"]
    assert {line.who for line in events} == {"Bo Bang"}


def excel(found):
    """As Excel saves a CSV in English settings: commas, cp1252, dates of its own, no leading zeros."""
    for row in found:
        row["Afgjort"] = "3/4/2020"
        for side in "12":
            row[f"Nummer {side}"] = row[f"Nummer {side}"].lstrip("0")
    return written(found, "cp1252", ",")


def excel_danish(found):
    for row in found:
        row["Afgjort"] = "04-03-2020"
        row["Begrundelse"] = "02-jan" if row["Begrundelse"] == "2-1" else row["Begrundelse"]
    return written(found, "cp1252", ";")


def libreoffice(found):
    return written(found, "utf-8", ",")


@pytest.mark.parametrize("through", [excel, excel_danish, libreoffice])
def test_saved_again_by_a_spreadsheet(judged, other, through):
    done = imported(other, through(table(exported(judged))))
    assert (done.decided, done.unplaced, done.open) == ({"same": 1, "different": 2}, (), 0)


def test_as_a_workbook(judged, other):
    found = table(exported(judged))
    path = other.sheet("domme.xlsx", list(found[0]), [list(row.values()) for row in found])
    with other.at("2020-03-06") as workspace:
        assert workspace.judgements.import_(other.round, path, "Bo Bang").open == 0


def test_what_has_no_place_is_named_and_the_rest_taken_in(judged, other):
    found = table(exported(judged))
    found[0]["Titel 2"], found[1]["Varighed 1"] = "Varm mad i små køkkener", "11 dage"
    done = imported(other, written(found))
    assert done.decided == {"different": 1}
    assert done.unplaced == (
        "Row 2: the round has no 'Varm mad i små køkkener' with what was judged of it",
        f"Row 3: the round has no {ODD[0]!r} with what was judged of it",
    )


@pytest.mark.parametrize("answer", ["samme kursus", "SAMME KURSUS: læg sammen", "Samme kursus"])
def test_an_answer_in_fewer_words(judged, other, answer):
    found = table(exported(judged))
    found[0]["Afgørelse"] = answer
    assert imported(other, written(found)).decided["same"] == 1


def test_a_row_without_an_answer_is_left(judged, other):
    found = table(exported(judged))
    found[0]["Afgørelse"] = ""
    done = imported(other, written(found))
    assert (done.empty, done.decided) == (1, {"different": 2})


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("Afgørelse", "Måske", "Row 2, column Afgørelse: 'Måske' is not one of: Samme kursus: læg sammen; Forskellige"),
        ("Afgørelse", "Optages", "is not one of"),
        ("Afgørelse", "Samme kursus, hele klyngen: læg alle sammen", "stands only in the review"),
        ("Regel", "V101", "Row 2, column Regel: 'V101' names no rule that asks about a pair"),
        ("Regel", "", "names no rule"),
        ("Titel 2", "", "Row 2"),
    ],
)
def test_a_row_that_cannot_be_used(judged, other, column, value, told):
    found = table(exported(judged))
    found[0][column] = value
    (line,) = refused(other, written(found))
    assert told in line


def test_every_bad_row_is_named(judged, other):
    found = table(exported(judged))
    for row in found:
        row["Afgørelse"] = "?"
    assert [line.partition(",")[0] for line in refused(other, written(found))] == ["Row 2", "Row 3", "Row 4"]


def test_one_pair_judged_twice(judged, other):
    found = table(exported(judged))
    again = {**found[0], "Afgørelse": DIFFERENT["Afgørelse"]}
    (line,) = refused(other, written([*found, again]))
    assert line == "Row 5, column Afgørelse: P0006 and P0007 are judged twice, and differently"
    assert imported(other, written([*found, found[0]])).unchanged == 1


def test_judgements_that_cannot_all_be_true(office):
    office.begin()
    titles = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
    office.receive("Nordskolen", *(office.row(title, job="Kok") for title in titles))
    office.screen()
    office.judge({"D201:P0001+P0002": SAME, "D201:P0002+P0003": SAME})
    found = table(exported(office))
    found[1]["Titel 1"] = titles[0]
    found[1]["Afgørelse"] = DIFFERENT["Afgørelse"]
    (line,) = refused(office, written(found))
    assert "are said to be different, but other judgements make them one: P0001, P0002 and P0003" in line


def test_another_answer_takes_the_place_of_the_one_on_record(judged):
    found = table(exported(judged))
    found[0]["Afgørelse"] = DIFFERENT["Afgørelse"]
    assert imported(judged, written(found)).decided == {"different": 1}
    assert verdicts(judged)["D201:P0002+P0003"] == ("different", "skolen; har svaret")


def test_a_round_without_judgements_gives_the_headings(office):
    screened(office)
    content = exported(office)
    assert content.decode("utf-8-sig").count("\r\n") == 1
    assert imported(office, content).decided == {}


def test_what_is_decided_is_judged_no_more(judged):
    content = exported(judged)
    judged.decide()
    with pytest.raises(PositivlisteError, match="decide"):
        imported(judged, content, on="2020-03-20")


def test_a_file_of_something_else(judged):
    with pytest.raises(BadData) as error:
        imported(judged, b"Titel;Udbyder\r\nSvejsning;Nordskolen")
    assert error.value.code == "no-header"
