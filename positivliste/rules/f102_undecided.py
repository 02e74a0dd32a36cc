"""F102: publication of a list that no decision covers."""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Rule, Said, Trait, Values
from positivliste.rules.samples import step
from positivliste.rules.subjects import StepCase


def check(case: StepCase, _: Values) -> Iterator[Said]:
    if not case.decided:
        yield Said(
            "no decision of the council or its chair covers the list: first `decide`",
            "Listen er ikke besluttet af rådet eller formandskabet.",
        )


RULE = Rule(
    code="F102",
    title="Publication of a list that no decision covers",
    danish="Offentliggørelse uden beslutning",
    kind=Kind.STOP,
    source="A2: S1 2.2; BEK 1181/2019 § 2(4)",
    mend="Put the decision on record with `decide ROUND --body council|chair --on DATE`.",
    check=check,
    traits=(Trait.PUBLICATION,),
    passes=(Example("decided", step("publish", decided=True)),),
    fails=(Example("not decided", step("publish")),),
)
