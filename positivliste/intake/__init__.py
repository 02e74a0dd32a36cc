"""What people send us: workbooks and text files, read into rows, and errors for the rows that don't fit."""

from positivliste.intake.amendments import AmendmentRow, read_amendments
from positivliste.intake.courses import CourseFile, CourseRow, read_cells, read_courses
from positivliste.intake.durations import parse_duration
from positivliste.intake.fields import (
    COURSE_FIELDS,
    EXCEPTION_FIELDS,
    PRIORITY_FIELDS,
    RESPONDENT_FIELDS,
    TITLE_FIELDS,
    Field,
    FieldSet,
    header_key,
)
from positivliste.intake.headers import field_named
from positivliste.intake.job_titles import TitleFile, TitleRow, read_disco, read_evidence, read_national, read_titles
from positivliste.intake.lists import RespondentRow, read_priorities, read_respondents, respondent_kind
from positivliste.intake.rows import ColumnUse, Skipped
from positivliste.intake.table_row import TableRow
from positivliste.intake.tables import TableFile, read_table
from positivliste.model.row_error import RowError

__all__ = [
    "COURSE_FIELDS",
    "EXCEPTION_FIELDS",
    "PRIORITY_FIELDS",
    "RESPONDENT_FIELDS",
    "TITLE_FIELDS",
    "AmendmentRow",
    "ColumnUse",
    "CourseFile",
    "CourseRow",
    "Field",
    "FieldSet",
    "RespondentRow",
    "RowError",
    "Skipped",
    "TableFile",
    "TableRow",
    "TitleFile",
    "TitleRow",
    "field_named",
    "header_key",
    "parse_duration",
    "read_amendments",
    "read_cells",
    "read_courses",
    "read_disco",
    "read_evidence",
    "read_national",
    "read_priorities",
    "read_respondents",
    "read_table",
    "read_titles",
    "respondent_kind",
]
