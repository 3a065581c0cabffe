"""The table of a year: sorted by its heads, kept to one region, its strips read by keyboard; the year in the header."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

_TABLE = "table[data-sorted]"
_CHANGE = "td.sc-answers__change"


def provinces(page: Page) -> list[str]:
    return [head.inner_text().strip() for head in page.locator(f"{_TABLE} tr[data-region]:visible > th").all()]


def head(page: Page, words: str) -> Locator:
    return page.locator(f"{_TABLE} th[data-sort]").filter(has_text=words)


def values(page: Page, cell: str) -> list[float]:
    """Return the numbers of a column's cells as they stand, those without a number left out."""
    script = "(cells) => cells.filter((cell) => cell.dataset.value).map((cell) => Number(cell.dataset.value))"
    found: list[float] = page.locator(f"{_TABLE} {cell}").evaluate_all(script)
    return found


def test_heads_sort_the_best_first_then_the_worst_then_as_it_was(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        first = provinces(page)
        assert len(first) == 31
        expect(head(page, "Target 2026")).to_have_attribute("aria-sort", "descending")
        change = head(page, "vs 2025")
        change.get_by_role("button").focus()
        page.keyboard.press("Enter")
        expect(change).to_have_attribute("aria-sort", "descending")
        assert values(page, _CHANGE) == sorted(values(page, _CHANGE), reverse=True)
        page.keyboard.press("Enter")
        expect(change).to_have_attribute("aria-sort", "ascending")
        assert values(page, _CHANGE) == sorted(values(page, _CHANGE))
        assert len(provinces(page)) == 31
        page.keyboard.press("Enter")
        assert provinces(page) == first
        expect(head(page, "Target 2026")).to_have_attribute("aria-sort", "descending")
        assert visit.problems() == []


def test_names_are_sorted_as_the_language_does(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        head(visit.page, "Province").get_by_role("button").click()
        assert provinces(visit.page) == sorted(provinces(visit.page))


def test_one_region_is_kept_and_all_come_back(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/years/2026/") as visit:
        page = visit.page
        everything = provinces(page)
        page.get_by_role("button", name="东北").click()
        assert sorted(provinces(page)) == sorted(["辽宁", "吉林", "黑龙江"])
        page.get_by_role("button", name="全部").click()
        assert provinces(page) == everything


def test_sort_and_region_stand_in_the_address(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        page.get_by_role("button", name="North-east").click()
        head(page, "Verdict").get_by_role("button").click()
        shown = provinces(page)
        assert "region=northeast" in page.url and "sort=" in page.url
        page.reload()
        assert provinces(page) == shown
        expect(head(page, "Verdict")).to_have_attribute("aria-sort", "descending")
        page.locator(".sc-header [data-language-link]").click()
        page.wait_for_url("**/zh/**region=northeast**")
        assert len(provinces(page)) == len(shown) == 3


@pytest.mark.parametrize("query", ["?sort=99-down&region=atlantis", "?sort=2-sideways", "?sort=__proto__"])
def test_an_address_that_means_nothing_shows_all(browser: Browser, site_address: str, query: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/{query}") as visit:
        assert len(provinces(visit.page)) == 31
        expect(head(visit.page, "Target 2026")).to_have_attribute("aria-sort", "descending")
        assert visit.problems() == []


def test_a_strip_is_read_by_arrow_keys(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        strip = page.locator("tr[data-region]:has(th:has-text('Jiangxi')) .sc-strip")
        strip.locator("[data-cell]").last.focus()
        readout = page.locator("[data-readout-group]:has(.sc-answers) [data-readout]")
        expect(readout).to_contain_text("Jiangxi 2026")
        page.keyboard.press("ArrowLeft")
        expect(readout).to_contain_text("Jiangxi 2025")
        page.keyboard.press("Enter")
        page.wait_for_url("**/provinces/jiangxi/2025/#*")


def test_without_javascript_the_best_stands_first_and_every_square_leads_on(
    browser: Browser, site_address: str
) -> None:
    with visiting(browser, f"{site_address}en/years/2026/", java_script_enabled=False) as visit:
        page = visit.page
        assert len(provinces(page)) == 31
        assert page.locator("[data-regions]:visible, .sc-sort").count() == 0
        assert page.locator(".sc-strip a[href]").count() > 600


def test_on_a_phone_rows_are_two_lines_and_still_sorted(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        assert visit.overflow(NARROW) == []
        rows = visit.page.locator("tr[data-region]").all()
        boxes = [box for row in rows if (box := row.bounding_box())]
        assert len(boxes) == 31 and all(box["height"] <= 96 for box in boxes)
        head(visit.page, "vs 2025").get_by_role("button").click()
        assert values(visit.page, _CHANGE) == sorted(values(visit.page, _CHANGE), reverse=True)


def test_provinces_stand_by_region_until_they_are_sorted(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/provinces/") as visit:
        page = visit.page
        regions = page.locator("tr[data-group]")
        expect(regions).to_have_text(["East", "Centre", "West", "North-east"])
        by_region = provinces(page)
        target = head(page, "Target 2026")
        target.get_by_role("button").click()
        expect(regions.first).to_be_hidden()
        numbers = values(page, "td.sc-answers__target")
        assert numbers == sorted(numbers, reverse=True)
        for _ in range(2):
            target.get_by_role("button").click()
        expect(regions.first).to_be_visible()
        assert provinces(page) == by_region


@pytest.mark.parametrize(("path", "current"), [("years/2026/", "2026"), ("years/2025/", "Years"), ("years/", "Years")])
def test_the_header_names_the_running_year(browser: Browser, site_address: str, path: str, current: str) -> None:
    with visiting(browser, f"{site_address}en/{path}") as visit:
        marked = visit.page.locator("#sections [aria-current]")
        expect(marked).to_have_count(1)
        expect(marked).to_have_text(current)
        running = visit.page.locator("#sections").get_by_role("link", name="2026", exact=True)
        running.click()
        visit.page.wait_for_url("**/en/years/2026/")
