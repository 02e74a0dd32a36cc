"""What is suggested at any time, to the end: nothing of it is lost, whether it could be read or not. [B5]"""

from __future__ import annotations

from typing import Any

import pytest
from positivliste.cli.main import run

from positivliste.errors import BadData
from positivliste.model.council import RespondentKind
from positivliste.model.round import ListKind
from positivliste.usecases.turn import look_at

B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
AUTUMN, SPRING = "higher-education-2023-10-01", "higher-education-2024-04-01"
GEOLOGIST = ("Geolog", "214400", "Kandidat", "Ni opslag uden ansøgere")
STRUCTURAL = ("Statiker", "214200", "Bachelor", "To opslag")
BAD = (None, "214200", "Bachelor", "Uden titel")


def suggest(siri: Any, *rows: Any, on: str = "2023-06-20", sender: str = "Firma A/S", kind: ListKind = B) -> Any:
    with siri.at(on) as workspace:
        return workspace.suggestions.add_file(kind, siri.titles(*rows, name=f"{sender[:5]}-{on}.xlsx"), sender)


def papers(siri: Any, name: str, on: str) -> dict[str, str]:
    """The overview, the note, and the letter to every sender."""
    with siri.at(on) as workspace:
        written = [workspace.documents.write(kind, name)[0] for kind in ("answers", "note")]
        written += [w for w in workspace.documents.write("answers-to-respondents", name) if w.path.suffix == ".md"]
    return {w.respondent or w.kind: w.path.read_text(encoding="utf-8") for w in written}


@pytest.fixture
def autumn(siri):
    """The round of autumn 2023, which takes suggestions without a consultation."""
    siri.open("2023-10-01", "2023-06-20")
    return siri


class TestRowsThatCouldNotBeRead:
    def test_one_bad_row_is_counted_and_told(self, autumn):
        done = suggest(autumn, GEOLOGIST, BAD)
        assert ([s.title for s in done.suggestions], [e.row for e in done.errors]) == (["Geolog"], [3])
        funnel = autumn.screen(AUTUMN, "2023-08-28").funnel
        assert (funnel.rows, funnel.row_errors, funnel.proposals, funnel.adds_up) == (2, 1, 1, True)
        told = papers(autumn, AUTUMN, "2023-08-29")
        assert "1 række kunne ikke læses." in told["answers"]
        assert "| Firma A/S | Anden organisation | 1 | 1 |" in told["answers"]
        assert "| Rækker, der ikke kunne læses | 1 |" in told["note"]
        assert "| Firma A/S | Anden organisation | 1 | 1 | 1 |" in told["note"]
        letter = told["Firma A/S"]
        assert "Tak for jeres forslag, som vi modtog den 20. juni 2023." in letter
        assert "1 række kunne ikke læses" in letter
        assert "| Firma-2023-06-20.xlsx | Ark1 | 3 |" in letter

    def test_a_file_all_bad_is_received_and_answered_all_the_same(self, autumn):
        done = suggest(autumn, BAD, BAD)
        assert (done.suggestions, len(done.errors)) == ((), 2)
        funnel = autumn.screen(AUTUMN, "2023-08-28").funnel
        assert (funnel.rows, funnel.row_errors, funnel.proposals, funnel.adds_up) == (2, 2, 0, True)
        told = papers(autumn, AUTUMN, "2023-08-29")
        assert "| Firma A/S | Anden organisation | 0 | 2 |" in told["answers"]
        assert "Vi kunne ikke læse nogen forslag i det, I har sendt." in told["Firma A/S"]
        with autumn.at("2023-08-30") as workspace:
            assert workspace.journal.verify().files == 1

    def test_a_file_without_rows_is_refused(self, autumn):
        head = autumn.head()
        with pytest.raises(BadData, match="has no job titles"):
            suggest(autumn)
        assert autumn.head() == head

    def test_they_are_counted_in_the_round_that_takes_them_in_and_only_there(self, autumn):
        suggest(autumn, GEOLOGIST, BAD)
        autumn.screen(AUTUMN, "2023-08-28")
        later = autumn.open("2023-11-15", "2023-08-29", supplement=True)
        suggest(autumn, STRUCTURAL, BAD, BAD, on="2023-08-30")
        assert autumn.screen(later, "2023-08-31").funnel.row_errors == 2
        assert autumn.screen(AUTUMN, "2023-08-31").funnel.row_errors == 1
        with autumn.at("2023-09-01") as workspace:
            assert [len(look_at(workspace._session, name).state.suggested) for name in (AUTUMN, later)] == [1, 1]

    def test_the_journal_says_what_came(self, autumn):
        suggest(autumn, GEOLOGIST, BAD)
        kinds = autumn.kinds()
        assert kinds[-2:] == ["suggestions.received", "title.suggested"]
        with autumn.at("2023-06-21") as workspace:
            said = list(workspace.journal.log())[-2].event.payload
        assert (said.list, said.sender, said.received, said.rows, len(said.errors)) == (
            B, "Firma A/S", "2023-06-20", 2, 1,
        )  # fmt: skip

    def test_the_columns_as_they_were_named_are_on_record(self, autumn):
        path = autumn.sheet("egne.xlsx", ("Job", "Kode"), ("Geolog", "214400"))
        with autumn.at("2023-06-20") as workspace:
            workspace.suggestions.add_file(B, path, "Firma A/S", mapping={"Job": "title", "Kode": "disco"})
            said = list(workspace.journal.log())[-2].event.payload
        assert said.mapping == (("Job", "title"), ("Kode", "disco"))


