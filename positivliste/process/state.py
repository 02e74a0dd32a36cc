"""The state of a workspace and of a round: values, which `fold.py` makes of the journal's events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, field

from positivliste.danish import fold
from positivliste.model import events as ev
from positivliste.model.answers import AnswerState, SentAnswer, Withdrawal
from positivliste.model.council import Respondent
from positivliste.model.events import Event
from positivliste.model.file import File
from positivliste.model.finding import Answer, Verdict
from positivliste.model.listing import Decision, Entry, ListedTitle
from positivliste.model.many import Fits, Many
from positivliste.model.moment import start_of
from positivliste.model.proposal import AS_SENT, Correction, Course, Proposal
from positivliste.model.reference import DialogueMeeting, Suggestion
from positivliste.model.round import Delegation, ListKind, Priority, Round
from positivliste.model.value import frozen

if TYPE_CHECKING:
    from positivliste.process.verdicts import Verdicts

Value = TypeVar("Value")
Said = TypeVar("Said", ev.TitleSuggested, ev.SuggestionsReceived)


@frozen
class Mark:
    """When an event of a kind was last seen: its number, the day of what happened, and who wrote it.

    Attributes:
        package: the version of positivliste; empty where many events were told together.
    """

    seq: int
    day: date
    package: str = ""


@frozen
class Decided:
    """A person's verdict with the moment it was recorded."""

    verdict: Verdict
    seq: int
    at: str


@frozen
class Registered:
    """A change of the register of respondents: who was put on it; or, with None, that it was taken off."""

    seq: int
    key: str
    respondent: Respondent | None


@frozen
class Suggested:
    """A title that was suggested, or a file of them; and the round that took it in, None while it waits.

    Attributes:
        withdrawn: why it was taken back; None where it was not.
    """

    said: ev.TitleSuggested | ev.SuggestionsReceived
    round: str | None = None
    withdrawn: str | None = None


@frozen
class Milestones:
    """What can be known of a round without reading all of it.

    Attributes:
        titles: the job titles that its decision lists, as they were last corrected.
    """

    round: Round
    decision: Decision | None = None
    publication: ev.ListPublished | None = None
    submission: ev.RoundSubmitted | None = None
    titles: tuple[ListedTitle, ...] = ()


@frozen
class WorkspaceState:
    """What holds for the workspace as a whole."""

    council: str = ""
    register: tuple[Registered, ...] = ()
    milestones: Mapping[str, Milestones] = field(factory=dict)
    delegations: tuple[Delegation, ...] = ()
    suggested: tuple[Suggested, ...] = ()
    national: tuple[ev.NationalListImported, ...] = ()
    disco: tuple[ev.DiscoImported, ...] = ()
    evidence: tuple[ev.EvidenceImported, ...] = ()
    extensions: Mapping[tuple[str, str], ev.ListingExtended] = field(factory=dict)
    removals: Mapping[tuple[str, str], ev.ListingRemoved] = field(factory=dict)
    dialogue: tuple[DialogueMeeting, ...] = ()

    @property
    def rounds(self) -> Mapping[str, Round]:
        """The rounds by their ids, in the order in which they were opened."""
        return {name: found.round for name, found in self.milestones.items()}

    @property
    def respondents(self) -> Mapping[str, Respondent]:
        """Who is heard now, by folded name."""
        return self.registered()

    @property
    def names(self) -> Iterable[str]:
        """The names of those who are heard now."""
        return (respondent.name for respondent in self.respondents.values())

    def registered(self, before: int | None = None) -> Mapping[str, Respondent]:
        """Who was heard just before an event, by its number; else who is heard now."""
        found: dict[str, Respondent] = {}
        for change in self.register:
            if before is not None and change.seq >= before:
                break
            if change.respondent:
                found[change.key] = change.respondent
            else:
                found.pop(change.key, None)
        return found

    def suggestions(self, kind: ListKind, round_id: str | None = None) -> tuple[Suggestion, ...]:
        """The titles that a round took in; without one, those that wait."""
        return tuple(said.suggestion for said in self._suggested(ev.TitleSuggested, kind, round_id))

    def suggestion_files(self, kind: ListKind, round_id: str | None = None) -> tuple[ev.SuggestionsReceived, ...]:
        """The files of suggestions that a round took in; without one, those that wait."""
        return tuple(self._suggested(ev.SuggestionsReceived, kind, round_id))

    def _suggested(self, said: type[Said], kind: ListKind, round_id: str | None) -> Iterable[Said]:
        known = (found.said for found in self.suggested if found.round == round_id and found.withdrawn is None)
        return (one for one in known if isinstance(one, said) and one.list is kind)  # only here are events read

    def respondent(self, name: str) -> Respondent | None:
        return self.respondents.get(fold(name))


