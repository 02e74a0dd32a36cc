"""K103: the occupational group is unknown, or is not the job title's.

A group that was left out follows from the prioritised job title, and is no finding.
"""

from collections.abc import Iterator

from positivliste.danish import list_text
from positivliste.model.finding import Kind
from positivliste.parameters import Values
from positivliste.rules.rule import Example, Rule, Said
from positivliste.rules.samples import course_case
from positivliste.rules.subjects import CourseCase, group_key


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


RULE = Rule(
    code="K103",
    title="The occupational group is unknown, or is not the job title's",
    danish="Erhvervsgruppen findes ikke eller hører ikke til stillingsbetegnelsen",
    kind=Kind.REVIEW,
    source="A4, A7: S1 2.2",
    mend="Choose the group or the job title in the review workbook; accepting takes the job title's group.",
    check=check,
    parameters=("courses.groups",),
    passes=(
        Example("the job title's group", course_case()),
        Example("written with other punctuation", course_case(group="JERN, METAL & AUTO")),
        Example("left out", course_case(group=None)),
    ),
    fails=(
        Example("unknown", course_case(group="Byg")),
        Example("another group's", course_case(group="Transport, post, lager- og maskinførerarbejde")),
    ),
)
