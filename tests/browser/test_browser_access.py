"""The page follows WCAG 2.1 AA in every state, as far as axe-core can tell; and what it cannot tell, tested here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
STATES = {
    "initial": "",
    "filtered": "#q=rundt&ejer=Offentlig",
    "one table, sorted": "#samlet=ja&sorter=-titel",
    "empty": "#q=findes+ikke",
    "link to what is not there": "#udbyder=Findes+ikke",
}
SETTINGS: dict[str, dict[str, Any]] = {
    "wide": {},
    "dark": {"color_scheme": "dark"},
    "tablet": {"width": 768},
    "phone": {"width": 360},
    "small dark phone": {"width": 320, "color_scheme": "dark"},
}


def violations(tab: Any, axe: str) -> list[str]:
    tab.page.evaluate(axe)
    found = tab.page.evaluate(f"axe.run(document, {{runOnly: {LEVELS}, resultTypes: ['violations']}})")
    assert len(found["passes"]) > 10, "axe has not looked at the page"
    return [f"{it['id']}: {it['help']}: {node['html'][:200]}" for it in found["violations"] for node in it["nodes"]]


LOOKED_AT = [
    *((state, setting) for setting in ("wide", "dark") for state in STATES),
    *(("initial", setting) for setting in ("tablet", "phone", "small dark phone")),
    ("filtered", "phone"),
    ("empty", "phone"),
]


@pytest.mark.parametrize(("state", "setting"), LOOKED_AT)
def test_axe_finds_nothing(state: str, setting: str, open_page: Any, page_of_16: str, axe: str) -> None:
    tab = open_page(page_of_16 + STATES[state], **SETTINGS[setting])
    if setting == "phone" and state == "filtered":
        tab.page.click("summary")
    tab.draw()
    assert violations(tab, axe) == []


@pytest.mark.parametrize("setting", ["wide", "dark", "phone"])
def test_axe_finds_nothing_without_javascript(setting: str, open_page: Any, page_of_16: str, axe: str) -> None:
    plain = open_page(page_of_16, java_script_enabled=False, **SETTINGS[setting])
    assert plain.page.is_visible("noscript p")
    assert plain.page.is_hidden("form")
    # Axe itself needs JavaScript: it is shown what the browser made of the page without, less the page's own script.
    tab = open_page("about:blank", **SETTINGS[setting])
    html = re.sub("<script.*?</script>", "", plain.page.content(), flags=re.DOTALL).replace("noscript>", "div>")
    tab.page.set_content(html)
    assert tab.page.is_visible("text=Hele listen står herunder")
    assert violations(tab, axe) == []


def test_axe_would_find_what_is_wrong(open_page: Any, page_of_16: str, axe: str) -> None:
    tab = open_page(page_of_16)
    tab.page.evaluate("document.querySelector('label').remove(); document.querySelector('h1').style.color = '#1d5a6c'")
    found = {line.split(":")[0] for line in violations(tab, axe)}
    assert found == {"label", "color-contrast"}


def test_axe_finds_nothing_on_an_empty_list(open_page: Any, build: Callable[..., str], axe: str) -> None:
    tab = open_page(build(0))
    assert tab.troubles == []
    assert violations(tab, axe) == []


def test_without_javascript_the_list_is_complete(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120, java_script_enabled=False)
    assert tab.page.locator("tbody tr").count() == 120
    assert tab.page.locator("section[data-group] h2").count() == 4
    tab.page.click("nav a >> text=Jern, metal og auto")
    assert "#gruppe-jern-metal-og-auto" in tab.page.url


def test_the_page_never_scrolls_sideways(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    for view in (False, True):
        tab.page.set_checked("#samlet", view)
        for width in (320, 360, 500, 768, 991, 992, 1280, 1920):
            tab.page.set_viewport_size({"width": width, "height": 900})
            tab.page.evaluate("window.scrollTo(0, 1500)")
            tab.draw()
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        tab.page.evaluate("window.scrollTo(0, 0)")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_screen_reader_is_given_tables(width: int, open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#gruppe=It+og+teleteknik", width=width)
    tab.draw()
    tree = tab.page.locator("section:not([hidden]) table").aria_snapshot()
    assert 'table "30 kurser i erhvervsgruppen It og teleteknik"' in tree
    for heading in ("Nr.", "Udbyder", "Varighed"):
        assert f'columnheader "{heading}"' in tree
    assert 'rowheader "Aalborg rundt 52' not in tree  # that one is of another group
    assert 'rowheader "Ædelt træ' not in tree
    assert tree.count("rowheader") == 30
    assert tree.count("- row ") == 31


def test_everything_can_be_done_with_the_keyboard(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    keyboard = tab.page.keyboard

    def focused() -> str:
        return str(tab.page.evaluate("(e => e.id || e.textContent.trim())(document.activeElement)"))

    keyboard.press("Tab")
    assert focused() == "Spring til kurserne"
    assert tab.page.locator(".skip").bounding_box()["width"] > 50
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert focused() == "q"
    keyboard.type("rundt")
    seen = []
    for _ in range(7):
        keyboard.press("Tab")
        seen.append(focused())
    assert seen == ["gruppe", "stilling", "udbyder", "ejer", "varighed", "sorter", "samlet"]
    keyboard.press("Space")
    tab.draw()
    assert tab.page.is_checked("#samlet")
    assert len(tab.titles()) == 30
    for name in ("ryd", "kopier", "udskriv"):
        keyboard.press("Tab")
        assert focused() == name
    keyboard.press("Tab")
    assert focused() == "Nr."
    keyboard.press("Enter")
    keyboard.press("Enter")
    tab.draw()
    assert focused() == "Nr."
    numbers = tab.page.locator("tbody .nr").all_text_contents()
    assert numbers == sorted(numbers, key=int, reverse=True)
    for _ in range(20):
        keyboard.press("Tab")
        if focused() == "Til toppen":
            break
    assert focused() == "Til toppen"  # nothing holds the focus


FOCUS = """
() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return at === document.body || [style.outlineStyle, parseFloat(style.outlineWidth) >= 2, at.contains(seen)];
}
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_is_always_seen(width: int, open_page: Any, page_of_16: str) -> None:
    tab = open_page(page_of_16, width=width)
    stops = 0
    while True:
        tab.page.keyboard.press("Tab")
        found = tab.page.evaluate(FOCUS)
        if found is True:
            break
        assert found == ["solid", True, True], tab.page.evaluate("document.activeElement.outerHTML")
        stops += 1
        assert stops < 80, "the focus is caught"
    assert stops > 8


