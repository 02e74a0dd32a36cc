"""D301: a private course resembles a public one of the round.

Private courses are proposed beside the public ones, so a person sees where the public system already gives the course.
"""

from collections.abc import Iterator

from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Question, Relation, Rule, Said, Values
from positivliste.rules.samples import near
from positivliste.rules.subjects import NearCase


def check(case: NearCase, _: Values) -> Iterator[Said]:
    one, other = case.course, case.other
    if one.is_private == other.is_private or case.match.relation is not Relation.NEARLY_SAME:
        return
    private, public = (one, other) if one.is_private else (other, one)
    yield Said(
        f"{private.title!r} is private and resembles the public {public.id} {public.title!r} ({case.match.why})",
        f"Det private kursus „{private.title}“ ligner det offentlige {public.id} „{public.title}“. Skal det med?",
        private.id,
        public.id,
    )


RULE = Rule(
    code="D301",
    title="A private course resembles a public one",
    danish="Privat kursus, der ligner et offentligt",
    kind=Kind.REVIEW,
    source="A5: S1 2.2",
    mend="Accept the private course beside the public one, or turn it down with a reason.",
    check=check,
    question=Question(),
    plain=Plain(
        advice=HEARS_FROM_US, reason="Kurset er privat og ligner et offentligt kursus. Vi vurderer, om det skal med."
    ),
    passes=(
        Example("two public courses", near({}, {"title": "Svejsnign 1"})),
        Example("not alike enough", near({"private": True}, {"title": "Drejning 1"})),
    ),
    fails=(
        Example(
            "a private course with the title of a public one", near({"private": True, "provider": "Prøveskolen"}, {})
        ),
        Example("the public one came first", near({}, {"private": True, "provider": "Prøveskolen"})),
    ),
)
