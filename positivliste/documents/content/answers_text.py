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


_TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "V101": (
            "Listen er for korte kurser. Disse kurser varer længere, end et kursus på listen må vare.",
            "Skriv til os, hvis varigheden er angivet forkert. Ellers kan I foreslå kurset igen, når det er kortere.",
        ),
        "V102": ("", "Skriv til os, hvor længe kurset varer, med et tal og en enhed, fx »10 dage«."),
        "V103": ("", "Skriv til os, hvor længe kurset varer."),
        "K101": (
            "Rådet prioriterer stillingsbetegnelser til hver liste. Disse kurser er rettet mod stillingsbetegnelser, "
            "som ikke er prioriteret denne gang.",
            "Foreslå kurset igen under en prioriteret stillingsbetegnelse, hvis det også er rettet mod den.",
        ),
        "K102": ("", "Skriv til os, hvilken af de prioriterede stillingsbetegnelser kurset er rettet mod."),
        "K103": ("", "Skriv til os, hvilken erhvervsgruppe kurset hører til."),
        "K201": (
            "For hver prioriteret stillingsbetegnelse står der i høringsmaterialet, hvilke kompetencer kurserne skal "
            "give. Sekretariatet vurderer, at disse kurser ikke giver dem.",
            "Foreslå kurset igen i næste høring, hvis det kommer til at give de kompetencer, som rådet efterspørger. "
            "Skriv hvilke.",
        ),
        "K202": (
            "Rådet har kriterier for, hvilke kurser der kan komme på listen. Sekretariatet vurderer, at disse kurser "
            "ikke opfylder dem.",
            "Foreslå kurset igen i næste høring, hvis det kommer til at opfylde rådets kriterier. Skriv hvordan.",
        ),
        "D104": (
            "Et supplement tilføjer nye kurser. Disse kurser står på listen i forvejen.",
            "I skal ikke gøre noget. Kurset står på listen og kan bruges.",
        ),
        "H104": ("", "Bed et jobcenter eller en a-kasse om at foreslå kurset."),
        "S101": (
            "Listen er for stillinger, der kræver et bestemt uddannelsesniveau. Disse stillinger kræver et lavere.",
            "Skriv til os, hvis uddannelsesniveauet er angivet forkert.",
        ),
        "S102": (
            "Rådet kan kun tilføje det, der ikke står på den landsdækkende liste i forvejen.",
            "I skal ikke gøre noget. Stillingsbetegnelsen står på den landsdækkende liste.",
        ),
        "S103": ("", "Skriv til os, hvilken DISCO-08-kode stillingen har."),
        "S104": ("", "Send os det, I ved om virksomheder, der forgæves har søgt: hvor mange, hvornår og hvor længe."),
        "S106": (
            "Rådet kan kun tilføje det, der ikke står på dets egen liste i forvejen.",
            "I skal ikke gøre noget. Stillingsbetegnelsen står på rådets egen liste.",
        ),
        "S109": ("", "Skriv til os, hvilket uddannelsesniveau stillingen kræver."),
    }
)
_HEARS_FROM_US = "I skal ikke gøre noget nu. Vi skriver til jer, hvis vi mangler oplysninger."

_OWN: Mapping[str, RuleText] = MappingProxyType(
    {
        DECLINED: RuleText(
            "Valgt fra ved beslutningen",
            "Sekretariatet indstillede forslagene, men de blev ikke optaget ved beslutningen.",
            "Foreslå det igen i næste høring, hvis behovet stadig er der, og skriv, hvad der taler for det.",
        ),
    }
)

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "D104": "Kurset står på listen i forvejen.",
        "D101": "Forslagene har samme kursusnummer.",
        "D102": "Forslagene har samme udbyder, titel og varighed.",
        "D103": "Forslagene har samme stillingsbetegnelse.",
        "D201": "Vi vurderer, om forslaget er det samme som et andet.",
        "D202": "Flere har foreslået det, og deres oplysninger er ikke ens.",
        "D301": "Kurset er privat og ligner et offentligt kursus. Vi vurderer, om det skal med.",
        "H101": "Forslaget er modtaget efter høringsfristen og skal forelægges særskilt.",
    }
)


def rule_text(code: str) -> RuleText:
    """A rule in plain Danish.

    Raises:
        KeyError: there is no such rule.
    """
    if code in _OWN:
        return _OWN[code]
    why, mend = _TEXTS.get(code, ("", _HEARS_FROM_US))
    return RuleText(rule(code).danish, why, mend)


def reason_text(code: str, danish: str = "") -> str:
    """A finding as its reader needs it: our own text where the rule's names a proposal by its number; else the rule's.

    Args:
        danish: what the rule found, in Danish; without it, the rule's title stands.
    """
    return sentence(_REASONS.get(code) or danish or rule(code).danish)


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
    """Why two proposals were joined, by a rule or by a person (D201)."""
    if code != "D201":
        return reason_text(code)
    return sentence("Vi har vurderet, at det er det samme" + (f": {reason}" if reason else ""))
