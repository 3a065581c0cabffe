"""The site in a browser that knows nothing newer than the baseline: all that is taken away before any script runs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.baseline.lint import newer
from tests.browser.searching import MAIN_LINKS
from tests.browser.visits import NARROW, Visit, visiting

pytestmark = pytest.mark.browser

_TAKE_AWAY = """([interfaces, members]) => {
  for (const [path, names] of Object.entries(members)) {
    const holder = path.split(".").reduce((around, name) => around?.[name], window);
    for (const name of names) {
      const own = name.replace(/_static$/, "");
      for (const place of name === own ? [holder, holder?.prototype] : [holder]) {
        if (place && Object.getOwnPropertyDescriptor(place, own)?.configurable) delete place[own];
      }
    }
  }
  for (const name of interfaces) delete window[name];
  window.takenAway = [];
}"""


def open_in_old_browser(visit: Visit, address: str) -> Page:
    argument = json.dumps([newer()["interfaces"], newer()["members"]])
    visit.page.add_init_script(f"({_TAKE_AWAY})({argument})")
    visit.page.goto(address)
    assert visit.page.evaluate("'takenAway' in window && !('toSorted' in Array.prototype) && !('groupBy' in Object)")
    assert visit.page.evaluate("!('checkVisibility' in Element.prototype) && !('union' in Set.prototype)")
    return visit.page


def test_search_works(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/search/?q=江西")
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        expect(page.locator("[data-search-results] mark").first).to_be_visible()
        page.locator("[data-search-more]").click()
        expect(page.locator(MAIN_LINKS).nth(10)).to_be_focused()
        page.keyboard.press("/")
        expect(page.locator("[data-search-form] input")).to_be_focused()
        for typed in ("增⻓7%，", "電子", "48,295.5", "industrial", "这句话没有写在任何一页上"):
            page.locator("[data-search-form] input").fill(typed)
            page.keyboard.press("Enter")
            expect(page.locator("[data-search-results]")).to_have_attribute("data-search-status", "done")
        page.locator("[data-search-form] input").fill("江西")
        page.locator("[data-search-filters] button").nth(1).click()
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        assert visit.problems() == []


def test_the_header_works(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/about/")
        page.keyboard.press("/")
        page.keyboard.type("jx")
        expect(page.locator("[data-search-slot] [role=option]").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("[data-scheme-toggle]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
        visit.resize(NARROW)
        page.locator("[data-menu-toggle]").click()
        expect(page.locator("#sections a").first).to_be_visible()
        assert visit.problems() == []


def test_comparing_works(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}en/compare/?from=2025&to=2023&provinces=jiangxi, zhejiang")
        expect(page.locator("[data-compared] tbody tr")).to_have_count(3)
        expect(page.locator("[data-compare-status]")).to_contain_text("wrong way round")
        page.locator("select[name=indicator]").select_option("energy_intensity_change")
        expect(page.locator("[data-compared] table")).to_be_visible()
        assert visit.problems() == []


def test_words_work(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/words/?q=灯塔，照明网%2B,没有这个词")
        expect(page.locator("[data-words]")).to_have_attribute("data-words-status", "done")
        expect(page.locator("tr[data-word]")).to_have_count(8)
        expect(page.locator("[data-word-absent]")).to_have_count(1)
        page.locator("[name=scope]").select_option("jiangxi")
        expect(page.locator("tr[data-word][data-reports]")).to_have_count(6)
        page.locator("[data-words-form] input").fill("dt")
        page.locator("[data-words-reports] summary").click()
        expect(page.locator("[data-words-reports] dd")).not_to_have_count(0)
        with page.expect_download():
            page.locator("[data-download=png]").click()
        assert visit.problems() == []


def test_the_explorer_works(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/explore/?areas=jiangxi,zhejiang,narnia&view=line")
        expect(page.locator("[data-explore]")).to_have_attribute("data-explore-status", "done")
        expect(page.locator("[data-explore-message]")).to_contain_text("narnia")
        for look in ("dumbbell", "heatmap", "ranking", "map", "multiples", "table"):
            page.locator(f"[data-look={look}]").click()
            expect(page.locator(f"[data-look={look}]")).to_have_attribute("aria-pressed", "true")
            expect(page.locator("[data-explore-grid] tr[data-row]")).not_to_have_count(0)
        page.locator("[data-look=line]").click()
        with page.expect_download():
            page.locator("[data-download=png]").click()
        assert visit.problems() == []


def test_tables_and_maps_work(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/indicators/gdp_growth/")
        page.goto(f"{small_address}zh/")
        page.locator("a[data-cell]").first.focus()
        expect(page.locator("[data-readout][data-shown]").first).to_be_visible()
        assert visit.problems() == []


def test_copying_works(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = open_in_old_browser(visit, f"{small_address}zh/provinces/jiangxi/2024/")
        page.locator("summary:has(#cite)").click()
        button = page.locator("#cite-gbt + .sc-copy")
        button.click()
        expect(button).to_have_text("已复制")
        assert visit.problems() == []
