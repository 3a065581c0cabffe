"""A phrase is found on exactly the pages that hold it: what the search page lists is what is read here."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.searching import finished, found_in_all, search_address
from tests.browser.visits import visiting
from tests.published import Published

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "typed"), [("zh", "产业大脑"), ("zh", "8.0%"), ("en", "industrial internet")])
def test_the_exact_tier_holds_exactly_the_pages_with_the_phrase(
    browser: Browser, built_site: Published, site_address: str, language: str, typed: str
) -> None:
    with visiting(browser, search_address(site_address, language, typed)) as visit:
        page = visit.page
        finished(page)
        found_in_all(page)
        exact = page.locator("[data-search-tier=exact] .sc-result__title, [data-search-tier=names] .sc-result__title")
        listed = {link.split(f"/{language}/")[-1] for link in exact.evaluate_all("all => all.map((link) => link.href)")}
    whole = re.compile(rf"(?<![0-9.]){re.escape(typed)}")  # a piece of a number, as 8.0% of 18.0%, is another number
    holding = {
        page.address
        for page in built_site.of(language)
        if any(whole.search(text.lower()) for text in page.texts("//*[@id='content']"))
    }
    assert listed >= holding - {"search/", "explore/"}  # which hold what their scripts offer
    assert all(typed in " ".join(built_site.page(language, address).texts("//main")).lower() for address in listed)
