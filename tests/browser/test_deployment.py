"""A new version of the site is published while a reader has the old one open, or parts of it in the browser's cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import build_small_site, make_small_project
from tests.browser.searching import MAIN_LINKS
from tests.browser.visits import open_visit
from tests.project import Project
from tests.published import SiteServer, hosted

pytestmark = pytest.mark.browser

_BOX = "[data-search-form] input"
_RENAMED = {
    "export function element(": "export function anotherElement(",
    "element } from": "anotherElement as element } from",
    "export class Engine": "export class Opened",
    "{ Engine }": "{ Opened: Engine }",
    "export class SearchPage": "export class Results",
    "{ SearchPage }": "{ Results: SearchPage }",
}


def publish(project: Project, place: Path, changed: int) -> Path:
    """Build a version and put it aside, its files last changed at a time in seconds."""
    site = Path(shutil.copytree(build_small_site(project), place))
    for path in site.rglob("*"):
        os.utime(path, (changed, changed))
    return site


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of a site, one text of one plan apart."""
    folder = tmp_path_factory.mktemp("versions")
    project = make_small_project(folder / "project")
    old = publish(project, folder / "old", 0)
    project.write("docs/zh/about/index.md", "# 关于\n\n江西的新灯塔，浙江的旧灯塔，增长的产业。\n")
    return old, publish(project, folder / "new", 1000)


@pytest.fixture(scope="module")
def rewritten(versions: tuple[Path, Path]) -> Path:
    """The new version with scripts that do not work together with those of the old one."""
    project = Project(versions[0].parent / "project")
    for path in project.place("theme/assets/js").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        for old, new in _RENAMED.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    project.append("theme/assets/css/tokens.css", ".sc-brand { --rewritten: yes; }\n")
    return publish(project, versions[0].parent / "rewritten", 2000)


