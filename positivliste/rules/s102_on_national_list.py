"""S102: already on the national list in force on the effective date.

The national list is renewed on 1 January and 1 July. What is on it needs no regional supplement.
"""

from collections.abc import Iterator

from positivliste.danish import date_text, fold
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase


def check(case: TitleCase, _: Values) -> Iterator[Said]:
    found = case.facts.national.get(fold(case.course.title))
    if found:
        yield Said(
            f"is on the national list from {found.start}",
            f"Står på den landsdækkende liste fra {date_text(found.start)}.",
            case.course.id,
        )


RULE = Rule(
    code="S102",
    title="Already on the national list",
    danish="Står allerede på den landsdækkende liste",
    kind=Kind.REJECT,
    source="B7: RAR Nordjylland; nyidanmark",
    mend="Nothing to do: the title can be used already.",
    check=check,
    plain=Plain(
        why="Rådet kan kun tilføje det, der ikke står på den landsdækkende liste i forvejen.",
        advice="I skal ikke gøre noget. Stillingsbetegnelsen står på den landsdækkende liste.",
    ),
    passes=(Example("not on it", title_case()),),
    fails=(
        Example("on it", title_case(title="Sygeplejerske", disco="222100")),
        Example("on it, in another case", title_case(title="SYGEPLEJERSKE", disco="222100")),
    ),
)
