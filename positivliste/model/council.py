"""The council that owns the lists, and who is heard before it decides."""

from __future__ import annotations

import re
from enum import StrEnum

from positivliste.model.value import frozen

_EMAIL = r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}"


@frozen
class Council:
    """A regional council: until the reform of 2025 a RAR, since then an RBR.

    Attributes:
        body: "RAR" or "RBR".
        area: the area whose list it owns, for example "Vestjylland".
    """

    body: str
    area: str

    @property
    def name(self) -> str:
        return f"{self.body} {self.area}"


class Body(StrEnum):
    """Who decides: the council, or its chair where the council has authorised it. [B5]"""

    COUNCIL = "council"
    CHAIR = "chair"

    @property
    def danish(self) -> str:
        return _BODIES[self]


_BODIES = {Body.COUNCIL: "rådet", Body.CHAIR: "formandskabet"}


class RespondentKind(StrEnum):
    """The kinds of respondents; each is asked for something else."""

    SCHOOL = "school"
    JOBCENTRE = "jobcentre"
    UNEMPLOYMENT_FUND = "a-kasse"
    PARTNER = "partner"
    OTHER = "other"

    @property
    def may_propose_private(self) -> bool:
        """Whether this kind proposes the courses of private providers. [A5]"""
        return self in (RespondentKind.JOBCENTRE, RespondentKind.UNEMPLOYMENT_FUND)

    @property
    def danish(self) -> str:
        return _KINDS[self]


_KINDS = {
    RespondentKind.SCHOOL: "Uddannelsesinstitution",
    RespondentKind.JOBCENTRE: "Jobcenter",
    RespondentKind.UNEMPLOYMENT_FUND: "A-kasse",
    RespondentKind.PARTNER: "Regional samarbejdspartner",
    RespondentKind.OTHER: "Anden organisation",
}


@frozen
class Respondent:
    """An organisation that is heard. Its e-mail address is kept beside the journal, under `contact`."""

    name: str
    kind: RespondentKind
    contact: str | None = None


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address, and nothing else."""
    return re.fullmatch(_EMAIL, text) is not None
