"""Decision, publication and what anybody can ask afterwards: was it on the list, and why (not)?"""

import hashlib
import json
from datetime import date

import pytest

from positivliste.documents.content import size
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.model.events import CaseDecided
from positivliste.model.finding import Answer, Case, Verdict
from positivliste.model.round import ListKind
from positivliste.usecases.turn import turn_in

K202 = {"Afgørelse": "Afvises: uden for rådets kriterier (K202)", "Begrundelse": "for almen"}
OVERRULE = {"Afgørelse": "Optages alligevel", "Begrundelse": "rådet ønsker det"}


@pytest.fixture
def recommended(office):
    """P0001, P0002 and P0004 are recommended; P0003 is too long."""
    office.begin()
    office.receive(
        "Nordskolen",
        office.row("Svejsning af rør", "90001"),
        office.row("Varm mad", "90002", job="Kok"),
        office.row("Langt forløb", "90003", duration="14 uger"),
    )
    office.receive("Sydskolen", office.row("Tagkonstruktion", job="Tømrer"), office.row("Svejsning, rør", "90001"))
    office.screen()
    return office


def listed(office, on="2020-04-20"):
    """The titles on the published list, as the file says it."""
    folder = office.home / "documents" / office.round
    with office.at(on) as workspace:
        workspace.publication.publish(office.round)
    data = json.loads((folder / f"positivliste-{office.round}.json").read_text(encoding="utf-8"))
    return sorted(_titles(data))


def _titles(data):
    """Every title in the published file, wherever it stands."""
    if isinstance(data, dict):
        own = [data["title"]] if "proposal" in data and "title" in data else []
        return own + [title for value in data.values() for title in _titles(value)]
    return [title for value in data for title in _titles(value)] if isinstance(data, list) else []


