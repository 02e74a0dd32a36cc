"""CPR numbers: a file that holds one is refused before any of it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from positivliste.errors import BadData

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_CANDIDATE = re.compile(
    rf"(?<![0-9])([0-9]{{2}})[./{_DASHES}]?([0-9]{{2}})[./{_DASHES}]?([0-9]{{2}})"
    rf"(\s?[{_DASHES}]\s?|\s)?([0-9]{{4}})(?![0-9])"
)
_HASH = re.compile(r"[0-9a-f]{64}")
_SHORTEST = len("0101901234")
_LIMIT = 20
_LEAST, _MOST = 101_000_000, 3_112_999_999
"""Between which a CPR number lies that was taken for a number."""

_REMEDY = "Delete the number from the file, in every cell that is named here, and send the file again."


def holds_cpr(text: str) -> bool:
    """Whether the text holds a CPR number.

    Since 2007 a CPR number need not satisfy its check digits, so they cannot clear a number that is written as one:
    six digits that are a date, a hyphen or a space, and four digits are always taken for a CPR number. Ten digits
    in a row may be a telephone number, a production unit or a number of somebody's own: they are taken for a CPR
    number if they begin with a date *and* the check digits fit, or "CPR" stands before them. One CPR number in a
    few written without a hyphen may therefore pass; nine in ten of other numbers do.
    """
    return len(text) >= _SHORTEST and any(map(_is_cpr, _CANDIDATE.finditer(text)))


def _is_cpr(match: re.Match[str]) -> bool:
    from stdnum.dk import cpr
    from stdnum.exceptions import ValidationError

    day, month, year, separator, sequence = match.groups()
    number = day + month + year + sequence
    try:
        cpr.get_birth_date(number)  # not cpr.validate: it reads the clock
    except ValidationError:
        return False
    said = match.string[: match.start()].rstrip(" .:-")[-len("cpr-nummer") :].casefold()
    return bool(separator) or cpr.checksum(number) == 0 or "cpr" in said


def holds_cpr_number(value: float) -> bool:
    """Whether a cell's number is a CPR number; its leading zero is lost when Excel takes it for a number."""
    return _LEAST <= value <= _MOST and value == int(value) and holds_cpr(f"{int(value):010}")


def refuse_cpr(value: object) -> None:
    """Refuse a value in which any text, however deep, holds a CPR number.

    Raises:
        BadData: it does; the number is not in the message.
    """
    if any(map(holds_cpr, _texts(value))):
        raise BadData(
            "cpr-number",
            "What was typed holds a CPR number, which is never stored.",
            "Leave it out, and write about the matter without it.",
        )


def _texts(value: object) -> set[str]:
    """Each text in a value that is long enough, once: of the many rows of a file most texts are those of others."""
    found, left = set[str](), [value]
    while left:
        held = left.pop()
        if held is None or held is False:
            continue  # as most fields of most rows are
        if isinstance(held, str):
            if len(held) >= _SHORTEST:
                found.add(held)
        elif isinstance(held, (tuple, list)):
            left += held
        elif isinstance(held, dict):
            left += held.values()
        elif hasattr(held, "__attrs_attrs__"):
            left += vars(held).values()
    return {text for text in found if not _HASH.fullmatch(text)}


def in_rows(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The cells, as row and column counted from 0, whose text holds a CPR number."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if len(text) >= _SHORTEST and _CANDIDATE.search(text) and holds_cpr(text):
                yield row, column


def refuse_name(name: str) -> None:
    """Refuse a file whose name holds a CPR number.

    Raises:
        BadData: "cpr-number"; the message does not repeat the name.
    """
    if holds_cpr(name):
        raise BadData("cpr-number", "The name of the file holds a CPR number.", "Rename the file and send it again.")


def refuse(name: str, places: Sequence[str]) -> None:
    """Refuse a file that holds CPR numbers at the places.

    Raises:
        BadData: "cpr-number", naming the places and never the number.
    """
    if places:
        more = [f"and {len(places) - _LIMIT} more"] if len(places) > _LIMIT else []
        first = f"{places[0]} of {name} holds a CPR number"
        message = f"{first}, and so do {len(places) - 1} more." if len(places) > 1 else f"{first}."
        raise BadData("cpr-number", message, _REMEDY, [*places[:_LIMIT], *more])