@frozen
class RoundState:
    """What holds for one round. `round` is None where the journal has no such round.

    Of what is many, the events stand here: what they say is read when somebody asks.

    Attributes:
        answers: all that was sent in answer, by number, in the order of receipt.
        received: the proposals as they came; a number comes again where its row stands in another answer.
        row_errors: the rows of the answers that could not be read.
        followed: of the rows that changed after a person had judged them, the new number by the old one.
        taken_back: what was taken back singly, by number.
        suggested: the files of suggestions that it took in; they stand in the workspace, which completes the round.
    """

    round: Round | None = None
    priorities: tuple[Priority, ...] = ()
    deadline: str | None = None
    extensions: Mapping[str, str] = field(factory=dict)
    consultation_closed: bool = False
    answers: Mapping[str, SentAnswer] = field(factory=dict)
    followed: Mapping[str, str] = field(factory=dict)
    taken_back: Mapping[str, ev.ProposalsWithdrawn] = field(factory=dict)
    received: Many[ev.ProposalReceived] = Many()
    row_errors: Many[ev.RowRefused] = Many()
    suggested: tuple[ev.SuggestionsReceived, ...] = ()
    records: Many[ev.ProposalScreened] = Many()
    screening: ev.RoundScreened | None = None
    judged: Many[Event] = Many()
    corrected: tuple[ev.ProposalCorrected | ev.CorrectionTakenBack, ...] = ()
    documents: tuple[ev.DocumentMade, ...] = ()
    listed: Many[ev.EntryListed] = Many()
    titles: tuple[ListedTitle, ...] = ()
    declined: Mapping[str, str] = field(factory=dict)
    decision: Decision | None = None
    publication: ev.ListPublished | None = None
    amended: tuple[ev.ListAmended, ...] = ()
    submission: ev.RoundSubmitted | None = None
    corrections_sent: tuple[ev.SubmissionCorrected, ...] = ()
    hearing: ev.CouncilHeard | None = None
    marks: Mapping[str, Mark] = field(factory=dict)

    @cached_property
    def numbered(self) -> Mapping[str, Proposal]:
        """Every proposal that ever had a number, as it was last sent, in the order of receipt."""
        return {said.proposal.id: said.proposal for said in self.received}

    @property
    def count(self) -> int:
        """How many numbers the round has given; they are read only where some may have been given again."""
        return len(self.received if all(answer.stands for answer in self.answers.values()) else self.numbered)

    @cached_property
    def proposals(self) -> Mapping[str, Proposal]:
        """The proposals that count, by their numbers, in the order of receipt."""
        gone = self.withdrawn
        return {name: sent for name, sent in self.numbered.items() if name not in gone} if gone else self.numbered

    @cached_property
    def withdrawn(self) -> Mapping[str, Withdrawal]:
        """The proposals that count no more, by their numbers, and why."""
        over = {answer.id: answer for answer in self.answers.values() if not answer.stands}
        if not (over or self.taken_back):
            return {}  # nothing need be read
        found = {}
        for name, sent in self.numbered.items():
            taken = self.taken_back.get(name)
            if taken and taken.answer == sent.origin.answer:  # a number can be another answer's since
                found[name] = Withdrawal(taken.reason)
            elif answer := over.get(sent.origin.answer):
                reason = "" if answer.state is AnswerState.REPLACED else answer.reason
                found[name] = Withdrawal(reason, self.answers.get(answer.by), self.followed.get(name, ""))
        return found

    @cached_property
    def screened(self) -> Mapping[str, ev.ProposalScreened]:
        """What the screenings made of each proposal last, by its number."""
        return {said.proposal: said for said in self.records}

    @cached_property
    def verdicts(self) -> Mapping[str, Decided]:
        """What people decided last in each case, and of each two that are one or two; not of what was withdrawn."""
        from positivliste.model.opposed import Later  # loaded only where somebody asks

        last: dict[str, tuple[Verdict, Event]] = {}
        for event in self.judged:
            if isinstance(said := event.payload, ev.CaseDecided):
                verdict = said.verdict.without(self.withdrawn)
                if verdict is not None:
                    last[verdict.case.id] = verdict, event
        later, found = Later(), dict[str, Decided]()
        for verdict, event in sorted(last.values(), key=lambda decided: -decided[1].seq):
            if left := later.left_of(verdict):
                later.add(left)
                found[left.case.id] = Decided(left, event.seq, event.at)
        return {case: found[case] for case in last if case in found}

    @cached_property
    def said(self) -> Verdicts:
        """The same, without the moment."""
        from positivliste.process.verdicts import Verdicts  # loaded only where somebody asks

        return Verdicts({case: decided.verdict for case, decided in self.verdicts.items()})

    @cached_property
    def corrections(self) -> Mapping[str, Correction]:
        """What people put right, by the number of the proposal."""
        found: dict[str, Correction] = {}
        for said in self.corrected:
            before = found.get(said.proposal, AS_SENT)
            if isinstance(said, ev.CorrectionTakenBack):
                found[said.proposal] = before.without(said.fields)
            else:
                found[said.proposal] = before.followed_by(said.correction)
        return {name: given for name, given in found.items() if given != AS_SENT}

    @cached_property
    def put_right(self) -> Mapping[str, Proposal]:
        """The proposals as they are compared: with what people put right."""
        found = dict(self.proposals)
        for name in self.corrections.keys() & found.keys():
            found[name] = self.corrections[name].put_right(found[name])
        return found

    def taken_apart(self, compares: Collection[str]) -> tuple[Verdict, ...]:
        """The verdicts that took apart what a rule or a person had joined; those of no other rules are read.

        Args:
            compares: the rules that ask of two that are not joined whether they are one.
        """
        paths = ("payload.verdict.case.code", "payload.verdict.answer")
        telling = self.judged.pick(
            lambda code, answer: answer == (Answer.SAME if code in compares else Answer.DIFFERENT), *paths
        )
        codes = {said.verdict.case.code for event in telling if isinstance(said := event.payload, ev.CaseDecided)}
        if not codes:
            return ()
        known = evolve(self, judged=_found(self.judged, paths[0], codes))
        given = [said.verdict for event in known.judged if isinstance(said := event.payload, ev.CaseDecided)]
        once = {verdict.case.id for verdict in given if verdict.answer is Answer.SAME}
        different = known.said.of(Answer.DIFFERENT)
        return tuple(said for said in different if said.case.code not in compares or said.case.id in once)

    def course_of(self, proposals: Iterable[str]) -> Course:
        """The course that these proposals propose, by their numbers, with what people put right in any of them."""
        names = tuple(proposals)
        sent = tuple(self.numbered[name] for name in names)
        if self.corrections.keys().isdisjoint(names):
            return Course(sent)
        return Course(sent, tuple(self.corrections.get(name, AS_SENT) for name in names), self._last_said(names))

    def _last_said(self, names: Collection[str]) -> Correction:
        """What was put right in any of these proposals, as one; of each value, what was said last and still holds."""
        given = [name for name in names if name in self.corrections]
        if len(given) == 1:
            return self.corrections[given[0]]
        found = AS_SENT
        for said in self.corrected:
            if said.proposal in given and isinstance(said, ev.ProposalCorrected):
                holds = self.corrections[said.proposal].said.keys()
                found = found.followed_by(said.correction.without(said.correction.said.keys() - holds))
        return found

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The courses that the decision lists."""
        return tuple(said.entry for said in self.listed)

    def about(self, fits: Fits) -> RoundState:
        """The round as if only some courses had been proposed: those of which one proposal fits.

        Args:
            fits: whether a proposal does, by its number and its title; or by the number that was put right.
        """
        names = {said.proposal.id for said in self.received.pick(fits, "proposal.number", "proposal.title")}
        names |= {name for name, given in self.corrections.items() if fits(given.number, given.title or "")}
        into = dict(self._screened(lambda name, _: name in names)) if names else {}
        courses = frozenset(course or name for name, course in into.items())
        members = dict(self._screened(lambda name, course: (course or name) in courses)) if courses else {}
        return evolve(
            self,
            received=_found(self.received, "proposal.id", members),
            records=_found(self.records, "proposal", members),
            listed=_found(self.listed, "entry.proposal", courses),
            judged=self._judged(members) if members else Many(),
        )

    def _judged(self, names: Collection[str]) -> Many[Event]:
        """What people decided of cases in which one of these proposals is."""
        paths = ("payload.verdict.case.proposal", "payload.verdict.case.other")

        def fits(proposal: str, other: str | None) -> bool:
            return proposal in names or any(name in names for name in (other or "").split("+"))

        return Many(tuple(self.judged.pick(fits, *paths)))

    def _screened(self, fits: Fits) -> Iterable[tuple[str, str | None]]:
        """The proposals, and the courses that they were joined to, where these fit."""
        return ((said.proposal, said.merged_into) for said in self.records.pick(fits, "proposal", "merged_into"))

    @property
    def subject(self) -> Round:
        """The round.

        Raises:
            ValueError: the journal has no such round.
        """
        if self.round is None:
            raise ValueError("the state is of no round")
        return self.round

    @property
    def opened(self) -> date:
        """The day on which the round was opened."""
        return self.marks[ev.RoundOpened.KIND].day

    def deadline_for(self, respondent: str) -> str | None:
        """The consultation deadline that holds for a respondent: its own, where that is later than everybody's."""
        own = self.extensions.get(fold(respondent))
        return max(filter(None, [own, self.deadline]), key=start_of, default=None)

    def mark(self, kinds: Iterable[str]) -> Mark | None:
        """The last event of any of the kinds."""
        return max((self.marks[kind] for kind in kinds if kind in self.marks), key=lambda m: m.seq, default=None)

    @property
    def judged_numbers(self) -> frozenset[str]:
        """The proposals of which a person has said something."""
        judged = (name for decided in self.verdicts.values() for name in decided.verdict.case.proposals)
        return frozenset([*judged, *self.corrections])

    def answers_of(self, respondent: str) -> tuple[SentAnswer, ...]:
        """What a respondent sent in answer, in the order of receipt, without what was another's."""
        mine = (answer for answer in self.answers.values() if fold(answer.respondent) == fold(respondent))
        return tuple(answer for answer in mine if answer.state is not AnswerState.MOVED)

    def suggested_by(self, sender: str) -> tuple[ev.SuggestionsReceived, ...]:
        """The files of suggestions that a sender sent, of those that the round took in."""
        return tuple(file for file in self.suggested if fold(file.sender) == fold(sender))

    @property
    def documents_known(self) -> frozenset[File]:
        """The documents that are on record, each as it was made."""
        return frozenset(made.file for made in self.documents)


def _found(values: Many[Value], path: str, wanted: Collection[str]) -> Many[Value]:
    """Those in which there stands what is wanted; where nothing is, they are not gone through."""
    return Many(tuple(values.pick(wanted.__contains__, path))) if wanted else Many()


NO_WORKSPACE, NO_ROUND = WorkspaceState(), RoundState()
"""The states before anything happened."""
