"""H103: a step of the consultation out of order.

The council prioritises job titles, then the respondents are asked, then their answers are screened. Which step
needs which stands in the process of the list (positivliste/process/*.toml).
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.samples import step
from positivliste.rules.subjects import StepCase


def check(case: StepCase, _: Values) -> Iterator[Said]:
    if case.unknown_to:
        yield Said(f"{case.unknown_to} has no step `{case.step}`", f"Processen har ikke trinnet „{case.step}“.")
    for name, command in case.missing:
        yield Said(
            f"`{case.step}` comes after the step {name}: first `{command}`",
            f"„{case.step}“ forudsætter trinnet „{name}“.",
        )
    for name, instead in case.passed:
        yield Said(
            f"`{case.step}` comes before the step {name}, which is taken: {instead}",
            f"„{case.step}“ kommer før trinnet „{name}“, som er taget.",
        )


RULE = Rule(
    code="H103",
    title="A step of the consultation out of order",
    danish="Et trin i høringen er taget i forkert rækkefølge",
    kind=Kind.STOP,
    source="A4, A5: S1 2.2",
    mend="`status ROUND` shows the steps in their order, and which is next.",
    check=check,
    passes=(Example("everything before it is done", step("screen")),),
    fails=(
        Example("a hearing where there is none", step("consultation letters", unknown_to="The transitional round")),
        Example(
            "letters before priorities",
            step("consultation letters", missing=(("prioritise", "priorities import ROUND FILE"),)),
        ),
        Example(
            "screening while the consultation is open",
            step("screen", missing=(("receive", "consultation close ROUND"),)),
        ),
        Example(
            "an answer to a round that is decided",
            step("receive", passed=(("decide", "open a supplement with `round open LIST DATE --supplement`"),)),
        ),
    ),
)
