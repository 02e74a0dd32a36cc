"""What happened in a round is said once: who was heard, who answered, and what became of every proposal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from positivliste.model.council import RespondentKind
from positivliste.model.results import Result
from positivliste.model.round import ListKind
from positivliste.process.results import course_results, proposal_results
from positivliste.usecases.turn import look_at


def answers(office: Any, on: str = "2020-03-03", name: str = "") -> Any:
    with office.at(on) as workspace:
        return look_at(workspace._session, name or office.round).answers


def names(lines: Any) -> list[str]:
    return [line.respondent.name for line in lines]


def receipt(office: Any, sender: str, *rows: Any) -> str:
    """The receipt for what came on 4 March, after the deadline."""
    with office.at("2020-03-04") as workspace:
        (written,) = workspace.answers.receive(office.round, [office.answer(*rows)], sender).documents
        return written.path.read_text(encoding="utf-8")


def letters(office: Any, on: str) -> dict[str, str]:
    """The letter to everyone who sent something."""
    with office.at(on) as workspace:
        written = workspace.documents.write("answers-to-respondents", office.round)
        return {w.respondent: w.path.read_text(encoding="utf-8") for w in written if w.path.suffix == ".md"}


def thanked(letter: str) -> str:
    """What a letter thanks for."""
    return letter.partition("Tak for jeres ")[2].partition(",")[0]


class TestWhoWasHeard:
    def test_everyone_on_the_register_while_the_consultation_ran(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        found = answers(office)
        assert names(found.heard) == ["A-kassen Fremad", "Jobcenter Midtby", "Nordskolen", "Sydskolen"]
        assert names(found.answered) == ["Nordskolen"]
        assert names(found.silent) == ["A-kassen Fremad", "Jobcenter Midtby", "Sydskolen"]
        assert found.others == ()

    def test_who_comes_to_the_register_later_was_never_heard(self, office):
        office.begin()
        office.screen()
        with office.at("2020-08-01") as workspace:
            workspace.respondents.add("Nyskolen", RespondentKind.SCHOOL)
        assert "Nyskolen" not in names(answers(office, "2020-08-02").heard)

    def test_who_answers_late_without_having_been_heard_is_told_apart(self, office):
        office.begin()
        office.screen()
        with office.at("2020-03-03") as workspace:
            workspace.respondents.add("Nyskolen", RespondentKind.SCHOOL)
        office.receive("Nyskolen", office.row("Sent kursus"), on="2020-03-04")
        found = answers(office, "2020-03-05")
        assert names(found.others) == ["Nyskolen"]
        assert "Nyskolen" not in names((*found.heard, *found.answered, *found.silent))
        with office.at("2020-03-05") as workspace:
            workspace.screening.run(office.round)
            text, note, item = (
                workspace.documents.write(kind, office.round)[0].path.read_text(encoding="utf-8")
                for kind in ("answers", "note", "agenda-item")
            )
        assert "0 af 4 høringsparter har svaret" in text
        assert "| Nyskolen | Uddannelsesinstitution | 1 | 0 |" in text
        assert "0 af 4 høringsparter har svaret" in note
        assert "Høringen fandt sted" in item
        assert "Ingen har svaret." in item
        assert "Uden for høringen har vi modtaget forslag fra:\n\n- Nyskolen" in item

    def test_who_was_not_heard_is_thanked_for_proposals(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        with office.at("2020-03-03") as workspace:
            workspace.respondents.add("Nyskolen", RespondentKind.SCHOOL)
            workspace.respondents.remove("Nordskolen")
        assert "Tak for jeres forslag" in receipt(office, "Nyskolen", office.row("Sent kursus"))
        late = receipt(office, "Sydskolen", office.row("Smedning"))
        assert "Tak for jeres svar" in late
        assert "Svaret kom efter fristen" in late
        with office.at("2020-03-05") as workspace:
            workspace.screening.run(office.round)
        told = letters(office, "2020-03-06")
        assert {name: thanked(text) for name, text in told.items()} == {
            "Nordskolen": "svar", "Nyskolen": "forslag", "Sydskolen": "svar",
        }  # fmt: skip
        assert {name for name, text in told.items() if "I får et høringsbrev" in text} == {"Nyskolen", "Sydskolen"}
        assert "Vil I foreslå kurser til den, så skriv til os." in told["Nordskolen"]

    def test_who_is_taken_off_after_the_close_was_heard_all_the_same(self, office):
        office.begin()
        office.screen()
        with office.at("2020-06-01") as workspace:
            workspace.respondents.remove("Sydskolen")
        assert "Sydskolen" in names(answers(office, "2020-06-02").silent)

    def test_who_is_taken_off_before_the_close_and_never_answered_was_a_mistake(self, office):
        office.begin()
        with office.at("2020-02-12") as workspace:
            workspace.respondents.remove("Sydskolen")
        office.screen()
        assert "Sydskolen" not in names(answers(office).all)

    def test_a_consultation_that_is_opened_again_hears_those_who_came_meanwhile(self, office):
        office.begin()
        office.screen()
        with office.at("2020-03-03") as workspace:
            workspace.respondents.add("Nyskolen", RespondentKind.SCHOOL)
            workspace.consultation.extend(office.round, "2020-03-10")
        assert "Nyskolen" in names(answers(office).silent)

    def test_a_kind_that_is_put_right_later_does_not_change_who_was_heard(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        with office.at("2020-06-01") as workspace:
            workspace.respondents.add("Nordskolen", RespondentKind.PARTNER)
        (line,) = answers(office, "2020-06-02").answered
        assert line.respondent.kind is RespondentKind.SCHOOL

    def test_nobody_where_there_was_no_consultation(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        office.decide()
        office.publish()
        with office.at("2020-05-01") as workspace:
            name = workspace.rounds.open(ListKind.COURSES, date(2020, 6, 1), supplement=True).id
            workspace.answers.receive(name, [office.answer(office.row("Smedning"))], "Sydskolen")
            workspace.screening.run(name)
            note, item = (
                workspace.documents.write(kind, name)[0].path.read_text(encoding="utf-8")
                for kind in ("note", "agenda-item")
            )
        found = answers(office, "2020-05-02", name)
        assert (found.heard, found.silent, names(found.others)) == ((), (), ["Sydskolen"])
        assert "har svaret" not in note
        for text in (note, item):
            assert "Sydskolen" in text
            assert "Særlig orientering" not in text
        assert "Høringen fandt sted" not in item
        assert "Der har ikke været nogen høring." in item


def papers(office: Any, on: str, name: str = "") -> dict[str, str]:
    """The overview, the note and the agenda item, after a screening."""
    with office.at(on) as workspace:
        workspace.screening.run(name or office.round)
        return {
            kind: workspace.documents.write(kind, name or office.round)[0].path.read_text(encoding="utf-8")
            for kind in ("answers", "note", "agenda-item")
        }


class TestWhatStands:
    """An answer decides only as long as it stands."""

    @pytest.fixture
    def withdrawn(self, office: Any) -> Any:
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        with office.at("2020-02-11") as workspace:
            workspace.answers.withdraw(office.round, sender="Nordskolen", reason="forkert brev")
        return office

    def test_one_whose_only_answer_was_withdrawn_has_not_answered(self, withdrawn):
        found = answers(withdrawn, "2020-02-12")
        assert (found.answered, "Nordskolen" in names(found.silent)) == ((), True)
        assert names(found.taken_back) == ["Nordskolen"]
        with withdrawn.at("2020-02-20") as workspace:
            assert "Nordskolen" in [w.respondent for w in workspace.consultation.reminders(withdrawn.round)]
            assert workspace.rounds.status(withdrawn.round).answered == 0
            workspace.consultation.close(withdrawn.round)
        told = papers(withdrawn, "2020-03-02")
        for text in (told["answers"], told["note"]):
            assert "0 af 4 høringsparter har svaret" in text
            assert "- Nordskolen: 1 række" in text
        assert "Ingen har svaret." in told["agenda-item"]
        assert thanked(letters(withdrawn, "2020-03-03")["Nordskolen"]).startswith("forslag")

    def test_so_is_one_who_takes_it_back_after_the_close(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        with office.at("2020-03-05") as workspace:
            workspace.answers.withdraw(office.round, sender="Nordskolen", reason="trukket tilbage af skolen")
        found = answers(office, "2020-03-06")
        assert (found.answered, names(found.taken_back)) == ((), ["Nordskolen"])

    def test_the_date_and_the_lateness_are_those_of_what_stands(self, withdrawn):
        withdrawn.screen()
        withdrawn.receive("Nordskolen", withdrawn.row("Svejsning 1"), on="2020-03-03")
        (line,) = answers(withdrawn, "2020-03-04").answered
        assert (line.received, line.on_time) == ("2020-03-03", False)
        assert "3. marts 2020 (efter fristen)" in papers(withdrawn, "2020-03-04")["note"]

    def test_an_answer_that_another_took_the_place_of_counts_by_that_one(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        with office.at("2020-03-03") as workspace:
            sent = office.answer(office.row("Smedning"))
            workspace.answers.receive(office.round, [sent], "Nordskolen", replaces=True)
        (line,) = answers(office, "2020-03-04").answered
        assert (line.received, line.on_time) == ("2020-03-03", False)

    def test_word_of_nothing_to_propose_stands(self, withdrawn):
        with withdrawn.at("2020-02-12") as workspace:
            workspace.answers.none(withdrawn.round, "Nordskolen")
        (line,) = answers(withdrawn, "2020-02-13").answered
        assert (line.received, line.none) == ("2020-02-12", True)

    def test_who_proposed_nothing_is_not_named_as_having_proposed(self, office):
        office.begin()
        office.receive("Nordskolen", office.row("Svejsning 1"))
        office.screen()
        office.decide()
        office.publish()
        with office.at("2020-05-01") as workspace:
            name = workspace.rounds.open(ListKind.COURSES, date(2020, 6, 1), supplement=True).id
            for sender in ("Sydskolen", "Jobcenter Midtby"):
                workspace.answers.receive(name, [office.answer(office.row(f"Smedning {sender}"))], sender)
            workspace.answers.withdraw(name, sender="Jobcenter Midtby", reason="fejl")
            workspace.answers.none(name, "Nordskolen")
        found = answers(office, "2020-05-02", name)
        assert names(found.others) == ["Sydskolen"]
        assert [line["respondent"] for line in found.table()] == ["Jobcenter Midtby", "Nordskolen", "Sydskolen"]
        told = papers(office, "2020-05-02", name)
        for text in (told["answers"], told["note"]):
            assert "- Jobcenter Midtby: 1 række" in text
            assert "Nordskolen har svaret, at de ikke har forslag." in text
            assert "| Jobcenter Midtby" not in text
            assert "| Nordskolen" not in text
        assert "Vi har modtaget forslag fra:\n\n- Sydskolen\n\n" in told["agenda-item"]


def test_what_came_late_and_waits_is_told_where_late_courses_are(office):
    office.begin()
    office.receive("Nordskolen", office.row("Svejsning 1"))
    office.screen()
    office.receive("Sydskolen", office.row("Smedning"), on="2020-03-03")
    told = papers(office, "2020-03-04")
    assert "1 kursus er foreslået efter høringsfristen og afventer afklaring." in told["agenda-item"]
    assert "Ingen af de indstillede kurser er modtaget efter" not in told["agenda-item"]


def test_of_a_title_that_is_only_late_nothing_is_missing(office):
    office.create()
    good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag uden ansøgere"}
    with office.at("2024-01-10") as workspace:
        workspace.respondents.add("Fjordens Erhvervsråd", RespondentKind.PARTNER)
        office.round = workspace.rounds.open(ListKind.HIGHER_EDUCATION, date(2024, 4, 1)).id
        workspace.consultation.open(office.round, "2024-02-16")
    with office.at("2024-02-20") as workspace:
        workspace.consultation.close(office.round)
        workspace.answers.add(office.round, "Fjordens Erhvervsråd", "Geolog", **good)
    item = papers(office, "2024-02-21")["agenda-item"]
    assert "1 stillingsbetegnelse er foreslået efter høringsfristen" in item
    assert "mangler oplysninger" not in item


class TestSuggestions:
    """The fault that this mends: the overview said "0 af 1", the note "1 af 1", and a reminder went out."""

    @pytest.fixture
    def round_(self, office: Any) -> Any:
        office.create()
        good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag uden ansøgere"}
        with office.at("2024-01-10") as workspace:
            workspace.respondents.add("Fjordens Erhvervsråd", RespondentKind.PARTNER)
            workspace.suggestions.add(ListKind.HIGHER_EDUCATION, "Geolog", "fjordens erhvervsråd", **good)
            workspace.suggestions.add(ListKind.HIGHER_EDUCATION, "Kemiker", "Firma A/S", **good)
            office.round = workspace.rounds.open(ListKind.HIGHER_EDUCATION, date(2024, 4, 1)).id
            workspace.consultation.open(office.round, "2024-02-16")
        return office

    def test_a_suggestion_is_no_answer(self, round_):
        with round_.at("2024-02-10") as workspace:
            assert [w.respondent for w in workspace.consultation.reminders(round_.round)] == ["Fjordens Erhvervsråd"]
        with round_.at("2024-02-17") as workspace:
            overview = workspace.consultation.close(round_.round)
            workspace.screening.run(round_.round)
            papers = {
                kind: workspace.documents.write(kind, round_.round)[0].path.read_text(encoding="utf-8")
                for kind in ("answers", "note", "agenda-item")
            }
        assert (names(overview.answers.answered), names(overview.answers.silent)) == ([], ["Fjordens Erhvervsråd"])
        assert names(answers(round_, "2024-02-18").others) == ["Firma A/S", "Fjordens Erhvervsråd"]
        assert "0 af 1 høringspart har svaret" in papers["answers"]
        assert "0 af 1 høringspart har svaret" in papers["note"]
        assert "Ingen har svaret." in papers["agenda-item"]
        table = answers(round_, "2024-02-18").table()
        assert [line["respondent"] for line in table] == ["Fjordens Erhvervsråd", "Firma A/S"]
        assert [(line["proposals"], line["suggestions"]) for line in table] == [(0, 1), (0, 1)]
        for text in papers.values():
            assert "Firma A/S" in text
            assert "Firma A/S" not in text.partition("har svaret")[0]

    def test_a_letter_is_promised_to_those_who_are_heard_next_time(self, round_):
        with round_.at("2024-02-17") as workspace:
            workspace.consultation.close(round_.round)
            workspace.screening.run(round_.round)
        told = letters(round_, "2024-02-18")
        assert {name for name, text in told.items() if "I får et høringsbrev" in text} == {"Fjordens Erhvervsråd"}
        assert "I kan foreslå stillingsbetegnelser når som helst." in told["Firma A/S"]
        assert {thanked(text) for text in told.values()} == {"forslag"}

    def test_a_proposal_knows_its_suggestion_and_its_sender_s_real_kind(self, round_):
        with round_.at("2024-02-17") as workspace:
            workspace.consultation.close(round_.round)
            workspace.screening.run(round_.round)
        with round_.at("2024-02-18") as workspace:
            found = look_at(workspace._session, round_.round).state.proposals
        origins = {p.respondent: (p.origin.suggestion, p.origin.sha256, p.kind) for p in found.values()}
        assert origins == {
            "Fjordens Erhvervsråd": ("F0001", "", RespondentKind.PARTNER),
            "Firma A/S": ("F0002", "", RespondentKind.OTHER),
        }

    def test_what_is_taken_back_counts_as_withdrawn_and_what_came_first_is_told_by_its_moment(self, round_):
        with round_.at("2024-01-11T09:00") as workspace:
            workspace.suggestions.add(ListKind.HIGHER_EDUCATION, "Fysiker", "Firma A/S", disco="211100")
        with round_.at("2024-02-17") as workspace:
            workspace.consultation.close(round_.round)
            workspace.screening.run(round_.round)
            workspace.answers.withdraw(round_.round, "P0002", reason="Vi fandt en.")
        table = {line["respondent"]: line for line in answers(round_, "2024-02-18").table()}
        assert [(line["suggestions"], line["withdrawn"]) for line in table.values()] == [(1, 0), (1, 1)]
        found = {line.respondent.name: line.first for line in answers(round_, "2024-02-18").all}
        assert found["Firma A/S"] == "2024-01-10"

    def test_the_status_counts_answers(self, round_):
        with round_.at("2024-02-10") as workspace:
            status = workspace.rounds.status(round_.round)
        assert (status.answered, status.heard) == (0, 1)


class TestWhatBecame:
    def test_every_proposal_in_one_place_before_and_after_the_decision(self, office):
        office.begin()
        office.receive(
            "Nordskolen",
            office.row("Svejsning 1", "90001"),
            office.row("For langt", "90002", duration="70 dage"),
            office.row("Uden varighed", "90003", duration=None),
            office.row("Smedning", "90004"),
        )
        office.receive("Sydskolen", office.row("Svejsning 1", "90001"))
        office.screen()

        def became() -> tuple[list[Result], list[Result]]:
            with office.at("2020-03-20") as workspace:
                seen = look_at(workspace._session, office.round)
                courses = course_results(seen.state, seen.screening)
                return (
                    [found.result for found in courses],
                    [found.result for found in proposal_results(seen.state, seen.screening)],
                )

        recommended, refused, waiting = Result.RECOMMENDED, Result.NOT_RECOMMENDED, Result.WAITING
        assert became() == (
            [recommended, refused, waiting, recommended],
            [recommended, refused, waiting, recommended, Result.MERGED],
        )
        office.judge({"V102:P0003": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}})
        office.decide(
            exceptions=office.exceptions(("P0004", "Afvises", "udgår"), ("P0002", "Optages", "særligt behov"))
        )
        listed, turned_down = Result.LISTED, Result.TURNED_DOWN
        assert became() == (
            [listed, listed, listed, turned_down],
            [listed, listed, listed, turned_down, Result.MERGED],
        )

    def test_each_is_told_with_what_is_behind_it(self, office):
        office.begin()
        office.receive(
            "Nordskolen",
            office.row("Svejsning 1", "90001"),
            office.row("For langt", "90002", duration="70 dage"),
            office.row("Uden varighed", "90003", duration=None),
            office.row("Smedning", "90004"),
            office.row("Svejsning af rustfrit stål"),
            office.row("Svejsning af rusfrit stål"),
            office.row("Fræsning af lette metaller"),
            office.row("Fræsning af lette metalller"),
        )
        office.receive("Sydskolen", office.row("Svejsning 1", "90001"))
        office.screen()
        office.judge(
            {
                "D201:P0005+P0006": {"Afgørelse": "Samme kursus: læg sammen", "Begrundelse": "en slåfejl"},
                "D201:P0007+P0008": {"Afgørelse": "Forskellige kurser: behold begge", "Begrundelse": "to maskiner"},
            }
        )

        def became() -> Any:
            with office.at("2020-03-20") as workspace:
                seen = look_at(workspace._session, office.round)
                return tuple(seen.state.proposals.values()), list(proposal_results(seen.state, seen.screening))

        sent, found = became()
        assert [line.proposal for line in found] == list(sent)
        assert [line.course.screened.course.id for line in found] == [
            "P0001", "P0002", "P0003", "P0004", "P0005", "P0005", "P0007", "P0008", "P0001",
        ]  # fmt: skip
        assert [[finding.code for finding in line.course.findings] for line in found[1:3]] == [["V101"], ["V102"]]
        by_person, by_rule = found[5], found[8]
        assert (by_person.result, by_person.twin, by_person.said) == (Result.MERGED, found[4].proposal, "en slåfejl")
        assert (by_rule.merge.finding.code, by_rule.twin, by_rule.said) == ("D101", found[0].proposal, None)
        alone = [line for line in found if line not in (by_person, by_rule)]
        assert {(line.merge, line.twin, line.said) for line in alone} == {(None, None, None)}

        office.judge({"V102:P0003": {"Afgørelse": "Optages", "Ny varighed": "10 dage"}}, on="2020-03-05")
        office.decide(exceptions=office.exceptions(("P0004", "Afvises", "udgår"), ("P0001", "Afvises", "dobbelt")))
        _, found = became()
        told = [(line.course.result, [f.code for f in line.course.findings], line.course.declined) for line in found]
        assert told[:4] == [
            (Result.TURNED_DOWN, [], "dobbelt"),
            (Result.TURNED_DOWN, ["V101"], None),
            (Result.LISTED, [], None),
            (Result.TURNED_DOWN, [], "udgår"),
        ]
