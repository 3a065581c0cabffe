"""The header: skip link, menu, scheme, language; by pointer and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

_PLAN = "provinces/jiangxi/2023/"


def focused(page: Page) -> str:
    """Return the class of the element that has the focus."""
    name: str = page.evaluate("document.activeElement.className")
    return name


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_tab_order_begins_with_the_skip_link(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/" + _PLAN) as visit:
        page = visit.page
        page.keyboard.press("Tab")
        assert focused(page) == "sc-skip"
        expect(page.locator(".sc-skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#content') !== null")


def test_focus_is_seen(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/" + _PLAN) as visit:
        for _ in range(12):
            visit.page.keyboard.press("Tab")
            outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            where = visit.page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            assert outline != "none", where


@pytest.mark.parametrize("width", [960, 1024, 1280])
def test_sections_keep_one_line(browser: Browser, site_address: str, width: int) -> None:
    with visiting(browser, site_address + "en/" + _PLAN) as visit:
        visit.resize(width)
        heights = {link.bounding_box()["y"] for link in visit.page.locator("#sections a:visible").all()}  # type: ignore[index]
        assert len(heights) == 1
        assert visit.overflow(width) == []


def test_menu_opens_and_closes_by_keyboard(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/" + _PLAN) as visit:
        page = visit.page
        visit.resize(NARROW)
        button, sections = page.locator("[data-menu-toggle]"), page.locator("#sections")
        expect(sections).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(sections).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert sections.locator("a:visible").count() == sections.locator("a").count() >= 9
        page.keyboard.press("Tab")
        assert "sc-sections__link" in focused(page)
        assert visit.overflow(NARROW) == []
        page.keyboard.press("Escape")
        expect(sections).to_be_hidden()
        assert "sc-menu-button" in focused(page)
        assert visit.problems() == []


def test_scheme_is_remembered_in_both_languages(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/", color_scheme="light") as visit:
        page = visit.page
        toggle = page.locator("[data-scheme-toggle]")
        expect(toggle).to_have_attribute("aria-pressed", "false")
        toggle.focus()
        page.keyboard.press("Enter")
        expect(toggle).to_have_attribute("aria-pressed", "true")
        assert scheme(page) == "ink"
        page.reload()
        assert scheme(page) == "ink"
        page.goto(site_address + "en/" + _PLAN)
        assert scheme(page) == "ink"
        expect(page.locator("[data-scheme-toggle]")).to_have_attribute("aria-pressed", "true")
        page.locator("[data-scheme-toggle]").click()
        assert scheme(page) == "paper"
        assert visit.problems() == []


def test_language_switch_keeps_page_query_and_hash(browser: Browser, site_address: str) -> None:
    state = "compare/?plans=jiangxi-2023,shandong-2023#counts"
    with visiting(browser, f"{site_address}zh/{state}") as visit:
        page = visit.page
        page.locator(".sc-header [data-language-link]").click()
        assert page.url.replace("%2C", ",") == f"{site_address}en/{state}"
        assert page.locator("html").get_attribute("lang") == "en"
        page.wait_for_load_state("load")  # the scripts that carry the state are deferred
        link = page.locator(".sc-footer [data-language-link]")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh/**")
        assert page.url.replace("%2C", ",") == f"{site_address}zh/{state}"
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        assert visit.problems() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_name_of_the_language_link_begins_as_what_is_seen(
    browser: Browser, site_address: str, language: str
) -> None:
    with visiting(browser, f"{site_address}{language}/") as visit:
        link = visit.page.locator(".sc-header [data-language-link]")
        name, seen = link.get_attribute("aria-label") or "", link.inner_text().strip()
        assert re.match(rf"{seen}\b|{seen}：", name), f"{name!r} does not say {seen!r}, which a voice would call it by"


def test_current_section_is_marked(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/" + _PLAN) as visit:
        current = visit.page.locator("#sections [aria-current]")
        expect(current).to_have_count(1)
        expect(current).to_have_text("Provinces")
