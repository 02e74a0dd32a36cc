"""The answer workbook and the review workbook: headings, drop-downs, and cells that keep what is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from openpyxl.cell.rich_text import CellRichText, TextBlock

from positivliste.documents.books.answer_form import ROWS, answer_form
from positivliste.documents.books.review_book import review_book
from positivliste.documents.content import choices
from positivliste.documents.content.case_rows import ReviewSheets
from positivliste.documents.content.choices import ANSWER, CONTENT, GUIDE, JOINED, OPEN, REJECTED, STATE
from positivliste.documents.content.letters import AnswerForm
from positivliste.documents.content.wording import plain
from positivliste.model.council import RespondentKind
from positivliste.model.finding import Answer, Case
from positivliste.model.proposal import NOWHERE
from positivliste.model.round import ListKind

Golden = Callable[[str, str], None]
HEADERS = [
    "AMU-nr.", "Kursustitel", "Udbyder", "Offentlig/privat", "Varighed", "Startdato", "Slutdato",
    "Stillingsbetegnelse", "Erhvervsgruppe", "Kun sammen med andre kurser", "Bemærkninger",
]  # fmt: skip


def load(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def dump(book: Any, most: int = 12) -> str:
    shown = {
        sheet.title: {
            "rows": [list(row) for row in sheet.iter_rows(values_only=True, max_row=min(most, sheet.max_row))],
            "drop-downs": [
                f"{rule.sqref}: {rule.formula1}" for rule in sheet.data_validations.dataValidation if rule.formula1
            ],
        }
        for sheet in book
    }
    return json.dumps(shown, ensure_ascii=False, indent=1, default=str) + "\n"


def form(make: SimpleNamespace, kind: RespondentKind = RespondentKind.SCHOOL, **more: Any) -> bytes:
    values = {"priorities": make.priorities, "groups": make.groups} | more
    return answer_form(AnswerForm(make.occasion, kind, **values))


def test_answer_form(make: SimpleNamespace, golden: Golden) -> None:
    golden("answer-form.xlsx.json", dump(load(form(make)), most=40))
    assert form(make) == form(make)


def test_the_headings_stand_above_empty_rows_that_keep_text(make: SimpleNamespace) -> None:
    book = load(form(make))
    sheet = book["Kurser"]
    assert [cell.value for cell in sheet[4]] == HEADERS
    assert sheet.max_row == 4 + ROWS
    assert {sheet.cell(row, 1).number_format for row in (5, 4 + ROWS)} == {"@"}
    assert sheet["E5"].number_format == "@"  # else "1-2" would become a date
    assert sheet["F5"].number_format == "dd-mm-yyyy"
    assert book["Lister"].sheet_state == "hidden"
    assert [sheet.title for sheet in book] == ["Vejledning", "Kurser", "Lister"]
    assert book.active.title == "Kurser"


def test_the_drop_downs_offer_the_prioritised_titles(make: SimpleNamespace) -> None:
    book = load(form(make))
    rules = {str(rule.sqref): rule for rule in book["Kurser"].data_validations.dataValidation if rule.type == "list"}
    assert set(rules) == {f"{column}5:{column}504" for column in "DHIJ"}
    assert [cell.value for (cell,) in book["Lister"]["A2:A6"]] == [p.title for p in make.priorities]
    assert rules["H5:H504"].formula1 == "Lister!$A$2:$A$6"


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (RespondentKind.SCHOOL, "offentlige kurser, som I udbyder"),
        (RespondentKind.JOBCENTRE, "hos private udbydere"),
        (RespondentKind.UNEMPLOYMENT_FUND, "hos private udbydere"),
        (RespondentKind.PARTNER, "Foreslå offentlige kurser."),
    ],
)
def test_each_kind_is_asked_for_its_own(make: SimpleNamespace, kind: RespondentKind, asked: str) -> None:
    assert asked in str(load(form(make, kind))["Kurser"]["A2"].value)


def test_an_answer_form_without_priorities_has_no_empty_drop_down(make: SimpleNamespace) -> None:
    rules = load(form(make, priorities=(), groups=()))["Kurser"].data_validations.dataValidation
    assert {str(rule.sqref) for rule in rules if rule.type == "list"} == {"D5:D504", "J5:J504"}


def test_review_book(review: ReviewSheets, golden: Golden) -> None:
    golden("review.xlsx.json", dump(load(review_book(review))))
    assert review_book(review) == review_book(review)


def test_the_sheets_of_the_review(review: ReviewSheets) -> None:
    book = load(review_book(review))
    assert [sheet.title for sheet in book] == [GUIDE, OPEN, CONTENT, REJECTED, JOINED, "Lister"]
    for name in (OPEN, CONTENT, REJECTED, JOINED):
        sheet = book[name]
        header = [cell.value for cell in sheet[1]]
        assert header[0] == "Sag"
        assert header[-1] == STATE
        assert ANSWER in header
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref


def test_a_pair_is_one_row_with_both_sides(review: ReviewSheets) -> None:
    sheet = load(review_book(review))[OPEN]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert (row["Sag"], row["Forslag"], row["Forslag 2"]) == ("D201:P0001+P0005", "P0001", "P0005")
    assert row["Regel"].startswith("D201 ")
    assert row["Titel 2"] == "Betonstøbning grundkursus"
    single = dict(zip(header, [cell.value for cell in sheet[3]], strict=True))
    assert (single["Forslag 2"], single[ANSWER], single["Ny varighed"]) == (None, "Optages", "5 dage")
    assert single["Varighed"] == "efter aftale → ikke forstået"


def test_the_answers_follow_the_row_and_not_its_place(review: ReviewSheets) -> None:
    book = load(review_book(review))
    for name in (OPEN, JOINED):
        (rule,) = [r for r in book[name].data_validations.dataValidation if "LEFT" in str(r.formula1)]
        pair = ",".join(f'LEFT($B2,4)="{code}"' for code in ("D101", "D102", "D103", "D105", "D201"))
        joined = 'IF(OR(LEFT($B2,4)="D202"),Lister!$E$2:$E$6'
        asked = f"{joined},IF(OR({pair}),Lister!$D$2:$D$3,Lister!$C$2:$C$4))"
        assert rule.formula1 == (f'IF($C2="",{asked},Lister!$F$2:$F$5)' if name == OPEN else asked)
        assert len(rule.formula1) <= 255, "Excel takes no more"
    lists = book["Lister"]
    assert [cell.value for (cell,) in lists["D2:D3"]] == [
        "Samme kursus: læg sammen",
        "Forskellige kurser: behold begge",
    ]
    assert [cell.value for (cell,) in lists["F2:F5"]] == [
        "Samme kursus: læg sammen",
        "Forskellige kurser: behold begge",
        "Samme kursus, hele klyngen: læg alle sammen",
        "Forskellige kurser, hele klyngen: behold alle",
    ]
    assert [cell.value for (cell,) in lists["C2:C4"]] == [
        "Optages",
        "Afvises: giver ikke de ønskede kompetencer (K201)",
        "Afvises: uden for rådets kriterier (K202)",
    ]


def test_the_review_of_job_titles_speaks_of_job_titles(
    make: SimpleNamespace, review: ReviewSheets, golden: Golden
) -> None:
    one, other = (
        make.screened(
            make.proposal(place, title, disco=code, level="Faglært", job_title=None, provider=None, origin=NOWHERE)
        )
        for place, title, code in ((1, "Smed", "722100"), (2, "Klejnsmed", None))
    )
    case = evolve(
        review.open[0], asked=Case("S110", "P0001", "P0002"), code="S110", rule_title="Ligner en anden", question="Er det den samme?",
        screened=one, other=other, difference="stillingsbetegnelse", evidence="Tre opslag uden ansøgere",
    )  # fmt: skip
    titles = evolve(
        review,
        list=ListKind.SKILLED,
        judges=("K202", "K203"),
        open=(case,),
        content=(case,),
        rejected=(case,),
        joined=(evolve(case, asked=Case("D103", "P0001", "P0002"), code="D103"),),
    )
    book = load(review_book(titles))
    golden("review-titles.xlsx.json", dump(book))
    shown = [str(cell.value).lower() for sheet in book for row in sheet for cell in row]
    assert not [text for text in shown if "kurs" in text or "(k201)" in text]
    assert "samme stilling: læg sammen" in shown
    assert "afvises: manglen er ikke dokumenteret (k203)" in shown
    assert not [text for text in shown if "erhvervsgruppe" in text]
    assert [cell.value for cell in book["Lister"][1]] == [
        "Sag", "D101/D102/D103/D105/D201", "D202", "Klynge", "Indholdsfilter", "Afvist af reglerne",
        "Afvist af person",
    ]  # fmt: skip
    headers = [[cell.value for cell in book[name][1]] for name in (OPEN, CONTENT, REJECTED)]
    assert headers[0].count("Foreslået af 2") == headers[0].count("Ny DISCO-08-kode") == 1


def test_an_empty_review_is_a_workbook_too(review: ReviewSheets) -> None:
    book = load(review_book(evolve(review, open=(), content=(), rejected=(), job_titles=(), groups=())))
    assert book[OPEN]["A1"].value == "Sag"


def test_hostile_text_is_text_in_the_workbooks(hostile: str, make: SimpleNamespace, review: ReviewSheets) -> None:
    odd = make.screened(make.proposal(1, hostile, number=hostile, provider=hostile, job_title=hostile))
    row = evolve(
        review.open[0],
        screened=odd,
        other=odd,
        question=hostile,
        difference=hostile,
        reason=hostile,
        stand=hostile,
    )
    priority = evolve(make.priorities[0], title=hostile, competences=hostile)
    books = (
        load(review_book(evolve(review, open=(row,), content=(row,), rejected=(row,), job_titles=(hostile,)))),
        load(form(make, priorities=(priority,))),
    )
    for book in books:
        assert all(cell.data_type in ("s", "n") for sheet in book for line in sheet.iter_rows() for cell in line)
    sheet = books[0][OPEN]
    assert (sheet["G2"].value or "") == plain(hostile)


def rich(data: bytes, cell: str) -> list[tuple[str, bool]]:
    """A title of the open cases in its pieces, and which of them stand out."""
    found = openpyxl.load_workbook(BytesIO(data), rich_text=True)[OPEN][cell].value
    pieces = found if isinstance(found, CellRichText) else [found or ""]
    assert all(piece.font.rFont == "Arial" and piece.font.sz == 10 for piece in pieces if isinstance(piece, TextBlock))
    return [(str(piece), isinstance(piece, TextBlock) and bool(piece.font.b)) for piece in pieces]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Svejsning 1", "Svesjning 1", [("Sve", False), ("js", True), ("ning 1", False)]),
        ("Køkkener", "Køkener", [("Køk", False), ("k", True), ("ener", False)]),
        ("Køkener", "Køkkener", [("Køkener", False)]),
        ("Svejsning 1", "Svejsning 2", [("Svejsning ", False), ("1", True)]),
        ("Truck og kran", "Kran og truck", [("Truck og kran", False)]),
        ("Gaffel truck", "Gaffeltruck", [("Gaffel truck", False)]),
        ("SVEJSNING", "svejsning", [("SVEJSNING", False)]),
        ("Demens", "Svejsning", [("Demens", False)]),
        ("abe", "xyz", [("abe", False)]),
        ('=HYPERLINK("x")kran', '=HYPERLINK("x")krav', [('=HYPERLINK("x")kra', False), ("n", True)]),
        ("<r>kran</r>", "<r>krav</r>", [("<r>kra", False), ("n", True), ("</r>", False)]),
        ("_x0041_ kran", "_x0041_ krav", [("_x0041_ kra", False), ("n", True)]),
        ("Straße ude", "Strasse ude", [("Stra", False), ("ß", True), ("e ude", False)]),
    ],
)  # fmt: skip
def test_the_letters_by_which_two_titles_differ_stand_out(
    make: SimpleNamespace, review: ReviewSheets, one: str, other: str, told: list[tuple[str, bool]]
) -> None:
    left, right = make.screened(make.proposal(1, one)), make.screened(make.proposal(2, other))
    data = review_book(evolve(review, open=(evolve(review.open[0], screened=left, other=right),)))
    assert rich(data, "G2") == told


def test_a_title_that_no_cell_can_hold_stands_without_marks(make: SimpleNamespace, review: ReviewSheets) -> None:
    long = "kran " * 7000
    left, right = make.screened(make.proposal(1, f"{long}a")), make.screened(make.proposal(2, f"{long}b"))
    data = review_book(evolve(review, open=(evolve(review.open[0], screened=left, other=right),)))
    ((text, _),) = rich(data, "G2")
    assert text.endswith("[forkortet: en celle kan ikke rumme mere]")


def test_the_texts_of_the_choices_are_permanent() -> None:
    assert dict(choices.CHOICES) == {
        "Optages": (Answer.ACCEPT, None),
        "Afvises: giver ikke de ønskede kompetencer (K201)": (Answer.REJECT, "K201"),
        "Afvises: uden for rådets kriterier (K202)": (Answer.REJECT, "K202"),
        "Samme kursus: læg sammen": (Answer.SAME, None),
        "Forskellige kurser: behold begge": (Answer.DIFFERENT, None),
        "Samme kursus, hele klyngen: læg alle sammen": (Answer.SAME, None),
        "Forskellige kurser, hele klyngen: behold alle": (Answer.DIFFERENT, None),
        "Samme stilling, hele klyngen: læg alle sammen": (Answer.SAME, None),
        "Forskellige stillinger, hele klyngen: behold alle": (Answer.DIFFERENT, None),
        "Samme stilling: læg sammen": (Answer.SAME, None),
        "Forskellige stillinger: behold begge": (Answer.DIFFERENT, None),
        "Afvises: manglen er ikke dokumenteret (K203)": (Answer.REJECT, "K203"),
        "Afvises: står på listen i forvejen (D107)": (Answer.REJECT, "D107"),
        "Optages alligevel": (Answer.ACCEPT, None),
        "Udgår: afsenderen har trukket det tilbage (H106)": (Answer.REJECT, "H106"),
    }


def test_an_earlier_decision_has_its_text() -> None:
    assert (
        choices.choice_text(Answer.REJECT, "K201", ListKind.COURSES)
        == "Afvises: giver ikke de ønskede kompetencer (K201)"
    )
    assert choices.choice_text(Answer.ACCEPT, None, ListKind.COURSES) == "Optages"
    assert choices.choice_text(Answer.ACCEPT, None, ListKind.COURSES, overruled=True) == "Optages alligevel"
    assert choices.choice_text(Answer.SAME, None, ListKind.COURSES) == "Samme kursus: læg sammen"
    assert choices.choice_text(Answer.SAME, None, ListKind.SKILLED) == "Samme stilling: læg sammen"
    with pytest.raises(ValueError, match="no choice"):
        choices.choice_text(Answer.REJECT, "K999", ListKind.COURSES)
