"""What a new edition of a published list changes, and the letter to those who proposed what it changes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from positivliste.danish import capital, sentence
from positivliste.documents.content.changes import FieldChange
from positivliste.documents.content.occasion import Occasion
from positivliste.model.amendment import Action, Edition
from positivliste.model.council import Respondent
from positivliste.model.listing import Entry


@frozen
class Change:
    """What an edition changes of one course.

    Attributes:
        entry: the course as it stands from then on, or stood last.
        until: of what is suspended, the day on which it is on the list again.
        fields: what is put right, before and now.
    """

    entry: Entry
    action: Action
    reason: str
    until: date | None
    fields: tuple[FieldChange, ...]

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return sentence(self.reason)


@frozen
class EditionChanges:
    """The page of what changed.

    Attributes:
        courses: how many courses the edition has.
        content: the hash of its content.
    """

    template: ClassVar[str] = "edition-changes.md"

    occasion: Occasion
    dated: date
    edition: Edition
    changes: tuple[Change, ...]
    courses: int
    content: str

    def of(self, action: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.action == action)


@frozen
class AmendmentLetter:
    """The letter to one who proposed courses that an edition changes.

    Attributes:
        changes: those of its courses.
    """

    template: ClassVar[str] = "edition-letter.md"

    occasion: Occasion
    respondent: Respondent
    dated: date
    edition: Edition
    changes: tuple[Change, ...]

    @property
    def body(self) -> str:
        """Who decided, at the beginning of a sentence."""
        return capital(self.edition.decision.body.danish)