class TestDecide:
    def test_the_recommendation_as_it_is(self, recommended):
        made = recommended.decide()
        assert (made.body, made.on, made.minutes) == ("council", date(2020, 3, 19), "item 2.2")
        assert (made.listed, made.declined, made.special, made.notes) == (3, 0, 0, ())

    def test_one_left_out_and_one_taken_in_against_the_rule(self, recommended):
        path = recommended.exceptions(
            ("P0002", "Afvises", "tages op igen"), ("P0003", "Optages", "aftale med Test A/S")
        )
        made = recommended.decide(exceptions=path)
        assert (made.listed, made.declined) == (3, 1)
        assert made.taken_in == (("P0003", "aftale med Test A/S"),)
        assert listed(recommended) == ["Langt forløb", "Svejsning af rør", "Tagkonstruktion"]

    @pytest.mark.parametrize(
        ("header", "row"),
        [
            (("AMU-nr.", "Afgørelse", "Begrundelse"), ("90002", "nej", "x")),
            (("Titel", "Begrundelse"), ("varm  MAD", "x")),
            (("Forslag", "Begrundelse"), ("p0002", "x")),
        ],
    )
    def test_a_course_is_named_by_id_number_or_title(self, recommended, header, row):
        recommended.decide(exceptions=recommended.exceptions(row, header=header))
        assert listed(recommended) == ["Svejsning af rør", "Tagkonstruktion"]

    def test_a_merged_proposal_stands_for_its_course(self, recommended):
        recommended.decide(exceptions=recommended.exceptions(("P0005", "Afvises", "x")))
        assert listed(recommended) == ["Tagkonstruktion", "Varm mad"]

    def test_exceptions_that_do_not_fit_are_all_named_and_nothing_is_decided(self, recommended):
        path = recommended.exceptions(
            ("P0099", "Afvises", "x"), ("P0001", "Måske", "x"), ("P0002", "Afvises", ""), ("P0002", "Afvises", "x")
        )
        before = recommended.journal.read_bytes()
        with pytest.raises(BadData) as error:
            recommended.decide(exceptions=path)
        assert len(error.value.details) == 3
        assert recommended.journal.read_bytes() == before

    def test_two_exceptions_that_contradict_each_other(self, recommended):
        path = recommended.exceptions(("P0002", "Afvises", "x"), ("P0002", "Optages", "y"))
        with pytest.raises(BadData):
            recommended.decide(exceptions=path)

    @pytest.mark.parametrize("named", ["AMU 90.001", "Svejsning, rør"])
    def test_an_exception_names_a_course_by_whatever_it_was_sent_under(self, recommended, named):
        rows, header = [(named, "Afvises", "tages op igen")], ("Titel", "Afgørelse", "Begrundelse")
        header = header if "," in named else ("Nummer", *header[1:])
        made = recommended.decide(exceptions=recommended.exceptions(*rows, header=header))
        assert made.declined == 1

    def test_an_exception_that_fits_several_names_them_and_one_that_fits_none_says_so(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Varm mad", job="Kok"))
        office.receive("Sydskolen", office.row("Varm mad", job="Kok", duration="3 dage"))
        office.screen()
        rows = [("Varm mad", "Afvises", "for almen"), ("Kold mad", "Afvises", "for almen")]
        file = office.exceptions(*rows, header=("Titel", "Afgørelse", "Begrundelse"))
        with pytest.raises(BadData) as error:
            office.decide(exceptions=file)
        assert error.value.details == (
            "row 2: P0001 and P0002 fit; name one of them by its id in the column Forslag",
            "row 3: no course of the round fits; `screen` and its workbook name them",
        )

    def test_a_second_decision_tells_what_of_the_first_it_takes_back(self, recommended):
        left_out = recommended.exceptions(("P0002", "Afvises", "tages op igen"))
        first = recommended.decide(exceptions=left_out)
        assert (first.before, first.taken_back) == (None, ())
        second = recommended.decide(on="2020-03-20")
        assert second.before.on == date(2020, 3, 19)
        assert second.taken_back == (("P0002", "tages op igen"),)
        assert recommended.decide(on="2020-03-20", exceptions=left_out).taken_back == ()

    def test_a_second_decision_takes_the_place_of_the_first(self, recommended):
        recommended.decide(exceptions=recommended.exceptions(("P0002", "Afvises", "tages op igen")))
        made = recommended.decide(
            exceptions=recommended.exceptions(("P0001", "Afvises", "anden grund")), on="2020-03-20"
        )
        assert (made.listed, made.declined) == (2, 1)
        assert listed(recommended) == ["Tagkonstruktion", "Varm mad"]
        assert recommended.events().count("round.decided") == 2

    def test_a_second_decision_that_takes_nothing_empties_the_list(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Langt forløb", duration="14 uger"))
        office.screen()
        office.decide(exceptions=office.exceptions(("P0001", "Optages", "aftale")))
        assert office.decide().listed == 0
        assert listed(office) == []

    def test_the_chair_decides_where_the_council_has_authorised_it(self, recommended):
        with recommended.at("2020-03-10") as workspace:
            workspace.decisions.delegate(ListKind.COURSES, date(2020, 1, 1), date(2020, 3, 18), "item 1.1")
        with pytest.raises(Refused) as refused:
            recommended.decide(body="chair", on="2020-03-19")
        assert refused.value.code == "B101"
        made = recommended.decide(body="chair", on="2020-03-18")
        assert [note.code for note in made.notes] == ["B103"]

    def test_a_delegation_ends_after_it_begins(self, recommended):
        with recommended.at("2020-03-10") as workspace, pytest.raises(WrongUsage) as error:
            workspace.decisions.delegate(ListKind.COURSES, date(2020, 3, 1), date(2020, 2, 1), "item 1.1")
        assert error.value.code == "bad-period"

    def test_once_decided_screening_shows_what_was_decided_on(self, recommended):
        before = recommended.screen()
        recommended.decide()
        head = recommended.head()
        with recommended.at("2020-05-01") as workspace:
            assert workspace.screening.run(recommended.round) == before
        assert recommended.head() == head


class TestSpecial:
    """Courses that came late go to the council apart, under særlig orientering."""

    @pytest.fixture
    def late(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.receive("Sydskolen", office.row("Offshore", "90009"), on="2020-03-05")
        office.screen(on="2020-03-06")
        return office

    def test_accepted_it_is_taken_in_as_special(self, late):
        late.judge({"H101:P0002": {"Afgørelse": "Optages"}}, on="2020-03-06")
        with late.at("2020-03-07") as workspace:
            (agenda,) = workspace.documents.write("agenda-item", late.round)
        special = agenda.path.read_text(encoding="utf-8").partition("## Særlig orientering")[2]
        assert "Offshore" in special
        assert "Svejsning 1" not in special
        made = late.decide()
        assert (made.listed, made.special) == (2, 1)

    def test_turned_down_it_is_not(self, late):
        late.judge({"H101:P0002": K202}, on="2020-03-06")
        made = late.decide()
        assert (made.listed, made.special) == (1, 0)


class TestPublish:
    def test_all_forms_carry_one_content_hash_and_are_as_recorded(self, recommended):
        recommended.decide()
        with recommended.at("2020-03-25") as workspace:
            done = workspace.publication.publish(recommended.round)
        assert (done.courses, done.late) == (3, False)
        assert {path.suffix for path, _ in done.files} >= {".xlsx", ".csv", ".json", ".md"}
        for path, digest in done.files:
            assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
            if path.name.startswith("positivliste-") and path.suffix in (".json", ".md"):
                assert done.content in path.read_text(encoding="utf-8")
        assert recommended.events()[-1] == "list.published"

    def test_into_a_folder_of_ones_own(self, recommended):
        recommended.decide()
        with recommended.at("2020-04-02") as workspace:
            done = workspace.publication.publish(recommended.round, recommended.folder / "out")
        assert done.late
        assert {path.parent for path, _ in done.files} == {recommended.folder / "out"}

    def test_the_same_journal_and_the_same_day_give_the_same_bytes(self, recommended, new_office):
        recommended.decide()
        twin = new_office()
        twin.create()
        for name in ("journal.db",):
            (twin.home / name).write_bytes((recommended.home / name).read_bytes())
        files = []
        for office in (recommended, twin):
            with office.at("2020-03-25") as workspace:
                files.append({path.name: digest for path, digest in workspace.publication.publish(office.round).files})
        assert files[0] == files[1]


class TestALongList:
    """Word and PDF are left out of a list that is too long to turn its pages; all else is as for a short one."""

    @pytest.fixture
    def long(self, recommended, monkeypatch):
        monkeypatch.setattr(size, "MOST_ROWS", 2)
        recommended.decide()
        return recommended

    def publish(self, office, on="2020-03-25"):
        with office.at(on) as workspace:
            return workspace.publication.publish(office.round)

    def test_it_is_published_without_them_which_is_told(self, long):
        done = self.publish(long)
        assert (done.courses, done.left_out) == (3, ("docx", "pdf"))
        assert {path.suffix for path, _ in done.files} == {".xlsx", ".csv", ".json", ".html", ".md"}
        assert not set((long.home / "documents" / long.round).glob("*.docx"))

    def test_every_form_that_there_is_is_known_again(self, long):
        done = self.publish(long)
        with long.at("2020-04-20") as workspace:
            for path, _ in done.files:
                found = workspace.publication.verify(path)
                assert (found.published, found.round) == (True, long.round)

    def test_the_same_list_is_published_again_without_another_event(self, long):
        first, again = self.publish(long), self.publish(long, "2020-04-20")
        assert (again.again, again.files, again.left_out) == (True, first.files, first.left_out)
        assert long.events().count("list.published") == 1

    def test_a_list_that_is_just_not_too_long_has_them(self, long, monkeypatch):
        monkeypatch.setattr(size, "MOST_ROWS", 3)
        done = self.publish(long)
        assert done.left_out == ()
        assert {".docx", ".pdf"} < {path.suffix for path, _ in done.files}

    def test_a_word_file_that_was_made_later_has_its_rows_and_is_not_what_was_published(self, long, monkeypatch):
        self.publish(long)
        monkeypatch.setattr(size, "MOST_ROWS", 3)
        files = {path.suffix: path for path, _ in self.publish(long, "2020-04-20").files}
        with long.at("2020-04-20") as workspace:
            found = workspace.publication.verify(files[".docx"])
        assert (found.published, found.round) == (False, long.round)
        assert found.differences == ("the rows are those of the list, but the file was saved again",)


class TestCheck:
    @pytest.fixture
    def published(self, recommended):
        recommended.judge({"K201:P0004": K202})
        recommended.decide(exceptions=recommended.exceptions(("P0002", "Afvises", "tages op igen")))
        recommended.publish()
        return recommended

    def ask(self, office, text, on="2020-04-15", town="Herning", **opened):
        with office.at("2020-06-15", **opened) as workspace:
            return workspace.check(text, date.fromisoformat(on), town)

    @pytest.mark.parametrize(
        "text", ["AMU 40.089", "40089", "svejsekursus, rustfrit staal", "Svejsekursus i rustfrit stål"]
    )
    def test_a_course_is_found_by_every_number_and_title_under_which_it_was_proposed(self, office, text):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning af rustfrit stål"))
        office.receive("Sydskolen", office.row("Svejsekursus i rustfrit stål", "40089"),
                       office.row("svejsekursus, rustfrit staal", "AMU 40.089"))  # fmt: skip
        office.screen()
        with office.at("2020-03-05") as workspace, turn_in(workspace._session, office.round) as turn:
            turn.say([CaseDecided(Verdict(Case("D201", "P0001", "P0002"), Answer.SAME, "person-1", "det samme hold"))])
        office.screen()
        office.decide()
        office.publish()
        found = self.ask(office, text)
        assert found.listed
        assert [entry.title for entry in found.entries] == ["Svejsning af rustfrit stål"]

    @pytest.mark.parametrize("text", ["90001", " 90 001", "AMU 90.001", "Svejsning af rør", "SVEJSNING AF RØR"])
    def test_listed_there(self, published, text):
        found = self.ask(published, text)
        assert (found.listed, found.where) == (True, "Vestjylland")
        assert [entry.proposal for entry in found.entries] == ["P0001"]
        assert [reason.code for reason in found.reasons] == ["listed"]

    @pytest.mark.parametrize("town", ["Aarhus", "Kolding", "Aalborg Kommune"])
    def test_listed_in_a_neighbouring_area(self, published, town):
        found = self.ask(published, "90001", town=town)
        assert (found.listed, found.where) == (True, "Vestjylland")
        assert [reason.code for reason in found.reasons] == ["neighbour"]

    @pytest.mark.parametrize("town", ["København", "Odense", "Bornholm"])
    def test_not_in_an_area_that_is_no_neighbour(self, published, town):
        found = self.ask(published, "90001", town=town)
        assert (found.listed, found.where) == (False, None)
        assert [reason.code for reason in found.reasons] == ["other-area"]

    def test_not_yet_in_force(self, published):
        found = self.ask(published, "90001", on="2020-03-31")
        assert not found.listed
        assert [reason.code for reason in found.reasons] == ["no-list"]
        assert self.ask(published, "90001", on="2020-04-01").listed

    def test_decided_but_not_published(self, recommended):
        recommended.decide()
        found = self.ask(recommended, "90001")
        assert not found.listed
        assert [reason.code for reason in found.reasons] == ["no-list", "F102"]

    @pytest.mark.parametrize(
        ("text", "code", "said"),
        [
            ("90003", "V101", "longer than 3 months"),
            ("Tagkonstruktion", "K202", "for almen"),
            ("90002", "declined", "tages op igen"),
            ("91234", "not-proposed", "was not proposed"),
        ],
    )
    def test_why_not(self, published, text, code, said):
        found = self.ask(published, text)
        assert not found.listed
        (reason,) = found.reasons
        assert reason.code == code
        assert said in reason.message
        assert reason.source

    def test_a_title_that_is_only_part_of_one_names_it(self, published):
        found = self.ask(published, "svejsning")
        assert [reason.code for reason in found.reasons] == ["not-proposed", "resembles"]
        assert "Svejsning af rør" in found.reasons[1].message

    def test_an_unknown_municipality(self, published):
        with pytest.raises(WrongUsage) as error:
            self.ask(published, "90001", town="Hernig")
        assert "Herning" in error.value.remedy

    def test_a_list_outlives_the_change_of_the_areas(self, published):
        found = self.ask(published, "90001", on="2025-02-01", town="Aarhus")
        assert (found.listed, found.reasons[0].code) == (True, "neighbour")

    def test_on_the_next_list_only(self, published):
        office = published
        with office.at("2020-08-01") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 10, 1))
            autumn = "courses-2020-10-01"
            workspace.rounds.import_priorities(autumn, office.folder / "prioriteter.xlsx")
            workspace.consultation.open(autumn, "2020-07-31")
            workspace.answers.receive(
                autumn, [office.answer(office.row("Smedning", "90010"))], "Nordskolen", received="2020-07-30"
            )
            workspace.consultation.close(autumn)
            workspace.screening.run(autumn)
            workspace.decisions.decide(autumn, "council", date(2020, 8, 1))
            workspace.publication.publish(autumn)
        found = self.ask(office, "90010", on="2020-09-30")
        assert [reason.code for reason in found.reasons] == ["not-proposed", "other-date"]
        assert "2020-10-01" in found.reasons[1].message
        assert self.ask(office, "90010", on="2020-10-01").listed
        old = self.ask(office, "90001", on="2020-10-01")
        assert [reason.code for reason in old.reasons] == ["not-proposed", "other-date"]
        assert "2020-04-01" in old.reasons[1].message

    def test_on_an_earlier_list_only(self, published):
        self.test_on_the_next_list_only(published)
        (_, reason) = self.ask(published, "90001", on="2020-10-01").reasons
        assert "takes effect" not in reason.message

    def test_a_list_published_too_late_is_not_in_force_before(self, recommended):
        recommended.decide()
        recommended.publish("2020-04-10")
        assert not self.ask(recommended, "90001", on="2020-04-05").listed
        assert self.ask(recommended, "90001", on="2020-04-10").listed


class TestSupplement:
    supplement = "courses-2020-06-01"

    @pytest.fixture
    def base(self, recommended):
        recommended.decide()
        recommended.publish()
        with recommended.at("2020-05-04") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 6, 1), supplement=True)
        return recommended

    def walk(self, office, *rows):
        with office.at("2020-05-05") as workspace:
            workspace.answers.receive(self.supplement, [office.answer(*rows)], "Jobcenter Midtby")
            screening = workspace.screening.run(self.supplement)
        with office.at("2020-05-20") as workspace:
            workspace.decisions.decide(self.supplement, "council", date(2020, 5, 20))
            return screening, workspace.publication.publish(self.supplement)

    def test_it_takes_the_priorities_of_its_list_and_is_published_as_the_updated_list(self, base):
        screening, done = self.walk(base, base.row("Certifikat til offshore", "90020"))
        assert screening.courses[0].group == "Jern, metal og auto"
        assert done.courses == 4
        with base.at("2020-07-01") as workspace:
            assert not workspace.check("90020", date(2020, 5, 31), "Herning").listed
            for number in ("90020", "90001"):
                assert workspace.check(number, date(2020, 6, 1), "Herning").listed
            assert [status.round.id for status in workspace.rounds.list()] == [self.supplement, base.round]
            assert workspace.rounds.status(self.supplement).next is None

    def test_nothing_is_late_in_it_for_it_has_no_deadline(self, base):
        screening, _ = self.walk(base, base.row("Certifikat til offshore"))
        assert [finding.code for finding in screening.findings] == []

    def test_it_can_have_priorities_of_its_own(self, base):
        path = base.sheet("egne.xlsx", ("Stilling", "Erhvervsgruppe"), [("Dykker", "Bygge og anlæg")])
        with base.at("2020-05-05") as workspace:
            workspace.rounds.import_priorities(self.supplement, path)
        screening, _ = self.walk(base, base.row("Dykning", job="Dykker"), base.row("Lodning", job="Svejser"))
        assert screening.rejected_by_rule == {"K101": 1}
        with base.at("2020-07-01") as workspace:
            found = workspace.check("Lodning", date(2020, 6, 2), "Herning")
        assert [reason.code for reason in found.reasons] == ["K101"]

    @pytest.mark.parametrize("act", ["letters", "forms", "reminders", "close"])
    def test_it_has_no_consultation_and_says_so(self, base, act):
        with base.at("2020-05-05") as workspace, pytest.raises(Refused):
            getattr(workspace.consultation, act)(self.supplement)

    @pytest.mark.parametrize(
        ("answer", "new", "listed"),
        [
            ("Afvises: står på listen i forvejen (D107)", {}, 3),
            ("Optages", {"Nyt nummer": "90009"}, 4),
            ("Optages", {}, 0),
        ],
    )
    def test_what_is_on_the_list_already_is_asked_about(self, base, answer, new, listed):
        """The number may be mistyped, so a person sees what is on the list; but nothing is listed twice."""
        row = base.row("Svejsning af rør", "90001", provider="Nordskolen", private="nej")
        with base.at("2020-05-05") as workspace:
            workspace.answers.receive(self.supplement, [base.answer(row)], "Jobcenter Midtby")
            (screened,) = workspace.screening.run(self.supplement).courses
            assert (screened.outcome, screened.code) == ("review", "D104")
            assert "„Svejsning af rør“ (90001) fra Nordskolen" in screened.findings[0].danish
            filled = base.filled(
                workspace.review.export(self.supplement)[0],
                {"D104:P0001": {"Afgørelse": answer, "Begrundelse": "set efter", **new}},
            )
            assert workspace.review.import_(self.supplement, filled, "Frida Fiktiv").open == 0
        with base.at("2020-05-20") as workspace:
            if not listed:
                with pytest.raises(Refused, match="is on the list that is supplemented") as refused:
                    workspace.decisions.decide(self.supplement, "council", date(2020, 5, 20))
                assert (refused.value.code, "`amend`" in refused.value.remedy) == ("D104", True)
                return
            workspace.decisions.decide(self.supplement, "council", date(2020, 5, 20))
            assert workspace.publication.publish(self.supplement).courses == listed


