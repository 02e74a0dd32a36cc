"""The registry of kinds, and the words and columns of every list."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from attrs import evolve
from positivliste.cli.publication import document

from positivliste.documents.books.table import Column, given
from positivliste.documents.content.letters import AnswerForm, Receipt, ReceivedFile
from positivliste.documents.content.words import WORDS
from positivliste.documents.kinds import ASKED, KINDS
from positivliste.documents.looks.render import markdown
from positivliste.intake.courses import read_courses
from positivliste.intake.job_titles import read_titles
from positivliste.model.round import ListKind


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(kind.lists and kind.file for kind in KINDS)


def test_the_help_of_the_command_names_every_kind_that_it_writes() -> None:
    help_text = document.help or ""
    assert [name for name in ASKED if name not in help_text] == []


@pytest.mark.parametrize("kind", list(ListKind))
def test_a_noun_agrees_with_its_gender(kind: ListKind) -> None:
    noun = WORDS[kind].noun
    forms = (noun.a, noun.single, noun.it, noun.count(1), noun.count(1_234))
    if kind is ListKind.COURSES:
        assert forms == ("et kursus", "ét kursus", "det", "1 kursus", "1.234 kurser")
    else:
        assert forms == (
            "en stillingsbetegnelse", "én stillingsbetegnelse", "den", "1 stillingsbetegnelse",
            "1.234 stillingsbetegnelser",
        )  # fmt: skip


@pytest.mark.parametrize("kind", list(ListKind))
def test_the_intake_knows_every_column_that_a_list_asks_for(kind: ListKind) -> None:
    read = read_courses if kind is ListKind.COURSES else read_titles
    columns = WORDS[kind].columns
    rows = [";".join(column.header for column in columns), ";".join("1" if c.dated else "x" for c in columns)]
    found = read("\n".join(rows).encode(), "svar.csv")
    assert [use.header for use in found.columns if use.field] == [column.header for column in columns]


def test_a_receipt_for_job_titles_has_their_columns(make: SimpleNamespace, receipt: Receipt) -> None:
    sent = make.proposal(1, "Smed", disco="722100")
    file = ReceivedFile("svar.xlsx", "ab" * 32, 1, (sent,))
    text = markdown(evolve(receipt, consultation=evolve(receipt.consultation, list=ListKind.SKILLED), files=(file,)))
    assert "| Række | Stillingsbetegnelse | DISCO-08 | Uddannelsesniveau | Dokumentation for mangel |" in text
    assert "| 5 | Smed | 722100 | mangler | mangler |" in text


def test_a_form_for_a_supplement_has_no_deadline_to_give(make: SimpleNamespace) -> None:
    assert AnswerForm(make.consultation).due == "Svar senest torsdag den 27. februar 2020 kl. 23.59."
    assert AnswerForm(evolve(make.consultation, deadline=None, supplement=True)).due == "Svar hurtigst muligt."


def test_a_column_of_a_part_is_empty_where_the_part_is_missing() -> None:
    title: Column[str] = given("Titel", 10, str.upper)
    of_other: Column[tuple[str | None, str]] = title.of(lambda pair: pair[0], " 2")
    assert of_other.header == "Titel 2"
    assert [of_other.value(pair) for pair in (("smed", "x"), (None, "x"))] == ["SMED", ""]
