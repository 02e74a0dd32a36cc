"""Which answers of a round hold, which of them a person names, and whose place a new one takes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from positivliste.danish import fold, list_text
from positivliste.errors import Refused, WrongUsage
from positivliste.model.answers import AnswerState, SentAnswer
from positivliste.model.proposal import Proposal
from positivliste.process.state import RoundState

_SHORTEST_HASH = 6


class Manner(StrEnum):
    """How an answer stands to what the respondent has answered before."""

    REPLACES = "replaces"
    ADDS = "adds"


def standing(state: RoundState, respondent: str) -> tuple[SentAnswer, ...]:
    """What a respondent has answered, as far as it holds."""
    return tuple(answer for answer in state.answers_of(respondent) if answer.stands)


def place_taken(
    respondent: str, earlier: Sequence[SentAnswer], manner: Manner | None, of: Sequence[str] = ()
) -> tuple[SentAnswer, ...]:
    """The earlier answers whose place a new one takes. Word of having nothing to propose is over in any case.

    Raises:
        Refused: there are some, and nothing is said of them; or there are none whose place it could take.
        WrongUsage: `of` names no earlier answer of the respondent.
    """
    if earlier and manner is None:
        raise Refused(
            "answered-before",
            f"{respondent} has answered already: {list_text([answer.text for answer in earlier], 'and')}.",
            "Say --replaces if this takes the place of that (rows that are gone are then withdrawn), or --adds if it "
            "comes in addition; `receive --dry-run` shows the difference row by row.",
        )
    if manner is Manner.REPLACES and not earlier:
        raise Refused(
            "nothing-to-replace",
            f"{respondent} has no answer whose place this could take.",
            "Leave out --replaces, or correct --from; `answers list ROUND` shows who sent what.",
        )
    if manner is Manner.REPLACES:
        return tuple(dict.fromkeys(named(text, earlier) for text in of)) if of else tuple(earlier)
    if of:
        raise WrongUsage("of-without-replaces", "Only --replaces takes the place of an answer.", "Say --replaces.")
    return tuple(answer for answer in earlier if answer.state is AnswerState.NONE)


def named(text: str, answers: Sequence[SentAnswer]) -> SentAnswer:
    """The answer that a person names: by its number, its file's name, or the beginning of its hash.

    Raises:
        WrongUsage: it is none of these, or more than one.
    """
    wanted = fold(text)
    exact = [answer for answer in answers if wanted in (fold(answer.id), fold(answer.name), answer.sha256)]
    found = exact or [a for a in answers if len(wanted) >= _SHORTEST_HASH and a.sha256.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    told = list_text([answer.text for answer in found or answers], "and") or "none"
    what = "names several answers" if found else "is no answer that holds"
    raise WrongUsage("unknown-answer", f"{text!r} {what}; there is {told}.", "Name it by its number, as A0001.")


def chosen(state: RoundState, text: str | None, respondent: str | None) -> SentAnswer:
    """The answer that a person means: the one that is named, or else the only one of the respondent.

    Raises:
        WrongUsage: there is none such, or more than one.
    """
    if respondent is None:
        if text is None:
            raise WrongUsage("no-answer", "It is not said which answer is meant.", "Name it, or its sender (--from).")
        return named(text, [answer for answer in state.answers.values() if answer.stands])
    mine = standing(state, respondent)
    if text is not None:
        return named(text, mine)
    if len(mine) == 1:
        return mine[0]
    told = f"{respondent} has {len(mine)} answers that hold"
    told += f": {list_text([answer.text for answer in mine], 'and')}" if mine else ""
    remedy = "Name the one that is meant by its number." if mine else "`answers list ROUND` shows who sent what."
    raise WrongUsage("which-answer", f"{told}.", remedy)


def counting(state: RoundState, number: str, respondent: str | None) -> Proposal:
    """The proposal of a number, if it counts and is the respondent's.

    Raises:
        WrongUsage: there is none such, or it is another's.
        Refused: it is withdrawn already.
    """
    found = state.numbered.get(number)
    if found is None:
        raise WrongUsage("unknown-proposal", f"There is no proposal {number} in the round.", "See the review workbook.")
    if respondent is not None and fold(found.respondent) != fold(respondent):
        told = f"{number} {found.title!r} is from {found.respondent}, not from {respondent}."
        raise WrongUsage("other-sender", told, "Correct the number, or --from.")
    if number in state.withdrawn:
        raise Refused("withdrawn-already", f"{number} {found.title!r} is withdrawn already.", "Leave it out.")
    return found
