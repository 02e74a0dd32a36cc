"""The page of what an edition of a published list changes, the letter about it, and what the edition says of itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from positivliste.documents.content.amendments import AmendmentLetter, Change, EditionChanges
from positivliste.documents.content.changes import differences
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.published import PublishedList
from positivliste.documents.looks.render import markdown
from positivliste.model.amendment import Action, Edition
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.listing import Decision
from positivliste.model.round import ListKind

Golden = Any
EDITION = Edition(2, date(2020, 5, 15), Decision(Body.COUNCIL, date(2020, 5, 10), "punkt 4"), ())
OCCASION = Occasion("RAR Vestjylland", ListKind.COURSES, date(2020, 4, 1), None)
DATED = date(2020, 5, 10)


@pytest.fixture
def changes(published: PublishedList) -> tuple[Change, ...]:
    one, two, three, four = (evolve(row.entry, no=row.no) for row in published.rows[:4])
    right = evolve(two, provider="AMU Nord", title="Faglig regning")
    return (
        Change(one, Action.REMOVED, "udbydes ikke mere", None, ()),
        Change(right, Action.CORRECTED, "skrivefejl", None, differences(two, right)),
        Change(three, Action.SUSPENDED, "underviseren er syg", date(2020, 8, 1), ()),
        Change(four, Action.REINSTATED, "udbydes igen", None, ()),
    )


def test_the_page_of_what_changed(changes: tuple[Change, ...], golden: Golden) -> None:
    golden("edition-changes.md", markdown(EditionChanges(OCCASION, DATED, EDITION, changes, 5, "ab" * 32)))
    alone = markdown(EditionChanges(OCCASION, DATED, EDITION, changes[:1], 5, "ab" * 32))
    assert "## Kurser, der er udgået" in alone
    assert "rettet\n" not in alone.partition("## ")[2]


def test_the_letter(changes: tuple[Change, ...], golden: Golden) -> None:
    school = Respondent("Skolen i Ådalen", RespondentKind.SCHOOL)
    golden("edition-letter.md", markdown(AmendmentLetter(OCCASION, school, DATED, EDITION, changes)))


def test_the_list_says_that_it_is_an_edition_and_the_first_says_nothing(published: PublishedList) -> None:
    second = evolve(published, edition=EDITION)
    assert published.content_hash != second.content_hash
    assert second.subtitle.startswith("Rettet udgave 2, gælder fra 15. maj 2020 · ")
    assert dict(second.facts)["Rettet af"] == "rådet, 2020-05-10, punkt 4"
    assert "Dette er en rettet udgave. Den erstatter den tidligere fra 15. maj 2020." in second.about
    assert (second.content["edition"], second.content["edition_from"]) == (2, "2020-05-15")
    assert "edition" not in published.content
    assert not any("udgave" in text for text in published.about)
