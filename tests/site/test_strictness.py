"""Every page that strict counting would change has the switch to it."""

from __future__ import annotations

import pytest

from tests.published import Page

pytestmark = pytest.mark.site

_CHANGES = ('class="sc-strict"', "--met-about", "--sc-about-")


def test_what_changes_where_counting_is_strict_stands_beside_the_switch(pages: tuple[Page, ...]) -> None:
    changing = [page for page in pages if any(mark in page.source for mark in _CHANGES)]
    assert changing
    assert [page.name for page in changing if "data-strictness" not in page.source] == []
