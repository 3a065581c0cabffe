"""A page as it is printed: laid out as a sheet holds it, and what is wrong with it there."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import ViewportSize

from tests.browser.visits import Visit

SHEET: ViewportSize = {"width": 672, "height": 986}
"""What the margins leave of A4, in CSS pixels."""
_OUTLINE = 4  # that of a chart's letters, in the colour of the paper
_CONTROLS = """() => [...document.querySelectorAll(
  "button:not(.sc-sort), select, input, summary::before, [download], .sc-tabs, .sc-toc, .sc-turn, .sc-jump, " +
  ".sc-readout")]
  .filter((element) => element.getClientRects().length)
  .map((element) => element.tagName + "." + element.getAttribute("class"))"""
_CHART_HEIGHTS = """() => [...document.querySelectorAll(".sc-chart")]
  .map((chart) => chart.getBoundingClientRect().height)"""


def on_paper(visit: Visit) -> Visit:
    """Lay the page out as a sheet holds it, its folds open as for the printer."""
    visit.page.set_viewport_size(SHEET)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return visit


def faults_on_paper(visit: Visit) -> list[str]:
    """Return what is cut off, which charts are taller than their sheet, and what is there only to be clicked."""
    cut = on_paper(visit).overflow(SHEET["width"], _OUTLINE)
    heights: list[float] = visit.page.evaluate(_CHART_HEIGHTS)
    tall = [f"a chart of {height} px" for height in heights if height >= SHEET["height"]]
    return [f"on paper: {fault}" for fault in (*cut, *tall, *_controls(visit))]


def _controls(visit: Visit) -> Iterator[str]:
    """Yield what can only be clicked; what was searched for stays, and the heads by which a table is sorted."""
    chosen = ["INPUT.sc-search__input"] * visit.page.locator("main .sc-search__input:visible").count()
    chosen += ["BUTTON.sc-sort"] * visit.page.locator("th > .sc-sort:visible").count()
    found = visit.page.evaluate(_CONTROLS)
    yield from (control for control in found if control not in chosen)
