"""Folds: from the journal's events to the state of the workspace and of its rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from positivliste.danish import fold as fold_text
from positivliste.model import events as ev
from positivliste.model.events import Event, Payload
from positivliste.model.proposal import Correction
from positivliste.process.state import Decided, Mark, RoundState, WorkspaceState

P = TypeVar("P", bound=Payload)
S = TypeVar("S")
Steps = dict[type[Payload], Callable[[Any, Event, Any], None]]

_WORKSPACE: Steps = {}
_ROUND: Steps = {}


def fold_workspace(events: Iterable[Event]) -> WorkspaceState:
    """The state of the workspace after these events."""
    return _fold(WorkspaceState(), events, _WORKSPACE)


def fold_round(events: Iterable[Event]) -> RoundState:
    """The state of a round after these events, which are those of the round and no others."""
    return _fold(RoundState(), events, _ROUND)


def _fold(state: S, events: Iterable[Event], steps: Steps) -> S:
    for event in events:
        if isinstance(state, RoundState) and event.round and not _is_correction(event.payload):
            state.marks[event.kind] = Mark(event.seq, _day(event))
        step = steps.get(type(event.payload))
        if step:
            step(state, event, event.payload)
    return state


def _is_correction(said: Payload) -> bool:
    """A correction of a report: the report stays done on the day on which it was sent."""
    return isinstance(said, ev.RoundSubmitted) and said.correction is not None


def _day(event: Event) -> date:
    """The day of what happened: of a decision, when it was made; else when it was recorded."""
    said = event.payload
    if isinstance(said, (ev.RoundDecided, ev.RoundSubmitted, ev.CouncilInformed)):
        return said.on
    return date.fromisoformat(event.at[:10])


def _on(steps: Steps, kind: type[P]) -> Callable[[Callable[[S, Event, P], None]], Callable[[S, Event, P], None]]:
    def register(step: Callable[[S, Event, P], None]) -> Callable[[S, Event, P], None]:
        steps[kind] = step
        return step

    return register


@_on(_WORKSPACE, ev.WorkspaceCreated)
def _created(state: WorkspaceState, _: Event, said: ev.WorkspaceCreated) -> None:
    state.council = said.council


@_on(_WORKSPACE, ev.RespondentAdded)
def _respondent_added(state: WorkspaceState, _: Event, said: ev.RespondentAdded) -> None:
    state.respondents[fold_text(said.respondent.name)] = said.respondent


@_on(_WORKSPACE, ev.RespondentRemoved)
def _respondent_removed(state: WorkspaceState, _: Event, said: ev.RespondentRemoved) -> None:
    state.respondents.pop(fold_text(said.name), None)


@_on(_WORKSPACE, ev.RoundOpened)
def _round_listed(state: WorkspaceState, _: Event, said: ev.RoundOpened) -> None:
    state.rounds[said.round.id] = said.round


@_on(_WORKSPACE, ev.DelegationGiven)
def _delegated(state: WorkspaceState, _: Event, said: ev.DelegationGiven) -> None:
    state.delegations.append(said.delegation)


@_on(_WORKSPACE, ev.TitleSuggested)
def _suggested(state: WorkspaceState, _: Event, said: ev.TitleSuggested) -> None:
    state.suggestions.setdefault(said.list, {})[said.suggestion.id] = said.suggestion


@_on(_WORKSPACE, ev.SuggestionTaken)
def _taken(state: WorkspaceState, _: Event, said: ev.SuggestionTaken) -> None:
    state.taken[said.suggestion] = said.round


@_on(_WORKSPACE, ev.NationalListImported)
def _national(state: WorkspaceState, _: Event, said: ev.NationalListImported) -> None:
    state.national.append(said)


@_on(_WORKSPACE, ev.DiscoImported)
def _disco(state: WorkspaceState, _: Event, said: ev.DiscoImported) -> None:
    state.disco.append(said)


@_on(_WORKSPACE, ev.EvidenceImported)
def _evidence(state: WorkspaceState, _: Event, said: ev.EvidenceImported) -> None:
    state.evidence.append(said)


@_on(_WORKSPACE, ev.ListingExtended)
def _listing_extended(state: WorkspaceState, _: Event, said: ev.ListingExtended) -> None:
    state.extensions[said.round, said.proposal] = said
    state.removals.pop((said.round, said.proposal), None)  # an extension takes the place of a removal before it


@_on(_WORKSPACE, ev.ListingRemoved)
def _listing_removed(state: WorkspaceState, _: Event, said: ev.ListingRemoved) -> None:
    state.removals[said.round, said.proposal] = said


@_on(_WORKSPACE, ev.DialogueHeld)
def _dialogue(state: WorkspaceState, _: Event, said: ev.DialogueHeld) -> None:
    state.dialogue.append(said.meeting)


@_on(_ROUND, ev.RoundOpened)
def _opened(state: RoundState, _: Event, said: ev.RoundOpened) -> None:
    state.round = said.round


@_on(_ROUND, ev.PrioritiesImported)
def _prioritised(state: RoundState, _: Event, said: ev.PrioritiesImported) -> None:
    state.priorities = said.priorities


@_on(_ROUND, ev.ConsultationOpened)
def _consulted(state: RoundState, _: Event, said: ev.ConsultationOpened) -> None:
    state.deadline = said.deadline


@_on(_ROUND, ev.DeadlineExtended)
def _extended(state: RoundState, _: Event, said: ev.DeadlineExtended) -> None:
    state.extensions[fold_text(said.respondent)] = said.deadline


@_on(_ROUND, ev.DeadlineMoved)
def _moved(state: RoundState, _: Event, said: ev.DeadlineMoved) -> None:
    state.deadline, state.consultation_closed = said.deadline, False


@_on(_ROUND, ev.ConsultationClosed)
def _closed(state: RoundState, _: Event, __: ev.ConsultationClosed) -> None:
    state.consultation_closed = True


@_on(_ROUND, ev.DocumentMade)
def _document(state: RoundState, _: Event, said: ev.DocumentMade) -> None:
    state.documents.append(said)


@_on(_ROUND, ev.FileReceived)
def _file(state: RoundState, _: Event, said: ev.FileReceived) -> None:
    state.files[said.sha256] = said


@_on(_ROUND, ev.ProposalReceived)
def _proposal(state: RoundState, _: Event, said: ev.ProposalReceived) -> None:
    state.proposals[said.proposal.id] = said.proposal


@_on(_ROUND, ev.RowRefused)
def _row_error(state: RoundState, _: Event, said: ev.RowRefused) -> None:
    state.row_errors.append(said)


@_on(_ROUND, ev.ProposalScreened)
def _screened(state: RoundState, _: Event, said: ev.ProposalScreened) -> None:
    state.screened[said.proposal] = said


@_on(_ROUND, ev.CaseDecided)
def _judged(state: RoundState, event: Event, said: ev.CaseDecided) -> None:
    state.verdicts[said.verdict.case] = Decided(said.verdict, event.seq, event.at)


@_on(_ROUND, ev.RoundScreened)
def _round_screened(state: RoundState, _: Event, said: ev.RoundScreened) -> None:
    state.screening = said


@_on(_ROUND, ev.CourseCorrected)
def _corrected(state: RoundState, _: Event, said: ev.CourseCorrected) -> None:
    state.corrections[said.proposal] = state.corrections.get(said.proposal, Correction()).followed_by(said.correction)


def _begin_decision(state: RoundState) -> None:
    """A later decision takes the place of the one before."""
    if state.decision:
        state.decision, state.entries, state.declined, state.titles = None, [], [], []


@_on(_ROUND, ev.EntryListed)
def _listed(state: RoundState, _: Event, said: ev.EntryListed) -> None:
    _begin_decision(state)
    state.entries.append(said.entry)


@_on(_ROUND, ev.TitleListed)
def _title_listed(state: RoundState, _: Event, said: ev.TitleListed) -> None:
    _begin_decision(state)
    state.titles.append(said.title)


@_on(_ROUND, ev.EntryDeclined)
def _declined(state: RoundState, _: Event, said: ev.EntryDeclined) -> None:
    _begin_decision(state)
    state.declined.append(said)


@_on(_ROUND, ev.RoundSubmitted)
def _submitted(state: RoundState, _: Event, said: ev.RoundSubmitted) -> None:
    if said.correction is None:
        state.submission = said
    else:
        state.corrections_sent.append(said)


@_on(_ROUND, ev.TitleCodeCorrected)
def _code_corrected(state: RoundState, _: Event, said: ev.TitleCodeCorrected) -> None:
    state.titles = [evolve(t, disco=said.disco) if t.proposal == said.proposal else t for t in state.titles]


@_on(_ROUND, ev.SiriReceipt)
def _confirmed(state: RoundState, _: Event, said: ev.SiriReceipt) -> None:
    state.confirmation = said


@_on(_ROUND, ev.CouncilHeard)
def _heard(state: RoundState, _: Event, said: ev.CouncilHeard) -> None:
    state.hearing = said


@_on(_ROUND, ev.CouncilInformed)
def _informed(state: RoundState, _: Event, said: ev.CouncilInformed) -> None:
    state.informed = said


@_on(_ROUND, ev.RoundDecided)
def _decided(state: RoundState, _: Event, said: ev.RoundDecided) -> None:
    _begin_decision(state)  # one that lists nothing has no events before it
    state.decision = said


@_on(_ROUND, ev.ListPublished)
def _published(state: RoundState, _: Event, said: ev.ListPublished) -> None:
    state.publication = said