@pytest.fixture
def host(versions: tuple[Path, Path]) -> Iterator[SiteServer]:
    with hosted(versions[0], "/below/") as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser with its cache."""
    context = browser.new_context()
    yield context
    context.close()


def open_search(context: BrowserContext, host: SiteServer, typed: str = "") -> Page:
    page = open_visit(context, f"{host.address}zh/search/?q={typed}").page
    ended(page)
    return page


def ended(page: Page) -> str | None:
    page.locator("[data-search-status=done], [data-search-status=error]").wait_for(state="attached")
    return page.locator("[data-search-results]").get_attribute("data-search-status")


def search(page: Page, typed: str) -> None:
    page.locator(_BOX).fill(typed)
    page.locator(_BOX).press("Enter")


def names_of_index(site: Path) -> set[str]:
    return {path.name for path in (site / "zh" / "pagefind" / "index").iterdir()}


def test_the_new_version_lacks_most_chunks_of_the_old(versions: tuple[Path, Path]) -> None:
    old, new = map(names_of_index, versions)
    assert len(old - new) > len(old & new)


@pytest.mark.parametrize("before", ["", "浙江"])
def test_an_open_tab_finds_what_the_new_version_holds(
    context: BrowserContext, host: SiteServer, versions: tuple[Path, Path], before: str
) -> None:
    page = open_search(context, host, before)
    host.root = versions[1]
    for typed in ("灯塔", "增长", "rd", "新灯塔"):
        search(page, typed)
        expect(page.locator(MAIN_LINKS).first).to_be_visible()
        assert ended(page) == "done"


def test_more_results_come_from_the_new_version_when_the_old_is_gone(
    context: BrowserContext, host: SiteServer, versions: tuple[Path, Path]
) -> None:
    page = open_search(context, host, "江西")
    expect(page.locator(MAIN_LINKS)).to_have_count(10)
    host.root = versions[1]
    page.route("**/fragment/*", lambda route: route.fulfill(status=404), times=10)
    page.locator("[data-search-more]").click()
    expect(page.locator(MAIN_LINKS).nth(10)).to_be_focused()
    assert ended(page) == "done"


@pytest.mark.parametrize("returning", ["reload", "new tab", "later visit"])
def test_a_returning_reader_finds_what_the_new_version_holds(
    context: BrowserContext, host: SiteServer, versions: tuple[Path, Path], returning: str
) -> None:
    page = open_search(context, host, "江西")
    host.root = versions[1]
    if returning == "reload":
        page.reload()
    elif returning == "new tab":
        page = open_search(context, host)
    else:
        page.goto("about:blank")
        page = open_search(context, host, "灯塔")
    search(page, "新灯塔")
    expect(page.locator(MAIN_LINKS).first).to_have_attribute("href", f"{host.address}zh/about/")


def test_the_box_in_the_header_suggests_from_the_new_version(
    context: BrowserContext, host: SiteServer, versions: tuple[Path, Path]
) -> None:
    page = open_visit(context, f"{host.address}zh/about/").page
    box = page.locator("[data-search-slot] input")
    box.fill("江西")
    expect(page.locator("[data-search-slot] [role=option]").first).to_be_visible()
    host.root = versions[1]
    box.fill("新灯塔")
    expect(page.locator("[data-search-slot] [role=option]").first).to_have_attribute("href", f"{host.address}zh/about/")


def test_a_damaged_file_in_the_cache_is_asked_for_again(
    context: BrowserContext, host: SiteServer, tmp_path: Path
) -> None:
    whole = host.root
    host.root = Path(shutil.copytree(whole, tmp_path / "damaged"))
    for chunk in (host.root / "zh" / "pagefind" / "index").iterdir():
        chunk.write_bytes(chunk.read_bytes()[:40])
    page = open_search(context, host, "灯塔")
    assert ended(page) == "error"
    host.root = whole
    page.reload()
    expect(page.locator(MAIN_LINKS).first).to_be_visible()


def versions_asked_for(page: Page) -> set[str]:
    """Return how the addresses of all scripts and sheets of ours that the page has loaded end."""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    return {address.partition("?")[2] for address in loaded if "/assets/js/" in address or "/assets/css/" in address}


def version_of_page(page: Page) -> str:
    return str(page.locator("script[src*='loading.js']").get_attribute("src")).partition("?")[2]


@pytest.mark.parametrize("returning", ["reload", "new tab", "later visit"])
def test_a_new_page_uses_no_script_or_sheet_that_was_kept(
    context: BrowserContext, host: SiteServer, rewritten: Path, returning: str
) -> None:
    page = open_search(context, host, "江西")
    before = versions_asked_for(page)
    host.root = rewritten
    if returning == "reload":
        page.reload()
    elif returning == "new tab":
        page = open_search(context, host, "浙江")
    else:
        page.goto("about:blank")
        page.goto(f"{host.address}zh/search/?q=浙江")
    search(page, "新灯塔")
    expect(page.locator(MAIN_LINKS).first).to_have_attribute("href", f"{host.address}zh/about/")
    assert page.evaluate("getComputedStyle(document.querySelector('.sc-brand')).getPropertyValue('--rewritten')")
    assert len(before) == 2 and not before & versions_asked_for(page)


@pytest.mark.parametrize("address", ["zh/compare/", "zh/indicators/gdp_growth/", "zh/provinces/jiangxi/2024/", "zh/"])
def test_what_a_page_loads_is_of_one_version(context: BrowserContext, host: SiteServer, address: str) -> None:
    page = open_visit(context, host.address + address).page
    page.wait_for_load_state("networkidle")
    assert len(versions_asked_for(page)) == 2
    assert all(version.startswith("v=") for version in versions_asked_for(page))


def test_a_kept_page_works_with_the_scripts_that_were_kept(
    context: BrowserContext, host: SiteServer, rewritten: Path
) -> None:
    page = open_search(context, host, "江西")
    old = version_of_page(page)
    page.goto("about:blank")
    host.root = rewritten
    page.goto(f"{host.address}zh/search/?q=江西")
    expect(page.locator(MAIN_LINKS).first).to_be_visible()
    assert version_of_page(page) == old


def test_from_a_kept_page_whose_other_scripts_are_new_the_box_leads_to_the_search_page(
    context: BrowserContext, host: SiteServer, rewritten: Path
) -> None:
    page = open_visit(context, f"{host.address}zh/about/").page
    host.root = rewritten
    with page.expect_console_message(lambda message: message.type == "warning"):
        page.locator("[data-search-slot] input").fill("新灯塔")
    page.locator("[data-search-slot] input").press("Enter")
    page.wait_for_url("**/zh/search/*")
    expect(page.locator(MAIN_LINKS).first).to_be_visible()


def test_a_kept_page_that_does_not_start_is_asked_for_anew_when_the_reader_tries_again(
    context: BrowserContext, host: SiteServer, rewritten: Path, tmp_path: Path
) -> None:
    host.root = Path(shutil.copytree(host.root, tmp_path / "without a script"))
    (host.root / "zh" / "assets" / "js" / "search" / "page.js").unlink()
    page = open_visit(context, f"{host.address}zh/search/?q=新灯塔").page
    retry = page.locator("[data-unscripted=search] a").first
    expect(retry).to_be_visible()
    host.root = rewritten
    retry.click()
    expect(page.locator(MAIN_LINKS).first).to_be_visible()
