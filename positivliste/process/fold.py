"""Folds: from the journal's events to the state of the workspace and of a round. The one place where an event becomes
state; a kind of event that nobody folds is an error of its types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, assert_never

from attrs import evolve

from positivliste.danish import fold as folded
from positivliste.model import events as ev
from positivliste.model.answers import AnswerState, SentAnswer
from positivliste.model.events import Event, Payload, Run
from positivliste.model.listing import ListedTitle
from positivliste.model.many import Many, Pile
from positivliste.process.state import (
    NO_ROUND,
    NO_WORKSPACE,
    Mark,
    Milestones,
    Registered,
    RoundState,
    Suggested,
    WorkspaceState,
)

OF_ALL_ROUNDS = (
    ev.RoundOpened,
    ev.TitleListed,
    ev.RoundDecided,
    ev.ListPublished,
    ev.RoundSubmitted,
    ev.TitleCodeCorrected,
    ev.SuggestionsTaken,
)
"""The events of rounds that the state of the workspace is made of too: few in each round, whatever its size."""


def fold_workspace(events: Iterable[Event], state: WorkspaceState = NO_WORKSPACE) -> WorkspaceState:
    """The state of the workspace after these events, which came after those that made `state`."""
    pending: dict[str, list[ev.TitleListed]] = {}
    for event in events:
        said = event.payload
        if isinstance(said, ev.OfTitles):
            state = _of_titles(state, event, said)
        elif isinstance(said, OF_ALL_ROUNDS):
            state = evolve(state, milestones=_milestones(state.milestones, event.round, said, pending))
        elif event.round == "" and isinstance(said, ev.OfRegister):
            state = _registered(state, event, said)
    return state


MANY = tuple(kind.KIND for kind in (ev.ProposalReceived, ev.RowRefused, ev.ProposalScreened, ev.EntryListed))
"""The events of which a round has as many as proposals. They are folded as they are told: one by one, or in runs."""

DATED = (ev.CaseDecided.KIND,)
"""Those of which it counts too when each was recorded."""

DIVIDING = (ev.RoundDecided.KIND,)
"""The events over which no run goes: what a decision lists stands before it."""


def fold_round(events: Iterable[Event | Run], state: RoundState = NO_ROUND) -> RoundState:
    """The state of a round after these events, which are its own and came after those that made `state`."""
    growing = _Growing(state)
    for event in events:
        growing.last[event.kind] = event
        if isinstance(event, Run):
            growing.piles[event.kind].put(event.said)
            continue
        said = event.payload
        if isinstance(said, ev.OfAnswers):
            growing.answered(said)
        elif isinstance(said, ev.OfAnswersLife):
            growing.lived(said)
        elif isinstance(said, ev.OfReview):
            state = growing.reviewed(state, event, said)
        elif isinstance(said, ev.OfConsultation):
            state = _consulted(state, said)
        elif isinstance(said, ev.OfDecision):
            state = growing.decided(state, said)
        elif isinstance(said, ev.OfReport):
            state = _reported(state, said)
    return growing.into(state)


def completed(state: RoundState, workspace: WorkspaceState, base: RoundState | None) -> RoundState:
    """The state of a round with what stands outside it.

    Args:
        workspace: which has the files of suggestions that the round took in.
        base: the round whose priorities hold for this one too; None where its own do.
    """
    taken = workspace.suggestion_files(state.subject.list, state.subject.id)
    return evolve(state, suggested=taken, priorities=base.priorities if base else state.priorities)


def rescreened(state: RoundState, records: Iterable[ev.ProposalScreened]) -> RoundState:
    """The state of a round as it will be when these records of a screening are in the journal, and before they are
    counted."""
    return evolve(state, records=Many(state.records, tuple(records)), screening=None)


class _Growing:
    """What grows with the answers: copied once, then added to in place."""

    def __init__(self, state: RoundState) -> None:
        """A copy of what is there; a decision is made of the events right before it, so of those there are none yet."""
        self.answers, self.followed = dict(state.answers), dict(state.followed)
        self.taken_back = dict(state.taken_back)
        piles = (Pile(state.received), Pile(state.row_errors), Pile(state.records), Pile(), Pile(state.judged))
        self.piles = dict(zip((*MANY, *DATED), piles, strict=True))
        self.documents, self.corrected = list(state.documents), list(state.corrected)
        self.last: dict[str, Event | Run] = {}
        self.titles: list[ev.TitleListed] = []
        self.declined: dict[str, str] = {}

    def into(self, state: RoundState) -> RoundState:
        return evolve(
            state,
            answers=self.answers,
            followed=self.followed,
            taken_back=self.taken_back,
            received=self.piles[ev.ProposalReceived.KIND].all(),
            row_errors=self.piles[ev.RowRefused.KIND].all(),
            documents=tuple(self.documents),
            records=self.piles[ev.ProposalScreened.KIND].all(),
            judged=self.piles[ev.CaseDecided.KIND].all(),
            corrected=tuple(self.corrected),
            marks={**state.marks, **{kind: _mark(event) for kind, event in self.last.items()}},
        )

    def answered(self, said: ev.OfAnswers) -> None:
        match said:
            case ev.ProposalReceived() | ev.RowRefused():
                self.piles[said.KIND].add(said)
            case ev.FileReceived():
                told = {"rows": said.rows, "row_errors": said.row_errors, "mapping": said.mapping}
                self._answer(said, AnswerState.IN_FORCE, is_table=True, **told)
            case ev.DocumentMade():
                self.documents.append(said)
            case _:
                assert_never(said)

    def lived(self, said: ev.OfAnswersLife) -> None:
        match said:
            case ev.AnswerNone():
                self._answer(said, AnswerState.NONE)
            case ev.AnswerKept(note=note):
                self._answer(said, AnswerState.KEPT, reason=note)
            case ev.ProposalsTyped(answer=name, rows=rows):
                self._became(name, AnswerState.IN_FORCE, rows=self.answers[name].rows + rows)
            case ev.AnswerReplaced(answer=name, by=by, followed=followed):
                self.followed.update(followed)
                known = self.answers[name]
                self._became(name, AnswerState.REPLACED, by=by, was=known.state, withdrawn=known.rows)
            case ev.AnswerMoved(answer=name, to=to, reason=reason):
                self._became(name, AnswerState.MOVED, by=to, reason=reason, withdrawn=0)
            case ev.AnswerRestored(answer=name):
                back = sum(taken.answer == name for taken in self.taken_back.values())
                was = self.answers[name].was or AnswerState.IN_FORCE
                self._became(name, was, by="", was=None, withdrawn=back)
            case ev.AnswerWithdrawn(answer=name, reason=reason):
                self._became(name, AnswerState.WITHDRAWN, reason=reason, withdrawn=self.answers[name].rows)
            case ev.ProposalsWithdrawn(answer=name, proposals=proposals):
                self.taken_back.update(dict.fromkeys(proposals, said))
                if name:
                    known = self.answers[name]
                    self._became(name, known.state, withdrawn=known.withdrawn + len(proposals))
            case _:
                assert_never(said)

    def _answer(self, said: ev.FileReceived | ev.AnswerNone | ev.AnswerKept, state: AnswerState, **told: Any) -> None:
        self.answers[said.answer] = SentAnswer(
            said.answer, said.respondent, said.kind, said.received, state, said.file, **told
        )

    def _became(self, name: str, state: AnswerState, **now: Any) -> None:
        self.answers[name] = evolve(self.answers[name], state=state, **now)

    def reviewed(self, state: RoundState, event: Event, said: ev.OfReview) -> RoundState:
        match said:
            case ev.ProposalScreened():
                self.piles[said.KIND].add(said)
            case ev.CaseDecided():
                self.piles[said.KIND].add(event)
            case ev.ProposalCorrected() | ev.CorrectionTakenBack():
                self.corrected.append(said)
            case ev.RoundScreened():
                return evolve(state, screening=said)
            case _:
                assert_never(said)
        return state

    def decided(self, state: RoundState, said: ev.OfDecision) -> RoundState:
        """A later decision takes the place of the one before, with all that it lists and leaves out."""
        match said:
            case ev.EntryListed():
                self.piles[said.KIND].add(said)
            case ev.TitleListed():
                self.titles.append(said)
            case ev.EntryDeclined(proposal=proposal, reason=reason):
                self.declined[proposal] = reason
            case ev.RoundDecided(decision=decision):
                listed, declined = self.piles[ev.EntryListed.KIND].all(), self.declined
                titles = tuple(title.of(state.subject, decision) for title in self.titles)
                self.piles[ev.EntryListed.KIND], self.titles, self.declined = Pile(), [], {}
                return evolve(state, decision=decision, listed=listed, titles=titles, declined=declined)
            case ev.ListPublished():
                return evolve(state, publication=said)
            case ev.ListAmended():
                return evolve(state, amended=(*state.amended, said))
            case ev.CouncilHeard():
                return evolve(state, hearing=said)
            case ev.CouncilInformed():
                return state  # its mark is all that the steps ask for
            case _:
                assert_never(said)
        return state


def _consulted(state: RoundState, said: ev.OfConsultation) -> RoundState:
    match said:
        case ev.RoundOpened(round=round_):
            return evolve(state, round=round_)
        case ev.PrioritiesImported(priorities=priorities):
            return evolve(state, priorities=priorities)
        case ev.DeadlineExtended(deadline=deadline, respondent=name):
            return evolve(state, extensions={**state.extensions, folded(name): deadline})
        case ev.ConsultationOpened(deadline=deadline) | ev.DeadlineMoved(deadline=deadline):
            return evolve(state, deadline=deadline, consultation_closed=False)
        case ev.ConsultationClosed():
            return evolve(state, consultation_closed=True)
        case _:
            assert_never(said)


def _reported(state: RoundState, said: ev.OfReport) -> RoundState:
    match said:
        case ev.RoundSubmitted():
            return evolve(state, submission=said)
        case ev.SubmissionCorrected():
            return evolve(state, corrections_sent=(*state.corrections_sent, said))
        case ev.TitleCodeCorrected():
            return evolve(state, titles=_with_code(state.titles, said))
        case ev.SiriReceipt():
            return state  # it stands in the journal, and no step asks for it
        case _:
            assert_never(said)


def _registered(state: WorkspaceState, event: Event, said: ev.OfRegister) -> WorkspaceState:
    match said:
        case ev.WorkspaceCreated(council=council):
            return evolve(state, council=council)
        case ev.RespondentAdded(respondent=respondent):
            added = Registered(event.seq, folded(respondent.name), respondent)
            return evolve(state, register=(*state.register, added))
        case ev.RespondentRemoved(name=name):
            return evolve(state, register=(*state.register, Registered(event.seq, folded(name), None)))
        case ev.DelegationGiven(delegation=delegation):
            return evolve(state, delegations=(*state.delegations, delegation))
        case ev.DialogueHeld(meeting=meeting):
            return evolve(state, dialogue=(*state.dialogue, meeting))
        case ev.PersonErased():
            return state
        case _:
            assert_never(said)


def _of_titles(state: WorkspaceState, event: Event, said: ev.OfTitles) -> WorkspaceState:
    match said:
        case ev.TitleSuggested() | ev.SuggestionsReceived():
            return evolve(state, suggested=(*state.suggested, Suggested(said)))
        case ev.SuggestionMoved() | ev.SuggestionWithdrawn():
            return evolve(state, suggested=tuple(_changed(found, said) for found in state.suggested))
        case ev.SuggestionsTaken():
            return evolve(state, suggested=tuple(_taken(state, event.round)))
        case ev.NationalListImported():
            return evolve(state, national=(*state.national, said))
        case ev.DiscoImported():
            return evolve(state, disco=(*state.disco, said))
        case ev.EvidenceImported():
            return evolve(state, evidence=(*state.evidence, said))
        case ev.ListingExtended(round=round_, proposal=proposal):
            # an extension takes the place of a removal before it
            removals = {key: removal for key, removal in state.removals.items() if key != (round_, proposal)}
            return evolve(state, extensions={**state.extensions, (round_, proposal): said}, removals=removals)
        case ev.ListingRemoved(round=round_, proposal=proposal):
            return evolve(state, removals={**state.removals, (round_, proposal): said})
        case _:
            assert_never(said)


def _milestones(
    known: Mapping[str, Milestones], name: str, said: Payload, pending: dict[str, list[ev.TitleListed]]
) -> Mapping[str, Milestones]:
    match said:
        case ev.RoundOpened(round=round_):
            return {**known, round_.id: Milestones(round_)}
        case ev.TitleListed():
            pending.setdefault(name, []).append(said)
            return known
        case ev.RoundDecided(decision=decision):
            titles = tuple(title.of(known[name].round, decision) for title in pending.pop(name, ()))
            found = evolve(known[name], decision=decision, titles=titles)
        case ev.ListPublished():
            found = evolve(known[name], publication=said)
        case ev.RoundSubmitted():
            found = evolve(known[name], submission=said)
        case ev.TitleCodeCorrected():
            found = evolve(known[name], titles=_with_code(known[name].titles, said))
        case _:
            return known
    return {**known, name: found}


def _taken(state: WorkspaceState, name: str) -> Iterator[Suggested]:
    """What was suggested, after a round took in what waited for its list."""
    kind = state.rounds[name].list
    for found in state.suggested:
        waited = found.round is None and found.withdrawn is None and found.said.list is kind
        yield evolve(found, round=name) if waited else found


def _changed(found: Suggested, said: ev.SuggestionMoved | ev.SuggestionWithdrawn) -> Suggested:
    title = found.said
    if not isinstance(title, ev.TitleSuggested) or title.suggestion.id != said.suggestion:
        return found
    if isinstance(said, ev.SuggestionWithdrawn):
        return evolve(found, withdrawn=said.reason)
    return evolve(found, said=evolve(title, suggestion=evolve(title.suggestion, sender=said.sender, kind=said.kind)))


def _with_code(titles: Iterable[ListedTitle], said: ev.TitleCodeCorrected) -> tuple[ListedTitle, ...]:
    return tuple(evolve(t, disco=said.disco) if t.proposal == said.proposal else t for t in titles)


def _mark(event: Event | Run) -> Mark:
    return Mark(event.seq, _day(event), "" if isinstance(event, Run) else event.package)


def _day(event: Event | Run) -> date:
    """The day of what happened: of a decision, when it was made; else when it was recorded."""
    match None if isinstance(event, Run) else event.payload:
        case ev.RoundDecided(decision=decision):
            return decision.on
        case ev.RoundSubmitted(on=on) | ev.CouncilInformed(on=on):
            return on
        case _:
            return date.fromisoformat(event.at[:10])
