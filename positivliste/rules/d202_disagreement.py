"""D202: merged proposals disagree on duration, group or job title; in lists B and C on the DISCO-08 code.

They were joined by their number or text: a person says whether they are one course, and which of their values holds.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from positivliste.danish import list_text
from positivliste.model.duration import Duration
from positivliste.model.proposal import Correction, Course
from positivliste.rules.limits import PARAMETERS, agree
from positivliste.rules.resemblance import which_holds
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Rule, Said, Values
from positivliste.rules.samples import course_case, days, proposal, title_case
from positivliste.rules.subjects import CourseCase, group_key
from positivliste.rules.title_case import TitleCase


def check(case: CourseCase | TitleCase, values: Values) -> Iterator[Said]:
    disputed = dict(_disputed(case.course, values)) if len(case.course.proposals) > 1 else {}
    if disputed:
        titles = [f"{proposal.id} „{proposal.title}“" for proposal in case.course.proposals]
        english = "; ".join(f"{name[0]}: {list_text(said, 'or')}" for name, said in disputed.items())
        danish = "; ".join(f"{name[1]}: {list_text(said, 'eller')}" for name, said in disputed.items())
        others = "+".join(proposal.id for proposal in case.course.proposals[1:])  # one more is a new case
        yield Said(
            f"its proposals {list_text(titles, 'and')} disagree on {english}",
            f"{list_text(titles)} er lagt sammen, men uenige om {danish}.",
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


def _until(day: int) -> Duration:
    return Duration(start=date(2020, 5, 4), end=date(2020, 5, day))


def _accepted(case: CourseCase | TitleCase, _: Values) -> Correction:
    """The first proposal's values, where there are several."""
    course = case.course
    return Correction(
        job_title=course.job_title if len(course.job_titles) > 1 else None,
        group=course.group if len(course.groups) > 1 else None,
        duration=course.duration if len(course.durations) > 1 else None,
        disco=course.disco if len(course.discos) > 1 else None,
        level=course.level if len(course.levels) > 1 else None,
    )


RULE: Rule[CourseCase | TitleCase] = Rule(
    code="D202",
    title="Merged proposals disagree",
    danish="De sammenlagte forslag er uenige",
    kind=Kind.REVIEW,
    source="silent: merging keeps every respondent that proposed the course",
    mend="Say whether they are the same, and which value holds: enter it under the new values, or the first "
    "proposal's holds. Where they are different, the join is taken apart.",
    check=check,
    parameters=PARAMETERS,
    question=which_holds(_accepted),
    plain=Plain(advice=HEARS_FROM_US, reason="Flere har foreslået det, og deres oplysninger er ikke ens."),
    passes=(
        Example("a single proposal", course_case()),
        Example("the same values", course_case(proposal(), proposal("P0002"))),
        Example("one left the duration out", course_case(proposal(), proposal("P0002", duration=days(10)))),
        Example("an amount beside dates, both short", course_case(proposal(), proposal("P0002", duration=_until(8)))),
        Example("a job title suggested twice alike", title_case({})),
        Example("& for og", course_case(proposal(group="Jern & metal"), proposal("P0002", group="jern og metal"))),
    ),
    fails=(
        Example("two durations", course_case(proposal(), proposal("P0002", duration=days(5)))),
        Example("two ends", course_case(proposal(duration=_until(8)), proposal("P0002", duration=_until(9)))),
        Example("two job titles", course_case(proposal(), proposal("P0002", job_title="Lagermedarbejder"))),
        Example("job titles with two DISCO-08 codes", title_case({"disco": "214400"})),
        Example("job titles at two levels", title_case({"level": "kandidat"})),
        Example("two groups", course_case(proposal(), proposal("P0002", group="Bygge og anlæg"))),
    ),
)
