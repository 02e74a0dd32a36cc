"""K201: by a person: does not give the competences asked for.

The consultation material says for each job title which competences its courses must give. Whether a course gives
them is a person's judgement: the content filter.
"""

from collections.abc import Iterator

from positivliste.model.finding import Answer, Kind, Verdict
from positivliste.parameters import Values
from positivliste.rules.rule import Example, Rule, Said
from positivliste.rules.samples import course
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.verdict.answer is Answer.REJECT and case.verdict.code == "K201":
        yield Said(
            f"does not give the competences asked for: {case.verdict.reason}",
            f"Giver ikke de kompetencer, som rådet har efterspurgt: {case.verdict.reason}",
            case.course.id,
        )


def _case(answer: Answer, code: str | None = None) -> VerdictCase:
    return VerdictCase(course(), Verdict("K201:P0001", "P0001", answer, "person-1", "made-up reason", code))


RULE = Rule(
    code="K201",
    title="Does not give the competences asked for",
    danish="Giver ikke de ønskede kompetencer",
    kind=Kind.REJECT,
    source="A6: S1 2.2",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    passes=(Example("accepted by a person", _case(Answer.ACCEPT)),),
    fails=(Example("turned down by a person under this rule", _case(Answer.REJECT, "K201")),),
)
