"""What can happen, as values. Kinds and versions are permanent: a journal of today must open in ten years.

A class is never edited in a way that changes what an old event means: a new meaning is a new version, and its old
form stays. The default of a field is as permanent, also in the values that events hold: what equals it is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from positivliste.model.amendment import Edition
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.file import File
from positivliste.model.finding import Finding, Verdict
from positivliste.model.listing import Decision, Entry, ListedTitle
from positivliste.model.many import Unread
from positivliste.model.proposal import AS_SENT, Correction, Proposal
from positivliste.model.reference import DialogueMeeting, DiscoCode, Evidence, NationalTitle, Suggestion
from positivliste.model.round import Delegation, ListKind, Priority, Round
from positivliste.model.row_error import RowError
from positivliste.model.screening import Funnel
from positivliste.model.short import short
from positivliste.model.value import frozen


class Payload:
    """What an event says. Subclasses are frozen attrs classes with a permanent KIND."""

    KIND: ClassVar[str]
    VERSION: ClassVar[int] = 1

    @classmethod
    def unread(cls, read: Callable[[], Payload]) -> Payload:
        """One of which only the kind is known: it is read when somebody first asks what it says.

        Args:
            read: makes the same payload; what it raises, the first who asks gets.
        """
        said = cls.__new__(cls)
        vars(said)[_READ] = read
        return said

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            read = vars(self).get(_READ)
            if read is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            vars(self).update(vars(read()))
            vars(self).pop(_READ, None)
            return getattr(self, name)


_READ = "read, later"
"""Where an unread payload keeps what reads it: no name that a field can have."""


@frozen
class Event:
    """One event of the journal.

    Attributes:
        seq: its number, from 1.
        at: when it was recorded: an ISO date, or an ISO date and time, in Europe/Copenhagen.
        actor: a reference to the person, whose name is kept beside the journal.
        round: the id of the round that it belongs to; empty for the workspace as a whole.
        package: the version of positivliste that wrote it.
        prev: the hash of the event before.
        hash: the SHA-256 of all the above and the payload, in canonical JSON.
    """

    seq: int
    at: str
    actor: str
    round: str
    package: str
    payload: Payload
    prev: str
    hash: str

    @property
    def kind(self) -> str:
        return self.payload.KIND


@frozen
class Run:
    """Many events of one kind, which are told together and read when somebody looks.

    Attributes:
        kind: their kind.
        said: what they say, in their order.
        seq: the number of the last of them; `at` is when that was recorded.
    """

    kind: str
    said: Unread[Payload]
    seq: int
    at: str


@frozen
class WorkspaceCreated(Payload):
    KIND = "workspace.created"
    council: str


@frozen
class RoundOpened(Payload):
    KIND = "round.opened"
    round: Round


@frozen
class RespondentAdded(Payload):
    """A respondent is heard from now on; a later one of the same name takes its place."""

    KIND = "respondent.added"
    respondent: Respondent


@frozen
class RespondentRemoved(Payload):
    KIND = "respondent.removed"
    name: str


@frozen
class PrioritiesImported(Payload):
    """The prioritised job titles of the round; a later import takes the place of an earlier one."""

    KIND = "priorities.imported"
    file: File
    priorities: tuple[Priority, ...]


@frozen
class ConsultationOpened(Payload):
    """The consultation is open to a deadline: an ISO date, or an ISO date and time."""

    KIND = "consultation.opened"
    deadline: str


@frozen
class DeadlineExtended(Payload):
    """A later deadline for one respondent."""

    KIND = "deadline.extended"
    deadline: str
    respondent: str


@frozen
class DeadlineMoved(Payload):
    """A later deadline for all; the consultation is open, again if it was closed."""

    KIND = "deadline.moved"
    deadline: str


@frozen
class ConsultationClosed(Payload):
    KIND = "consultation.closed"


@frozen
class DocumentMade(Payload):
    """A document was written to be sent: a letter, a form, a reminder, a receipt, an agenda item."""

    KIND = "document.made"
    document: str
    file: File
    respondent: str | None = None


@frozen
class FileReceived(Payload):
    """A file was taken in as an answer; its bytes are kept under its hash. Counts are of the table's rows.

    The proposals and the bad rows that were read in it stand in the events after it. A number that was given before
    has what its last event says: it is the same row, of a file that took the place of another.

    Attributes:
        answer: the answer's number in the round.
    """

    KIND = "file.received"
    answer: str
    file: File
    respondent: str
    kind: RespondentKind
    received: str
    rows: int
    row_errors: int
    mapping: tuple[tuple[str, str], ...] = ()


@frozen
class ProposalReceived(Payload):
    KIND = "proposal.received"
    proposal: Proposal


@frozen
class RowRefused(Payload):
    """A row of an answer that could not become a proposal, and what is wrong with it."""

    KIND = "row.refused"
    file: File
    error: RowError
    answer: str = ""


@frozen
class AnswerNone(Payload):
    """A respondent answered that it has nothing to propose; in a letter that is kept, or without one."""

    KIND = "answer.none"
    answer: str
    respondent: str
    kind: RespondentKind
    received: str
    file: File | None = None


@frozen
class AnswerKept(Payload):
    """An answer that is no table: a letter or an e-mail, kept as it is, or what was said on the telephone."""

    KIND = "answer.kept"
    answer: str
    respondent: str
    kind: RespondentKind
    received: str
    file: File | None = None
    note: str = ""


@frozen
class ProposalsTyped(Payload):
    """A person typed proposals from an answer that is no table; they stand in the events after it."""

    KIND = "proposals.typed"
    answer: str
    rows: int


@frozen
class AnswerReplaced(Payload):
    """Another answer took the place of one; proposals that it does not have again are withdrawn.

    Attributes:
        by: that other answer; where it has the same file, this was read again.
        followed: of the rows that changed after a person had judged them, the old number and the new one.
    """

    KIND = "answer.replaced"
    answer: str
    by: str
    followed: tuple[tuple[str, str], ...] = ()


@frozen
class AnswerMoved(Payload):
    """An answer was another respondent's: it is taken in for that one, with the numbers that it has, as `to`."""

    KIND = "answer.moved"
    answer: str
    to: str
    reason: str = ""


