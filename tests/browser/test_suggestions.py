"""The box in the header: suggestions are links, and typing into it works as in any other box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser

_BOX = "[data-search-slot] input"
_OPTION = "[data-search-slot] [role=option]"


def suggest(page: Page, typed: str) -> None:
    page.locator(_BOX).fill(typed)
    expect(page.locator(_OPTION).first).to_be_visible()


@pytest.mark.parametrize("modifiers", [["Control"], ["Shift"], []])
@pytest.mark.parametrize("button", ["left", "middle"])
def test_a_suggestion_opens_as_any_link_does(
    browser: Browser, small_address: str, modifiers: list[str], button: str
) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        suggest(page, "江西")
        opens_here = not modifiers and button == "left"
        if opens_here:
            page.locator(_OPTION).first.click()
            page.wait_for_url("**/zh/provinces/jiangxi/")
            return
        with page.context.expect_page() as opened:
            page.locator(_OPTION).first.click(modifiers=modifiers, button=button)  # type: ignore[arg-type]
        opened.value.wait_for_url("**/zh/provinces/jiangxi/")
        assert page.url.endswith("/zh/about/")
        expect(page.locator(_BOX)).to_be_focused()


@pytest.mark.parametrize("keys", ["Enter", "Control+Enter"])
def test_a_suggestion_chosen_by_keyboard_opens_as_a_link(browser: Browser, small_address: str, keys: str) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        suggest(page, "江西")
        page.keyboard.press("ArrowDown")
        if keys == "Enter":
            page.keyboard.press(keys)
            page.wait_for_url("**/zh/provinces/jiangxi/")
        else:
            with page.context.expect_page() as opened:
                page.keyboard.press(keys)
            opened.value.wait_for_url("**/zh/provinces/jiangxi/")
            assert page.url.endswith("/zh/about/")


def test_every_suggestion_has_an_address_and_a_count_in_words(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/about/") as visit:
        page = visit.page
        suggest(page, "jiangxi")
        addresses = page.locator(_OPTION).evaluate_all("all => all.map((each) => each.href)")
        assert all(address.startswith(f"{small_address}en/") for address in addresses)
        assert addresses[-1] == f"{small_address}en/search/?q=jiangxi"
        status = page.locator("[data-search-slot] [role=status]")
        expect(status).to_have_text(f"{len(addresses) - 1} suggestions")


ODD = {
    "half a character": "江西\ud83d",
    "per cent": "100%",
    "emoji": "江西😀👨‍👩‍👧",
    "marks of direction": "\u202e江西\u200f",
    "NUL": "江\u0000西",
    "markup": "<b>江西</b>&amp;",
    "5,000 characters": "江西" * 2500,
}


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD.keys())
def test_odd_input_is_answered(browser: Browser, small_address: str, typed: str) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        page.locator(_BOX).focus()
        page.evaluate(
            """([box, typed]) => {
          document.querySelector(box).value = typed;
          document.querySelector(box).dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
            [_BOX, typed],
        )
        expect(page.locator(_OPTION).last).to_be_visible()
        page.locator(_OPTION).last.click()
        expect(page.locator("[data-search-results]")).to_have_attribute("data-search-status", "done")
        assert visit.problems() == []


def test_the_last_of_many_answers_stands(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        held: list[Route] = []
        is_held = [True]

        def hold(route: Route) -> None:
            if is_held[0]:
                held.append(route)
            else:
                route.continue_()

        page.route("**/fragment/*", hold)
        page.locator(_BOX).fill("灯塔")
        page.wait_for_timeout(400)
        is_held[0] = False
        page.locator(_BOX).fill("浙江")
        for route in held:
            route.continue_()
        expect(page.locator(_OPTION).first).to_contain_text("浙江")
        page.wait_for_timeout(400)
        expect(page.locator(_OPTION).first).to_contain_text("浙江")


@pytest.mark.parametrize("key", ["s", "S", "j", "k"])
def test_no_letter_alone_moves_the_focus(browser: Browser, small_address: str, key: str) -> None:
    for address in ("zh/about/", "zh/search/"):
        with visiting(browser, small_address + address) as visit:
            visit.page.wait_for_load_state("networkidle")
            visit.page.keyboard.press(key)
            assert visit.page.evaluate("document.activeElement === document.body"), address


@pytest.mark.parametrize("address", ["zh/about/", "en/search/", "en/compare/", "zh/indicators/gdp_growth/"])
def test_the_slash_leads_to_the_box_but_not_out_of_a_field(browser: Browser, small_address: str, address: str) -> None:
    with visiting(browser, small_address + address) as visit:
        page = visit.page
        page.wait_for_load_state("networkidle")
        page.keyboard.press("/")
        box = page.locator("[data-search-form] input" if "search" in address else _BOX)
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        page.keyboard.type("a/b")
        expect(box).to_have_value("a/b")
        for held in ("Control+/", "Alt+/", "Meta+/"):
            page.evaluate("document.activeElement.blur()")
            page.keyboard.press(held)
            assert page.evaluate("document.activeElement === document.body"), held


def test_suggestions_come_once_they_can(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        page.route("**/search/terms.json", lambda route: route.abort())
        page.locator(_BOX).fill("江西")
        page.wait_for_timeout(400)
        expect(page.locator(_OPTION)).to_have_count(0)
        page.unroute("**/search/terms.json")
        suggest(page, "浙江")


def test_composing_asks_once_it_is_done(browser: Browser, small_address: str) -> None:
    for address, box in (("zh/about/", _BOX), ("zh/search/", "[data-search-form] input")):
        with visiting(browser, small_address + address) as visit:
            page = visit.page
            expect(page.locator("[data-unscripted]")).to_have_count(0)
            page.locator(box).focus()
            page.wait_for_timeout(300)
            client = page.context.new_cdp_session(page)
            for composed in ("j", "ji", "jian", "jiang xi"):
                client.send("Input.imeSetComposition", {"text": composed, "selectionStart": 0, "selectionEnd": 0})
                page.wait_for_timeout(60)
            page.wait_for_timeout(300)
            assert "q=j" not in page.url
            expect(page.locator(_OPTION)).to_have_count(0)
            client.send("Input.insertText", {"text": "江西"})
            shown = page.locator(_OPTION if box == _BOX else "[data-search-results] a")
            expect(shown.first).to_contain_text("江西")
