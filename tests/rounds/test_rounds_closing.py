"""What closes a round: every proposal is answered exactly once, and the sums are those of the funnel."""

import io
from collections import Counter
from datetime import date

import openpyxl
import pytest

from positivliste.documents.books.respondent_book import ROWS
from positivliste.documents.content.reasons import DECLINED, code_of, explained, joined_with, why
from positivliste.documents.looks.render import markdown
from positivliste.errors import Refused, WrongUsage
from positivliste.model.results import Result
from positivliste.model.round import ListKind
from positivliste.usecases import closing, papers
from positivliste.usecases.turn import look_at

HEADER_ROW = 3  # counted from 0
ACCEPT = {"Afgørelse": "Optages", "Begrundelse": "afklaret"}
K201 = {"Afgørelse": "Afvises: giver ikke de ønskede kompetencer (K201)", "Begrundelse": "for almen"}
SAME = {"Afgørelse": "Samme kursus: læg sammen", "Begrundelse": "samme hold"}


@pytest.fixture
def round_(office):
    """A round in which every outcome is there; the open cases are open."""
    office.begin()
    office.receive(
        "Nordskolen",
        office.row("Svejsning af rør", "90001"),
        office.row("Varm mad", "90002", job="Kok"),
        office.row("Langt forløb", "90003", duration="14 uger"),
        office.row(None, "90004"),
        office.row("Klip", "90005", job="Frisør"),
        office.row("Kold mad", "90006", job="Kok", duration="efter aftale"),
        name="nord.xlsx",
    )
    office.receive(
        "Sydskolen",
        office.row("Svejsning, rør", "90001"),
        office.row("Tagkonstruktion", job="Tømrer"),
        office.row("Tagkonstruktion", job="Tømrer"),
        office.row("Gulvlægning i gamle huse", job="Tømrer"),
        office.row("Gulvlæging i gamle huse", job="Tømrer"),
        name="syd.xlsx",
    )
    office.receive("A-kassen Fremad", office.row(None, "90009"), name="fejl.xlsx")
    office.receive("Jobcenter Midtby", office.row("Sent kursus", provider="Firma A/S"), on="2020-03-01")
    office.screen()
    return office


@pytest.fixture
def judged(round_):
    round_.judge({"V102:P0005": ACCEPT, "H101:P0011": ACCEPT, "K201:P0002": K201, "D201:P0009+P0010": SAME})
    return round_


@pytest.fixture
def decided(judged):
    judged.decide(
        exceptions=judged.exceptions(("P0007", "Afvises", "tages op igen"), ("P0003", "Optages", "aftale med Test A/S"))
    )
    return judged


def closed(office, make, on="2020-03-24", **more):
    with office.at(on, **more) as workspace:
        return make(look_at(workspace._session, office.round, "review export"))


def answered(office, on="2020-03-24"):
    """The answers to the respondents, as files."""
    with office.at(on) as workspace:
        return workspace.documents.write("answers-to-respondents", office.round)


def results(office):
    """Every result by proposal; fails where a proposal is answered twice or not at all."""
    answers = closed(office, closing.answers)
    found = [(result.proposal.id, result) for answer in answers for result in answer.results]
    assert sorted(name for name, _ in found) == [f"P{n:04}" for n in range(1, len(found) + 1)]
    for answer in answers:
        assert {result.proposal.respondent for result in answer.results} <= {answer.respondent.name}
    return dict(found)


def agree(office):
    """The sums of the note and of the answers are those of the funnel."""
    note, found = closed(office, closing.note), results(office)
    counts = Counter(result.result for result in found.values())
    funnel = note.funnel
    assert funnel.adds_up
    assert len(found) == funnel.proposals
    assert counts[Result.MERGED] == funnel.duplicates
    assert len(note.courses) == funnel.unique == funnel.proposals - counts[Result.MERGED]
    assert len(note.taken) == counts[Result.LISTED] + counts[Result.RECOMMENDED]
    assert note.refused_count == counts[Result.TURNED_DOWN] + counts[Result.NOT_RECOMMENDED]
    assert len(note.waiting) == counts[Result.WAITING] == (0 if note.decision else funnel.review)
    assert len(note.taken) + note.refused_count + len(note.waiting) == funnel.unique
    assert sum(count for _, count in note.by_group) + note.late_taken == len(note.taken)
    assert {told.screened.id: told.result for told in note.courses} == {
        name: result.result for name, result in found.items() if result.result is not Result.MERGED
    }
    if note.decision is None:
        assert (len(note.taken), note.refused_count) == (funnel.recommended, funnel.rejected)
    return note, found


