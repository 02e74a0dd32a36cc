"""Who is heard: organisations in the journal, their e-mail addresses beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from positivliste.danish import clean, fold, sort_key
from positivliste.errors import WrongUsage
from positivliste.model.council import Respondent, RespondentKind
from positivliste.model.events import RespondentAdded, RespondentRemoved
from positivliste.model.value import frozen
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import Turn, look, turn


@frozen
class Contact:
    """A respondent with the e-mail address that is on record, if any."""

    respondent: Respondent
    email: str | None


@frozen
class ImportedRespondents:
    """What an import changed.

    Attributes:
        resembling: those of the added whose names are nearly those of others on record, each with one of these.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    resembling: tuple[tuple[str, str], ...] = ()


def respondents(session: Session) -> tuple[Contact, ...]:
    """Everyone who is heard, in Danish order."""
    found = sorted(look(session).workspace.respondents.values(), key=lambda r: sort_key(r.name))
    persons = [session.contacts.person(respondent.contact) for respondent in found]
    return tuple(Contact(r, person.email if person else None) for r, person in zip(found, persons, strict=True))


def import_respondents(session: Session, path: Path, mapping: Mapping[str, str]) -> ImportedRespondents:
    """Take in respondents from a file; those who are on record under the same name are brought up to date.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """
    from positivliste.intake import read_respondents  # `respondents list` need not load it

    rows = read_respondents(read_file(path), path.name, mapping)
    result: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    with turn(session) as begun:
        for row in rows:
            result[_put(begun, row.name, row.kind, row.email, row.person)].append(row.name)
        alike = tuple((name, other) for name in result["added"] for other in _resembling(begun, name))
    return ImportedRespondents(tuple(result["added"]), tuple(result["changed"]), tuple(result["unchanged"]), alike)


def add_respondent(session: Session, name: str, kind: RespondentKind, email: str | None) -> str:
    """Put one respondent on record; says "added", "changed" or "unchanged"."""
    with turn(session) as begun:
        return _put(begun, clean(name), kind, email)


def resembling(session: Session, name: str) -> tuple[str, ...]:
    """Who is on record under nearly the same name: perhaps the same organisation, which would be asked twice."""
    return tuple(_resembling(look(session), name))


def _resembling(seen: Turn, name: str) -> Iterator[str]:
    from positivliste.matching.likeness import same_provider  # loaded only where somebody is added
    from positivliste.matching.record import name as compared

    for known in seen.workspace.respondents.values():
        if fold(known.name) != fold(name) and same_provider(compared(known.name), compared(name)):
            yield known.name


def remove_respondent(session: Session, name: str) -> None:
    """Hear an organisation no more. What it sent stays.

    Raises:
        WrongUsage: it is not among the respondents.
    """
    with turn(session) as begun:
        known = begun.workspace.respondent(name)
        if known is None:
            raise WrongUsage("unknown-respondent", f"{name!r} is not among the respondents.", "See `respondents list`.")
        begun.record([RespondentRemoved(known.name)])


def _put(begun: Turn, name: str, kind: RespondentKind, email: str | None, person: str | None = None) -> str:
    known = begun.workspace.respondent(name)
    contact = known.contact if known else None
    if email or person:
        contact = begun.session.contacts.ref(name=person, email=email)
    new = Respondent(known.name if known and fold(known.name) == fold(name) else name, kind, contact)
    if new == known:
        return "unchanged"
    begun.record([RespondentAdded(new)])
    return "changed" if known else "added"
