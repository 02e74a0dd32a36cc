"""The report to SIRI and what belongs to it: hearing and informing the council, corrections, SIRI's receipt. [B2,
B5]"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from positivliste.danish import fold, list_text
from positivliste.documents.content.report import Report
from positivliste.documents.forms import REPORT_FORMS
from positivliste.documents.kinds import REPORT
from positivliste.errors import WrongUsage
from positivliste.model.disco import CODE_RULE, is_code
from positivliste.model.events import (
    CouncilHeard,
    CouncilInformed,
    Payload,
    RoundSubmitted,
    SiriReceipt,
    SubmissionCorrected,
    TitleCodeCorrected,
)
from positivliste.model.listing import ListedTitle
from positivliste.model.short import short
from positivliste.model.table import table
from positivliste.model.value import frozen
from positivliste.parameters.areas import members
from positivliste.parameters.workdays import act_by
from positivliste.process.state import RoundState
from positivliste.rules.subjects import ReportCase
from positivliste.usecases.listing import effective_days
from positivliste.usecases.session import Session
from positivliste.usecases.turn import RoundTurn, turn_in
from positivliste.usecases.writing import Document, Text, Written, write

COLUMNS = {name: name for name in ("title", "disco", "level", "area", "start", "earliest_end", "until")}
"""What the table of the titles reported shows of each."""


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

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """The titles as flat rows, for `pandas.DataFrame`."""
        return table(self.titles, COLUMNS)


def submit(session: Session, round_id: str, on: date) -> Submitted:
    """Record the report to SIRI, and write its letter and table.

    Raises:
        WrongUsage: the date does not fit, or the report is sent already.
        Refused: no decision covers the titles, or it is too late.
    """
    with turn_in(session, round_id, "submit", on=on) as turn:
        sent = turn.state.submission
        if sent:
            raise WrongUsage(
                "submitted-already",
                f"The titles of {round_id} were reported on {sent.on}.",
                "Put a mistake right with `submit ROUND --on DATE --correction TEXT`.",
            )
        turn.guard("submit", others=[report_case(turn, on)])  # only a list that is reported has a deadline for it
        turn.say([RoundSubmitted(on, len(turn.state.titles))])
        return _submitted(turn, write(turn, _documents(turn)))


def correct(session: Session, round_id: str, on: date, text: str, codes: Mapping[str, str]) -> Submitted:
    """Put a report right: a new letter, which refers to the first.

    Args:
        text: what was wrong, in Danish, as the letter says it.
        codes: corrected DISCO-08 codes, by job title.

    Raises:
        WrongUsage: the date does not fit, or a title is not in the report.
        Refused: nothing was reported yet.
    """
    with turn_in(session, round_id, "submit --correction", on=on) as turn:
        said: list[Payload] = [_corrected(turn.state, title, code) for title, code in codes.items()]
        turn.say([*said, SubmissionCorrected(on, text)])
        return _submitted(turn, write(turn, _documents(turn, text)))


def _submitted(turn: RoundTurn, documents: tuple[Written, ...]) -> Submitted:
    case = report_case(turn, turn.on)
    return Submitted(turn.round.id, turn.on, turn.state.titles, case.deadline, case.act_by, documents)


def confirm(session: Session, round_id: str, on: date, reference: str) -> None:
    """Record SIRI's receipt.

    Raises:
        WrongUsage: the date does not fit.
        Refused: nothing was reported yet.
    """
    with turn_in(session, round_id, "submit --receipt", on=on) as turn:
        turn.say([SiriReceipt(on, reference)])


def hear_council(session: Session, round_id: str, on: date, reply: str | None) -> None:
    """Record that the chair sent the suggestions to the council for hearing before it decides. [B5]

    Raises:
        WrongUsage: the date does not fit.
        Refused: the round is not screened, or is decided.
    """
    with turn_in(session, round_id, "hearing", on=on) as turn:
        turn.say([CouncilHeard(on, (reply or "").strip() or None)])


def inform_council(session: Session, round_id: str, on: date, minutes: str) -> None:
    """Record that the council was informed of the chair's decision. [B5]

    Raises:
        WrongUsage: the date does not fit.
        Refused: there is no decision to inform of.
    """
    with turn_in(session, round_id, "inform", on=on) as turn:
        turn.say([CouncilInformed(on, minutes)])


def report_case(turn: RoundTurn, on: date) -> ReportCase:
    """When a round is to be reported, and when titles that are reported on a day can take effect."""
    days = turn.values.number("siri.report_days")
    deadline = turn.round.effective - timedelta(days=days)
    ahead = effective_days(turn.session.parameters, turn.round.list, on + timedelta(days=days - 1))
    return ReportCase(on, turn.round.effective, deadline, act_by(deadline), next(ahead))


def report_of(turn: RoundTurn, correction: str | None = None) -> Report:
    """The content of the report, or of the letter that corrects it."""
    state, made = turn.state, turn.state.decision
    area = state.titles[0].area if state.titles else ""
    return Report(
        council=turn.council.name,
        list=turn.round.list,
        effective=turn.round.effective,
        dated=turn.on,
        titles=state.titles,
        municipalities=members(area, turn.round.effective),
        body=made.body.danish if made else "",
        decided=made.on if made else turn.on,
        minutes=made.minutes if made else None,
        correction=correction,
        first=state.submission.on if state.submission else turn.on,
        head=turn.session.journal.head(),
    )


def _documents(turn: RoundTurn, correction: str | None = None) -> list[Document | Text]:
    report = report_of(turn, correction)
    name = f"{REPORT.file} - {turn.round.id}"
    if correction:
        name = f"{name} - rettelse {len(turn.state.corrections_sent)}"
    return [
        Text(REPORT.name, name, turn.session.text(report)),
        *(Document(REPORT.name, f"{name}.{form}", make(report)) for form, make in REPORT_FORMS.items()),
    ]


def _corrected(state: RoundState, title: str, code: str) -> TitleCodeCorrected:
    if not is_code(code):
        raise WrongUsage("bad-code", f"{code!r} is no DISCO-08 code for {title}: {CODE_RULE}.", "Correct the code.")
    for listed in state.titles:
        if fold(listed.title) == fold(title):
            return TitleCodeCorrected(listed.proposal, code)
    names = list_text((listed.title for listed in state.titles), "and")
    raise WrongUsage("unknown-title", f"{title!r} is not in the report.", f"Its titles are {names}.")
