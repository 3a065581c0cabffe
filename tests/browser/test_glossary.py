"""The glossary: by initial letter and by kind, short on a phone, and whole where no script runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 390, 1440
_TALLEST = 5500


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_term_is_found_on_a_phone_without_a_long_way(browser: Browser, site_address: str, language: str) -> None:
    viewport = {"width": PHONE, "height": 844}
    with visiting(browser, f"{site_address}{language}/glossary/", viewport=viewport) as visit:
        page = visit.page
        expect(page.locator("details[data-fold][open]")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollHeight") <= _TALLEST
        letter = {"zh": "L", "en": "C"}[language]
        group = page.locator(".sc-initials details").filter(has=page.get_by_role("heading", name=letter, exact=True))
        group.locator("summary").click()
        group.get_by_role("link", name={"zh": "链长制", "en": "Chain chief system"}[language]).click()
        page.wait_for_url("**/glossary/chain-chief-system/")
        assert visit.problems() == []


def test_an_address_of_a_kind_opens_its_fold(browser: Browser, site_address: str) -> None:
    viewport = {"width": PHONE, "height": 844}
    with visiting(browser, f"{site_address}zh/glossary/#mechanism", viewport=viewport) as visit:
        expect(visit.page.locator("details[data-fold][open]")).to_have_count(1)
        expect(visit.page.locator("#mechanism")).to_be_in_viewport()


def test_the_letters_stand_side_by_side_on_a_desk_and_an_open_one_takes_the_width(
    browser: Browser, site_address: str
) -> None:
    viewport = {"width": DESKTOP, "height": 844}
    with visiting(browser, f"{site_address}zh/glossary/", viewport=viewport) as visit:
        letters = visit.page.locator(".sc-initials details")
        tops = [box["y"] for letter in letters.all() if (box := letter.bounding_box())]
        assert len(tops) >= 20 and len(set(tops)) <= len(tops) / 4
        letters.nth(3).locator("summary").click()
        opened, every = letters.nth(3).bounding_box(), visit.page.locator(".sc-initials").bounding_box()
        assert opened and every and opened["width"] == every["width"]


def test_the_letters_are_open_without_scripts(browser: Browser, site_address: str) -> None:
    viewport = {"width": PHONE, "height": 844}
    address = f"{site_address}zh/glossary/"
    with visiting(browser, address, viewport=viewport, java_script_enabled=False) as visit:
        letters = visit.page.locator(".sc-initials details")
        assert letters.count() == visit.page.locator(".sc-initials details[open]").count() >= 20
