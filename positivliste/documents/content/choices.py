"""The answers that a caseworker chooses between. The texts are permanent: workbooks come back with them.

So are the names of the sheets and columns: they stand here, apart from what writes the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from positivliste.model.finding import Answer

OPEN, CONTENT, REJECTED, GUIDE = "Åbne sager", "Indholdsfilter", "Afvist af reglerne", "Vejledning"
CASE, RULE, ANSWER, REASON, STATE = "Sag", "Regel", "Afgørelse", "Begrundelse", "Stand"
NEW_JOB_TITLE, NEW_GROUP, NEW_DURATION = "Ny stillingsbetegnelse", "Ny erhvervsgruppe", "Ny varighed"
NEW_CODE, NEW_LEVEL = "Ny DISCO-08-kode", "Nyt niveau"
"""The names of the sheets and of the columns that a filled-in workbook is read by. They are permanent."""

ACCEPT = "Optages"
LACKS_COMPETENCES = "Afvises: giver ikke de ønskede kompetencer (K201)"
OUTSIDE_CRITERIA = "Afvises: uden for rådets kriterier (K202)"
SAME = "Samme kursus: læg sammen"
DIFFERENT = "Forskellige kurser: behold begge"
OVERRULE = "Optages alligevel"

CHOICES: Mapping[str, tuple[Answer, str | None]] = MappingProxyType(
    {
        ACCEPT: (Answer.ACCEPT, None),
        LACKS_COMPETENCES: (Answer.REJECT, "K201"),
        OUTSIDE_CRITERIA: (Answer.REJECT, "K202"),
        SAME: (Answer.SAME, None),
        DIFFERENT: (Answer.DIFFERENT, None),
        OVERRULE: (Answer.ACCEPT, None),
    }
)

CASE_CHOICES = (ACCEPT, LACKS_COMPETENCES, OUTSIDE_CRITERIA)
PAIR_CHOICES = (SAME, DIFFERENT)
CONTENT_CHOICES = (LACKS_COMPETENCES, OUTSIDE_CRITERIA)
REJECTED_CHOICES = (OVERRULE,)
TURNED_DOWN_CHOICES = (OVERRULE, LACKS_COMPETENCES, OUTSIDE_CRITERIA)
"""What can be said of a course that a person turned down: take it after all, or give another rule or reason."""
CONTENT_RULES = ("K201", "K202")
"""The rules under which a person turns a course down."""

PAIR_RULES = ("D201",)
"""The rules that ask whether two courses are the same. D301 shows two as well, but asks about one of them."""


def choice_text(answer: Answer, code: str | None, *, overruled: bool = False) -> str:
    """The Danish text of an earlier decision, to fill in again; `overruled` where a rule had rejected.

    Raises:
        ValueError: the review workbook offers no such answer, for example a rejection without K201 or K202.
    """
    if overruled and answer is Answer.ACCEPT:
        return OVERRULE
    for text, choice in CHOICES.items():
        if choice == (answer, code):
            return text
    raise ValueError(f"no choice says {answer} with {code}")
