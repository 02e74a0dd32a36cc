"""H106: by a person: its sender took the proposal back, or struck it out.

That is no judgement of the course: the letter does not say that it fails the council's criteria.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import verdict_case
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.turned_down_under("H106"):
        yield Said(
            f"its sender took it back: {case.verdict.reason}",
            f"Afsenderen har trukket forslaget tilbage: {case.verdict.reason}",
            case.course.id,
        )


RULE = Rule(
    code="H106",
    title="Taken back by its sender",
    danish="Afsenderen har trukket forslaget tilbage",
    kind=Kind.REJECT,
    source="A5: S1 2.2",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    plain=Plain(
        why="Afsenderen har selv streget forslagene over, skrevet, at de udgår, eller trukket dem tilbage.",
        advice="Foreslå det igen i næste høring, hvis det alligevel er aktuelt.",
    ),
    judgement="Udgår: afsenderen har trukket det tilbage (H106)",
    passes=(
        Example("accepted by a person", verdict_case(None)),
        Example("turned down under another rule", verdict_case("Z000")),
    ),
    fails=(Example("turned down by a person under this rule", verdict_case("H106")),),
)
