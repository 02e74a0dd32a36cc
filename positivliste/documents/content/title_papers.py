"""The papers of lists B and C: the letter of the hearing, the agenda item, the information to the council."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from positivliste.danish import sort_key
from positivliste.documents.content.occasion import Occasion
from positivliste.documents.content.reasons import refused
from positivliste.documents.content.report import OfTitles, by_title
from positivliste.documents.content.words import TitleWords, title_words
from positivliste.model.council import Body, Respondent
from positivliste.model.events import CouncilHeard
from positivliste.model.finding import Kind
from positivliste.model.listing import Decision, ListedTitle
from positivliste.model.results import NOBODY, Turnout
from positivliste.model.screening import Outcome, Screened
from positivliste.model.value import frozen
from positivliste.rules import Trait, has_trait


@frozen
class TitleAgendaItem:
    """The item on list B or C on the council's or the chair's agenda, and its minutes, in the form of S0 item 3.4.

    Attributes:
        number: the item's number on the agenda, for example "3.4". Its first appendix is "3.4.1".
        report_by: the last day to report to SIRI, by calendar days; `act_by` is the last working day on or before it.
        titles: everything that was suggested, each title once.
        evidence: what shows the shortage, by the title's id.
        to_report: how many titles go to SIRI: those that the decision adds, or before it those recommended.
        answers: who was heard, and who sent something; nobody was heard where the process has no hearing.
        delegation: where the minutes say that the council authorised the chair to decide; None if it did not.
        body: who is to decide.
        decision: the decision, once it is made.
        resolution: what was decided, in full sentences; empty where it is the recommendation.
        hearing: the chair sent the suggestions to the council for hearing.
        running_out: the titles whose time on the list ends before the second effective date from now.
        years: how many years an added title stays at least.
    """

    template: ClassVar[str] = "titles-agenda.md"
    refused = staticmethod(refused)

    number: str
    occasion: Occasion
    area: str
    municipalities: tuple[str, ...]
    report_by: date
    act_by: date
    titles: tuple[Screened, ...]
    evidence: Mapping[str, str]
    to_report: int = 0
    answers: Turnout = NOBODY
    delegation: str | None = None
    body: Body = Body.COUNCIL
    decision: Decision | None = None
    resolution: str = ""
    hearing: CouncilHeard | None = None
    running_out: tuple[ListedTitle, ...] = ()
    years: int = 2

    @property
    def words(self) -> TitleWords:
        return title_words(self.occasion.list)

    @property
    def by_chair(self) -> bool:
        return self.body is Body.CHAIR

    @property
    def recommended(self) -> tuple[Screened, ...]:
        """In Danish order, as all of them."""
        return self._those(lambda title: title.outcome is Outcome.RECOMMENDED)

    @property
    def turned_down(self) -> tuple[Screened, ...]:
        return self._those(lambda title: title.outcome is Outcome.REJECTED)

    @property
    def open(self) -> tuple[Screened, ...]:
        """What waits for a person, and not only since it came late."""
        return self._those(
            lambda title: (
                title.outcome is not Outcome.REJECTED
                and any(f.kind is Kind.REVIEW and not has_trait(f.code, Trait.SPECIAL) for f in title.findings)
            )
        )

    @property
    def late(self) -> tuple[Screened, ...]:
        """What came after the deadline, whatever is to become of it. [A8]"""
        return self._those(lambda title: title.special)

    @property
    def ending(self) -> tuple[ListedTitle, ...]:
        """The titles that run out, the first at the front."""
        return tuple(sorted(self.running_out, key=lambda title: (title.until, sort_key(title.title))))

    def _those(self, wanted: Callable[[Screened], bool]) -> tuple[Screened, ...]:
        return tuple(sorted(filter(wanted, self.titles), key=lambda title: sort_key(title.title)))


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

    occasion: Occasion
    respondent: Respondent
    dated: date
    report_by: date
    own: tuple[ListedTitle, ...]
    years: int = 2

    @property
    def words(self) -> TitleWords:
        return title_words(self.occasion.list)

    @property
    def ordered(self) -> tuple[ListedTitle, ...]:
        return by_title(self.own)
