"""The home page: heatmap and map, readable by pointer and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

_JIANGXI = "a[data-cell][href*='jiangxi']"


def test_heatmap_shows_all_years_and_leads_to_the_target(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/") as visit:
        page = visit.page
        cells = page.locator(".sc-heat a[data-cell]")
        assert cells.count() > 500
        cell = page.locator(".sc-heat a[data-cell][href*='jiangxi/2022/']")
        cell.focus()
        readout = page.locator("[data-readout-group]").first.locator("[data-readout]")
        expect(readout).to_contain_text("江西 2022")
        expect(readout).to_contain_text("→")
        assert "2023 年报告" in readout.inner_text(), "both sentences are named"
        page.keyboard.press("ArrowRight")
        expect(readout).to_contain_text("江西 2023")
        cell.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/provinces/jiangxi/2022/#*")
        anchor = page.url.partition("#")[2]
        expect(page.locator(f"[id='{anchor}']")).to_be_visible()
        assert visit.problems() == []
    with visiting(browser, site_address + "zh/") as visit:
        visit.resize(NARROW)
        visit.page.reload()
        scroller = visit.page.locator(".sc-scroll:has(.sc-heat)").first
        assert scroller.evaluate("box => box.scrollWidth <= box.clientWidth"), "a phone shows every year"


@pytest.mark.parametrize(("language", "line"), [("zh", "江西"), ("en", "Jiangxi")])
def test_map_is_read_by_keyboard(browser: Browser, site_address: str, language: str, line: str) -> None:
    with visiting(browser, f"{site_address}{language}/") as visit:
        page = visit.page
        shown = page.locator("[data-readout-group]:has(.sc-tiles)")
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
        shown = page.locator("[data-readout-group]:has(.sc-tiles)")
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
        for tile in visit.page.locator(".sc-tiles a[data-cell]").all():
            box = tile.bounding_box()
            assert box is not None and min(box["width"], box["height"]) >= 24
