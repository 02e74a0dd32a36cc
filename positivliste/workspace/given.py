"""What the façade accepts: dates as `date` or ISO text, paths as `Path` or text, lists and kinds as values or names.

Anything else is refused here, with what was given and how to write it; the use cases get one type each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from positivliste.danish import list_text
from positivliste.errors import WrongUsage

if TYPE_CHECKING:
    from enum import StrEnum

    from positivliste.model.council import Body, RespondentKind
    from positivliste.model.round import ListKind, Round

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


def optional(convert: Callable[[Given], Made]) -> Callable[[Given | None], Made | None]:
    """The same for an argument that may be left out."""
    return lambda given: None if given is None else convert(given)


def day(given: Day) -> date:
    """A date.

    Raises:
        WrongUsage: it is neither a date nor ISO text.
    """
    if isinstance(given, datetime):
        return _local(given).date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise WrongUsage("bad-date", f"{given!r} is no date.", 'Give a date, or write it as "2020-04-01".') from None


def moment(given: Moment) -> str:
    """A moment as the journal has it: an ISO date, or an ISO date and time, in Copenhagen.

    Raises:
        WrongUsage: it is neither a date, nor a date and time, nor ISO text.
    """
    if isinstance(given, datetime):
        return _local(given).isoformat()
    if isinstance(given, date):
        return given.isoformat()
    try:
        return day(given).isoformat() if len(given) <= len("2020-04-01") else moment(datetime.fromisoformat(given))
    except (TypeError, ValueError, WrongUsage):
        remedy = 'Give a date or a datetime, or write it as "2020-04-01" or "2020-04-01T12:00".'
        raise WrongUsage("bad-date", f"{given!r} is no date or time.", remedy) from None


def path(given: File) -> Path:
    """A path.

    Raises:
        WrongUsage: it is neither a path nor text.
    """
    if isinstance(given, (str, Path)):
        return Path(given)
    raise WrongUsage("bad-path", f"{given!r} is no path.", "Give a Path, or its text.")


def paths(given: Files) -> tuple[Path, ...]:
    """One path or several.

    Raises:
        WrongUsage: there is something else among them.
    """
    return tuple(map(path, given)) if isinstance(given, Iterable) and not isinstance(given, str) else (path(given),)


def formats(given: Formats) -> tuple[str, ...]:
    """The forms of a document.

    Raises:
        WrongUsage: there is no such form.
    """
    from positivliste.usecases.forms import chosen

    return chosen(given if isinstance(given, str) else ",".join(given))


def round_id(given: RoundName) -> str:
    """The id of a round; whether there is one, the journal knows.

    Raises:
        WrongUsage: it is neither a round nor text.
    """
    found = given if isinstance(given, str) else getattr(given, "id", None)
    if isinstance(found, str):
        return found
    raise WrongUsage("bad-round", f"{given!r} is no round.", 'Give a Round, or its id as "courses-2020-04-01".')


def list_kind(given: ListName) -> ListKind:
    """A list.

    Raises:
        WrongUsage: there is no such list.
    """
    from positivliste.model.round import ListKind

    return _member(ListKind, given, "list")


def respondent_kind(given: KindName) -> RespondentKind:
    """A kind of respondent.

    Raises:
        WrongUsage: there is no such kind.
    """
    from positivliste.model.council import RespondentKind

    return _member(RespondentKind, given, "kind")


def body(given: BodyName) -> Body:
    """Who decides.

    Raises:
        WrongUsage: nobody of that name does.
    """
    from positivliste.model.council import Body

    return _member(Body, given, "body")


def _member(kinds: type[Kind], given: str, what: str) -> Kind:
    try:
        return kinds(given)
    except ValueError:
        raise WrongUsage(f"unknown-{what}", f"{given!r} is no {what}.", f"Use {list_text(kinds, 'or')}.") from None


def _local(when: datetime) -> datetime:
    from positivliste.model.moment import COPENHAGEN

    return when.astimezone(COPENHAGEN) if when.tzinfo else when
