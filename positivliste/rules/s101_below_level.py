"""S101: below the list's level.

List B is for job titles that need at least a bachelor's or professional bachelor's level, list C for positions at
least at skilled level. A level that is missing or cannot be read is asked about.
"""

from collections.abc import Iterator

from positivliste.model.round import ListKind
from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import LEVELS, TitleCase, level_of, min_level


def check(case: TitleCase, values: Values) -> Iterator[Said]:
    level = level_of(case.course.level, values)
    lowest, name = min_level(case.facts.list, values)
    if level is not None and level < lowest:
        yield Said(
            f"needs {case.course.level!r}, which is below the level of the list: {name}",
            f"Kræver „{case.course.level}“, som er under listens niveau: {name}.",
            case.course.id,
        )


RULE = Rule(
    code="S101",
    title="Below the list's level",
    danish="Under listens niveau",
    kind=Kind.REJECT,
    source="B7: RAR Nordjylland; nyidanmark; C: S1 1.3",
    mend="Overrule it with a name and a reason, if the level was given wrongly.",
    check=check,
    parameters=("siri.levels", *LEVELS.values()),
    plain=Plain(
        why="Listen er for stillinger, der kræver et bestemt uddannelsesniveau. Disse stillinger kræver et lavere.",
        advice="Skriv til os, hvis uddannelsesniveauet er angivet forkert.",
    ),
    passes=(
        Example("bachelor", title_case()),
        Example("professional bachelor", title_case(level="Professionsbachelor i sygepleje")),
        Example("master", title_case(level="Kandidat (LVU)")),
        Example("skilled, on the list of skilled work", title_case(level="faglært", kind=ListKind.SKILLED)),
        Example("no level: S109 asks", title_case(level=None)),
    ),
    fails=(
        Example("skilled, on the list of higher education", title_case(level="Faglært")),
        Example("an academy degree", title_case(level="Erhvervsakademiuddannelse")),
        Example("unskilled, on the list of skilled work", title_case(level="ufaglært", kind=ListKind.SKILLED)),
    ),
)
