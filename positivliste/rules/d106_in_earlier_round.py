"""D106: the course was on an earlier list, or was turned down in an earlier round, and why.

A course is known again as within a round: by its number first, then by what its title says. Where it stands on the list
already, another rule says so.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from positivliste.danish import date_text, fold, sentence
from positivliste.model.round import ListKind, Round
from positivliste.rules.rule import Example, Kind, Rule, Said, Trait, Values
from positivliste.rules.samples import course_case, title_case
from positivliste.rules.subjects import CourseCase, Earlier
from positivliste.rules.title_case import TitleCase

AUTUMN = Round(ListKind.COURSES, date(2019, 10, 1))
DOWN = Earlier(AUTUMN, "P0007", "Svejsning 1", listed=False, why="outside the criteria", danish="Uden for kriterierne.")
LISTED = Earlier(AUTUMN, "P0007", "Svejsning 1", listed=True)


def check(case: CourseCase | TitleCase, _: Values) -> Iterator[Said]:
    for told in _last(case):
        if not (told.listed and _stands_on_it(case, told)):
            yield _said(told, case.course.id)


def _last(case: CourseCase | TitleCase) -> Sequence[Earlier]:
    """Of those that are surest and latest one; where they fared differently each, as what only resembles it."""
    known = [earlier for p in case.course.proposals for earlier in case.facts.earlier.get(p.id, ())]
    best = max(map(_weight, known), default=None)
    found = {(earlier.round.id, earlier.proposal): earlier for earlier in known if _weight(earlier) == best}
    last = list(found.values())
    return last[:1] if len({earlier.listed for earlier in last}) < 2 else [earlier.resembling for earlier in last]


def _weight(earlier: Earlier) -> tuple[bool, date]:
    return earlier.sure, earlier.round.effective


def _said(told: Earlier, course: str) -> Said:
    day = told.round.effective
    english = f"was {'on the list' if told.listed else 'turned down for the list'} of {day}, as {told.proposal}"
    then = f"listen fra {date_text(day)}"
    danish = f"stod på {then}" if told.listed else f"kom ikke på {then}"
    if not told.sure:
        english = f"resembles {told.title!r}, which {english}"
        danish = f"ligner „{told.title}“, som {'stod' if told.listed else 'ikke kom'} på {then}"
    return Said(
        f"{english}: {told.why}" if told.why else english,
        sentence(f"{danish}: {told.danish}" if told.danish else danish),
        course,
    )


def _stands_on_it(case: CourseCase | TitleCase, told: Earlier) -> bool:
    """Whether another rule says that it is on the list, to which it would be added again."""
    if isinstance(case, TitleCase):
        return fold(told.title) in case.facts.own
    return any(entry.round == told.round.id for entry in case.facts.listed)


def _again(*told: Earlier) -> CourseCase:
    case = course_case()
    return evolve(case, facts=evolve(case.facts, earlier={"P0001": told}))


def _title(told: Earlier) -> TitleCase:
    case = title_case(title=told.title)
    return evolve(case, facts=evolve(case.facts, earlier={"P0001": (told,)}))


RULE: Rule[CourseCase | TitleCase] = Rule(
    code="D106",
    title="On an earlier list, or turned down in an earlier round",
    danish="Kendt fra en tidligere runde",
    kind=Kind.NOTE,
    source="silent: what was decided before is told to those who decide again",
    mend="Nothing to do: the reason of that time stands beside the course, in the review and in the answer.",
    check=check,
    parameters=("matching.look_back", "matching.near_title"),
    traits=(Trait.REMEMBERS,),
    passes=(
        Example("proposed for the first time", course_case()),
        Example("a title that is on the own list still", _title(evolve(LISTED, title="Svejseingeniør"))),
    ),
    fails=(
        Example("turned down last time", _again(DOWN)),
        Example("on the last list", _again(LISTED)),
        Example("resembles what was turned down", _again(evolve(DOWN, title="Svejsnign 1").resembling)),
        Example(
            "as like one that was listed as one that was turned down", _again(LISTED, evolve(DOWN, proposal="P0008"))
        ),
        Example("a job title that was turned down", _title(evolve(DOWN, title="Energiingeniør"))),
    ),
)
