"""The rankings of a theme: each is sorted by itself, and keeps its order in the address under a name of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser


def provinces(table: Locator) -> list[str]:
    return table.locator("tbody th").all_inner_texts()


def rankings(page: Page) -> tuple[Locator, Locator]:
    """Return the first two rankings, both opened."""
    tables = page.locator("table.sc-ranking")
    tables.nth(1).locator("xpath=ancestor::details/summary").click()
    return tables.nth(0), tables.nth(1)


def test_a_ranking_is_sorted_without_the_others_and_again_when_the_page_is_reloaded(
    browser: Browser, site_address: str
) -> None:
    with visiting(browser, f"{site_address}en/themes/firms/") as visit:
        first, second = rankings(visit.page)
        before, others = provinces(first), provinces(second)
        assert len(before) > 10
        first.get_by_role("button", name="Province").click()
        assert provinces(first) == sorted(before) != before
        assert provinces(second) == others
        visit.page.reload()
        first, second = rankings(visit.page)
        expect(first.locator("th[aria-sort=ascending]")).to_have_text("Province")
        assert (provinces(first), provinces(second)) == (sorted(before), others)
        assert visit.problems() == []


def test_the_first_ranking_comes_best_first_and_shows_its_places(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/themes/firms/") as visit:
        cells = visit.page.locator("table.sc-ranking").first.locator("td[data-value]:nth-child(3)")
        values = [float(str(cell.get_attribute("data-value"))) for cell in cells.all()]
        assert values == sorted(values, reverse=True) and len(values) > 10
