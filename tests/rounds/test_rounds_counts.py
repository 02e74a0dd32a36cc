"""The rules of counting hold for any input, in any order of files; and the round of spring 2020 has its true counts."""

import json
import shutil
from datetime import date
from random import Random
from types import SimpleNamespace

import pytest
from attrs import asdict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from positivliste.examples.judgements import filled_in, read_judgements

from positivliste import Workspace
from positivliste.model.round import ListKind
from positivliste.model.screening import Outcome

ROUND = "courses-2020-04-01"
SENDERS = ("Nordskolen", "Sydskolen", "Jobcenter Midtby", "A-kassen Fremad")
ROW = st.tuples(
    st.sampled_from(["Svejsning 1", "Svejsning 2", "SVEJSNING 1", "Svejsnign 1", "Varm mad", "Tagkonstruktion", None]),
    st.sampled_from([None, None, "90001", "90002", "090001", " 90001"]),
    st.fixed_dictionaries({
        "provider": st.sampled_from([None, "Nordskolen", "Firma A/S"]),
        "duration": st.sampled_from(["10 dage", "2 uger", "10", "70 dage", "13 uger", "14 uger (60 dage)", "efter aftale", None]),
        "job": st.sampled_from(["Svejser", "Svejsser", "Kok", "Frisør", None]),
        "group": st.sampled_from([None, "Jern, metal og auto", "Byg"]),
    }),
)  # fmt: skip
FILE = st.tuples(
    st.sampled_from(SENDERS), st.lists(ROW, min_size=1, max_size=5), st.sampled_from(["2020-02-10", "2020-03-01"])
)
FILES = st.lists(FILE, max_size=4)


def run(office, files):
    """The screening of a round in which these files came, after checking the sums at every point."""
    office.begin()
    rows = 0
    for place, (sender, sent, day) in enumerate(files, start=1):
        if all(title is None and number is None for title, number, _ in sent):
            continue  # no row that anybody would take for one: there may be no table
        path = office.answer(*(office.row(t, n, **rest) for t, n, rest in sent), name=f"{sender} {place}.xlsx")
        with office.at("2020-03-01") as workspace:
            receipt = workspace.answers.receive(office.round, [path], sender, received=day, adds=True)
        (file,) = receipt.files
        assert file.read.row_count == len(file.proposals) + len(file.read.errors)
        rows += file.read.row_count
    screening = office.screen()
    funnel = screening.funnel
    assert funnel.rows == rows
    assert funnel.adds_up
    assert sum(screening.by_group.values()) == funnel.recommended == len(screening.having(Outcome.RECOMMENDED))
    assert sum(screening.rejected_by_rule.values()) == funnel.rejected
    members = [p.id for screened in screening.courses for p in screened.course.proposals]
    assert sorted(members) == [f"P{n:04}" for n in range(1, funnel.proposals + 1)], "each in exactly one course"
    assert len(screening.merges) == funnel.duplicates
    return screening


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_the_sums_agree_for_any_round_and_screening_again_changes_nothing(new_office, files):
    office = new_office()
    screening = run(office, files)
    head = office.head()
    assert office.screen() == screening
    assert office.head() == head
    with office.at("2030-01-01") as workspace:
        assert workspace.journal.verify().flaws == ()