class TestTheSameFile:
    def test_is_taken_once_for_a_list(self, autumn):
        suggest(autumn, GEOLOGIST, BAD)
        with pytest.raises(BadData, match=r"is the same file as .* Firma A/S sent on 2023-06-20"):
            suggest(autumn, GEOLOGIST, BAD)
        suggest(autumn, GEOLOGIST, BAD, kind=C)

    def test_all_bad_is_taken_once_too(self, autumn):
        suggest(autumn, BAD)
        with pytest.raises(BadData, match="is the same file"):
            suggest(autumn, BAD)

    def test_can_come_as_an_answer_too_and_is_counted_for_each(self, siri):
        """A suggestion is no answer: who is heard may send the same file again."""
        siri.open("2024-04-01", "2024-01-08")
        path = siri.titles(GEOLOGIST, BAD)
        with siri.at("2024-01-10") as workspace:
            workspace.respondents.add("Firma A/S", RespondentKind.PARTNER)
            workspace.respondents.add("Fjordens Erhvervsråd", RespondentKind.PARTNER)
            workspace.suggestions.add_file(B, path, "Firma A/S")
            workspace.consultation.open(SPRING, "2024-02-09")
            workspace.answers.receive(SPRING, [path], "Fjordens Erhvervsråd")
            workspace.answers.receive(SPRING, [siri.titles(STRUCTURAL, name="svar.xlsx")], "Firma A/S")
        with siri.at("2024-02-12") as workspace:
            workspace.consultation.close(SPRING)
        funnel = siri.screen(SPRING, "2024-02-19").funnel
        assert (funnel.rows, funnel.row_errors, funnel.duplicates, funnel.adds_up) == (5, 2, 1, True)
        told = papers(siri, SPRING, "2024-02-20")
        for name in ("Firma A/S", "Fjordens Erhvervsråd"):
            assert "Tak for jeres svar" in told[name]
            assert "1 række kunne ikke læses" in told[name]
        assert "Det første modtog vi den 10. januar 2024" in told["Firma A/S"]
        answered, beside = told["answers"].split("uden for høringen")
        assert "| Firma A/S | Regional samarbejdspartner | 10. januar 2024 | 1 | 1 | 1 |" in answered
        assert "| Firma A/S | Regional samarbejdspartner | 1 | – |" in beside
        answered, beside = told["note"].split("## Forslag uden for høringen")
        assert "| Firma A/S | Regional samarbejdspartner | 10. januar 2024 | 1 | 1 | 1 |" in answered
        assert "| Firma A/S | Regional samarbejdspartner | 1 | – | 1 |" in beside


