"""Pages on paper: everything that they say, no sheet left empty; test_every_kind.py asks each kind what is cut off."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from shengce.printed.ideographs import folded
from tests.browser.paper import faults_on_paper, on_paper
from tests.browser.visits import Visit, visiting

pytestmark = pytest.mark.browser

PRINTED = {
    "indicator": "indicators/gdp_growth/",
    "indicator-of-few-years": "indicators/rd_intensity/",
    "year": "years/2024/",
    "province": "provinces/jiangxi/",
    "province-year": "provinces/jiangxi/2023/",
    "indicator-where-lower-is-better": "indicators/energy_intensity_change/",
    "promises": "promises/",
    "compare": "compare/",
}
_NEARLY_EMPTY = 100
_SHOWN = """() => {
  const texts = document.createTreeWalker(document.querySelector(".md-content__inner"), NodeFilter.SHOW_TEXT);
  const shown = [];
  while (texts.nextNode()) {
    const above = texts.currentNode.parentElement;
    const hidden = above.closest("svg, select, script, .sc-hidden") || !above.getClientRects().length;
    if (!hidden) shown.push(texts.currentNode.data);
  }
  return shown.join(" ");
}"""


def sheets_of(visit: Visit) -> list[str]:
    """Return what stands on each sheet of the printed page."""
    printed = visit.page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages]


def digits_in(text: str) -> Counter[str]:
    """Count the digits of a text; a number may be broken over two lines."""
    return Counter(filter(str.isdecimal, text))


@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED.keys())
def test_a_sheet_in_english_is_whole(browser: Browser, site_address: str, path: str) -> None:
    with visiting(browser, f"{site_address}en/{path}", reduced_motion="reduce") as visit:
        assert faults_on_paper(visit) == []


@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED.keys())
def test_everything_is_on_paper(browser: Browser, site_address: str, path: str) -> None:
    with visiting(browser, f"{site_address}zh/{path}", reduced_motion="reduce") as visit:
        visit.page.wait_for_load_state("networkidle")
        assert faults_on_paper(visit) == []
        shown = digits_in(visit.page.evaluate(_SHOWN))
        sheets = sheets_of(visit)
    assert sum(shown.values()) > 50
    assert shown - digits_in("\n".join(sheets)) == Counter()
    assert [number for number, text in enumerate(sheets[:-1], 1) if len(text) < _NEARLY_EMPTY] == []


def test_every_year_of_an_indicator_stands_with_every_province(browser: Browser, site_address: str) -> None:
    with visiting(browser, f"{site_address}zh/indicators/gdp_growth/", reduced_motion="reduce") as visit:
        years = visit.page.locator(".sc-heat thead abbr").all_inner_texts()
        provinces = visit.page.locator(".sc-heat tbody th[scope=row]").all_inner_texts()
        cells = visit.page.locator("a.sc-heat__cell").all_text_contents()
        # A font that draws an ideograph and its look-alike radical alike leaves open which of them was printed.
        text = folded("\n".join(sheets_of(on_paper(visit))))
    assert len(years) > 20 and len(provinces) > 30
    assert [word for word in (*years, *provinces, *cells) if word not in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_light(browser: Browser, site_address: str, scheme: str) -> None:
    with visiting(browser, f"{site_address}zh/years/2024/", color_scheme=scheme, reduced_motion="reduce") as visit:
        on_paper(visit)
        body = "getComputedStyle(document.body)"
        assert visit.page.evaluate(f"{body}.getPropertyValue('--sc-paper').trim()") == "#ffffff"
        assert visit.page.evaluate(f"{body}.color") == "rgb(29, 33, 38)"
