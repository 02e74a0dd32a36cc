"""The secretariat's own lists: prioritised job titles, and who is heard. All errors are told at once."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from positivliste.intake.fields import PRIORITY_FIELDS, RESPONDENT_FIELDS, header_key
from positivliste.intake.table_row import TableRow
from positivliste.intake.whole import misfit, read_code, read_whole
from positivliste.model.council import RespondentKind, is_email
from positivliste.model.round import Priority
from positivliste.model.row_error import RowError

_KINDS = {
    RespondentKind.SCHOOL: "uddannelsesinstitution uddannelsesinstitutioner uddannelsessted skole skoler "
    "erhvervsskole amucenter amu udbyder school educationalinstitution",
    RespondentKind.JOBCENTRE: "jobcenter jobcentre jobcentret kommune jobcenterkommune jobcentrekommuner",
    RespondentKind.UNEMPLOYMENT_FUND: "akasse akasser akassen arbejdsloeshedskasse arbejdsloeshedskasser "
    "unemploymentfund",
    RespondentKind.PARTNER: "regionalsamarbejdspart regionalsamarbejdspartner regionalpart regionalpartner "
    "samarbejdspart samarbejdspartner partner part regionaleparter",
    RespondentKind.OTHER: "andeninteressent andreinteressenter interessent anden andre andet oevrig oevrige "
    "otherstakeholder other",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_NAMES = "Uddannelsesinstitution, Jobcenter, A-kasse, Regional samarbejdspart or Anden interessent"


@frozen
class RespondentRow:
    """One who is heard, as the list of respondents has it; a person's name is kept beside the journal."""

    name: str
    kind: RespondentKind
    email: str | None
    person: str | None


def read_priorities(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[Priority, ...]:
    """The prioritised job titles of a round, in the order of the file.

    Raises:
        BadData: "bad-rows" with a line for every row that does not fit; or the file cannot be read.
        WrongUsage: the mapping names a header or a field that there is not.
    """

    def priority(row: TableRow, errors: list[RowError]) -> Priority:
        return Priority(
            row.values["title"], row.values["group"], read_code(row, "code", errors), row.get("competences")
        )

    return read_whole(content, name, PRIORITY_FIELDS, mapping, priority, once="title")


def read_respondents(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[RespondentRow, ...]:
    """Those who are heard, in the order of the file.

    Raises:
        BadData: "bad-rows" with a line for every row that does not fit; or the file cannot be read.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    return read_whole(content, name, RESPONDENT_FIELDS, mapping, _respondent, once="name")


def _respondent(row: TableRow, errors: list[RowError]) -> RespondentRow:
    kind, email = respondent_kind(row.values["kind"]), row.get("email")
    if kind is None:
        errors.append(misfit(row, "kind", f"is no kind of respondent; write {_KIND_NAMES}"))
    if email and not is_email(email):
        errors.append(misfit(row, "email", "is no e-mail address"))
    return RespondentRow(row.values["name"], kind or RespondentKind.OTHER, email, row.get("person"))


def respondent_kind(text: str) -> RespondentKind | None:
    """The kind that a Danish or English word says, or None."""
    return _KIND_OF.get(header_key(text))
