"""H105: the row can be read in more than one way, or its sender struck it through, hid it, or wrote that it falls away.

What a sender did to a row says something, but not surely what: a hidden row may be a forgotten filter, and a line
through it may mean that the course is off. Nothing of that is taken at its face value, and nothing is dropped. A course
that the same sender proposed in another row too, in which there is nothing to doubt, stands on that row.
"""

from collections.abc import Iterator

from positivliste.model.proposal import Course, Doubt, Proposal, Why
from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case, proposal
from positivliste.rules.subjects import CourseCase
from positivliste.rules.title_case import TitleCase

_WORDS = {
    Why.STRUCK: ("is struck through: {}", "„{}“ er streget over"),
    Why.HIDDEN_ROW: ("stands in a hidden row", "rækken er skjult"),
    Why.HIDDEN_COLUMN: ("has values in a hidden column: {}", "står i en skjult kolonne: „{}“"),
    Why.HIDDEN_SHEET: ("stands on the hidden sheet {}", "står på det skjulte ark „{}“"),
    Why.REMARKED: ("says of itself: {}", "der står: „{}“"),
    Why.LINES: ("stands on several lines that differ: {}", "står på flere linjer, som ikke er ens: „{}“"),
    Why.GOES_ON: ("may go on from the row above: {}", "kan være fortsat fra rækken over: „{}“"),
    Why.NOTHING_ABOVE: ("says that it is as above, where nothing is: {}", "henviser til rækken over, som er tom: „{}“"),
    Why.BLANK_BELOW: ("is blank below a value: {}", "er tom under en værdi, som måske også gælder her: „{}“"),
    Why.LIKE_A_HEADER: ("may be a row of headers: {}", "kan være overskrifter: „{}“"),
    Why.BESIDE: ("has a second value under the same header: {}", "har to værdier under samme overskrift: „{}“"),
    Why.UNIT: ("has a unit that does not fit the duration: {}", "enheden passer ikke til varigheden: „{}“"),
}


def check(case: CourseCase | TitleCase, _: Values) -> Iterator[Said]:
    if doubtful := tuple(_doubtful(case.course)):
        doubts = dict.fromkeys(doubt for proposal in doubtful for doubt in proposal.doubts)
        rows = "; ".join(dict.fromkeys(proposal.origin.text for proposal in doubtful))
        others = "+".join(proposal.id for proposal in doubtful if proposal.id != case.course.id)
        yield Said(
            f"{'; '.join(_said(doubt, 0) for doubt in doubts)} ({rows}): is it meant as it stands?",
            f"Rækken er i tvivl: {'; '.join(_said(doubt, 1) for doubt in doubts)}. Gælder forslaget, som det står?",
            case.course.id,
            others or None,
        )


def _doubtful(course: Course) -> Iterator[Proposal]:
    """The proposals in doubt of those who made no other."""
    sure = {proposal.respondent for proposal in course.proposals if not proposal.doubts}
    return (proposal for proposal in course.proposals if proposal.doubts and proposal.respondent not in sure)


def _said(doubt: Doubt, language: int) -> str:
    return _WORDS[doubt.why][language].format(doubt.text)


def _course(*whys: Why, text: str = "Kran") -> CourseCase | TitleCase:
    return course_case(doubts=tuple(Doubt(why, text) for why in whys))


RULE: Rule[CourseCase | TitleCase] = Rule(
    code="H105",
    title="The row is in doubt",
    danish="Rækken kan læses på flere måder, eller afsenderen har streget, skjult eller kommenteret den",
    kind=Kind.REVIEW,
    source="A5: S1 2.2; silent: what is nearly the same is shown to a person",
    mend="Ask the sender, or look at the file: accept it as it stands, put right what is wrong, or turn it down.",
    check=check,
    question=Question(),
    plain=Plain(
        advice="Skriv til os, om forslaget gælder, eller send filen igen uden streger, skjulte rækker og kommentarer.",
        reason="Vi er i tvivl om, hvordan rækken skal læses, eller om forslaget stadig gælder.",
    ),
    passes=(
        Example("a row like any other", course_case()),
        Example(
            "struck through once, and proposed again by the same school",
            course_case(proposal(doubts=(Doubt(Why.STRUCK, "Kran"),)), proposal("P0002")),
        ),
    ),
    fails=(
        *(Example(str(why), _course(why)) for why in Why),
        Example("two doubts", _course(Why.HIDDEN_ROW, Why.REMARKED, text="Bemærkninger: udgår")),
        Example(
            "another school proposed it without a doubt",
            course_case(proposal(), proposal("P0002", respondent="Nordskolen", doubts=(Doubt(Why.STRUCK, "Kran"),))),
        ),
    ),
)