@frozen
class AnswerRestored(Payload):
    """An answer holds again: what took its place was another respondent's."""

    KIND = "answer.restored"
    answer: str


@frozen
class AnswerWithdrawn(Payload):
    """A respondent took an answer back, with all that it proposes."""

    KIND = "answer.withdrawn"
    answer: str
    reason: str


@frozen
class ProposalsWithdrawn(Payload):
    """Single proposals were taken back.

    Attributes:
        answer: the answer that they are of; empty for what was suggested outside one.
    """

    KIND = "proposals.withdrawn"
    answer: str
    proposals: tuple[str, ...]
    reason: str


@frozen
class ProposalScreened(Payload):
    """What the rules and people made of one proposal, where it differs from the screening before.

    Attributes:
        merged_into: the course that it was joined to, or None where it stands for a course itself.
        findings: what stands; for a merged proposal, why it was joined.
        settled: what a person has decided about, so that it no longer counts; the verdict has the same case.
        withdrawn: it counts no more, so that no rule looked at it.
    """

    KIND = "proposal.screened"
    proposal: str
    merged_into: str | None = None
    findings: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    job_title: str | None = None
    group: str | None = None
    withdrawn: bool = False


@frozen
class RoundScreened(Payload):
    """A screening was made, with these counts.

    Attributes:
        groups: the order in which they are told.
        parameters: what the rules stood on, by name, as JSON has it: a record for people, which nothing computes with.
    """

    KIND = "round.screened"
    funnel: Funnel
    groups: tuple[str, ...]
    parameters: dict[str, Any]


@frozen
class CaseDecided(Payload):
    KIND = "case.decided"
    verdict: Verdict


@frozen
class ProposalCorrected(Payload):
    """A person put values of a course or job title right; the proposal itself stays as it was sent.

    Attributes:
        before: what held until then, of the same values; what there was none of is empty, or none.
    """

    KIND = "proposal.corrected"
    proposal: str
    correction: Correction
    reason: str
    by: str
    before: Correction = AS_SENT


