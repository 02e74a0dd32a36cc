"""H101: received after the consultation deadline.

A course that becomes known after the deadline goes to the council separately, under *særlig orientering*, and can
be taken onto the list by its decision. In 2020 it was 20-30 offshore courses. A course that anyone proposed in time
is in time.
"""

from collections.abc import Iterator

from positivliste.danish import moment_text
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Question, Rule, Said, Trait, Values
from positivliste.rules.samples import course_case, late_case, proposal
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    if not case.course.on_time:
        received = case.course.first.received
        yield Said(
            f"received {received}, after the consultation deadline: goes to the council under særlig orientering",
            f"Modtaget {moment_text(received)}, efter høringsfristen. Skal det med under særlig orientering?",
            case.course.id,
        )


RULE = Rule(
    code="H101",
    title="Received after the consultation deadline",
    danish="Modtaget efter høringsfristen",
    kind=Kind.REVIEW,
    source="A8: S1 2.2",
    mend="Accept it, and it goes to the council under særlig orientering; or turn it down with a reason.",
    check=check,
    parameters=("consultation.end_of_day",),
    question=Question(),
    plain=Plain(advice=HEARS_FROM_US, reason="Forslaget er modtaget efter høringsfristen og skal forelægges særskilt."),
    traits=(Trait.SPECIAL,),
    passes=(
        Example("received in time", course_case()),
        Example(
            "a late proposal for a course that another proposed in time",
            course_case(proposal(), proposal("P0002", received="2020-03-01")),
        ),
    ),
    fails=(Example("received the day after", late_case("2020-03-01")),),
)