class TestAsOf:
    """What was known on a day, and nothing that came after."""

    @pytest.fixture
    def walked(self, recommended):
        recommended.judge({"K201:P0004": K202}, on="2020-03-04")
        recommended.decide()
        recommended.publish("2020-03-25")
        return recommended

    @pytest.mark.parametrize(
        ("day", "following"),
        [("2020-01-31", "receive"), ("2020-03-01", "receive"), ("2020-03-02", "decide"),
         ("2020-03-19", "decide"), ("2020-03-20", "publish"), ("2020-03-25", None)],
    )  # fmt: skip
    def test_what_was_next(self, walked, day, following):
        with walked.at("2020-05-01", as_of=day) as workspace:
            step = workspace.rounds.status(walked.round).next
        assert (step and step.name) == following

    def test_the_counts_as_they_stood(self, walked):
        funnels = []
        for day in ("2020-03-02", "2020-03-04", "2020-05-01"):
            with walked.at("2020-05-01", as_of=day) as workspace:
                funnels.append(workspace.screening.run(walked.round).funnel)
        assert [(f.unique, f.rejected, f.recommended) for f in funnels] == [(4, 1, 3), (4, 2, 2), (4, 2, 2)]
        assert all(funnel.adds_up for funnel in funnels)

    def test_whether_it_was_on_the_list_as_it_was_known(self, walked):
        on = date(2020, 4, 15)
        with walked.at("2020-05-01", as_of="2020-03-24") as workspace:
            assert [reason.code for reason in workspace.check("90001", on, "Herning").reasons] == ["no-list", "F102"]
        with walked.at("2020-05-01", as_of="2020-03-25") as workspace:
            assert workspace.check("90001", on, "Herning").listed

    def test_the_log_ends_with_that_day(self, walked):
        with walked.at("2020-05-01", as_of="2020-03-04") as workspace:
            days = [line.event.at for line in workspace.journal.log()]
        assert max(days) == "2020-03-04"
        assert "decided" not in " ".join(walked.events()[: len(days)]).replace("case.decided", "")

    def test_a_round_that_was_not_open_yet_is_unknown(self, walked):
        with walked.at("2020-05-01", as_of="2020-01-24") as workspace:
            assert workspace.rounds.list() == ()
            with pytest.raises(WrongUsage) as error:
                workspace.rounds.status(walked.round)
        assert error.value.code == "unknown-round"

    @pytest.mark.parametrize(
        "act",
        [
            lambda w, o: w.publication.publish(o.round),
            lambda w, o: w.answers.receive(o.round, [o.answer(o.row("Svejsning 9"))], "Nordskolen"),
            lambda w, _: w.respondents.add("Vestskolen", "school"),
            lambda w, _: w.decisions.delegate(ListKind.COURSES, date(2020, 1, 1), None, "x"),
            lambda w, _: w.journal.erase("person-1"),
            lambda w, o: w.consultation.letters(o.round),
        ],
    )
    def test_nothing_can_be_recorded_in_the_past(self, walked, act):
        before = walked.journal.read_bytes()
        with walked.at("2020-05-01", as_of="2020-03-24") as workspace, pytest.raises(WrongUsage) as error:
            act(workspace, walked)
        assert error.value.code == "as-of-writes"
        assert walked.journal.read_bytes() == before

    def test_before_the_screening_there_are_no_sums(self, walked):
        with walked.at("2020-05-01", as_of="2020-02-15") as workspace, pytest.raises(Refused) as error:
            workspace.screening.run(walked.round)
        assert error.value.code == "not-screened"


