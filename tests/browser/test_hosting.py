"""The site as a host serves it: chooser, missing pages, at a host's root, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import open_visit, visiting

pytestmark = pytest.mark.browser

_PLAN = "provinces/jiangxi/2023/"


def test_chooser_remembers_the_choice(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address) as visit:
        page = visit.page
        assert page.url == site_address, "nothing is chosen yet"
        page.get_by_role("link", name="English").press("Enter")
        page.wait_for_url(f"{site_address}en/")
        page.goto(site_address)
        page.wait_for_url(f"{site_address}en/")
        page.goto(f"{site_address}#choose")
        expect(page.get_by_role("link", name="中文")).to_be_visible()
        page.get_by_role("link", name="中文").click()
        page.wait_for_url(f"{site_address}zh/")
        page.goto(site_address)
        page.wait_for_url(f"{site_address}zh/")
        assert visit.problems() == []


def test_missing_page_leads_home(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/provinces/atlantis/2023/") as visit:
        page = visit.page
        expect(page.locator("h1")).to_contain_text("Page not found")
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{site_address}en/")
        assert visit.problems() == []


@pytest.mark.parametrize("address", ["", "zh/", f"en/{_PLAN}", "zh/compare/"])
def test_site_works_at_the_root_of_a_host(browser: Browser, root_address: str, address: str) -> None:
    with visiting(browser, root_address + address) as visit:
        expect(visit.page.locator("h1")).to_be_visible()
        for link in visit.page.locator("header a[href]:visible").all():
            assert (link.evaluate("link => link.href")).startswith(
                (f"{root_address}zh/", f"{root_address}en/", visit.page.url)
            )
        assert visit.problems() == []


def test_site_is_read_without_javascript(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = open_visit(context, site_address).page
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{site_address}en/")
        expect(page.locator(".sc-tiles")).to_be_visible()
        assert page.locator(".sc-heat a[data-cell]").count() > 500
        page.locator("#sections").get_by_role("link", name="Provinces", exact=True).click()
        expect(page.locator("h1")).to_be_visible()
        page.goto(site_address + "en/" + _PLAN)
        expect(page.locator(".sc-citations li").first).to_be_visible()
        expect(page.locator("svg.sc-mark").first).to_be_visible()
        page.locator(".sc-header [data-language-link]").click()
        page.wait_for_url(f"{site_address}zh/{_PLAN}")
        page.goto(site_address + "zh/compare/")
        expect(page.locator("[data-compare]")).to_be_hidden()
        page.locator("#tables ~ ul a").first.click()
        page.wait_for_url("**/indicators/gdp_growth/#heatmap")
        assert page.locator(".sc-heat tbody tr").count() == 32
    finally:
        context.close()


def test_controls_that_need_javascript_are_not_shown_without_it(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = open_visit(context, site_address + "zh/compare/").page
        for control in ("[data-scheme-toggle]", ".sc-copy", "[data-compare] input"):
            assert page.locator(f"{control}:visible").count() == 0, f"{control} does nothing without JavaScript"
        page.set_viewport_size({"width": 360, "height": 800})
        sections = page.locator("#sections a")
        assert sections.count() >= 9
        for section in sections.all():
            expect(section, "the menu cannot be opened without JavaScript").to_be_visible()
    finally:
        context.close()
