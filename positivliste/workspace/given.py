"""What the façade accepts: dates as `date` or ISO text, paths as `Path` or text, lists and kinds as values or names.

Anything else is refused here, with what was given and how to write it: each function raises `WrongUsage` for what it
does not take. The use cases get one type each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from reprlib import repr as shortened
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from positivliste.danish import clean, list_text
from positivliste.errors import WrongUsage

if TYPE_CHECKING:
    from enum import StrEnum

    from positivliste.model.council import Body, RespondentKind
    from positivliste.model.round import ListKind, Round
    from positivliste.model.watch import Watch
    from positivliste.usecases.standing import Manner

    Kind = TypeVar("Kind", bound=StrEnum)

Given = TypeVar("Given")
Made = TypeVar("Made")

Day: TypeAlias = date | str
"""A date, or ISO text: "2020-04-01"."""

Moment: TypeAlias = date | str
"""A date, or a date and time (a `datetime`), or ISO text: "2020-04-01", "2020-04-01T12:00"; in Europe/Copenhagen."""

File: TypeAlias = Path | str
"""The path of a file or folder."""

Files: TypeAlias = File | Iterable[File]
"""One file, or several."""

Headers: TypeAlias = Mapping[str, str] | None
"""Headers of a file that are not known, each with the field that it stands for."""

Formats: TypeAlias = str | Sequence[str]
"""The forms of a document: "md", "docx", "pdf", "html"; several as "docx,pdf" or as a sequence."""

RoundName: TypeAlias = "Round | str"
"""A round, or its id: "courses-2020-04-01"."""

ListName: TypeAlias = "ListKind | str"
"""A list, or its name: "courses", "higher-education" or "skilled"."""

KindName: TypeAlias = "RespondentKind | str"
"""A kind of respondent, or its name: "school", "jobcentre", "a-kasse", "partner" or "other"."""

BodyName: TypeAlias = "Body | str"
"""Who decides: "council" or "chair"."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many are done, of how many."""

# `fromisoformat` takes more than we promise: "20200401", "2020-W16-3".
_DAY = r"(?a)\d{4}-\d\d-\d\d"
_MOMENT = _DAY + r"T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"
_YEARS = range(1000, 9999)
# What no file and no journal can hold.
_CONTROL = re.compile(r"[\x00-\x1f]")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def optional(convert: Callable[[Given], Made]) -> Callable[[Given | None], Made | None]:
    """The same for an argument that may be left out."""
    return lambda given: None if given is None else convert(given)


def only(kind: type[Made], what: str, remedy: str) -> Callable[[Made], Made]:
    """Takes what is of a type already."""

    def convert(given: Made) -> Made:
        if isinstance(given, kind):
            return given
        raise _bad(what, given, remedy)

    return convert


def wording(what: str, remedy: str) -> Callable[[str], str]:
    """Takes a text that says something."""

    def convert(given: str) -> str:
        if text(given).strip():
            return given
        raise WrongUsage(f"no-{what}", f"The {what} cannot be empty.", remedy)

    return convert


minutes = wording("minutes", 'Say with --minutes where they have it, as "item 3.4".')
reference = wording("reference", "Give the number or the date of SIRI's receipt.")
correction = wording("correction", "Say in Danish what was wrong in the report.")
reason = wording("reason", "Say with --reason why, in the words in which the sender is told.")
flag = only(bool, "truth value", "Give True or False.")


def text(given: str) -> str:
    """Text of whole characters: no NUL, and no half of a surrogate pair."""
    if not isinstance(given, str):
        raise _bad("text", given, "Give a str.")
    if _NO_CHARACTER.search(given):
        raise _bad("text", given, "Take out NUL, and each half of a surrogate pair.")
    return given


def title(given: str) -> str:
    """Text of one cell: white space at its ends and of several lines becomes a single space."""
    return clean(text(given))


def manner(*, replaces: bool, adds: bool) -> Manner | None:
    """How an answer stands to the one before: in its place, or in addition; None where nothing is said."""
    from positivliste.usecases.standing import Manner

    if flag(replaces) and flag(adds):
        raise WrongUsage("both", "An answer replaces what came before, or adds to it.", "Say one of the two.")
    return Manner.REPLACES if replaces else Manner.ADDS if flag(adds) else None


def name(given: str) -> str:
    """The name of a person or an organisation, in one line."""
    if clean(text(given)) and given.splitlines() == [given]:
        return given
    raise _bad("name", given, "Give a name, in one line.")


def email(given: str) -> str:
    """An e-mail address, or "" for none."""
    from positivliste.model.council import is_email

    if not text(given) or is_email(given):
        return given
    raise _bad("e-mail address", given, 'Write it as "navn@skole.dk", or leave it out.')


