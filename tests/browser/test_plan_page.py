"""A province-year page: citations, links to one figure, copying, tables by keyboard, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import NARROW, visiting

pytestmark = pytest.mark.browser

_PLAN = "provinces/jiangxi/2023/"
_TARGET = "jiangxi-2023-industrial-value-added-growth-target"
_SHEET, _MARGIN = 673, 16  # 210 mm less its margins, and a quarter of a margin, at 96 px an inch


@pytest.mark.parametrize("language", ["zh", "en"])
def test_citation_leads_to_its_entry(browser: Browser, site_address: str, language: str) -> None:
    with visiting(browser, f"{site_address}{language}/{_PLAN}") as visit:
        page = visit.page
        link = page.locator(f"[id='{_TARGET}'] td:nth-of-type(2) a.sc-cite")
        entry = page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        expect(entry).not_to_be_in_viewport()
        link.click()
        expect(entry).to_be_in_viewport(ratio=1)
        top = entry.evaluate("element => element.getBoundingClientRect().top")
        header = page.locator(".sc-header").evaluate("element => element.getBoundingClientRect().bottom")
        assert top >= header, "the header covers the entry"
        printed = page.locator(f"[id='{_TARGET}']").evaluate(
            "row => row.ownerDocument.querySelector(':target').innerText"
        )
        assert "8.0%左右" in printed


def test_link_to_a_figure_marks_its_row(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/{_PLAN}#{_TARGET}") as visit:
        row = visit.page.locator(f"[id='{_TARGET}']")
        expect(row).to_be_in_viewport()
        ground = "row => [row, ...row.children].map((element) => getComputedStyle(element).backgroundColor).join()"
        other = visit.page.locator(f"tr[id]:not([id='{_TARGET}'])").first
        assert row.evaluate(ground) != other.evaluate(ground)


def test_citation_is_copied(browser: Browser, site_address: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{site_address}zh/{_PLAN}", permissions=permissions) as visit:
        page = visit.page
        button = page.locator(".sc-citations .sc-copy").first
        label, text = button.inner_text(), button.get_attribute("data-copy")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("已复制")
        expect(page.locator("body > [role=status]")).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == text
        expect(button).to_have_text(label, timeout=4000)
        page.locator("[data-copy-from=cite-bibtex]").click()
        expect(page.locator("[data-copy-from=cite-bibtex]")).to_have_text("已复制")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@misc{") and copied.count("{") == copied.count("}")


def test_copying_that_is_forbidden_says_so(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/{_PLAN}") as visit:
        page = visit.page
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
        button = page.locator(".sc-citations .sc-copy").first
        button.click()
        expect(button).to_have_text("Could not copy")


def test_tables_scroll_by_keyboard(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/{_PLAN}") as visit:
        page = visit.page
        visit.resize(NARROW)
        scrollers = page.locator(".sc-scroll").all()
        assert len(scrollers) >= 3
        for scroller in scrollers:
            assert scroller.get_attribute("tabindex") == "0" and scroller.get_attribute("aria-label")
        scrollers[0].focus()
        assert scrollers[0].evaluate("element => element.scrollWidth > element.clientWidth")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert scrollers[0].evaluate("element => element.scrollLeft") > 0
        heading = scrollers[0].locator("tbody th").first
        assert heading.evaluate("cell => cell.getBoundingClientRect().left") >= 0, "the first column scrolled away"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_print_fits_the_sheet_and_shows_the_sources(browser: Browser, site_address: str, system: str) -> None:
    with visiting(browser, f"{site_address}zh/{_PLAN}", color_scheme=system) as visit:
        page = visit.page
        page.emulate_media(media="print")
        assert visit.overflow(_SHEET, _MARGIN) == []
        cut = (
            "() => [...document.querySelectorAll('.sc-scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1).length"
        )
        assert page.evaluate(cut) == 0, "tables are wider than the sheet"
        for entry in page.locator(".sc-citations > li").all():
            expect(entry).to_be_visible()
        expect(page.locator(".sc-header")).to_be_hidden()
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, ground
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert page.pdf().startswith(b"%PDF")


def test_reduced_motion_moves_nothing(browser: Browser, site_address: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
      return long(style.transitionDuration) || long(style.animationDuration) && style.animationName !== "none" ||
        style.scrollBehavior === "smooth";
    }).map((element) => element.tagName + "." + element.getAttribute("class"))"""
    with visiting(browser, f"{site_address}en/{_PLAN}", reduced_motion="reduce") as visit:
        assert visit.page.evaluate(moving) == []