def test_the_result_is_told(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120)
    tab.settle()
    assert tab.page.get_by_role("status").text_content() == ""
    tab.page.fill("#q", "rundt")
    tab.settle()
    assert tab.page.get_by_role("status").text_content() == "30 af 120 kurser"


def test_print_hides_the_controls_and_tells_the_filters(open_page: Any, page_of_120: str) -> None:
    tab = open_page(page_of_120 + "#q=rundt&ejer=Privat", color_scheme="dark")
    tab.page.emulate_media(media="print", color_scheme="dark")
    tab.draw()
    assert tab.page.is_hidden("form")
    assert tab.page.is_hidden("nav")
    assert (
        tab.page.inner_text("#udsnit")
        == "Udsnit af listen, 6 af 120 kurser. Søgning: »rundt« · Offentlig eller privat: Privat"
    )
    styles = "(e => [getComputedStyle(e).display, getComputedStyle(e).color])(document.querySelector('section:not([hidden]) {}'))"
    assert tab.page.evaluate(styles.format("thead"))[0] == "table-header-group"
    assert tab.page.evaluate(styles.format("tbody tr")) == ["table-row", "rgb(0, 0, 0)"]
    assert tab.page.evaluate(styles.format("td.bemaerkning"))[0] == "table-cell"
    assert tab.page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
