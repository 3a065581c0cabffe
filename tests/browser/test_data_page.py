"""The page about the data as its readers use it: from the home page to a program that runs, in two clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import NARROW, WIDE, violations, visiting

pytestmark = pytest.mark.browser

_UNFOLD = "() => { for (const fold of document.querySelectorAll('#content details')) fold.open = true; }"


def test_an_economist_has_the_regression_two_clicks_from_the_home_page(
    browser: Browser, small_site: Path, small_address: str
) -> None:
    """What is copied is the file that tests/readers runs and holds against the records."""
    with visiting(browser, f"{small_address}en/", permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.page.locator("header").get_by_role("link", name="Data", exact=True).click()
        visit.page.locator("[data-copy-from='example-regression']").click()
        copied: str = visit.page.evaluate("navigator.clipboard.readText()")
        assert visit.problems() == []
    served = (small_site / "data" / "examples" / "regression.py").read_text(encoding="utf-8")
    assert copied.strip() == served.strip()


def test_a_file_is_one_click_away(browser: Browser, small_site: Path, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/data/") as visit:
        with visit.page.expect_download() as download:
            visit.page.locator(".sc-starts a").first.click()
        assert download.value.path().read_bytes() == (small_site / "data" / "shengce.xlsx").read_bytes()


def test_a_column_of_codes_leads_to_its_list(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}en/data/") as visit:
        visit.page.locator("#table-facts + dd > details > summary").click()
        expect(visit.page.locator("#codes-qualifier")).to_be_hidden()
        visit.page.locator("#table-facts + dd a[href='#codes-qualifier']").click()
        expect(visit.page.locator("#codes-qualifier")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_folded_is_in_order_too(browser: Browser, small_address: str, code: str, scheme: str) -> None:
    """Other tests look at every page as it opens."""
    with visiting(browser, f"{small_address}{code}/data/", color_scheme=scheme) as visit:
        visit.page.evaluate(_UNFOLD)
        assert violations(visit.page) == []
        assert [*visit.overflow(NARROW), *visit.overflow(WIDE)] == []
        assert visit.problems() == []