class TestWhen:
    @pytest.mark.parametrize("on", ["2023-11-20", "2024-02-20"])
    def test_before_any_round_and_after_the_deadline(self, siri, on):
        if on < "2024":
            suggest(siri, GEOLOGIST, BAD, on=on)
        siri.open("2024-04-01", "2024-01-08")
        siri.consult(SPRING, "2024-01-10", "2024-02-09", "2024-02-12")
        if on > "2024":
            suggest(siri, GEOLOGIST, BAD, on=on)
        funnel = siri.screen(SPRING, "2024-02-21").funnel
        assert (funnel.rows, funnel.row_errors, funnel.proposals) == (2, 1, 1)

    def test_after_the_decision_it_waits_with_its_bad_rows(self, autumn):
        suggest(autumn, GEOLOGIST)
        autumn.screen(AUTUMN, "2023-08-28")
        autumn.decide(AUTUMN, "2023-09-05")
        suggest(autumn, BAD, on="2023-09-06")
        assert autumn.screen(AUTUMN, "2023-09-07").funnel.row_errors == 0
        later = autumn.open("2023-11-15", "2023-09-08", supplement=True)
        assert autumn.screen(later, "2023-09-09").funnel.row_errors == 1

    def test_a_sender_that_leaves_the_register_keeps_its_suggestions(self, autumn):
        with autumn.at("2023-06-19") as workspace:
            workspace.respondents.add("Firma A/S", RespondentKind.PARTNER)
        suggest(autumn, BAD)
        with autumn.at("2023-06-21") as workspace:
            workspace.respondents.remove("Firma A/S")
        autumn.screen(AUTUMN, "2023-08-28")
        told = papers(autumn, AUTUMN, "2023-08-29")
        assert "| Firma A/S | Regional samarbejdspartner | 0 | 1 |" in told["answers"]

    def test_the_past_is_shown_as_it_was(self, autumn):
        suggest(autumn, GEOLOGIST, BAD)
        autumn.screen(AUTUMN, "2023-08-28")
        with autumn.office.at("2023-09-01", as_of="2023-06-21") as workspace:
            seen = look_at(workspace._session, AUTUMN)
            assert (seen.state.suggested, len(seen.workspace.suggestion_files(B))) == ((), 1)


