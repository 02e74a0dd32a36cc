"""The report to SIRI: the covering letter with its table, and the same as data with its hash. [B5]"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import ClassVar

from positivliste.canonical import canonical
from positivliste.danish import sort_key
from positivliste.documents.content.wording import plain
from positivliste.documents.content.words import TitleWords, title_words
from positivliste.model.listing import ListedTitle
from positivliste.model.round import ListKind
from positivliste.model.value import frozen

FORM, VERSION = "positivliste/siri-report", 1
"""What the JSON calls itself. Fields are added and never renamed; a change of meaning gets a new version."""


@frozen(kw_only=True)
class OfTitles:
    """What tells of the job titles that were decided for a list."""

    council: str
    list: ListKind
    effective: date
    dated: date
    titles: tuple[ListedTitle, ...]

    @property
    def words(self) -> TitleWords:
        """What the list and what stands on it are called.

        Raises:
            ValueError: it is the list of courses.
        """
        return title_words(self.list)

    @property
    def area(self) -> str:
        """The area that the titles were decided for, or "" where there are none."""
        return self.titles[0].area if self.titles else ""

    @property
    def ordered(self) -> tuple[ListedTitle, ...]:
        return by_title(self.titles)


@frozen(kw_only=True)
class Report(OfTitles):
    """The report to SIRI: the covering letter with its table. [B5]

    Attributes:
        effective: the day from which the titles are to be on the list.
        dated: the date of the letter.
        municipalities: those of the area that the titles were decided for.
        body: who decided, "rådet" or "formandskabet".
        minutes: a reference to the minutes of the decision.
        correction: what this letter puts right in an earlier one, in full sentences; None in the first letter.
        first: the date of the first letter.
        head: the hash of the journal's last event.
    """

    template: ClassVar[str] = "siri-report.md"

    municipalities: tuple[str, ...]
    body: str
    decided: date
    minutes: str | None
    correction: str | None
    first: date
    head: str

    @property
    def longer(self) -> tuple[ListedTitle, ...]:
        """The titles that stay longer than they must. [B4]"""
        return tuple(title for title in self.ordered if title.until > title.earliest_end)

    @property
    def content_hash(self) -> str:
        """The SHA-256 of what is reported, the same in the letter, the workbook and the data."""
        return hashlib.sha256(canonical(content(self))).hexdigest()


def by_title(titles: tuple[ListedTitle, ...]) -> tuple[ListedTitle, ...]:
    """The titles in Danish order."""
    return tuple(sorted(titles, key=lambda title: (sort_key(title.title), title.round, title.proposal)))


def content(report: Report) -> dict[str, object]:
    """What is reported, as plain JSON values. The hash is of this, not of the journal or the date of the letter."""
    return {
        "council": plain(report.council),
        "list": report.list.value,
        "list_name": report.words.name,
        "area": plain(report.area),
        "municipalities": [plain(name) for name in report.municipalities],
        "effective": report.effective.isoformat(),
        "decided_by": plain(report.body),
        "decided": report.decided.isoformat(),
        "minutes": _text(report.minutes),
        "titles": [{"no": no, **_title(title)} for no, title in enumerate(report.ordered, start=1)],
    }


def report_json(report: Report) -> bytes:
    """The report as JSON in UTF-8, with sorted keys."""
    document = {
        "form": FORM,
        "version": VERSION,
        "content": content(report),
        "content_hash": report.content_hash,
        "journal_head": report.head,
        "dated": report.dated.isoformat(),
        "first_reported": report.first.isoformat(),
        "correction": _text(report.correction),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _title(title: ListedTitle) -> dict[str, object]:
    return {
        "title": plain(title.title),
        "disco": _text(title.disco),
        "level": _text(title.level),
        "area": plain(title.area),
        "from": title.start.isoformat(),
        "earliest_end": title.earliest_end.isoformat(),
        "until": title.until.isoformat(),
        "extended": _text(title.extended),
        "evidence": _text(title.evidence),
        "round": title.round,
        "proposal": title.proposal,
    }


def _text(text: str | None) -> str | None:
    return (plain(text) or None) if text else None
