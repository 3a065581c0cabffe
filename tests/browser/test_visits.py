"""Visits share a context, and yet each is that of a reader who was never here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser

_PUT_DOWN = """() => {
  for (const kept of [localStorage, sessionStorage]) kept.setItem("left", "behind");
  document.cookie = "left=behind";
}"""
_FOUND = "[localStorage.getItem('left'), sessionStorage.getItem('left'), document.cookie]"


def test_a_visit_leaves_nothing_to_the_next(browser: Browser, small_address: str) -> None:
    with visiting(browser, small_address) as first:
        first.page.evaluate(_PUT_DOWN)
        assert first.page.evaluate(_FOUND) == ["behind", "behind", "left=behind"]
    with visiting(browser, small_address) as second:
        assert second.page.context is first.page.context
        assert second.page.evaluate(_FOUND) == [None, None, ""]
        assert len(second.page.context.pages) == 1 + 1  # one is empty, and keeps the context
