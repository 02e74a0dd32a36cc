"""`amend`: a published list is changed by a decision, as a new edition; `check` and `verify` know every edition.

The awkward cases came first: what a secretariat writes in such a table, in which order, for which day, and by mistake.
"""

import shutil
from datetime import date

import pytest

from positivliste.errors import BadData, PositivlisteError, Refused, WrongUsage

HEADER = ("Kursus", "Handling", "Felt", "Ny værdi", "Til dato", "Begrundelse")
TODAY = "2020-05-10"


@pytest.fixture(scope="module")
def once(new_office):
    """A published list of six courses: 1 to 6 in the order of group, job title and title; two are called Svejsning."""
    office = new_office().begin()
    office.receive(
        "Nordskolen",
        office.row("Svejsning", "90001"),
        office.row("Smedning", "90002"),
        office.row("Lodning", None),
        office.row("Tagdækning", "12", job="Tømrer"),
    )
    office.receive("Jobcenter Midtby", office.row("Svejsning", "90003", provider="Firma A/S", private="ja"))
    office.receive("Sydskolen", office.row("Bagning", "90004", job="Kok"), office.row("Smedning", "90002"))
    office.screen()
    office.judge({"D301:P0001+P0005": {"Afgørelse": "Optages"}})
    office.decide()
    office.publish()
    return office


@pytest.fixture
def listed(once, office):
    shutil.copytree(once.home, office.home)
    return office


def table(office, *rows, header=HEADER):
    return office.sheet("rettelser.xlsx", header, [(*row, *[None] * (len(header) - len(row))) for row in rows])


def amend(office, *rows, on="2020-05-15", today=TODAY, body="council", header=HEADER, dry_run=False):
    with office.at(today) as workspace:
        path = table(office, *rows, header=header)
        return workspace.publication.amend("courses", path, on, body, "punkt 4", dry_run=dry_run)


def off(course, why="udbydes ikke mere"):
    return (course, "Udgår", None, None, None, why)


def right(course, field, value, why="skrivefejl"):
    return (course, "Rettes", field, value, None, why)


def pause(course, until, why="underviseren er syg"):
    return (course, "Suspenderes", None, None, until, why)


def again(course, why="udbydes igen"):
    return (course, "Genoptages", None, None, None, why)


def check(office, text, on, *, today="2020-09-01"):
    with office.at(today) as workspace:
        return workspace.check(text, date.fromisoformat(on), "Herning")


def numbers(office, on):
    with office.at("2020-09-01") as workspace:
        return {entry.no: entry.title for entry in workspace.publication.in_force(on)}


def codes(found):
    return [reason.code for reason in found.reasons]


FIRST = {1: "Tagdækning", 2: "Bagning", 3: "Smedning", 4: "Lodning", 5: "Svejsning", 6: "Svejsning"}


class TestNaming:
    """A course by its number, its running number or its title."""

    def test_the_running_numbers_are_those_of_the_published_list(self, listed):
        found = numbers(listed, "2020-05-01")
        assert sorted(found) == [1, 2, 3, 4, 5, 6]
        with listed.at(TODAY) as workspace:
            published = (listed.home / "documents" / listed.round / f"positivliste-{listed.round}.csv").read_text(
                "utf-8-sig"
            )
            assert workspace.journal.verify().flaws == ()
        rows = [line.split(";") for line in published.splitlines()[1:]]
        assert {int(row[0]): row[4] for row in rows} == found

    @pytest.mark.parametrize("text", ["90002", "AMU 90 002", "nr. {}", "Nr.{}", "{}", "smedning", "  SMEDNING "])
    def test_in_every_way(self, listed, text):
        no = next(no for no, title in numbers(listed, "2020-05-01").items() if title == "Smedning")
        done = amend(listed, off(text.format(no)), dry_run=True)
        assert [(change.entry.no, change.entry.number) for change in done.changes] == [(no, "90002")]

    def test_a_course_number_that_is_a_running_number_too_is_asked_about(self, listed):
        """Nobody's AMU number is 12, but a school writes what it likes."""
        assert amend(listed, off("12"), dry_run=True).changes[0].entry.title == "Tagdækning"

    def test_the_columns_of_the_published_list_name_it_together(self, listed):
        header = ("Nr.", "Kursusnummer", "Kursustitel", "Handling", "Begrundelse")
        with listed.at(TODAY) as workspace:
            entry = next(e for e in workspace.publication.in_force("2020-05-01") if e.number == "90003")
        rows = [(str(entry.no), "90003", "Svejsning", "fjernes", "lukket")]
        assert amend(listed, *rows, header=header, dry_run=True).changes[0].entry.provider == "Firma A/S"
        with pytest.raises(BadData) as refused:
            amend(listed, ("1", "90003", "Bagning", "fjernes", "lukket"), header=header, dry_run=True)
        assert "is no course of the list" in refused.value.details[0]


