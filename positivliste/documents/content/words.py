"""What the documents of lists B and C call things: the lists, the levels, and the columns of an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from positivliste.documents.content.columns import AnswerColumn
from positivliste.model.round import ListKind

LIST_NAMES: Mapping[ListKind, str] = MappingProxyType(
    {
        ListKind.HIGHER_EDUCATION: "positivlisten for personer med en videregående uddannelse",
        ListKind.SKILLED: "positivlisten for faglærte",
    }
)
"""The lists of job titles as a sentence names them."""

LEVEL_CHOICES = (
    "Faglært", "Erhvervsakademiuddannelse", "Professionsbachelor", "Bachelor", "Kandidat", "Ph.d.",
)  # fmt: skip
"""The levels of education that the answer workbook offers; rule S109 knows each of them."""

TITLE_COLUMNS = (
    AnswerColumn(
        "Stillingsbetegnelse",
        38,
        "Stillingens navn, som virksomhederne bruger det. En række uden navn kan vi ikke læse som et forslag.",
        required=True,
    ),
    AnswerColumn(
        "DISCO-08-kode",
        16,
        "Stillingens kode i DISCO-08, op til seks cifre, fx 214410. Lad feltet stå tomt, hvis I ikke kender den.",
    ),
    AnswerColumn(
        "Uddannelsesniveau",
        28,
        "Vælg på listen det laveste uddannelsesniveau, som stillingen kræver.",
        required=True,
    ),
    AnswerColumn(
        "Dokumentation for mangel",
        64,
        "Hvad I ved om virksomheder, der forgæves har søgt: hvor mange, hvornår, hvor længe og hvor I ved det fra.",
        required=True,
    ),
)
"""The columns of an answer, each with the heading that the intake recognises."""

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def list_name(kind: ListKind) -> str:
    """The list as a sentence names it.

    Raises:
        ValueError: it is the list of courses, which has no job titles of its own.
    """
    if kind not in LIST_NAMES:
        raise ValueError(f"{kind} is no list of job titles")
    return LIST_NAMES[kind]


def quarter_text(quarter: str) -> str:
    """A quarter ("2026-Q1") as "1. kvartal 2026".

    Raises:
        ValueError: it is not written so.
    """
    found = _QUARTER.fullmatch(quarter)
    if not found:
        raise ValueError(f"{quarter!r} is no quarter")
    return f"{found[2]}. kvartal {found[1]}"