# Where merged proposals contradict each other in what the first one says, order counts: see the test below.
AGREEING = st.tuples(
    st.sampled_from([("Svejsning 1", "90001"), ("Svejsning 1", None), ("SVEJSNING  1", None), ("Svejsning 2", "90002"),
                     ("Svejsnign 1", None), ("Varm mad", None), ("Tagkonstruktion", "90003"), (None, "90004")]),
    st.fixed_dictionaries({
        "provider": st.just("Nordskolen"),
        "duration": st.sampled_from(["10 dage", "2 uger", "70 dage", "efter aftale", None]),
        "job": st.sampled_from(["Svejser", "Svejsser", "Kok", "Frisør", None]),
        "group": st.sampled_from([None, "Jern, metal og auto", "Byg"]),
        "private": st.just("nej"),
    }),
).map(lambda row: (*row[0], row[1]))  # fmt: skip
AGREEING_FILES = st.lists(
    st.tuples(st.sampled_from(SENDERS), st.lists(AGREEING, min_size=1, max_size=4), st.just("2020-02-10")),
    min_size=2, max_size=4,
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(AGREEING_FILES, st.randoms(use_true_random=False))
def test_any_order_of_files_gives_the_same_counts(new_office, files, order):
    shuffled = order.sample(files, len(files))
    one, other = run(new_office(), files), run(new_office(), shuffled)
    assert asdict(one.funnel) == asdict(other.funnel)
    assert (one.by_group, one.rejected_by_rule) == (other.by_group, other.rejected_by_rule)


def test_any_order_of_files_gives_the_same_counts_where_titles_differ(new_office):
    one = ("Nordskolen", [("Svejsning af rør", "90001", {"provider": "Nordskolen"})], "2020-02-10")
    two = ("Sydskolen", [("Rørsammenføjning", "90001", {"provider": "Nordskolen"})], "2020-02-10")
    near = ("Nordskolen", [("Svejsnign af rør", None, {"provider": "Nordskolen"})], "2020-02-10")
    assert run(new_office(), [one, two, near]).funnel == run(new_office(), [two, one, near]).funnel


def test_any_order_of_files_gives_the_same_counts_where_one_says_private(new_office):
    one = ("Nordskolen", [("Svejsning", "90001", {"private": "ja"})], "2020-02-10")
    two = ("Sydskolen", [("Svejsning", "90001", {"private": "nej"})], "2020-02-10")
    assert run(new_office(), [one, two]).funnel == run(new_office(), [two, one]).funnel


@pytest.fixture(scope="module")
def facit(example):
    return json.loads((example / "facit.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def begun(example, tmp_path_factory):
    folder = tmp_path_factory.mktemp("spring") / "begun"
    with Workspace.create(folder, "RAR Vestjylland", today=date(2020, 1, 24)) as workspace:
        workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
        workspace.rounds.import_priorities(ROUND, example / "prioriteter.xlsx")
        workspace.respondents.import_(example / "hoeringsparter.xlsx")
        workspace.consultation.open(ROUND, "2020-02-28")
    return folder


@pytest.fixture(scope="module")
def screened(example, begun, tmp_path_factory):
    """Screens the round in an order of its files; returns the folder and the screening."""

    def screen(order):
        folder = shutil.copytree(begun, tmp_path_factory.mktemp("spring") / "workspace")
        with Workspace.open(folder, today=date(2020, 2, 20)) as workspace:
            for path in order(sorted((example / "svar").iterdir())):
                workspace.answers.receive(ROUND, [path], path.stem.partition(" ")[2])
            workspace.consultation.close(ROUND)
            return folder, workspace.screening.run(ROUND)

    return screen


@pytest.fixture(scope="module")
def in_order(screened):
    folder, screening = screened(list)
    return SimpleNamespace(folder=folder, screening=screening)


class TestSpring2020:
    """The example round: 16 answers in as many formats as people use."""

    def test_before_the_judgements(self, facit, in_order):
        funnel, before = in_order.screening.funnel, facit["before_review"]
        assert funnel.adds_up
        assert (funnel.rows, funnel.row_errors, funnel.proposals, funnel.unique) == (
            facit["rows"], facit["row_errors"], facit["proposals"], before["unique"],
        )  # fmt: skip
        assert in_order.screening.rejected_by_rule == before["rejected_by_rule"]
        cases = {(f.code, f.case.id) for f in in_order.screening.findings if f.kind == "review"}
        assert {code: sum(c == code for c, _ in cases) for code in before["review_cases"]} == before["review_cases"]
        assert funnel.review == before["review_courses_with_both_sides_of_D201"]

    @pytest.mark.parametrize("order", ["reversed", "shuffled"])
    def test_the_order_of_the_files_does_not_count(self, in_order, screened, order):
        orders = {"reversed": lambda paths, _: paths[::-1], "shuffled": Random(7).sample}  # noqa: S311
        _, other = screened(lambda paths: orders[order](paths, len(paths)))
        assert other.funnel == in_order.screening.funnel
        assert other.by_group == in_order.screening.by_group
        assert other.rejected_by_rule == in_order.screening.rejected_by_rule
        assert {f.code for f in other.findings} == {f.code for f in in_order.screening.findings}

    def test_after_the_judgements(self, example, facit, in_order, tmp_path):
        judgements = read_judgements(example / "afgoerelser.csv")
        with Workspace.open(in_order.folder, today=date(2020, 3, 4)) as workspace:
            for sheet in ("open", "content"):
                _, cases = workspace.review.export(ROUND)
                kept = {name: getattr(cases, name) if name == sheet else () for name in ("open", "content")}
                path = tmp_path / f"{sheet}.xlsx"
                path.write_bytes(filled_in(type(cases)(**kept, rejected=(), decided=()), judgements, workspace.today))
                workspace.review.import_(ROUND, path, "Sagsbehandler A")
            screening = workspace.screening.run(ROUND)
            made = workspace.decisions.decide(ROUND, "council", date(2020, 3, 4), "item 2.2")
            assert workspace.journal.verify().flaws == ()
        funnel = screening.funnel
        assert funnel.adds_up
        assert (funnel.unique, funnel.duplicates, funnel.rejected, funnel.review, funnel.recommended) == (
            facit["unique"], facit["duplicates"], facit["rejected"], 0, facit["listed"],
        )  # fmt: skip
        assert (funnel.unique, funnel.recommended) == (740, 486)
        assert screening.by_group == facit["by_group"]
        assert list(screening.by_group.values()) == [42, 103, 36, 28, 94, 68, 14, 6, 13, 17, 27, 38]
        assert screening.rejected_by_rule == facit["rejected_by_rule"]
        merged = [merge.finding.code for merge in screening.merges]
        assert {code: merged.count(code) for code in facit["duplicates_by"]} == facit["duplicates_by"]
        assert made.listed == 486
