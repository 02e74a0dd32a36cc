"""The report to SIRI as data: what it says, its hash, and its JSON."""

from __future__ import annotations

import hashlib
import json

from positivliste.documents.published import canonical
from positivliste.documents.siri import Report
from positivliste.documents.wording import plain
from positivliste.model.listing import ListedTitle

FORM, VERSION = "positivliste/siri-report", 1
"""What the JSON calls itself. Fields are added and never renamed; a change of meaning gets a new version."""


def content(report: Report) -> dict[str, object]:
    """What is reported, as plain JSON values. The hash is of this, not of the journal or the date of the letter."""
    return {
        "council": plain(report.council),
        "list": report.list.value,
        "list_name": report.list_name,
        "area": plain(report.area),
        "municipalities": [plain(name) for name in report.municipalities],
        "effective": report.effective.isoformat(),
        "decided_by": plain(report.body),
        "decided": report.decided.isoformat(),
        "minutes": _text(report.minutes),
        "titles": [{"no": no, **_title(title)} for no, title in enumerate(report.ordered, start=1)],
    }


def content_hash(report: Report) -> str:
    """The SHA-256 of the content, the same in all forms."""
    return hashlib.sha256(canonical(content(report))).hexdigest()


def json_text(report: Report) -> bytes:
    """The report as JSON in UTF-8, with sorted keys."""
    document = {
        "form": FORM,
        "version": VERSION,
        "content": content(report),
        "content_hash": content_hash(report),
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
