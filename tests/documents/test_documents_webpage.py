"""The published list as a web page: complete, safe and the same every time, before any browser has run it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from positivliste.documents.content.published import PublishedList
from positivliste.documents.content.wording import plain
from positivliste.documents.page.length import length
from positivliste.documents.page.page import ROWS_AT_ONCE, to_html
from positivliste.documents.page.read_back import read_page
from positivliste.errors import BadData
from positivliste.intake import parse_duration
from positivliste.model.listing import NO_GROUP
from positivliste.parameters import Parameters

Golden = Callable[[str, str], None]
VOID = {"meta", "link", "input", "br"}


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text in it; that they nest is checked on the way."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        self.found.append((tag, dict(attrs)))
        self.texts.setdefault(tag, []).append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def attributes(self, name: str) -> list[str]:
        return [values[name] or "" for _, values in self.found if name in values]


def linked(page: bytes) -> dict[str, dict[str, Any]]:
    """The nodes of the page's JSON-LD, by their id."""
    graph = json.loads(Elements(page).texts["script"][0])["@graph"]
    return {node["@id"]: node for node in graph}


def table(published: PublishedList) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, row.cells)) for row in published.rows)


def test_golden_page(published: PublishedList, golden: Golden) -> None:
    page = to_html(published).decode()
    page = re.sub(r"(<style>|<script>)\n?.*?(</style>|</script>)", r"\1…\2", page, flags=re.DOTALL)
    golden("list.html", re.sub(r"sha256-[\w+/]+=*", "sha256-…", page))


def test_the_same_list_gives_the_same_bytes(published: PublishedList) -> None:
    assert to_html(published) == to_html(evolve(published, entries=published.entries[::-1]))


def test_the_page_says_what_the_list_says(published: PublishedList) -> None:
    read = read_page(to_html(published))
    assert read.rows == table(published)
    assert (read.content_hash, read.head) == (published.content_hash, published.head)
    texts = Elements(to_html(published)).texts
    assert texts["code"] == [published.content_hash, published.head]


def test_a_changed_page_reads_as_changed(published: PublishedList) -> None:
    page = to_html(published).replace(b'">10 dage<', b'">11 dage<', 1)
    assert read_page(page).rows != table(published)


