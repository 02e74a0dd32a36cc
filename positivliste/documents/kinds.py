"""The kinds of documents of a round: what each is called, and which lists have it. A new kind is one line here."""

from __future__ import annotations

from positivliste.documents.content.words import TITLE_WORDS
from positivliste.model.round import ListKind
from positivliste.model.value import frozen


@frozen
class DocumentKind:
    """A kind of document.

    Attributes:
        name: what the journal calls it. It is permanent.
        file: the beginning of its file's name, in Danish.
        lists: the lists that have it.
        asked: what `document` calls it; empty where the command of a step writes it.
    """

    name: str
    file: str
    lists: tuple[ListKind, ...] = tuple(ListKind)
    asked: str = ""

    @property
    def action(self) -> str:
        """What the process calls it to write this document on its own."""
        return f"document {self.asked}"


LETTER = DocumentKind("letter", "Høringsbrev")
FORM = DocumentKind("form", "Svarark")
REMINDER = DocumentKind("reminder", "Påmindelse")
RECEIPT = DocumentKind("receipt", "Kvittering")
AGENDA_ITEM = DocumentKind("agenda-item", "Dagsordenspunkt", asked="agenda-item")
ANSWERS = DocumentKind("answers", "Oversigt over høringssvar", asked="answers")
NOTE = DocumentKind("note", "Høringsnotat", asked="note")
CHANGES = DocumentKind("changes", "Ændringer siden sidste liste", (ListKind.COURSES,), asked="changes")
INFORMATION = DocumentKind("information", "Orientering til rådet", tuple(TITLE_WORDS), asked="information")
ANSWER = DocumentKind("answer", "Svar på forslag", asked="answers-to-respondents")
ANSWER_ROWS = DocumentKind("answer-rows", ANSWER.file)
EDITION = DocumentKind("edition", "Ændringer i rettet udgave", (ListKind.COURSES,))
EDITION_LETTER = DocumentKind("edition-letter", "Brev om rettet udgave", (ListKind.COURSES,))
REPORT = DocumentKind("report", "Indberetning til SIRI", tuple(TITLE_WORDS))

KINDS = (
    LETTER, FORM, REMINDER, RECEIPT, AGENDA_ITEM, ANSWERS, NOTE, CHANGES, INFORMATION, ANSWER, ANSWER_ROWS,
    EDITION, EDITION_LETTER, REPORT,
)  # fmt: skip

ASKED = {kind.asked: kind for kind in KINDS if kind.asked}
"""The kinds that `document` writes, by what it calls them."""
