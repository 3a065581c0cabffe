"""Pages on paper: everything that they say, nothing that can only be clicked, no sheet cut or left empty."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize
from pypdf import PdfReader

from shengce.derive.knowledge import Knowledge
from shengce.printed.ideographs import folded
from shengce.views.kinds import Kind
from shengce.views.site_map import KINDS, WRITTEN
from tests.browser.visits import Visit, visiting
from tests.records.checked import checked

pytestmark = pytest.mark.browser

SHEET: ViewportSize = {"width": 672, "height": 986}
"""What the margins leave of A4, in CSS pixels."""
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
_OUTLINE = 4  # that of a chart's letters, in the colour of the paper
_CONTROLS = """() => [...document.querySelectorAll(
  "button:not(.sc-sort), select, input, summary::before, [download], .sc-tabs, .sc-toc, .sc-turn, .sc-jump, " +
  ".sc-readout")]
  .filter((element) => element.getClientRects().length)
  .map((element) => element.tagName + "." + element.getAttribute("class"))"""
_CHART_HEIGHTS = """() => [...document.querySelectorAll(".sc-chart")]
  .map((chart) => chart.getBoundingClientRect().height)"""
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


def on_paper(visit: Visit) -> Visit:
    """Lay the page out as a sheet holds it, its folds open as for the printer."""
    visit.page.set_viewport_size(SHEET)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return visit


def sheets_of(visit: Visit) -> list[str]:
    """Return what stands on each sheet of the printed page."""
    printed = visit.page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages]


def digits_in(text: str) -> Counter[str]:
    """Count the digits of a text; a number may be broken over two lines."""
    return Counter(filter(str.isdecimal, text))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return checked().knowledge


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != WRITTEN], ids=lambda kind: kind.name)
def test_a_sheet_of_any_kind_is_whole(
    browser: Browser, site_address: str, knowledge: Knowledge, kind: Kind, code: str
) -> None:
    first = next(iter(kind.pages(knowledge)))
    assert_whole(browser, f"{site_address}{code}/{first.path}")


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED.keys())
def test_a_sheet_is_whole(browser: Browser, site_address: str, path: str, code: str) -> None:
    assert_whole(browser, f"{site_address}{code}/{path}")


def assert_whole(browser: Browser, address: str) -> None:
    """Nothing is cut off, a chart is no taller than its sheet, and nothing is there to be clicked."""
    with visiting(browser, address, reduced_motion="reduce") as visit:
        on_paper(visit)
        assert visit.overflow(SHEET["width"], _OUTLINE) == []
        assert list(controls(visit)) == []
        assert all(height < SHEET["height"] for height in visit.page.evaluate(_CHART_HEIGHTS))


def controls(visit: Visit) -> Iterator[str]:
    """Yield what can only be clicked; what was searched for stays, and the heads by which a table is sorted."""
    chosen = ["INPUT.sc-search__input"] * visit.page.locator("main .sc-search__input:visible").count()
    chosen += ["BUTTON.sc-sort"] * visit.page.locator("th > .sc-sort:visible").count()
    found = visit.page.evaluate(_CONTROLS)
    yield from (control for control in found if control not in chosen)


@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED.keys())
def test_everything_is_on_paper(browser: Browser, site_address: str, path: str) -> None:
    with visiting(browser, f"{site_address}zh/{path}", reduced_motion="reduce") as visit:
        visit.page.wait_for_load_state("networkidle")
        on_paper(visit)
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
