"""What we tell a respondent and the public about a result: its name, the rule behind it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from positivliste.danish import list_text, sentence
from positivliste.model.answers import RowChange, Withdrawal
from positivliste.model.duration import Duration
from positivliste.model.finding import Kind
from positivliste.model.proposal import Proposal
from positivliste.model.results import CourseResult, ProposalResult, Result
from positivliste.model.screening import Screened
from positivliste.model.value import frozen
from positivliste.rules import Trait, has_trait, rule

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


def refused(screened: Screened) -> str:
    """Why a course or job title is not recommended, as the rules found it."""
    return " ".join(finding.danish for finding in screened.findings if finding.kind is Kind.REJECT)


def mend(course: CourseResult | None) -> str:
    """What a respondent can do about a result; empty where there is nothing to mend."""
    code = code_of(course) if course else ""
    return rule_text(code).mend if code else ""


def remembered(screened: Screened) -> tuple[str, ...]:
    """What became in an earlier round of the same course or job title, in full sentences."""
    return tuple(finding.danish for finding in screened.findings if has_trait(finding.code, Trait.REMEMBERS))


def explained(told: ProposalResult) -> str:
    """Everything that there is to say of a proposal beside its result, in full sentences."""
    return " ".join(filter(None, _explained(told)))


def _explained(told: ProposalResult) -> Iterator[str]:
    course, own = told.course, told.proposal.respondent
    if told.withdrawal:
        yield withdrawn_text(told.withdrawal)
    if course is None:
        return
    if told.merge:
        yield joined_text(told.merge.finding.code, told.said)
        yield TOGETHER[course.result]
    if told.new_number is not None:
        yield f"Kursusnummeret er {f'rettet til {told.new_number}' if told.new_number else 'fjernet'}."
    yield why(course)
    yield from remembered(course.screened)
    if course.against:
        yield "Optaget ved beslutningen, selv om det ikke var indstillet."
    if course.late and course.result.is_taken:
        yield "Modtaget efter fristen; står under »Særlig orientering«."
    others = [name for name in course.screened.course.respondents if name != own]
    if others and not told.merge:
        yield f"Også foreslået af {list_text(others)}."


def withdrawn_text(withdrawal: Withdrawal) -> str:
    """Why a proposal counts no more, as its sender and the public are told."""
    if withdrawal.by is None:
        return sentence(f"Trukket tilbage: {withdrawal.reason}")
    what = f"filen {withdrawal.by.name}" if withdrawal.by.name else "svaret"
    since = f"{what}, som er modtaget siden"
    return f"Rækken står anderledes i {since}." if withdrawal.follows else f"Står ikke i {since}."


def changed(change: RowChange) -> str:
    """What became of a row of which the sender sent another version: what differs, was and is; or that it is gone."""
    old, new = change.old, change.new
    if old is None or new is None:
        return "Ny" if old is None else "Trukket tilbage: står ikke i det nye svar"
    told = (f"{_FIELDS[name]}: {_value(old, name)} → {_value(new, name)}" for name in change.fields if name in _FIELDS)
    return "; ".join(told) or "Andre kolonner er ændret"


def _value(proposal: Proposal, name: str) -> str:
    value = getattr(proposal, name)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value.text if isinstance(value, Duration) else value or "") or "(tomt)"


_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "number": "nummer",
        "title": "titel",
        "provider": "udbyder",
        "private": "privat",
        "duration": "varighed",
        "job_title": "stillingsbetegnelse",
        "group": "erhvervsgruppe",
        "only_with_others": "kun sammen med andre",
        "remarks": "bemærkning",
        "disco": "DISCO-08-kode",
        "level": "uddannelsesniveau",
        "evidence": "dokumentation for mangel",
    }
)


def joined_with(told: ProposalResult) -> str:
    """The proposal that one was merged with: "»Svejsning« fra Nordskolen", "jeres eget »Svejsning« (række 3)"."""
    twin, origin = told.twin, told.proposal.origin
    if twin is None:
        return ""
    if twin.respondent != told.proposal.respondent:
        return f"»{twin.title}« fra {twin.respondent}"
    where = f"række {twin.origin.row}" + ("" if twin.origin.file == origin.file else f" i {twin.origin.file}")
    return f"jeres eget »{twin.title}«" + (f" ({where})" if twin.origin.row else "")


def joined_text(code: str, reason: str | None = None) -> str:
    """Why two proposals were joined, by a rule, or by a person who answers its question.

    Args:
        reason: the person's, which may be empty; None where the rule joined them by itself.
    """
    found = rule(code)
    if found.pair is None or (found.kind is Kind.MERGE and reason is None):
        return reason_text(code)
    return sentence(found.pair.told + (f": {reason}" if reason else ""))
