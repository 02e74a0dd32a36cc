"""What a reader does with the page: search, filter, sort, share, and all of it without a request to anyone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest


def shown(tab: Any) -> int:
    return int(tab.page.evaluate("document.querySelectorAll('tbody tr').length"))


SEARCHES = {
    "rundt": 30,
    "RUNDT": 30,
    "  rundt   aalborg ": 15,
    "aarhus": 15,
    "århus": 15,
    "a\u030arhus": 15,
    "ålborg": 15,
    "oel vand": 15,
    "øl VAND": 15,
    "aedelt": 14,
    "aerlig aadalen": 12,
    "040001": 1,
    "smed zink": 0,
    "smed øl": 15,
    "teleteknik århus": 0,
    "omsorg århus": 15,
    "nordlys": 24,
    "fjordby": 0,  # who sent it in is not searched
    "": 120,
}


def test_search(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    found = {}
    for query, count in SEARCHES.items():
        tab.page.fill("#q", query)
        tab.draw()
        found[query] = shown(tab)
        assert tab.page.is_visible("#ingen") == (count == 0)
    assert found == SEARCHES
    assert tab.troubles == []


FILTERS: list[tuple[str, str, int, str, set[str]]] = [
    ("gruppe", "It og teleteknik", 30, "stilling", {"It-supporter"}),
    ("stilling", "Smed", 30, "stilling", {"Smed"}),
    ("udbyder", "Nordlys Kurser ApS", 24, "udbyder", {"Nordlys Kurser ApS"}),
    ("ejer", "Privat", 24, "ejer", {"Privat"}),
    ("ejer", "Offentlig", 96, "ejer", {"Offentlig"}),
    ("varighed", "0-5", 20, "varighed", {"3 dage"}),
    ("varighed", "5-10", 20, "varighed", {"2 uger / 10 dage"}),
    ("varighed", "10-30", 20, "varighed", {"6 uger"}),
    ("varighed", "30-", 40, "varighed", {"3 måneder", "14. april 2020 - 26. juni 2020"}),
    ("varighed", "?", 20, "varighed", {""}),
]


def test_every_filter(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    for name, value, count, column, want in FILTERS:
        tab.page.select_option(f"#{name}", value)
        tab.draw()
        assert shown(tab) == count, (name, value)
        assert set(tab.page.locator(f"tbody .{column}").all_text_contents()) == want
        assert tab.page.text_content("#antal") == f"{count} af 120 kurser"
        tab.page.select_option(f"#{name}", "")
    tab.draw()
    assert shown(tab) == 120


def test_filters_work_together_and_groups_tell_how_many(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    tab.page.fill("#q", "rundt")
    tab.page.select_option("#ejer", "Privat")
    tab.draw()
    assert shown(tab) == 6
    assert tab.page.locator("section[data-group]:visible h2").all_text_contents() == [
        "Bygge og anlæg",
        "Sundhed, omsorg og personlig pleje",
    ]
    assert tab.page.locator("caption:visible").all_text_contents()[0].startswith("3 af 30 kurser i erhvervsgruppen")
    assert tab.page.locator("nav li:visible").all_text_contents()[0].split() == ["Bygge", "og", "anlæg", "3"]


def test_a_group_narrows_the_job_titles(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    tab.page.select_option("#stilling", "Smed")
    tab.page.select_option("#gruppe", "It og teleteknik")
    tab.draw()
    assert tab.page.locator("#stilling option").all_text_contents() == ["Alle", "It-supporter"]
    assert shown(tab) == 30


DANISH = ["Abe", "abekat", "Bil", "Trin 2", "Trin 10", "Zebra", "Æble", "Ærø", "Øl", "Aalborg", "Århus"]


@pytest.fixture
def sorting(open_page: Any, build: Callable[..., str], make_entry: Callable[..., Any]) -> Any:
    places = [7, 3, 10, 0, 5, 9, 1, 8, 2, 6, 4]
    return open_page(build([make_entry(4 * at, title=DANISH[place]) for at, place in enumerate(places)]))


def test_sorting_is_danish(sorting: Any) -> None:
    heading = sorting.page.locator("th.titel[scope=col]")
    heading.get_by_role("button").click()
    sorting.draw()
    assert sorting.titles() == DANISH
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.get_by_role("button").click()
    sorting.draw()
    assert sorting.titles() == DANISH[::-1]
    assert heading.get_attribute("aria-sort") == "descending"
    sorting.page.select_option("#sorter", "titel")
    sorting.draw()
    assert sorting.titles() == DANISH
    sorting.page.select_option("#sorter", "")
    sorting.draw()
    assert sorting.page.locator("tbody .nr").all_text_contents() == [str(no) for no in range(1, 12)]
    assert heading.get_attribute("aria-sort") is None


def test_what_is_missing_is_last(open_page: Any, page_of_120: str) -> None:
    tab = open_page(f"{page_of_120}#samlet=ja")
    for sorter in ("nummer", "-nummer", "varighed", "-varighed"):
        tab.page.select_option("#sorter", sorter)
        tab.draw()
        values = tab.page.locator(f"tbody .{sorter.strip('-')}").all_text_contents()
        assert len(values) == 120
        filled = [value for value in values if value]
        assert values == filled + [""] * (120 - len(filled))
        if "varighed" in sorter:
            order = ["3 dage", "2 uger / 10 dage", "6 uger", "14. april 2020 - 26. juni 2020", "3 måneder"]
            assert list(dict.fromkeys(filled)) == (order[::-1] if sorter.startswith("-") else order)
        else:
            assert filled == sorted(filled, reverse=sorter.startswith("-"))


def test_one_table_of_all_groups_and_back(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    before = tab.titles()
    tab.page.check("#samlet")
    tab.draw()
    assert tab.page.locator("table:visible").count() == 1
    assert tab.titles() == before
    assert set(tab.page.locator("tbody .gruppe:visible").all_text_contents()) == {
        "Bygge og anlæg", "It og teleteknik", "Jern, metal og auto", "Sundhed, omsorg og personlig pleje",
    }  # fmt: skip
    tab.page.uncheck("#samlet")
    tab.draw()
    assert tab.page.locator("table:visible").count() == 4
    assert tab.page.locator("tbody .gruppe:visible").count() == 0
    assert tab.titles() == before


def test_a_link_brings_the_view_back(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    tab.page.fill("#q", "Århus & æ=1")
    tab.page.fill("#q", "rundt")
    tab.page.select_option("#gruppe", "Sundhed, omsorg og personlig pleje")
    tab.page.select_option("#ejer", "Offentlig")
    tab.page.select_option("#sorter", "-titel")
    tab.page.check("#samlet")
    tab.settle()
    other = open_page(tab.page.url)
    other.draw()
    assert other.titles() == tab.titles()
    assert 0 < shown(other) < 30
    for name in ("q", "gruppe", "ejer", "sorter"):
        assert other.page.input_value(f"#{name}") == tab.page.input_value(f"#{name}") != ""
    assert "gruppe=Sundhed, omsorg og personlig pleje" in unquote(urlsplit(tab.page.url).fragment.replace("+", " "))
    other.page.goto(page_of_120 + "#q=zink")
    other.draw()
    assert shown(other) == 15
    other.page.go_back()
    other.draw()
    assert other.titles() == tab.titles()


def test_a_link_to_what_this_list_does_not_have_says_so(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#udbyder=Nedlagt+Skole&q=zink")
    tab.draw()
    assert tab.page.inner_text("#mangler") == "Linket peger på noget, som ikke findes på denne liste: »Nedlagt Skole«."
    assert shown(tab) == 15


def test_a_link_to_a_place_goes_there(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#kursus-100")
    tab.settle()
    top = tab.page.evaluate("document.getElementById('kursus-100').getBoundingClientRect().top")
    assert 0 <= top < 900
    assert shown(tab) == 120


def test_reset(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#q=rundt&gruppe=Bygge+og+anl%C3%A6g&samlet=ja&sorter=titel")
    tab.draw()
    assert shown(tab) == 15
    tab.page.click("text=Ryd filtre")
    tab.settle()
    assert shown(tab) == 120
    assert tab.page.url == page_of_120
    assert tab.page.text_content("#antal") == "120 kurser"
    assert tab.page.evaluate("document.activeElement.id") == "q"
    assert tab.page.locator("#stilling option").count() == 5
    assert tab.page.is_hidden("#ryd")


def test_an_empty_result_shows_the_way_back(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#q=findes+ikke")
    tab.draw()
    assert tab.page.text_content("#antal") == "Ingen kurser passer"
    tab.page.click("text=Ryd filtre og vis hele listen")
    tab.draw()
    assert shown(tab) == 120


def test_the_link_is_copied_or_shown(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#q=rundt", permissions=["clipboard-read", "clipboard-write"])
    tab.page.click("#kopier")
    tab.page.wait_for_function("document.getElementById('antal').textContent === 'Linket er kopieret'")
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url
    tab.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    tab.page.click("#kopier")
    tab.page.wait_for_selector("#adresse")
    assert tab.page.input_value("#adresse") == tab.page.url


def test_hostile_text_is_shown_as_text(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#samlet=ja")
    tab.page.fill("#q", "pwned")
    tab.settle()
    (title,) = tab.titles()
    assert title.startswith("<script>document.title='pwned'</script> {{ 7*7 }} <img src=x onerror=")
    assert "\u202e" not in title
    assert "pwned" not in tab.page.title()
    assert tab.page.locator("img").count() == 0
    tab.page.goto(page_of_120 + "#q=<img src=x onerror=alert(1)>&gruppe=<script>alert(1)</script>")
    tab.settle()
    assert tab.page.locator("img").count() == 0
    assert tab.troubles == []


def test_the_policy_stops_what_is_not_ours(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    tab.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))"
    )
    tab.page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.com/x.png'}))"
    )
    assert tab.page.evaluate("window.bad") is None
    assert tab.page.evaluate("fetch('https://example.com/').catch(() => 'refused')") == "refused"
    assert any("Content Security Policy" in trouble for trouble in tab.troubles)


class Handler(SimpleHTTPRequestHandler):
    paths: list[str]

    def do_GET(self) -> None:
        self.paths.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(page_of_120: str) -> Iterator[tuple[str, list[str]]]:
    file = Path(unquote(urlsplit(page_of_120).path))
    handler = type("Recorder", (Handler,), {"paths": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(file.parent))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{file.name}", handler.paths
        server.shutdown()
        thread.join()


def test_nobody_is_asked_for_anything(served: tuple[str, list[str]], open_page: Any, page_of_120: str) -> None:
    for address in (served[0], page_of_120):
        tab = open_page(address)
        tab.page.fill("#q", "rundt")
        tab.page.select_option("#ejer", "Privat")
        tab.page.press("#q", "Enter")
        tab.settle()
        assert shown(tab) == 6
        assert [url for url in tab.requests if not url.startswith("data:")] == [address]
        assert (
            tab.page.evaluate(
                "performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length"
            )
            == 0
        )
        assert tab.page.context.cookies() == []
        assert tab.troubles == []
    assert len(served[1]) == 1
