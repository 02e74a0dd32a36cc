"""Clusters in the review: one answer for all, what follows from some answers, and what cannot all be true."""

import io

import pytest
from python_calamine import CalamineWorkbook

from positivliste.errors import BadData
from positivliste.model.finding import Answer
from positivliste.usecases.turn import look_at

SAME, DIFFERENT = {"Afgørelse": "Samme kursus: læg sammen"}, {"Afgørelse": "Forskellige kurser: behold begge"}
ALL_SAME = {"Afgørelse": "Samme kursus, hele klyngen: læg alle sammen", "Begrundelse": "ens indhold"}
ALL_DIFFERENT = {"Afgørelse": "Forskellige kurser, hele klyngen: behold alle"}
THREE = ("Varm mad i køkkener", "Varm mad i køkener", "Varm mad i køkknener")
ONE_TWO, ONE_THREE, TWO_THREE = "D201:P0001+P0002", "D201:P0001+P0003", "D201:P0002+P0003"


@pytest.fixture
def three(office):
    office.begin()
    office.receive("Nordskolen", *(office.row(title, job="Kok") for title in THREE))
    office.screen()
    return office


def rows(office, **more):
    book = CalamineWorkbook.from_filelike(io.BytesIO(office.export(**more)))
    header, *found = book.get_sheet_by_name("Åbne sager").to_python()
    return [dict(zip(header, row, strict=True)) for row in found]


def refused(office, answers):
    before = office.journal.read_bytes()
    with pytest.raises(BadData) as error:
        office.judge(answers)
    assert office.journal.read_bytes() == before
    return error.value.details


def answers(office):
    with office.at("2020-03-15") as workspace:
        verdicts = look_at(workspace._session, office.round).state.verdicts
    return {case: (given.verdict.answer, given.verdict.reason) for case, given in verdicts.items()}


def test_one_answer_settles_all(three):
    done = three.judge({TWO_THREE: ALL_SAME})
    assert (done.decided, done.open) == ({ALL_SAME["Afgørelse"]: 3}, 0)
    assert answers(three) == dict.fromkeys((ONE_TWO, ONE_THREE, TWO_THREE), (Answer.SAME, "ens indhold"))


def test_or_keeps_all(three):
    done = three.judge({ONE_TWO: ALL_DIFFERENT})
    assert (done.open, {answer for answer, _ in answers(three).values()}) == (0, {Answer.DIFFERENT})


def test_same_and_same_is_the_same(three):
    done = three.judge({ONE_TWO: SAME, TWO_THREE: SAME})
    assert [(found.case, found.answer) for found in done.followed] == [(ONE_THREE, Answer.SAME)]
    assert (done.open, list(answers(three))) == (0, [ONE_TWO, TWO_THREE])


def test_same_and_different_is_different(three):
    done = three.judge({ONE_TWO: SAME, TWO_THREE: DIFFERENT})
    assert [(found.case, found.answer) for found in done.followed] == [(ONE_THREE, Answer.DIFFERENT)]
    assert done.open == 0


def test_different_and_different_says_nothing(three):
    done = three.judge({ONE_TWO: DIFFERENT, ONE_THREE: DIFFERENT})
    assert done.followed == ()
    assert done.open == 2


def test_an_answer_of_its_own_that_says_the_same_keeps_its_reason(three):
    three.judge({ONE_TWO: ALL_SAME, TWO_THREE: {**SAME, "Begrundelse": "skolen har svaret"}})
    assert answers(three)[TWO_THREE] == (Answer.SAME, "skolen har svaret")
    assert answers(three)[ONE_THREE] == (Answer.SAME, "ens indhold")


def test_an_answer_of_its_own_that_says_otherwise_is_refused(three):
    told, *_ = refused(three, {ONE_TWO: ALL_SAME, TWO_THREE: DIFFERENT})
    assert TWO_THREE in told
    assert "the whole cluster" in told


def test_a_cluster_that_has_grown_since_the_export_is_not_answered_as_a_whole(three):
    path = three.filled(three.export(), {ONE_TWO: ALL_SAME})
    late = three.answer(three.row("Varm mad i køkkenner", job="Kok"))
    with three.at("2020-03-05") as workspace:
        workspace.answers.receive(three.round, [late], "Nordskolen", received="2020-02-20", adds=True)
        workspace.screening.run(three.round)
        with pytest.raises(BadData) as error:
            workspace.review.import_(three.round, path, "Frida Fiktiv")
    assert "its cluster has changed since the export" in error.value.details[0]


