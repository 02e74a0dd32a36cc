"""`correct`: any value of any proposal is put right before the decision, as a cell is read; and taken back."""

import io

import pytest
from python_calamine import CalamineWorkbook

from positivliste.errors import BadData, PositivlisteError, Refused, WrongUsage

DAY = "2020-03-05"
CONTENT = "K201:P0001"


@pytest.fixture
def screened(office):
    """P0001 and P0002 are one course; P0003 is nearly P0004; P0005 is too long; P0006 has no duration."""
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1", "90001"))
    office.receive("Sydskolen", office.row("Svejsning 1", "90001", duration="10 dage"))
    office.receive(
        "Nordskolen",
        office.row("Bagning af brød", "90003", job="Kok"),
        office.row("Bagnign af brød", job="Kok"),
        office.row("For langt", "90005", duration="70 dage"),
        office.row("Uden varighed", "90006", duration="37 lektioner"),
    )
    office.screen()
    return office


def correct(office, name, values=None, *, reason="oplyst af skolen", back=(), on=DAY, **more):
    given = {**(values or {}), **more}
    with office.at(on) as workspace:
        return workspace.review.correct(office.round, name, given, reason=reason, back=back)


def course(office, name):
    with office.at(DAY) as workspace:
        found = workspace.screening.recorded(office.round)
    return next(s for s in found.courses if name in {p.id for p in s.course.proposals})


def entries(office):
    with office.at("2020-03-16") as workspace:
        workspace.screening.run(office.round)
        workspace.decisions.decide(office.round, "council", "2020-03-16")
        listed = (line.event.payload for line in workspace.journal.log() if line.event.kind == "entry.listed")
        return {said.entry.proposal: said.entry for said in listed}


class TestEveryField:
    @pytest.mark.parametrize(
        ("field", "value", "name", "holds"),
        [
            ("title", "Svejsning, TIG", "title", "Svejsning, TIG"),
            ("Titel", "  Svejsning,   TIG ", "title", "Svejsning, TIG"),
            ("Kursustitel", "Svejsning, TIG", "title", "Svejsning, TIG"),
            ("Udbyder", "AMU Nord", "provider", "AMU Nord"),
            ("provider", "-", "provider", None),
            ("Privat", "ja", "is_private", True),
            ("Offentlig/privat", "Privat", "is_private", True),
            ("AMU-nr.", "AMU 90 009", "number", "90009"),
            ("number", "–", "number", None),
            ("Erhvervsgruppe", "bygge & anlæg", "group", "Bygge og anlæg"),
            ("Stillingsbetegnelse", "kok; tømrer", "job_titles", ("Kok, Tømrer",)),
            ("Stilling", "Tømrer", "job_title", "Tømrer"),
            ("Varighed", "2 uger og 1 dag", "duration.understood", "11 dage"),
            ("Antal timer", "37", "duration.understood", "37 timer"),
            ("Kun sammen med", "47301", "others", "47301"),
            ("only_with_others", "Ja", "only_with_others", True),
            ("Bemærkninger", "kun i foråret", "remarks", ("kun i foråret",)),
        ],
    )
    def test_it_is_put_right(self, screened, field, value, name, holds):
        correct(screened, "P0001", {field: value})
        found = course(screened, "P0001").course
        for part in name.split("."):
            found = getattr(found, part)
        assert found == holds

    def test_a_duration_can_stand_in_several_columns_as_in_a_file(self, screened):
        correct(screened, "P0006", {"Startdato": "4. maj 2020", "Slutdato": "8. maj 2020"})
        assert course(screened, "P0006").course.duration.understood == "4. maj 2020 - 8. maj 2020"
        correct(screened, "P0006", {"Dage": "5", "Timer": "37"})
        assert course(screened, "P0006").course.duration.understood == "5 dage / 37 timer"
        correct(screened, "P0006", Varighed="30", Enhed="timer")
        assert course(screened, "P0006").course.duration.understood == "30 timer"

    def test_all_of_it_stands_on_the_list(self, screened):
        screened.judge({"D201:P0003+P0004": {"Afgørelse": "Forskellige kurser: behold begge"}})
        correct(screened, "P0006", title="Trin 2", number="90016", provider="AMU", private="ja", duration="3 dage")
        correct(
            screened, "P0006", {"Erhvervsgruppe": "Bygge og anlæg", "job_title": "Tømrer", "Kun sammen med": "47301"}
        )
        with screened.at(DAY) as workspace:
            _, cases = workspace.review.export(screened.round)
        screened.judge({row.case: {"Afgørelse": "Optages", "Begrundelse": "aftalt"} for row in cases.open})
        entry = entries(screened)["P0006"]
        assert (entry.title, entry.number, entry.provider, entry.private) == ("Trin 2", "90016", "AMU", True)
        assert (entry.group, entry.job_title, entry.others) == ("Bygge og anlæg", "Tømrer", "47301")
        assert entry.duration.understood == "3 dage"


