"""The papers of lists B and C: the letter of the hearing, the agenda item, the information to the council."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from positivliste.danish import fold, sort_key, weekday_text
from positivliste.documents.content.letters import Consultation
from positivliste.documents.content.papers import Decision
from positivliste.documents.content.report import OfTitles, by_title
from positivliste.documents.content.words import TitleWords, title_words
from positivliste.model.council import Respondent
from positivliste.model.listing import ListedTitle
from positivliste.model.results import NOBODY, Answers
from positivliste.model.round import ListKind


@frozen
class SuggestedTitle:
    """A job title that was suggested.

    Attributes:
        suggested_by: everyone who suggested it.
        evidence: what shows the shortage: of the suggestions and of the data.
    """

    title: str
    disco: str | None
    level: str | None
    suggested_by: tuple[str, ...]
    evidence: str | None


@frozen
class TitleAgendaItem:
    """The item on list B or C on the council's or the chair's agenda, and its minutes, in the form of S0 item 3.4.

    Attributes:
        number: the item's number on the agenda, for example "3.4". Its first appendix is "3.4.1".
        report_by: the last day to report to SIRI, by calendar days; `act_by` is the last working day on or before it.
        suggestions: everything that was suggested; what is neither recommended nor turned down waits for a person.
        turned_down: the titles that are not recommended, each with the reason in Danish.
        to_report: how many titles go to SIRI: those that the decision adds, or before it those recommended.
        answers: who was heard, and who sent something; nobody was heard where the process has no hearing.
        delegation: where the minutes say that the council authorised the chair to decide; None if it did not.
        body: who is to decide, "Rådet" or "Formandskabet".
        decision: the decision, once it is made.
        supplement: it is an addition during the year, on special need. [B3]
        heard_on: when the chair sent the suggestions to the council for hearing, if it did; and its reply.
        running_out: the titles whose time on the list ends before the second effective date from now.
        years: how many years an added title stays at least.
        appendices: the names of the appendices; None for the overview of the answers, where there was a hearing.
    """

    template: ClassVar[str] = "titles-agenda.md"

    number: str
    council: str
    list: ListKind
    effective: date
    area: str
    municipalities: tuple[str, ...]
    report_by: date
    act_by: date
    suggestions: tuple[SuggestedTitle, ...]
    recommended: tuple[SuggestedTitle, ...]
    turned_down: tuple[tuple[str, str], ...] = ()
    to_report: int = 0
    answers: Answers = NOBODY
    delegation: str | None = None
    body: str = "Rådet"
    decision: Decision | None = None
    supplement: bool = False
    running_out: tuple[ListedTitle, ...] = ()
    heard_on: date | None = None
    council_reply: str | None = None
    years: int = 2
    appendices: tuple[str, ...] | None = None

    @property
    def words(self) -> TitleWords:
        return title_words(self.list)

    @property
    def by_chair(self) -> bool:
        return fold(self.body) == "formandskabet"

    @property
    def consulted(self) -> bool:
        """Whether the regional partners were heard in writing; not every process has such a hearing."""
        return bool(self.answers.heard)

    @property
    def attached(self) -> tuple[str, ...]:
        """The names of the appendices."""
        if self.appendices is not None:
            return self.appendices
        return ("Oversigt over høringssvar",) if self.consulted else ()

    @property
    def report_day(self) -> str:
        return weekday_text(self.report_by)

    @property
    def act_day(self) -> str:
        return weekday_text(self.act_by)

    @property
    def days(self) -> int:
        """How many days before the effective date the report is due."""
        return (self.effective - self.report_by).days

    @property
    def ordered(self) -> tuple[SuggestedTitle, ...]:
        """The titles that are recommended, in Danish order."""
        return tuple(sorted(self.recommended, key=lambda title: sort_key(title.title)))

    @property
    def declined(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """The titles that are turned down, each with who suggested it and the reason, in Danish order."""
        senders = {fold(suggestion.title): suggestion.suggested_by for suggestion in self.suggestions}
        lines = ((title, senders.get(fold(title), ()), reason) for title, reason in self.turned_down)
        return tuple(sorted(lines, key=lambda line: sort_key(line[0])))

    @property
    def open(self) -> tuple[SuggestedTitle, ...]:
        """The suggestions that are neither recommended nor turned down, in Danish order."""
        settled = {fold(title.title) for title in self.recommended} | {fold(title) for title, _ in self.turned_down}
        left = (suggestion for suggestion in self.suggestions if fold(suggestion.title) not in settled)
        return tuple(sorted(left, key=lambda title: sort_key(title.title)))

    @property
    def ending(self) -> tuple[ListedTitle, ...]:
        """The titles that run out, the first at the front."""
        return tuple(sorted(self.running_out, key=lambda title: (title.until, sort_key(title.title))))


@frozen(kw_only=True)
class CouncilInformation(OfTitles):
    """The item that informs the council of what its chair decided. [B5]

    Attributes:
        minutes: a reference to the minutes of the chair's decision.
        delegation: where the minutes say that the council authorised the chair to decide.
        reported: the day on which the titles were reported to SIRI; None if they were not yet.
        number: the item's number on the agenda.
    """

    template: ClassVar[str] = "council-information.md"

    decided: date
    minutes: str | None
    delegation: str | None
    reported: date | None
    number: str = "1.1"


@frozen
class TitleConsultationLetter:
    """The letter that opens the written hearing on list B or C for one respondent. [B5]

    Attributes:
        dated: the date of the letter.
        report_by: the last day to report to SIRI, by calendar days.
        own: the titles that are on the council's own list already.
        years: how many years an added title stays at least.
    """

    template: ClassVar[str] = "consultation-titles.md"

    consultation: Consultation
    respondent: Respondent
    dated: date
    report_by: date
    own: tuple[ListedTitle, ...]
    years: int = 2

    @property
    def words(self) -> TitleWords:
        return title_words(self.consultation.list)

    @property
    def days(self) -> int:
        """How many days before the effective date the titles are reported at the latest."""
        return (self.consultation.effective - self.report_by).days

    @property
    def ordered(self) -> tuple[ListedTitle, ...]:
        return by_title(self.own)
