"""What the documents call things, list by list: one object for each list has all in which the lists differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrs import field

from positivliste.danish import capital, count_text
from positivliste.documents.content.columns import (
    COURSE_COLUMNS,
    COURSE_RECEIPT,
    TITLE_COLUMNS,
    TITLE_RECEIPT,
    AnswerColumn,
    ReceiptColumn,
)
from positivliste.model.council import RespondentKind
from positivliste.model.listing import NO_GROUP
from positivliste.model.proposal import Course, Proposal
from positivliste.model.round import ListKind
from positivliste.model.value import frozen

_PRIVATE = "Foreslå kurser hos private udbydere."


@frozen
class Noun:
    """A noun in the forms that sentences need: "et" and "kursus", "kurset", "kurser", and "det" in its place."""

    article: str
    one: str
    the_one: str
    many: str
    it: str

    @property
    def a(self) -> str:
        """One of any: "et kursus"."""
        return f"{self.article} {self.one}"

    @property
    def single(self) -> str:
        """Exactly one: "ét kursus"."""
        return f"{self.alone} {self.one}"

    @property
    def alone(self) -> str:
        """Exactly one, without the noun: "ét"."""
        return self.article.replace("e", "é")

    def count(self, number: int) -> str:
        """So many: "1 kursus", "1.234 kurser"."""
        return count_text(number, self.one, self.many)


@frozen(kw_only=True)
class ListWords:
    """What the documents say of a list, and in which columns.

    Attributes:
        noun: what stands on it.
        name: the list as a sentence names it.
        heading: the list as a heading names it.
        number_header: what its numbers or codes are called, `title_header` its titles, `group_header` its groups.
        number: gives the number or code.
        without_group: the group of what has none.
        provided: what stands on it has a provider.
        names_respondents: it is published with the names of those who proposed what stands on it.
        any_time: whoever wants to proposes at any time, without being asked. [B5]
        apart_if_late: what comes after the deadline goes to the council apart, and can be listed all the same. [A8]
        columns: the columns of an answer.
        receipt: the columns in which a receipt gives an answer back.
        asked: what a respondent is asked for, where its kind is asked for nothing else.
        asked_of: what some kinds are asked for. [A5]
        steps: how the answer workbook is filled in, beyond that it has a row for each proposal.
        corrected: what the review workbook says of putting values right.
    """

    noun: Noun
    name: str
    heading: str
    number_header: str
    title_header: str
    group_header: str
    number: Callable[[Proposal | Course], str | None]
    without_group: str
    provided: bool = False
    names_respondents: bool = False
    any_time: bool = False
    apart_if_late: bool = False
    columns: tuple[AnswerColumn, ...]
    receipt: tuple[ReceiptColumn, ...]
    asked: str
    asked_of: Mapping[RespondentKind, str] = field(factory=lambda: MappingProxyType({}))
    steps: tuple[str, ...]
    corrected: str


@frozen(kw_only=True)
class TitleWords(ListWords):
    """What the documents say of a list of job titles.

    Attributes:
        regional: its titles hold only for companies in the area. [B1]
        labour: the labour that is short: "højtuddannet".
        level: what a position must be, after "Stillingen".
        renewed: when the national list is renewed; empty where no day is known. [B7]
    """

    noun: Noun = Noun("en", "stillingsbetegnelse", "stillingsbetegnelsen", "stillingsbetegnelser", "den")
    heading: str = field()
    number_header: str = "DISCO-08"
    title_header: str = "Stillingsbetegnelse"
    group_header: str = "Hovedgruppe i DISCO-08"
    number: Callable[[Proposal | Course], str | None] = lambda it: it.disco
    without_group: str = "Uden DISCO-08-kode"
    any_time: bool = True
    columns: tuple[AnswerColumn, ...] = TITLE_COLUMNS
    receipt: tuple[ReceiptColumn, ...] = TITLE_RECEIPT
    asked: str = "Foreslå stillingsbetegnelser, hvor virksomhederne mangler arbejdskraft."
    steps: tuple[str, ...] = (
        "Vælg niveauet på listen. Lad felter, I ikke kender, stå tomme.",
        "Skriv, hvad I ved om virksomheder, der forgæves har søgt. Uden det må vi spørge jer igen.",
    )
    corrected: str = "Alt, hvad der står om en stillingsbetegnelse, retter du i kolonnerne »Ny …« og »Nyt niveau«."
    regional: bool
    labour: str
    level: str
    renewed: str = ""

    @heading.default
    def _heading(self) -> str:
        return capital(self.name)


TITLE_WORDS: Mapping[ListKind, TitleWords] = MappingProxyType(
    {
        ListKind.HIGHER_EDUCATION: TitleWords(
            name="positivlisten for personer med en videregående uddannelse",
            regional=True,
            labour="højtuddannet",
            level="kræver en uddannelse på mindst bachelor- eller professionsbachelorniveau",
            renewed="1. januar og 1. juli",
        ),
        ListKind.SKILLED: TitleWords(
            name="positivlisten for faglærte",
            regional=False,
            labour="faglært",
            level="er på mindst faglært niveau",
        ),
    }
)
"""The words of the lists of job titles."""

WORDS: Mapping[ListKind, ListWords] = MappingProxyType(
    {
        ListKind.COURSES: ListWords(
            noun=Noun("et", "kursus", "kurset", "kurser", "det"),
            name="positivlisten",
            heading="Positivliste",
            number_header="Kursusnr.",
            title_header="Titel",
            group_header="Erhvervsgruppe",
            number=lambda it: it.number,
            without_group=NO_GROUP,
            provided=True,
            names_respondents=True,
            apart_if_late=True,
            columns=COURSE_COLUMNS,
            receipt=COURSE_RECEIPT,
            asked="Foreslå offentlige kurser.",
            asked_of=MappingProxyType(
                {
                    RespondentKind.SCHOOL: "Foreslå offentlige kurser, som I udbyder.",
                    RespondentKind.JOBCENTRE: _PRIVATE,
                    RespondentKind.UNEMPLOYMENT_FUND: _PRIVATE,
                }
            ),
            steps=("Vælg fra listen, hvor cellen har en pil. Lad felter, I ikke kender, stå tomme.",),
            corrected=(
                "Alt, hvad der står om et kursus, retter du i kolonnerne »Ny …« og »Nyt …«, ikke i de grå. "
                "Er nummeret forkert i det andet af to kurser, skriver du i »Nyt nummer 2«."
            ),
        ),
        **TITLE_WORDS,
    }
)
"""The words of every list."""


def title_words(kind: ListKind) -> TitleWords:
    """The words of a list of job titles.

    Raises:
        ValueError: it is the list of courses, which has no job titles of its own.
    """
    if kind not in TITLE_WORDS:
        raise ValueError(f"{kind} is no list of job titles")
    return TITLE_WORDS[kind]