class TestResults:
    def test_before_the_review(self, round_):
        note, found = agree(round_)
        assert {name: result.result.value for name, result in found.items()} == {
            "P0001": "recommended", "P0002": "recommended", "P0003": "not-recommended", "P0004": "not-recommended",
            "P0005": "waiting", "P0006": "merged", "P0007": "recommended", "P0008": "merged", "P0009": "waiting",
            "P0010": "waiting", "P0011": "waiting",
        }  # fmt: skip
        assert why(found["P0003"].course).startswith("Varer 14 uger")
        assert code_of(found["P0004"].course) == "K101"
        assert why(found["P0005"].course) == "Varigheden mangler eller kan ikke læses."
        assert why(found["P0009"].course) == "Vi vurderer, om forslaget er det samme som et andet."
        assert joined_with(found["P0006"]) == "»Svejsning af rør« fra Nordskolen"
        assert joined_with(found["P0008"]) == "jeres eget »Tagkonstruktion« (række 3)"
        assert explained(found["P0001"]) == "Også foreslået af Sydskolen."
        assert "Listen er ikke besluttet." in markdown(note)
        assert note.answers == closed(round_, papers.overview).answers

    def test_before_the_decision(self, judged):
        note, found = agree(judged)
        assert why(found["P0002"].course) == "Giver ikke de kompetencer, som rådet har efterspurgt: for almen."
        assert explained(found["P0010"]).startswith("Vi har vurderet, at det er det samme: samme hold.")
        assert [told.screened.title for told in note.late] == ["Sent kursus"]
        assert note.waiting == ()

    def test_after_the_decision(self, decided):
        note, found = agree(decided)
        assert {name: result.result.value for name, result in found.items()} == {
            "P0001": "listed", "P0002": "turned-down", "P0003": "listed", "P0004": "turned-down", "P0005": "listed",
            "P0006": "merged", "P0007": "turned-down", "P0008": "merged", "P0009": "listed", "P0010": "merged",
            "P0011": "listed",
        }  # fmt: skip
        assert (code_of(found["P0007"].course), why(found["P0007"].course)) == (DECLINED, "Tages op igen.")
        assert explained(found["P0008"]) == (
            "Forslagene har samme udbyder, titel og varighed. Det fælles forslag er ikke optaget. Tages op igen."
        )
        assert explained(found["P0003"]) == "Optaget ved beslutningen, selv om det ikke var indstillet."
        assert found["P0011"].course.late
        assert (note.late_taken, [told.screened.id for told in note.against]) == (1, ["P0003"])
        with decided.at("2020-03-24") as workspace:
            entries = workspace._session.round(decided.round).entries
        assert {entry.proposal for entry in entries} == {told.screened.id for told in note.taken}
        assert Counter(dict(note.by_group)) == Counter(entry.group for entry in entries if not entry.special)

    def test_the_past_stays_what_it_was(self, decided):
        with decided.at("2020-03-24", as_of="2020-03-02") as workspace:
            note = closing.note(look_at(workspace._session, decided.round))
        assert note.decision is None
        assert len(note.waiting) == 4

    def test_a_round_that_is_not_screened(self, office):
        office.begin()
        with pytest.raises(Refused) as refused:
            closed(office, closing.note)
        assert refused.value.code == "H103"
        for kind in ("note", "changes", "answers-to-respondents"):
            with office.at("2020-03-24") as workspace, pytest.raises(Refused) as refused:
                workspace.documents.write(kind, office.round)
            assert refused.value.code == "H103"


class TestLetters:
    def test_a_letter_and_a_workbook_for_each_that_answered(self, decided):
        written = answered(decided)
        assert [(each.kind, each.path.name) for each in written] == [
            (kind, f"Svar på forslag - {name}.{ending}")
            for name in ("Nordskolen", "Sydskolen", "A-kassen Fremad", "Jobcenter Midtby")
            for kind, ending in (("answer", "md"), ("answer-rows", "xlsx"))
        ]
        assert {each.respondent for each in written} == {
            "Nordskolen", "Sydskolen", "A-kassen Fremad", "Jobcenter Midtby",
        }  # fmt: skip
        assert all(each.path.is_file() for each in written)

    def test_again_gives_the_same_bytes_and_records_nothing(self, decided):
        first = answered(decided)
        head = decided.head()
        assert answered(decided) == first
        assert decided.head() == head

    def test_every_row_of_every_file_is_in_one_workbook(self, decided):
        rows = Counter()
        for each in answered(decided):
            if each.path.suffix == ".xlsx":
                sheet = openpyxl.load_workbook(io.BytesIO(each.path.read_bytes()))[ROWS]
                header, *lines = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
                told = [dict(zip(header, line, strict=True)) for line in lines]
                rows.update((each.respondent, line["Fil"], line["Række"]) for line in told)
                assert all(line["Resultat"] for line in told)
        note = closed(decided, closing.note)
        assert set(rows.values()) == {1}
        assert len(rows) == note.funnel.rows == 13
        assert {place for name, file, place in rows if file == "nord.xlsx"} == {2, 3, 4, 5, 6, 7}

    def test_a_letter_says_what_is_next(self, decided):
        letters = {answer.respondent.name: answer for answer in closed(decided, closing.answers)}
        assert letters["Nordskolen"].next_effective == date(2020, 10, 1)
        assert letters["Nordskolen"].received == "2020-02-10"
        assert len(letters["A-kassen Fremad"].unread) == 1
        text = markdown(letters["Sydskolen"])
        assert "| 2 | 90001 | Svejsning, rør | Lagt sammen med »Svejsning af rør« fra Nordskolen |" in text
        assert "Valgt fra ved beslutningen" in text


