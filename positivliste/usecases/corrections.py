"""Putting right what was sent, before the decision: any value of any proposal, with what held until then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from positivliste.danish import clean, list_text
from positivliste.documents.content.choices import DASHES
from positivliste.documents.content.wording import value_shown
from positivliste.english import count
from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.intake import field_named, read_cells
from positivliste.model.events import CorrectionTakenBack, ProposalCorrected
from positivliste.model.proposal import OTHERS, Correction, Course, Proposal
from positivliste.model.screening import Screened
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.process.engine import is_done
from positivliste.process.screening import facts_of
from positivliste.process.state import RoundState
from positivliste.rules.subjects import RoundFacts
from positivliste.usecases.lists import LISTS
from positivliste.usecases.new_values import NEW, Misfit
from positivliste.usecases.screening import record_screening
from positivliste.usecases.session import Session
from positivliste.usecases.standing import counting
from positivliste.usecases.turn import RoundTurn, turn_in

CALLED = {"only_with_others": "others", "start": "duration", "end": "duration", "unit": "duration"}
"""What a correction calls the fields of a file that it does not call the same."""


@frozen
class ValueChange:
    """One value of a proposal that was put right, or taken back: as text, empty where there is none.

    Attributes:
        name: as `correct` takes it.
        sent: as it was sent.
    """

    name: str
    sent: str
    before: str
    after: str


@frozen
class Corrected:
    """What was put right in a proposal.

    Attributes:
        changes: the values that are others now.
        unchanged: the names of those that were given as they were.
        course: what became of its course, screened anew; None where the round was not screened yet.
        judged: the decisions of people on the course that were made before, by case, each with its answer.
    """

    proposal: Proposal
    changes: tuple[ValueChange, ...]
    unchanged: tuple[str, ...]
    course: Screened | None
    judged: tuple[tuple[str, str], ...]


@frozen
class PutRight:
    """What a person put right, or took back, at one time.

    Attributes:
        who: None where the person was erased.
    """

    changes: tuple[ValueChange, ...]
    reason: str
    who: str | None


def put_right(session: Session, state: RoundState, sent: Proposal) -> tuple[PutRight, ...]:
    """What people put right in a proposal, each time, the first at the front."""
    alone, found = Course((sent,)), list[PutRight]()
    for said in (said for said in state.corrected if said.proposal == sent.id):
        now = held(alone, sent.id, said.fields) if isinstance(said, CorrectionTakenBack) else said.correction
        changes = (
            ValueChange(name, *map(value_shown, (_held(alone, sent.id, name), said.before.said.get(name), value)))
            for name, value in now.said.items()
        )
        person = session.contacts.person(said.by)
        found.append(PutRight(tuple(changes), said.reason, person.name if person else None))
    return tuple(found)


def correct(
    session: Session,
    round_id: str,
    name: str,
    cells: Mapping[str, str],
    *,
    reason: str,
    back: Sequence[str] = (),
) -> Corrected:
    """Put values of a proposal right, or take back what was put right. What was sent stays on record.

    Each value is read as a cell of a file is. A screened round is screened anew.

    Args:
        name: the number of the proposal.
        cells: the values, by the names of their fields; a dash where there is to be none.
        back: the fields that are to be again as they were sent.

    Raises:
        WrongUsage: there is no such round, proposal or field.
        BadData: values cannot be used; all of them are named, and how to mend each.
        Refused: the proposal is withdrawn, or the list is decided.
    """
    with turn_in(session, round_id, "correct") as turn:
        proposal, by = counting(turn.state, name.upper(), None), session.contacts.ref(name=session.user)
        given = _read(turn, cells)
        returned = _taken_back(turn, proposal.id, back, given)
        course, again = course_with(turn.state, proposal.id), is_done("screen", turn.state)
        new = {key: value for key, value in given.items() if value != _held(course, proposal.id, key)}
        if returned:
            before = held(course, proposal.id, returned)
            turn.say([CorrectionTakenBack(proposal.id, tuple(returned), reason, by, before)])
        if new:
            turn.say([corrected(course, proposal.id, Correction(**new), reason, by)])
        if not (new or returned):
            told = f"{proposal.id} {course.title!r} has that already: {list_text(given, 'and')}."
            raise Refused("nothing-new", told, "Leave it out; `duplicates ROUND --why ID` shows what holds.")
        if again:
            record_screening(turn)
        now = course_with(turn.state, proposal.id)
        changes = tuple(_changes(proposal, course, now, (*new, *returned)))
        screened = _screened(turn, proposal.id) if again else None
        return Corrected(proposal, changes, tuple(given.keys() - new.keys()), screened, tuple(_judged(turn, now)))


def corrected(course: Course, proposal: str, correction: Correction, reason: str, by: str) -> ProposalCorrected:
    """That a value was put right, with what held until then.

    Args:
        course: that of the proposal.
        by: a reference to the person.
    """
    return ProposalCorrected(proposal, correction, reason, by, held(course, proposal, correction.said))


def held(course: Course, proposal: str, names: Sequence[str] | Mapping[str, Any]) -> Correction:
    """What holds of these values, by name."""
    return Correction(**{name: _held(course, proposal, name) for name in names})


def course_with(state: RoundState, proposal: str) -> Course:
    """The course that a proposal proposes, as it was last screened; else the proposal alone."""
    record = state.screened.get(proposal)
    first = (record.merged_into if record else None) or proposal
    others = (said.proposal for said in state.screened.values() if said.merged_into == first and not said.withdrawn)
    return state.course_of([first, *(other for other in others if other in state.proposals)])


def _held(course: Course, proposal: str, name: str) -> Any:
    match name:
        case "number":
            return next(sent.number for sent in course.put_right if sent.id == proposal) or ""
        case "others":
            return (course.others or OTHERS) if course.only_with_others else ""
        case "remarks":
            return " / ".join(course.remarks)
        case "private":
            return course.is_private
        case "duration":
            return course.duration
        case _:
            return getattr(course, name) or ""


def _read(turn: RoundTurn, cells: Mapping[str, str]) -> dict[str, Any]:
    """The values that were given, by their names in a correction."""
    fields = LISTS[turn.round.list].fields()
    named: dict[str, dict[str, str]] = {}
    for header, text in cells.items():
        field = field_named(header, fields)
        if not clean(text):
            remedy = f"Write - where there is to be none, or --back {header} for what was sent."
            raise WrongUsage("no-value", f"There is no value for {header}.", remedy)
        named.setdefault(CALLED.get(field, field), {})[header] = clean(text)
    found, problems = dict[str, Any](), list[str]()
    facts = facts_of(turn.state, turn.values)
    for name, given in named.items():
        try:
            found[name] = new_value(name, given, facts, turn.values)
        except Misfit as misfit:
            problems.append(str(misfit))
    if problems:
        told = f"{count(len(problems), 'value')} cannot be used, so nothing was put right."
        raise BadData("bad-value", told, "Mend them and give all of them again.", problems)
    return found


def new_value(name: str, given: Mapping[str, str], facts: RoundFacts, values: Values) -> Any:
    """One value, of one cell; a duration, of as many as people write it in.

    Raises:
        Misfit: it cannot be used.
    """
    new, text = NEW[name], " / ".join(given.values())
    if name == "duration" and text not in DASHES:
        duration = read_cells(given).duration
        if not duration.is_known:
            why = f": {duration.problem}" if duration.problem else ""
            raise Misfit(f"{text!r} for the duration cannot be read{why}. Write for example 10 dage")
        return duration
    if len(given) > 1:
        raise Misfit(f"{list_text(given, 'and')} are one field: give it once")
    try:
        return new.of(text, facts, values, f"for the {name.replace('_', ' ')}")
    except Misfit as misfit:
        near = new.nearest(text, facts)
        raise Misfit(f"{misfit}; use {near}" if near else str(misfit)) from misfit


def _taken_back(turn: RoundTurn, proposal: str, back: Sequence[str], given: Mapping[str, Any]) -> list[str]:
    fields = LISTS[turn.round.list].fields()
    names = list(dict.fromkeys(CALLED.get(field, field) for field in (field_named(text, fields) for text in back)))
    put_right = turn.state.corrections.get(proposal)
    known = put_right.said if put_right else {}
    for name in names:
        if name in given:
            raise WrongUsage("both", f"{name} is put right and taken back at once.", "Say one of the two.")
        if name not in known:
            has = f"Of {proposal} there is: {list_text(known, 'and')}." if known else f"Nothing of {proposal} was."
            raise Refused("not-corrected", f"The {name} of {proposal} was not put right.", has)
    return names


def _changes(sent: Proposal, before: Course, after: Course, names: Sequence[str]) -> Iterator[ValueChange]:
    alone = Course((sent,))
    for name in names:
        values = (_held(course, sent.id, name) for course in (alone, before, after))
        yield ValueChange(name, *map(value_shown, values))


def _screened(turn: RoundTurn, proposal: str) -> Screened | None:
    courses = turn.screening.courses
    return next((found for found in courses if proposal in {sent.id for sent in found.course.proposals}), None)


def _judged(turn: RoundTurn, course: Course) -> Iterator[tuple[str, str]]:
    """What people decided of the course before, which stands: they may see it otherwise now."""
    mine = {sent.id for sent in course.proposals}
    for case, given in turn.state.verdicts.items():
        if not mine.isdisjoint(given.verdict.case.proposals):
            yield case, str(given.verdict.answer)