class TestRefused:
    """Nothing is changed, and every row that cannot be used is told with its place and the remedy."""

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ([off("90099")], "'90099' is no course of the list"),
            ([off("Smedening")], "is no course of the list; perhaps Smedning"),
            ([off("Svejsning")], "name it by its running number"),
            ([off("nr. 99")], "is no course of the list"),
            ([off("90002"), right("Smedning", "Titel", "Smedning 2")], "stands in the file already: removed"),
            ([off("90002"), off("90002")], "stands in the file already"),
            ([right("90002", "Titel", "A"), right("90002", "Kursustitel", "B")], "stands in the file already"),
            ([right("90002", "Farve", "rød")], "'Farve' in the column Felt is no field. Write Titel"),
            ([right("90002", "Bemærkninger", "x")], "cannot be put right, as the list does not say it"),
            ([right("90002", None, "x")], "is no field"),
            ([right("90002", "Titel", None)], "there is no new value for Titel"),
            ([right("90002", "Titel", "smedning")], "has that already"),
            ([right("90002", "Varighed", "længe")], "cannot be read"),
            ([right("90002", "Kun sammen med", "måske")], "neither yes nor no, and names no course: write Ja, Nej"),
            ([right("90002", "Erhvervsgruppe", "Rumfart")], "is not a group of the list"),
            ([("90002", "Udgår", "Titel", "x", None, "y")], "a new value goes with Rettes"),
            ([("90002", "Udgår", None, None, "1. august 2020", "y")], "a date to which goes with Suspenderes"),
            ([pause("90002", None)], "needs in Til dato the day on which it is on the list again"),
            ([pause("90002", "15. maj 2020")], "needs in Til dato the day"),
            ([again("90002")], "is on the list already"),
            ([("90002", "Slæbes ud", None, None, None, "y")], "is no action; write Udgår"),
            ([("90002", "Suspenderes", None, None, "snart", "y")], "is no date"),
            ([("90002", "Udgår", None, None, None, None)], "reason"),
            ([(None, "Udgår", None, None, None, "y")], "names no course"),
            ([], "no changes of the list"),
        ],
    )
    def test_a_row_that_does_not_fit(self, listed, rows, said):
        before = listed.head()
        with pytest.raises(BadData) as refused:
            amend(listed, *rows)
        assert said in "\n".join([refused.value.message, *refused.value.details])
        assert listed.head() == before

    def test_all_rows_are_told_at_once(self, listed):
        with pytest.raises(BadData) as refused:
            amend(listed, off("1000"), off("2000"), right("90002", "Varighed", "længe"))
        assert len(refused.value.details) == 3

    @pytest.mark.parametrize(
        ("on", "error", "said"),
        [
            ("2020-03-31", Refused, "No published list of courses is in force on 2020-03-31"),
            ("2019-01-01", Refused, "give that day or a later one"),
        ],
    )
    def test_a_day_before_the_list_is_in_force(self, listed, on, error, said):
        with pytest.raises(error) as refused:
            amend(listed, off("90002"), on=on)
        assert said in refused.value.message + refused.value.remedy

    def test_a_chair_that_is_not_authorised(self, listed):
        with pytest.raises(Refused) as refused:
            amend(listed, off("90002"), body="chair")
        assert refused.value.code == "B101"
        with listed.at(TODAY) as workspace:
            workspace.decisions.delegate("courses", "2020-01-01", None, "punkt 1")
        assert [note.code for note in amend(listed, off("90002"), body="chair", dry_run=True).notes] == ["B103"]

    @pytest.mark.parametrize("kind", ["higher-education", "skilled"])
    def test_job_titles_have_their_own_ways(self, listed, kind):
        with listed.at(TODAY) as workspace, pytest.raises(WrongUsage, match="have no editions") as refused:
            workspace.publication.amend(kind, table(listed, off("Geolog")), "2020-05-15", "council", "punkt 4")
        assert "not before its two years are over" in refused.value.remedy

    def test_a_cpr_number(self, listed):
        with pytest.raises(PositivlisteError, match="CPR"):
            amend(listed, off("90002", "spørg 010170-1234"))


