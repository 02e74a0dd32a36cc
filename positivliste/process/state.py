"""The state of a workspace and of a round, as `fold.py` builds it from the journal. Everybody else only reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import define, field, frozen

from positivliste.danish import fold
from positivliste.model import events as ev
from positivliste.model.council import Respondent
from positivliste.model.finding import Verdict
from positivliste.model.listing import Entry, ListedTitle
from positivliste.model.moment import start_of
from positivliste.model.proposal import Correction, Proposal
from positivliste.model.reference import DialogueMeeting, Suggestion
from positivliste.model.round import Delegation, ListKind, Priority, Round


@frozen
class Mark:
    """When an event of a kind was last seen: its number and the day it was recorded."""

    seq: int
    day: date


@frozen
class Decided:
    """A person's verdict with the moment it was recorded."""

    verdict: Verdict
    seq: int
    at: str


@define
class WorkspaceState:
    """What holds for the workspace as a whole."""

    council: str = ""
    respondents: dict[str, Respondent] = field(factory=dict)
    rounds: dict[str, Round] = field(factory=dict)
    delegations: list[Delegation] = field(factory=list)
    suggestions: dict[ListKind, dict[str, Suggestion]] = field(factory=dict)
    taken: dict[str, str] = field(factory=dict)
    national: list[ev.NationalListImported] = field(factory=list)
    disco: list[ev.DiscoImported] = field(factory=list)
    evidence: list[ev.EvidenceImported] = field(factory=list)
    extensions: dict[tuple[str, str], ev.ListingExtended] = field(factory=dict)
    removals: dict[tuple[str, str], ev.ListingRemoved] = field(factory=dict)
    dialogue: list[DialogueMeeting] = field(factory=list)

    def respondent(self, name: str) -> Respondent | None:
        return self.respondents.get(fold(name))


@define
class RoundState:
    """What holds for one round. `round` is None where the journal has no such round."""

    round: Round | None = None
    priorities: tuple[Priority, ...] = ()
    deadline: str | None = None
    extensions: dict[str, str] = field(factory=dict)
    consultation_closed: bool = False
    files: dict[str, ev.FileReceived] = field(factory=dict)
    proposals: dict[str, Proposal] = field(factory=dict)
    row_errors: list[ev.RowRefused] = field(factory=list)
    screened: dict[str, ev.ProposalScreened] = field(factory=dict)
    screening: ev.RoundScreened | None = None
    verdicts: dict[str, Decided] = field(factory=dict)
    corrections: dict[str, Correction] = field(factory=dict)
    documents: list[ev.DocumentMade] = field(factory=list)
    entries: list[Entry] = field(factory=list)
    declined: list[ev.EntryDeclined] = field(factory=list)
    decision: ev.RoundDecided | None = None
    publication: ev.ListPublished | None = None
    titles: list[ListedTitle] = field(factory=list)
    submission: ev.RoundSubmitted | None = None
    corrections_sent: list[ev.RoundSubmitted] = field(factory=list)
    confirmation: ev.SiriReceipt | None = None
    hearing: ev.CouncilHeard | None = None
    informed: ev.CouncilInformed | None = None
    marks: dict[str, Mark] = field(factory=dict)

    def deadline_for(self, respondent: str) -> str | None:
        """The consultation deadline that holds for a respondent: its own, where that is later than everybody's."""
        own = self.extensions.get(fold(respondent))
        return max(filter(None, [own, self.deadline]), key=start_of, default=None)

    def mark(self, kinds: Iterable[str]) -> Mark | None:
        """The last event of any of the kinds."""
        return max((self.marks[kind] for kind in kinds if kind in self.marks), key=lambda m: m.seq, default=None)
