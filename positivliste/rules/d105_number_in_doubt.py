"""D105: the same number, but titles that are not alike, or one private and one public.

A mistyped number must not swallow a course, so a person is asked. It is asked as well where numbers of several only
overlap, and where two providers use one number of their own.
"""

from collections.abc import Iterator

from positivliste.rules.resemblance import ONE_OR_TWO
from positivliste.rules.rule import HEARS_FROM_US, Example, Kind, Plain, Relation, Rule, Said, Values
from positivliste.rules.samples import near
from positivliste.rules.subjects import NearCase


def check(case: NearCase, _: Values) -> Iterator[Said]:
    if case.match.relation is not Relation.NUMBER_IN_DOUBT:
        return
    for this, that, mine, theirs in case.sides:
        yield Said(
            f"{this.number} {mine!r} and {that.id} {theirs!r}: {case.match.why}: the same?",
            f"„{mine}“ ({this.number}) og {that.id} „{theirs}“: {case.match.danish}. Er det samme kursus?",
            this.id,
            that.id,
        )


RULE = Rule(
    code="D105",
    title="The same number, but perhaps not the same course",
    danish="Samme nummer, men måske ikke samme kursus",
    kind=Kind.REVIEW,
    source="A6: S1 2.2; silent: what is nearly the same is shown to a person",
    mend="Say whether they are the same (then they are joined) or two different ones (then both stay), and enter the "
    "right number where one is wrong.",
    check=check,
    question=ONE_OR_TWO,
    plain=Plain(advice=HEARS_FROM_US, reason="Forslaget har samme nummer som et andet, og vi ser på, om det passer."),
    passes=(
        Example("titles that are alike: D101 joins", near({"number": "90001"}, {"number": "90001"})),
        Example("another number", near({"number": "90001"}, {"number": "90002", "title": "Demens"})),
        Example("what is no number", near({"number": "IDV"}, {"number": "IDV", "title": "Demens"})),
    ),
    fails=(
        Example("titles that are not alike", near({"number": "90001"}, {"number": "90001", "title": "Demens"})),
        Example("another level", near({"number": "90001"}, {"number": "90001", "title": "Svejsning 2"})),
        Example(
            "one private, one public", near({"number": "90001", "private": True}, {"number": "90001", "private": False})
        ),
        Example("numbers that overlap", near({"number": "90001"}, {"number": "90001/90002"})),
        Example(
            "a number of two providers' own",
            near({"number": "K-1204"}, {"number": "K-1204", "provider": "Prøveskolen"}),
        ),
    ),
)
