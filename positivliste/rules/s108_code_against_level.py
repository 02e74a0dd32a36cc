"""S108: the major group of the DISCO-08 code does not fit the level of the list.

The first digit of a code tells the level of the work: 1 and 2 fit higher education, 3 to 8 fit skilled work.
"""

from collections.abc import Iterator

from positivliste.danish import list_text
from positivliste.model.disco import major_group
from positivliste.model.round import ListKind
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import title_case
from positivliste.rules.title_case import MAJOR_GROUPS, TitleCase


def check(case: TitleCase, values: Values) -> Iterator[Said]:
    code = case.course.disco
    first, fitting = major_group(code), values.texts(MAJOR_GROUPS[case.facts.list])
    if first is not None and str(first) not in fitting:
        group = values.texts("disco.major_groups")[first]
        yield Said(
            f"the code {code} is of major group {first} ({group}); the list has {list_text(fitting, 'and')}",
            f"Koden {code} hører til hovedgruppe {first} ({group}). Listens hovedgrupper er {list_text(fitting)}.",
            case.course.id,
        )


RULE = Rule(
    code="S108",
    title="The DISCO-08 code does not fit the level of the list",
    danish="DISCO-08-koden passer ikke til listens niveau",
    kind=Kind.NOTE,
    source="ISCO-08, skill levels; silent: which of them fit a list",
    mend="See whether the code is right.",
    check=check,
    parameters=("disco.major_groups", *MAJOR_GROUPS.values()),
    passes=(
        Example("an engineer on the list of higher education", title_case()),
        Example("no code: S103 asks", title_case(disco=None)),
        Example("letters: S103 asks", title_case(disco="X1")),
        Example("a welder on the list of skilled work", title_case(disco="721200", kind=ListKind.SKILLED)),
    ),
    fails=(
        Example("a welder on the list of higher education", title_case(disco="721200")),
        Example("an engineer on the list of skilled work", title_case(kind=ListKind.SKILLED)),
    ),
)
