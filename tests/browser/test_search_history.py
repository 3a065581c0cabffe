"""Going back to a search: which searches Back returns to, and the reader's place in the results."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.searching import MAIN_LINKS
from tests.browser.visits import script, visiting

pytestmark = pytest.mark.browser

_BOX = "[data-search-form] input"


def stands(page: Page, typed: str) -> None:
    """Wait until the search for a text is in the box, in the address and answered."""
    expect(page.locator(_BOX)).to_have_value(typed)
    page.wait_for_url(lambda address: address.endswith(f"?q={quote(typed)}"))
    expect(page.locator("[data-search-results]")).to_have_attribute("data-search-status", "done")


def type_slowly(page: Page, typed: str) -> None:
    page.locator(_BOX).press_sequentially(typed, delay=60)
    stands(page, page.locator(_BOX).input_value())


def test_back_returns_to_the_search_before(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/search/") as visit:
        page = visit.page
        for typed in ("江西", "浙江", "灯塔"):
            page.locator(_BOX).fill(typed)
            stands(page, typed)
            page.wait_for_timeout(500)
            page.locator(_BOX).press("Enter")
        for typed in ("浙江", "江西"):
            page.go_back()
            stands(page, typed)
        page.go_forward()
        stands(page, "浙江")
        assert visit.problems() == []


@pytest.mark.parametrize("settled", ["by Enter", "by leaving the box", "by time"])
def test_what_is_typed_on_the_way_is_not_gone_back_to(browser: Browser, small_address: str, settled: str) -> None:
    with visiting(browser, f"{small_address}zh/about/") as visit:
        page = visit.page
        page.goto(f"{small_address}zh/search/")
        type_slowly(page, "江西省")
        if settled == "by Enter":
            page.locator(_BOX).press("Enter")
        elif settled == "by leaving the box":
            page.locator("h1").click()
        elif settled == "by time":
            page.wait_for_timeout(1500)
        page.locator(_BOX).fill("")
        type_slowly(page, "灯塔车间")
        page.locator(_BOX).press("Enter")
        page.go_back()
        stands(page, "江西省")
        page.go_back()
        page.wait_for_url("**/zh/about/")
        assert visit.problems() == []


def test_enter_while_typing_leaves_one_entry(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/search/?q={quote('江西')}") as visit:
        page = visit.page
        stands(page, "江西")
        page.locator(_BOX).fill("")
        page.locator(_BOX).press_sequentially("灯塔")
        page.wait_for_timeout(400)
        page.locator(_BOX).press_sequentially("车间")
        page.locator(_BOX).press("Enter")
        stands(page, "灯塔车间")
        page.go_back()
        stands(page, "江西")


@pytest.mark.parametrize("way", ["result", "another link", "address", "new search"])
def test_the_place_in_the_results_is_kept(browser: Browser, small_address: str, way: str) -> None:
    with visiting(browser, f"{small_address}zh/search/?q={quote('江西')}") as visit:
        page = visit.page
        page.locator("[data-search-more]").click()
        expect(page.locator(MAIN_LINKS)).to_have_count(20)
        link = page.locator(MAIN_LINKS).nth(17)
        link.scroll_into_view_if_needed()
        top = page.evaluate("scrollY")
        assert top > 500
        if way == "result":
            link.click()
            page.wait_for_url(lambda address: "/search/" not in address)
        elif way == "another link":
            page.evaluate("document.querySelector('footer a').click()")
            page.wait_for_url("**/zh/")
        elif way == "address":
            page.goto(f"{small_address}zh/about/")
        else:
            page.evaluate(
                """(typed) => { const input = document.querySelector("[data-search-form] input");
                input.value = typed; input.form.requestSubmit(); }""",
                "灯塔",
            )
            stands(page, "灯塔")
        page.go_back()
        stands(page, "江西")
        expect(page.locator(MAIN_LINKS)).to_have_count(20)
        expect(page.locator(MAIN_LINKS).nth(17)).to_be_in_viewport()
        assert abs(page.evaluate("scrollY") - top) < 5
        assert visit.problems() == []


def test_a_reload_keeps_the_place_and_a_link_into_the_page_the_results(browser: Browser, small_address: str) -> None:
    with visiting(browser, f"{small_address}zh/search/?q={quote('江西')}") as visit:
        page = visit.page
        page.locator("[data-search-more]").click()
        expect(page.locator(MAIN_LINKS)).to_have_count(20)
        page.evaluate("location.hash = 'content'")
        page.go_back()
        expect(page.locator(MAIN_LINKS)).to_have_count(20)
        page.evaluate("scrollTo(0, 800)")
        page.wait_for_timeout(500)
        page.reload()
        expect(page.locator(MAIN_LINKS)).to_have_count(20)
        page.wait_for_timeout(200)
        assert abs(page.evaluate("scrollY") - 800) < 5


def test_what_is_typed_before_the_script_runs_is_searched(browser: Browser, small_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route(script("search/page"), hold)
        page.goto(f"{small_address}zh/search/", wait_until="commit")
        page.locator(_BOX).fill("江西")
        page.wait_for_timeout(500)
        held[0].continue_()
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        stands(page, "江西")


def test_an_address_that_cannot_be_decoded_is_searched_as_far_as_it_goes(browser: Browser, small_address: str) -> None:
    for query in ("?q=%E4%B", "?q=%", "?q=%FF%FE&kind=%zz", "?q=a&q=b#%", "?q=" + quote("江西") + "#%E4%B"):
        with visiting(browser, f"{small_address}zh/search/{query}") as visit:
            expect(visit.page.locator("[data-search-results]")).to_have_attribute("data-search-status", "done")
            assert visit.problems() == []


def test_a_hash_that_cannot_be_decoded_breaks_no_page(browser: Browser, small_address: str) -> None:
    for address in ("zh/provinces/jiangxi/2024/#%", "en/about/#%E4%B", "zh/compare/#%"):
        with visiting(browser, small_address + address) as visit:
            visit.page.wait_for_load_state("load")
            assert visit.problems() == []
