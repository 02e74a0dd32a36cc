"""How `duplicates ROUND` tells what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from positivliste.cli.app import App, moment, pick
from positivliste.cli.corrections import changes_lines, changes_told

from positivliste.english import count

if TYPE_CHECKING:
    from positivliste.workspace.results import JoinedCourse, JudgedPair, OpenPair, Proposal, RoundDuplicates, Why


def show_round(app: App, round_id: str, found: RoundDuplicates, noun: str) -> None:
    """What is joined, open and judged in a round."""
    data = {
        "round": round_id,
        "joined": [_joined_told(joined) for joined in found.joined],
        "open": [_open_told(pair) for pair in found.open],
        "judged": [_judged_told(pair) for pair in found.judged],
    }
    app.show(data, *_lines(round_id, found, noun))


def show_why(app: App, round_id: str, found: Why, noun: str) -> None:
    """Everything about one proposal."""
    data = {
        "round": round_id,
        "proposal": _proposal_told(found.proposal),
        "course": found.course.id,
        "outcome": found.course.outcome,
        "findings": [pick(finding, "code", "kind", "message") for finding in found.findings],
        "put_right": [
            {"changes": changes_told(once.changes), "reason": once.reason, "who": once.who} for once in found.put_right
        ],
        "joined": _joined_told(found.joined) if found.joined else None,
        "open": [_open_told(pair) for pair in found.open],
        "judged": [_judged_told(pair) for pair in found.judged],
        "compared": [
            {
                "proposal": _proposal_told(one.proposal),
                "steps": [list(step) for step in one.steps],
                "verdict": one.verdict,
            }
            for one in found.compared
        ],
    }
    app.show(data, *_why_lines(found, noun))


def _proposal_told(proposal: Proposal) -> dict[str, Any]:
    return pick(proposal, "id", "number", "title", "provider", "respondent") | {
        "duration": proposal.duration.understood,
        "origin": proposal.origin.text,
    }


def _joined_told(joined: JoinedCourse) -> dict[str, Any]:
    return {
        "course": joined.course.id,
        "proposals": [_proposal_told(proposal) for proposal in joined.proposals],
        "why": [
            {"proposal": merge.proposal, "code": merge.finding.code, "message": merge.finding.message}
            for merge in joined.merges
        ],
    }


def _open_told(pair: OpenPair) -> dict[str, Any]:
    return {"case": pair.case, "proposals": [proposal.id for proposal in pair.proposals]} | pick(
        pair, "score", "message", "cluster"
    )


def _judged_told(pair: JudgedPair) -> dict[str, Any]:
    verdict = pair.verdict
    return {
        "case": verdict.case.id,
        "proposals": [proposal.id for proposal in pair.proposals],
        "answer": verdict.answer,
        "reason": verdict.reason,
        "on": pair.on,
        "carried": verdict.carried or None,
    }


def _lines(round_id: str, found: RoundDuplicates, noun: str) -> Iterator[str]:
    merged = sum(len(joined.merges) for joined in found.joined)
    yield (
        f"{round_id}, as last screened: {count(merged, 'proposal')} joined to {count(len(found.joined), noun)}; "
        f"{count(len(found.open), 'pair')} open, {len(found.judged)} judged."
    )
    for joined in found.joined:
        yield from ("", *_joined_lines(joined))
    yield from _pair_lines(found.open, found.judged)
    if found.joined or found.open:
        yield from ("", f"Everything about one: `positivliste duplicates {round_id} --why ID`.")


def _joined_lines(joined: JoinedCourse) -> Iterator[str]:
    yield f"The same: {_named(joined.proposals[0])}"
    by_id = {proposal.id: proposal for proposal in joined.proposals}
    for merge in joined.merges:
        yield f"  {_named(by_id[merge.proposal])}"
        yield f"    {merge.finding.code}: {merge.finding.message}"


def _pair_lines(open_: Iterable[OpenPair], judged: Iterable[JudgedPair]) -> Iterator[str]:
    for pair in open_:
        yield from ("", f"The same? {pair.case}, {pair.score} of 100: {pair.message}")
        yield from (f"  {_named(proposal)}" for proposal in pair.proposals)
        if pair.cluster:
            yield f"  One of a cluster: {', '.join(pair.cluster)}"
    for said in judged:
        verdict = said.verdict
        where = f", carried over from {verdict.carried}" if verdict.carried else ""
        why = f": {verdict.reason}" if verdict.reason else ""
        yield from ("", f"Judged {verdict.answer} on {moment(said.on)}{where} ({verdict.case.id}){why}")
        yield from (f"  {_named(proposal)}" for proposal in said.proposals)


def _why_lines(found: Why, noun: str) -> Iterator[str]:
    proposal, course = found.proposal, found.course
    yield f"{_named(proposal)}; from {', '.join(filter(None, [proposal.respondent, proposal.origin.text]))}"
    part = "" if course.id == proposal.id else f", as part of {course.id}"
    yield f"As last screened: {course.outcome}{part}."
    yield from (f"  {finding.code}: {finding.message}" for finding in found.findings)
    for once in found.put_right:
        yield f"Put right by {once.who or '(erased)'}: {once.reason}"
        yield from changes_lines(once.changes)
    yield ""
    yield from _joined_lines(found.joined) if found.joined else ["Joined with nothing."]
    yield from (
        _pair_lines(found.open, found.judged) if found.open or found.judged else ["", "No pair of it was asked about."]
    )
    yield from (
        "",
        f"Most like it, of the others (+ speaks for one {noun}, - against it):"
        if found.compared
        else "Nothing else is like it.",
    )
    for one in found.compared:
        yield f"  {_named(one.proposal)}"
        yield from (f"    {sign} {text}" for sign, text in one.steps)
        yield f"    = {one.verdict}"


def _named(proposal: Proposal) -> str:
    course = (proposal.number, proposal.title, proposal.provider, proposal.duration.understood)
    return f"{proposal.id} {', '.join(filter(None, (*course, proposal.disco, proposal.level)))}"
