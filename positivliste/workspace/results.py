"""The types of what the parts return: for annotations, and for scripts that look closer."""

from positivliste.documents.content.papers import AnswerOverview
from positivliste.documents.content.year_wheel import YearWheel
from positivliste.intake import ColumnUse
from positivliste.model.council import Body, RespondentKind
from positivliste.model.finding import Finding
from positivliste.model.listing import Entry, ListedTitle
from positivliste.model.results import Answered
from positivliste.model.round import ListKind, Round
from positivliste.model.screening import Outcome, Screened, Screening
from positivliste.model.table import Rows
from positivliste.parameters import Value
from positivliste.process.engine import RoundStatus
from positivliste.rules import Rule
from positivliste.usecases.cases import Cases
from positivliste.usecases.check import Checked
from positivliste.usecases.consultation import Opened
from positivliste.usecases.decisions import DecisionMade
from positivliste.usecases.duplicates import Place, TableDuplicates
from positivliste.usecases.listing import Listed
from positivliste.usecases.receipts import Receipt, ReceivedFile
from positivliste.usecases.review import ImportedReview
from positivliste.usecases.siri import Submitted
from positivliste.usecases.writing import Written

__all__ = [
    "AnswerOverview",
    "Answered",
    "Body",
    "Cases",
    "Checked",
    "ColumnUse",
    "DecisionMade",
    "Entry",
    "Finding",
    "ImportedReview",
    "ListKind",
    "Listed",
    "ListedTitle",
    "Opened",
    "Outcome",
    "Place",
    "Receipt",
    "ReceivedFile",
    "RespondentKind",
    "Round",
    "RoundStatus",
    "Rows",
    "Rule",
    "Screened",
    "Screening",
    "Submitted",
    "TableDuplicates",
    "Value",
    "Written",
    "YearWheel",
]
