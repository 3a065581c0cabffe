"""Tables and lists of many links by keyboard: one stop of Tab each, read with the arrow keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser

_GDP = "indicators/gdp_growth/"
_TILES = ".sc-tiles"
_HEAT = ".sc-heat"


def stops(part: Locator) -> Locator:
    return part.locator("a[tabindex='0']")


def focus_before(page: Page, part: str) -> None:
    """Put the focus on a place just before a part, from which Tab leads into it."""
    page.evaluate(
        """(part) => {
          const mark = document.createElement("button");
          document.querySelector(part).before(mark);
          mark.focus();
        }""",
        part,
    )


def place_of_focus(page: Page) -> dict[str, float]:
    box: dict[str, float] = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    return box


@pytest.mark.parametrize("part", [_TILES, _HEAT])
def test_a_map_and_a_matrix_are_one_stop_each(browser: Browser, site_address: str, part: str) -> None:
    with visiting(browser, f"{site_address}en/{'years/2026/' if part == _TILES else _GDP}") as visit:
        page = visit.page
        whole = page.locator(part).first
        expect(stops(whole)).to_have_count(1)
        stops(whole).focus()
        page.keyboard.press("ArrowRight")
        expect(stops(whole)).to_have_count(1)
        expect(stops(whole)).to_be_focused()
        page.keyboard.press("Tab")
        assert not page.evaluate("(part) => Boolean(document.activeElement.closest(part))", part)
        page.keyboard.press("Shift+Tab")
        expect(stops(whole)).to_be_focused()
        assert visit.problems() == []


def test_tab_enters_a_map_at_its_first_place_and_the_arrows_move_as_seen(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/years/2026/") as visit:
        page = visit.page
        focus_before(page, _TILES)
        page.keyboard.press("Tab")
        boxes = page.locator(f"{_TILES} a").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect())")
        first = place_of_focus(page)
        assert first["top"] == min(box["top"] for box in boxes)
        assert first["left"] == min(box["left"] for box in boxes if box["top"] == first["top"])
        expect(page.locator("[data-readout-group]:has(.sc-tiles) [data-readout]")).to_contain_text("黑龙江")
        page.keyboard.press("ArrowDown")
        assert place_of_focus(page)["top"] > first["top"]
        page.keyboard.press("ArrowUp")
        assert place_of_focus(page) == first
        page.locator(f"{_TILES} a[href*='jiangxi']").focus()
        here = place_of_focus(page)
        page.keyboard.press("ArrowRight")
        beside = place_of_focus(page)
        assert (beside["top"], beside["left"] > here["left"]) == (here["top"], True)
        page.keyboard.press("ArrowLeft")
        assert place_of_focus(page) == here
        page.keyboard.press("End")
        assert place_of_focus(page)["top"] == max(box["top"] for box in boxes)
        page.keyboard.press("Home")
        assert page.evaluate("document.activeElement.closest('li') === document.querySelector('.sc-tiles > li')")


def test_arrows_go_up_and_down_a_column_of_the_matrix(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/{_GDP}") as visit:
        page = visit.page
        cell = page.locator("tr[data-area='jiangxi'] a[data-cell]").last
        cell.focus()
        left = place_of_focus(page)["left"]
        page.keyboard.press("ArrowUp")
        assert abs(place_of_focus(page)["left"] - left) < 1
        assert page.evaluate("document.activeElement.closest('tr').dataset.area") == "anhui"
        page.keyboard.press("ArrowDown")
        expect(cell).to_be_focused()


def test_the_keys_are_told_where_tab_leads_in_and_not_to_a_pointer(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        told = page.locator("#one-stop-keys")
        expect(told).to_be_hidden()
        focus_before(page, _TILES)
        page.keyboard.press("Tab")
        expect(told).to_be_visible()
        expect(page.locator(f"{_TILES} a:focus")).to_have_attribute("aria-describedby", "one-stop-keys")
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"{_TILES} [aria-describedby]")).to_have_count(0)
        expect(told).to_be_visible()
        page.keyboard.press("Tab")
        expect(told).to_be_hidden()
        page.locator(f"{_TILES} a").first.dispatch_event("pointerdown")
        expect(told).to_be_hidden()


def test_a_citation_in_a_table_is_reached_and_opened(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/nation/") as visit:
        page = visit.page
        page.locator(".sc-details > summary").first.click()
        table = page.locator("table:has(.sc-cite):visible").first
        stops(table).focus()
        for _ in range(12):
            if page.evaluate("document.activeElement.matches('.sc-cite')"):
                break
            page.keyboard.press("ArrowRight")
        number = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        expect(page.locator("[role=dialog]")).to_be_focused()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == number


def test_a_table_of_which_one_region_is_shown_keeps_a_stop(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        page.get_by_role("button", name="North-east").click()
        expect(stops(page.locator(".sc-answers"))).to_have_count(1)
        expect(stops(page.locator(".sc-answers"))).to_be_visible()


def test_the_table_of_a_comparison_is_one_stop(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/compare/") as visit:
        table = visit.page.locator(".sc-compared__table")
        expect(stops(table)).to_have_count(1)
        visit.page.get_by_role("button", name="Table only").click()
        expect(stops(table)).to_have_count(1)


def test_without_scripts_every_link_is_a_stop(browser: Browser, site_address: str) -> None:
    options: dict[str, Any] = {"java_script_enabled": False}
    with visiting(browser, f"{site_address}zh/years/2026/", **options) as visit:
        assert visit.page.locator("#content a[tabindex]").count() == 0
        expect(visit.page.locator("#one-stop-keys")).to_be_hidden()
