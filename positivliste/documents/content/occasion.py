"""What a document is about: whose list, which list, from when, and by when to answer."""

from __future__ import annotations

from datetime import date

from positivliste.danish import date_text
from positivliste.documents.content.words import WORDS, ListWords
from positivliste.model.round import ListKind
from positivliste.model.value import frozen


@frozen
class Occasion:
    """What the documents of a round have in common.

    Attributes:
        council: the council's name, for example "RAR Vestjylland".
        list: the list that they are about.
        effective: the date from which it holds.
        deadline: the last moment to answer, an ISO date or moment; None for a supplement, which has none.
        supplement: it is a supplement during the year, and not the list of the half-year.
        reply_to: the address that answers are sent to; without one the letter asks for a reply to its e-mail.
    """

    council: str
    list: ListKind
    effective: date
    deadline: str | None
    supplement: bool = False
    reply_to: str | None = None

    @property
    def last_moment(self) -> str:
        """The deadline, where there is one.

        Raises:
            ValueError: it is a supplement, which has none.
        """
        if self.deadline is None:
            raise ValueError("a supplement has no deadline")
        return self.deadline

    @property
    def words(self) -> ListWords:
        """What the list and what stands on it are called."""
        return WORDS[self.list]

    @property
    def list_name(self) -> str:
        """What the round is about, as a sentence has it."""
        name = f"{self.words.name} fra {date_text(self.effective)}"
        return f"supplementet til {name}" if self.supplement else name
