"""D107: by a person: on the list that is supplemented already.

Another rule asks where the number, or the provider, title and duration are those of a course on the list. Whether it
is the same is a person's judgement, which can be made of any course of a supplement.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import verdict_case
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.turned_down_under("D107"):
        yield Said(
            f"is on the list that is supplemented already: {case.verdict.reason}",
            f"Står i forvejen på den liste, der suppleres: {case.verdict.reason}",
            case.course.id,
        )


RULE = Rule(
    code="D107",
    title="On the list that is supplemented already",
    danish="Står i forvejen på den liste, der suppleres",
    kind=Kind.REJECT,
    source="A3: S0 1.5; silent: a duplicate in list A",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    plain=Plain(
        why="Et supplement tilføjer nye kurser. Disse kurser står på listen i forvejen.",
        advice="I skal ikke gøre noget. Kurset står på listen og kan bruges.",
        reason="Kurset står på listen i forvejen.",
    ),
    judgement="Afvises: står på listen i forvejen (D107)",
    passes=(
        Example("accepted by a person", verdict_case(None)),
        Example("turned down under another rule", verdict_case("Z000")),
    ),
    fails=(Example("turned down by a person under this rule", verdict_case("D107")),),
)