class TestRefused:
    """Everything that does not fit is told at once; nothing is recorded."""

    @pytest.mark.parametrize(
        ("values", "error", "said"),
        [
            ({"Titel": "-"}, BadData, "there must be one"),
            ({"Titel": "…"}, BadData, "is no title"),
            ({"Titel": ""}, WrongUsage, "There is no value for Titel"),
            ({"Kursets farve": "rød"}, WrongUsage, 'no field "Kursets farve"'),
            ({"extra": "rød"}, WrongUsage, "is no field"),
            ({"job_title": "Svejsser"}, BadData, "is not prioritised: choose from the list; use Svejser"),
            ({"job_title": "Astronaut"}, BadData, "use Svejser, Kok or Tømrer"),
            ({"group": "Transport"}, BadData, "Transport"),
            ({"private": "måske"}, BadData, "is neither Offentlig nor Privat"),
            ({"Kun sammen med": "måske"}, BadData, "neither yes nor no, and names no course"),
            ({"number": "IDV"}, BadData, "is no course number: write for example 40088"),
            ({"duration": "efter aftale"}, BadData, "cannot be read"),
            ({"Startdato": "8. maj 2020", "Slutdato": "4. maj 2020"}, BadData, "cannot be read: "),
            ({"Titel": "A", "Kursustitel": "B"}, BadData, "are one field: give it once"),
        ],
    )
    def test_with_the_reason_and_how_to_mend_it(self, screened, values, error, said):
        before = screened.head()
        with pytest.raises(error) as refused:
            correct(screened, "P0001", values)
        assert said in "\n".join([refused.value.message, *refused.value.details])
        assert screened.head() == before

    def test_all_values_are_told_at_once(self, screened):
        with pytest.raises(BadData) as refused:
            correct(screened, "P0001", title="-", duration="længe", group="Rumfart")
        assert len(refused.value.details) == 3

    @pytest.mark.parametrize("name", ["P0099", "Svejsning", ""])
    def test_an_unknown_proposal(self, screened, name):
        with pytest.raises(WrongUsage, match="There is no proposal"):
            correct(screened, name, title="A")

    def test_one_that_is_withdrawn(self, screened):
        with screened.at(DAY) as workspace:
            workspace.answers.withdraw(screened.round, "P0006", reason="udgået")
        with pytest.raises(Refused, match="is withdrawn already"):
            correct(screened, "P0006", title="A")

    def test_after_the_decision(self, screened):
        screened.judge({"D201:P0003+P0004": {"Afgørelse": "Forskellige kurser: behold begge"}})
        screened.judge({"V102:P0006": {"Afgørelse": "Optages", "Ny varighed": "5 dage"}})
        entries(screened)
        with pytest.raises(Refused) as refused:
            correct(screened, "P0001", title="A", on="2020-03-17")
        assert refused.value.code == "H103"

    def test_what_holds_already(self, screened):
        with pytest.raises(Refused, match="has that already"):
            correct(screened, "P0001", title="Svejsning 1")

    def test_a_cpr_number(self, screened):
        with pytest.raises(PositivlisteError, match="CPR"):
            correct(screened, "P0001", remarks="ring til 010170-1234")

    def test_no_reason(self, screened):
        with pytest.raises(WrongUsage, match="The reason cannot be empty"):
            correct(screened, "P0001", title="A", reason=" ")


