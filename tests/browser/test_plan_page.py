"""A province-year page: citations, links to one figure, copying, tables by keyboard, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

_HALF_A_LINE = 10
_PLAN = "provinces/jiangxi/2023/"
_TARGET = "jiangxi-2023-industrial-investment-growth-target"
_RESULT = "jiangxi-2023-industrial-profit"  # in a fold
_SHEET, _MARGIN = 673, 16  # 210 mm less its margins, and a quarter of a margin, at 96 px an inch
_LIGHT_INK = "rgb(29, 33, 38)"  # paper has the light scheme's ink, whatever the screen shows


def test_link_to_a_figure_marks_its_row(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/{_PLAN}#{_TARGET}") as visit:
        row = visit.page.locator(f"[id='{_TARGET}']")
        expect(row).to_be_in_viewport()
        ground = "row => [row, ...row.children].map((element) => getComputedStyle(element).backgroundColor).join()"
        other = visit.page.locator(f"tr[id]:not([id='{_TARGET}'])").first
        assert row.evaluate(ground) != other.evaluate(ground)


def test_citation_of_the_page_is_copied(browser: Browser, site_address: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{site_address}zh/{_PLAN}", permissions=permissions) as visit:
        page = visit.page
        page.locator("summary:has(#cite)").click()
        button = page.locator("[data-copy-from=cite-gbt]")
        label = button.inner_text()
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("已复制")
        expect(page.locator("body > [role=status]")).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#cite-gbt").inner_text()
        expect(button).to_have_text(label, timeout=4000)
        page.locator("[data-copy-from=cite-bibtex]").click()
        expect(page.locator("[data-copy-from=cite-bibtex]")).to_have_text("已复制")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@misc{") and copied.count("{") == copied.count("}") and "year = {2026}" in copied
        page.locator("[data-copy-from=cite-ris]").click()
        expect(page.locator("[data-copy-from=cite-ris]")).to_have_text("已复制")
        lines = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert [line[:6] for line in lines] == [
            *(f"{tag}  - " for tag in ("TY", "AU", "TI", "PY", "DA", "ET", "PB", "UR", "Y2")),
            "ER  -",
        ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_targets_fit_a_phone_on_two_lines(browser: Browser, site_address: str, language: str) -> None:
    with visiting(browser, f"{site_address}{language}/{_PLAN}") as visit:
        visit.resize(NARROW)
        for table in visit.page.locator(".sc-scroll:has(> .sc-plan)").all():
            assert table.evaluate("element => element.scrollWidth <= element.clientWidth")
        ends = """row => [...row.cells].filter((cell) => cell.offsetHeight)
          .map((cell) => cell.getBoundingClientRect().bottom)"""
        judged = visit.page.locator(".sc-plan:not(.sc-plan--open) tbody tr[id]").first
        name, target, outcome, verdict, rank = judged.evaluate(ends)
        assert rank == pytest.approx(name, abs=_HALF_A_LINE)
        assert (outcome, verdict) == pytest.approx((target, target), abs=_HALF_A_LINE)
        assert target > name + _HALF_A_LINE


@pytest.mark.parametrize("width", [1440, 768])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_row_of_targets_is_high_or_cut(browser: Browser, site_address: str, language: str, width: int) -> None:
    with visiting(browser, f"{site_address}{language}/{_PLAN}") as visit:
        visit.page.set_viewport_size({"width": width, "height": 900})
        heights = "() => [...document.querySelectorAll('.sc-plan tbody tr')].map((row) => row.offsetHeight)"
        assert all(height <= 96 for height in visit.page.evaluate(heights))
        for table in visit.page.locator(".sc-scroll:has(> .sc-plan)").all():
            assert table.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_a_link_to_a_figure_in_a_fold_opens_it(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/{_PLAN}") as visit:
        expect(visit.page.locator(f"[id='{_RESULT}']")).to_be_hidden()
        visit.page.goto(f"{site_address}zh/{_PLAN}#{_RESULT}")
        expect(visit.page.locator(f"[id='{_RESULT}']")).to_be_in_viewport()


def test_tables_scroll_by_keyboard(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}en/coverage/") as visit:
        page = visit.page
        visit.resize(NARROW)
        scrollers = page.locator(".sc-scroll").all()
        for scroller in scrollers:
            assert scroller.get_attribute("tabindex") == "0" and scroller.get_attribute("aria-label")
        wide = [each for each in scrollers if each.evaluate("element => element.scrollWidth > element.clientWidth")]
        wide[0].focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert wide[0].evaluate("element => element.scrollLeft") > 0
        heading = wide[0].locator("tbody th[scope=row]").first
        assert heading.evaluate("cell => cell.getBoundingClientRect().left") >= 0, "the first column scrolled away"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_print_fits_the_sheet_and_shows_the_sources(browser: Browser, site_address: str, system: str) -> None:
    with visiting(browser, f"{site_address}zh/{_PLAN}", color_scheme=system) as visit:
        page = visit.page
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
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
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == _LIGHT_INK
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
