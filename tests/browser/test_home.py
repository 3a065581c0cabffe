"""The home page: one map at a time, readable by pointer and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import NARROW, visiting

pytestmark = pytest.mark.browser

_JIANGXI = "a[data-cell][href*='jiangxi']"


def test_tabs_choose_the_map(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/") as visit:
        page = visit.page
        tabs, maps = page.locator("[data-map-tab]"), page.locator("[data-map]")
        assert tabs.count() == maps.count() >= 3
        expect(page.locator("[data-map]:visible")).to_have_count(1)
        tabs.nth(1).focus()
        page.keyboard.press("Enter")
        expect(maps.nth(1)).to_be_visible()
        expect(page.locator("[data-map]:visible")).to_have_count(1)
        expect(page.locator("[data-map-tab][aria-current]")).to_have_count(1)
        address, shown = page.url, maps.nth(1).get_attribute("id")
        assert address.endswith(f"#{shown}")
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator(f"[id='{shown}']")).to_be_visible()
        assert visit.problems() == []


@pytest.mark.parametrize(("language", "line"), [("zh", "江西"), ("en", "Jiangxi")])
def test_map_is_read_by_keyboard(browser: Browser, site_address: str, language: str, line: str) -> None:
    with visiting(browser, f"{site_address}{language}/") as visit:
        page = visit.page
        shown = page.locator("[data-map]:visible")
        readout = shown.locator("[data-readout]")
        hint = readout.inner_text()
        shown.locator(_JIANGXI).focus()
        expect(readout).to_contain_text(line)
        before = readout.inner_text()
        assert before != hint and any(character.isdigit() for character in before)
        for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
            page.keyboard.press(key)
            expect(readout).not_to_have_text(before)
            assert page.evaluate("document.activeElement.matches('a[data-cell]')")
            before = readout.inner_text()
        shown.locator(_JIANGXI).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/provinces/jiangxi/**")


def test_map_is_read_by_pointer_and_by_touch(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/", has_touch=True) as visit:
        visit.resize(NARROW)
        page = visit.page
        shown = page.locator("[data-map]:visible")
        readout = shown.locator("[data-readout]")
        shown.locator(_JIANGXI).tap()
        expect(readout).to_contain_text("江西")
        assert page.url.rstrip("#") == site_address + "zh/", "the first tap shows the line, and the second leads on"
        expect(readout.get_by_role("link")).to_be_visible()
        shown.locator("a[data-cell][href*='shandong']").hover()
        expect(readout).to_contain_text("山东")


def test_tiles_are_large_enough_for_a_finger(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/") as visit:
        visit.resize(NARROW)
        for tile in visit.page.locator("[data-map]:visible a[data-cell]").all():
            box = tile.bounding_box()
            assert box is not None and min(box["width"], box["height"]) >= 24