@frozen
class CorrectionTakenBack(Payload):
    """What a person put right in a proposal holds no more: these values are again as they were sent.

    Attributes:
        fields: the names of the values.
        before: what held until then, of these values.
    """

    KIND = "correction.taken-back"
    proposal: str
    fields: tuple[str, ...]
    reason: str
    by: str
    before: Correction = AS_SENT


@frozen
class PersonErased(Payload):
    """A person's name and e-mail address were erased; the reference stays."""

    KIND = "person.erased"
    person: str


@frozen
class DelegationGiven(Payload):
    KIND = "delegation.given"
    delegation: Delegation


@frozen
class EntryListed(Payload):
    """One course that the decision takes onto the list."""

    KIND = "entry.listed"
    entry: Entry


@frozen
class EntryDeclined(Payload):
    """One recommended course that the decision leaves out, and why."""

    KIND = "entry.declined"
    proposal: str
    reason: str


@frozen
class RoundDecided(Payload):
    """The decision; the entries that it lists and leaves out stand in the events right before it."""

    KIND = "round.decided"
    decision: Decision
    listed: int
    declined: int


@frozen
class ListPublished(Payload):
    """The list was published; every form carries the same content hash and journal head.

    Attributes:
        before: of a supplement: how many running numbers the list had given, so that its own go on from there.
        amendments: of a supplement: how many amendments of the list it has in it.
    """

    KIND = "list.published"
    on: date
    content: str
    files: tuple[File, ...]
    head: str = ""
    before: int = 0
    amendments: int = 0


@frozen
class ListAmended(Payload):
    """A published list was amended by a decision, and published as a new edition; it stands in the regular round.

    Attributes:
        edition: what the decision makes of it.
        rounds: the rounds that the list is made of.
        file: the table of the changes.
        published: when the edition was written; `content`, `files` and `head` as for the list.
    """

    KIND = "list.amended"
    edition: Edition
    rounds: tuple[str, ...]
    file: File
    published: date
    content: str
    files: tuple[File, ...]
    head: str


@frozen
class TitleSuggested(Payload):
    """A job title was suggested for list B or C, outside or inside a round."""

    KIND = "title.suggested"
    list: ListKind
    suggestion: Suggestion