class TestWorkspace:
    def test_a_workspace_is_made_once(self, office):
        office.create()
        before = office.journal.read_bytes()
        with pytest.raises(BadData) as error:
            office.create()
        assert error.value.code == "workspace-exists"
        assert office.journal.read_bytes() == before

    def test_there_is_none(self, office):
        with pytest.raises(BadData) as error:
            office.at("2020-01-24")
        assert error.value.code == "no-workspace"

    def test_what_it_is(self, office):
        office.begin()
        with office.at("2020-02-01") as workspace:
            assert workspace.folder == office.home
            assert workspace.council.name == "RAR Vestjylland"
            assert workspace.today == date(2020, 2, 1)
            assert [status.next.name for status in workspace.rounds.list()] == ["receive"]

    def test_the_log_says_who_did_what(self, office):
        office.begin()
        with office.at("2020-02-01", user="Frida Fiktiv") as workspace:
            workspace.decisions.delegate(ListKind.COURSES, date(2020, 1, 1), None, "item 1.1")
            lines = list(workspace.journal.log())
            assert [line.event.kind for line in workspace.journal.log(office.round)] == [
                "round.opened", "priorities.imported", "consultation.opened",
            ]  # fmt: skip
            with pytest.raises(WrongUsage):
                list(workspace.journal.log("courses-1999-04-01"))
        assert (lines[-1].who, lines[0].who) == ("Frida Fiktiv", "Test Testesen")
        assert lines[-1].summary == "courses item 1.1"
        assert lines[0].summary == "council=RAR Vestjylland"
        assert "3 priorities" in next(line.summary for line in lines if line.event.kind == "priorities.imported")

    def test_a_changed_journal_is_told_by_verify(self, office):
        import sqlite3

        office.begin()
        connection = sqlite3.connect(office.journal)
        connection.execute("DROP TRIGGER event_is_never_updated")
        connection.execute("UPDATE event SET actor = 'person-9' WHERE seq = 2")
        connection.commit()
        connection.close()
        with office.at("2020-02-01") as workspace:
            verified = workspace.journal.verify()
        assert "event 2: its content does not have its hash: it was changed" in verified.flaws
        assert any("event_is_never_updated" in flaw for flaw in verified.flaws)
