"""The search page in a browser: what it has found, and what more it has to show."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import Page, expect

MAIN_LINKS = "[data-search-results] a[href]:not([data-search-section])"
_FINISHED = "[data-search-status=done], [data-search-status=error]"
# Looks at each frame, for five seconds at most: a search has hundreds of times more to ask for.
_WAIT_FOR_MORE = """([links, before]) => new Promise((done) => {
  const end = performance.now() + 5000;
  const look = () => document.querySelectorAll(links).length > before || performance.now() > end
    ? done() : requestAnimationFrame(look);
  look();
})"""


def search_address(site_address: str, language: str, typed: str, more: str = "") -> str:
    """Return the address of a search; ``more`` is what follows in it, such as filters."""
    return f"{site_address}{language}/search/?q={quote(typed)}{more}"


def finished(page: Page) -> str:
    """Wait until the search is over; return how it ended."""
    page.locator(_FINISHED).wait_for(state="attached")
    status = page.locator("[data-search-results]").get_attribute("data-search-status")
    assert status is not None
    return status


def found(page: Page) -> list[str]:
    """Return the pages listed so far, as paths below the language's home."""
    links: list[str] = page.locator(MAIN_LINKS).evaluate_all("links => links.map((link) => link.href)")
    return [link.split("/zh/")[-1].split("/en/")[-1] for link in links]


def listings(page: Page) -> Iterator[list[str]]:
    """Yield the pages listed, and again each time that more were asked for, until there are no more."""
    more, links = page.locator("[data-search-more]"), page.locator(MAIN_LINKS)
    yield found(page)
    while more.is_visible():
        before = links.count()
        more.click()
        page.evaluate(_WAIT_FOR_MORE, [MAIN_LINKS, before])
        expect(links.nth(before)).to_be_visible()
        yield found(page)


def found_in_all(page: Page) -> list[str]:
    """Ask for more until there is no more; return all pages found."""
    *_, everything = listings(page)
    return everything


def total(page: Page) -> int:
    """Return how many pages the search page says it has found."""
    return int(page.locator("[data-search-results]").get_attribute("data-search-total") or "-1")
