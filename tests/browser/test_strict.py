"""Counting strictly: by keyboard, by touch and by address, kept from page to page, and nothing without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

_YEAR = "en/years/2024/"
_INDICATOR = "en/indicators/gdp_growth/"


def switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Count strictly")


def verdict(page: Page) -> Locator:
    """Return the first verdict that strict counting changes."""
    return page.locator(".sc-verdict--met-about").first


def dot(page: Page) -> str:
    """Return the colour of the verdict's dot."""
    colour: str = verdict(page).evaluate("(element) => getComputedStyle(element, '::before').backgroundColor")
    return colour


def test_the_switch_changes_words_counts_and_colours_by_keyboard_and_is_announced(
    browser: Browser, small_address: str
) -> None:
    with visiting(browser, small_address + _YEAR) as visit:
        page = visit.page
        assert "Nearly met" not in verdict(page).inner_text()
        before = dot(page), page.locator("main, article").first.inner_text()
        switch(page).focus()
        page.keyboard.press("Enter")
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[data-strictness] [role=status]")).to_contain_text("without the allowance")
        assert "Nearly met" in verdict(page).inner_text()
        assert dot(page) != before[0]
        assert page.locator("main, article").first.inner_text() != before[1]
        page.keyboard.press("Space")
        expect(switch(page)).to_have_attribute("aria-pressed", "false")
        expect(page.locator("[data-strictness] [role=status]")).to_contain_text("again")
        assert dot(page) == before[0]
        assert visit.problems() == []


def test_the_choice_holds_on_the_next_page_and_the_next_visit(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address + _YEAR) as visit:
        page = visit.page
        switch(page).click()
        page.goto(small_address + _INDICATOR)
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        page.reload()
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        switch(page).click()
        page.goto(small_address + _YEAR)
        expect(switch(page)).to_have_attribute("aria-pressed", "false")


def test_an_address_can_ask_for_it_and_changes_no_choice(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}{_YEAR}?strict=1#content") as visit:
        page = visit.page
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        page.goto(small_address + _YEAR)
        expect(switch(page)).to_have_attribute("aria-pressed", "false")
        page.goto(f"{small_address}{_YEAR}?strict=1")
        switch(page).click()
        assert "strict" not in page.url
        page.reload()
        expect(switch(page)).to_have_attribute("aria-pressed", "false")


def test_it_works_by_touch(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address + _YEAR, has_touch=True, is_mobile=True) as visit:
        visit.resize(NARROW)
        box = switch(visit.page).bounding_box()
        assert box is not None and box["height"] >= 24
        switch(visit.page).tap()
        expect(switch(visit.page)).to_have_attribute("aria-pressed", "true")
        assert visit.problems() == []


def test_without_scripts_there_is_no_switch_and_one_counting(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}{_YEAR}?strict=1", java_script_enabled=False) as visit:
        page = visit.page
        expect(page.locator("[data-strictness]")).to_be_hidden()
        assert page.locator(".sc-strict").count() > 0
        for each in page.locator(".sc-strict").all():
            expect(each).to_be_hidden()


@pytest.mark.parametrize("address", ["en/data/", "en/glossary/"])
def test_where_it_would_change_nothing_there_is_no_switch(browser: Browser, small_address: str, address: str) -> None:
    with visiting(browser, f"{small_address}{address}?strict=1") as visit:
        expect(visit.page.locator("[data-strictness]:visible")).to_have_count(0)
        assert visit.problems() == []


def share(words: str) -> float:
    met, judged = (int(number) for number in re.findall(r"\d+", words)[:2])
    return met / judged


def test_a_table_is_sorted_by_the_counting_that_is_shown(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/") as visit:
        page = visit.page
        page.locator(".sc-answers thead button").last.click()
        rows = page.locator(".sc-answers td.sc-answers__met:not(:empty)")
        usual = rows.all_inner_texts()
        assert usual == sorted(usual, key=share, reverse=True)
        switch(page).click()
        strict = rows.all_inner_texts()
        assert strict != usual
        assert [*map(share, strict)] == sorted(map(share, strict), reverse=True)


def test_the_matrix_is_ordered_by_the_counting_that_is_shown(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}{_INDICATOR}?rank=outcome-share") as visit:
        page = visit.page
        switch(page).click()
        shares = page.locator("tbody:not(.sc-heat__nation) .sc-heat__share").all_inner_texts()
        numbers = [int(text.strip("%")) for text in shares if text.strip("%").isdigit()]
        assert len(numbers) > 20
        assert numbers == sorted(numbers, reverse=True)
