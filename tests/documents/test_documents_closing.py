"""The consultation note, the answer to a respondent and its workbook, and what changed since the last list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from attrs import evolve

from positivliste.documents.books.respondent_book import ABOUT, ROWS, respondent_book
from positivliste.documents.content.changes import ListChanges, compare
from positivliste.documents.content.note import ConsultationNote
from positivliste.documents.content.papers import AnswerOverview
from positivliste.documents.content.reasons import (
    DECLINED,
    TOGETHER,
    joined_text,
    joined_with,
    reason_text,
    rule_text,
    why,
)
from positivliste.documents.content.respondent_answer import RespondentAnswer
from positivliste.documents.content.wording import plain
from positivliste.documents.looks.render import markdown
from positivliste.model.council import Body
from positivliste.model.duration import Duration
from positivliste.model.events import RowRefused
from positivliste.model.file import File
from positivliste.model.finding import Finding, Kind
from positivliste.model.listing import Decision, Entry
from positivliste.model.proposal import Correction, Course, Proposal
from positivliste.model.results import NOBODY, Answered, CourseResult, ProposalResult, Result, Turnout
from positivliste.model.round import ListKind
from positivliste.model.row_error import RowError
from positivliste.model.screening import Funnel, Merge, Screened
from positivliste.rules.registry import all_rules

Golden = Callable[[str, str], None]
COUNCIL = Decision(Body.COUNCIL, date(2020, 3, 19), "Møde 2/2020, punkt 2.2")
HEADER_ROW = 3  # counted from 0
HEADERS = [
    "Fil", "Ark", "Række", "AMU-nr.", "Kursustitel", "Udbyder", "Offentlig/privat", "Varighed", "Stillingsbetegnelse",
    "Erhvervsgruppe", "Kun sammen med andre", "Resultat", "Begrundelse", "Lagt sammen med", "Sådan retter I",
]  # fmt: skip


def because(code: str, danish: str) -> Finding:
    return Finding(code, Kind.REJECT, "P0001", "", danish, "")


def became(result: Result, *proposals: Proposal, findings: tuple[Finding, ...] = (), **more: Any) -> CourseResult:
    """What became of the course that these propose; `group` and `job_title` are what it counts under."""
    known = {"job_title": proposals[0].job_title, "group": proposals[0].group, "special": False}
    screened = Screened(Course(proposals), findings, (), **{name: more.pop(name, known[name]) for name in known})
    return CourseResult(screened, result, () if result is Result.LISTED else findings, **more)


@pytest.fixture
def note(make: SimpleNamespace, overview: AnswerOverview) -> ConsultationNote:
    def sent(place: int, title: str, **more: Any) -> Proposal:
        return make.proposal(place, title, **{"number": f"0400{place}", "group": make.groups[0], **more})

    refused, metal = Result.TURNED_DOWN, make.groups[2]
    fortnight, days = "Varer 14 uger og dermed over 3 måneder.", "Varer 66 dage og dermed over 3 måneder."
    almost = because("K201", "Giver ikke de kompetencer: for almen.")
    courses = (
        became(Result.LISTED, sent(1, "Betonstøbning, grund")),
        became(Result.LISTED, sent(2, "Stillads"), sent(12, "Stillads", respondent="Jobcenter Fjordby")),
        became(Result.LISTED, sent(3, "Svejsning", group=metal), findings=(because("K201", "For almen."),)),
        became(Result.LISTED, sent(4, "Arbejde til havs", group=metal, number=None), special=True),
        became(refused, sent(5, "Ølbrygning", number=None), findings=(because("V101", fortnight),)),
        became(refused, sent(6, "Aarstidens mad"), findings=(because("V101", days),)),
        became(refused, sent(7, "Ledelse"), findings=(almost,)),
        became(refused, sent(8, "Regning", provider=None), declined="Rådet vil have det frem igen."),
    )
    return ConsultationNote(
        occasion=make.occasion,
        dated=date(2020, 3, 24),
        answers=overview.answers,
        funnel=Funnel(13, 1, 12, 4, 8, 3, 0, 5),
        groups=make.groups,
        courses=courses,
        decision=COUNCIL,
    )


@pytest.fixture
def answer(make: SimpleNamespace) -> RespondentAnswer:
    known = {"job_title": "Betonarbejder", "group": make.groups[0]}
    first, twin = (
        make.proposal(1, "Betonstøbning, grund", number="040032"),
        make.proposal(9, "Beton", respondent="Fjordskolen"),
    )
    blank = make.proposal(2, "Stillads 2", duration=make.days(3, assumed=True), group=None, job_title="Beton arb.")
    long = make.proposal(3, "Armering", duration=Duration("14 uger", problem="x"), private=True)
    own, other = make.proposal(4, "Betonstøbning, grund"), make.proposal(5, "Beton")
    listed = became(Result.LISTED, first, make.proposal(8, "Beton", respondent="Fjordskolen"), **known)
    late = became(Result.LISTED, blank, findings=(because("K201", "For almen."),), special=True, **known)
    refused = became(Result.TURNED_DOWN, twin, findings=(because("K201", "For almen."),))
    too_long = because("V101", "Varer 14 uger og dermed over 3 måneder.")
    results = (
        ProposalResult(first, listed),
        ProposalResult(blank, late),
        ProposalResult(long, became(Result.TURNED_DOWN, long, findings=(too_long,), **known)),
        ProposalResult(own, listed, Merge(own.id, first.id, because("D102", "")), first),
        ProposalResult(other, refused, Merge(other.id, twin.id, because("D101", "")), twin),
    )
    problem = RowError("Kurser", 8, "Kursustitel", "", "the title is missing", "Titlen mangler. Skriv kursets titel.")
    return RespondentAnswer(
        occasion=make.occasion,
        respondent=make.school,
        dated=date(2020, 3, 24),
        received="2020-02-20T10:15:00+01:00",
        results=results,
        next_effective=date(2020, 10, 1),
        book="Svar på forslag - Skolen i Ådalen.xlsx",
        unread=(RowRefused(File("svar 2020.xlsx", "ab" * 32), problem),),
        decision=COUNCIL,
    )


@pytest.fixture
def changes(make: SimpleNamespace) -> ListChanges:
    beton, it, smed, _ = make.groups
    before = (
        make.entry("P0001", "Betonstøbning", beton, "Betonarbejder", number="040032"),
        make.entry("P0002", "Stillads", beton, "Betonarbejder"),
        make.entry("P0003", "Regning", beton, "Betonarbejder", number="045347"),
        make.entry("P0004", "Netværk", it, "It-supporter", provider="Nordlys ApS"),
        make.entry("P0005", "Cnc", smed, "Smed", number="048799"),
    )
    after = (
        make.entry("P0011", "Betonstøbning, grund", beton, "Betonarbejder", number="04 0032", duration="2 uger"),
        make.entry("P0012", "STILLADS ", beton, "Betonarbejder", respondents=("En anden",)),
        make.entry("P0013", "Netværk", it, "It-supporter", provider="Nordlys ApS", number="047111", private=True),
        make.entry("P0014", "Cnc", it, "It-supporter", number="048799", only_with_others=True),
        make.entry("P0015", "Ærlig dialog", smed, "Automekaniker", provider=None),
    )
    since = (date(2020, 4, 1), date(2020, 6, 15))
    return ListChanges(
        council="RAR Vestjylland",
        dated=date(2020, 9, 20),
        effective=date(2020, 10, 1),
        supplement=False,
        since=since,
        before=before,
        after=after,
        groups=make.groups,
    )


class TestNote:
    def test_the_note(self, note: ConsultationNote, golden: Golden) -> None:
        golden("consultation-note.md", markdown(note))

    def test_before_the_decision(self, note: ConsultationNote, golden: Golden) -> None:
        as_recommended = {Result.LISTED: Result.RECOMMENDED, Result.TURNED_DOWN: Result.NOT_RECOMMENDED}
        courses = [evolve(course, result=as_recommended[course.result]) for course in note.courses[:7]]
        missing = (because("V102", "Varigheden mangler."),)
        courses.append(evolve(note.courses[7], result=Result.WAITING, declined=None, findings=missing))
        golden("consultation-note-recommended.md", markdown(evolve(note, courses=tuple(courses), decision=None)))

    def test_the_counts_agree(self, note: ConsultationNote) -> None:
        assert len(note.taken) + note.refused_count + len(note.waiting) == note.funnel.unique
        assert sum(count for _, count in note.by_group) + note.late_taken == len(note.taken)
        assert [(line.code, line.count) for line in note.refused] == [("V101", 2), ("K201", 1), (DECLINED, 1)]
        assert [told.screened.title for told in note.refused[0].courses] == ["Ølbrygning", "Aarstidens mad"]
        assert (note.taken_of("Skolen i Ådalen"), note.taken_of("Jobcenter Fjordby")) == (4, 1)

    def test_a_note_with_nothing_to_say(self, note: ConsultationNote, make: SimpleNamespace) -> None:
        empty = evolve(note, courses=(), answers=NOBODY, funnel=Funnel(0, 0, 0, 0, 0, 0, 0, 0))
        text = markdown(empty)
        assert "Der er ikke holdt høring." in text
        assert "Særlig orientering" not in text
        assert "har svaret" not in text
        asked = markdown(evolve(empty, answers=Turnout((Answered(make.school),))))
        assert "0 af 1 høringspart har svaret." in asked
        assert "Ingen har svaret." in asked

    def test_job_titles_are_called_so(self, note: ConsultationNote) -> None:
        titles = evolve(note.occasion, list=ListKind.SKILLED)
        codes = {"V101": "S101", "K201": "S102"}
        courses = tuple(
            evolve(c, findings=tuple(because(codes[f.code], "Begrundet.") for f in c.findings)) for c in note.courses
        )
        text = markdown(evolve(note, occasion=titles, courses=courses))
        assert "8 forskellige stillingsbetegnelser" in text
        assert "| DISCO-08 | Stillingsbetegnelse | Foreslået af | Begrundelse |" in text
        assert "kursus" not in text.lower()


class TestAnswer:
    def test_the_letter(self, answer: RespondentAnswer, golden: Golden) -> None:
        golden("respondent-answer.md", markdown(answer))

    def test_before_the_decision(self, answer: RespondentAnswer, golden: Golden) -> None:
        listed, _, long, _, merged = answer.results

        def now(told: ProposalResult, result: Result, *findings: Finding) -> ProposalResult:
            course = evolve(told.course, result=result, findings=findings or told.course.findings)
            return evolve(told, course=course)

        results = (
            now(listed, Result.RECOMMENDED),
            now(long, Result.NOT_RECOMMENDED),
            now(merged, Result.WAITING, because("V102", "Varigheden mangler.")),
            now(long, Result.WAITING, because("D201", "Er det samme?")),
        )
        undecided = evolve(answer, decision=None, results=results, unread=())
        golden("respondent-answer-recommended.md", markdown(undecided))

    def test_every_proposal_has_one_row_and_one_result(self, answer: RespondentAnswer) -> None:
        text = markdown(answer)
        for result in answer.results:
            assert text.count(f"| {result.proposal.origin.row} | {result.proposal.number or '–'} |") == 1
        assert sum(count for _, count in answer.counts) == len(answer.results)
        assert (answer.merged, answer.merged_taken) == (2, 1)

    def test_who_only_suggested_is_thanked_for_that(self, answer: RespondentAnswer) -> None:
        assert "Tak for jeres svar" in markdown(answer)
        suggested = evolve(answer, answered=False, occasion=evolve(answer.occasion, list=ListKind.SKILLED))
        assert "Tak for jeres forslag" in markdown(suggested)
        assert "Vi kunne ikke læse nogen forslag i det, I har sendt." in markdown(evolve(suggested, results=()))
        assert "send dem igen. I kan foreslå stillingsbetegnelser når som helst." in markdown(suggested)

    def test_only_one_who_is_asked_next_time_is_promised_a_letter(self, answer: RespondentAnswer) -> None:
        promise = "I får et høringsbrev"
        assert promise in markdown(answer)
        unasked = evolve(answer, answered=False, asked_next=False)
        titles = evolve(unasked, occasion=evolve(answer.occasion, list=ListKind.HIGHER_EDUCATION))
        assert promise not in markdown(unasked) + markdown(titles)
        assert "Vil I foreslå kurser til den, så skriv til os." in markdown(unasked)
        assert "I kan foreslå stillingsbetegnelser når som helst." in markdown(titles)
        assert "send dem igen til den næste liste." in markdown(unasked)

    def test_an_answer_of_errors_alone_and_suggestions_without_a_file(self, answer: RespondentAnswer) -> None:
        assert "Vi kunne ikke læse nogen forslag i jeres svar." in markdown(evolve(answer, results=()))
        first = answer.results[0]
        proposal = evolve(first.proposal, origin=evolve(first.proposal.origin, row=0, file="F0001", sheet=""))
        loose = evolve(answer, results=(evolve(first, proposal=proposal),))
        assert "## Jeres forslag" in markdown(loose)
        assert rows_of(loose)[0]["Fil"] == "–"

    def test_job_titles_have_their_own_columns(self, answer: RespondentAnswer) -> None:
        titles = evolve(answer, occasion=evolve(answer.occasion, list=ListKind.SKILLED))
        assert "| Række | DISCO-08 | Stillingsbetegnelse | Resultat | Begrundelse |" in markdown(titles)
        assert list(rows_of(titles)[0])[3:7] == [
            "Stillingsbetegnelse", "DISCO-08-kode", "Uddannelsesniveau", "Dokumentation for mangel",
        ]  # fmt: skip

    def test_who_it_was_merged_with(self, answer: RespondentAnswer) -> None:
        own, other = answer.results[3:]
        assert joined_with(own) == "jeres eget »Betonstøbning, grund« (række 5)"
        assert joined_with(other) == "»Beton« fra Fjordskolen"
        twin = evolve(answer.results[0].proposal, origin=evolve(own.proposal.origin, file="nyt.xlsx"))
        assert joined_with(evolve(own, twin=twin)).endswith("(række 8 i nyt.xlsx)")


class TestBook:
    def test_the_workbook(self, answer: RespondentAnswer, golden: Golden) -> None:
        book = openpyxl.load_workbook(BytesIO(respondent_book(answer)))
        shown = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
        golden("respondent-answer.xlsx.json", json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
        assert respondent_book(answer) == respondent_book(answer)

    def test_its_sheets(self, answer: RespondentAnswer) -> None:
        book = openpyxl.load_workbook(BytesIO(respondent_book(answer)))
        assert [sheet.title for sheet in book] == [ROWS, ABOUT]
        sheet = book[ROWS]
        assert sheet.freeze_panes == f"A{HEADER_ROW + 2}"
        assert sheet.auto_filter.ref == f"A{HEADER_ROW + 1}:O{HEADER_ROW + 1 + len(answer.results) + 1}"
        assert sheet.print_title_rows

    def test_every_row_is_there_with_its_result_in_words(self, answer: RespondentAnswer) -> None:
        lines = rows_of(answer)
        assert list(lines[0]) == HEADERS
        assert [line["Række"] for line in lines] == [5, 6, 7, 8, 8, 9]
        assert [line["Resultat"] for line in lines] == [
            "✓ Optaget på listen", "✓ Optaget på listen", "✗ Ikke optaget", "≡ Lagt sammen", "! Kunne ikke læses",
            "≡ Lagt sammen",
        ]  # fmt: skip
        assert lines[1]["Varighed"] == "3 → 3 dage (uden enhed i svaret)"
        assert lines[1]["Stillingsbetegnelse"] == "Beton arb. → Betonarbejder"
        assert lines[1]["Erhvervsgruppe"] == "(tomt) → Bygge og anlæg"
        assert lines[2]["Offentlig/privat"] == "Privat"
        assert lines[4]["Sådan retter I"] == "Titlen mangler. Skriv kursets titel."

    def test_the_colours_are_of_the_results_and_readable(self, answer: RespondentAnswer) -> None:
        sheet = openpyxl.load_workbook(BytesIO(respondent_book(answer)))[ROWS]
        place = HEADERS.index("Resultat") + 1
        cells = [sheet.cell(row, place) for row in range(HEADER_ROW + 2, sheet.max_row + 1)]
        grounds = {cell.value: cell.fill.fgColor.rgb for cell in cells}
        assert len(set(grounds.values())) == len(grounds) == 4
        assert all(contrast(cell.font.color.rgb, cell.fill.fgColor.rgb) > 7 for cell in cells)

    def test_a_correction_of_the_duration_is_shown(self, answer: RespondentAnswer, make: SimpleNamespace) -> None:
        first = answer.results[0]
        screened = first.screened
        course = evolve(screened.course, correction=Correction(duration=make.days(5)))
        mended = evolve(first, course=evolve(first.course, screened=evolve(screened, course=course)))
        assert rows_of(evolve(answer, results=(mended,)))[0]["Varighed"] == "10 dage → 5 dage"


class TestTexts:
    def test_every_rule_that_turns_down_says_why_and_what_to_do(self) -> None:
        for code in [rule.code for rule in all_rules() if rule.kind is Kind.REJECT]:
            text = rule_text(code)
            assert text.why.endswith("."), code
            assert text.mend.endswith("."), code
            assert "Vi skriver til jer" not in text.mend, code

    def test_every_rule_that_asks_has_a_text(self) -> None:
        for code in [rule.code for rule in all_rules() if rule.kind is Kind.REVIEW]:
            assert rule_text(code).mend.endswith("."), code
            assert reason_text(code).endswith("."), code

    def test_every_result_has_a_name(self) -> None:
        assert all(result.danish for result in Result)
        assert set(TOGETHER) == set(Result) - {Result.MERGED, Result.WITHDRAWN}
        assert rule_text(DECLINED).title == "Valgt fra ved beslutningen"

    def test_a_reason_names_no_number_of_ours(self, make: SimpleNamespace) -> None:
        assert "P0001" not in reason_text("D104", "Står allerede på listen som P0001.")
        assert joined_text("D101") == "Forslagene har samme kursusnummer."
        assert joined_text("D201", "samme hold") == "Vi har vurderet, at det er det samme: samme hold."
        assert joined_text("D201") == joined_text("D101", "") == "Vi har vurderet, at det er det samme."
        told = (("K201", "For almen"), ("K201", "For almen"), ("V101", "Varer 14 uger."))
        findings = tuple(because(code, danish) for code, danish in told)
        course = CourseResult(make.screened(make.proposal(1, "Beton")), Result.TURNED_DOWN, findings)
        assert why(course) == "For almen. Varer 14 uger."
        assert why(evolve(course, declined="udgår")) == "Udgår."


class TestChanges:
    def test_the_changes(self, changes: ListChanges, golden: Golden) -> None:
        golden("list-changes.md", markdown(changes))

    def test_the_counts_add_up(self, changes: ListChanges) -> None:
        assert len(changes.before) - len(changes.left) + len(changes.new) == len(changes.after)
        assert len(changes.new) + len(changes.changed) + changes.unchanged == len(changes.after)
        for line in changes.by_group:
            assert line.before - line.left + line.new + line.moved == line.now
        assert sum(line.moved for line in changes.by_group) == 0
        assert [line.moved_text for line in changes.by_group] == ["0", "+1", "−1"]

    def test_what_is_the_same(self, changes: ListChanges) -> None:
        assert [entry.proposal for entry in changes.new] == ["P0015"]
        assert [entry.proposal for entry in changes.left] == ["P0003"]
        assert {pair.after.proposal: [change.name for change in pair.fields] for pair in changes.changed} == {
            "P0011": ["Kursustitel", "Varighed"],
            "P0013": ["Kursusnummer", "Offentlig/privat"],
            "P0014": ["Erhvervsgruppe", "Stillingsbetegnelse", "Kun sammen med andre kurser"],
        }
        assert changes.unchanged == 1

    def test_two_numbers_are_two_courses(self, make: SimpleNamespace) -> None:
        one, other = (make.entry("P0001", "Svejsning", make.groups[2], "Smed", number=number) for number in ("1", "2"))
        found = compare([one], [other])
        assert (found.new, found.left, found.kept) == ((other,), (one,), ())

    def test_those_that_differ_least_are_paired(self, make: SimpleNamespace) -> None:
        short, long = (make.entry("P1", "Svejsning", make.groups[2], "Smed", duration=d) for d in ("5 dage", "9 dage"))
        numbered = evolve(short, number="1")
        found = compare([numbered, long, short], [long, short])
        assert [pair.fields for pair in found.kept] == [(), ()]
        assert found.left == (numbered,)

    @pytest.mark.parametrize("turn", [1, -1])
    def test_of_two_courses_with_one_number_the_surest_are_paired(self, make: SimpleNamespace, turn: int) -> None:
        def demens(proposal: str, title: str, **more: object) -> Entry:
            return make.entry(proposal, title, make.groups[2], "Smed", number="45001", **more)

        old = (
            demens("P1", "Demens – forståelse og pleje", duration="5 dage"),
            demens("P2", "Aktivering", provider="A"),
            demens("P3", "Samtalen", provider="B"),
        )
        new = (
            demens("P4", "Demens 2", duration="5 dage", provider="C"),
            demens("P5", "Demens – forståelse og pleje", duration="7 dage"),
            demens("P6", "Aktivering", provider="B"),
            demens("P7", "Livshistorie", provider="B", duration="2 dage"),
            demens("P8", "Andet", duration="3 dage"),
        )
        found = compare(old[::turn], new[::turn])
        assert {(pair.before.proposal, pair.after.proposal) for pair in found.kept} == {
            ("P1", "P5"), ("P2", "P6"), ("P3", "P7"),
        }  # fmt: skip
        assert [entry.proposal for entry in found.new] == ["P8", "P4"]

    def test_a_providers_own_number_says_nothing_of_anothers_course(self, make: SimpleNamespace) -> None:
        one, other = (
            make.entry(proposal, title, make.groups[2], "Smed", number="S-01", provider=provider)
            for proposal, title, provider in (("P1", "Svejsning", "Nordskolen"), ("P2", "Bagning", "Sydskolen"))
        )
        renamed = evolve(one, title="Svejsning, trin 1", number="s 01")
        found = compare([one], [other, renamed])
        assert [(pair.before, pair.after) for pair in found.kept] == [(one, renamed)]
        assert compare([one], [other]).kept == ()

    def test_the_order_of_the_lists_does_not_count(self, changes: ListChanges) -> None:
        turned = evolve(changes, before=changes.before[::-1], after=changes.after[::-1])
        assert markdown(turned) == markdown(changes)

    def test_the_same_list_and_no_list(self, changes: ListChanges) -> None:
        text = markdown(evolve(changes, after=changes.before, supplement=True, decided=False))
        for said in (
            "Der er ingen nye kurser.", "Ingen kurser er udgået.", "Ingen kurser har fået ændrede oplysninger.",
            "Listen er ikke besluttet.", "Den samlede liste er sammenlignet",
        ):  # fmt: skip
            assert said in text
        assert "Flyttet" not in text
        first = markdown(evolve(changes, since=(), before=()))
        assert "Der er ingen tidligere liste at sammenligne med." in first


def test_hostile_text_goes_through_everything(
    hostile: str, make: SimpleNamespace, note: ConsultationNote, answer: RespondentAnswer, changes: ListChanges
) -> None:
    odd = make.proposal(
        1, hostile, number=hostile, provider=hostile, job_title=hostile, group=hostile, respondent=hostile
    )
    odd = evolve(odd, origin=evolve(odd.origin, file=hostile, sheet=hostile), duration=Duration(hostile, problem="x"))
    refused = became(
        Result.TURNED_DOWN, odd, evolve(odd, respondent=f"b {hostile}"), findings=(because("V101", hostile),)
    )
    merge = Merge("P0001", "P0002", because("D201", ""))
    results = (
        ProposalResult(odd, refused, merge, evolve(odd, respondent=f"anden {hostile}"), hostile),
        ProposalResult(odd, refused),
    )
    unread = RowRefused(File(hostile, "ab" * 32), RowError(hostile, 1, hostile, hostile, hostile))
    respondent = evolve(make.school, name=hostile)
    told = evolve(answer, respondent=respondent, results=results, unread=(unread,), book=hostile)
    courses = tuple(
        evolve(found, screened=evolve(refused.screened, special=found.late), declined=found.declined and hostile)
        for found in note.courses
    )
    entry: Entry = make.entry("P1", hostile, hostile, hostile, number=hostile, provider=hostile, duration=hostile)
    documents = (
        told,
        evolve(note, courses=courses, decision=evolve(COUNCIL, minutes=hostile)),
        evolve(changes, council=hostile, before=(evolve(entry, number="1"),), after=(entry,)),
    )
    for document in documents:
        text = markdown(document)
        unescaped = text.replace("\\<", "").replace("\\{", "").replace("\\[", "").replace("\\`", "")
        assert not {"<", "{", "`", "["} & set(unescaped)
        assert plain(hostile) in re.sub(r"\\(.)", r"\1", text)
    book = openpyxl.load_workbook(BytesIO(respondent_book(told)))
    assert all(cell.data_type in ("s", "n") for sheet in book for line in sheet.iter_rows() for cell in line)
    (line,) = [line for line in rows_of(told) if line["Resultat"] == "≡ Lagt sammen"]
    assert (line["Kursustitel"] or "") == plain(hostile)


def rows_of(answer: RespondentAnswer) -> list[dict[str, Any]]:
    """The rows of the workbook by heading."""
    sheet = openpyxl.load_workbook(BytesIO(respondent_book(answer)))[ROWS]
    header, *lines = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG; each is AARRGGBB."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (2, 4, 6)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)
