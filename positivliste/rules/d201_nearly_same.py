"""D201: nearly the same as another proposal, where not both have numbers, or the numbers are one digit apart.

What is only nearly the same is shown to a person, with both sides, and never dropped by itself. What is nearly the
same, and why, comes from positivliste/matching.
"""

from collections.abc import Iterator

from positivliste.rules.resemblance import ONE_OR_TWO
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Relation, Rule, Said, Values
from positivliste.rules.samples import near
from positivliste.rules.subjects import NearCase


def check(case: NearCase, values: Values) -> Iterator[Said]:
    one, other = case.course, case.other
    if one.is_private != other.is_private or case.match.relation is not Relation.NEARLY_SAME:
        return
    if case.match.score >= values.number("matching.near_title"):
        for this, that, mine, theirs in case.sides:
            yield Said(
                f"{mine!r} is nearly the same as {that.id} {theirs!r} ({case.match.why}): the same?",
                f"„{mine}“ ligner {that.id} „{theirs}“: {case.match.danish}. Er det det samme?",
                this.id,
                that.id,
            )


RULE = Rule(
    code="D201",
    title="Nearly the same as another proposal",
    danish="Ligner et andet forslag",
    kind=Kind.REVIEW,
    source="silent: what is nearly the same is shown to a person",
    mend="Say whether they are the same (then they are joined) or two different ones (then both stay).",
    check=check,
    parameters=("matching.near_title",),
    question=ONE_OR_TWO,
    plain=Plain(advice=HEARS_FROM_US, reason="Vi vurderer, om forslaget er det samme som et andet."),
    passes=(
        Example("not alike enough", near({}, {"title": "Drejning 1"})),
        Example("another level", near({}, {"title": "Svejsning 2"})),
        Example("both have numbers", near({"number": "90001"}, {"number": "51234", "title": "Svejsnign 1"})),
        Example("one is private, one public: D301 asks", near({}, {"private": True, "provider": "Prøveskolen"})),
    ),
    fails=(
        Example("a typo, no numbers", near({}, {"title": "Svesjning 1"})),
        Example("a typo, one number", near({"number": "90001"}, {"title": "Svesjning 1"})),
        Example("numbers one digit apart", near({"number": "90001"}, {"number": "90007"})),
    ),
)