@frozen
class SuggestionsReceived(Payload):
    """A file of suggestions was taken in; its bytes are kept under its hash, its titles stand in the events after it.

    Attributes:
        sender: the organisation that sent it; `kind` is its kind at the time.
        received: an ISO date, or an ISO date and time.
        rows: the rows of its tables: the titles, and those that are none.
        errors: the rows that are none, which the round that takes the file in counts and tells the sender.
    """

    KIND = "suggestions.received"
    list: ListKind
    file: File
    sender: str
    kind: RespondentKind
    received: str
    rows: int
    errors: tuple[RowError, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()


@frozen
class SuggestionMoved(Payload):
    """A suggestion that waits was another organisation's."""

    KIND = "suggestion.moved"
    suggestion: str
    sender: str
    kind: RespondentKind


@frozen
class SuggestionWithdrawn(Payload):
    """A suggestion that waited was taken back; no round takes it in."""

    KIND = "suggestion.withdrawn"
    suggestion: str
    reason: str


@frozen
class SuggestionsTaken(Payload):
    """The round took in all that was suggested for its list and waited: the files, and the titles as its proposals,
    whose origin says which suggestion each was."""

    KIND = "suggestions.taken"


@frozen
class NationalListImported(Payload):
    """The national list as it holds from a day; it takes the place of an earlier one from that day on."""

    KIND = "national.imported"
    list: ListKind
    start: date
    file: File
    titles: tuple[NationalTitle, ...]

    __repr__ = short


@frozen
class DiscoImported(Payload):
    """The DISCO-08 classification as it holds from a day."""

    KIND = "disco.imported"
    start: date
    file: File
    codes: tuple[DiscoCode, ...]

    __repr__ = short


@frozen
class EvidenceImported(Payload):
    """Demand and failed recruitments as they were known on a day."""

    KIND = "evidence.imported"
    on: date
    file: File
    rows: tuple[Evidence, ...]

    __repr__ = short


@frozen
class TitleListed(Payload):
    """A job title that the decision takes onto the council's own list, from the day on which its round takes effect.

    Attributes:
        proposal: the id of the title in the round; `disco`, `level` and `evidence` as they were when it was decided.
        area: the area that it holds for. It is stored, since the areas of councils change. [B1]
        earliest_end: the first day on which it can be off the list. It is stored, since the two years of the law may
            change, and what was decided under them does not. [B4]
    """

    KIND = "title.listed"
    proposal: str
    title: str
    disco: str | None
    level: str | None
    area: str
    earliest_end: date
    evidence: str | None = None

    def of(self, round_: Round, decision: Decision) -> ListedTitle:
        """The title as it stands on the list, by the decision that lists it."""
        return ListedTitle(
            round=round_.id,
            proposal=self.proposal,
            title=self.title,
            disco=self.disco,
            level=self.level,
            area=self.area,
            start=round_.effective,
            earliest_end=self.earliest_end,
            until=self.earliest_end,
            decision=decision,
            evidence=self.evidence,
        )


@frozen
class RoundSubmitted(Payload):
    """The decided titles were reported to SIRI."""

    KIND = "round.submitted"
    on: date
    titles: int


@frozen
class SubmissionCorrected(Payload):
    """A later letter put the report right; `text` says in Danish what was wrong."""

    KIND = "submission.corrected"
    on: date
    text: str


@frozen
class TitleCodeCorrected(Payload):
    """A corrected DISCO-08 code of a reported title."""

    KIND = "title.code-corrected"
    proposal: str
    disco: str


@frozen
class SiriReceipt(Payload):
    """SIRI confirmed a report."""

    KIND = "submission.confirmed"
    on: date
    reference: str


@frozen
class CouncilHeard(Payload):
    """The chair sent the suggestions to the council for hearing before it decided. [B5]"""

    KIND = "council.heard"
    on: date
    reply: str | None = None


@frozen
class CouncilInformed(Payload):
    """The council was informed of the chair's decision. [B5]"""

    KIND = "council.informed"
    on: date
    minutes: str


@frozen
class ListingExtended(Payload):
    """A title stays on the list longer than two years, for a documented reason. [B4]"""

    KIND = "listing.extended"
    round: str
    proposal: str
    until: date
    reason: str
    document: str


@frozen
class ListingRemoved(Payload):
    """A title leaves the list on a day, which is not before its two years are over. [B4]"""

    KIND = "listing.removed"
    round: str
    proposal: str
    on: date
    minutes: str


@frozen
class DialogueHeld(Payload):
    KIND = "dialogue.held"
    meeting: DialogueMeeting


OfConsultation = (
    RoundOpened | PrioritiesImported | ConsultationOpened | DeadlineExtended | DeadlineMoved | ConsultationClosed
)
OfAnswers = FileReceived | ProposalReceived | RowRefused | DocumentMade
OfAnswersLife = (
    AnswerNone
    | AnswerKept
    | ProposalsTyped
    | AnswerReplaced
    | AnswerMoved
    | AnswerRestored
    | AnswerWithdrawn
    | ProposalsWithdrawn
)
OfReview = ProposalScreened | RoundScreened | CaseDecided | ProposalCorrected | CorrectionTakenBack
OfDecision = (
    EntryListed
    | TitleListed
    | EntryDeclined
    | RoundDecided
    | ListPublished
    | ListAmended
    | CouncilHeard
    | CouncilInformed
)
OfReport = RoundSubmitted | SubmissionCorrected | TitleCodeCorrected | SiriReceipt
OfRegister = WorkspaceCreated | RespondentAdded | RespondentRemoved | PersonErased | DelegationGiven | DialogueHeld
OfTitles = (
    TitleSuggested
    | SuggestionsReceived
    | SuggestionMoved
    | SuggestionWithdrawn
    | SuggestionsTaken
    | NationalListImported
    | DiscoImported
    | EvidenceImported
    | ListingExtended
    | ListingRemoved
)
"""The events by what they are about. Each is in one of them, and each of them is folded in one place."""


PAYLOADS: dict[tuple[str, int], type[Payload]] = {
    (found.KIND, found.VERSION): found for found in Payload.__subclasses__()
}
"""Every payload by kind and version."""
