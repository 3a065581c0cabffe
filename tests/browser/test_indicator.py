"""An indicator's page: provinces that stand out in the trend, what trend and matrix show, the order of the matrix."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import NARROW, visiting

pytestmark = pytest.mark.browser

GDP, ENERGY = "en/indicators/gdp_growth/", "en/indicators/energy_intensity_change/"


def chips(page: Page) -> list[str]:
    drawn = page.locator(".sc-trend [data-place].sc-chip")
    found: list[str] = drawn.evaluate_all("(all) => all.map((each) => each.getAttribute('value'))")
    return found


def standing_out(page: Page) -> list[str]:
    """Return whose lines stand out, in the order of their colours."""
    lines = page.locator(".sc-trend__line[data-place]").all()
    ordered = sorted(lines, key=lambda line: str(line.get_attribute("data-place")))
    return [str(line.get_attribute("data-line-of")) for line in ordered]


def row(page: Page, area: str) -> Locator:
    return page.locator(f".sc-heat tr[data-area='{area}']")


def order(page: Page) -> list[str]:
    rows = page.locator(".sc-heat tbody:not(.sc-heat__nation) tr[data-area]")
    return [str(each.get_attribute("data-area")) for each in rows.all()]


def numbers(page: Page, year: int) -> list[float | None]:
    """Return what the provinces' cells of a year say, in the order shown."""
    script = """([rows, place]) => [...document.querySelectorAll(rows)].map((row) =>
        row.querySelectorAll(".sc-heat__cell")[place]).map((cell) => cell.matches("a") ? cell.textContent : "")"""
    first = int(str(page.locator("table.sc-heat").get_attribute("data-first-year")))
    texts = page.evaluate(script, [".sc-heat tbody:not(.sc-heat__nation) tr[data-area]", year - first])
    return [float(text.replace("−", "-").replace(",", "")) if text else None for text in texts]


def test_provinces_are_added_and_taken_away_by_keyboard(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP) as visit:
        page = visit.page
        first = chips(page)
        assert first and standing_out(page) == first
        choice = page.locator(".sc-trend select")
        choice.focus()
        choice.select_option("jiangxi")
        assert standing_out(page) == chips(page) == [*first, "jiangxi"]
        expect(page.locator(".sc-trend__name[data-place]").last).to_contain_text(re.compile(r"Jiangxi \d"))
        page.get_by_role("button", name="Remove Jiangxi").press("Enter")
        assert standing_out(page) == first
        assert page.evaluate("document.activeElement.tagName") == "SELECT", "the focus is not lost with the chip"
        for area in ("jiangxi", "hebei", "gansu", "anhui")[: 4 - len(first)]:
            choice.select_option(area)
        assert len(chips(page)) == 4
        expect(choice.locator("option").first).to_have_text("Four at most; remove one first")
        assert visit.problems() == []


def test_a_tap_on_a_line_makes_it_stand_out(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP + "?provinces=", has_touch=True) as visit:
        visit.resize(NARROW)
        assert standing_out(visit.page) == []
        visit.page.locator("[data-line-of='jiangxi']").dispatch_event("click")
        assert standing_out(visit.page) == ["jiangxi"]
        visit.page.locator("[data-line-of='national']").dispatch_event("click")
        assert standing_out(visit.page) == ["jiangxi"]


def test_one_switch_is_for_trend_and_matrix(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP) as visit:
        page = visit.page
        outcomes, line = numbers(page, 2025), page.locator("[data-line-of='jiangxi']").get_attribute("d")
        page.locator(".sc-trend").get_by_role("button", name="Gap").click()
        gaps = numbers(page, 2025)
        assert gaps != outcomes and any(gap is not None and gap < 0 for gap in gaps)
        assert page.locator("[data-line-of='jiangxi']").get_attribute("d") != line
        matrix = page.locator("[data-readout-group]:has(.sc-heat)")
        expect(matrix.get_by_role("button", name="Gap")).to_have_attribute("aria-pressed", "true")
        matrix.get_by_role("button", name="Outcome").click()
        assert numbers(page, 2025) == outcomes