def test_but_a_pair_of_it_is(three):
    path = three.filled(three.export(), {ONE_TWO: DIFFERENT})
    late = three.answer(three.row("Varm mad i køkkenner", job="Kok"))
    with three.at("2020-03-05") as workspace:
        workspace.answers.receive(three.round, [late], "Nordskolen", received="2020-02-20", adds=True)
        workspace.screening.run(three.round)
        assert workspace.review.import_(three.round, path, "Frida Fiktiv").open == 4


@pytest.mark.parametrize("answer", [ALL_SAME, ALL_DIFFERENT])
def test_the_same_workbook_again_changes_nothing(three, answer):
    path = three.filled(three.export(), {ONE_TWO: answer})
    for _ in range(2):
        with three.at("2020-03-05") as workspace:
            done = workspace.review.import_(three.round, path, "Frida Fiktiv")
    assert (done.decided, done.unchanged, done.followed) == ({}, 1, ())


def test_an_answer_of_a_cluster_to_a_pair_alone_answers_the_pair(office):
    office.begin()
    office.receive("Nordskolen", *(office.row(title, job="Kok") for title in THREE[:2]))
    office.screen()
    assert rows(office)[0]["Klynge"] == ""
    assert office.judge({ONE_TWO: ALL_SAME}).open == 0


def test_the_pairs_of_a_cluster_stand_together_and_the_surest_in_front(office):
    office.begin()
    office.receive(
        "Nordskolen",
        office.row("Gasarbejde", job="Svejsser"),
        office.row(THREE[0], job="Kok"),
        office.row("Svejsning af rustfrit stål"),
        office.row(THREE[1], job="Kok"),
        office.row("Svejsning af rusfrit stål"),
        office.row(THREE[2], job="Kok"),
        office.row("Surdejsbagning", "90001", job="Kok"),
        office.row("Kagebagning", "90001", job="Kok"),
    )
    office.screen()
    told = [(row["Klynge"], row["Sag"][:4]) for row in rows(office)]
    cluster = "P0002 m.fl.: 3 i alt"
    assert told == [*[(cluster, "D201")] * 3, ("", "D201"), ("", "D105"), ("", "K102")]


def test_a_cluster_of_thirty(office):
    office.begin()
    office.receive("Nordskolen", *(office.row("Varm mad i storkøkkener", str(40000 + n), job="Kok") for n in range(1)))
    letters = "abcdefghijklmnopqrstuvwxyzæøå"
    titles = [f"Tilberedning af varm mad i storkøkkener{letter}" for letter in letters]
    office.receive("Sydskolen", *(office.row(title, job="Kok") for title in titles))
    office.screen()
    found = [row for row in rows(office) if row["Klynge"]]
    assert len({row["Klynge"] for row in found}) == 1
    done = office.judge({found[0]["Sag"]: ALL_SAME})
    assert done.open == 0
    with office.at("2020-03-15") as workspace:
        assert workspace.screening.run(office.round).funnel.unique == 2


def test_a_round_without_any_duplicate_has_no_cluster(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"), office.row("Gasarbejde", job="Svejsser"))
    office.screen()
    assert [row["Klynge"] for row in rows(office)] == [""]


WORDS = [
    "svejsning",
    "truck",
    "regnskab",
    "hygiejne",
    "kran",
    "asfalt",
    "beton",
    "maling",
    "pleje",
    "demens",
    "ledelse",
    "excel",
    "tysk",
    "robot",
]


def test_a_number_that_stands_for_none_asks_about_each_course_once(office):
    office.begin()
    office.receive("Nordskolen", *(office.row(f"{word} i praksis", "99999") for word in WORDS))
    office.screen()
    found = rows(office)
    assert [row["Sag"] for row in found] == [f"D105:P0001+P{place:04}" for place in range(2, len(WORDS) + 1)]
    assert "14 kurser med forskellige titler har nummeret 99999" in found[0]["Spørgsmål"]
    done = office.judge({found[0]["Sag"]: ALL_DIFFERENT})
    assert done.open == 0
    assert rows(office) == []