class TestEditions:
    def test_a_course_is_taken_off_and_its_number_stays_free(self, listed):
        before = numbers(listed, "2020-05-14")
        done = amend(listed, off("90002"))
        assert (done.edition.no, done.courses, done.kept) == (2, 5, True)
        no = done.changes[0].entry.no
        assert numbers(listed, "2020-05-14") == before
        assert numbers(listed, "2020-05-15") == {n: title for n, title in before.items() if n != no}
        assert check(listed, "90002", "2020-05-14").listed
        found = check(listed, "90002", "2020-05-15")
        assert (found.listed, codes(found)) == (False, ["removed"])
        assert "was on the list from 2020-04-01 to 2020-05-14; taken off by edition 2" in found.reasons[0].message

    def test_what_is_put_right_is_so_from_the_day_on(self, listed):
        amend(listed, right("90002", "Varighed", "3 dage"), right("90002", "AMU-nr.", "90009"))
        assert check(listed, "90002", "2020-05-14").entries[0].lasts == "10 dage"
        found = check(listed, "90009", "2020-05-15")
        assert (found.listed, found.entries[0].lasts, found.entries[0].title) == (True, "3 dage", "Smedning")
        found = check(listed, "90002", "2020-05-15")  # as a jobcentre with the first edition would ask
        assert (found.listed, codes(found)) == (True, ["listed", "put-right"])
        assert [entry.number for entry in found.entries] == ["90009"]
        assert "from 2020-04-01" in found.reasons[0].message

    def test_a_suspended_course_comes_back_by_itself(self, listed):
        amend(listed, pause("90002", "1. august 2020"))
        assert codes(check(listed, "90002", "2020-07-31")) == ["suspended", "back"]
        found = check(listed, "90002", "2020-08-01")
        assert (found.listed, codes(found)) == (True, ["listed", "suspended"])
        assert "from 2020-08-01" in found.reasons[0].message

    @pytest.mark.parametrize(
        ("said", "others"),
        [("ja", ""), ("90004", "90004"), ("ja, 90004", "90004"), ("kun sammen med Bagning", "Bagning")],
    )
    def test_only_with_others_is_put_right_as_it_is_sent(self, listed, said, others):
        amend(listed, right("90002", "Kun sammen med", said))
        entry = check(listed, "90002", "2020-05-15").entries[0]
        assert (entry.only_with_others, entry.others) == (True, others)
        amend(listed, right("90002", "Kun sammen med", "nej"), on="2020-05-16")
        assert not check(listed, "90002", "2020-05-16").entries[0].only_with_others

    def test_a_suspended_course_is_brought_back_early(self, listed):
        amend(listed, pause("90002", "1. august 2020"))
        done = amend(listed, again("90002"), on="2020-06-01")
        assert done.courses == 6
        held = ("2020-05-14", "2020-05-15", "2020-05-31", "2020-06-01", "2020-07-31", "2020-08-01")
        assert [check(listed, "90002", day).listed for day in held] == [True, False, False, True, True, True]
        with pytest.raises(BadData) as refused:
            amend(listed, again("90002"), on="2020-08-01")
        assert "is on the list already" in refused.value.details[0]
        amend(listed, off("90002"), on="2020-07-01")
        assert not check(listed, "90002", "2020-08-01").listed

    def test_amendments_of_amendments(self, listed):
        first = amend(listed, pause("90002", "1. august 2020"), off("90004"), right("90001", "Titel", "Svejsning, TIG"))
        no = first.changes[-1].entry.no
        amend(
            listed,
            pause("90002", "1. juli 2020"),
            again("90004"),
            right(f"nr. {no}", "Titel", "Svejsning, MAG"),
            on="2020-06-01",
        )
        assert not check(listed, "90002", "2020-06-30").listed
        assert check(listed, "90002", "2020-07-01").listed
        assert not check(listed, "90004", "2020-05-31").listed
        assert check(listed, "90004", "2020-06-01").listed
        assert check(listed, "Svejsning, TIG", "2020-05-20").listed
        assert check(listed, "Svejsning, MAG", "2020-06-01").listed
        third = amend(listed, off("90002"), on="2020-06-10")
        assert third.edition.no == 4
        assert not check(listed, "90002", "2020-07-01").listed
        assert "taken off by edition 4" in check(listed, "90002", "2020-07-01").reasons[0].message
        with pytest.raises(WrongUsage, match="2020-06-09 is before edition 4, which holds from 2020-06-10"):
            amend(listed, off("90001"), on="2020-06-09")

    def test_a_day_to_come_is_decided_today(self, listed):
        assert amend(listed, off("90002"), on="2020-06-15").edition.decision.on == date(2020, 5, 10)
        assert check(listed, "90002", "2020-06-14").listed

    def test_a_dry_run_keeps_nothing(self, listed):
        before, files = listed.head(), sorted(listed.home.rglob("*"))
        done = amend(listed, off("90002"), dry_run=True)
        assert (done.kept, done.files, done.courses) == (False, (), 5)
        assert listed.head() == before
        assert [path for path in sorted(listed.home.rglob("*")) if ".cache" not in path.parts] == files

    def test_it_is_published_in_all_forms_and_verified(self, listed):
        done = amend(listed, off("90002"), right("90001", "Udbyder", "AMU Nord"))
        forms = {path.suffix for path, _ in done.files}
        assert forms == {".xlsx", ".csv", ".json", ".html", ".md", ".docx", ".pdf"}
        page = {w.path.suffix for w in done.documents if w.kind == "edition"}
        assert page == {".md", ".docx", ".pdf", ".html"}
        with listed.at("2020-06-01") as workspace:
            for path, _ in done.files:
                if not path.name.endswith("schema.json"):
                    found = workspace.publication.verify(path)
                    assert (found.published, found.edition, found.content) == (True, 2, done.content), path
            first = listed.home / "documents" / listed.round / f"positivliste-{listed.round}.csv"
            assert workspace.publication.verify(first).edition == 1
            assert workspace.publication.publish(listed.round).again
            assert workspace.journal.verify().flaws == ()

    def test_everyone_who_proposed_what_changes_gets_a_letter(self, listed):
        done = amend(listed, off("90002"), right("90003", "Udbyder", "Firma B/S"))
        letters = {w.respondent: w.path.read_text("utf-8") for w in done.documents if w.kind == "edition-letter"}
        assert sorted(letters) == ["Jobcenter Midtby", "Nordskolen", "Sydskolen"]
        assert "Smedning** (90002) udgår af listen. Udbydes ikke mere." in letters["Nordskolen"]
        assert (
            "Svejsning** (90003) er rettet: Udbyder fra Firma A/S til Firma B/S. Skrivefejl."
            in letters["Jobcenter Midtby"]
        )

    def test_as_of_knows_only_what_was_decided(self, listed):
        amend(listed, off("90002"))
        with listed.at("2020-06-01", as_of="2020-05-09") as workspace:
            assert workspace.check("90002", "2020-05-20", "Herning").listed


