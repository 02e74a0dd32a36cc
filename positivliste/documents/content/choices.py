"""The names of the review workbook's sheets and columns, and the answers that a caseworker chooses between.

All of them are permanent: workbooks come back with them. An answer stands with the rule that asks for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from positivliste.danish import fold
from positivliste.model.finding import Answer, Kind
from positivliste.model.round import ListKind
from positivliste.model.value import frozen
from positivliste.rules import all_rules, rule
from positivliste.rules.question import ACCEPT, OVERRULE, Choice

OPEN, CONTENT, REJECTED, GUIDE = "Åbne sager", "Indholdsfilter", "Afvist af reglerne", "Vejledning"
JOINED, EARLIER = "Lagt sammen", "Afgjort i tidligere runder"
CASE, RULE, ANSWER, REASON, STATE = "Sag", "Regel", "Afgørelse", "Begrundelse", "Stand"
CLUSTER = "Klynge"
NEW_JOB_TITLE, NEW_GROUP, NEW_DURATION = "Ny stillingsbetegnelse", "Ny erhvervsgruppe", "Ny varighed"
NEW_CODE, NEW_LEVEL, NEW_OTHERS = "Ny DISCO-08-kode", "Nyt niveau", "Ny kun sammen med"
NEW_TITLE, NEW_PROVIDER, NEW_PRIVATE = "Ny titel", "Ny udbyder", "Ny offentlig/privat"
NEW_REMARKS, NEW_EVIDENCE = "Ny bemærkning", "Ny dokumentation for mangel"
NEW_NUMBER, OTHER_NEW_NUMBER = "Nyt nummer", "Nyt nummer 2"
"""The names of the sheets and of the columns that a filled-in workbook is read by. They are permanent."""

CORRECTED = "Rettet"
"""What is counted where something was put right and nothing decided."""

NOTHING = "-"
"""What is entered as a new value where there is to be none."""
DASHES = frozenset((NOTHING, "–", "—"))
"""What is understood as that: Word and Excel make long dashes of short ones."""


def _choices(kind: ListKind) -> tuple[Choice, ...]:
    """Every answer that a list's review can have, those that one of its rules gives in the list's own words."""
    asked = (choice for found in all_rules() if found.question for choice in found.question.choices(kind))
    judged = (found.choice for found in all_rules() if found.choice)
    return tuple(dict.fromkeys([ACCEPT, OVERRULE, *judged, *asked]))


CHOICES: Mapping[str, tuple[Answer, str | None]] = MappingProxyType(
    {choice.text: (choice.answer, choice.code) for kind in ListKind for choice in _choices(kind)}
)
"""What every text says that a workbook of any list can come back with: an answer, and the rule of a rejection."""

WHOLE = frozenset(fold(choice.text) for kind in ListKind for choice in _choices(kind) if choice.whole)
"""The texts, folded, that answer every pair of a cluster."""

JUDGING = frozenset(code for _, code in CHOICES.values() if code)
"""The codes of the rules under which a person turns something down."""


@frozen
class Offered:
    """The texts that the review of one list offers, by what is asked.

    Attributes:
        case: in an open case.
        own: the same by the codes of those rules whose question has other answers, or that join.
        cluster: the same of two that stand in a cluster with others.
        clusters: the codes of the rules that ask of such two.
        content: of what is recommended.
        rejected: of what a rule turned down; `turned_down` of what a person did.
        judges: the codes of the rules under which the list turns something down on its content.
    """

    case: tuple[str, ...]
    own: Mapping[tuple[str, ...], tuple[str, ...]]
    cluster: tuple[str, ...]
    clusters: tuple[str, ...]
    content: tuple[str, ...]
    rejected: tuple[str, ...]
    turned_down: tuple[str, ...]
    judges: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text, once."""
        return tuple(dict.fromkeys((*self.case, *chain(*self.own.values()), *self.cluster, *self.rejected)))

    def of(self, code: str, *, recommended: bool) -> tuple[str, ...]:
        """The texts that answer a case of a rule; of what is recommended, those of the content filter."""
        if code in JUDGING:
            return self.content if recommended else self.turned_down
        if rule(code).kind is Kind.REJECT:
            return self.rejected
        if code in self.clusters:
            return self.cluster
        return next((texts for codes, texts in self.own.items() if code in codes), self.case)


def offered(judges: Sequence[str], kind: ListKind) -> Offered:
    """What the review of a list offers.

    Args:
        judges: the codes of the rules under which it turns something down, as its process names them.
    """
    reasons = tuple(found.judgement for found in map(rule, judges) if found.judgement)
    case, own = (ACCEPT.text, *reasons), defaultdict[tuple[str, ...], list[str]](list)
    cluster, clusters = dict[str, None](), list[str]()
    for found in all_rules():
        if found.question:
            asked = found.question.choices(kind)
            texts = tuple(choice.text for choice in asked if not choice.whole)
            own[texts + reasons if found.question.accepts else texts].append(found.code)
            if found.question.of_cluster:
                cluster |= dict.fromkeys(choice.text for choice in asked)
                clusters.append(found.code)
    return Offered(
        case=case,
        own={tuple(codes): texts for texts, codes in own.items() if texts != case},
        cluster=tuple(cluster),
        clusters=tuple(clusters),
        content=reasons,
        rejected=(OVERRULE.text,),
        turned_down=(OVERRULE.text, *reasons),
        judges=tuple(judges),
    )


def choice_text(answer: Answer, code: str | None, kind: ListKind, *, overruled: bool = False) -> str:
    """The Danish text of an earlier decision, to fill in again; `overruled` where a rule had rejected.

    Raises:
        ValueError: no review offers such an answer, for example a rejection under a rule that asks nobody.
    """
    if overruled and answer is Answer.ACCEPT:
        return OVERRULE.text
    for choice in _choices(kind):
        if (choice.answer, choice.code) == (answer, code):
            return choice.text
    raise ValueError(f"no choice says {answer} with {code}")
