"""D202: merged proposals disagree on duration, group or job title; in lists B and C on the DISCO-08 code.

The number says that they are one course, so a person says which of their values holds.
"""

from collections.abc import Iterator
from itertools import combinations

from positivliste.danish import list_text
from positivliste.model.finding import Kind
from positivliste.model.proposal import Course
from positivliste.parameters import Values
from positivliste.rules.limits import PARAMETERS, agree
from positivliste.rules.rule import Example, Rule, Said
from positivliste.rules.samples import course_case, days, proposal
from positivliste.rules.subjects import CourseCase, group_key


def check(case: CourseCase, values: Values) -> Iterator[Said]:
    disputed = dict(_disputed(case.course, values))
    if disputed:
        english = "; ".join(f"{name[0]}: {list_text(said, 'or')}" for name, said in disputed.items())
        danish = "; ".join(f"{name[1]}: {list_text(said, 'eller')}" for name, said in disputed.items())
        others = "+".join(proposal.id for proposal in case.course.proposals[1:])  # one more is a new case
        yield Said(
            f"its proposals disagree on {english}",
            f"Forslagene er uenige om {danish}.",
            case.course.id,
            others,
        )


def _disputed(course: Course, values: Values) -> Iterator[tuple[tuple[str, str], list[str]]]:
    if not all(agree(one, other, values) for one, other in combinations(course.durations, 2)):
        yield ("duration", "varighed"), [duration.understood for duration in course.durations]
    if len(set(map(group_key, course.groups))) > 1:
        yield ("group", "erhvervsgruppe"), list(course.groups)
    if len(course.job_titles) > 1:
        yield ("job title", "stillingsbetegnelse"), list(course.job_titles)
    if len(course.discos) > 1:
        yield ("DISCO-08 code", "DISCO-08-kode"), list(course.discos)
    if len(course.levels) > 1:
        yield ("level", "niveau"), list(course.levels)


RULE = Rule(
    code="D202",
    title="Merged proposals disagree",
    danish="De sammenlagte forslag er uenige",
    kind=Kind.REVIEW,
    source="silent: merging keeps every respondent that proposed the course",
    mend="Say which value holds: enter it under the new values, or accept, and the first proposal's value holds.",
    check=check,
    parameters=PARAMETERS,
    passes=(
        Example("a single proposal", course_case()),
        Example("the same values", course_case(proposal(), proposal("P0002"))),
        Example("one left the duration out", course_case(proposal(), proposal("P0002", duration=days(10)))),
        Example("& for og", course_case(proposal(group="Jern & metal"), proposal("P0002", group="jern og metal"))),
    ),
    fails=(
        Example("two durations", course_case(proposal(), proposal("P0002", duration=days(5)))),
        Example("two job titles", course_case(proposal(), proposal("P0002", job_title="Lagermedarbejder"))),
        Example("two groups", course_case(proposal(), proposal("P0002", group="Bygge og anlæg"))),
    ),
)