class TestSupplement:
    supplement = "courses-2020-06-01"

    def add(self, office, *rows, published="2020-05-25"):
        with office.at("2020-05-11") as workspace:
            workspace.rounds.open("courses", date(2020, 6, 1), supplement=True)
            workspace.answers.receive(self.supplement, [office.answer(*rows)], "Nordskolen")
            workspace.screening.run(self.supplement)
            workspace.decisions.decide(self.supplement, "council", "2020-05-11")
        with office.at(published) as workspace:
            return workspace.publication.publish(self.supplement)

    def test_its_numbers_go_on_and_an_amendment_before_it_stays(self, listed):
        amend(listed, off("90002"))
        before = numbers(listed, "2020-05-20")
        assert self.add(listed, listed.row("Brolægning", "90010", job="Tømrer")).courses == 6
        assert numbers(listed, "2020-06-01") == before | {7: "Brolægning"}
        done = amend(listed, off("nr. 7"), on="2020-06-05", today="2020-06-02")
        assert (done.changes[0].entry.round, done.courses) == (self.supplement, 5)
        assert numbers(listed, "2020-06-05") == before
        with listed.at("2020-07-01") as workspace:
            for path in (listed.home / "documents").rglob("positivliste-*.csv"):
                assert workspace.publication.verify(path).published, path

    def test_no_amendment_before_a_supplement_that_is_published(self, listed):
        self.add(listed, listed.row("Brolægning", "90010", job="Tømrer"))
        with pytest.raises(WrongUsage, match="2020-05-28 is before courses-2020-06-01"):
            amend(listed, off("90002"), on="2020-05-28", today="2020-05-28")


def test_what_is_over_once_a_list_is_published_names_the_way_on(listed):
    with listed.at(TODAY) as workspace, pytest.raises(Refused, match="with `amend courses FILE`, or open a supplement"):
        workspace.review.correct(listed.round, "P0001", {"title": "Svejsning, TIG"}, reason="skrivefejl")


def test_no_course_gets_the_number_of_another(listed):
    with pytest.raises(BadData) as error:
        amend(listed, right("90001", "AMU-nr.", "90.002"))
    assert "would have the number of 90002 'Smedning'" in error.value.details[0]
    swapped = amend(listed, right("90001", "AMU-nr.", "90002"), right("90002", "AMU-nr.", "90001"))
    assert swapped.kept
