"""What the tests of the built pages share."""

from __future__ import annotations

import pytest

from tests.published import Page, Published, built_site, site_address

__all__ = ["built_site", "pages", "site_address"]


@pytest.fixture(params=["zh", "en"])
def pages(request: pytest.FixtureRequest, built_site: Published) -> tuple[Page, ...]:
    """The pages of one language."""
    return built_site.of(request.param)
