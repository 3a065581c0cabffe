"""The second engine's pages in Chromium: nothing goes wrong on them, and search and the language switch work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import NARROW, WIDE, violations, visiting
from tests.published import Published

pytestmark = pytest.mark.browser

ADDRESSES = ("", "provinces/", "provinces/jiangxi/", "provinces/jiangxi/2023/", "indicators/", "compare/", "no/such/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_page(browser: Browser, site_address: str, language: str, address: str) -> None:
    with visiting(browser, f"{site_address}{language}/{address}", reduced_motion="reduce") as visit:
        overflow = [found for width in (WIDE, NARROW) for found in visit.overflow(width)]
        assert overflow + violations(visit.page) + visit.problems() == []


def test_the_language_switch_leads_to_the_same_page(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/provinces/jiangxi/") as visit:
        visit.page.locator("header [data-language-link]").click()
        expect(visit.page).to_have_url(f"{site_address}en/provinces/jiangxi/")
        assert visit.problems() == []


def test_search_finds(browser: Browser, built_site: Published, site_address: str) -> None:
    if not (built_site.root / "zh" / "pagefind").is_dir():
        pytest.skip("the whole site is built without its index here")
    with visiting(browser, f"{site_address}zh/search/?q=江西") as visit:
        results = visit.page.locator("[data-search-results]")
        expect(results).to_have_attribute("data-search-status", "done")
        assert int(results.get_attribute("data-search-total") or 0) > 1
        assert visit.problems() == []
