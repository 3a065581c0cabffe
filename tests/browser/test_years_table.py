"""The table of all provinces and years on an indicator's page: one region's rows, and ranks by a chosen year."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import visiting

pytestmark = pytest.mark.browser

# Whether a column's head stands within the part of the table that is scrolled to.
IS_SHOWN = """(head) => {
  const [own, part] = [head, head.closest(".sc-scroll")].map((element) => element.getBoundingClientRect());
  return own.left >= part.left && own.right <= part.right + 1;
}"""
ROWS = "[data-years-rows] tr:visible"


def provinces(page: Page) -> list[str]:
    return [head.inner_text().strip() for head in page.locator(f"{ROWS} > th").all()]


def column(page: Page, value: str) -> list[tuple[int, float | None]]:
    """Return rank and number of each shown row in the column that was chosen; rank 0 where none is shown."""
    measure, place = value.split(" ")
    script = """([rows, measure, place]) => [...document.querySelectorAll(rows)]
        .filter((row) => !row.hidden)
        .map((row) => [row.cells[0].dataset.rank ?? 0, row.cells[Number(place) + 1].dataset[measure] ?? null])"""
    found = page.evaluate(script, ["[data-years-rows] tr", measure, place])
    return [(int(rank), None if number is None else float(number)) for rank, number in found]


def choose(page: Page, words: str) -> str:
    choice = page.get_by_label("按此排名")
    choice.select_option(label=words)
    return str(choice.input_value())


def test_one_region_is_kept_and_all_come_back(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/indicators/gdp_growth/") as visit:
        page = visit.page
        everything = provinces(page)
        assert len(everything) == 31
        page.get_by_role("button", name="东北").click()
        assert provinces(page) == ["辽宁", "吉林", "黑龙江"]
        page.get_by_role("button", name="全部地区").click()
        assert provinces(page) == everything


def test_ranks_follow_the_numbers_of_the_chosen_year(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/indicators/gdp_growth/") as visit:
        page = visit.page
        usual = provinces(page)
        shown = column(page, choose(page, "2020 结果"))
        numbers = [number for _, number in shown if number is not None]
        assert len(numbers) > 25 and numbers == sorted(numbers, reverse=True)
        assert [rank for rank, number in shown if number is not None] == [
            1 + sum(other > number for other in numbers) for number in numbers
        ]
        assert all(number is None and rank == 0 for rank, number in shown[len(numbers) :])
        head = page.locator("thead th[aria-sort]")
        expect(head).to_have_text("2020")
        assert head.evaluate(IS_SHOWN)
        choose(page, "按地区排列")
        assert provinces(page) == usual


def test_where_lower_is_better_the_furthest_fall_comes_first(browser: Browser, site_address: str) -> None:
    with visiting(browser, site_address + "zh/indicators/energy_intensity_change/") as visit:
        page = visit.page
        page.get_by_role("button", name="西部").click()
        shown = column(page, choose(page, "2009 目标"))
        numbers = [number for _, number in shown if number is not None]
        assert len(numbers) > 3 and numbers == sorted(numbers)
        assert shown[0][0] == 1
