"""From the letters to the last answer: who is heard, what is taken in, what is refused, and what came too late."""

import hashlib
from datetime import date

import pytest

from positivliste.errors import BadData, PositivlisteError, Refused, WrongUsage
from positivliste.model.council import RespondentKind
from positivliste.model.round import ListKind

CPR = "010190-1234"


def received(office):
    """The names of the kept answers; the file of the priorities is kept too."""
    own = hashlib.sha256((office.folder / "prioriteter.xlsx").read_bytes()).hexdigest()
    return sorted(path.name for path in (office.home / "received").iterdir() if path.stem != own)


def codes(office, on="2020-03-15"):
    """The findings of the round by proposal, with the consultation closed."""
    return [(finding.proposal, finding.code) for finding in office.screen(on=on).findings]


class TestReceive:
    def test_every_row_ends_in_exactly_one_place(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1", "90001"), office.row(None, "90002"), office.row("Svejsning 2"))
        with office.at("2020-02-10T14:30") as workspace:
            receipt = workspace.answers.receive(office.round, [path], "nordskolen ")
        (file,) = receipt.files
        assert receipt.kept
        assert receipt.respondent.name == "Nordskolen"
        assert [proposal.id for proposal in file.proposals] == ["P0001", "P0002"]
        assert [error.row for error in file.read.errors] == [3]
        assert file.proposals[0].received == "2020-02-10T14:30:00"
        assert file.proposals[1].origin.text == f"{path.name}, sheet Ark1, row 4"
        wanted = ["file.received", "proposal.received", "proposal.received", "row.refused"]
        assert [kind for kind in office.events() if kind in wanted] == wanted

    def test_the_file_is_kept_as_it_came(self, office):
        office.begin()
        path = office.receive("Nordskolen", office.row("Svejsning 1"))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert received(office) == [f"{digest}.xlsx"]
        assert (office.home / "received" / f"{digest}.xlsx").read_bytes() == path.read_bytes()
        path.unlink()
        with office.at("2020-02-11") as workspace:
            assert (workspace.journal.verify().files, workspace.journal.verify().flaws) == (2, ())

    def test_a_kept_file_that_goes_missing_or_is_changed_is_found(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"), name="nord.xlsx")
        office.receive("Sydskolen", office.row("Svejsning 2"), name="syd.xlsx")
        one, other = (office.home / "received" / name for name in received(office))
        one.unlink()
        other.write_bytes(b"")
        with office.at("2020-02-11") as workspace:
            flaws = workspace.journal.verify().flaws
        assert len(flaws) == 2
        assert sum("is missing" in flaw for flaw in flaws) == sum("was changed" in flaw for flaw in flaws) == 1

    def test_a_dry_run_shows_the_same_and_keeps_nothing(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1"), office.row(None, "90002"))
        before = office.journal.read_bytes()
        with office.at("2020-02-10") as workspace:
            shown = workspace.answers.receive(office.round, [path], "Nordskolen", dry_run=True)
        assert not shown.kept
        assert office.journal.read_bytes() == before
        assert received(office) == []
        with office.at("2020-02-10") as workspace:
            assert workspace.answers.receive(office.round, [path], "Nordskolen").files == shown.files

    def test_a_school_that_leaves_the_provider_out_means_itself_and_a_jobcentre_does_not(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.receive("Jobcenter Midtby", office.row("Svejsning 2"))
        providers = [screened.course.provider for screened in office.screen().courses]
        assert providers == ["Nordskolen", None]

    @pytest.mark.parametrize("second", ["again.xlsx", "under another name.xlsx"])
    def test_the_same_file_twice_is_refused(self, office, second):
        office.begin()
        path = office.receive("Nordskolen", office.row("Svejsning 1"), name="again.xlsx")
        copy = path.rename(path.with_name(second))
        before = office.journal.read_bytes()
        with office.at("2020-02-11") as workspace, pytest.raises(BadData) as error:
            workspace.answers.receive(office.round, [copy], "Sydskolen")
        assert error.value.code == "same-file-twice"
        assert "on 2020-02-10 from Nordskolen" in error.value.message
        assert office.journal.read_bytes() == before

    def test_the_same_file_twice_in_one_go_is_refused(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1"))
        copy = path.with_name("kopi.xlsx")
        copy.write_bytes(path.read_bytes())
        with office.at("2020-02-11") as workspace, pytest.raises(BadData) as error:
            workspace.answers.receive(office.round, [path, copy], "Sydskolen")
        assert "in the same command" in error.value.message
        assert received(office) == []

    def test_one_bad_file_of_two_and_neither_is_taken(self, office):
        office.begin()
        good, bad = office.answer(office.row("Svejsning 1")), office.folder / "bad.xlsx"
        bad.write_bytes(good.read_bytes()[:500])
        before = office.journal.read_bytes()
        with office.at("2020-02-11") as workspace, pytest.raises(BadData):
            workspace.answers.receive(office.round, [good, bad], "Nordskolen")
        assert office.journal.read_bytes() == before
        assert received(office) == []

    @pytest.mark.parametrize(
        ("sender", "nearest"), [("Nordskole", "Nordskolen"), ("Jobcenter Midby", "Jobcenter Midtby")]
    )
    def test_an_unknown_sender_names_the_nearest(self, office, sender, nearest):
        office.begin()
        path = office.answer(office.row("Svejsning 1"))
        with office.at("2020-02-11") as workspace:
            with pytest.raises(Refused) as error:
                workspace.answers.receive(office.round, [path], sender)
            assert error.value.code == "H102"
            assert nearest in error.value.message
            workspace.respondents.add(sender, RespondentKind.OTHER)
            assert workspace.answers.receive(office.round, [path], sender).respondent.kind is RespondentKind.OTHER

    @pytest.mark.parametrize("place", ["title", "provider", "duration", "job", "number"])
    def test_a_cpr_number_is_refused_and_nothing_of_the_file_is_kept(self, office, place):
        office.begin()
        row = {"title": "Svejsning", "number": "90001"} | {place: f"se {CPR}"}
        path = office.answer(office.row("Smedning"), office.row(row.pop("title"), **row))
        before = office.journal.read_bytes()
        with office.at("2020-02-11") as workspace, pytest.raises(BadData) as error:
            workspace.answers.receive(office.round, [path], "Nordskolen")
        assert error.value.code == "cpr-number"
        said = " ".join((error.value.message, error.value.remedy, *error.value.details))
        assert CPR not in said
        assert "1234" not in said
        assert office.journal.read_bytes() == before
        assert CPR.encode() not in before
        assert b"Smedning" not in before
        assert received(office) == []

    def test_a_file_that_is_not_there(self, office):
        office.begin()
        with office.at("2020-02-11") as workspace, pytest.raises(BadData) as error:
            workspace.answers.receive(office.round, [office.folder / "none.xlsx"], "Nordskolen")
        assert error.value.code == "no-file"

    def test_an_answer_from_the_future(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1"))
        with office.at("2020-02-11") as workspace, pytest.raises(WrongUsage) as error:
            workspace.answers.receive(office.round, [path], "Nordskolen", received="2020-02-12")
        assert error.value.code == "future-date"

    def test_an_answer_from_before_the_round(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1"))
        with office.at("2020-02-11") as workspace:
            early = workspace.answers.receive(office.round, path, "Nordskolen", received="2019-02-12", dry_run=True)
            timely = workspace.answers.receive(office.round, path, "Nordskolen", received="2020-02-10", dry_run=True)
        assert (early.early, timely.early) == (True, False)


class TestDeadline:
    @pytest.mark.parametrize(
        ("deadline", "came", "late"),
        [
            ("2020-02-28", "2020-02-28", False),
            ("2020-02-28", "2020-02-28T23:59:59", False),
            ("2020-02-28", "2020-02-29T00:00:00", True),
            ("2020-02-28", "2020-02-29", True),
            ("2020-02-28T12:00:00", "2020-02-28T12:00:00", False),
            ("2020-02-28T12:00:00", "2020-02-28T12:00:01", True),
            pytest.param(
                "2020-02-28T12:00", "2020-02-28T12:00:00", False
            ),
            pytest.param("2020-02-28T12:00", "2020-02-28", False, id="a receipt without a time, on the day"),
            pytest.param("2020-02-28T12:00", "2020-02-29", True, id="a receipt without a time, the day after"),
        ],
    )  # fmt: skip
    def test_a_deadline_without_a_time_ends_with_its_day(self, office, deadline, came, late):
        office.begin(deadline=deadline)
        office.receive("Nordskolen", office.row("Svejsning 1"), on=came)
        assert codes(office) == [("P0001", "H101")] * late

    def test_when_it_came_counts_and_not_when_it_was_taken_in(self, office):
        office.begin()
        path = office.answer(office.row("Svejsning 1"))
        with office.at("2020-03-05") as workspace:
            workspace.answers.receive(office.round, [path], "Nordskolen", received="2020-02-28")
        assert codes(office) == []

    def test_an_extension_for_one_makes_its_late_answer_timely_and_nobody_else_s(self, office):
        office.begin()
        with office.at("2020-02-27") as workspace:
            opened = workspace.consultation.extend(office.round, "2020-03-08", "nordskolen")
        assert [note.code for note in opened.notes] == ["F101"]
        office.receive("Nordskolen", office.row("Svejsning 1"), on="2020-03-06")
        office.receive("Sydskolen", office.row("Smedning 1"), on="2020-03-06")
        assert codes(office) == [("P0002", "H101")]

    def test_an_extension_for_all_counts_for_what_came_already(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"), on="2020-03-02")
        assert codes(office, on="2020-03-03") == [("P0001", "H101")]
        with office.at("2020-03-03") as workspace:
            workspace.consultation.extend(office.round, "2020-03-10")
        assert codes(office) == []

    def test_one_timely_proposal_makes_a_course_timely(self, office):
        office.begin()
        office.receive("Sydskolen", office.row("Svejsning 1", "90001"), on="2020-02-20")
        office.receive("Nordskolen", office.row("Svejsning 1", "90001"), on="2020-03-02")
        assert [code for _, code in codes(office)] == ["D101"]

    @pytest.mark.parametrize(
        ("deadline", "respondent", "code"),
        [
            ("2020-02-28", None, "not-later"),
            ("2020-02-01", None, "not-later"),
            ("2020-03-05", "Vestskolen", "unknown-respondent"),
        ],
    )
    def test_an_extension_is_later_and_for_somebody(self, office, deadline, respondent, code):
        office.begin()
        with office.at("2020-02-20") as workspace, pytest.raises(WrongUsage) as error:
            workspace.consultation.extend(office.round, deadline, respondent)
        assert error.value.code == code

    def test_an_extension_for_one_after_the_consultation_closed_does_not_lock_the_round(self, office):
        office.begin()
        office.screen(on="2020-03-01")
        with office.at("2020-03-02") as workspace:
            workspace.consultation.extend(office.round, "2020-03-05", "Nordskolen")
        office.receive("Nordskolen", office.row("Svejsning 1"), on="2020-03-04")
        assert codes(office, on="2020-03-06") == []

    def test_a_consultation_that_is_opened_again_is_open(self, office):
        office.begin()
        office.screen(on="2020-03-01")
        with office.at("2020-03-02") as workspace:
            workspace.respondents.add("Østskolen", "school")
            opened = workspace.consultation.open(office.round, "2020-03-09")
            assert "the consultation was closed, and is open again" in opened.warnings
            steps = {step.name: step.state for step in workspace.rounds.status(office.round).steps}
            assert (steps["receive"], steps["screen"]) == ("open", "waiting")
            letters = {letter.respondent for letter in workspace.consultation.letters(office.round)}
        assert {"Nordskolen", "Østskolen"} <= letters
        office.receive("Nordskolen", office.row("Svejsning 1"), on="2020-03-08")
        assert codes(office) == []

    def test_who_gets_a_deadline_of_its_own_is_heard(self, office):
        office.begin()
        office.screen(on="2020-03-01")
        with office.at("2020-03-02") as workspace:
            workspace.respondents.add("Østskolen", "school")
            workspace.respondents.remove("Nordskolen")
            for name in ("Østskolen", "nordskolen"):
                workspace.consultation.extend(office.round, "2020-03-05", name)
            heard = {line.respondent.name for line in workspace.consultation.overview(office.round).answers.heard}
        assert {"Nordskolen", "Østskolen"} <= heard

    def test_an_extension_for_all_is_for_those_too_who_had_one_of_their_own(self, office):
        office.begin()
        with office.at("2020-02-20") as workspace:
            workspace.consultation.extend(office.round, "2020-03-02", "Nordskolen")
            workspace.consultation.extend(office.round, "2020-03-10")
        office.receive("Nordskolen", office.row("Svejsning 1"), on="2020-03-08")
        office.receive("Sydskolen", office.row("Smedning 1"), on="2020-03-08")
        assert codes(office) == []

    @pytest.mark.parametrize(("first", "then", "later"), [
        ("2020-03-02T12:00", "2020-03-02", True), ("2020-03-02", "2020-03-02T12:00", False),
    ])  # fmt: skip
    def test_the_end_of_a_day_is_later_than_its_noon(self, office, first, then, later):
        office.begin(deadline=first)
        with office.at("2020-02-20") as workspace:
            try:
                workspace.consultation.extend(office.round, then)
            except WrongUsage:
                assert not later
            else:
                assert later

    @pytest.mark.parametrize("deadline", ["snart", "31.2.2020", "", "2020-02-31"])
    def test_a_deadline_that_is_no_date_is_refused_and_not_recorded(self, office, deadline):
        office.begin()
        before = office.journal.read_bytes()
        with office.at("2020-02-20") as workspace, pytest.raises(PositivlisteError):
            workspace.consultation.open(office.round, deadline)
        assert office.journal.read_bytes() == before


class TestRespondents:
    def test_a_respondent_is_added_changed_or_unchanged(self, office):
        office.create()
        with office.at("2020-02-01") as workspace:
            said = [
                workspace.respondents.add("Nordskolen", RespondentKind.SCHOOL, "a@nord.example"),
                workspace.respondents.add("NORDSKOLEN", RespondentKind.SCHOOL, "a@nord.example"),
                workspace.respondents.add("Nordskolen", RespondentKind.SCHOOL, "b@nord.example"),
                workspace.respondents.add("Nordskolen", RespondentKind.PARTNER, "b@nord.example"),
            ]
            found = [(c.respondent.name, c.respondent.kind, c.email) for c in workspace.respondents.list()]
        assert said == ["added", "unchanged", "changed", "changed"]
        assert found == [("Nordskolen", RespondentKind.PARTNER, "b@nord.example")]

    def test_a_list_of_respondents_is_taken_in_whole_or_not_at_all(self, office):
        office.create()
        header = ("Høringspart", "Type", "E-mail")
        good = [("Ærøskolen", "Uddannelsesinstitution", "x@ae.example"), ("Amtet", "A-kasse", None)]
        bad = office.sheet("bad.xlsx", header, [*good, ("Zoo", "Dyr", None), ("Kro", "Jobcenter", "ingen")])
        with office.at("2020-02-01") as workspace:
            with pytest.raises(BadData) as error:
                workspace.respondents.import_(bad)
            assert len(error.value.details) == 2
            assert workspace.respondents.list() == ()
            done = workspace.respondents.import_(office.sheet("good.xlsx", header, good))
            assert (done.added, done.changed, done.unchanged) == (("Ærøskolen", "Amtet"), (), ())
            again = workspace.respondents.import_(office.sheet("good.xlsx", header, good))
            assert (again.added, again.changed, again.unchanged) == ((), (), ("Ærøskolen", "Amtet"))
            assert [c.respondent.name for c in workspace.respondents.list()] == ["Amtet", "Ærøskolen"]

    def test_who_is_heard_no_more_keeps_what_it_sent(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        with office.at("2020-02-12") as workspace:
            workspace.respondents.remove("nordskolen")
            assert "Nordskolen" not in [c.respondent.name for c in workspace.respondents.list()]
            assert "Nordskolen" in [
                line.respondent.name for line in workspace.consultation.overview(office.round).answers.answered
            ]
            with pytest.raises(Refused) as refused:
                workspace.answers.receive(office.round, [office.answer(office.row("Smedning"))], "Nordskolen")
            assert refused.value.code == "H102"
            with pytest.raises(WrongUsage) as unknown:
                workspace.respondents.remove("Nordskolen")
            assert unknown.value.code == "unknown-respondent"
        assert office.screen().funnel.recommended == 1

    def test_who_answered_and_who_did_not(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"), office.row(None, "90001"), on="2020-02-10")
        office.receive("Sydskolen", office.row("Svejsning 2"), on="2020-03-02")
        with office.at("2020-03-03") as workspace:
            overview = workspace.consultation.close(office.round)
        told = {
            line.respondent.name: (line.received, line.proposals, line.errors, line.on_time)
            for line in overview.answers.answered
        }
        assert told == {"Nordskolen": ("2020-02-10", 1, 1, True), "Sydskolen": ("2020-03-02", 1, 0, False)}
        assert [line.respondent.name for line in overview.answers.silent] == ["A-kassen Fremad", "Jobcenter Midtby"]


class TestPapers:
    def test_letters_forms_and_reminders_go_to_whom_they_are_for(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        with office.at("2020-02-12") as workspace:
            letters, forms = workspace.consultation.letters(office.round), workspace.consultation.forms(office.round)
            reminders = workspace.consultation.reminders(office.round)
            one = workspace.consultation.forms(office.round, RespondentKind.JOBCENTRE)
        assert {w.respondent for w in letters} == {"Nordskolen", "Sydskolen", "Jobcenter Midtby", "A-kassen Fremad"}
        assert {w.respondent for w in reminders} == {"Sydskolen", "Jobcenter Midtby", "A-kassen Fremad"}
        assert len(forms) == len(RespondentKind)
        assert len(one) == 1
        for written in (*letters, *forms, *reminders):
            assert hashlib.sha256(written.path.read_bytes()).hexdigest() == written.sha256

    def test_a_letter_written_again_unchanged_is_recorded_once(self, office):
        office.begin()
        with office.at("2020-02-12") as workspace:
            workspace.consultation.letters(office.round)
            head = workspace.journal.verify().head
            workspace.consultation.letters(office.round)
            assert workspace.journal.verify().head == head

    def test_there_is_nobody_to_write_to(self, office):
        office.create()
        with office.at("2020-01-31") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            path = office.sheet("p.xlsx", ("Stilling", "Erhvervsgruppe"), [("Kok", "Køkken og kantine")])
            assert workspace.rounds.import_priorities(office.round, path).new_groups == ("Køkken og kantine",)
            workspace.consultation.open(office.round, "2020-02-28")
            with pytest.raises(Refused) as error:
                workspace.consultation.letters(office.round)
        assert error.value.code == "no-respondents"

    def test_no_letter_without_a_deadline(self, office):
        office.create()
        with office.at("2020-01-31") as workspace:
            workspace.rounds.open(ListKind.COURSES, date(2020, 4, 1))
            path = office.sheet("p.xlsx", ("Stilling", "Erhvervsgruppe"), [("Kok", "Byg")])
            workspace.rounds.import_priorities(office.round, path)
            with pytest.raises(Refused) as error:
                workspace.consultation.forms(office.round)
        assert error.value.code == "no-deadline"

    def test_single_documents(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        with office.at("2020-03-10") as workspace:
            for kind in ("answers", "agenda-item"):
                (written,) = workspace.documents.write(kind, office.round)
                assert "Nordskolen" in written.path.read_text(encoding="utf-8")
            with pytest.raises(WrongUsage) as error:
                workspace.documents.write("song", office.round)
        assert error.value.code == "unknown-document"

    def test_priorities_without_rows_are_refused(self, office):
        office.begin()
        path = office.sheet("tom.xlsx", ("Stilling", "Erhvervsgruppe"), [])
        before = office.journal.read_bytes()
        with office.at("2020-02-10") as workspace, pytest.raises(BadData):
            workspace.rounds.import_priorities(office.round, path)
        assert office.journal.read_bytes() == before


def test_opening_again_makes_nothing_late_that_came_in_time(office):
    """As a later deadline is given: one that is over and earlier is refused; one that is still to come is not."""
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    head = office.head()
    with office.at("2020-02-20") as workspace:
        with pytest.raises(WrongUsage) as wrong:
            workspace.consultation.open(office.round, "2020-02-09")
        assert wrong.value.code == "not-later"
        assert office.head() == head
        assert workspace.consultation.open(office.round, "2020-02-25").deadline == "2020-02-25"


def test_what_comes_too_early_has_a_remedy_that_the_command_has(office):
    office.begin()
    with office.at("2020-01-30") as workspace, pytest.raises(WrongUsage) as wrong:
        workspace.consultation.open(office.round, "2020-02-25")
    assert (wrong.value.code, "--on" in wrong.value.remedy) == ("too-early", False)


def test_an_overview_is_a_line_at_a_prompt(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    with office.at("2020-02-20") as workspace:
        told = repr(workspace.consultation.overview(office.round))
    assert told == "<AnswerOverview of 2020-02-20: 1 of 4 answered, 0 beside>"
