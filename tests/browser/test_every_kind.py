"""Every kind of page, in both languages and both schemes: accessible, within its width, and on its own origin."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from shengce.derive.knowledge import Knowledge
from shengce.views.kinds import Kind
from shengce.views.site_map import KINDS
from tests.browser.representatives import representatives
from tests.browser.visits import NARROW, NARROWEST, WIDE, ZOOMED, Visit, violations, visiting
from tests.records.checked import checked

pytestmark = pytest.mark.browser

NO_PAGES = {"chooser": "", "missing": "no/such/page/"}
SCHEMES = {"light": "paper", "dark": "ink"}
LANGUAGES = ("zh", "en")
SEEN: dict[str, tuple[tuple[int, Literal["light", "dark"]], ...]] = {
    "zh": ((WIDE, "light"), (NARROW, "dark")),
    "en": ((WIDE, "dark"), (NARROW, "light")),
}
"""How a page is looked at: one template and one style make both languages, so each shows half of what there is."""


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
    """Ask everything of a page at two widths, a scheme each, and at all widths whether it fits."""
    with visiting(browser, address, reduced_motion="reduce") as visit:
        visit.open_folds()
        problems = [found for width, scheme in SEEN[code] for found in problems_at(visit, width, scheme)]
        problems += [found for width in (NARROW, NARROWEST, ZOOMED) for found in visit.overflow(width)]
        return problems + visit.problems()


def problems_at(visit: Visit, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    """Return what is wrong at a width in a scheme."""
    visit.resize(width)
    visit.page.emulate_media(color_scheme=scheme)
    return [f"{scheme} at {width}: {found}" for found in violations(visit.page)]


@pytest.mark.parametrize(("system", "scheme"), SCHEMES.items())
def test_scheme_follows_the_system(browser: Browser, site_address: str, system: str, scheme: str) -> None:
    with visiting(browser, f"{site_address}zh/", color_scheme=system) as visit:
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == scheme
