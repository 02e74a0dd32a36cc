"""H104: a private course that neither a jobcentre nor an a-kasse proposed.

Educational institutions propose public courses; the courses of private providers come from jobcentres and a-kasser.
"""

from collections.abc import Iterator

from positivliste.danish import list_text
from positivliste.model.council import RespondentKind
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    course = case.course
    if course.is_private and not any(p.kind.may_propose_private for p in course.proposals):
        yield Said(
            f"a private course, proposed by {list_text(course.respondents, 'and')} and by no jobcentre or a-kasse",
            f"Et privat kursus, som kun er foreslået af {list_text(course.respondents)}"
            " og ikke af et jobcenter eller en a-kasse.",
            course.id,
        )


RULE = Rule(
    code="H104",
    title="A private course that no jobcentre or a-kasse proposed",
    danish="Privat kursus, som hverken et jobcenter eller en a-kasse har foreslået",
    kind=Kind.REVIEW,
    source="A5: S1 2.2; S0 3.4; RAR Hovedstaden 2017",
    mend="Accept it, or turn it down with a reason; a jobcentre or an a-kasse may also propose it itself.",
    check=check,
    question=Question(),
    plain=Plain(advice="Bed et jobcenter eller en a-kasse om at foreslå kurset."),
    passes=(
        Example("a public course from a school", course_case()),
        Example("a private course from a jobcentre", course_case(kind=RespondentKind.JOBCENTRE, private=True)),
        Example(
            "proposed by a school, and by an a-kasse too",
            course_case(proposal(private=True), proposal("P0002", kind=RespondentKind.UNEMPLOYMENT_FUND)),
        ),
    ),
    fails=(
        Example("a private course from a school", course_case(private=True)),
        Example("a private course from a partner", course_case(kind=RespondentKind.PARTNER, private=True)),
    ),
)
