"""D201: nearly the same as another proposal, where not both have numbers.

What is only nearly the same is shown to a person, with both sides, and never dropped by itself. Which courses are
compared, and how alike their normalised titles are, comes from positivliste/matching.
"""

from collections.abc import Iterator

from positivliste.model.finding import Answer
from positivliste.model.proposal import Proposal
from positivliste.rules.question import Choice, Pair
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Question, Rule, Said, Values
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
                f"„{this.title}“ ligner {that.id} „{that.title}“. Er det det samme?",
                this.id,
                that.id,
            )


def _joined(later: Proposal, first: Proposal, reason: str) -> Said:
    why = f" ({reason})" if reason else ""
    return Said(
        f"a person said that it is the same as {first.id}{why}",
        f"En medarbejder har vurderet, at det er det samme som {first.id}{why}.",
        later.id,
        first.id,
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
    question=Question(
        answers=(
            Choice("Samme kursus: læg sammen", Answer.SAME),
            Choice("Forskellige kurser: behold begge", Answer.DIFFERENT),
        ),
        title_answers=(
            Choice("Samme stilling: læg sammen", Answer.SAME),
            Choice("Forskellige stillinger: behold begge", Answer.DIFFERENT),
        ),
        pair=Pair(_joined, told="Vi har vurderet, at det er det samme"),
    ),
    plain=Plain(advice=HEARS_FROM_US, reason="Vi vurderer, om forslaget er det samme som et andet."),
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