class TestChanges:
    def test_there_is_no_earlier_list(self, decided):
        changes = closed(decided, closing.changes)
        assert (changes.since, changes.before, changes.decided) == ((), (), True)
        assert len(changes.after) == len(changes.new) == 5

    def test_a_supplement_adds_to_the_list(self, decided):
        decided.publish()
        supplement = "courses-2020-06-15"
        with decided.at("2020-05-01") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 6, 15), supplement=True)
            workspace.answers.receive(supplement, [decided.answer(decided.row("Tavleteknik", "90020"))], "Nordskolen")
            workspace.screening.run(supplement)
            before = closing.changes(look_at(workspace._session, supplement))
            answers = closing.answers(look_at(workspace._session, supplement))
            workspace.decisions.decide(supplement, "council", date(2020, 5, 1), "item 3.1")
            after = closing.changes(look_at(workspace._session, supplement))
        assert (before.decided, after.decided) == (False, True)
        assert before.since == (date(2020, 4, 1),)
        assert [entry.title for entry in after.new] == [entry.title for entry in before.new] == ["Tavleteknik"]
        assert (after.left, after.changed, after.unchanged) == ((), (), 5)
        assert answers[0].next_effective == date(2020, 10, 1)
        assert "supplementet til positivlisten fra 15. juni 2020" in markdown(answers[0])

    def test_the_next_list_against_the_last(self, decided):
        decided.publish()
        autumn = "courses-2020-10-01"
        header = ("Stillingsbetegnelse", "Erhvervsgruppe", "DISCO-08", "Ønskede kompetencer")
        priorities = decided.sheet("efteraar.xlsx", header, [("Svejser", "Jern, metal og auto", None, None)])
        with decided.at("2020-08-03") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 10, 1))
            workspace.rounds.import_priorities(autumn, priorities)
            workspace.consultation.open(autumn, "2020-08-31")
            sent = decided.answer(
                decided.row("Svejsning af rør", "90001", duration="12 dage"), decided.row("Lodning", "90030")
            )
            workspace.answers.receive(autumn, [sent], "Nordskolen")
        with decided.at("2020-09-01") as workspace:
            workspace.consultation.close(autumn)
            workspace.screening.run(autumn)
            changes = closing.changes(look_at(workspace._session, autumn))
        (changed,) = changes.changed
        assert [(c.name, c.before, c.after) for c in changed.fields] == [("Varighed", "10 dage", "12 dage")]
        assert [entry.title for entry in changes.new] == ["Lodning"]
        assert (len(changes.left), changes.unchanged) == (4, 0)

    def test_job_titles_have_a_clock_and_no_changes(self, office):
        office.create()
        with office.at("2024-01-10") as workspace:
            round_ = workspace.rounds.open(ListKind.HIGHER_EDUCATION, date(2024, 4, 1))
            with pytest.raises(WrongUsage, match="no document 'changes'"):
                workspace.documents.write("changes", round_.id)


class TestTitles:
    def test_a_suggestion_without_a_file_and_without_a_consultation(self, office):
        """The transitional process of 2023 has no consultation; a suggestion of anybody's is answered. [B6]"""
        office.create()
        with office.at("2023-09-01") as workspace:
            round_ = workspace.rounds.open(ListKind.HIGHER_EDUCATION, date(2023, 10, 1))
            workspace.suggestions.add(
                ListKind.HIGHER_EDUCATION,
                "Energiingeniør",
                "Firma A/S",
                disco="214210",
                level="Bachelor",
                evidence="nej",
            )
            workspace.screening.run(round_.id)
            note = closing.note(look_at(workspace._session, round_.id))
            (answer,) = closing.answers(look_at(workspace._session, round_.id))
        assert note.answers.heard == ()
        assert [(line.respondent.name, line.files, line.suggestions) for line in note.answers.others] == [
            ("Firma A/S", 0, 1)
        ]
        assert "har svaret" not in markdown(note)
        assert len(answer.results) == note.funnel.proposals == 1
        assert "## Jeres forslag" in markdown(answer)
        assert "Fristen for at svare" not in markdown(note)
