"""Chromium and the served site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.published import built_site, root_address, site_address

__all__ = ["browser", "built_site", "root_address", "site_address"]

_CANDIDATES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the system's Chromium, the one that CHROMIUM names first."""
    named = os.environ.get("CHROMIUM")
    candidates = (named, *_CANDIDATES) if named else _CANDIDATES
    return next((found for name in candidates if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. Without one the tests are skipped, or fail where CI=true."""
    executable = find_chromium()
    if executable is None:
        message = "no Chromium: install it, or name it in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield running
        running.close()