def test_the_page_asks_nobody_and_runs_only_its_own(published: PublishedList) -> None:
    page = to_html(published)
    elements = Elements(page)
    (policy,) = (values["content"] for tag, values in elements.found if "http-equiv" in values)
    directives = dict(part.strip().split(" ", 1) for part in (policy or "").split(";"))
    style, script = elements.texts["style"][0], elements.texts["script"][1]

    def hashed(source: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"

    assert directives == {
        "default-src": "'none'",
        "style-src": hashed(style),
        "script-src": hashed(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|innerHTML|insertAdjacent|eval\(", style + script)
    assert not [name for _, values in elements.found for name in values if name.startswith("on") or name == "style"]
    assert not elements.attributes("src")
    assert all(link.startswith(("#", "data:image/")) for link in elements.attributes("href"))


def test_every_link_label_and_heading_points_to_something(published: PublishedList) -> None:
    elements = Elements(to_html(published))
    ids = elements.attributes("id")
    assert len(ids) == len(set(ids))
    links = [link[1:] for link in elements.attributes("href") if link.startswith("#")]
    pointers = [
        *links,
        *elements.attributes("for"),
        *elements.attributes("aria-labelledby"),
        *elements.attributes("form"),
    ]
    assert set(pointers) <= set(ids)


def test_hostile_text_is_text(hostile: str, make: SimpleNamespace) -> None:
    entry = make.entry(
        "P1", hostile, hostile, hostile, number=hostile, provider=hostile, respondents=(hostile,), area=hostile
    )
    listed = evolve(make.published_list(entry), title=f"x {hostile}", council=f"y {hostile}", minutes=f"z {hostile}")
    page, harmless = to_html(listed), to_html(make.published_list(make.entry("P1", "a", "b", "c", provider="d")))
    (row,) = read_page(page).rows
    assert row == table(listed)[0]
    assert row[4] == plain(hostile)
    assert {tag for tag, _ in Elements(page).found} == {tag for tag, _ in Elements(harmless).found}
    assert len(Elements(page).texts["script"]) == 2
    (course,) = linked(page)["#kurser"]["itemListElement"]
    assert course["item"]["name"] == plain(hostile)
    assert linked(page)["#raad"]["name"] == plain(f"y {hostile}")


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028</SCRIPT >", '"><b onload=x>', "' x='"]
)
def test_nothing_ends_an_element_or_an_attribute(text: str, make: SimpleNamespace) -> None:
    page = to_html(make.published_list(make.entry("P1", text, text, text, provider=text)))
    assert len(Elements(page).texts["script"]) == 2
    assert read_page(page).rows[0][4] == plain(text)
    assert b"<b onload" not in page


def test_the_data_inside(published: PublishedList) -> None:
    nodes = linked(to_html(published))
    dataset = nodes["#positivliste"]
    assert dataset["identifier"] == dataset["spdx:checksum"]["spdx:checksumValue"] == published.content_hash
    assert dataset["temporalCoverage"] == "2020-04-01/.."
    assert dataset["publisher"] == {"@id": "#raad"}
    items = [item["item"] for item in nodes["#kurser"]["itemListElement"]]
    assert [item["name"] for item in items] == [row.entry.title for row in published.rows]
    assert items[0] == {
        "@type": "Course",
        "@id": "#kursus-1",
        "identifier": "courses-2020-04-01/P0001",
        "name": "Betonstøbning, grund",
        "courseCode": "040032",
        "provider": {"@type": "Organization", "name": "Skolen i Ådalen"},
        "description": "Varighed: 2 uger / 10 dage. Offentlig udbyder.",
        "about": {"@type": "Occupation", "name": "Betonarbejder", "occupationalCategory": "Bygge og anlæg"},
        "timeRequired": "P2W",
    }


def test_what_is_not_known_is_not_told(make: SimpleNamespace) -> None:
    page = to_html(make.published_list(make.entry("P1", "a", "", "b", provider=None, duration="")))
    (course,) = linked(page)["#kurser"]["itemListElement"]
    assert not {"provider", "courseCode", "timeRequired", "hasCourseInstance"} & set(course["item"])
    assert course["item"]["about"]["occupationalCategory"] == NO_GROUP
    assert b'data-days=""' in page


def test_an_empty_list(published: PublishedList) -> None:
    page = to_html(evolve(published, entries=()))
    assert "Der er ingen kurser på listen." in page.decode()
    assert read_page(page).rows == ()


def test_groups_have_readable_links_and_never_the_same(make: SimpleNamespace) -> None:
    names = ("Bygge og anlæg", "Bygge, og anlæg!", "Æ Ø Å", "🛠", "")
    page = to_html(make.published_list(*(make.entry(f"P{place}", "a", name, "b") for place, name in enumerate(names))))
    ids = [values["id"] for tag, values in Elements(page).found if tag == "section" and "data-group" in values]
    assert len(set(ids)) == len(names)
    assert {"gruppe-bygge-og-anlaeg", "gruppe-ae-oe-aa", "gruppe-uden-erhvervsgruppe"} < set(ids)


def test_rows_are_drawn_in_batches(make: SimpleNamespace) -> None:
    entries = [make.entry(f"P{place}", f"a {place}", "b", "c") for place in range(2 * ROWS_AT_ONCE + 1)]
    elements = Elements(to_html(make.published_list(*entries)))
    assert len(elements.texts["tbody"]) == 3
    assert f"BATCH = {ROWS_AT_ONCE};" in elements.texts["script"][1]


def test_a_long_choice_is_cut_but_filters_by_the_whole(make: SimpleNamespace) -> None:
    page = to_html(make.published_list(make.entry("P1", "a", "b", "c" * 10_000)))
    choices = [
        values for tag, values in Elements(page).found if tag == "option" and values.get("value", "") == "c" * 10_000
    ]
    assert len(choices) == 1
    assert f"{'c' * 79}…" in Elements(page).texts["option"]


@pytest.mark.parametrize(
    ("text", "days", "exact", "dates"),
    [
        ("10 dage", "10", ("P10D",), None),
        ("1 dag", "1", ("P1D",), None),
        ("37 timer", "5.00", ("PT37H",), None),
        ("22,2 timer", "3.00", ("PT22.2H",), None),
        ("2 uger (10 dage)", "10", ("P2W", "P10D"), None),
        ("1-2 dage", "2", (), None),
        ("1,5-2,5 uger", "12.5", (), None),
        ("1.234 timer", "166.76", ("PT1234H",), None),
        ("3 måneder", "65.00", ("P3M",), None),
        ("14.04.2020 - 26.06.2020", "52.86", (), (date(2020, 4, 14), date(2020, 6, 26))),
        ("1 uge (06.04.2020 - 10.04.2020)", "5", ("P1W",), (date(2020, 4, 6), date(2020, 4, 10))),
        ("efter aftale", None, (), None),
        ("26.06.2020 - 14.04.2020", None, (), None),
        ("", None, (), None),
    ],
)
def test_the_length_of_a_course(text: str, days: str | None, exact: tuple[str, ...], dates: object) -> None:
    found = length(parse_duration(text), Parameters.standard().on(date(2020, 4, 1)))
    assert (None if found.days is None else round(float(found.days), 2)) == (None if days is None else float(days))
    assert (found.exact, found.dates) == (exact, dates)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("a\n{{ page.nothing }}\n", 2),
        ("a\n\n{{ page.title | nothing }}\n", 3),
        ("{% for %}", 1),
        ("{{ page.title.__class__.__mro__ }}", 1),
        ("{% set x = none %}\n{{ x }}", 2),
    ],
)
def test_a_council_s_own_page_is_sandboxed_and_its_errors_name_the_line(
    template: str, line: int, published: PublishedList, tmp_path: Path
) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html").write_text(template, encoding="utf-8")
    with pytest.raises(BadData, match=f"web/page.html, line {line}"):
        to_html(published, tmp_path)


def test_a_council_s_own_page_is_used(published: PublishedList, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html").write_text(
        "<p>{{ page.list.council }}: {{ page.list.total }}</p>", encoding="utf-8"
    )
    assert to_html(evolve(published, council="A & B"), tmp_path) == b"<p>A &amp; B: 6 kurser</p>"
