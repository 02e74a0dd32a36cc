"""A real Chromium, Debian's, that opens the web page of a list from the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import resources
from importlib.util import find_spec
from typing import Any

import pytest
from attrs import field, frozen

from positivliste.documents.content.published import PublishedList
from positivliste.documents.page.page import to_html
from positivliste.intake import parse_duration
from positivliste.model.listing import Entry

GROUPS = ("Bygge og anlæg", "It og teleteknik", "Jern, metal og auto", "Sundhed, omsorg og personlig pleje")
JOBS = ("Betonarbejder", "It-supporter", "Smed", "Social- og sundhedshjælper")
TITLES = ("Zink og tag", "Ærlig dialog", "Øl og vand", "Århus rundt", "Aalborg rundt", "Abekat", "Ædelt træ", "Østers")
DURATIONS = ("3 dage", "2 uger / 10 dage", "6 uger", "3 måneder", "14. april 2020 - 26. juni 2020", "")
HOSTILE = (
    "<script>document.title='pwned'</script> {{ 7*7 }} <img src=x onerror=document.title='pwned'> \u202eabc 👩‍🔧 a&b"
)
ARGUMENTS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def entry(place: int, **more: object) -> Entry:
    group = place % len(GROUPS)
    values: dict[str, object] = {
        "round": "courses-2020-04-01",
        "proposal": f"P{place:05}",
        "number": f"{40_000 + place:06}" if place % 7 else None,
        "title": f"{TITLES[place % len(TITLES)]} {place}",
        "provider": "Nordlys Kurser ApS" if place % 5 == 0 else "Skolen i Ådalen",
        "private": place % 5 == 0,
        "duration": DURATIONS[place % len(DURATIONS)],
        "group": GROUPS[group],
        "job_title": JOBS[group],
        "respondents": ("Skolen i Ådalen", "Jobcenter Fjordby")[: 1 + place % 2],
        "only_with_others": place % 11 == 0,
    }
    read = values | more
    return Entry(**(read | {"duration": parse_duration(str(read["duration"]))}))  # type: ignore[arg-type]


def published_list(entries: Sequence[Entry]) -> PublishedList:
    return PublishedList(
        council="RAR Vestjylland",
        area="Vestjylland",
        title="Positivliste for den regionale uddannelsespulje, RAR Vestjylland",
        round="courses-2020-04-01",
        effective=date(2020, 4, 1),
        supplement=False,
        body="formandskabet",
        decided=date(2020, 3, 19),
        minutes="Møde 2/2020, punkt 2.2",
        groups=GROUPS,
        entries=tuple(entries),
        head="5f" * 32,
        published=date(2020, 3, 27),
    )


@pytest.fixture
def make_entry() -> Callable[..., Entry]:
    """A course with a place in the list, and what is to be different: test modules cannot import `entry`."""
    return entry


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Write the page of these courses, or of as many as the number says; returns its address on the disk."""
    folder = tmp_path_factory.mktemp("pages")

    def write(entries: Sequence[Entry] | int) -> str:
        made = [entry(place) for place in range(entries)] if isinstance(entries, int) else entries
        path = folder / f"liste-{len(list(folder.iterdir()))}.html"
        path.write_bytes(to_html(published_list(made)))
        return path.as_uri()

    return write


@pytest.fixture(scope="session")
def page_of_120(build: Callable[..., str]) -> str:
    return build([*(entry(place) for place in range(118)), entry(118, title=HOSTILE), entry(119, title="æ" * 10_000)])


@pytest.fixture(scope="session")
def page_of_16(build: Callable[..., str]) -> str:
    return build([*(entry(place) for place in range(15)), entry(15, title=HOSTILE)])


@frozen
class Tab:
    """A page in the browser, and everything that went wrong or out while it was open."""

    page: Any
    requests: list[str] = field(factory=list)
    troubles: list[str] = field(factory=list)

    def titles(self) -> list[str]:
        return list(self.page.evaluate("[...document.querySelectorAll('tbody .titel')].map(e => e.textContent)"))

    def settle(self) -> None:
        """Wait until what was done is drawn, said and in the address."""
        self.page.wait_for_timeout(550)

    def draw(self) -> None:
        """Wait until what was done is drawn."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium")
    if not path or not find_spec("playwright"):
        # In CI a browser that is missing is a mistake: .ci/run installs it.
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("Chromium or the dev extra is not installed: apt-get install chromium, pip install -e '.[dev]'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, chromium_sandbox=False, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Tab]]:
    """Open an address in a context of its own: width, color_scheme and the like are Playwright's settings."""
    contexts = []

    def opened(address: str, *, width: int = 1280, **settings: Any) -> Tab:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", reduced_motion="reduce", **settings
        )
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.page.set_default_timeout(5_000)
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("pageerror", lambda error: tab.troubles.append(str(error)))
        tab.page.on("console", lambda message: tab.troubles.append(message.text))
        tab.page.goto(address)
        return tab

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which axe-playwright-python brings."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
