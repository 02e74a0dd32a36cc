"""The published list as JSON-LD: schema.org for the courses, DCAT for the list as a data set."""

from __future__ import annotations

import json
from collections.abc import Iterator

from positivliste.documents.content.published import PublishedList, Row
from positivliste.documents.page.length import length
from positivliste.model.listing import NO_GROUP
from positivliste.parameters import Parameters, Values

_CONTEXT = (
    "https://schema.org",
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "spdx": "http://spdx.org/rdf/terms#",
    },
)
# None of these can stand in a script element as they are: with them a text could end it, or begin a comment.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_LIST, _DATASET, _COUNCIL = "#kurser", "#positivliste", "#raad"


def linked_data(published: PublishedList) -> str:
    """The JSON-LD, safe inside a script element."""
    graph = [_council(published), _dataset(published), _courses(published)]
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _council(published: PublishedList) -> dict[str, object]:
    return {
        "@type": "GovernmentOrganization",
        "@id": _COUNCIL,
        "name": published.council,
        "areaServed": {"@type": "AdministrativeArea", "name": published.area},
    }


def _dataset(published: PublishedList) -> dict[str, object]:
    hashed = published.content_hash
    return {
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": _DATASET,
        "name": published.title,
        "description": " ".join(published.about),
        "inLanguage": "da",
        "isAccessibleForFree": True,
        "identifier": hashed,
        "version": published.round,
        "publisher": {"@id": _COUNCIL},
        "creator": {"@id": _COUNCIL},
        "datePublished": published.published.isoformat(),
        "dateModified": published.published.isoformat(),
        "temporalCoverage": f"{published.effective.isoformat()}/..",
        "spatialCoverage": {"@type": "AdministrativeArea", "name": published.area},
        "includedInDataCatalog": {
            "@type": ["DataCatalog", "dcat:Catalog"],
            "name": f"Positivlister, {published.council}",
            "publisher": {"@id": _COUNCIL},
        },
        "mainEntity": {"@id": _LIST},
        "dct:issued": published.published.isoformat(),
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": published.effective.isoformat()},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": hashed,
        },
    }


def _courses(published: PublishedList) -> dict[str, object]:
    values = Parameters.standard().on(published.effective)
    return {
        "@type": "ItemList",
        "@id": _LIST,
        "name": published.title,
        "numberOfItems": len(published.entries),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": [
            {"@type": "ListItem", "position": row.no, "item": dict(_course(row, values))} for row in published.rows
        ],
    }


def _course(row: Row, values: Values) -> Iterator[tuple[str, object]]:
    """What is known of the course, and no key for what is not."""
    entry, long = row.entry, length(row.entry.duration, values)
    yield "@type", "Course"
    yield "@id", f"#kursus-{row.no}"
    yield "identifier", f"{entry.round}/{entry.proposal}"
    yield "name", entry.title
    if entry.number:
        yield "courseCode", entry.number
    if entry.provider:
        yield "provider", {"@type": "Organization", "name": entry.provider}
    told = (f"Varighed: {entry.lasts}", f"{row.ownership} udbyder", row.remark)
    yield "description", ". ".join(filter(None, told if entry.lasts else told[1:])) + "."
    yield (
        "about",
        {"@type": "Occupation", "name": entry.job_title, "occupationalCategory": entry.group or NO_GROUP},
    )
    if long.exact:
        yield "timeRequired", long.exact[0]
    if long.dates:
        first, last = (day.isoformat() for day in long.dates)
        yield "hasCourseInstance", {"@type": "CourseInstance", "startDate": first, "endDate": last}
