"""What a reader is told, and can still do, when scripts do not run: missing, blocked, too old a browser, a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.visits import script, visiting

pytestmark = pytest.mark.browser

Failure = Callable[[Route], None]
_SEARCH, _COMPARE = '[data-unscripted="search"]', '[data-unscripted="compare"]'
_WORDS, _EXPLORE = '[data-unscripted="words"]', '[data-unscripted="explore"]'
_SEARCH_MODULES = ("search/start", "search/page", "search/engine", "search/cbor", "elements", "words")
_SHOWN_LATE = 9_000  # milliseconds: the style sheet waits six seconds


def blocked(route: Route) -> None:
    route.abort("blockedbyclient")


def missing(route: Route) -> None:
    route.fulfill(status=404, body="<h1>404</h1>", content_type="text/html")


def broken(route: Route) -> None:
    route.fulfill(status=200, body="export const = ;", content_type="text/javascript")


def is_told(page: Page, part: str, way: str) -> None:
    """Check that the message is seen, offers to try again and leads to another way."""
    message = page.locator(part)
    expect(message).to_be_visible(timeout=_SHOWN_LATE)
    expect(message.locator("a").first).to_have_attribute("href", "")
    message.locator(f"a[href*='{way}']").click()
    page.wait_for_url(f"**{way}")


@pytest.mark.parametrize("failure", [blocked, missing, broken])
@pytest.mark.parametrize("module", _SEARCH_MODULES)
def test_search_says_that_it_has_not_started(
    browser: Browser, small_address: str, module: str, failure: Failure
) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(script(module), failure)
        page.goto(f"{small_address}zh/search/?q=江西")
        is_told(page, _SEARCH, "/index-of-pages/")


@pytest.mark.parametrize("failure", [blocked, missing, broken])
@pytest.mark.parametrize("module", ["compare", "comparison", "comparison_charts", "elements"])
def test_comparing_says_that_it_has_not_started(
    browser: Browser, small_address: str, module: str, failure: Failure
) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(script(module), failure)
        page.goto(f"{small_address}en/compare/")
        is_told(page, _COMPARE, "#tables")


@pytest.mark.parametrize("failure", [blocked, missing, broken])
@pytest.mark.parametrize("module", ["words/start", "words/viewer", "words/chart", "search/normalise"])
def test_the_viewer_of_words_says_that_it_has_not_started(
    browser: Browser, small_address: str, module: str, failure: Failure
) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(script(module), failure)
        page.goto(f"{small_address}en/words/?q=x")
        is_told(page, _WORDS, "/glossary/")


@pytest.mark.parametrize("failure", [blocked, missing, broken])
@pytest.mark.parametrize("module", ["explore/start", "explore/explorer", "explore/line_chart", "words/drawing"])
def test_the_explorer_says_that_it_has_not_started(
    browser: Browser, small_address: str, module: str, failure: Failure
) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(script(module), failure)
        page.goto(f"{small_address}en/explore/")
        is_told(page, _EXPLORE, "/data/")


@pytest.mark.parametrize(
    ("address", "part", "way"),
    [
        ("search/?q=jiangxi", _SEARCH, "/index-of-pages/"),
        ("compare/", _COMPARE, "#tables"),
        ("words/?q=x", _WORDS, "/glossary/"),
        ("explore/", _EXPLORE, "/data/"),
    ],
)
def test_a_page_says_so_when_every_script_is_blocked(
    browser: Browser, small_address: str, address: str, part: str, way: str
) -> None:
    with visiting(browser, "about:blank") as visit:
        visit.page.route(script(), blocked)
        visit.page.goto(f"{small_address}en/{address}")
        is_told(visit.page, part, way)


def test_who_wants_no_motion_is_told_as_well(browser: Browser, small_address: str) -> None:
    with visiting(browser, "about:blank", reduced_motion="reduce") as visit:
        visit.page.route(script("search/page"), lambda route: None)
        visit.page.goto(f"{small_address}en/search/?q=jiangxi", wait_until="commit")
        expect(visit.page.locator(_SEARCH)).to_be_hidden()
        is_told(visit.page, _SEARCH, "/index-of-pages/")


def test_trying_again_finds_what_was_asked(browser: Browser, small_address: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.route(script("search/start"), missing)
        page.goto(f"{small_address}zh/search/?q=江西")
        expect(page.locator(_SEARCH)).to_be_visible()
        page.unroute(script("search/start"))
        page.locator(f"{_SEARCH} a").first.click()
        expect(page.locator("[data-search-results] a").first).to_be_visible()
        expect(page.locator(_SEARCH)).to_have_count(0)


@pytest.mark.parametrize("address", ["zh/search/?q=江西", "zh/compare/"])
def test_nothing_is_told_where_scripts_run(browser: Browser, small_address: str, address: str) -> None:
    with visiting(browser, small_address + address) as visit:
        expect(visit.page.locator("[data-search-results] a, [data-compared] table").first).to_be_visible()
        expect(visit.page.locator("[data-unscripted]")).to_have_count(0)
        expect(visit.page.locator("[data-from-folder]")).to_be_hidden()
        assert visit.problems() == []


@pytest.mark.parametrize(("module", "control"), [("copy", "#cite-gbt + .sc-copy"), ("readout", ".sc-readout")])
def test_a_script_that_is_missing_takes_its_controls_along(
    browser: Browser, small_address: str, module: str, control: str
) -> None:
    address = f"{small_address}zh/provinces/jiangxi/2024/#cite" if module == "copy" else f"{small_address}zh/"
    with visiting(browser, address) as visit:
        page = visit.page
        assert page.locator(f"{control}:visible").count() > 0
        page.route(script(module), blocked)
        page.reload()
        expect(page.locator(f"{control}:visible")).to_have_count(0)
        page.locator("[data-scheme-toggle]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")


def test_without_the_script_of_the_header_the_page_is_as_without_scripts(browser: Browser, small_address: str) -> None:
    with visiting(browser, "about:blank", viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        page.route(script("header"), blocked)
        page.goto(f"{small_address}zh/about/")
        expect(page.locator("#sections a").first).to_be_visible()
        expect(page.locator("[data-menu-toggle]")).to_be_hidden()


@pytest.mark.parametrize(
    "address",
    ["zh/index.html", "en/search/index.html", "en/compare/index.html", "zh/words/index.html", "zh/explore/index.html"],
)
def test_pages_opened_from_a_folder_say_what_works(browser: Browser, small_site: Path, address: str) -> None:
    with visiting(browser, (small_site / address).as_uri()) as visit:
        page = visit.page
        expect(page.locator("[data-from-folder]")).to_be_visible()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("[data-scheme-toggle]")).to_be_hidden()
        expect(page.locator("[data-compare]")).to_have_count(0) if "compare" not in address else expect(
            page.locator("[data-compare]")
        ).to_be_hidden()
        if address != "zh/index.html":
            expect(page.locator("[data-unscripted]")).to_be_visible()


_TOO_OLD = {
    "no modules": "delete HTMLScriptElement.prototype.noModule;",
    "no unpacking": "delete window.DecompressionStream;",
    "no lookbehind": """window.RegExp = new Proxy(RegExp, { construct(made, [source, flags]) {
        if (String(source).includes("(?<=")) throw new SyntaxError("Invalid group");
        return new made(source, flags);
    } });""",
}


@pytest.mark.parametrize("lacking", _TOO_OLD.values(), ids=_TOO_OLD.keys())
@pytest.mark.parametrize("address", ["zh/search/?q=江西", "zh/compare/", "zh/words/", "zh/explore/"])
def test_too_old_a_browser_is_told_at_once(browser: Browser, small_address: str, address: str, lacking: str) -> None:
    with visiting(browser, "about:blank") as visit:
        page = visit.page
        page.add_init_script(lacking)
        page.route(script(), lambda route: route.continue_() if "loading.js" in route.request.url else route.abort())
        page.goto(small_address + address)
        expect(page.locator("[data-unscripted]")).to_be_visible(timeout=2_000)
        expect(page.locator("[data-unscripted]")).to_contain_text("Chrome 109")


_CLOSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError"); } });"""


@pytest.mark.parametrize(
    "address", ["zh/search/?q=江西", "zh/compare/", "zh/words/", "zh/explore/", "zh/indicators/gdp_growth/", "zh/"]
)
def test_pages_work_where_storage_is_closed(browser: Browser, small_address: str, address: str) -> None:
    with visiting(browser, small_address, color_scheme="light") as visit:
        page = visit.page
        page.add_init_script(_CLOSED)
        page.goto(small_address + address)
        page.locator("[data-scheme-toggle]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "ink")
        expect(page.locator("[data-scheme-toggle]")).to_have_attribute("aria-pressed", "true")
        assert visit.problems() == []
