"""Dated imports from others: the national list, DISCO-08, demand and failed recruitments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from positivliste.errors import WrongUsage
from positivliste.intake import read_disco, read_evidence, read_national
from positivliste.model.events import DiscoImported, EvidenceImported, NationalListImported
from positivliste.model.file import File
from positivliste.model.reference import NationalTitle
from positivliste.model.round import ListKind
from positivliste.store.files import sha256
from positivliste.usecases.lists import LISTS
from positivliste.usecases.session import Session, read_file
from positivliste.usecases.turn import turn

Imported = TypeVar("Imported", NationalListImported, DiscoImported, EvidenceImported)


def import_national(
    session: Session, kind: ListKind, path: Path, start: date | None, mapping: Mapping[str, str]
) -> NationalListImported:
    """Take in the national list; from its last date on it takes the place of an earlier one. [B7]

    Args:
        start: from when it holds, where the file does not say; else the last date in it, when it was renewed.

    Raises:
        WrongUsage: list A has no national list.
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """
    if not LISTS[kind].national:
        raise WrongUsage("no-national-list", "List A has no national list.", "Use higher-education or skilled.")
    content = read_file(path)
    titles = read_national(content, path.name, start, mapping)
    since = start or _renewed(titles, session.today)
    return _taken(session, NationalListImported(kind, since, File(path.name, sha256(content)), titles), content)


def _renewed(titles: tuple[NationalTitle, ...], today: date) -> date:
    """When a list was renewed: the last date in it that has come; of a list for the future, the first."""
    days = sorted({title.start for title in titles})
    return max((day for day in days if day <= today), default=days[0])


def import_disco(session: Session, path: Path, start: date, mapping: Mapping[str, str]) -> DiscoImported:
    """Take in the DISCO-08 classification as it holds from a day.

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """
    content = read_file(path)
    codes = read_disco(content, path.name, mapping)
    return _taken(session, DiscoImported(start, File(path.name, sha256(content)), codes), content)


def import_evidence(session: Session, path: Path, on: date, mapping: Mapping[str, str]) -> EvidenceImported:
    """Take in demand, failed recruitments and the labour-market balance as they were known on a day. [B8]

    Raises:
        BadData: the file cannot be read, or rows do not fit; all of them are named.
    """
    content = read_file(path)
    rows = read_evidence(content, path.name, mapping)
    return _taken(session, EvidenceImported(on, File(path.name, sha256(content)), rows), content)


def _taken(session: Session, said: Imported, content: bytes) -> Imported:
    """Record what a file says, and keep the file."""
    with turn(session) as begun:
        begun.record([said])
        session.received.keep(content, said.file.name)
    return said
