"""S106: already on the council's own list: extend it instead."""

from collections.abc import Iterator

from positivliste.danish import date_text, fold
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import TitleCase


def check(case: TitleCase, _: Values) -> Iterator[Said]:
    found = case.facts.own.get(fold(case.course.title))
    if found:
        yield Said(
            f"is on the council's own list from {found.start} until {found.until}: `listing extend` keeps it longer",
            f"Står på rådets egen liste fra {date_text(found.start)} til {date_text(found.until)} og kan forlænges.",
            case.course.id,
        )


RULE = Rule(
    code="S106",
    title="Already on the council's own list",
    danish="Står allerede på rådets egen liste",
    kind=Kind.REJECT,
    source="B4: S0 3.4",
    mend="Extend it with `listing extend TITLE --until DATE --reason TEXT --document REF`.",
    check=check,
    plain=Plain(
        why="Rådet kan kun tilføje det, der ikke står på dets egen liste i forvejen.",
        advice="I skal ikke gøre noget. Stillingsbetegnelsen står på rådets egen liste.",
    ),
    passes=(Example("not on it", title_case()),),
    fails=(Example("on it", title_case(title="Svejseingeniør", disco="214410")),),
)
