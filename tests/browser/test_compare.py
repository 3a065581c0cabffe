"""The comparison: two to six provinces, an indicator and years, chosen by keyboard and kept in the address."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import NARROW, visiting

pytestmark = pytest.mark.browser


def columns(page: Page) -> list[str]:
    """Return the provinces whose columns the table shows."""
    expect(page.locator("[data-compared]")).to_be_visible()
    heads = page.locator("[data-compared] thead [data-plan]").all()
    return [head.get_attribute("data-plan") or "" for head in heads]


def chosen(page: Page) -> list[str]:
    return [box.get_attribute("value") or "" for box in page.locator("[data-compare] input:checked").all()]


def test_provinces_are_chosen_by_keyboard_and_kept_in_the_address(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/") as visit:
        page = visit.page
        before = columns(page)
        assert 2 <= len(before) <= 6 and sorted(before) == sorted(chosen(page))
        page.locator("[data-compare] input[value='jiangxi']").focus()
        page.keyboard.press("Space")
        expect(page.locator("[data-compared] thead [data-plan=jiangxi]")).to_be_visible()
        expect(page.locator("[data-compare-status]")).to_contain_text(str(len(before) + 1))
        page.locator("select[name=indicator]").select_option("industrial_value_added_growth")
        page.locator("select[name=from]").select_option("2015")
        expect(page.locator("[data-compared] tbody tr")).to_have_count(12)
        address, shown = page.url, page.locator("[data-compared] tbody").inner_text()
        asked = parse_qs(urlsplit(address).query)
        assert asked["indicator"] == ["industrial_value_added_growth"] and asked["from"] == ["2015"]
        assert "jiangxi" in asked["provinces"][0].split(",")
        page.goto("about:blank")
        page.goto(address)
        assert "jiangxi" in columns(page)
        assert page.locator("[data-compared] tbody").inner_text() == shown
        assert visit.problems() == []


def test_a_cell_leads_to_its_figure(browser: Browser, site_address: str) -> None:
    query = "?provinces=jiangxi,hunan&indicator=gdp_growth&from=2022&to=2022"
    with visiting(browser, f"{site_address}en/compare/{query}") as visit:
        page = visit.page
        cell = page.locator("[data-compared] tbody a").first
        words = cell.inner_text()
        cell.click()
        page.wait_for_url("**/provinces/*/2022/#*")
        anchor = page.url.partition("#")[2]
        assert words.partition(" → ")[0] in page.locator(f"[id='{anchor}']").inner_text()


def test_two_provinces_are_the_least_and_six_the_most(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/?plans=jiangxi-2023,jiangsu-2023") as visit:
        page = visit.page
        assert sorted(columns(page)) == ["jiangsu", "jiangxi"]
        for box in page.locator("[data-compare] input:checked").all():
            expect(box).to_be_disabled()
        for _ in range(4):
            page.locator("[data-compare] input:not(:checked)").first.check()
        expect(page.locator("[data-compared] thead [data-plan]")).to_have_count(6)
        for box in page.locator("[data-compare] input:not(:checked)").all():
            expect(box).to_be_disabled()


@pytest.mark.parametrize(
    "query",
    ["?provinces=", "?provinces=jiangxi", "?provinces=atlantis,<script>&from=x", "?plans=%00,%ff&indicator=__proto__"],
)
def test_addresses_that_mean_nothing_show_the_first_columns(browser: Browser, site_address: str, query: str) -> None:
    with visiting(browser, f"{site_address}en/compare/{query}") as visit:
        assert 2 <= len(columns(visit.page)) <= 6
        assert visit.problems() == []


def test_figures_that_cannot_be_loaded_are_said_to_be_missing(browser: Browser, site_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route("**/compare/*.json", lambda route: route.abort())
        page.goto(site_address + "en/compare/")
        expect(page.locator("[data-compare-status]")).to_contain_text("could not be loaded")
        page.unroute("**/compare/*.json")
        page.locator("select[name=to]").select_option("2020")
        expect(page.locator("[data-compared]")).to_be_visible()


def test_columns_stay_readable_on_a_phone(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/") as visit:
        visit.resize(NARROW)
        table = visit.page.locator("[data-compared]")
        expect(table).to_be_visible()
        head = table.locator("tbody th").first
        widths = [cell.evaluate("cell => cell.offsetWidth") for cell in table.locator("thead [data-plan]").all()]
        assert head.evaluate("cell => cell.offsetWidth") <= NARROW / 2, "the sticky column leaves no room"
        assert min(widths) >= 60
        second = table.locator("tbody tr").nth(1).locator("td").nth(1)
        assert second.evaluate("cell => cell.getBoundingClientRect().right") <= NARROW, "one province only"
