"""The report to SIRI and what belongs to it: hearing and informing the council, corrections, SIRI's receipt. [B2,
B5]"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from positivliste.danish import fold, list_text
from positivliste.documents.content.report import Report
from positivliste.documents.forms import REPORT_FORMS
from positivliste.errors import WrongUsage
from positivliste.model.disco import CODE_RULE, is_code
from positivliste.model.events import (
    CouncilHeard,
    CouncilInformed,
    Payload,
    RoundSubmitted,
    SiriReceipt,
    TitleCodeCorrected,
)
from positivliste.model.listing import ListedTitle
from positivliste.model.round import Round
from positivliste.parameters.areas import members
from positivliste.parameters.workdays import act_by
from positivliste.process.engine import guard
from positivliste.process.state import RoundState
from positivliste.rules.subjects import ReportCase
from positivliste.usecases.listing import effective_days
from positivliste.usecases.papers import BODIES, Document, Text, Written, write
from positivliste.usecases.session import Session


@frozen
class Submitted:
    """A report as it was sent.

    Attributes:
        deadline: the last day to report, by calendar days; `act_by` is the last working day on or before it.
    """

    round: str
    on: date
    titles: tuple[ListedTitle, ...]
    deadline: date
    act_by: date
    documents: tuple[Written, ...]


def submit(session: Session, round_id: str, on: date) -> Submitted:
    """Record the report to SIRI, and write its letter and table.

    Raises:
        WrongUsage: the date has not come yet, or the report is sent already.
        Refused: F102, no decision covers the titles; S105, it is too late.
    """
    _not_in_the_future(session, on)
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        round_ = workspace.rounds[round_id]
        if state.submission:
            raise WrongUsage(
                "submitted-already",
                f"The titles of {round_id} were reported on {state.submission.on}.",
                "Put a mistake right with `submit ROUND --on DATE --correction TEXT`.",
            )
        case = report_case(session, round_, on)
        guard("submit", state, workspace, session.values(round_), on, others=[case])
        _not_before(on, "decision", state.decision.on if state.decision else None)
        session.record([RoundSubmitted(on, len(state.titles))], round_id)
        documents = write(session, round_id, _documents(session, round_, state, on))
    return Submitted(round_id, on, tuple(state.titles), case.deadline, case.act_by, documents)


def correct(session: Session, round_id: str, on: date, text: str, codes: Mapping[str, str]) -> Submitted:
    """Put a report right: a new letter, which refers to the first.

    Args:
        text: what was wrong, in Danish, as the letter says it.
        codes: corrected DISCO-08 codes, by job title.

    Raises:
        WrongUsage: the date has not come yet, or a title is not in the report.
        Refused: H103, nothing was reported yet.
    """
    _not_in_the_future(session, on)
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        round_ = workspace.rounds[round_id]
        guard("submit --correction", state, workspace, session.values(round_), on)
        _not_before(on, "report", state.submission.on if state.submission else None)
        said: list[Payload] = [_corrected(state, title, code) for title, code in codes.items()]
        session.record([*said, RoundSubmitted(on, len(state.titles), text)], round_id)
        state = session.round(round_id)
        documents = write(session, round_id, _documents(session, round_, state, on, text))
        case = report_case(session, round_, on)
    return Submitted(round_id, on, tuple(state.titles), case.deadline, case.act_by, documents)


def confirm(session: Session, round_id: str, on: date, reference: str) -> None:
    """Record SIRI's receipt.

    Raises:
        Refused: H103, nothing was reported yet.
    """
    _act(session, round_id, "submit --receipt", on, SiriReceipt(on, reference))


def hear_council(session: Session, round_id: str, on: date, reply: str | None) -> None:
    """Record that the chair sent the suggestions to the council for hearing before it decides. [B5]

    Raises:
        Refused: H103, the round is not screened, or is decided.
    """
    _act(session, round_id, "hearing", on, CouncilHeard(on, reply))


def inform_council(session: Session, round_id: str, on: date, minutes: str) -> None:
    """Record that the council was informed of the chair's decision. [B5]

    Raises:
        Refused: H103, there is no decision to inform of.
    """
    _act(session, round_id, "inform", on, CouncilInformed(on, minutes))


def report_case(session: Session, round_: Round, on: date) -> ReportCase:
    """When a round is to be reported, and when titles that are reported on a day can take effect."""
    days = session.values(round_).number("siri.report_days")
    deadline = round_.effective - timedelta(days=days)
    ahead = effective_days(session.parameters, round_.list, on + timedelta(days=days - 1))
    return ReportCase(on, round_.effective, deadline, act_by(deadline), next(ahead))


def report_of(session: Session, round_: Round, state: RoundState, on: date, correction: str | None = None) -> Report:
    """The content of the report."""
    made = state.decision
    area = state.titles[0].area if state.titles else ""
    return Report(
        council=session.council_name,
        list=round_.list,
        effective=round_.effective,
        dated=on,
        titles=tuple(state.titles),
        municipalities=members(area, round_.effective),
        body=BODIES[made.body] if made else "",
        decided=made.on if made else on,
        minutes=made.minutes if made else None,
        correction=correction,
        first=state.submission.on if state.submission else on,
        head=session.journal.head(),
    )


def _documents(
    session: Session, round_: Round, state: RoundState, on: date, correction: str | None = None
) -> list[Document | Text]:
    report = report_of(session, round_, state, on, correction)
    name = f"Indberetning til SIRI - {round_.id}"
    if correction:
        name = f"{name} - rettelse {len(state.corrections_sent)}"
    return [
        Text("report", name, session.text(report)),
        *(Document("report", f"{name}.{form}", make(report)) for form, make in REPORT_FORMS.items()),
    ]


def _corrected(state: RoundState, title: str, code: str) -> TitleCodeCorrected:
    if not is_code(code):
        raise WrongUsage("bad-code", f"{code!r} is no DISCO-08 code for {title}: {CODE_RULE}.", "Correct the code.")
    for listed in state.titles:
        if fold(listed.title) == fold(title):
            return TitleCodeCorrected(listed.proposal, code)
    names = list_text((listed.title for listed in state.titles), "and")
    raise WrongUsage("unknown-title", f"{title!r} is not in the report.", f"Its titles are {names}.")


def _act(session: Session, round_id: str, action: str, on: date, said: Payload) -> None:
    _not_in_the_future(session, on)
    with session.writing():
        state, workspace = session.round(round_id), session.workspace()
        guard(action, state, workspace, session.values(workspace.rounds[round_id]), on)
        if isinstance(said, SiriReceipt):
            _not_before(on, "report", state.submission.on if state.submission else None)
        session.record([said], round_id)


def _not_before(on: date, what: str, earlier: date | None) -> None:
    if earlier is not None and on < earlier:
        raise WrongUsage("too-early", f"{on} is before the {what} of {earlier}.", "Correct --on.")


def _not_in_the_future(session: Session, on: date) -> None:
    if on > session.today:
        raise WrongUsage("future-date", f"{on} has not come yet: today is {session.today}.", "Record it afterwards.")
