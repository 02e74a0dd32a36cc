"""K103: the occupational group is unknown, or is not the job title's.

A group that was left out follows from the prioritised job title, and is no finding.
"""

from collections.abc import Iterator

from attrs import evolve

from positivliste.danish import list_text
from positivliste.model.proposal import Correction
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase, group_key

LOGISTICS, CONSTRUCTION = "Transport, post, lager- og maskinførerarbejde", "Bygge og anlæg"


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    course, facts = case.course, case.facts
    unknown = [group for group in course.groups if not facts.group(group)]
    if unknown:
        yield Said(
            f"the occupational group {list_text(unknown, 'and')} is unknown",
            f"Erhvervsgruppen „{list_text(unknown)}“ findes ikke.",
            course.id,
        )
        return
    priorities = facts.priorities_for(course.job_titles)
    theirs = {group_key(priority.group) for priority in priorities}
    strays = [group for group in course.groups if group_key(group) not in theirs]
    if priorities and strays:
        right = list_text(dict.fromkeys(priority.group for priority in priorities), "or")
        yield Said(
            f"the group {list_text(strays, 'and')} is not that of {priorities[0].title}, which is {right}",
            f"Erhvervsgruppen „{list_text(strays)}“ er ikke den, som {priorities[0].title} hører til: „{right}“.",
            course.id,
        )


def _accepted(case: CourseCase, _: Values) -> Correction:
    """The job title's group."""
    priority = next(iter(case.facts.priorities_for(case.course.job_titles)), None)
    return Correction(group=priority.group if priority else None)


def _in_two_groups(**values: object) -> CourseCase:
    """A course for a job title that is prioritised in two groups; the list has a third."""
    case = course_case(**values)
    second = evolve(case.facts.priorities[0], group=LOGISTICS)
    facts = evolve(case.facts, priorities=(*case.facts.priorities, second), groups=(*case.facts.groups, CONSTRUCTION))
    return evolve(case, facts=facts)


RULE = Rule(
    code="K103",
    title="The occupational group is unknown, or is not the job title's",
    danish="Erhvervsgruppen findes ikke eller hører ikke til stillingsbetegnelsen",
    kind=Kind.REVIEW,
    source="A4, A7: S1 2.2",
    mend="Choose the group or the job title in the review workbook; accepting takes the job title's group.",
    check=check,
    parameters=("courses.groups",),
    question=Question(wants=("group", "job_title"), accepted=_accepted),
    plain=Plain(advice="Skriv til os, hvilken erhvervsgruppe kurset hører til."),
    passes=(
        Example("the job title's group", course_case()),
        Example("written with other punctuation", course_case(group="JERN, METAL & AUTO")),
        Example("left out", course_case(group=None)),
        Example("no job title that has a group: K101 and K102 ask", course_case(job_title="Frisør")),
        Example("one of the two groups of a job title", _in_two_groups(group=LOGISTICS)),
    ),
    fails=(
        Example("unknown", course_case(group="Byg")),
        Example("an unknown one beside a known", course_case(proposal(), proposal("P0002", group="Byg"))),
        Example("another group's", course_case(group=LOGISTICS)),
        Example("one that is right, one that is not", course_case(proposal(), proposal("P0002", group=LOGISTICS))),
        Example("neither of the two groups of a job title", _in_two_groups(group=CONSTRUCTION)),
    ),
)