def test_the_matrix_is_ordered_by_a_year_or_by_the_share_met(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP) as visit:
        page = visit.page
        usual = order(page)
        choice = page.get_by_label("Order by")
        choice.select_option("2020")
        shown = [number for number in numbers(page, 2020) if number is not None]
        assert len(shown) > 25 and shown == sorted(shown, reverse=True)
        lefts = (
            "rows => rows.map((row) => Math.round(row.querySelector('.sc-heat__cell').getBoundingClientRect().left))"
        )
        assert len(set(page.locator(".sc-heat tr[data-area]").evaluate_all(lefts))) == 1, "the years stay columns"
        choice.select_option("share")
        shares = [int(text.rstrip("%")) for text in page.locator(".sc-heat__share").all_inner_texts()[1:]]
        assert shares == sorted(shares, reverse=True)
        choice.select_option("")
        assert order(page) == usual


def test_where_lower_is_better_the_deepest_fall_comes_first(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + ENERGY + "?rank=target-2009") as visit:
        shown = [number for number in numbers(visit.page, 2009) if number is not None]
        assert len(shown) > 3 and shown == sorted(shown)


def test_everything_stands_in_the_address(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP) as visit:
        page = visit.page
        page.locator(".sc-trend select").select_option("jiangxi")
        chosen = chips(page)
        page.locator(".sc-trend").get_by_role("button", name="Target").click()
        assert "show=target" in page.url
        page.get_by_label("Order by").select_option("2020")
        assert "rank=target-2020" in page.url and "jiangxi" in page.url
        shown = order(page)
        page.goto(site_address + "en/about/")
        page.go_back()
        expect(page.get_by_label("Order by")).to_have_value("2020")
        assert (chips(page), order(page)) == (chosen, shown)
        page.locator(".sc-header [data-language-link]").click()
        page.wait_for_url("**/zh/**rank=target-2020**")
        assert order(page) == shown
        assert visit.problems() == []


@pytest.mark.parametrize(
    "query", ["?provinces=atlantis,__proto__&show=price&rank=outcome-1850", "?rank=__proto__", "?provinces=%E4%B"]
)
def test_an_address_that_means_nothing_shows_the_page_as_it_is(browser: Browser, site_address: str, query: str) -> None:
    with visiting(browser, site_address + GDP + query) as visit:
        assert len(order(visit.page)) == 31
        expect(visit.page.get_by_label("Order by")).to_have_value("")
        assert visit.problems() == []


def test_a_phone_shows_all_years_and_a_tap_reads_a_cell(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + GDP, has_touch=True) as visit:
        visit.resize(NARROW)
        page = visit.page
        box = page.locator(".sc-scroll:has(.sc-heat)")
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
        cell = row(page, "jiangxi").locator(".sc-heat__cell").nth(20)
        cell.tap()
        readout = page.locator("[data-readout-group]:has(.sc-heat) [data-readout]")
        expect(readout).to_contain_text("Jiangxi 2023")
        expect(readout).to_contain_text("report of 2023")
        expect(readout.get_by_role("link")).to_be_visible()
        assert page.url.endswith(GDP), "the first tap reads, and the second leads on"


def test_without_scripts_every_line_is_grey_and_the_matrix_says_outcomes(browser: Browser, site_address: str) -> None:
    options: dict[str, Any] = {"java_script_enabled": False}
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(site_address + GDP)
    assert page.locator(".sc-trend__line").count() == 32
    assert page.locator(".sc-trend__line[data-place]").count() == 0
    expect(row(page, "jiangxi").locator(".sc-heat__cell").first).to_have_text(re.compile(r"^\d"))
    expect(page.locator(".sc-tools select")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "none"])
def test_an_old_address_leads_to_the_page(browser: Browser, site_address: str, has_scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"{site_address}zh/promises/gdp_growth/?from=mail#latest")
    page.wait_for_url("**/zh/indicators/gdp_growth/**")
    if has_scripts:
        assert page.url.endswith("/zh/indicators/gdp_growth/?from=mail#table")
        page.goto(f"{site_address}zh/promises/gdp_growth/#extremes")
        page.wait_for_url("**/zh/indicators/gdp_growth/#extremes")
        expect(page.locator("details:has(#extremes)")).to_have_attribute("open", "")
    context.close()