class TestWhatFollows:
    def test_a_title_that_is_put_right_joins_what_is_the_same(self, screened):
        done = correct(screened, "P0004", Titel="Bagning af brød", Nummer="90003")
        assert (done.course.id, done.proposal.title) == ("P0003", "Bagnign af brød")
        found = course(screened, "P0003").course
        assert [sent.id for sent in found.proposals] == ["P0003", "P0004"]

    def test_a_number_that_is_put_right_takes_two_apart(self, screened):
        correct(screened, "P0002", number="90002", title="Svejsning 2")
        assert course(screened, "P0002").course.title == "Svejsning 2"
        assert course(screened, "P0001").course.title == "Svejsning 1"

    def test_the_rules_look_again(self, screened):
        assert correct(screened, "P0005", duration="10 dage").course.outcome == "recommended"
        assert correct(screened, "P0005", duration="4 måneder").course.outcome == "rejected"
        assert correct(screened, "P0005", back=["Varighed"]).course.findings[0].code == "V101"

    def test_before_the_screening_it_waits_for_it(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1", "90001", duration="70 dage"))
        done = correct(office, "P0001", duration="7 dage", on="2020-02-12")
        assert done.course is None
        (found,) = office.screen().courses
        assert found.outcome == "recommended"

    def test_what_people_decided_before_is_told(self, screened):
        screened.judge({"V102:P0006": {"Afgørelse": "Optages", "Ny varighed": "5 dage"}})
        assert correct(screened, "P0006", title="Nyt").judged == (("V102:P0006", "accept"),)

    def test_a_workbook_that_was_exported_before_has_an_older_stand(self, screened):
        path = screened.filled(screened.export(), {"V102:P0006": {"Afgørelse": "Optages", "Ny varighed": "5 dage"}})
        correct(screened, "P0006", provider="AMU Nord")
        with screened.at(DAY) as workspace, pytest.raises(BadData, match="cannot be used"):
            workspace.review.import_(screened.round, path, "Frida Fiktiv")

    def test_of_two_proposals_of_a_course_what_was_said_last_holds(self, screened):
        correct(screened, "P0002", group="Bygge og anlæg")
        correct(screened, "P0001", group="Jern, metal og auto")
        assert course(screened, "P0001").course.group == "Jern, metal og auto"
        correct(screened, "P0001", back=["group"])
        assert course(screened, "P0001").course.group == "Bygge og anlæg"

    def test_a_correction_can_be_corrected_and_taken_back(self, screened):
        correct(screened, "P0001", title="Svejsning A", provider="AMU")
        correct(screened, "P0001", title="Svejsning B")
        done = correct(screened, "P0001", remarks="se brev", back=["Titel"], reason="brevet var forkert")
        told = {change.name: (change.sent, change.before, change.after) for change in done.changes}
        assert told["title"] == ("Svejsning 1", "Svejsning B", "Svejsning 1")
        assert told["remarks"] == ("", "", "se brev")
        assert course(screened, "P0001").course.provider == "AMU"
        with pytest.raises(Refused, match="The title of P0001 was not put right"):
            correct(screened, "P0001", back=["title"])

    def test_the_journal_has_who_when_why_old_and_new(self, screened):
        correct(screened, "P0001", title="Svejsning A", duration="5 dage")
        correct(screened, "P0001", back=["title"], reason="brevet var forkert")
        with screened.at(DAY) as workspace:
            put, back = (line for line in workspace.journal.log() if "correct" in line.event.kind)
        assert put.who == "Test Testesen"
        assert put.event.payload.before.title == "Svejsning 1"
        assert put.summary == (
            "proposal=P0001, duration=10 dage -> 5 dage, title=Svejsning 1 -> Svejsning A, reason=oplyst af skolen"
        )
        assert back.summary == "proposal=P0001, title=Svejsning A -> (as sent), reason=brevet var forkert"


class TestWorkbook:
    def test_everything_of_a_recommended_course_without_a_decision(self, screened):
        new = {
            "Ny titel": "Svejsning A", "Ny udbyder": "AMU", "Nyt nummer": "90009",
            "Ny stillingsbetegnelse": "Kok", "Ny erhvervsgruppe": "Hotel, restauration, køkken, kantine",
            "Ny varighed": "3 dage",
            "Ny bemærkning": "se brev",
        }  # fmt: skip
        done = screened.judge({CONTENT: new})
        assert done.decided == {"Rettet": 1}
        found = course(screened, "P0001").course
        assert (found.title, found.provider, found.number) == ("Svejsning A", "AMU", "90009")
        assert (found.job_title, found.duration.understood, found.remarks) == ("Kok", "3 dage", ("se brev",))
        path = screened.filled(screened.export(), {CONTENT: new})
        with screened.at(DAY) as workspace:
            again = workspace.review.import_(screened.round, path, "Frida Fiktiv")
        assert (again.decided, again.unchanged) == ({}, 1)

    def test_an_open_case_is_put_right_without_an_answer_and_falls_away(self, screened):
        assert screened.judge({"V102:P0006": {"Ny varighed": "5 dage"}}).decided == {"Rettet": 1}
        assert course(screened, "P0006").outcome == "recommended"

    def test_what_was_sent_stands_beside_it(self, screened):
        correct(screened, "P0001", title="Svejsning A", provider="AMU", duration="3 dage", number="90009")
        row = self.row(screened, "Indholdsfilter", CONTENT)
        assert row["Titel"] == "Svejsning 1 → Svejsning A"
        assert row["Udbyder"] == "Nordskolen → AMU"
        assert row["Varighed"] == "10 dage → 3 dage"
        assert row["Nummer"] == "90001 → 90009"
        correct(screened, "P0001", private="ja")  # a school proposed it, so a person is asked
        assert self.row(screened, "Åbne sager", "H104:P0001")["Offentlig/privat"] == "Offentlig → Privat"

    def row(self, screened, name, case):
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(screened.export())).get_sheet_by_name(name)
        header, *rows = sheet.to_python()
        return dict(zip(header, next(cells for cells in rows if cells[0] == case), strict=True))

    @pytest.mark.parametrize(
        ("new", "said"),
        [
            ({"Ny titel": "-"}, "'-' in the column Ny titel is no title"),
            ({"Ny offentlig/privat": "ved ikke"}, "is neither Offentlig nor Privat"),
            ({"Ny stillingsbetegnelse": "Astronaut"}, "is not prioritised"),
        ],
    )
    def test_a_value_that_cannot_be_used(self, screened, new, said):
        path = screened.filled(screened.export(), {CONTENT: new})
        with screened.at(DAY) as workspace, pytest.raises(BadData) as refused:
            workspace.review.import_(screened.round, path, "Frida Fiktiv")
        assert said in refused.value.details[0]
