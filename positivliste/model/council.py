"""The council that owns the lists, and who is heard before it decides."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


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


@frozen
class Respondent:
    """An organisation that is heard. Its e-mail address is kept beside the journal, under `contact`."""

    name: str
    kind: RespondentKind
    contact: str | None = None
