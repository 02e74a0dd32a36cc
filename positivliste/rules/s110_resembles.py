"""S110: resembles a title of the national list or of the council's own.

A typo must not carry a title past the national list and our own: a person looks at both.
"""

from collections.abc import Iterator

from positivliste.danish import fold
from positivliste.matching.record import title_record
from positivliste.matching.relation import compare
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase


def check(case: TitleCase, values: Values) -> Iterator[Said]:
    facts, title = case.facts, fold(case.course.title)
    mine = title_record(title)
    for known, english, danish in (
        (facts.national, "the national list", "den landsdækkende liste"),
        (facts.own, "the council's own list", "rådets egen liste"),
    ):
        if title in known:
            continue
        found = [(match.score, key) for key in known if (match := compare(mine, title_record(key)))]
        likeness, nearest = max(found, default=(0, ""))
        if likeness >= values.number("matching.near_title"):
            yield Said(
                f"resembles {known[nearest].title!r} of {english}: the same?",
                f"Ligner „{known[nearest].title}“ på {danish}. Er det den samme?",
                case.course.id,
            )


RULE = Rule(
    code="S110",
    title="Resembles a title of the national or the council's own list",
    danish="Ligner en stillingsbetegnelse på den landsdækkende eller rådets egen liste",
    kind=Kind.REVIEW,
    source="B7: RAR Nordjylland; nyidanmark; silent: what is nearly the same is shown to a person",
    mend="Turn it down if it is the same; else accept it.",
    check=check,
    parameters=("matching.near_title",),
    question=Question(),
    plain=Plain(advice=HEARS_FROM_US),
    passes=(
        Example("resembles none", title_case()),
        Example("on the own list in every letter: S106 turns it down", title_case(title="Svejseingeniør")),
        Example("on the list in every letter: S102 turns it down", title_case(title="Sygeplejerske", disco="222100")),
    ),
    fails=(
        Example("a typo of a national title", title_case(title="Sygeplejeske", disco="222100")),
        Example("a typo of an own title", title_case(title="Svejseingenør", disco="214410")),
    ),
)
