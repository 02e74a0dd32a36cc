"""K202: by a person: outside the council's criteria.

The council sets criteria for its list beside the competences. Whether a course meets them is a person's judgement: the
content filter.
"""

from collections.abc import Iterator

from positivliste.model.finding import Answer, Kind, Verdict
from positivliste.parameters import Values
from positivliste.rules.rule import Example, Rule, Said
from positivliste.rules.samples import course
from positivliste.rules.subjects import VerdictCase


def check(case: VerdictCase, _: Values) -> Iterator[Said]:
    if case.verdict.answer is Answer.REJECT and case.verdict.code == "K202":
        yield Said(
            f"is outside the council's criteria: {case.verdict.reason}",
            f"Ligger uden for rådets kriterier: {case.verdict.reason}",
            case.course.id,
        )


def _case(answer: Answer, code: str | None = None) -> VerdictCase:
    return VerdictCase(course(), Verdict("K202:P0001", "P0001", answer, "person-1", "made-up reason", code))


RULE = Rule(
    code="K202",
    title="Outside the council's criteria",
    danish="Uden for rådets kriterier",
    kind=Kind.REJECT,
    source="A6: S1 2.2",
    mend="Change the decision in the review workbook; both decisions stay in the journal.",
    check=check,
    passes=(Example("accepted by a person", _case(Answer.ACCEPT)),),
    fails=(Example("turned down by a person under this rule", _case(Answer.REJECT, "K202")),),
)