def texts(given: Sequence[str]) -> tuple[str, ...]:
    """Several texts."""
    if not isinstance(given, (str, bytes)) and isinstance(given, Sequence):
        return tuple(map(text, given))
    raise _bad("list of texts", given, "Give a list of str.")


def headers(given: Headers) -> Mapping[str, str]:
    """Text by text; empty where there is none."""
    if isinstance(given, Mapping):
        return {text(header): text(field) for header, field in given.items()}
    if given is None:
        return {}
    raise _bad("mapping", given, "Give a dict of str to str.")


def year(given: int) -> int:
    """A calendar year: a whole number of four digits."""
    if given in _YEARS and isinstance(given, int):
        return given
    raise _bad("year", given, "Give a whole number, as 2020.")


def count(given: int) -> int:
    """How many: a whole number from 1."""
    if type(given) is int and given > 0:
        return given
    raise _bad("number", given, "Give a whole number from 1.")


def progress(given: Progress) -> Progress:
    """What is told how far a long job is."""
    if callable(given):
        return given
    raise _bad("function", given, "Give a function of two numbers: how many are done, of how many.")


def watch(given: Watch) -> Watch:
    """Who is told how far long work is."""
    if hasattr(given, "steps"):
        return given
    raise _bad("watch", given, "Give a `positivliste.model.watch.Watch`.")


def day(given: Day) -> date:
    """A date."""
    if isinstance(given, datetime):
        return _local(given).date()
    if isinstance(given, date):
        return given
    with suppress(TypeError, ValueError):
        if re.fullmatch(_DAY, given):
            return date.fromisoformat(given)
    raise _bad("date", given, 'Give a date, or write it as "2020-04-01".')


def moment(given: Moment) -> str:
    """A moment as the journal has it: an ISO date, or an ISO date and time, in Copenhagen."""
    if isinstance(given, datetime):
        return _local(given).isoformat()
    if isinstance(given, date):
        return given.isoformat()
    with suppress(TypeError, ValueError, WrongUsage):
        return moment(datetime.fromisoformat(given)) if re.fullmatch(_MOMENT, given) else day(given).isoformat()
    remedy = 'Give a date or a datetime, or write it as "2020-04-01" or "2020-04-01T12:00".'
    raise _bad("date", given, remedy)


def path(given: File) -> Path:
    """A path; blanks are none, though `Path` takes "" for the folder where we are."""
    if str(given).strip() and not _CONTROL.search(str(given)) and isinstance(given, (str, Path)):
        return Path(given)
    raise _bad("path", given, 'Give a Path, or its text: "." is the folder where we are.')


def paths(given: Files) -> tuple[Path, ...]:
    """One path or several."""
    several = given if isinstance(given, Iterable) and not isinstance(given, (str, bytes)) else (given,)
    if found := tuple(map(path, several)):
        return found
    raise _bad("path", given, "Give one path or several.")


def formats(given: Formats) -> tuple[str, ...]:
    """The forms of a document."""
    from positivliste.usecases.forms import chosen

    return chosen(given if isinstance(given, str) else ",".join(texts(given)))


def round_id(given: RoundName) -> str:
    """The id of a round; whether there is one, the journal knows."""
    found = given if isinstance(given, str) else getattr(given, "id", None)
    if isinstance(found, str):
        return found
    raise _bad("round", given, 'Give a Round, or its id as "courses-2020-04-01".')


def list_kind(given: ListName) -> ListKind:
    """A list."""
    from positivliste.model.round import ListKind

    return _member(ListKind, given, "list")


def respondent_kind(given: KindName) -> RespondentKind:
    """A kind of respondent."""
    from positivliste.model.council import RespondentKind

    return _member(RespondentKind, given, "kind")


def body(given: BodyName) -> Body:
    """Who decides."""
    from positivliste.model.council import Body

    return _member(Body, given, "body")


optional_text = optional(text)
optional_title = optional(title)
optional_flag = optional(flag)
optional_minutes = optional(minutes)
optional_email = optional(email)
optional_day = optional(day)
optional_moment = optional(moment)
optional_path = optional(path)


def _member(kinds: type[Kind], given: str, what: str) -> Kind:
    try:
        return kinds(given)
    except ValueError:
        raise _bad(what, given, f"Use {list_text(kinds, 'or')}.", code="unknown") from None


def _bad(what: str, given: object, remedy: str, *, code: str = "bad") -> WrongUsage:
    return WrongUsage(f"{code}-{what.replace(' ', '-')}", f"{shortened(given)} is no {what}.", remedy)


def _local(when: datetime) -> datetime:
    from positivliste.model.moment import COPENHAGEN

    return when.astimezone(COPENHAGEN) if when.tzinfo else when
