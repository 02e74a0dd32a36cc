"""D201: nearly the same as another proposal, where not both have numbers.

What is only nearly the same is shown to a person, with both sides, and never dropped by itself. Which courses are
compared, and how alike their normalised titles are, comes from positivliste/matching.
"""

from collections.abc import Iterator

from positivliste.model.finding import Kind
from positivliste.parameters import Values
from positivliste.rules.rule import Example, Rule, Said
from positivliste.rules.samples import near
from positivliste.rules.subjects import NearCase


def check(case: NearCase, values: Values) -> Iterator[Said]:
    one, other = case.course, case.other
    if (one.number and other.number) or one.is_private != other.is_private:
        return
    if case.likeness >= values.number("matching.near_title"):
        for this, that in ((one, other), (other, one)):
            yield Said(
                f"{this.title!r} is nearly the same as {that.id} {that.title!r} ({case.likeness} % alike): the same?",
                f"„{this.title}“ ligner {that.id} „{that.title}“. Er det samme kursus?",
                this.id,
                that.id,
            )


RULE = Rule(
    code="D201",
    title="Nearly the same as another proposal",
    danish="Ligner et andet forslag",
    kind=Kind.REVIEW,
    source="silent: what is nearly the same is shown to a person",
    mend="Say whether they are the same course (then they are joined) or two different ones (then both stay).",
    check=check,
    parameters=("matching.near_title",),
    passes=(
        Example("not alike enough", near(60, {}, {"title": "Drejning 1"})),
        Example("both have numbers", near(97, {"number": "90001"}, {"number": "90002"})),
        Example("one is private, one public: D301 asks", near(97, {}, {"private": True})),
    ),
    fails=(
        Example("a typo, no numbers", near(95, {}, {"title": "Svesjning 1"})),
        Example("a typo, one number", near(95, {"number": "90001"}, {"title": "Svesjning 1"})),
    ),
)
