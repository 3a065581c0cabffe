"""Every kind of page, in both languages and schemes: accessible, within its width, whole on paper, on one origin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from shengce.derive.knowledge import Knowledge
from shengce.views.kinds import Kind
from shengce.views.site_map import KINDS
from tests.browser.paper import faults_on_paper
from tests.browser.representatives import representatives
from tests.browser.visits import NARROW, NARROWEST, WIDE, ZOOMED, Visit, look_violations, violations, visiting
from tests.records.checked import checked

pytestmark = pytest.mark.browser

NO_PAGES = {"chooser": "", "missing": "no/such/page/"}
SCHEMES = {"light": "paper", "dark": "ink"}
LANGUAGES = ("zh", "en")
Scheme = Literal["light", "dark"]
SEEN: dict[str, tuple[tuple[int, Scheme, Callable[[Page], list[str]]], ...]] = {
    "zh": ((WIDE, "light", violations), (NARROW, "dark", look_violations)),
    "en": ((NARROW, "light", violations), (WIDE, "dark", look_violations)),
}
"""Where a page is asked everything, and where its looks alone: one template and one style make both languages."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return checked().knowledge


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind(browser: Browser, site_address: str, knowledge: Knowledge, kind: Kind, code: str) -> None:
    pages = [f"{site_address}{code}/{path}" for path in representatives(knowledge)[kind.name]]
    assert {page: problems for page in pages if (problems := problems_of(browser, page, code))} == {}


@pytest.mark.parametrize("address", NO_PAGES.values(), ids=NO_PAGES)
def test_page_of_no_language(browser: Browser, site_address: str, address: str) -> None:
    assert problems_of(browser, site_address + address, "zh") == []


def problems_of(browser: Browser, address: str, code: str) -> list[str]:
    """Ask everything of a page at one width, its looks at another, whether it fits at all widths and on paper."""
    with visiting(browser, address, reduced_motion="reduce") as visit:
        visit.open_folds()
        problems = [found for at in SEEN[code] for found in problems_at(visit, *at)]
        problems += [found for width in (NARROW, NARROWEST, ZOOMED) for found in visit.overflow(width)]
        return problems + faults_on_paper(visit) + visit.problems()


def problems_at(visit: Visit, width: int, scheme: Scheme, asked: Callable[[Page], list[str]]) -> list[str]:
    """Return what is wrong at a width in a scheme."""
    visit.resize(width)
    visit.page.emulate_media(color_scheme=scheme)
    return [f"{scheme} at {width}: {found}" for found in asked(visit.page)]


@pytest.mark.parametrize(("system", "scheme"), SCHEMES.items())
def test_scheme_follows_the_system(browser: Browser, site_address: str, system: str, scheme: str) -> None:
    with visiting(browser, f"{site_address}zh/", color_scheme=system) as visit:
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == scheme
