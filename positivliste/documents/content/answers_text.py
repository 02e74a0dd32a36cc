"""What we tell a respondent and the public about a result: its name, the rule behind it, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from positivliste.danish import sentence
from positivliste.model.finding import Kind
from positivliste.model.results import CourseResult, Result
from positivliste.rules import rule

TOGETHER: Mapping[Result, str] = MappingProxyType(
    {
        Result.LISTED: "Det fælles forslag er optaget på listen.",
        Result.RECOMMENDED: "Det fælles forslag indstilles optaget.",
        Result.TURNED_DOWN: "Det fælles forslag er ikke optaget.",
        Result.NOT_RECOMMENDED: "Det fælles forslag indstilles ikke optaget.",
        Result.WAITING: "Det fælles forslag afventer afklaring.",
    }
)
"""What became of the course that merged proposals share."""

UNREAD = "Kunne ikke læses"
"""What stands in the place of a result at a row that could not become a proposal."""

DECLINED = "decision"
"""What stands in the place of a rule's code where the decision itself left a course out."""


@frozen
class RuleText:
    """A rule in plain Danish.

    Attributes:
        title: what it says of a course, as a heading.
        why: the rule behind it, in full sentences; for the consultation note.
        mend: what the respondent can do, in full sentences.
    """

    title: str
    why: str
    mend: str


_OWN: Mapping[str, RuleText] = MappingProxyType(
    {
        DECLINED: RuleText(
            "Valgt fra ved beslutningen",
            "Sekretariatet indstillede forslagene, men de blev ikke optaget ved beslutningen.",
            "Foreslå det igen i næste høring, hvis behovet stadig er der, og skriv, hvad der taler for det.",
        ),
    }
)


def rule_text(code: str) -> RuleText:
    """A rule in plain Danish.

    Raises:
        WrongUsage: there is no such rule.
    """
    if code in _OWN:
        return _OWN[code]
    found = rule(code)
    return RuleText(found.danish, found.plain.why, found.plain.advice)


def reason_text(code: str, danish: str = "") -> str:
    """A finding as its reader needs it: our own text where the rule's names a proposal by its number; else the rule's.

    Args:
        danish: what the rule found, in Danish; without it, the rule's title stands.
    """
    found = rule(code)
    return sentence(found.plain.reason or danish or found.danish)


def code_of(course: CourseResult) -> str:
    """The rule behind a result; `DECLINED` where the decision itself left the course out."""
    return DECLINED if course.declined is not None else course.code


def why(course: CourseResult) -> str:
    """Why a course was turned down, or what is asked about it, in full sentences, each once; else empty."""
    if course.declined is not None:
        return sentence(course.declined)
    told = (reason_text(f.code, f.danish if f.kind is Kind.REJECT else "") for f in course.findings)
    return " ".join(dict.fromkeys(told))


def joined_text(code: str, reason: str = "") -> str:
    """Why two proposals were joined, by a rule, or by a person whom it asked."""
    asked = rule(code).pair
    if asked is None:
        return reason_text(code)
    return sentence(asked.told + (f": {reason}" if reason else ""))
