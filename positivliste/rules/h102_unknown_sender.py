"""H102: the sender is not among those who are heard.

An answer counts for the organisation that sent it, in the overview and in the receipt, so it has to be one that the
secretariat knows.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from positivliste.danish import fold, list_text
from positivliste.rules.rule import Example, Kind, Rule, Said, Values
from positivliste.rules.subjects import SenderCase

NAMES = ("Eksempelskolen", "Jobcenter Eksempelkøbing")


def check(case: SenderCase, _: Values) -> Iterator[Said]:
    known = {fold(name): name for name in case.respondents}
    if fold(case.sender) in known:
        return
    near = [known[key] for key in get_close_matches(fold(case.sender), known, n=3, cutoff=0.5)]
    yield Said(
        f"{case.sender!r} is not among the respondents" + (f"; the nearest: {list_text(near, 'and')}" if near else ""),
        f"„{case.sender}“ er ikke blandt høringsparterne" + (f". Det ligner {list_text(near, 'og')}." if near else "."),
    )


RULE = Rule(
    code="H102",
    title="The sender is not a respondent of the round",
    danish="Afsenderen er ikke høringspart",
    kind=Kind.STOP,
    source="A5: S1 2.2",
    mend="Use the name as `respondents list` shows it, or put the sender on record with `respondents add`.",
    check=check,
    passes=(
        Example("a respondent", SenderCase("Eksempelskolen", NAMES)),
        Example("in another case, with spaces", SenderCase(" jobcenter  EKSEMPELKØBING", NAMES)),
    ),
    fails=(
        Example("a name that is only nearly right", SenderCase("Jobcenter Eksempelby", NAMES)),
        Example("nobody is heard yet", SenderCase("Eksempelskolen", ())),
    ),
)
