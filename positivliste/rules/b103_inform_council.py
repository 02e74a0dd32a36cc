"""B103: decided by the chair: the council is to be informed afterwards."""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Rule, Said, Trait, Values
from positivliste.rules.samples import step
from positivliste.rules.subjects import StepCase


def check(case: StepCase, _: Values) -> Iterator[Said]:
    if case.body == "chair":
        yield Said(
            "the chair decided: inform the council at its next meeting",
            "Formandskabet har besluttet. Rådet orienteres på sit næste møde.",
        )


RULE = Rule(
    code="B103",
    title="Decided by the chair: inform the council",
    danish="Besluttet af formandskabet: rådet orienteres",
    kind=Kind.NOTE,
    source="B5: S0 3.4",
    mend="Put the decision on the agenda of the council's next meeting as an item for information (O).",
    check=check,
    traits=(Trait.INFORMS,),
    passes=(Example("the council decided", step("decide", body="council")),),
    fails=(Example("the chair decided", step("decide", body="chair")),),
)
