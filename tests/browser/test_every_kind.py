"""Every kind of page, in both languages and both schemes: accessible, within its width, and on its own origin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from shengce.derive.knowledge import Knowledge
from shengce.views.kinds import Kind
from shengce.views.site_map import KINDS, WRITTEN
from tests.browser.visits import NARROW, NARROWEST, WIDE, ZOOMED, Visit, contrast_violations, violations, visiting
from tests.records.checked import checked

pytestmark = pytest.mark.browser

# Beside the first page of each kind, those that show what the first may not, and those that no kind makes.
OTHERS = {
    "province-not-applicable": "provinces/hong-kong/",
    "province-year": "provinces/jiangxi/2023/",
    "province-year-of-policies": "provinces/shandong/2023/",
    "indicator": "indicators/industrial_value_added_growth/",
    "indicator-of-few-figures": "indicators/digital_economy_core_value_added_growth/",
    "term": "glossary/industrial-brain/",
    "source": "sources/local-work-2023/",
    "source-of-a-report": "sources/work-report-jiangxi-2023/",
    "about": "about/",
}
NO_PAGES = {"chooser": "", "missing": "no/such/page/"}
SCHEMES = {"light": "paper", "dark": "ink"}
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return checked().knowledge


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != WRITTEN], ids=lambda kind: kind.name)
def test_kind(browser: Browser, site_address: str, knowledge: Knowledge, kind: Kind, code: str) -> None:
    first = next(iter(kind.pages(knowledge)))
    assert_sound(browser, f"{site_address}{code}/{first.path}")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("address", OTHERS.values(), ids=OTHERS)
def test_other_page(browser: Browser, site_address: str, address: str, code: str) -> None:
    assert_sound(browser, f"{site_address}{code}/{address}")


@pytest.mark.parametrize("address", NO_PAGES.values(), ids=NO_PAGES)
def test_page_of_no_language(browser: Browser, site_address: str, address: str) -> None:
    assert_sound(browser, site_address + address)


def assert_sound(browser: Browser, address: str) -> None:
    """Ask everything of a page at all widths; the schemes differ in colour alone, so the rest is asked of one."""
    with visiting(browser, address, color_scheme="light", reduced_motion="reduce") as visit:
        problems = [found for width in (WIDE, NARROW) for found in problems_at(visit, width)]
        problems += [found for width in (NARROW, NARROWEST, ZOOMED) for found in visit.overflow(width)]
        assert problems + visit.problems() == []


def problems_at(visit: Visit, width: int) -> list[str]:
    """Return what is wrong at a width: in the light scheme, then of colour in the dark one."""
    visit.resize(width)
    visit.page.emulate_media(color_scheme="light")
    light = violations(visit.page)
    visit.page.emulate_media(color_scheme="dark")
    dark = contrast_violations(visit.page)
    return [f"light at {width}: {found}" for found in light] + [f"dark at {width}: {found}" for found in dark]


@pytest.mark.parametrize(("system", "scheme"), SCHEMES.items())
def test_scheme_follows_the_system(browser: Browser, site_address: str, system: str, scheme: str) -> None:
    with visiting(browser, f"{site_address}zh/", color_scheme=system) as visit:
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == scheme