class TestWhatWaits:
    """The fault that this mends: 13 suggestions were in no overview until the round was screened."""

    @pytest.fixture
    def heard(self, siri):
        siri.open("2024-04-01", "2024-01-08")
        with siri.at("2024-01-10") as workspace:
            for name in ("Fjordens Erhvervsråd", "Regionens Ingeniører", "Tavs part"):
                workspace.respondents.add(name, RespondentKind.PARTNER)
            workspace.consultation.open(SPRING, "2024-02-09")
        suggest(siri, GEOLOGIST, BAD, on="2024-01-11", sender="Firma A/S")
        suggest(siri, BAD, on="2024-01-12", sender="Regionens Ingeniører")
        siri.suggest("Kemiker", "2024-01-13", sender="fjordens erhvervsråd")
        siri.suggest("Fysiker", "2024-01-14")
        return siri

    def test_the_status_tells_how_many_and_from_whom(self, heard):
        with heard.at("2024-01-15") as workspace:
            status = workspace.rounds.status(SPRING)
            assert workspace.suggestions.waiting(C) == ()
            assert workspace.suggestions.waiting().table() == [
                {"list": "higher-education", "from": name, "suggestions": suggestions, "row_errors": errors}
                for name, suggestions, errors in (
                    ("Firma A/S", 1, 1), ("Regionens Ingeniører", 0, 1), ("Fjordens Erhvervsråd", 2, 0),
                )
            ]  # fmt: skip
            assert status.waiting == workspace.suggestions.waiting(B)
        assert (status.answered, status.heard) == (0, 3)

    def test_the_overview_tells_it_until_the_screening_takes_them_in(self, heard):
        text = heard.document("answers", SPRING, "2024-01-15")
        assert "0 af 3 høringsparter har svaret, og vi har læst 0 forslag." in text
        assert "## Venter på gennemgangen" in text
        assert "| Firma A/S | 1 | 1 |\n| Regionens Ingeniører | 0 | 1 |\n| Fjordens Erhvervsråd | 2 | 0 |" in text
        assert "| **I alt** | **3** | **2** |" in text
        with heard.at("2024-02-12") as workspace:
            overview = workspace.consultation.close(SPRING)
            assert len(overview.waiting) == 3
        heard.screen(SPRING, "2024-02-13")
        text = heard.document("answers", SPRING, "2024-02-14")
        assert "Venter" not in text
        assert "vi har læst 3 forslag. 2 rækker kunne ikke læses." in text

    def test_a_decided_round_waits_for_nothing(self, heard):
        with heard.at("2024-02-12") as workspace:
            workspace.consultation.close(SPRING)
        heard.screen(SPRING, "2024-02-13")
        open_ = {"Afgørelse": "Optages", "Begrundelse": "set"}
        with heard.at("2024-02-14") as workspace:
            cases = workspace.review.export(SPRING)[1].open
        if cases:
            heard.judge(SPRING, {row.case: open_ for row in cases}, "2024-02-14")
        heard.decide(SPRING, "2024-03-11")
        heard.suggest("Statiker", "2024-03-12", sender="Firma A/S")
        with heard.at("2024-03-13") as workspace:
            assert workspace.rounds.status(SPRING).waiting == ()
            assert [w.suggestions for w in workspace.suggestions.waiting()] == [1]

    def test_the_reminder_says_what_was_received_and_asks_all_the_same(self, heard):
        with heard.at("2024-02-01") as workspace:
            told = {w.respondent: w.path.read_text(encoding="utf-8") for w in workspace.consultation.reminders(SPRING)}
        assert set(told) == {"Fjordens Erhvervsråd", "Regionens Ingeniører", "Tavs part"}
        assert (
            "**Vi har modtaget 2 forslag fra jer uden for høringen.** De kommer med i gennemgangen."
            in (told["Fjordens Erhvervsråd"])
        )
        assert "Et forslag er ikke et svar på høringen" in told["Fjordens Erhvervsråd"]
        assert "så svar kort, at I ikke har flere forslag" in told["Fjordens Erhvervsråd"]
        assert (
            "Vi har modtaget en fil med forslag fra jer uden for høringen. 1 række kunne vi ikke læse"
            in (told["Regionens Ingeniører"])
        )
        assert "Vi har modtaget" not in told["Tavs part"].replace("har vi ikke modtaget", "")
        assert "så svar kort, at I ikke har forslag" in told["Tavs part"]

    def test_the_terminal_says_it(self, heard, capsys):
        def said(*words: str) -> str:
            run(["-C", str(heard.office.home), "--today", "2024-01-15", *words])
            return capsys.readouterr().out

        line = (
            "Waiting for the next screening of higher-education: 3 suggestions and 2 row errors, "
            "from Firma A/S 1, Regionens Ingeniører 0, Fjordens Erhvervsråd 2."
        )
        for words in (["status"], ["status", SPRING], ["consultation", "overview", SPRING]):
            assert line in said(*words)

    def test_it_is_said_where_no_round_is_open(self, siri, capsys):
        siri.suggest("Smed", "2023-06-20", C)
        run(["-C", str(siri.office.home), "--today", "2023-06-21", "status"])
        assert "Waiting for the next screening of skilled: 1 suggestion, from Fjordens" in capsys.readouterr().out
