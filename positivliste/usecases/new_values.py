"""What a person enters to hold in the place of what was sent: in the columns "Ny …" of the review workbook, or by
`correct`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from attrs import evolve

from positivliste.danish import fold, list_text
from positivliste.documents.content import choices
from positivliste.documents.content.case_rows import CaseRow
from positivliste.documents.content.choices import DASHES
from positivliste.documents.content.wording import PROVIDED, value_shown
from positivliste.intake import parse_duration, read_cells
from positivliste.model.disco import CODE_RULE, cleaned_code, is_code
from positivliste.model.duration import UNKNOWN, Duration
from positivliste.model.finding import Answer
from positivliste.model.number import number_key, read_number
from positivliste.model.proposal import OTHERS, Proposal
from positivliste.model.value import frozen
from positivliste.parameters import Values
from positivliste.rules.subjects import RoundFacts
from positivliste.rules.title_case import level_of


class Misfit(Exception):
    """A row that does not fit, in words."""


@frozen
class NewValue:
    """How a value of `Correction` is put right.

    Attributes:
        column: where it is entered in the workbook.
        read: makes the value of what was entered; None where it cannot be used.
        wrong: what is said then, after the text and where it was entered.
        nothing: the value where there is to be none: a dash was entered. None where there must be one.
        key: equal for two ways of writing one value.
        known: what can be entered, where that is a list.
    """

    column: str
    read: Callable[[str, RoundFacts, Values], str | bool | Duration | None]
    wrong: str
    nothing: str | Duration | None = ""
    key: Callable[[str], str] = fold
    known: Callable[[RoundFacts], Sequence[str]] = lambda _: ()

    def of(self, text: str, facts: RoundFacts, values: Values, where: str = "") -> Any:
        """The value that was entered.

        Args:
            where: what it was entered as, if not in the column.

        Raises:
            Misfit: it cannot be used.
        """
        value = self.nothing if text in DASHES else self.read(text, facts, values)
        if value is None:
            raise Misfit(f"{text!r} {where or f'in the column {self.column}'} {self.wrong}")
        return value

    def nearest(self, text: str, facts: RoundFacts) -> str:
        """What may have been meant, of a list; else all of it, or nothing."""
        known = {fold(name): name for name in self.known(facts)}
        near = [name for plain, name in known.items() if fold(text) in plain]
        near += [known[plain] for plain in get_close_matches(fold(text), known, n=3)]
        return list_text(dict.fromkeys(near or known.values()), "or")

    def is_on_record(self, text: str, old: object) -> bool:
        """Whether what was entered holds already."""
        return old is not None and self.key("" if text in DASHES else text) == self.key(
            old.text if isinstance(old, Duration) else value_shown(old)
        )


def _job_title(text: str, facts: RoundFacts, _: Values) -> str | None:
    return ", ".join(dict.fromkeys(priority.title for priority in facts.priorities_for([text]))) or None


def _duration(text: str, _: RoundFacts, __: Values) -> Duration | None:
    read = parse_duration(text)
    return read if read.is_known else None


def _private(text: str, _: RoundFacts, __: Values) -> bool | None:
    return read_cells({"private": text}).private


def _title(text: str, _: RoundFacts, __: Values) -> str | None:
    return text if any(map(str.isalnum, text)) else None


def _as_written(text: str, _: RoundFacts, __: Values) -> str:
    return text


def _code(text: str, _: RoundFacts, __: Values) -> str | None:
    code = cleaned_code(text)
    return code if code and is_code(code) else None


def _others(text: str) -> str | None:
    """The other course; empty where there is none, `OTHERS` where none is named."""
    read = read_cells({"only_with_others": text})
    if read.only_with_others:
        return read.others or OTHERS
    return None if read.extra else ""


def _others_key(text: str) -> str:
    read = _others(text)
    return fold(text if read is None else read)


NUMBER = NewValue(
    choices.NEW_NUMBER,
    lambda text, _, __: read_number(text).shown or None,
    "is no course number: write for example 40088, or a dash (-) where there is none",
    key=number_key,
)
NEW: Mapping[str, NewValue] = {
    "title": NewValue(choices.NEW_TITLE, _title, "is no title, and there must be one", None),
    "provider": NewValue(choices.NEW_PROVIDER, _as_written, "cannot be used"),
    "private": NewValue(choices.NEW_PRIVATE, _private, f"is neither {PROVIDED[False]} nor {PROVIDED[True]}", None),
    "job_title": NewValue(
        choices.NEW_JOB_TITLE,
        _job_title,
        "is not prioritised: choose from the list",
        known=lambda facts: [priority.title for priority in facts.priorities],
    ),
    "group": NewValue(
        choices.NEW_GROUP,
        lambda text, facts, _: facts.group(text),
        "is not a group of the list: choose from the list",
        known=lambda facts: facts.groups,
    ),
    "duration": NewValue(choices.NEW_DURATION, _duration, "cannot be read: write for example 10 dage", UNKNOWN),
    "disco": NewValue(choices.NEW_CODE, _code, f"is no DISCO-08 code: {CODE_RULE}"),
    "level": NewValue(
        choices.NEW_LEVEL,
        lambda text, _, values: None if level_of(text, values) is None else text,
        "is not known: write for example bachelor",
    ),
    "evidence": NewValue(choices.NEW_EVIDENCE, _as_written, "cannot be used"),
    "others": NewValue(
        choices.NEW_OTHERS,
        lambda text, _, __: _others(text),
        "says neither yes nor no, and names no course: write Ja, Nej, the number of the other course, or kun sammen "
        "med and its title",
        key=_others_key,
    ),
    "remarks": NewValue(choices.NEW_REMARKS, _as_written, "cannot be used"),
    "number": NUMBER,
    "other_number": evolve(NUMBER, column=choices.OTHER_NEW_NUMBER),
}
"""The values by name: those of `Correction`, and the number of the second of two."""

NOTHING = (None, "", UNKNOWN)
"""What a value of `Correction` is where nothing holds in the place of what was sent, or where there is to be none."""

NUMBERS = ("number", "other_number")
"""Those that hold for proposals, and not for the course that they propose."""

COMPARED = ("title", "provider", "private")
"""Those that hold for the course, and by which its proposals are compared too."""


def renumbered(case: CaseRow, answer: Answer | None, number: str | None, other: str | None) -> dict[str, str]:
    """The numbers that were entered, by proposal: of a course each has the new one that had a number.

    Args:
        answer: None where nothing was decided.
        number: the new number of what a case is about, `other` that of the second of two; empty where there is to be
            none, None where nothing was entered.

    Raises:
        Misfit: the numbers do not go with each other, or with the answer.
    """
    if number is None and other is None:
        return {}
    one, second = case.screened.course, case.other.course if case.other else None
    if second is None:
        if other is not None:
            raise Misfit(f"there is no second course for the column {choices.OTHER_NEW_NUMBER}: empty it")
        return dict.fromkeys(_numbered(one.proposals), number or "")
    _hold_together(answer, one.number if number is None else number, second.number if other is None else other)
    found: dict[str, str] = {}
    if number is not None:
        apart = second.proposals if answer is Answer.DIFFERENT else ()
        found |= dict.fromkeys(_numbered(p for p in one.proposals if p not in apart), number)
    if other is not None:
        found |= dict.fromkeys(_numbered(second.proposals), other)
    return found


def _hold_together(answer: Answer | None, number: str | None, other: str | None) -> None:
    one, second = read_number(number).public, read_number(other).public
    if answer is Answer.DIFFERENT and one & second:
        raise Misfit(f"two different courses would both have the number {number}: enter another, or answer anew")
    if answer is Answer.SAME and one and second and not one & second:
        raise Misfit(f"one course would have the numbers {number} and {other}: enter the right one on both sides")


def _numbered(proposals: Iterable[Proposal]) -> Iterator[str]:
    """The proposals that have the number of their course: all that gave one, and the first in any case."""
    return (p.id for place, p in enumerate(proposals) if not place or read_number(p.number))
