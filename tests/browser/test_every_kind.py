"""Every kind of page, in both languages and both schemes: accessible, within its width, and on its own origin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import NARROW, NARROWEST, WIDE, ZOOMED, Visit, contrast_violations, violations, visiting

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "provinces": "provinces/",
    "province": "provinces/jiangxi/",
    "nation": "nation/",
    "promises": "promises/",
    "promise": "promises/gdp_growth/",
    "years": "years/",
    "year": "years/2022/",
    "data": "data/",
    "province-not-applicable": "provinces/hong-kong/",
    "province-year": "provinces/jiangxi/2023/",
    "province-year-of-policies": "provinces/shandong/2023/",
    "indicators": "indicators/",
    "indicator": "indicators/industrial_value_added_growth/",
    "indicator-of-few-figures": "indicators/digital_economy_core_value_added_growth/",
    "compare": "compare/",
    "themes": "themes/",
    "theme": "themes/digitalisation/",
    "glossary": "glossary/",
    "term": "glossary/industrial-brain/",
    "sources": "sources/",
    "source": "sources/local-work-2023/",
    "source-of-a-report": "sources/work-report-jiangxi-2023/",
    "coverage": "coverage/",
    "about": "about/",
    "method": "method/",
    "index-of-pages": "index-of-pages/",
}
ADDRESSES = {f"{kind}-{code}": f"{code}/{address}" for kind, address in KINDS.items() for code in ("zh", "en")}
ADDRESSES |= {"chooser": "", "missing": "no/such/page/"}
SCHEMES = {"light": "paper", "dark": "ink"}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_page(browser: Browser, site_address: str, address: str) -> None:
    """The schemes differ in colour alone, so everything else is asked of one."""
    with visiting(browser, site_address + address, color_scheme="light", reduced_motion="reduce") as visit:
        problems = [found for width in (WIDE, NARROW) for found in problems_at(visit, width)]
        problems += [found for width in (NARROW, NARROWEST, ZOOMED) for found in visit.overflow(width)]
        assert problems + visit.problems() == []


def problems_at(visit: Visit, width: int) -> list[str]:
    """Return what is wrong at a width: in the light scheme, then of colour in the dark one."""
    visit.resize(width)
    visit.page.emulate_media(color_scheme="light")
    light = violations(visit.page) + contrast_violations(visit.page)
    visit.page.emulate_media(color_scheme="dark")
    dark = contrast_violations(visit.page)
    return [f"light at {width}: {found}" for found in light] + [f"dark at {width}: {found}" for found in dark]


@pytest.mark.parametrize(("system", "scheme"), SCHEMES.items())
def test_scheme_follows_the_system(browser: Browser, site_address: str, system: str, scheme: str) -> None:
    with visiting(browser, f"{site_address}zh/", color_scheme=system) as visit:
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == scheme
