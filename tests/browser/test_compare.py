"""The comparison: two to six columns, chosen by keyboard and kept in the address."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.chromium import NARROW, visiting

pytestmark = pytest.mark.browser
_CHIPS = '<ul class="sc-chips">'
_BOX = '<li><label class="sc-chip-check"><input type="checkbox" value="more-{0}"><span>{0}</span></label></li>'


def columns(page: Page) -> list[str]:
    """Return the plans whose columns the first table shows."""
    heads = page.locator("[data-compared]").first.locator("thead [data-plan]:visible").all()
    return [head.get_attribute("data-plan") or "" for head in heads]


def chosen(page: Page) -> list[str]:
    return [box.get_attribute("value") or "" for box in page.locator("[data-compare] input:checked").all()]


def test_columns_are_chosen_by_keyboard_and_kept_in_the_address(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/") as visit:
        page = visit.page
        before = columns(page)
        assert 2 <= len(before) <= 6 and before == chosen(page)
        page.locator(f"[data-compare] input[value='{before[0]}']").focus()
        page.keyboard.press("Space")
        assert columns(page) == chosen(page) == before[1:]
        expect(page.locator("[data-compare-status]")).to_contain_text(str(len(before) - 1))
        address = page.url
        assert unquote(address).endswith("?plans=" + ",".join(before[1:]))
        page.goto("about:blank")
        page.goto(address)
        assert columns(page) == chosen(page) == before[1:]
        assert visit.problems() == []


def test_two_columns_are_the_least(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "en/compare/?plans=jiangxi-2023,jiangsu-2023") as visit:
        page = visit.page
        assert sorted(columns(page)) == ["jiangsu-2023", "jiangxi-2023"]
        for box in page.locator("[data-compare] input:checked").all():
            expect(box).to_be_disabled()
        page.locator("[data-compare] input:not(:checked)").first.check()
        assert len(columns(page)) == 3


@pytest.mark.parametrize("query", ["?plans=", "?plans=jiangxi-2023", "?plans=atlantis-1,<script>", "?plans=%00,%ff"])
def test_addresses_that_mean_nothing_show_the_first_columns(browser: Browser, site_address: str, query: str) -> None:
    with visiting(browser, f"{site_address}en/compare/{query}") as visit:
        assert 2 <= len(columns(visit.page)) <= 6
        assert visit.problems() == []


def test_six_columns_are_the_most(browser: Browser, site_address: str) -> None:
    """There may be fewer plans than that, so the page is given more before its script runs."""
    with visiting(browser, "about:blank") as visit:
        page = visit.page

        def more(route: Route) -> None:
            answer = route.fetch()
            boxes = "".join(_BOX.format(number) for number in range(8))
            route.fulfill(response=answer, body=answer.text().replace(_CHIPS, _CHIPS + boxes, 1))

        page.route("**/compare/*", more)
        wanted = ",".join(f"more-{number}" for number in range(8))
        page.goto(f"{site_address}en/compare/?plans={wanted}")
        assert len(chosen(page)) == 6
        for box in page.locator("[data-compare] input:not(:checked)").all():
            expect(box).to_be_disabled()


def test_columns_stay_readable_on_a_phone(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/compare/") as visit:
        visit.resize(NARROW)
        table = visit.page.locator("[data-compared]").first
        head = table.locator("tbody th").first
        widths = [
            cell.evaluate("cell => cell.offsetWidth") for cell in table.locator("thead [data-plan]:visible").all()
        ]
        assert head.evaluate("cell => cell.offsetWidth") <= NARROW / 2, "the sticky column leaves no room"
        assert min(widths) >= 60
