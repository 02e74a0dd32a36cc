"""K103: the occupational group is unknown, or is not the job title's.

A group that was left out follows from the prioritised job title, and is no finding.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from positivliste.danish import fold, list_text
from positivliste.model.proposal import Correction
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase, group_key

_OTHER_NAMES = {
    "industri": ("jern", "metal"), "produktion": ("jern", "metal"), "smede": ("jern", "metal"), "teknik": ("jern",),
    "byg": ("bygge",), "håndværk": ("bygge",), "edb": ("it",), "ikt": ("it",), "data": ("it",), "tele": ("teleteknik",),
    "handel": ("salg",), "butik": ("salg",), "detail": ("salg",), "marketing": ("markedsføring",),
    "kørsel": ("transport",), "logistik": ("transport",), "chauffør": ("transport",), "lager": ("lager",),
    "merkantil": ("kontor",), "økonomi": ("regnskab",), "adm": ("administration",), "hk": ("kontor",),
    "sosu": ("sundhed",), "social": ("socialt",), "pleje": ("omsorg",), "undervisning": ("pædagogisk",),
    "service": ("rengøring",), "ejendom": ("ejendomsservice",), "miljø": ("renovation",), "turisme": ("hotel",),
    "gastronomi": ("restauration",), "fødevarer": ("køkken",), "akademiker": ("akademisk",), "grøn": ("gartneri",),
    "pædagogik": ("pædagogisk",), "natur": ("gartneri",), "dyr": ("dyrepleje",),
}  # fmt: skip
"""Names that the sector writes for a group, and the words of the group's name that they stand for; to suggest only."""
_LITTLE = frozenset({"og", "samt", "området", "branchen", "fag", "arbejde", ""})
_SHORTEST = 3

LOGISTICS, CONSTRUCTION = "Transport, post, lager- og maskinførerarbejde", "Bygge og anlæg"


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    course, facts = case.course, case.facts
    unknown = [group for group in course.groups if not facts.group(group)]
    if unknown:
        meant = tuple(filter(None, (_meant(group, facts.groups) for group in unknown)))
        yield Said(
            f"the occupational group {list_text(unknown, 'and')} is unknown{_asked(meant, ': is {} meant?', 'or')}",
            f"Erhvervsgruppen „{list_text(unknown)}“ findes ikke.{_asked(meant, ' Er det „{}“?', 'eller')}",
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
        return
    several = dict.fromkeys(priority.group for priority in facts.priorities_of(course))
    if not course.groups and len({priority.title for priority in facts.priorities_of(course)}) > 1 < len(several):
        yield Said(
            f"its job titles are of {list_text(several, 'and')}: which group is it?",
            f"Stillingsbetegnelserne hører til „{list_text(several)}“. Hvilken erhvervsgruppe hører kurset til?",
            course.id,
        )


def _asked(meant: Iterable[str], words: str, word: str) -> str:
    names = list_text(dict.fromkeys(meant), word)
    return words.format(names) if names else ""


def _accepted(case: CourseCase, _: Values) -> Correction:
    """The job title's group, where there is one and no other seems meant; without a job title that has one, the group
    that is."""
    course, facts = case.course, case.facts
    theirs = dict.fromkeys(priority.group for priority in facts.priorities_of(course))
    unknown = (group for group in course.groups if not facts.group(group))
    meant = next(filter(None, (_meant(group, facts.groups) for group in unknown)), None)
    if meant is None:
        return Correction(group=next(iter(theirs), None) if course.groups else None)
    return Correction(group=meant if meant in theirs or not theirs else None)


def _meant(name: str, groups: Sequence[str]) -> str | None:
    """The group that a short or another name means ("Transport", "Byggeri"): the first with most words of it."""
    words = [stem for word in _words(name) for stem in (word, *_OTHER_NAMES.get(word, ()))]
    shared = {group: sum(_is_word(word, _words(group)) for word in words) for group in groups}
    best = max(shared, key=shared.__getitem__, default=None)
    return best if best and shared[best] else None


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w]+", fold(name)) if word not in _LITTLE]


def _is_word(word: str, words: Iterable[str]) -> bool:
    """Whether it is one of the words, or the beginning of one, or one of them its beginning: "byggeri", "bygge"."""
    least = _SHORTEST
    return any(
        w == word or (len(w) >= least <= len(word) and (w.startswith(word) or word.startswith(w))) for w in words
    )


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
    mend="Choose the group or the job title in the review workbook; accepting takes the job title's group, or else the "
    "group that is suggested. Where these are two, one must be chosen.",
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
        Example("two job titles, one group", course_case(job_title="Svejser, lagermedarbejder", group=LOGISTICS)),
    ),
    fails=(
        Example("unknown", course_case(group="Byg")),
        Example("a short name of the job title's", course_case(group="Industri")),
        Example("a short name of another's", course_case(group="Transport")),
        Example(
            "two job titles of two groups, and none given",
            course_case(job_title="Svejser/lagermedarbejder", group=None),
        ),
        Example("an unknown one beside a known", course_case(proposal(), proposal("P0002", group="Byg"))),
        Example("another group's", course_case(group=LOGISTICS)),
        Example("one that is right, one that is not", course_case(proposal(), proposal("P0002", group=LOGISTICS))),
        Example("neither of the two groups of a job title", _in_two_groups(group=CONSTRUCTION)),
    ),
)
