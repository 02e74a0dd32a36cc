"""The secretariat's own lists: prioritised job titles, and who is heard. All errors are told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from positivliste.danish import fold
from positivliste.errors import BadData
from positivliste.intake.fields import PRIORITY_FIELDS, RESPONDENT_FIELDS, FieldSet, header_key
from positivliste.intake.tables import TableRow, read_table
from positivliste.model.council import RespondentKind
from positivliste.model.disco import CODE_RULE, cleaned_code, is_code
from positivliste.model.round import Priority

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
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")


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
    rows, wrong = _rows(content, name, PRIORITY_FIELDS, mapping)
    found: list[Priority] = []
    for row in rows:
        code = cleaned_code(row.get("code"))
        if code and not is_code(code):
            wrong.append(f'{_place(row, "code")}: "{row.get("code")}" is no DISCO-08 code: {CODE_RULE}.')
        found.append(Priority(row.values["title"], row.values["group"], code, row.get("competences")))
    wrong += _twice(rows, "title")
    _refuse(wrong, name)
    return tuple(found)


def read_respondents(content: bytes, name: str, mapping: Mapping[str, str] | None = None) -> tuple[RespondentRow, ...]:
    """Those who are heard, in the order of the file.

    Raises:
        BadData: "bad-rows" with a line for every row that does not fit; or the file cannot be read.
        WrongUsage: the mapping names a header or a field that there is not.
    """
    rows, wrong = _rows(content, name, RESPONDENT_FIELDS, mapping)
    found: list[RespondentRow] = []
    for row in rows:
        kind = respondent_kind(row.values["kind"])
        email = row.get("email")
        if kind is None:
            known = "Uddannelsesinstitution, Jobcenter, A-kasse, Regional samarbejdspart or Anden interessent"
            wrong.append(f'{_place(row, "kind")}: "{row.get("kind")}" is no kind of respondent; write {known}.')
        if email and not _EMAIL.fullmatch(email):
            wrong.append(f'{_place(row, "email")}: "{email}" is no e-mail address.')
        if kind:
            found.append(RespondentRow(row.values["name"], kind, email, row.get("person")))
    wrong += _twice(rows, "name")
    _refuse(wrong, name)
    return tuple(found)


def respondent_kind(text: str) -> RespondentKind | None:
    """The kind that a Danish or English word says, or None."""
    return _KIND_OF.get(header_key(text))


def _rows(
    content: bytes, name: str, fields: FieldSet, mapping: Mapping[str, str] | None
) -> tuple[tuple[TableRow, ...], list[str]]:
    table = read_table(content, name, fields, mapping)
    if not table.row_count:
        raise BadData("no-rows", f"{name} has headers but no {fields.what} below them.", "Fill in the rows.")
    sheets = [f"Sheet {e.sheet}, row" if e.sheet else "Row" for e in table.errors]
    return table.rows, [f"{at} {e.row}: {e.message}" for at, e in zip(sheets, table.errors, strict=True)]


def _place(row: TableRow, field: str) -> str:
    where = f"Sheet {row.sheet}, row {row.row}" if row.sheet else f"Row {row.row}"
    return f"{where}, column {row.columns[field]}"


def _twice(rows: Sequence[TableRow], field: str) -> list[str]:
    first: dict[str, TableRow] = {}
    found = []
    for row in rows:
        before = first.setdefault(fold(row.values[field]), row)
        if before is not row:
            where = f"row {before.row}" if before.sheet == row.sheet else f"sheet {before.sheet}, row {before.row}"
            found.append(f'{_place(row, field)}: "{row.values[field]}" stands in {where} already.')
    return found


def _refuse(wrong: Sequence[str], name: str) -> None:
    if wrong:
        number = "1 row" if len(wrong) == 1 else f"{len(wrong)} rows"
        message = f"{number} of {name} cannot be used: {wrong[0]}"
        raise BadData("bad-rows", message, "Mend the rows and import the file again; nothing was taken in.", wrong)
