"""The layout of every kind of page at three widths: tables that fit or say so, whole words, legible text, no long wait.

The limits stand here as one list of numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from shengce.derive.knowledge import Knowledge
from shengce.views.kinds import Kind
from shengce.views.site_map import KINDS, WRITTEN
from tests.browser.layout import height_of, layout_faults
from tests.browser.representatives import representatives
from tests.browser.visits import Visit, visiting
from tests.published import Published
from tests.records.checked import checked

pytestmark = pytest.mark.browser

DESKTOP, TABLET, PHONE = 1440, 768, 390
_SCREEN = 800
TALLEST = {
    "home": 4000,
    "provinces": 3000,
    "province": 5000,
    "province_year": 6000,
    "province_programmes": 3500,
    "indicators": 3500,
    "indicator": 5000,
    "industries": 4200,
    "industry": 3500,
    "promises": 4000,
    "years": 2000,
    "year": 3500,
    "nation": 4000,
    "compare": 4000,
    "explore": 2800,
    "words": 2000,
    "themes": 2500,
    "theme": 4000,
    "glossary": 3000,
    "term": 4000,
    "sources": 3500,
    "source": 9000,
    "coverage": 3000,
    "data": 4500,
    "api": 7500,
    "changes": 2000,
    "method": 7000,
    "search": 1500,
    "index_of_pages": 4000,
    WRITTEN.name: 7000,
}
"""The height of a kind in pixels at DESKTOP, as it opens; at PHONE twice that."""
LANGUAGES = ("zh", "en")
_HEAVIEST = 5
_HEIGHTS = """(element) => [false, true].map((hidden) => {
  element.hidden = hidden;
  return element.getBoundingClientRect().height;
})"""

Faults = dict[str, list[str]]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return checked().knowledge


def test_every_kind_has_a_height() -> None:
    assert TALLEST.keys() == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind(browser: Browser, site_address: str, knowledge: Knowledge, kind: Kind) -> None:
    paths = representatives(knowledge)[kind.name]
    found = faults_of(browser, (f"{site_address}{code}/{path}" for code in LANGUAGES for path in paths), kind.name)
    assert found == {}


def test_the_heaviest_pages(browser: Browser, site_address: str, built_site: Published, knowledge: Knowledge) -> None:
    kinds = {page.path: kind.name for kind in KINDS if kind != WRITTEN for page in kind.pages(knowledge)}
    size = {path: (built_site.root / "en" / path / "index.html").stat().st_size for path in kinds}
    measured_above = {path for paths in representatives(knowledge).values() for path in paths}
    heaviest = sorted(kinds, key=lambda path: -size[path])[:_HEAVIEST]
    for path in (path for path in heaviest if path not in measured_above):
        found = faults_of(browser, (f"{site_address}{code}/{path}" for code in LANGUAGES), kinds[path])
        assert found == {}, path


@pytest.mark.parametrize("selector", ["[data-strictness]", "[data-regions]"])
def test_what_a_script_shows_has_its_room_before(browser: Browser, site_address: str, selector: str) -> None:
    with visiting(browser, f"{site_address}en/years/2026/", viewport={"width": PHONE, "height": 844}) as visit:
        part = visit.page.locator(selector)
        expect(part).to_be_visible()
        shown, hidden = part.evaluate(_HEIGHTS)
        assert hidden == shown > 0


def faults_of(browser: Browser, addresses: Iterator[str], kind: str) -> Faults:
    """Return what is wrong with any of the pages at any width, by the name of the fault."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        for widths, tallest in (((DESKTOP, TABLET), TALLEST[kind]), ((PHONE,), 2 * TALLEST[kind])):
            viewport = {"width": widths[0], "height": _SCREEN}
            with visiting(browser, address, reduced_motion="reduce", viewport=viewport) as visit:
                for name, told in faults_as_opened(visit, widths, tallest):
                    found[name].append(f"{address} at {told}")
    return dict(found)


def faults_as_opened(visit: Visit, widths: tuple[int, ...], tallest: int) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a page opened at the first of the widths: its height, then all at each of them."""
    if (height := height_of(visit)) > tallest:  # before all folds are opened
        yield "too tall", f"{widths[0]}: {height} px of {tallest}"
    for width in widths:
        yield from ((name, f"{width}: {'; '.join(told)}") for name, told in layout_faults(visit, width).items())
