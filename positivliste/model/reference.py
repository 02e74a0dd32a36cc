"""What is imported from others and holds from a date: the national list, DISCO-08, evidence of shortage."""

from __future__ import annotations

from datetime import date

from positivliste.model.council import RespondentKind
from positivliste.model.proposal import NOWHERE, Doubt, Origin
from positivliste.model.value import frozen


@frozen
class NationalTitle:
    """A job title on the national list, from a day on. It is renewed on 1 January and 1 July. [B7]"""

    title: str
    disco: str | None
    start: date


@frozen
class DiscoCode:
    """A code of the DISCO-08 classification with its name."""

    code: str
    name: str


@frozen
class Evidence:
    """What is known of the demand for a job title in an area. [B7, B8]

    Attributes:
        disco: its DISCO-08 code, or None.
        area: the area it is about; None for the council's own.
        demand: how many positions companies wanted to fill, or None.
        failed: how many recruitments failed (forgæves rekrutteringer), or None.
        balance: the category of the labour-market balance, or None.
    """

    title: str
    disco: str | None = None
    area: str | None = None
    demand: int | None = None
    failed: int | None = None
    balance: str | None = None

    @property
    def text(self) -> str:
        """The evidence in Danish, in one line."""
        parts = [
            f"{self.failed} forgæves rekrutteringer" if self.failed is not None else "",
            f"{self.demand} efterspurgte stillinger" if self.demand is not None else "",
            self.balance or "",
        ]
        return ", ".join(filter(None, parts))


@frozen
class Suggestion:
    """A job title that somebody suggested, at any time. [B5]

    Attributes:
        id: "F0001" and on, in the order of receipt.
        sender: the organisation that suggested it.
        received: an ISO date, or an ISO date and time.
        kind: the sender's kind when it came; OTHER for one who is not among the respondents.
        origin: where it stands, if it came in a file.
        remarks: what the sender wrote beside it.
        extra: the columns that are not ours, as header and value; nothing received is lost.
        doubts: what in its row a person has to look at.
    """

    id: str
    title: str
    sender: str
    received: str
    disco: str | None = None
    level: str | None = None
    evidence: str | None = None
    kind: RespondentKind = RespondentKind.OTHER
    origin: Origin = NOWHERE
    remarks: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()


@frozen
class DialogueMeeting:
    """A quarterly dialogue meeting with SIRI on list C. [C: S1 1.3]

    Attributes:
        quarter: for example "2026-Q1".
        participants: by role, never by name.
    """

    quarter: str
    on: date
    participants: tuple[str, ...]
    points: tuple[str, ...]
    follow_up: tuple[str, ...] = ()
